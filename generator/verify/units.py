"""Units and nouns of time: every spelling of each, and how one is read behind a number."""

from __future__ import annotations

import re

_SPELLINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("10^9/L", (r"(?:x\s?)?10\s?\^?\s?[9⁹]\s?/\s?l",)),
    ("10^3/uL", (r"(?:x\s?)?10\s?\^?\s?[3³]\s?/\s?ul",)),
    ("mmHg", (r"mm\s?hg",)),
    ("ng/mL", ("ng/ml",)),
    ("ug/L", ("ug/l", "mcg/l")),
    ("mAU/mL", ("mau/ml",)),
    ("IU/mL", ("iu/ml",)),
    ("IU/L", ("iu/l",)),
    ("U/L", ("u/l",)),
    ("g/dL", ("g/dl", "gm/dl")),
    ("g/L", ("g/l",)),
    ("mg/dL", ("mg/dl",)),
    ("umol/L", ("umol/l",)),
    ("mmol/L", ("mmol/l",)),
    ("ug/mL", ("ug/ml", "mcg/ml")),
    ("pg/mL", ("pg/ml",)),
    ("mg/L", ("mg/l",)),
    ("mg/kg", ("mg/kg",)),
    ("mg/m2", ("mg/m2", "mg/m²")),
    ("/uL", ("/ul",)),
    ("/mm3", ("/mm3", "/mm³")),
    ("cGy", ("cgy",)),
    ("Gy", ("gy",)),
    ("mg", ("mg",)),
    ("ug", ("ug", "mcg")),
    ("kg", ("kg", "kilograms?", "kilos?")),
    ("g", ("g",)),
    ("mL", ("ml", "milliliters?", "millilitres?")),
    ("cm", ("cm",)),
    ("mm", ("mm",)),
    ("%", ("%", "percent", "per cent")),
    ("°C", ("°c",)),
    ("year", ("years?", "yrs?")),
    ("month", ("months?", "mos?")),
    ("week", ("weeks?", "wks?")),
    ("day", ("days?",)),
    ("hour", ("hours?", "hrs?")),
    ("minute", ("minutes?",)),
    ("cycle", ("cycles?",)),
    ("fraction", ("fractions?",)),
    ("times", ("times",)),
    ("fold", ("fold",)),
    ("points", ("points?",)),
)
OF_OFFSETS = {"D": "day", "W": "week", "M": "month", "Y": "year"}  # the letters of an ISO 8601 duration
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute"})
_ALL = [(spelling, unit) for unit, spellings in _SPELLINGS for spelling in spellings]
_ALL.sort(key=lambda pair: len(pair[0]), reverse=True)
PATTERN = "|".join(spelling for spelling, _ in _ALL)
_KNOWN = tuple((re.compile(spelling, re.IGNORECASE), unit) for spelling, unit in _ALL)


def canonical(unit: str) -> str:
    """The one way in which a unit is written here; an unknown one stays as it is."""
    written = unit.replace("\u00b5", "u").replace("\u03bc", "u").replace("×", "x")
    return next((name for pattern, name in _KNOWN if pattern.fullmatch(written)), written)


def in_head(row: str, unit: str, bracketed: bool) -> bool:
    """Whether the unit stands in the head of a table row, as in 'AFP(ng/ml)' or 'Age,years'.

    Where the head reads 'n (%)' only the numbers in brackets are percentages."""
    if unit == "%" and re.search(r"\bn\s*\(%\)", row) and not bracketed:
        return False
    spellings = next((spellings for name, spellings in _SPELLINGS if name == unit), (re.escape(unit),))
    return any(re.search(rf"(?<![A-Za-z0-9/])(?:{each})(?![A-Za-z0-9/])", row, re.IGNORECASE) for each in spellings)
