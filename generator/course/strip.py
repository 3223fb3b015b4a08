"""A case as one row without labels: thin bars of treatments, signs above and below them, a line to the last report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.drawing import joined, percent, px
from generator.course.model import Course, Days, Look, Mark
from generator.course.scale import Scale
from generator.course.signs import TREATMENTS, open_end, sign
from generator.course.strip_signs import (
    ENDS,
    EVENTS,
    RESPONSES,
    ROW,
    end_of,
    level,
    line_to,
    rows_drawn,
    signs_of,
)
from generator.model import Case

# Pixels: the height of a bar, and from bar to bar; where some are singled out, these are thick and the others thin.
_BAR, _STEP = 4.5, 7.0
_THICK, _THIN, _WIDE_STEP = 7.0, 2.0, 9.0


@dataclass(frozen=True)
class Strip:
    """SVG without its root element, and its height in pixels."""

    body: Markup
    height: float


def strip_days(course: Course) -> tuple[int, ...]:
    """The days that a strip must hold, in order, each once, the baseline among them; none where nothing is placed."""
    days = {day for mark in course.marks if mark.is_event for day in mark.days}
    return tuple(sorted(days | {0})) if days else ()


def last_day(course: Course) -> int | None:
    """The last day that the report can reach: that of the outcome, else of anything; None where nothing is placed."""
    ends = [day for mark in course.marks if mark.look in ENDS for day in mark.days]
    return max(ends or strip_days(course), default=None)


def classes_of(courses: Collection[Course]) -> tuple[Look, ...]:
    """The classes of treatment that are drawn in any of the courses, in their order from top to bottom."""
    found = {mark.look for course in courses for mark in course.marks}
    return tuple(look for look in TREATMENTS if look in found)


def strip_of(
    case: Case, course: Course, scale: Scale, classes: Sequence[Look], singled_out: Collection[str] = ()
) -> Strip | None:
    """The strip of a case with a row for each class; None where nothing in it has a place in time.

    `singled_out` are the ids of the treatments to which a page belongs.
    """
    days = strip_days(course)
    if not days:
        return None
    ends = days[0], last_day(course) or days[-1]
    inferred = {entry.id for entry in (*case.responses, *case.outcome.events) if entry.inferred}
    pieces, y = rows_drawn(signs_of(course, RESPONSES, ends, inferred), scale, 0)
    step = _WIDE_STEP if singled_out else _STEP
    for look in classes:
        y += step
        for mark in (mark for mark in course.marks if mark.look == look):
            pieces.append(_treatment(mark, scale, y - step / 2, _height(mark, singled_out)))
    end = end_of(case, course, ends, inferred)
    line = line_to(end, scale, y + ROW / 2)
    events, y = rows_drawn([end, *signs_of(course, EVENTS, ends, inferred)], scale, y)
    return Strip(joined([*pieces, line, *events]), y)


def _height(mark: Mark, singled_out: Collection[str]) -> float:
    if not singled_out:
        return _BAR
    return _THICK if mark.entry_id in singled_out else _THIN


def _treatment(mark: Mark, scale: Scale, y: float, height: float) -> Markup:
    if not mark.is_course:
        return _once(mark, scale, y, height)
    bars = list(_bars(mark, scale, y, height)) or [_once(mark, scale, y, height)]
    return joined([*bars, *_arrows(mark, scale, y)])


def _once(mark: Mark, scale: Scale, y: float, height: float) -> Markup:
    """A treatment that has no length: in the middle of the time in which it can lie."""
    vague = any(not when.is_exact for when in (mark.start, mark.stop) if when and when.days)
    left, right = scale.at(min(mark.days)), scale.at(max(mark.days))
    name, look = "thick" if height > _BAR else "given", f"{mark.look} inexact" if vague else mark.look
    return level(f"whisker {mark.look}", left, right, y) + sign(name, (left + right) / 2, y, look)


def _bars(mark: Mark, scale: Scale, y: float, height: float) -> Iterator[Markup]:
    """The stretch that is certain, and those in which the course may have begun or ended."""
    if mark.certain:
        yield _bar(mark.look, scale, mark.certain, y, height)
    for first, last in mark.maybe:
        if height == _THIN:
            yield level(f"whisker {mark.look}", scale.at(first), scale.at(last), y)
        else:
            yield _bar(f"{mark.look} maybe", scale, (first, last), y, height)


def _arrows(mark: Mark, scale: Scale, y: float) -> Iterator[Markup]:
    left, right = (scale.at(day) for day in mark.extent)
    if mark.has_open_start:
        yield open_end(left, y, mark.look, to_left=True)
    if mark.end == "ongoing":
        yield sign("ongoing", right, y, mark.look)
    elif mark.has_open_end:
        yield open_end(right, y, mark.look)


def _bar(kind: str, scale: Scale, days: Days, y: float, height: float) -> Markup:
    left, right = scale.at(days[0]), scale.at(days[1])
    return Markup('<rect class="{}" x="{}" width="{}" y="{}" height="{}"/>').format(
        kind, percent(left), percent(right - left), px(y - height / 2), px(height)
    )
