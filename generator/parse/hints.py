"""What to write instead, where the value that was found shows what was meant."""

from __future__ import annotations

import calendar
import contextlib
import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.values import Model, Quantity

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_SEP = r"\s*[./ -]\s*"
_DATES = (
    re.compile(rf"(?P<y>\d{{4}}){_SEP}(?P<m>\d{{1,2}})(?:{_SEP}(?P<d>\d{{1,2}}))?", re.ASCII),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?P<word>[A-Za-z]{3,9})\.?,?[ -](?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<word>[A-Za-z]{3,9})\.? (?:(?P<d>\d{1,2})(?:st|nd|rd|th)?,? )?(?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<m>\d{1,2})[./-](?P<y>\d{4})", re.ASCII),
)
_DAY_OR_MONTH_FIRST = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}})", re.ASCII)
_LINES = re.compile(r"(?:l(?:ines?)?\.? ?)?([1-9]\d{0,5})(?: ?(?:-|–|—|to) ?([1-9]\d{0,5}))?", re.ASCII | re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))|(?<=\b0),(?=\d)")
_LEADING_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")


def hint(detail: ErrorDetails, part: type[Model] | None) -> str:
    """'; write …', or nothing; `part` is the model that belongs here, where one does."""
    found, error = detail["input"], str(detail.get("ctx", {}).get("error", ""))
    if isinstance(found, (str, int, Decimal)) and detail["type"] in {"model_type", "model_attributes_type"}:
        return _as_mapping(_written(found), part)
    if detail["type"] == "string_type" and isinstance(found, (bool, int, Decimal)):
        return f'; write it in quotes: "{_written(found)}"'
    if detail["type"] in {"int_type", "int_from_float"}:
        return _whole_number(_written(found))
    make = _MAKERS.get(" ".join(error.split()[:4]))
    return make(_written(found)) if make and found is not None and not isinstance(found, bool) else ""


def _written(found: Any) -> str:
    if isinstance(found, bool):
        return str(found).lower()
    return ", ".join(map(str, found)) if isinstance(found, tuple) else str(found).strip()


def _as_mapping(found: str, part: type[Model] | None) -> str:
    fields = part.model_fields if part else {}
    if "missing" not in fields or len(found) > 60:
        return ""
    if found in {"not reported", "absent", "not assessed"}:
        return f"; write {{missing: {found}{'' if found == 'not reported' else ', at: 12'}}}"
    key = next((name for name in ("value", "years") if name in fields), None)
    needed = {name for name, field in fields.items() if field.is_required()}
    if key is None or needed - {key}:
        return ""
    value = found if re.fullmatch(r"[\w. -]+", found) else f'"{found}"'
    return f"; write {{{key}: {value}, at: 12}}, with the lines that state it for 12"


def _whole_number(found: str) -> str:
    match = re.fullmatch(r"(\d{1,9})(?:\.0+)?", found, re.ASCII)
    return f"; write {int(match[1])}, without quotes or other signs" if match else ""


def _date(found: str) -> str:
    if match := _DAY_OR_MONTH_FIRST.fullmatch(found):
        return _either_order(*(int(part) for part in match.groups()))
    for pattern in _DATES:
        if match := pattern.fullmatch(found):
            parts = match.groupdict()
            month = _MONTHS.get((parts.get("word") or "")[:3].lower(), 0) or int(parts.get("m") or 0)
            date = _iso(int(parts["y"]), month, int(parts.get("d") or 0))
            swapped = _iso(int(parts["y"]), int(parts.get("d") or 0), month)
            return f"; write {date or swapped}" if date or swapped else ""
    return ""


def _either_order(first: int, second: int, year: int) -> str:
    """18/06/2018 is one day, 06/07/2018 is two: the article must tell which."""
    dates = dict.fromkeys(date for date in (_iso(year, second, first), _iso(year, first, second)) if date)
    return f"; write {' or '.join(dates)}, whichever day the article means" if len(dates) > 1 else _write(*dates)


def _write(text: str = "") -> str:
    return f"; write {text}" if text else ""


def _iso(year: int, month: int, day: int) -> str:
    """The date as records write it; empty where it does not exist. Day 0 is a month."""
    with contextlib.suppress(ValueError):
        date = datetime.date(year, month, day or 1)
        return date.isoformat() if day else date.isoformat()[:7]
    return ""


def _lines(found: str) -> str:
    """'12,14' is the list [12, 14]; 'line 12' is 12, '14-12' is 12-14."""
    parts = [_LINES.fullmatch(part.strip()) for part in re.split(r"[,;&]|\band\b", found)[:20]]
    ranges = [sorted(int(number) for number in part.groups() if number) for part in parts if part]
    if len(ranges) < len(parts):
        return ""
    written = [f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in ranges]
    return f"; write {written[0] if len(written) == 1 else '[' + ', '.join(written) + ']'}"


def _grade(found: str) -> str:
    """A grade without its place, or a word in the place of a grade."""
    if re.fullmatch("[1-5]", found):
        return f"; write {{value: {found}, at: 12}}, with the lines that print it for 12"
    return "; write not reported, and keep the article's own word under 'as_reported' of the event"


def _amount(found: str) -> str:
    """A decimal comma and zeros before a number are what most people mean by them."""
    meant = _LEADING_ZEROS.sub("", _DECIMAL_COMMA.sub(".", found))
    with contextlib.suppress(ValidationError):
        if meant != found and len(found) <= 60 and TypeAdapter(Quantity).validate_python(meant):
            return f"; write {meant}" if meant.count(".") == found.count(".") else f"; write {meant} with a point"
    return ""


# By the first words of what the values say themselves.
_MAKERS: dict[str, Callable[[str], str]] = {
    "must be a day,": _date,
    "must be a date": _date,
    "must be a line,": _lines,
    "must be a number": _amount,
    "must be a grade": _grade,
}
