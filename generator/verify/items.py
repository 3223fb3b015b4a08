"""What is a number in a text: quantities and dates; and what only looks like one: citations, labels, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.verify import dates, numbers, units

Kind = Literal["quantity", "date", "citation", "label", "code", "roman", "lines", "address"]


@dataclass(frozen=True)
class Item:
    """One number, date or label at `start` to `end` of a string."""

    kind: Kind
    start: int
    end: int
    text: str
    numbers: tuple[str, ...] = ()
    shape: Literal["number", "range", "dimensions"] = "number"
    comparator: str = ""
    unit: str = ""
    date: dates.Parts = (None, None, None)
    in_words: bool = False
    how_often: bool = False  # once, twice, b.i.d.


# What only looks like a number comes first: the alternatives are tried in this order.
_LIST = r"(?:\s*(?:,|-|and|to|&)\s*)"
_ADDRESS = (
    r"https?://\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|\b10\.\d{4,9}/\S+"
    r"|(?<![\w-])[\w-]{1,80}\.(?:jpg|png|gif|tiff?|pdf)\b|\bhcc-\d+|\b(?:CC\s)?BY[-A-Z ]*\d\.\d"
)
_CITED = (
    r"\[(?P<cite_1>\d+(?:\s*[-,]\s*\d+)*)\]"  # [3], [1,2], [23-25]
    r"|(?<=[A-Za-z)%])[.,](?P<cite_2>\d{1,2}(?:[,-]\d{1,2})*)(?=\s|$)"  # a raised number behind a full stop or comma
    rf"|\b(?i:references?|refs?\.)\s+(?P<cite_3>\d+(?:{_LIST}\d+)*)"  # references 2 and 3
)
_LABELS = (  # Figures 1-4A, Tables 1 and 2; Figure 1A, B
    r"\b(?i:figures|figs|tables)\b\.?\s*(?P<labels>\d+[A-Z]?"
    rf"(?:{_LIST}(?:\d+[A-Z]?\b|[A-Z]\b(?![a-z])))*)"
    r"|\b(?i:figure|fig|table)\b\.?\s*(?P<label>\d+[A-Z]?"
    r"(?:\s*(?:,|-)\s*[A-Z]\b|-\d+[A-Z]?\b|\sand\s\d+[A-Z]?\b(?=\s*[).,:;]|$))*)"
)
_CODE = (
    r"(?<!\w)(?:[A-Za-z]{1,12}\)?-)?[A-Za-z]{1,30}\d+[A-Za-z0-9]*(?:/\d+)?(?![\w])"  # T4N0M1, S5/6, PD-L1
    r"|(?<![\w-])\(?[A-Za-z]{1,12}\)?-(?!(?:19|20)\d\d\b)\d+(?:,\d+)*(?!\w|\.\d)|(?<=\s)-\d\b"  # PTV-1, VEGFR-2 and -3
    r"|(?<![\w.])\d{1,2}-[A-Z]{2,}\b|(?<![\w.])\d-[a-z]{2,}uracil|\bBAY\s\d+-\d+"  # 5-FU
)
_ROMAN = (  # segment VI, stages III/IV, phase II
    r"\b(?i:segments?|stages?|grades?|phase|type|class)\s+(?P<roman>(?:I{1,3}|IV|VI{0,3}|IX|X)[ABab]?"
    r"(?:[/-](?:I{1,3}|IV|VI{0,3}))?)\b"
)
_A_UNIT = rf"\s*(?i:{units.PATTERN})(?![A-Za-z0-9])"
_YEAR = rf"(?<!\w)(?<!\d[.,]){dates.YEAR}(?!{_A_UNIT})"
_TIMES = (
    r"\b(?P<times>(?i:once(?=\s+(?:daily|weekly|a|per|each|every)\b|\s*[.,;:)]|$)|twice"
    r"|b\.\s?i\.\s?d\b\.?|bid\b|b\.d\b\.?|bd\b|t\.\s?i\.\s?d\b\.?|tid\b|tds\b|q\.?d\.?\b))"
)
_LINES = r"\b(?i:lines?)\s+(?P<lines>\d+(?:\s*-\s*\d+)?(?:\s*(?:,|and|to)\s*\d+(?:\s*-\s*\d+)?)*)"
_GLUED = r"(?<=year|onth|week)(?=for|of|after|in|from|to)"  # spaces lost in the text: '1yearfor'
_LIKE_A_DATE = rf"(?:19[5-9]\d|20\d\d)(?:-[01]\d(?!\d)|(?![\d,]?\d|\.\d)(?!{_A_UNIT}))"
# '1 210 ng/mL', '72,5 IU/L', '12,5 x 8,0 cm': a unit must follow, at once or behind a second number.
_WITH_UNIT = rf"(?:{numbers.APART})(?=(?:\s*[-x]\s*(?:{numbers.APART}|{numbers.DIGITS}))?{_A_UNIT})"
# A prefix or a bound, one number or two, a unit, and a bound behind: 'more than 3.0 x 2.5 cm', 'grade 3 or higher'.
_QUANTITY = (
    r"(?P<prefix>\b(?i:grades?|scores?(?:\s+(?:of|was|is))?)\s+)?"
    rf"(?P<before>(?:(?<![A-Za-z])|(?=[<>≥≤~]))(?i:{numbers.BEFORE})\s*)?"
    rf"(?!{_LIKE_A_DATE})(?<![\w])(?<!\d[.,])(?P<first>{_WITH_UNIT}|{numbers.DIGITS}|(?i:\b(?:{numbers.IN_WORDS})\b))"
    rf"(?:(?P<joint>\s*-\s*|\s*x\s*(?!10\s?(?:\^|[⁰-⁹³]|\d\s?/))|\s+to\s+)(?P<second>{_WITH_UNIT}|{numbers.DIGITS})(?![\d]))?"
    rf"(?:(?:[\s\u00ad-]*|\.(?=[a-z]))(?P<unit>(?i:{units.PATTERN}))(?:(?![A-Za-z0-9])|{_GLUED}))?"
    rf"(?P<after>(?i:{numbers.AFTER}))?"
)
_DATES = rf"(?<![\w.])(?:{'|'.join(dates.PATTERNS)})"
_ALL = "|".join((_ADDRESS, _CITED, _LABELS, _DATES, _CODE, _ROMAN, _YEAR, _TIMES, _QUANTITY))
_TEXT, _PROSE = re.compile(_ALL), re.compile(f"{_LINES}|{_ALL}")
_JOINED = re.compile(r",?\s*(?:,|and|or|vs\.?|versus|against|to)\s*")


def scan(text: str, prose: bool = False) -> Iterator[Item]:
    """Every item of a string, from left to right; `prose` is ours and may name lines of the article."""
    found = [_item(match, match.groupdict()) for match in (_PROSE if prose else _TEXT).finditer(text)]
    for index in range(len(found) - 2, -1, -1):
        found[index] = _with_unit_of(found[index], found[index + 1], text)
    for index in range(1, len(found)):
        found[index] = _with_grade_of(found[index - 1], found[index], text)
    yield from found


def _with_unit_of(item: Item, after: Item, text: str) -> Item:
    """The first of several numbers of a list has the unit of the last: 'about 6 and 8 months'."""
    is_list = item.kind == after.kind == "quantity" and not item.unit and not after.in_words
    if is_list and after.unit and after.unit != "times" and _JOINED.fullmatch(text, item.end, after.start):
        return replace(item, unit=after.unit)
    return item


def _with_grade_of(before: Item, item: Item, text: str) -> Item:
    """The second of two grades is one, too: 'grade 3 or 4'."""
    is_list = before.unit == "grade" and item.kind == "quantity" and not item.unit
    return replace(item, unit="grade") if is_list and _JOINED.fullmatch(text, before.end, item.start) else item


def _item(match: re.Match[str], groups: dict[str, str | None]) -> Item:
    span = (match.start(), match.end(), " ".join(match[0].replace("\u00ad", "").split()))
    if groups.get("lines"):
        return Item("lines", *span)
    cited = groups["cite_1"] or groups["cite_2"] or groups["cite_3"]
    if cited:
        return Item("citation", *span, numbers=tuple(_listed(cited)))
    label = groups["label"] or groups["labels"]
    if label:
        return Item("label", *span, numbers=tuple(_listed(label)))
    if groups["roman"]:
        return Item("roman", *span, numbers=(groups["roman"],))
    if groups["times"]:
        often = groups["times"].lower()
        times = "1" if often[0] in "oq" else "3" if often[:2] in {"t.", "ti", "td"} else "2"
        return Item("quantity", *span, numbers=(times,), unit="times", in_words=True, how_often=True)
    date = dates.parts_of(groups)
    if any(date):
        return Item("date", *span, date=date)
    if groups["first"]:
        return _quantity(span, groups)
    return Item("address" if re.match(_ADDRESS, match[0]) else "code", *span)


def _listed(text: str) -> Iterator[str]:
    """The numbers of a list, ranges filled: '1, 3-5' has 1, 3, 4 and 5."""
    for part in re.finditer(r"(\d{1,6})[A-Z]?(?:\s*(?:-|to)\s*(\d{1,6}))?", text):
        last = int(part[2] or part[1])
        yield from map(str, range(int(part[1]), min(last, int(part[1]) + 200) + 1))


def _quantity(span: tuple[int, int, str], groups: dict[str, str | None]) -> Item:
    first, joint, second = groups["first"] or "", groups["joint"], groups["second"]
    shape: Literal["number", "range", "dimensions"] = "number"
    if joint:
        shape = "dimensions" if "x" in joint else "range"
    prefix = "grade" if (groups["prefix"] or "").lower().startswith("grade") else "score" if groups["prefix"] else ""
    return Item(
        "quantity",
        *span,
        numbers=tuple(numbers.digits_of(part) for part in (first, second) if part),
        shape=shape,
        comparator=numbers.comparator(groups["before"] or "", groups["after"] or ""),
        unit=units.canonical(groups["unit"]) if groups["unit"] else prefix,
        in_words=not first[:1].isdigit(),
    )
