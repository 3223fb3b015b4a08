"""The whole picture: readable and true whatever the course, nothing left out, the same bytes each time."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.course import Course, course_of
from generator.course.picture import Picture, picture_of
from generator.course.scale import NARROW, WIDE, Frame
from tests.fixtures import courses
from tests.fixtures.courses import Part, answered, happened, harmed, invented_case, invented_course, measured, words
from tests.fixtures.drawn import faults, texts
from tests.fixtures.drawn_facts import is_harmless, left_out, untrue
from tests.fixtures.odd_courses import ODD
from tests.fixtures.records import vocabulary
from tests.pictures import assert_looks_like

FRAMES = (NARROW, WIDE)
WIDTHS = {NARROW: (280, 350), WIDE: (640, 900)}  # pixels
STYLES = ("atlas.css", "course.css")
OTHER_FONTS = {"hostile names"}  # its letters are drawn with whatever font a machine has


def drawn(course: Course, frame: Frame) -> Picture:
    """The picture of a course that has one."""
    picture = picture_of(course, frame)
    assert picture is not None
    return picture


@pytest.mark.parametrize("name", ODD)
def test_odd_courses_are_readable_true_and_complete(name: str) -> None:
    """No text upon another or outside, each mark at its days, every entry in picture and table."""
    case = invented_case(**ODD[name])
    course = course_of(case, vocabulary())
    for frame in FRAMES:
        picture = drawn(course, frame)
        assert [faults(picture, width) for width in WIDTHS[frame]] == [[], []]
        assert untrue(course, picture) == []
        assert left_out(case, course, picture) == []
        assert is_harmless(picture.body)
        assert drawn(invented_course(**ODD[name]), frame).body == picture.body


@pytest.mark.parametrize("name", sorted(ODD.keys() - OTHER_FONTS))
def test_odd_courses_look_as_they_did(name: str, request: pytest.FixtureRequest) -> None:
    """The narrow picture at 300 pixels and the wide one at 900, beside each other."""
    course = invented_course(**ODD[name])
    pair = [(drawn(course, frame), x, width) for frame, x, width in ((NARROW, 0, 300), (WIDE, 330, 900))]
    bodies = Markup("").join(
        Markup('<svg x="{}" width="{}" overflow="visible">{}</svg>').format(x, width, picture.body)
        for picture, x, width in pair
    )
    height = max(picture.height for picture, _, _ in pair)
    svg = f'<svg class="course-picture" height="{height:g}">{bodies}</svg>'
    assert_looks_like(svg, f"course-{name.replace(' ', '-')}", request, 1230, STYLES)


def test_a_course_without_any_time_has_no_picture() -> None:
    """There is nothing to draw where the record has neither dates nor offsets, or no date to count from."""
    assert picture_of(invented_course(), WIDE) is None
    assert picture_of(invented_course(baseline=None, responses=[answered("2011-06-01")]), WIDE) is None


def test_many_treatments_make_a_high_picture_and_no_heap() -> None:
    """Fifty treatments need at most 30 pixels each."""
    for frame in FRAMES:
        assert drawn(invented_course(**ODD["fifty treatments"]), frame).height < 50 * 30


def test_short_courses_have_their_days_on_the_axis() -> None:
    """Where no month begins, or only one, the first and the last day are written out."""
    for name, first, last in (
        ("one day later", "10 Apr 2011", "11 Apr 2011"),
        ("ten days", "10 Apr 2011", "20 Apr 2011"),
        ("across the turn of a month", "10 Apr 2011", "20 May 2011"),
        ("offsets of days", "day 10", "day 14"),
    ):
        said = [text.said for text in texts(drawn(invented_course(**ODD[name]), NARROW).body, 280)]
        assert (said.count(first), said.count(last)) == (2, 2), name


def test_a_time_that_is_cut_short_says_how_long_it_is() -> None:
    """In years, or in months where it is short; where two such words would meet, only the first one stands."""
    said = [text.said for text in texts(drawn(invented_course(**ODD["twenty years"]), WIDE).body, 640)]
    assert "20 y" in said
    crowded = [text.said for text in texts(drawn(invented_course(**ODD["offsets"]), NARROW).body, 280)]
    assert ("11 mo" in crowded, "12 mo" in crowded) == (True, False)


DAYS = st.dates(datetime.date(2005, 1, 1), datetime.date(2013, 12, 31))
LABELS = st.text("abc WMi-é肝", min_size=1, max_size=70).map(lambda text: f"A{text}")


@st.composite
def _dated(draw: st.DrawFn, first: datetime.date | None = None) -> courses.Dated:
    """A day, a month, a year, words with or without bounds, or nothing."""
    day = first or draw(DAYS)
    exact, month, year = day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"
    return draw(
        st.sampled_from(
            [
                exact,
                exact,
                month,
                year,
                None,
                words(),
                words(after=month),
                words(before=exact),
                words(after=year, before=year),
            ]
        )
    )


@st.composite
def _treatments(draw: st.DrawFn) -> Part:
    start, stop = sorted((draw(DAYS), draw(DAYS)))
    modality = draw(st.sampled_from(["tablet-therapy", "beam-therapy", "comfort-care"]))
    if draw(st.booleans()):
        return courses.given(draw(LABELS), on=draw(_dated(start)), modality=modality)
    ended = draw(st.sampled_from([None, "ongoing", "toxicity"]))
    end = None if ended == "ongoing" else draw(_dated(stop))
    return courses.given(draw(LABELS), draw(_dated(start)), end, modality=modality, ended=ended)


VALUES = st.sampled_from(
    ["0 ng/mL", "7 ng/mL", ">1210 ng/mL", "<0.5 ng/mL", "2-36 ug/L", "~3000 ng/mL", "1.5 mg/L", None]
)
MARKERS = st.builds(lambda date, value: measured(date, value, reads=None if value else "raised"), _dated(), VALUES)
EVENTS = st.builds(
    happened, _dated(), st.sampled_from(["recurrence", "progression", "marker rise"]), site=st.none() | LABELS
)
COURSES = st.fixed_dictionaries({
    "baseline": DAYS.map(str) | DAYS.map(lambda day: str(day.year)),
    "treatments": st.lists(_treatments(), min_size=1, max_size=5),
    "responses": st.lists(
        st.builds(answered, _dated(), st.sampled_from(["complete", "partial"])), min_size=1, max_size=4
    ),
    "markers": st.lists(MARKERS, max_size=7),
    "harms": st.lists(st.builds(harmed, _dated()), max_size=2),
    "events": st.lists(EVENTS, max_size=3),
})  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(COURSES)
def test_any_course_is_readable_true_and_complete(parts: dict[str, Any]) -> None:
    """The three promises hold for courses that nobody has thought of."""
    case = invented_case(**parts)
    course = course_of(case, vocabulary())
    for frame in FRAMES if course.days else ():
        picture = drawn(course, frame)
        assert faults(picture, frame.width) == []
        assert untrue(course, picture) == []
        assert left_out(case, course, picture) == []
