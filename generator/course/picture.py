"""The whole picture of a course: the time axis, the lanes, the markers below them on the same axis."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.course.drawing import LINE, box, joined, percent, px, rule
from generator.course.model import Course
from generator.course.plots import panel_drawn
from generator.course.rows import lane_drawn
from generator.course.scale import Frame, Scale, scale_of, ticks

_MONTH = 30.4375
_TOP = 30.0  # pixels: room for the details of the first marks
GAP = 8.0


@dataclass(frozen=True)
class Picture:
    """SVG without its root element, its height in pixels, and the scale that places everything in it."""

    body: Markup
    height: float
    scale: Scale


def picture_of(course: Course, frame: Frame) -> Picture | None:
    """The picture of a course in a frame; None where nothing in it has a place in time."""
    if not course.days:
        return None
    scale = scale_of(course.days, frame)
    y = _TOP
    pieces: list[Markup] = []
    for lane in course.lanes:
        drawn, y = lane_drawn(lane, scale, y)
        pieces.append(drawn)
    for panel in course.panels:
        drawn, y = panel_drawn(panel, scale, y + GAP)
        pieces.append(drawn)
    return Picture(joined([_axis(course, scale, y), *pieces]), y + LINE + 4, scale)


def _axis(course: Course, scale: Scale, bottom: float) -> Markup:
    """Labels above and below, lines between them, a band where time is cut short."""
    found = ticks(scale, course.baseline_day)
    grid = joined(rule("rule", scale.at(t.day), scale.at(t.day), LINE + 3, bottom) for t in found)
    texts = joined(
        Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(percent(scale.at(t.day)), px(y), t.label)
        for y in (LINE - 2, bottom + LINE - 2)
        for t in found
    )
    bands = joined(_band(start, end, scale, bottom) for start, end in scale.breaks)
    return Markup('<g class="course-grid">{}</g><g class="course-axis">{}{}</g>').format(grid, bands, texts)


def _band(start: float, end: float, scale: Scale, bottom: float) -> Markup:
    left, right = scale.at(start), scale.at(end)
    text = Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
        percent((left + right) / 2), px(2 * LINE - 2), _short(end - start)
    )
    return box("break", left, right, LINE + 3, bottom - LINE - 3) + text


def _short(days: float) -> str:
    months = round(days / _MONTH)
    return f"{months} mo" if months < 24 else f"{round(days / 365.25)} y"
