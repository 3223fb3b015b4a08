"""The small values of a record: places in the source text, inexact dates, quantities with their comparators."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

Location = tuple[str | int, ...]  # the keys and positions that lead to a value of a file


class Model(BaseModel):
    """Base of every part of a record: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


# Letters, marks and symbols that show nothing at all: fillers, joiners, variation selectors, the empty Braille cell.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_MOST_MARKS = 3  # upon one letter; more would cover the lines above and below


def is_hidden(character: str) -> bool:
    """Whether nobody sees this character, or sees only what it does to others: control, direction, filler."""
    category = unicodedata.category(character)
    return category in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"} or bool(_BLANK.match(character))


def _inert_text(text: str) -> str:
    """Text that reads the same for everyone: nothing hidden, no outer space, each letter with its marks as one."""
    for character in text:
        if character != "\n" and is_hidden(character):
            raise ValueError(f"must not hold the invisible character U+{ord(character):04X}")
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    if not plain:
        raise ValueError("must say something")
    if _has_piled_marks(plain):
        raise ValueError(f"must not pile more than {_MOST_MARKS} marks on one letter")
    return plain


def _has_piled_marks(text: str) -> bool:
    run = 0
    for character in text if not text.isascii() else "":
        run = run + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if run > _MOST_MARKS:
            return True
    return False


Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_inert_text)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, examples=["sorafenib"])]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["64 digits of 0-9 and a-f, as sha256sum prints"])]
EntryId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*-[1-9][0-9]*$", max_length=40, examples=["treatment-1"])]


class LineRange(Model):
    """Lines `first` to `last` of the source text, 1-based, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?", re.ASCII)


def _parse_lines(value: Any) -> tuple[LineRange, ...]:
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item if isinstance(item, LineRange) else _parse_range(item) for item in items)


def _parse_range(value: Any) -> LineRange:
    match = _RANGE.fullmatch(str(value).strip()) if not isinstance(value, bool) else None
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 0 < first <= last:
        raise ValueError("must be a line, a range of lines or a list of these")
    return LineRange(first=first, last=last)


Lines = Annotated[
    tuple[LineRange, ...],
    BeforeValidator(_parse_lines),
    Field(
        min_length=1,
        max_length=100,
        description="lines of the source text that state it",
        examples=["47", "118-120", "[47, 92]"],
    ),
    WithJsonSchema(
        {
            "description": "Lines of the source text: 47, 118-120 or a list of these.",
            "anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "array", "minItems": 1}],
        },
        mode="validation",
    ),
]

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FIRST_YEAR = 1950


def _check_partial_date(value: str) -> str:
    match = _PARTIAL_DATE.fullmatch(value)
    if not match:
        raise ValueError("must be a day, a month or a year")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        when = datetime.date(year, month, day)
    except ValueError:
        raise ValueError("must be a date that exists") from None
    # One day more, since it is tomorrow already somewhere.
    if when.year < FIRST_YEAR or when > datetime.date.today() + datetime.timedelta(days=1):
        raise ValueError(f"must lie between {FIRST_YEAR} and today")
    return value


PartialDate = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if type(value) is int else value),
    AfterValidator(_check_partial_date),
    Field(examples=["2018-06-20", "2018-06", "2018"]),
]


def _first_day(value: str) -> datetime.date:
    return datetime.date(*[*(int(part) for part in value.split("-")), 1, 1][:3])


def _last_day(value: str) -> datetime.date:
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return datetime.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


Offset = Annotated[
    str,
    Field(
        pattern=r"^P(?:[1-9][0-9]{0,2}|0)[DWMY]$",
        description="time after the baseline as ISO 8601 writes it",
        examples=["P6M", "P10D"],
    ),
]


class When(Model):
    """A date as exact as the article and no more; `inferred` says how the editor came to it.

    Where the article gives words only, the editor may say between which dates it lies (`not_before`, `not_after`,
    then `inferred` has the reason), or, in a record without any date, how long after the baseline (`offset`).
    """

    value: PartialDate | None = None
    as_reported: Text | None = None
    not_before: PartialDate | None = Field(None, description="it does not lie before this; 'inferred' says why")
    not_after: PartialDate | None = Field(None, description="it does not lie after this; 'inferred' says why")
    offset: Offset | None = None
    inferred: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        """A date must have a value or the words of the article."""
        if self.value is None and self.as_reported is None:
            raise ValueError("needs 'value' or 'as_reported'")
        return self

    @model_validator(mode="after")
    def _bounds_are_for_words(self) -> Self:
        """Bounds and an offset must stand only beside words, and bounds need their reason."""
        bounds = [name for name in ("not_before", "not_after") if getattr(self, name)]
        extra = [*bounds, *(["offset"] if self.offset else [])]
        if self.value and extra:
            raise ValueError(f"must have 'value' or '{extra[0]}', found both")
        if bounds and not self.inferred:
            example = "inferred: Told after the CT of June 2018 (line 40)"
            raise ValueError(f"needs 'inferred', the reason for '{bounds[0]}'; for example {example}")
        if self.not_before and self.not_after and _last_day(self.not_after) < _first_day(self.not_before):
            must = f"must have 'not_after' no earlier than 'not_before' ({self.not_before})"
            raise ValueError(f"{must}, found '{self.not_after}'")
        return self

    @property
    def earliest(self) -> datetime.date | None:
        """The first day it can be, where it has a value."""
        return _first_day(self.value) if self.value else None

    @property
    def latest(self) -> datetime.date | None:
        """The last day it can be, where it has a value."""
        return _last_day(self.value) if self.value else None

    @property
    def bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day it can be, by its value or, for words, by what the editor reads from the rest."""
        first, last = self.value or self.not_before, self.value or self.not_after
        return (_first_day(first) if first else None), (_last_day(last) if last else None)

    @property
    def precision(self) -> Literal["day", "month", "year", "none"]:
        """How exact the date is."""
        return ("none", "year", "month", "day")[len(self.value.split("-")) if self.value else 0]


def _parse_when(value: Any) -> Any:
    if isinstance(value, (When, dict)):
        return value
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return {"value": str(value)}
    raise ValueError("must be a day, a month or a year")


Date = Annotated[
    When,
    BeforeValidator(_parse_when),
    Field(
        description="a day, a month, a year, or a mapping with 'value', 'as_reported', 'inferred'",
        examples=[
            "2018-06-20",
            "{value: 2011-12, as_reported: one year after the start, inferred: 2010-12 plus one year}",
        ],
    ),
    WithJsonSchema(
        {"description": "2018-06-20, 2018-06, 2018, or a mapping.", "type": ["string", "integer", "object"]},
        mode="validation",
    ),
]

Comparator = Literal["", ">", "<", "≥", "≤", "~"]
# No zero before other digits: 0,500 would be five hundred to one reader and a half to another.
_NUMBER = r"[1-9]\d{0,2}(?:,\d{3}){1,4}(?:\.\d{1,6})?|(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?"
_AMOUNT = re.compile(
    rf"(?P<comparator>>=|<=|[><≥≤~])?\s*(?P<first>{_NUMBER})"
    rf"(?:\s*(?P<joint>[-–x×]|to)\s*(?P<second>{_NUMBER}))?"
    r"(?:\s*(?P<unit>%|°C|/?[A-Za-zµμ][A-Za-z0-9µμ²³]*(?:/[A-Za-zµμ][A-Za-z0-9µμ²³]*)*))?",
    re.ASCII,
)


class Amount(Model):
    """A number, a range or two dimensions with its unit and comparator, digits kept as they were written."""

    numbers: tuple[Decimal, ...]
    shape: Literal["number", "range", "dimensions"] = "number"
    comparator: Comparator = ""
    unit: str = ""

    @property
    def exact(self) -> Decimal | None:
        """The number if it is one exact number, else None: nothing is ever computed from a bound."""
        return self.numbers[0] if self.shape == "number" and not self.comparator else None


def _parse_amount(value: Any) -> Any:
    if isinstance(value, Amount):
        return value
    is_scalar = isinstance(value, (str, int, Decimal)) and not isinstance(value, bool)
    match = _AMOUNT.fullmatch(str(value).strip()) if is_scalar else None
    if not match:
        raise ValueError("must be a number with its unit")
    numbers = [Decimal(text.replace(",", "")) for text in (match["first"], match["second"]) if text]
    shape = {None: "number", "x": "dimensions", "×": "dimensions"}.get(match["joint"], "range")
    if shape == "range" and (numbers[0] >= numbers[1] or match["comparator"]):
        raise ValueError("must be a range from the smaller to the larger number, without a comparator")
    comparator = {">=": "≥", "<=": "≤"}.get(match["comparator"] or "", match["comparator"] or "")
    return Amount(numbers=tuple(numbers), shape=shape, comparator=comparator, unit=match["unit"] or "")  # type: ignore[arg-type]  # the pattern admits only these literals


Quantity = Annotated[
    Amount,
    BeforeValidator(_parse_amount),
    Field(examples=["10.2 ng/mL", ">1210 ng/mL", "2.02-3.6 ug/L", "3.0 x 2.5 cm"]),
    WithJsonSchema(
        {"description": "A number with its unit: 10.2 ng/mL, >1210 ng/mL.", "type": ["string", "number"]},
        mode="validation",
    ),
]
