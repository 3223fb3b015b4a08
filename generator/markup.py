"""Values to inline HTML: text made inert, numbers with units, dates, places in the article, kinds of missing."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping
from decimal import Decimal

from markupsafe import Markup

from generator.links import doi_url
from generator.model import Case, Section, Statement
from generator.values import Amount, LineRange, When

THIN_SPACE = "\u202f"
_UNITS = r"mg/kg|mg/dL|mg|kg|g/dL|g|ml|mL|IU/mL|IU/L|U/L|mAU/mL|ng/mL|ng/ml|ug/L|µg/L|cm|mm|cGy|Gy|%"
_COUNTED = r"days?|weeks?|months?|years?|cycles?|fractions?|patients?|records?|treatments?|cases?|lines?"
_NUMBER_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![A-Za-z]))")
_SLASHED_UNIT = re.compile(rf"(?<![\d,.])\d[\d,.]*{THIN_SPACE}[A-Za-zµ]+(?:/[A-Za-zµ]+)+")
_NUMBER_WORD = re.compile(rf"(?<=\d) (?=(?:{_COUNTED})(?![A-Za-z]))")
_TIMES = re.compile(r"(?<=\d) [x×] (?=\d)")
# Markdown would read these inside a text; as entities they are only themselves.
_MARKDOWN = {ord(c): f"&#{ord(c)};" for c in "\\`*_{}[]|~#!"}
_OFFSET_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
MISSING_WORDS = {"not reported": "not reported", "absent": "absent (reported)", "not assessed": "not assessed"}


def inert(text: str) -> Markup:
    """Plain text that is nothing but text, in HTML and in Markdown; not a character of it is changed."""
    escaped = html.escape(text).replace("&#x27;", "&apos;")
    return Markup(escaped.translate(_MARKDOWN))  # noqa: S704  # escaped just above


def typeset(text: str) -> Markup:
    """A sentence made inert, its numbers and units kept on one line."""
    text = _NUMBER_WORD.sub("\u00a0", _NUMBER_UNIT.sub(THIN_SPACE, text))
    return inert(_TIMES.sub(f"{THIN_SPACE}×{THIN_SPACE}", text))


def with_abbreviations(text: str, abbreviations: Mapping[str, str]) -> Markup:
    """A sentence made inert, the first use of each known abbreviation explained on hover."""
    result = str(typeset(text))
    seen: set[str] = set()

    def explain(match: re.Match[str]) -> str:
        word = match[0]
        if word in seen or word not in abbreviations:
            return word
        seen.add(word)
        return f'<abbr title="{inert(abbreviations[word])}">{word}</abbr>'

    result = _SLASHED_UNIT.sub(r'<span class="amount">\g<0></span>', result)
    return Markup(re.sub(r"(?<![\w&#-])[A-Za-z0-9][\w-]*[A-Z0-9]\b(?![\w;-])", explain, result))  # noqa: S704  # from inert text


def amount(value: Amount) -> str:
    """A quantity with its comparator and unit; digits as they were written, thousands grouped from 10,000."""
    joint = {"range": "–", "dimensions": f"{THIN_SPACE}×{THIN_SPACE}"}.get(value.shape, "")
    numbers = joint.join(_number(number) for number in value.numbers)
    unit = value.unit.replace("mm3", "mm³").replace("ug/", "µg/")
    space = "" if not unit or unit == "%" or unit.startswith("/") else THIN_SPACE
    return f"{value.comparator}{numbers}{space}{unit}"


def unbroken_amount(value: Amount) -> Markup:
    """A quantity that no line end tears apart, not even at the slash of its unit."""
    return Markup('<span class="amount">{}</span>').format(amount(value))


def _number(number: Decimal) -> str:
    return f"{number:,}" if abs(number) >= 10_000 else f"{number}"


def date_words(value: str) -> str:
    """A day, month or year in words: 2018-06-20 is 20 June 2018."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return value
    month = datetime.date(parts[0], parts[1], 1).strftime("%B")
    day = f"{parts[2]}\u00a0" if len(parts) == 3 else ""
    return f"{day}{month}\u00a0{parts[0]}"


def when(date: When | None) -> Markup:
    """A date as exact as the article; what is inferred says so."""
    if date is None:
        return missing("not reported")
    if date.value is None:
        return inert(date.as_reported or "") + _placed_by_us(date)
    shown = Markup('<time datetime="{}">{}</time>').format(date.value, date_words(date.value))
    if date.inferred:
        shown += Markup(' <span class="inferred" title="{}">inferred</span>').format(date.inferred)
    if date.as_reported:
        shown += Markup(' <span class="as-reported">(“{}”)</span>').format(inert(date.as_reported))
    return shown


def placed(date: When) -> str:
    """Between which dates words lie, or how long after the baseline, as the editors read it; empty where unknown."""
    if date.offset:
        return f"{time_words(date.offset)} after the baseline" if date.offset[1:-1] != "0" else "at the baseline"
    first, last = (date_words(bound) if bound else "" for bound in (date.not_before, date.not_after))
    if first and last:
        same = "on" if len(date.not_before or "") == 10 else "in"
        return f"between {first} and {last}" if first != last else f"{same} {last}"
    return f"not before {first}" if first else f"not after {last}" if last else ""


def time_words(offset: str) -> str:
    """An ISO 8601 duration in words: P6M is 6 months."""
    number, unit = offset[1:-1], _OFFSET_UNITS[offset[-1]]
    return f"{number}\u00a0{unit}{'' if number == '1' else 's'}"


def _placed_by_us(date: When) -> Markup:
    """The place in brackets behind the words, marked as inferred; nothing where the words say it already."""
    words, told = placed(date), date.as_reported or ""
    if not words or (date.offset and f"after {time_words(date.offset)}".replace("\u00a0", " ") in told):
        return Markup("")
    mark = Markup(' <span class="inferred" title="{}">inferred</span>').format(date.inferred) if date.inferred else ""
    return Markup(' <span class="placed">(placed {}{})</span>').format(words, mark)


def missing(kind: str) -> Markup:
    """One of the three kinds of missing, in words."""
    return Markup('<span class="missing">{}</span>').format(MISSING_WORDS[kind])


def place(statement: Statement | tuple[LineRange, ...] | None, case: Case) -> Markup:
    """The quiet marker that tells where the article states it; empty where there is no place."""
    lines = statement.at if isinstance(statement, Statement) else statement
    if not lines:
        return Markup("")
    label = f"L{lines[0]}" + ("…" if len(lines) > 1 else "")
    return Markup(
        '<sup class="place"><a href="{href}" title="{text}" aria-label="source: {text}">{label}</a></sup>'
    ).format(href=article_link(case), text=place_words(lines, case), label=label)


def place_words(lines: tuple[LineRange, ...], case: Case) -> str:
    """'Case report, line 47; Figure 1 caption, lines 80–83': the section first, the line second."""
    by_section: dict[str, list[str]] = {}
    for part in lines:
        section: Section | None = case.source.section_of(part)
        by_section.setdefault(section.name if section else "text", []).append(str(part))
    return "; ".join(f"{name}, {_line_word(parts)} {', '.join(parts)}" for name, parts in by_section.items())


def _line_word(parts: list[str]) -> str:
    return "line" if len(parts) == 1 and "–" not in parts[0] else "lines"


def article_link(case: Case) -> str:
    """Where the article is read: its DOI, else the description of the source on the page."""
    bibliography = case.source.bibliography
    if bibliography.doi and case.source.read != "secondary source":
        return doi_url(bibliography.doi)
    return "#source"
