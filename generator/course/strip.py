"""A case as one row without labels: thin bars of treatments, signs above and below them, a line to the last report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.drawing import joined, percent, px
from generator.course.model import Course, Look, Mark, Span
from generator.course.scale import Scale
from generator.course.signs import TREATMENTS, open_end, sign
from generator.model import Case

RESPONSES: tuple[Look, ...] = ("complete", "partial", "stable", "progressive", "not-classified")
_EVENTS: tuple[Look, ...] = ("relapse", "harm")
_ENDS: tuple[Look, ...] = ("follow-up", "death")
_SIGNS, _HALF = 12.0, 6.0  # pixels: a row of signs, half a sign
_MONTH = 31  # days: what is exact to the month has a solid sign
# Pixels: the height of a bar, and from bar to bar; where some are singled out, these are thick and the others thin.
_BAR, _STEP = 4.5, 7.0
_THICK, _THIN, _WIDE_STEP = 7.0, 2.0, 9.0


@dataclass(frozen=True)
class Strip:
    """SVG without its root element, and its height in pixels."""

    body: Markup
    height: float


@dataclass(frozen=True)
class _Sign:
    """A sign to draw: its shape, the days between which it lies, and whether it must not look certain."""

    name: str
    look: Look
    first: int
    last: int
    vague: bool

    def place(self, scale: Scale) -> float:
        """The middle of the time in which it can lie, as a fraction of the width."""
        return (scale.at(self.first) + scale.at(self.last)) / 2


def strip_days(course: Course) -> tuple[int, ...]:
    """The days that a strip must hold, in order, each once, the baseline among them; none where nothing is placed."""
    days = {day for mark in course.marks if mark.look != "finding" for day in mark.days}
    return tuple(sorted(days | {0})) if days else ()


def last_day(course: Course) -> int | None:
    """The last day that the report can reach: that of the outcome, else of anything; None where nothing is placed."""
    ends = [day for mark in course.marks if mark.look in _ENDS for day in mark.days]
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
    inferred = {entry.id for entry in (*case.responses, *case.outcome.events) if entry.inferred}
    pieces, y = _rows(_signs(course, RESPONSES, days, inferred), scale, 0)
    step = _WIDE_STEP if singled_out else _STEP
    for look in classes:
        y += step
        for mark in (mark for mark in course.marks if mark.look == look):
            pieces.append(_treatment(mark, scale, y - step / 2, _height(mark, singled_out)))
    end = _end(case, course, days, inferred)
    line = _line(end, scale, y + _SIGNS / 2)
    events, y = _rows([end, *_signs(course, _EVENTS, days, inferred)], scale, y)
    return Strip(joined([*pieces, line, *events]), y)


def _height(mark: Mark, singled_out: Collection[str]) -> float:
    if not singled_out:
        return _BAR
    return _THICK if mark.entry_id in singled_out else _THIN


def _signs(course: Course, looks: Sequence[Look], days: Sequence[int], inferred: Collection[str]) -> list[_Sign]:
    found = [mark for mark in course.marks if mark.look in looks and mark.start]
    return [_sign_of(mark.look, mark, mark.start or Span(None, None), days, inferred) for mark in found]


def _sign_of(name: str, mark: Mark, when: Span, days: Sequence[int], inferred: Collection[str]) -> _Sign:
    """What is known only not to be before, or not to be after, lies anywhere up to the end of this course."""
    first = when.first if when.first is not None else min(days[0], when.days[0])
    last = when.last if when.last is not None else max(days[-1], when.days[-1])
    vague = last - first >= _MONTH or len(when.days) == 1 or mark.entry_id in inferred
    return _Sign(name, mark.look, first, last, vague)


def _end(case: Case, course: Course, days: Sequence[int], inferred: Collection[str]) -> _Sign:
    """Death, else that the patient was alive at the last report, else the last report alone."""
    marks = [mark for mark in course.marks if mark.look in _ENDS]
    status = case.outcome.status
    if died := next((mark for mark in marks if mark.look == "death"), None):
        return _sign_of("death", died, died.start or Span(None, None), days, inferred)
    last = max(marks, key=lambda mark: max(mark.days), default=None)
    name = {"died": "died-later", "alive": "alive"}.get(status.value, "last-report")
    look: Look = "death" if status.value == "died" else "follow-up"
    if last is None or last.start is None:
        return _Sign(name, look, days[-1], days[-1], vague=True)
    found = _sign_of(name, last, last.start, days, inferred)
    return _Sign(name, look, found.first, found.last, found.vague or bool(status.inferred))


def _line(end: _Sign, scale: Scale, y: float) -> Markup:
    """From the baseline to the last report; dashed where that may have been."""
    zero, first, place = scale.at(0), scale.at(max(end.first, 0)), end.place(scale)
    return _rule("seen", zero, min(first, place), y) + _rule("seen maybe", max(first, zero), place, y)


def _rows(signs: Sequence[_Sign], scale: Scale, y: float) -> tuple[list[Markup], float]:
    """The signs below `y` and the height below them; different ones that would meet lie one below the other."""
    rows: list[list[_Sign]] = []
    for one in signs:
        row = next((row for row in rows if not any(_meet(one, other, scale) for other in row)), None)
        if row is None:
            rows.append(row := [])
        row.append(one)
    middles = [(y + (i + 0.5) * _SIGNS, row) for i, row in enumerate(rows)]
    return [_sign_drawn(one, scale, at) for at, row in middles for one in row], y + len(rows) * _SIGNS


def _meet(one: _Sign, other: _Sign, scale: Scale) -> bool:
    """Whether one would hide what the other is; a row of the same sign may overlap."""
    return one.name != other.name and abs(one.place(scale) - other.place(scale)) * scale.frame.width < 2 * _HALF


def _sign_drawn(one: _Sign, scale: Scale, y: float) -> Markup:
    whisker = _rule(f"whisker {one.look}", scale.at(one.first), scale.at(one.last), y)
    if one.name == "died-later":
        whisker += open_end(one.place(scale), y, one.look)
    return whisker + sign(one.name, one.place(scale), y, f"{one.look} inexact" if one.vague else one.look)


def _treatment(mark: Mark, scale: Scale, y: float, height: float) -> Markup:
    if not mark.is_course and mark.start:
        first, last = (mark.start.days[0], mark.start.days[-1])
        vague = last - first >= _MONTH or len(mark.start.days) == 1
        name = "thick" if height > _BAR else "given"
        tick = sign(name, (scale.at(first) + scale.at(last)) / 2, y, f"{mark.look} inexact" if vague else mark.look)
        return _rule(f"whisker {mark.look}", scale.at(first), scale.at(last), y) + tick
    return joined([*_bars(mark, scale, y, height), *_arrows(mark, scale, y)])


def _bars(mark: Mark, scale: Scale, y: float, height: float) -> Iterator[Markup]:
    """The stretch that is certain, and those in which the course may have begun or ended."""
    start, stop = mark.start or Span(None, None), mark.stop or Span(None, None)
    left, right = min(mark.days), max(mark.days)
    if start.last is not None and stop.first is not None and stop.first > start.last:
        yield _bar(mark.look, scale, (start.last, stop.first), y, height)
        parts = [(left, start.last), (stop.first, right)]
    else:
        parts = [(left, right)]
    for part in parts:
        if part[1] > part[0]:
            yield _bar(f"{mark.look} maybe", scale, part, y, height)


def _arrows(mark: Mark, scale: Scale, y: float) -> Iterator[Markup]:
    if mark.start is None or mark.start.first is None:
        yield open_end(scale.at(min(mark.days)), y, mark.look, to_left=True)
    if mark.end == "ongoing":
        yield sign("ongoing", scale.at(max(mark.days)), y, mark.look)
    elif mark.stop is None or mark.stop.last is None:
        yield open_end(scale.at(max(mark.days)), y, mark.look)


def _bar(kind: str, scale: Scale, days: tuple[int, int], y: float, height: float) -> Markup:
    left, right = scale.at(days[0]), scale.at(days[1])
    return Markup('<rect class="{}" x="{}" width="{}" y="{}" height="{}"/>').format(
        kind, percent(left), percent(right - left), px(y - height / 2), px(height)
    )


def _rule(kind: str, left: float, right: float, y: float) -> Markup:
    """A level line; nothing where it has no length."""
    if right <= left:
        return Markup("")
    return Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        kind, percent(left), percent(right), px(y), px(y)
    )
