"""Everything that a record says in words and values, as running text for the body of its search document."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from typing import Any

from generator import derived
from generator.markup import placed
from generator.model import Measurement, TargetVolume
from generator.model.outcome import Grade
from generator.model.patient import AgeFact
from generator.model.treatment import StopReason
from generator.values import Amount, Model, When
from generator.vocabulary import Test

# References within the record, and what is said of the text that was read or of the curation rather than the patient.
_SKIPPED = frozenset(
    {
        "at", "attributed_to", "best_response", "curation", "dose_missing", "id", "licence_url", "missing", "not_after",
        "not_before", "not_shown", "offset", "taken_from", "text", "treatment", "with_",
    }
)  # fmt: skip


def prose(part: Any, tests: Mapping[str, Test]) -> Iterator[str]:
    """Every text and value inside `part`, and what is derived from them; `tests` converts units."""
    if isinstance(part, tuple):
        for item in part:
            yield from prose(item, tests)
    elif isinstance(part, Model) and not isinstance(part, Amount):
        yield from _added(part, tests)
        for name in type(part).model_fields:
            if name not in _SKIPPED:
                yield from prose(getattr(part, name), tests)
    else:
        yield _value(part)


def _value(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    return amount_words(value) if isinstance(value, Amount) else str(value)


def _added(part: Model, tests: Mapping[str, Test]) -> Iterator[str]:
    """What readers call a value, where the record only has its number, its code or another unit."""
    match part:
        case When(value=str(date)):
            yield date_words(date)
        case When():
            yield placed(part)
        case AgeFact(years=int(years)):
            yield f"{years} years, {years}-year-old"
        case Grade(value=int(grade)):
            yield f"grade {grade}"
        case StopReason(category=reason) if reason not in ("not reported", "ongoing"):
            yield f"stopped because of {reason}"
        case TargetVolume():
            yield f"in {part.fractions} fractions" if part.fractions else ""
            yield from _amounts(derived.gray(part), derived.gray_per_fraction(part))
        case Measurement() if part.test in tests:
            yield from _amounts(derived.converted(part, tests[part.test]))


def _amounts(*amounts: Amount | None) -> Iterator[str]:
    return (amount_words(amount) for amount in amounts if amount is not None)


def amount_words(amount: Amount) -> str:
    """A quantity with its unit after each number, so that each is found: '3.0 cm 2.5 cm'."""
    return " ".join(f"{number:f} {amount.unit}".strip() for number in amount.numbers)


def date_words(value: str) -> str:
    """A date as it is typed, whole and by month, and as it is read: '2018-06-20 2018-06 20 June 2018'."""
    year, *rest = value.split("-")
    if not rest:
        return year
    month = f"{calendar.month_name[int(rest[0])]} {year}"
    return f"{value} {month}" if len(rest) == 1 else f"{value} {value[:7]} {int(rest[1])} {month}"
