"""Marks and their details: solid where certain, pale where possible, an arrow where nobody knows."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from generator.course.glyphs import STUB, glyph
from generator.course.marks import drawn, reach, said
from generator.course.model import End, Look, Mark, Span
from generator.course.scale import NARROW, WIDE, scale_of
from generator.course.tips import linked
from tests.fixtures.drawn import element_of, pieces, signs_of

SCALE = scale_of((0, 10, 60, 100), NARROW)


def days_of(mark: Mark, kind: str) -> list[tuple[int, int]]:
    """The days over which the pieces of a mark with this class reach."""
    left, right = NARROW.left, NARROW.right
    found = pieces(element_of(drawn(mark, SCALE, 50)), kind)
    return [(round((a - left) / (right - left) * 100), round((b - left) / (right - left) * 100)) for a, b in found]


def course(start: Span | None, stop: Span | None, end: End = "stated") -> Mark:
    """A course of treatment."""
    return Mark("treatment-1", "systemic", "Exemplinib", "when", "", start, stop, True, end)


def point(start: Span | None) -> Mark:
    """An event."""
    return Mark("event-1", "relapse", "Recurrence", "when", "", start)


@pytest.mark.parametrize(
    ("mark", "solid", "pale", "ends"),
    [
        (course(Span(0, 0), Span(60, 60)), [(0, 60)], [], 0),
        (course(Span(0, 10), Span(60, 100)), [(10, 60)], [(0, 10), (60, 100)], 0),
        (course(Span(0, 60), Span(10, 100)), [], [(0, 100)], 0),
        (course(Span(0, 100), Span(10, 60)), [], [(0, 60)], 0),
        (course(Span(0, 10), None, "not reported"), [], [(0, 10)], 1),
        (course(None, Span(60, 100)), [], [(60, 100)], 1),
        (course(Span(None, 10), Span(60, None)), [(10, 60)], [], 2),
        (course(Span(10, None), Span(60, 60)), [], [(10, 60)], 0),
        (course(Span(0, 0), Span(None, 60)), [], [(0, 60)], 0),
    ],
)
def test_a_bar_is_solid_only_where_it_is_certain(
    mark: Mark, solid: list[tuple[int, int]], pale: list[tuple[int, int]], ends: int
) -> None:
    """From the last day it can have begun to the first it can have ended; never longer than it can have been."""
    assert days_of(mark, "course-bar") == solid
    assert days_of(mark, "course-maybe") == pale
    assert len(days_of(mark, "course-open")) == ends


def test_what_goes_on_has_a_point_and_no_open_end() -> None:
    """At the last day on which something is known, or at its start."""
    assert days_of(course(Span(0, 0), Span(60, 60), "ongoing"), "course-goes-on") == [(60, 60)]
    alone = course(Span(60, 60), None, "ongoing")
    assert days_of(alone, "course-goes-on") == [(60, 60)]
    assert days_of(alone, "course-open") == []


def test_a_course_with_one_known_day_is_a_sign() -> None:
    """Solid at that day; hollow where even that is only a bound."""
    exact, bound = course(Span(60, 60), None, "not reported"), course(Span(60, None), None, "not reported")
    assert (days_of(exact, "course-sign"), days_of(exact, "inexact")) == ([(60, 60)], [])
    assert days_of(bound, "inexact") == [(60, 60)]
    assert days_of(course(Span(60, 60), Span(60, 60)), "course-sign") == [(60, 60)]


@pytest.mark.parametrize(
    ("when", "sign", "time", "is_hollow"),
    [
        (Span(60, 60), 60, [], False),
        (Span(10, 40), 25, [(10, 40)], False),
        (Span(10, 60), 35, [(10, 60)], True),
        (Span(60, None), 80, [(60, 100)], True),
        (Span(None, 60), 30, [(0, 60)], True),
    ],
)
def test_a_sign_is_hollow_where_its_time_is_wide(
    when: Span, sign: int, time: list[tuple[int, int]], is_hollow: bool
) -> None:  # fmt: skip
    """In the middle of all the days on which it can have been, which a dashed line shows."""
    mark = point(when)
    assert days_of(mark, "course-sign") == [(sign, sign)]
    assert days_of(mark, "course-whisker") == time
    assert bool(days_of(mark, "inexact")) == is_hollow
    assert len(days_of(mark, "course-open")) == (len(when.days) == 1)


def test_a_mark_without_a_time_is_refused() -> None:
    """It is told in words below its lane."""
    with pytest.raises(ValueError, match="event-1 has no time"):
        drawn(point(None), SCALE, 50)


@pytest.mark.parametrize(
    "mark",
    [
        course(Span(0, 0), Span(100, 100)), course(None, Span(0, 10)), course(Span(None, 0), Span(60, 60)),
        course(Span(60, 100), None, "not reported"), course(Span(0, 0), Span(100, 100), "ongoing"),
        point(Span(0, 0)), point(Span(None, 10)), point(Span(60, None)), point(Span(100, 100)),
    ],
)  # fmt: skip
def test_a_mark_covers_its_arrows_and_stays_inside(mark: Mark) -> None:
    """The narrowest picture has room for what has no known end on both sides."""
    left, right = reach(mark, SCALE)
    assert 0 <= left < right <= 1
    for x, _, arrow in signs_of(element_of(drawn(mark, SCALE, 50)), "course-open"):
        tip = x + (-STUB if f"H-{STUB}" in arrow.get("d", "") else STUB) / NARROW.width
        assert left - 0.001 <= tip <= right + 0.001


def test_a_mark_in_one_sentence() -> None:
    """What, when and, where there are any, its details."""
    assert said(point(Span(0, 0))) == "Recurrence: when."
    detailed = Mark("event-1", "relapse", "Recurrence", "2011", "A nodule.", Span(0, 0))
    assert said(detailed) == "Recurrence: 2011; A nodule."


def test_every_look_has_a_sign_of_its_own() -> None:
    """Colour is never all that tells; treatments share one, since their lanes tell their class."""
    shapes = [str(glyph(look)) for look in get_args(Look)]
    assert len(set(shapes)) == len(shapes) - 4


@pytest.mark.parametrize("share", [0.0, 0.05, 0.3, 0.5, 0.77, 1.0])
def test_details_stay_inside_at_every_width(share: float) -> None:
    """The box is as wide everywhere, and never beyond an edge of the picture."""
    for width in (NARROW.width, 400, WIDE.width, 1200):
        least = NARROW.width if width < WIDE.width else WIDE.width
        tree = element_of(linked("#event-1", "relapse", "A long sentence. " * 9, glyph("relapse"), share, 90, least))
        (tip,) = (one for one in tree.iter() if one.get("class") == "course-tip")
        box = tip[0][0]
        left = share * width + float(box.get("x", ""))
        assert -0.5 <= left <= left + float(box.get("width", "")) <= width + 0.5
        lines = [float(line.get("y", "")) for line in list(tip[0])[1:]]
        top = float(box.get("y", ""))
        assert all(top < y <= top + float(box.get("height", "")) for y in lines)
        assert all(b - a == 15 for a, b in pairwise(lines))


def test_details_are_read_out_once() -> None:
    """The link has them as its name; the box is not read again."""
    link = element_of(linked("#event-1", "relapse", 'Said "<so>".', glyph("relapse"), 0.5, 90, 280))[0]
    assert (link.get("href"), link.get("aria-label"), link.get("class")) == (
        "#event-1", 'Said "<so>".', "course-mark relapse",
    )  # fmt: skip
    assert link[-1].get("aria-hidden") == "true"
