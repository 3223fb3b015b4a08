"""A record to its marker panels: results in one unit each, bounds kept as bounds, words kept as words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from generator.course.lanes import lanes
from generator.course.model import Course, Panel, Point
from generator.course.spans import baseline_day, span
from generator.course.words import when_words
from generator.markup import amount
from generator.model import Case, Measurement
from generator.values import Amount
from generator.vocabulary import Test, Vocabulary


def course_of(case: Case, vocabulary: Vocabulary) -> Course:
    """The course of a record."""
    return Course(
        case_id=case.id,
        baseline=case.baseline.what,
        baseline_date=case.baseline.date,
        baseline_day=baseline_day(case),
        lanes=lanes(case, vocabulary),
        panels=_panels(case, vocabulary),
    )


def _panels(case: Case, vocabulary: Vocabulary) -> tuple[Panel, ...]:
    """One panel for each marker, in the order of the record."""
    by_test: dict[str, list[Measurement]] = {}
    for marker in case.markers:
        if marker.missing is None:
            by_test.setdefault(marker.test, []).append(marker)
    origin = baseline_day(case)
    return tuple(_panel(vocabulary.tests[test], test, found, origin) for test, found in by_test.items())


def _panel(test: Test, test_id: str, markers: Sequence[Measurement], origin: datetime.date | None) -> Panel:
    short = next(iter(test.synonyms.abbreviations), test.label)
    name = test.label if test.label.startswith(short) else short
    unit = next(iter(test.units), "") or next((m.value.unit for m in markers if m.value), "")
    references = (_number(m.reference, test, -1) for m in markers)  # of a range its upper end
    points = tuple(_point(marker, test, origin) for marker in markers)
    return Panel(test_id, name, unit, points, next((number for number in references if number), None))


def _point(marker: Measurement, test: Test, origin: datetime.date | None) -> Point:
    value, words = marker.value, [amount(marker.value)] if marker.value else []
    words += [marker.reads] if marker.reads else []
    return Point(
        entry_id=marker.id,
        span=span(marker.date, origin),
        number=_number(value, test),
        bound=value.comparator if value else "",
        label=", ".join(words),
        when=when_words(marker.date) if marker.date or not marker.when else marker.when,
        upper=_number(value, test, 1) if value and value.shape == "range" else None,
    )


def _number(value: Amount | None, test: Test, index: int = 0) -> float | None:
    """What a log scale can show: a number above zero in the first unit of the test; None where its unit is another."""
    factor = _factor(value, test) if value and value.shape != "dimensions" else None
    return float(value.numbers[index] * factor) or None if value and factor else None


def _factor(value: Amount, test: Test) -> Decimal | None:
    return test.units.get(value.unit) if test.units else Decimal(1)
