"""The time axis: in order, reversible, cut short only where nothing is, with ticks that can be read."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.course.scale import BREAK, NARROW, TICK_TEXT, WIDE, Frame, Scale, Tick, month_words, scale_of, ticks
from generator.lines import width
from tests.fixtures.drawn import day_at

ORIGIN = datetime.date(2011, 4, 10)
DAYS = st.lists(st.integers(-4000, 9000), min_size=1, max_size=14, unique=True).map(lambda days: tuple(sorted(days)))
FRAMES = st.sampled_from([NARROW, WIDE])


def labels(days: tuple[int, ...], frame: Frame = WIDE, origin: datetime.date | None = ORIGIN) -> list[str]:
    """The words of the ticks."""
    return [tick.label for tick in ticks(scale_of(days, frame), origin)]


@settings(max_examples=80, deadline=None)
@given(DAYS, FRAMES)
def test_days_keep_their_order_and_can_be_read_back(days: tuple[int, ...], frame: Frame) -> None:
    """Later is further right, from margin to margin, and each place is one day."""
    scale = scale_of(days, frame)
    places = [scale.at(day) for day in days]
    assert all(a < b for a, b in pairwise(places))
    assert all(day_at(scale, place) == pytest.approx(day, abs=0.01) for day, place in zip(days, places, strict=True))
    (first, left), (last, right) = scale.stops[0], scale.stops[-1]
    assert first <= days[0] <= days[-1] <= last
    assert left == frame.left
    assert right == pytest.approx(frame.right)


@settings(max_examples=80, deadline=None)
@given(DAYS, FRAMES)
def test_only_long_quiet_times_are_cut_short(days: tuple[int, ...], frame: Frame) -> None:
    """No day lies within, each was long, and a day counts the same everywhere else."""
    scale = scale_of(days, frame)
    for start, end in scale.breaks:
        assert end - start > 180
        assert not [day for day in days if start < day < end]
        assert scale.at(end) - scale.at(start) == pytest.approx(BREAK)
    for first, last in scale.stretches:
        assert (scale.at(last) - scale.at(first)) / (last - first) == pytest.approx(scale.per_day)


@settings(max_examples=80, deadline=None)
@given(DAYS, FRAMES, st.booleans())
def test_ticks_lie_inside_and_apart(days: tuple[int, ...], frame: Frame, is_dated: bool) -> None:
    """At least one; none within a time that is cut short; no label reaches another."""
    scale = scale_of(days, frame)
    found = ticks(scale, ORIGIN if is_dated else None)
    assert found
    for tick in found:
        assert scale.stops[0][0] <= tick.day <= scale.stops[-1][0]
        assert not [1 for start, end in scale.breaks if start < tick.day < end]
    for one, other in pairwise(found):
        room = (width(one.label, TICK_TEXT) + width(other.label, TICK_TEXT)) / 2
        assert (scale.at(other.day) - scale.at(one.day)) * frame.width > room


@settings(max_examples=80, deadline=None)
@given(DAYS, FRAMES)
def test_the_label_of_a_tick_is_its_date(days: tuple[int, ...], frame: Frame) -> None:
    """A year stands at its first day, a month in itself, a day at itself."""
    for tick in ticks(scale_of(days, frame), ORIGIN):
        day = ORIGIN + datetime.timedelta(days=tick.day)
        assert tick.label in {f"{day.day} {day:%b %Y}", f"{day:%b %Y}", str(day.year)}
        assert len(tick.label) > 4 or (day.month, day.day) == (1, 1)


def test_a_single_day_stands_in_the_middle_of_a_month() -> None:
    """There is nothing to measure, so the axis says only when it was."""
    scale = scale_of((30,), NARROW)
    assert scale.at(30) == pytest.approx((NARROW.left + NARROW.right) / 2)
    assert labels((30,), NARROW) == ["25 Apr 2011", "25 May 2011"]


def test_what_lies_outside_is_at_the_margin() -> None:
    """Nothing is drawn beyond the axis."""
    scale = scale_of((0, 100), WIDE)
    assert (scale.at(-50), scale.at(500)) == (WIDE.left, WIDE.right)


def test_a_quiet_time_is_cut_short_and_a_busy_one_is_not() -> None:
    """A gap of more than a fifth of the whole, but none of weeks."""
    assert scale_of((0, 10, 20, 1000), WIDE).breaks == ((20, 1000),)
    assert scale_of((0, 100), WIDE).breaks == ()
    assert scale_of((0, 150, 160), WIDE).breaks == ()
    assert scale_of((0, 1000), WIDE).breaks == ()  # nothing would be left
    assert len(scale_of((0, 5, 1000, 1005, 2000, 2005), WIDE).breaks) == 2


def test_ticks_are_years_months_or_days() -> None:
    """As fine as there is room for; without a calendar date they are counted from the baseline."""
    assert labels((0, 400, 800, 1200)) == [
        "Jul 2011",
        "Jan 2012",
        "Jul 2012",
        "Jan 2013",
        "Jul 2013",
        "Jan 2014",
        "Jul 2014",
    ]
    assert labels((0, 400, 800, 1200), NARROW) == ["2012", "2013", "2014"]
    assert labels((0, 4), NARROW) == ["10 Apr 2011", "14 Apr 2011"]
    assert labels((0, 400, 800), NARROW, None) == ["0", "12 mo", "2 y"]
    assert labels((10, 14), NARROW, None) == ["day 10", "day 14"]
    assert labels((0, 5), WIDE, None) == ["0", "day 5"]


def test_months_of_many_years_are_told_in_years() -> None:
    """After a time that is cut short as anywhere; before the baseline with a minus."""
    said = {0: "0", 1: "1 mo", 23: "23 mo", 24: "2 y", 30: "2 y 6 mo", 121: "10 y 1 mo", -6: "-6 mo", -27: "-2 y 3 mo"}
    assert {months: month_words(months) for months in said} == said
    assert labels((0, 20, 3680, 3780), WIDE, None)[-1] == "10 y 4 mo"


def test_relative_ticks_are_not_before_the_first_day() -> None:
    """A course from the tenth day on does not begin at 0."""
    assert ticks(Scale(WIDE, ((10, 0.2), (100, 0.9))), None)[0] == Tick(30.4375, "1 mo")
