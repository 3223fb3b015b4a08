"""The signs of a strip: which there are, in which time they lie, and in which row they do not hide each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.drawing import percent, px
from generator.course.model import Course, Look, Mark, Span
from generator.course.scale import Scale
from generator.course.signs import open_end, sign
from generator.model import Case

RESPONSES: tuple[Look, ...] = ("complete", "partial", "stable", "progressive", "not-classified")
EVENTS: tuple[Look, ...] = ("relapse", "harm")
ENDS: tuple[Look, ...] = ("follow-up", "death")
ROW = 12.0  # pixels: the height of a row of signs


@dataclass(frozen=True)
class StripSign:
    """A sign to draw: its shape, the days between which it lies, and whether it must not look certain."""

    name: str
    look: Look
    first: int
    last: int
    vague: bool

    def place(self, scale: Scale) -> float:
        """The middle of the time in which it can lie, as a fraction of the width."""
        return (scale.at(self.first) + scale.at(self.last)) / 2


def signs_of(
    course: Course, looks: Sequence[Look], ends: tuple[int, int], inferred: Collection[str]
) -> list[StripSign]:  # fmt: skip
    """The signs of these looks; `ends` are the first and the last day that the report can reach.

    `inferred` are the ids of entries that the editors inferred.
    """
    found = [(mark, mark.start) for mark in course.marks if mark.look in looks]
    return [_sign_of(mark.look, mark, when, ends, inferred) for mark, when in found if when]


def _sign_of(name: str, mark: Mark, when: Span, ends: tuple[int, int], inferred: Collection[str]) -> StripSign:
    """What is known only not to be before, or not to be after, lies anywhere up to an end of this course."""
    first = when.first if when.first is not None else min(ends[0], when.days[0])
    last = when.last if when.last is not None else max(ends[1], when.days[-1])
    vague = not when.is_exact or mark.entry_id in inferred
    return StripSign(name, mark.look, first, last, vague)


def end_of(case: Case, course: Course, ends: tuple[int, int], inferred: Collection[str]) -> StripSign:
    """Death, else that the patient was alive at the last report, else the last report alone."""
    marks = [mark for mark in course.marks if mark.look in ENDS]
    status = case.outcome.status
    if died := next((mark for mark in marks if mark.look == "death"), None):
        return _sign_of("death", died, died.start or Span(None, None), ends, inferred)
    last = max(marks, key=lambda mark: max(mark.days), default=None)
    name = {"died": "died-later", "alive": "alive"}.get(status.value, "last-report")
    look: Look = "death" if status.value == "died" else "follow-up"
    if last is None or last.start is None:
        return StripSign(name, look, ends[1], ends[1], vague=True)
    found = _sign_of(name, last, last.start, ends, inferred)
    return StripSign(name, look, found.first, found.last, found.vague or look == "death" or bool(status.inferred))


def line_to(end: StripSign, scale: Scale, y: float) -> Markup:
    """From the baseline to the last report; dashed where that may have been."""
    zero, first, place = scale.at(0), scale.at(max(end.first, 0)), end.place(scale)
    return level("seen", zero, min(first, place), y) + level("seen maybe", max(first, zero), place, y)


def rows_drawn(signs: Sequence[StripSign], scale: Scale, y: float) -> tuple[list[Markup], float]:
    """The signs below `y` and the height below them; different ones that would meet lie one below the other."""
    rows: list[list[StripSign]] = []
    for one in signs:
        row = next((row for row in rows if not any(_meet(one, other, scale) for other in row)), None)
        if row is None:
            rows.append(row := [])
        row.append(one)
    middles = [(y + (i + 0.5) * ROW, row) for i, row in enumerate(rows)]
    return [_sign_drawn(one, scale, at) for at, row in middles for one in row], y + len(rows) * ROW


def _meet(one: StripSign, other: StripSign, scale: Scale) -> bool:
    """Whether one would hide what the other is; a row of the same sign may overlap."""
    return one.name != other.name and abs(one.place(scale) - other.place(scale)) * scale.frame.width < ROW


def _sign_drawn(one: StripSign, scale: Scale, y: float) -> Markup:
    whisker = level(f"whisker {one.look}", scale.at(one.first), scale.at(one.last), y)
    if one.name == "died-later":
        whisker += open_end(one.place(scale), y, one.look)
    return whisker + sign(one.name, one.place(scale), y, f"{one.look} inexact" if one.vague else one.look)


def level(kind: str, left: float, right: float, y: float) -> Markup:
    """A level line; nothing where it has no length."""
    if right <= left:
        return Markup("")
    return Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        kind, percent(left), percent(right), px(y), px(y)
    )
