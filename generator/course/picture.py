"""The whole picture of a course: the time axis, the lanes, the markers below them on the same axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.drawing import LINE, box, joined, percent, px, rule
from generator.course.model import MONTH, Course
from generator.course.plots import panel_drawn
from generator.course.rows import lane_drawn
from generator.course.scale import TICK_TEXT, Frame, Scale, month_words, scale_of, ticks
from generator.lines import width

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
        _middle_text(scale.at(t.day), y, t.label, scale) for y in (LINE - 2, bottom + LINE - 2) for t in found
    )
    bands = [(scale.at(start), scale.at(end), _short(end - start)) for start, end in scale.breaks]
    boxes = joined(box("break", left, right, LINE + 3, bottom - LINE - 3) for left, right, _ in bands)
    widths = joined(_middle_text(x, 2 * LINE - 2, text, scale) for x, text in _apart(bands, scale))
    return Markup('<g class="course-grid">{}</g><g class="course-axis">{}{}{}</g>').format(grid, boxes, widths, texts)


def _middle_text(x: float, y: float, text: str, scale: Scale) -> Markup:
    """A text around `x` (a fraction), moved by pixels where it would leave the narrowest picture."""
    half, middle = width(text, TICK_TEXT) / 2, x * scale.frame.width
    moved = min(max(middle, half), scale.frame.width - half) - middle
    dx = Markup(' dx="{}"').format(px(moved)) if abs(moved) >= 0.1 else ""
    return Markup('<text x="{}" y="{}"{} text-anchor="middle">{}</text>').format(percent(x), px(y), dx, text)


def _apart(bands: Iterable[tuple[float, float, str]], scale: Scale) -> Iterator[tuple[float, str]]:
    """How long each band is, where that does not meet the words of the one before."""
    taken = 0.0
    for left, right, text in bands:
        middle, half = (left + right) / 2, width(text, TICK_TEXT) / 2 / scale.frame.width
        if middle - half >= taken:
            yield middle, text
            taken = middle + half + 2 / scale.frame.width


def _short(days: float) -> str:
    """In years where there are several: a band has no room for the months as well."""
    months = round(days / MONTH)
    return month_words(months if months < 24 else 12 * round(days / (12 * MONTH)))
