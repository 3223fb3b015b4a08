"""Numbers in our own words, and the lines that these words name for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.values import LineRange, Location
from generator.verify import dates, units
from generator.verify.claims import Claim, Kind, Ranges
from generator.verify.items import Item, scan
from generator.verify.text import plain

_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_KINDS: dict[str, Kind] = {
    "quantity": "number",
    "date": "date",
    "code": "code",
    "roman": "roman",
    "label": "label",
    "citation": "label",
}


def prose_claims(text: str, location: Location, entry: str, ranges: Ranges | None, unit: str = "") -> Iterator[Claim]:
    """A claim for each number, date and label of a text; `ranges` are the lines of its statement, None without.

    `unit` is that of a field whose numbers stand without one, such as 'cycles'."""
    items = [_with_unit(item, unit) for item in scan(plain(text), prose=True)]
    named = [part for item in items if item.kind == "lines" for part in _ranges(item.text)]
    for item in items:
        if item.kind == "lines":
            yield Claim("lines", location, entry, item.text, item, tuple(_ranges(item.text)), prose=True)
        elif item.kind in _KINDS and not _is_one(item):
            places = (*(ranges or ()), *named) if ranges or named else None
            kind = _KINDS[item.kind]
            shown = " ".join(text[item.start : item.end].split())
            yield Claim(kind, location, entry, shown, item, places, prose=True, exact=False)


def explains(reason: str, value: str) -> bool:
    """Whether a reason names the inferred date itself, or a date or lines and the time that is counted from there."""
    items = list(scan(plain(reason), prose=True))
    wanted = dates.of_record(value)
    named = [item.date for item in items if item.kind == "date"]
    if any(all(ours in (None, theirs) for ours, theirs in zip(wanted, each, strict=True)) for each in named):
        return True
    counted = any(item.kind == "quantity" and item.unit in {*units.TIMES, "cycle"} for item in items)
    return counted and bool(named)


def _with_unit(item: Item, unit: str) -> Item:
    return replace(item, unit=unit) if unit and item.kind == "quantity" and not (item.unit or item.in_words) else item


def _is_one(item: Item) -> bool:
    """'One' counts as a number only before a noun of time."""
    return item.in_words and item.numbers == ("1",) and item.unit not in {*units.TIMES, "times", "cycle"}


def _ranges(text: str) -> Iterator[LineRange]:
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        yield LineRange(first=min(first, last), last=max(first, last))
