"""What changed from one revision of a record to the next, entry by entry, in words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from generator.markup import amount, date_words, inert, placed
from generator.model import Case
from generator.values import Amount, LineRange, Model, When

# Names of fields that a reader of the page would not know.
_WORDS = {"agents": "drug", "at": "lines in the article", "is": "concept", "says": "sentence", "what": "text"}
Key = tuple[str, ...]  # the entry's id or "", then the names of the fields that lead to the value


@dataclass(frozen=True)
class Change:
    """One value that changed: its field, and what it said; None is nothing."""

    field: str
    before: Markup | None
    after: Markup | None


@dataclass(frozen=True)
class ChangedEntry:
    """An entry with its changes; `entry` is its id, or "" for what belongs to the record as a whole."""

    entry: str
    state: Literal["changed", "new", "taken away"]
    changes: tuple[Change, ...]


def changed_entries(old: Case, new: Case) -> tuple[ChangedEntry, ...]:
    """Every value that differs, in the order of the new record, then what is gone; revisions are not compared."""
    before, after = dict(_values(old)), dict(_values(new))
    keys = [key for key in {**after, **before} if before.get(key) != after.get(key)]
    entries = dict.fromkeys(entry for entry, *_ in keys)
    return tuple(
        ChangedEntry(
            entry,
            _state(entry, before, after),
            tuple(_change(key, before.get(key), after.get(key)) for key in keys if key[0] == entry),
        )
        for entry in entries
    )


def _state(entry: str, before: Mapping[Key, str], after: Mapping[Key, str]) -> Literal["changed", "new", "taken away"]:
    if not any(key[0] == entry for key in before):
        return "new"
    return "changed" if any(key[0] == entry for key in after) else "taken away"


def _change(key: Key, before: str | None, after: str | None) -> Change:
    field = re.sub(r", (?=\d)", " ", ", ".join(_WORDS.get(name, name.replace("_", " ")) for name in key[1:]))
    if before is None or after is None:
        return Change(field, _plain(before), _plain(after))
    return Change(field, *_marked(before, after))


def _plain(text: str | None) -> Markup | None:
    return None if text is None else inert(text)


def _marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Both texts with the words that differ marked as taken away and as new."""
    old, new = re.findall(r"\s*\S+", before), re.findall(r"\s*\S+", after)
    left, right = Markup(""), Markup("")
    for what, i, j, m, n in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = inert("".join(old[i:j])), inert("".join(new[m:n]))
        left += gone if what == "equal" else Markup("<del>{}</del>").format(gone) if gone else ""
        right += come if what == "equal" else Markup("<ins>{}</ins>").format(come) if come else ""
    return left, right


def _values(case: Case) -> Iterator[tuple[Key, str]]:
    for name, info in Case.model_fields.items():
        if name == "curation":
            for part in ("encoded_by", "encoded_on", "checks"):
                yield from _leaves(getattr(case.curation, part), ("", "curation", part))
        elif name != "id":
            yield from _leaves(getattr(case, name), ("", info.alias or name))


def _leaves(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    """Every value below `value` as text, under its entry and the names of its fields."""
    if value is None or value in ((), ""):
        return
    if isinstance(value, (Amount, When)) or _is_lines(value):
        yield key, _said(value)
    elif isinstance(value, Model):
        entry = getattr(value, "id", None)
        start: Key = (entry,) if isinstance(entry, str) else key
        for name, info in type(value).model_fields.items():
            if name != "id" and getattr(value, name) != info.default:
                yield from _leaves(getattr(value, name), (*start, info.alias or name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value, start=1):
            yield from _leaves(item, (*key, str(position)))
    else:
        yield key, str(value)


def _is_lines(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, LineRange) for item in value)


def _said(value: Amount | When | tuple[LineRange, ...]) -> str:
    if isinstance(value, Amount):
        return amount(value)
    if isinstance(value, When):
        return _date(value)
    return "L" + ", ".join(map(str, value))


def _date(date: When) -> str:
    parts: Mapping[str, str | None] = {
        "in the article": date.as_reported, "placed": placed(date), "inferred": date.inferred
    }  # fmt: skip
    said = [date_words(date.value)] if date.value else []
    return "; ".join(said + [f"{label}: {text}" for label, text in parts.items() if text])
