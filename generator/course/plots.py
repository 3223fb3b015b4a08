"""A marker panel: a log scale, bounds as arrows, ranges as lines, words below in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from generator.course.drawing import LINE, Lines, at, joined, lines_at, lines_between, px, rule
from generator.course.model import Lane, Mark, Panel, Point
from generator.course.rows import lane_drawn
from generator.course.scale import WIDE, Frame, Scale
from generator.course.tips import linked

_POWER = 20.0  # pixels from one power of ten to the next, where the panel is not too high
_LEAST, _MOST = 44.0, 88.0  # pixels: the height of a panel
_ABOVE = 22.0  # room for the arrow of a bound
_MOST_POWERS = 5
_SIGNS = {
    "": Markup('<circle class="dot" r="4"/>'),
    "~": Markup('<circle class="dot inexact" r="4"/>'),
    ">": Markup('<path class="dot" d="M-5 0H5V-2.5H1.500V-12H5L0-18L-5-12H-1.500V-2.500H-5Z"/>'),
    "<": Markup('<path class="dot" d="M-5 0H5V2.5H1.500V12H5L0 18L-5 12H-1.500V2.500H-5Z"/>'),
}
_SIGNS |= {"≥": _SIGNS[">"], "≤": _SIGNS["<"]}


@dataclass(frozen=True)
class _Log:
    """Heights of values on a log scale from 10**`low` to 10**`high`, the highest one at `top`."""

    low: int
    high: int
    top: float

    @property
    def height(self) -> float:
        """Pixels."""
        return min(max(_POWER * (self.high - self.low), _LEAST), _MOST)

    def at(self, number: float) -> float:
        """The height of a number, in pixels from the top of the picture."""
        return self.top + self.height * (self.high - math.log10(number)) / (self.high - self.low)


@dataclass
class _Labels:
    """Labels that found room: none lies upon another."""

    taken: list[tuple[tuple[float, float], float, float]] = field(default_factory=list)

    def add(self, lines: Lines, y: float) -> bool:
        """Keep the place for the lines below `y`; False where something else is there."""
        left, right = lines.reach
        for (other_left, other_right), top, bottom in self.taken:
            if left < other_right and other_left < right and y < bottom and top < y + lines.height:
                return False
        self.taken.append((lines.reach, y, y + lines.height))
        return True


def panel_drawn(panel: Panel, scale: Scale, y: float) -> tuple[Markup, float]:
    """The panel below `y`, and the height below it."""
    pieces = []
    numbers = [point for point in panel.points if point.number and len(_days(point)) == 2]
    name = f"{panel.name}, {panel.unit}" if panel.unit else panel.name
    if numbers:
        frame = scale.frame
        heading = lines_between(f"{name} (log scale)", 0, frame.left if frame is WIDE else 1, frame.width)
        pieces.append(heading.drawn(y, "lane"))
        plot = _Log(*_powers(panel, numbers), y + _ABOVE + (0 if frame is WIDE else heading.height))
        pieces.append(_plot_drawn(panel, numbers, plot, scale))
        y = plot.top + plot.height + LINE + 4
    others = [point for point in panel.points if point not in numbers]
    if others:
        told = Lane(f"{panel.name}, other results" if numbers else name, *_as_marks(others))
        drawn, y = lane_drawn(told, scale, y)
        pieces.append(drawn)
    return joined(pieces), y


def _powers(panel: Panel, points: Sequence[Point]) -> tuple[int, int]:
    numbers = [n for point in points for n in (point.number, point.upper) if n]
    numbers += [panel.reference] if panel.reference else []
    low, high = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))
    return low, max(high, low + 1)


def _as_marks(points: Sequence[Point]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    marks = [
        Mark(p.entry_id, "not-classified", p.label if p.span else f"{p.label} ({p.when})", p.when, "", p.span)
        for p in points
    ]
    return tuple(m for m in marks if m.days), tuple(m for m in marks if not m.days)


def _plot_drawn(panel: Panel, points: Sequence[Point], plot: _Log, scale: Scale) -> Markup:
    labels = _Labels()
    pieces = list(_axis(plot, labels, scale.frame))
    if panel.reference:
        pieces.append(_reference(panel.reference, plot, labels, scale.frame))
    ordered = sorted(points, key=lambda point: _place(point, scale))
    pieces += [_segment(one, other, plot, scale) for one, other in pairwise(ordered)]
    texts = _label_places(ordered, plot, scale, labels)
    pieces += [_point_drawn(point, panel, plot, scale, texts.get(point.entry_id, Markup(""))) for point in ordered]
    return joined(pieces)


def _axis(plot: _Log, labels: _Labels, frame: Frame) -> Iterator[Markup]:
    left, width = (frame.left if frame is WIDE else 0), frame.width
    step = -(-(plot.high - plot.low) // _MOST_POWERS)
    for power in range(plot.low, plot.high + 1, step):
        y = plot.at(10.0**power)
        text = Lines(1.0, (f"{10**power:,}" if power >= 0 else f"{10.0**power:g}",), width, to_left=True)
        labels.add(text, y - LINE)
        yield rule("power", left, 1, y, y) + text.drawn(y - LINE, "tick")


def _reference(number: float, plot: _Log, labels: _Labels, frame: Frame) -> Markup:
    y, left = plot.at(number), (frame.left if frame is WIDE else 0)
    text = Lines(left, (f"limit of normal {number:g}",), frame.width)
    labels.add(text, y - LINE)
    return rule("reference", left, 1, y, y) + text.drawn(y - LINE, "tick")


def _days(point: Point) -> tuple[int, ...]:
    return point.span.days if point.span else ()


def _place(point: Point, scale: Scale) -> float:
    days = _days(point)
    return (scale.at(days[0]) + scale.at(days[-1])) / 2


def _segment(one: Point, other: Point, plot: _Log, scale: Scale) -> Markup:
    """A line from value to value; dashed where one of them is a bound."""
    kind = "line" if not (one.bound or other.bound) else "line-bound"
    ends = _place(one, scale), _place(other, scale), plot.at(one.number or 1), plot.at(other.number or 1)
    return rule(kind, *ends)


def _label_places(points: Sequence[Point], plot: _Log, scale: Scale, labels: _Labels) -> dict[str, Markup]:
    """Labels of the first, the last and the highest value first; what finds no room is told on pointing at it."""
    important = [points[0], points[-1], max(points, key=lambda point: point.number or 0)]
    found: dict[str, Markup] = {}
    for point in (*important, *points):
        if point.entry_id not in found and (text := _label_place(point, plot, scale, labels)):
            found[point.entry_id] = text
    return found


def _label_place(point: Point, plot: _Log, scale: Scale, labels: _Labels) -> Markup | None:
    x, y = _place(point, scale), plot.at(point.number or 1)
    lines = lines_at(point.label, x, x, scale.frame.width)
    above = y - 8 - lines.height - (12 if point.bound in {">", "≥"} else 0)
    return next((lines.drawn(top) for top in (above, y + 7) if labels.add(lines, top)), None)


def _point_drawn(point: Point, panel: Panel, plot: _Log, scale: Scale, label: Markup) -> Markup:
    x, y, days = _place(point, scale), plot.at(point.number or 1), _days(point)
    pieces = [rule("whisker", scale.at(days[0]), scale.at(days[-1]), y, y)] if days[-1] > days[0] else []
    if point.upper:
        pieces.append(rule("range", x, x, y, plot.at(point.upper)))
    sign = _SIGNS[point.bound] + Markup('<circle class="course-target" r="{}"/>').format(px(12))
    said = f"{panel.name} {point.label}: {point.when}."
    return linked(point.entry_id, "marker", said, joined([*pieces, at(x, y, sign), label]), x, y - 4, scale.frame.width)
