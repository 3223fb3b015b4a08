"""A marker panel: a log scale, bounds as arrows, ranges as lines, words below in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from generator.course.drawing import LINE, Lines, at, joined, lines_at, lines_between, px, rule
from generator.course.glyphs import arrow
from generator.course.logscale import LogScale, log_scale
from generator.course.model import EXACT, Lane, Mark, Panel, Point, segments
from generator.course.rows import lane_drawn
from generator.course.scale import WIDE, Frame, Scale
from generator.course.tips import linked

_POWER = 20.0  # pixels from one power of ten to the next, where the panel is not too high
_LEAST, _MOST = 44.0, 88.0  # pixels: the height of a panel
_ABOVE, _BELOW = 23.0, 22.0  # pixels: room for a label above the highest value and below the lowest
_ARROW = 13.0  # pixels: by how much the arrow of a bound reaches beyond a dot
_MOST_LINES = 2  # of a label; the rest is told on pointing at it
_DOT = "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0Z"
_UP, _DOWN = "M-5 0H5V-2.5H1.5V-12H5L0-18L-5-12H-1.5V-2.5H-5Z", "M-5 0H5V2.5H1.5V12H5L0 18L-5 12H-1.5V2.5H-5Z"
_SHAPES = {"": _DOT, "~": _DOT, ">": _UP, "≥": _UP, "<": _DOWN, "≤": _DOWN}


@dataclass
class _Labels:
    """Labels that found room between `top` and `bottom`: none lies upon another or upon a sign."""

    top: float
    bottom: float
    taken: list[tuple[tuple[float, float], float, float]] = field(default_factory=list)

    def add(self, lines: Lines, y: float) -> bool:
        """Keep the place for the lines below `y`; False where something else is there."""
        left, right = lines.reach
        if left < 0 or right > 1 or y < self.top or y + lines.height > self.bottom:
            return False
        for (other_left, other_right), top, bottom in self.taken:
            if left < other_right and other_left < right and y < bottom and top < y + lines.height:
                return False
        self.taken.append((lines.reach, y, y + lines.height))
        return True


def panel_drawn(panel: Panel, scale: Scale, y: float) -> tuple[Markup, float]:
    """The panel below `y`, and the height below it."""
    pieces = []
    numbers = [point for point in panel.points if point.number and _days(point)]
    name = f"{panel.name}, {panel.unit}" if panel.unit else panel.name
    if numbers:
        drawn, y = _with_heading(panel, name, numbers, scale, y)
        pieces.append(drawn)
    others = [point for point in panel.points if point not in numbers]
    if others:
        told = Lane(f"{panel.name}, other results" if numbers else name, *_as_marks(others))
        drawn, y = lane_drawn(told, scale, y)
        pieces.append(drawn)
    return joined(pieces), y


def _with_heading(panel: Panel, name: str, points: Sequence[Point], scale: Scale, y: float) -> tuple[Markup, float]:
    frame = scale.frame
    limit = f"; dashed: limit of normal {panel.reference:,g}" if panel.reference else ""
    heading = lines_between(f"{name} (log scale{limit})", 0, frame.left if frame is WIDE else 1, frame.width)
    top = y + (0 if frame is WIDE else heading.height)
    arrows = _ARROW if any(point.bound in {">", "≥"} for point in points) else 0
    plot = log_scale(_numbers(panel, points), top + _ABOVE + arrows, _POWER, _LEAST, _MOST)
    bottom = max(plot.top + plot.height + _BELOW, y + heading.height)
    labels = _Labels(top, bottom, [(heading.reach, y, y + heading.height)])
    return heading.drawn(y, "lane") + _plot_drawn(panel, points, plot, labels, scale), bottom


def _numbers(panel: Panel, points: Sequence[Point]) -> list[float]:
    return [n for n in (panel.reference, *(n for point in points for n in (point.number, point.upper))) if n]


def _as_marks(points: Sequence[Point]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    marks = [
        Mark(p.entry_id, "not-classified", p.label if p.span else f"{p.label} ({p.when})", p.when, "", p.span)
        for p in points
    ]
    return tuple(m for m in marks if m.days), tuple(m for m in marks if not m.days)


def _plot_drawn(panel: Panel, points: Sequence[Point], plot: LogScale, labels: _Labels, scale: Scale) -> Markup:
    labels.taken += [sign for point in points for sign in _signs_of(point, plot, scale)]
    pieces = list(_axis(plot, labels, scale.frame))
    if panel.reference:
        y = plot.at(panel.reference)
        pieces.append(rule("reference", _left(scale.frame), 1, y, y))
    ordered = sorted(points, key=lambda point: _place(point, scale))
    pieces += [_segment(one, other, plot, scale) for one, other in segments(panel.points)]
    texts = _label_places(ordered, plot, scale, labels)
    pieces += [_point_drawn(point, panel, plot, scale, texts.get(point.entry_id, Markup(""))) for point in ordered]
    return joined(pieces)


def _signs_of(point: Point, plot: LogScale, scale: Scale) -> Iterator[tuple[tuple[float, float], float, float]]:
    """What the signs of a point cover."""
    x, half = _place(point, scale), 5 / scale.frame.width
    up, down = (_ARROW if point.bound in signs else 0 for signs in ({">", "≥"}, {"<", "≤"}))
    for number in filter(None, (point.number, point.upper)):
        y = plot.at(number)
        yield (x - half, x + half), y - 5 - up, y + 5 + down


def _left(frame: Frame) -> float:
    return frame.left if frame is WIDE else 0


def _axis(plot: LogScale, labels: _Labels, frame: Frame) -> Iterator[Markup]:
    """A line for each power of ten, its number at one of the ends that is free."""
    for y, number in plot.powers:
        ends = (Lines(1.0, (number,), frame.width, to_left=True), Lines(_left(frame), (number,), frame.width))
        texts = (end.drawn(y - LINE, "tick") for end in ends if labels.add(end, y - LINE))
        yield rule("power", _left(frame), 1, y, y) + next(texts, Markup(""))


def _days(point: Point) -> tuple[int, ...]:
    return point.span.days if point.span else ()


def _reach(point: Point, scale: Scale) -> tuple[float, float]:
    """Between which fractions of the width it lies; what is half known may lie anywhere up to the end of the axis."""
    first, last = (point.span.first, point.span.last) if point.span else (None, None)
    return (
        scale.at(scale.stops[0][0] if first is None else first),
        scale.at(scale.stops[-1][0] if last is None else last),
    )


def _place(point: Point, scale: Scale) -> float:
    return sum(_reach(point, scale)) / 2


def _segment(one: Point, other: Point, plot: LogScale, scale: Scale) -> Markup:
    """A line from value to value; dashed where one of them is a bound or a range."""
    kind = "line" if one.is_exact and other.is_exact else "line-bound"
    ends = _place(one, scale), _place(other, scale), plot.at(one.number or 1), plot.at(other.number or 1)
    return rule(kind, *ends)


def _label_places(points: Sequence[Point], plot: LogScale, scale: Scale, labels: _Labels) -> dict[str, Markup]:
    """Labels of the first, the last and the highest value first; what finds no room is told on pointing at it."""
    important = [points[0], points[-1], max(points, key=lambda point: point.number or 0)]
    found: dict[str, Markup] = {}
    for point in (*important, *points):
        if point.entry_id not in found and (text := _label_place(point, plot, scale, labels)):
            found[point.entry_id] = text
    return found


def _label_place(point: Point, plot: LogScale, scale: Scale, labels: _Labels) -> Markup | None:
    x, (above, below) = _place(point, scale), _free(point, plot)
    for text in dict.fromkeys((point.label, _amount_alone(point))):
        lines = lines_at(text, x, x, scale.frame.width, _MOST_LINES)
        for side in (lines, replace(lines, to_left=not lines.to_left)):
            for top in (above - side.height, below):
                if labels.add(side, top):
                    return side.drawn(top)
    return None


def _amount_alone(point: Point) -> str:
    """The number without the words that follow it."""
    number, comma, _ = point.label.partition(", ")
    return f"{number} …" if comma else number


def _free(point: Point, plot: LogScale) -> tuple[float, float]:
    """The heights above and below which the signs of a point leave room for its label."""
    up, down = (_ARROW if point.bound in signs else 0 for signs in ({">", "≥"}, {"<", "≤"}))
    return plot.at(point.upper or point.number or 1) - 7 - up, plot.at(point.number or 1) + 6 + down


def _point_drawn(point: Point, panel: Panel, plot: LogScale, scale: Scale, label: Markup) -> Markup:
    x, y, (left, right), days = _place(point, scale), plot.at(point.number or 1), _reach(point, scale), _days(point)
    pieces = [rule("whisker", left, right, y, y)] if right > left else []
    if len(days) == 1:
        is_after = point.span is not None and point.span.last is None
        pieces.append(arrow("open-right", right, y) if is_after else arrow("open-left", left, y))
    inexact = bool(point.upper) or point.bound == "~" or len(days) == 1 or days[-1] - days[0] >= EXACT
    sign = Markup('<path class="dot{}" d="{}"/>').format(" inexact" if inexact else "", _SHAPES[point.bound])
    if point.upper:
        upper = plot.at(point.upper)
        pieces += [rule("range", x, x, y, upper), at(x, upper, sign)]
    sign += Markup('<circle class="course-target" r="{}"/>').format(px(12))
    pieces += [at(x, y, sign), label]
    said = f"{panel.name} {point.label}: {point.when}."
    return linked(f"#{point.entry_id}", "marker", said, joined(pieces), x, y - 4, scale.frame.width)
