"""Dates to days: as wide as the date is inexact, never narrower."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from generator.course.model import Span
from generator.course.spans import baseline_day, span
from generator.values import When
from tests.fixtures.courses import invented_case, later, words

ORIGIN = datetime.date(2011, 4, 10)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ({"value": "2011-04-10"}, Span(0, 0)),
        ({"value": "2011-04-01"}, Span(-9, -9)),
        ({"value": "2011-05"}, Span(21, 51)),
        ({"value": "2012"}, Span(266, 631)),
        ({"value": "2012-02"}, Span(297, 325)),
        (words(after="2011-05"), Span(21, None)),
        (words(before="2011-05"), Span(None, 51)),
        (words(after="2011-05", before="2011-05-03"), Span(21, 23)),
        (words(), None),
        (later("P6M"), None),
    ],
)
def test_a_date_is_as_wide_as_it_is_inexact(date: dict[str, Any], days: Span | None) -> None:
    """A day is a day, a month all its days; words have only the bounds that the editors give them."""
    assert span(When(**date), ORIGIN) == days


@pytest.mark.parametrize(
    ("offset", "days"),
    [
        ("P0D", Span(0, 0)),
        ("P0M", Span(0, 0)),
        ("P10D", Span(10, 10)),
        ("P2W", Span(10, 18)),
        ("P6M", Span(167, 198)),
        ("P1Y", Span(183, 548)),
    ],
)
def test_an_offset_is_as_wide_as_its_unit(offset: str, days: Span) -> None:
    """'6 months' may be half a month less or more; it counts only where there is no calendar."""
    assert span(When(**later(offset)), None) == days


def test_nothing_is_placed_without_a_day_to_count_from() -> None:
    """A calendar date needs the baseline's; no date has no place."""
    assert span(When(value="2011"), None) is None
    assert span(None, ORIGIN) is None


def test_the_baseline_is_the_first_day_that_it_can_be() -> None:
    """A year counts from its first day; words count where the editors bound them."""
    assert baseline_day(invented_case(baseline="2011")) == datetime.date(2011, 1, 1)
    assert baseline_day(invented_case(baseline=words(after="2011-02"))) == datetime.date(2011, 2, 1)
    assert baseline_day(invented_case(baseline=None)) is None
