"""What an entry says, in plain words: for the descriptions of a Phenopacket and for the list of what does not fit."""

from __future__ import annotations

from generator.markup import THIN_SPACE, amount, placed
from generator.phenopacket.mapped import Carried
from generator.values import Amount, LineRange, Model, When

_LEADS = {
    "what": "",
    "reads": "",
    "only_in_caption": "Stands only in a figure caption",
    "as_reported": "In the article: ",
    "inferred": "Inferred by the editors: ",
    "value": "",
    "is_": "",
}
_SELF_EVIDENT = ("at", "id")


def amount_words(value: Amount) -> str:
    """A quantity as printed, with its comparator and unit."""
    return amount(value).replace(THIN_SPACE, " ")


def when_words(date: When) -> str:
    """A date with the article's words and what makes it inferred."""
    parts = [date.value or ""]
    parts += [f"in words: {date.as_reported}"] if date.as_reported else []
    parts += [f"placed {placed(date)}".replace("\u00a0", " ")] if placed(date) else []
    parts += [f"inferred by the editors: {date.inferred}"] if date.inferred else []
    return "; ".join(part for part in parts if part)


def value_words(value: object) -> str:
    """A value of a field in words; empty for what is nothing or a part with fields of its own."""
    if isinstance(value, When):
        return when_words(value)
    if isinstance(value, Amount):
        return amount_words(value)
    if isinstance(value, tuple):
        return ", ".join(words for words in map(value_words, value) if words)
    if value is None or value is False or (isinstance(value, Model) and not isinstance(value, LineRange)):
        return ""
    return "yes" if value is True else str(value)


def lines_words(at: tuple[LineRange, ...]) -> str:
    """'line 47' or 'lines 60–66, 180'."""
    words = value_words(at)
    return f"line{'' if words.isdigit() else 's'} {words}"


def fields_of(part: Model) -> dict[str, str]:
    """Every field of a part that says something by itself, by name, in words."""
    found = {name: value_words(getattr(part, name)) for name in type(part).model_fields if name not in _SELF_EVIDENT}
    return {name: words for name, words in found.items() if words}


def described(part: Model, *names: str) -> tuple[str, Carried]:
    """Sentences from these fields of a part, and the account that they are carried."""
    fields = fields_of(part)
    told = tuple(name for name in names if name in fields)
    return " ".join(_sentence(name, fields[name]) for name in told), Carried(part, told)


def _sentence(name: str, words: str) -> str:
    lead = _LEADS.get(name, f"{name.rstrip('_').replace('_', ' ').capitalize()}: ")
    text = lead if name == "only_in_caption" else f"{lead}{words}"
    return text if text.endswith((".", "?", "!")) else f"{text}."
