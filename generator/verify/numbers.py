"""Numbers in digits and in words, and the words that make them bounds."""

from __future__ import annotations

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: value for value, word in enumerate((*_ONES, *_TEENS), start=1)}
WORDS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
WORDS |= {f"{ten}-{one}": 10 * i + j for i, ten in enumerate(_TENS, start=2) for j, one in enumerate(_ONES, start=1)}
WORDS["hundred"] = 100
DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
# '1 210' and '72,5' are numbers of their own where a unit follows; without one they may be two cells or a list.
APART = r"[1-9]\d{0,2}(?:[ ,]\d{3}){1,3}(?:[.,]\d+)?(?!\d)|\d+,\d{1,2}(?!\d)"
IN_WORDS = "|".join(sorted(WORDS, key=len, reverse=True)).replace("-", r"[-\s\u00ad]+")
_BOUNDS = (
    (">", r">|higher\s*than|greater\s*than|more\s*than|longer\s*than|larger\s*than|above|over|exceeding"),
    ("<", r"<|less\s*than|lower\s*than|fewer\s*than|shorter\s*than|smaller\s*than|below|under"),
    ("≥", r"≥|>=|at\s*least"),
    ("≤", r"≤|<=|at\s*most"),
    ("~", r"~|approximately|about|around|nearly|almost"),
)
BEFORE = "|".join(words for _, words in sorted(_BOUNDS, key=lambda pair: pair[0] not in "≥≤"))
AFTER = r"\s*or\s+(?:more|higher|above|over|greater)\b|\s*or\s+(?:less|lower|below|under|fewer)\b"
_READ = tuple((sign, re.compile(words, re.IGNORECASE)) for sign, words in _BOUNDS)


def digits_of(written: str) -> str:
    """A number as its digits: '1,210' and 'twelve' are '1210' and '12'; zeros after the point stay."""
    word = re.sub(r"[-\s\u00ad]+", "-", written.strip().lower())
    if word in WORDS:
        return str(WORDS[word])
    decimal = re.sub(r",(?=\d{1,2}$)", ".", written.replace(" ", ""))
    whole, point, rest = decimal.replace(",", "").partition(".")
    return (whole.lstrip("0") or "0") + point + rest


def comparator(before: str, after: str) -> str:
    """The sign of the words before or behind a number; empty where there are none."""
    if after.strip():
        return "≥" if re.search("more|higher|above|over|greater", after, re.IGNORECASE) else "≤"
    written = before.strip()
    return next((sign for sign, pattern in _READ if pattern.fullmatch(written)), "")
