"""Dates to days from the baseline: a span that is as wide as the date is inexact."""

from __future__ import annotations

import datetime
import re

from generator.course.model import MONTH, Span
from generator.model import Case
from generator.values import When

_DAYS = {"D": 1.0, "W": 7.0, "M": MONTH, "Y": 12 * MONTH}
_OFFSET = re.compile(r"P(\d+)([DWMY])")


def baseline_day(case: Case) -> datetime.date | None:
    """Day 0: the first day that the baseline can be; None where the record has no calendar date."""
    return case.baseline.date.bounds[0]


def span(date: When | None, origin: datetime.date | None) -> Span | None:
    """The days that the date can be; None where nothing places it. Without an origin only offsets are placed."""
    if date is None:
        return None
    if date.offset:
        return _offset_span(date.offset) if origin is None else None
    first, last = date.bounds
    if origin is None or (first is None and last is None):
        return None
    return Span((first - origin).days if first else None, (last - origin).days if last else None)


def _offset_span(offset: str) -> Span:
    """'6 months' is told in months: half a month either way. The baseline itself is exact."""
    match = _OFFSET.fullmatch(offset)
    if match is None:
        raise ValueError(f"must be an offset such as P6M, found '{offset}'")
    number, unit = int(match[1]), _DAYS[match[2]]
    half = unit / 2 if number and match[2] != "D" else 0.0
    return Span(round(number * unit - half), round(number * unit + half))
