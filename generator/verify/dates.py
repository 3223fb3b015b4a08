"""Dates as articles and records write them."""

from __future__ import annotations

_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TWO = r"(?:0?[1-9]|1[0-2])"
_END = r"(?![\d,]?\d|\.\d)"
PATTERNS = (
    rf"(?P<iso_y>{_YEAR})(?P<sign>[-/.])(?P<iso_m>{_TWO})(?:(?P=sign)(?P<iso_d>{_DAY}))?{_END}(?!-)",
    rf"(?P<num_1>{_DAY})(?P<sign2>[/.])(?P<num_2>{_DAY})(?P=sign2)(?P<num_y>{_YEAR}){_END}",
    rf"(?P<dmy_d>{_DAY})(?:st|nd|rd|th|\.)?(?:\s+|-)(?:of\s+)?(?P<dmy_m>{_MONTH})(?:(?:,?\s+|-)(?P<dmy_y>{_YEAR}){_END})?",
    rf"(?P<mdy_m>{_MONTH})\s*(?P<mdy_d>{_DAY})(?:st|nd|rd|th)?(?!\d|\.\d)(?:\s*,?\s*(?P<mdy_y>{_YEAR}){_END})?",
    rf"(?P<my_m>{_MONTH}),?\s+(?:of\s+)?(?P<my_y>{_YEAR}){_END}",
)
YEAR = rf"(?P<year>{_YEAR}){_END}(?!/|-\d)"
Parts = tuple[int | None, int | None, int | None]


def parts_of(groups: dict[str, str | None]) -> Parts:
    """Year, month and day of what one of the patterns has found."""
    for prefix in ("iso", "dmy", "mdy", "my"):
        month = groups.get(f"{prefix}_m")
        if month:
            return _int(groups.get(f"{prefix}_y")), _month(month), _int(groups.get(f"{prefix}_d"))
    first, second = groups.get("num_1"), groups.get("num_2")
    if first and second:
        day, month_number = (int(first), int(second)) if int(second) <= 12 else (int(second), int(first))
        return _int(groups.get("num_y")), month_number, day
    return _int(groups.get("year")), None, None


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    start = text.lower().rstrip(".")[:3]
    return next(number for number, name in enumerate(_NAMES, start=1) if name.startswith(start))


def of_record(value: str) -> Parts:
    """Year, month and day of a record's date."""
    year, month, day = (*(int(part) for part in value.split("-")), None, None)[:3]
    return year, month, day
