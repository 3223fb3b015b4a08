"""The picture of one marker in many cases: a line for each on a log scale; bounds are arrows on dashed lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.drawing import LINE, at, box, joined, percent, px, rule, text_width
from generator.course.logscale import LogScale, log_scale
from generator.course.model import Course, Point, Span, placed_numbers, segments
from generator.course.scale import Frame, Scale, scale_of, ticks
from generator.course.strip_words import span_words
from generator.course.tips import linked
from generator.links import LinksFrom
from generator.model import Case

FRAME = Frame(160, 0.02, 0.98)  # the labels stand in the margins, outside
_POWER, _HEIGHT = 32.0, 200.0  # pixels: from one power of ten to the next, and of the whole at most
_TOP = 18.0
_SIGNS = {
    "": Markup('<circle class="dot" r="3.500"/>'),
    "~": Markup('<circle class="dot inexact" r="3.500"/>'),
    ">": Markup('<path class="dot" d="M-4 0H4V-2H1V-9H4L0-14L-4-9H-1V-2H-4Z"/>'),
    "<": Markup('<path class="dot" d="M-4 0H4V2H1V9H4L0 14L-4 9H-1V2H-4Z"/>'),
}
_SIGNS |= {"≥": _SIGNS[">"], "≤": _SIGNS["<"]}


@dataclass(frozen=True)
class Line:
    """The results of one case: those that are numbers with a time are drawn, all are told in words."""

    case: Case
    course: Course
    points: tuple[Point, ...]

    @property
    def drawn(self) -> list[Point]:
        """Numbers whose first and last possible day are known, in the order of time."""
        return placed_numbers(self.points)

    @property
    def words(self) -> list[str]:
        """Each result with its time."""
        return [f"{point.label}, {self._when(point)}" for point in self.points]

    def _when(self, point: Point) -> str:
        if point.span is None:
            return point.when
        inferred = " (inferred)" if "(inferred" in point.when else ""
        return span_words(point.span, self.course.baseline_day) + inferred


@dataclass(frozen=True)
class _Plot:
    """Where days and numbers lie."""

    scale: Scale
    log: LogScale

    def at(self, point: Point) -> tuple[float, float]:
        """The fraction of the width and the pixels from the top."""
        first, last = _span(point).days
        return (self.scale.at(first) + self.scale.at(last)) / 2, self.log.at(point.number or 1)

    @property
    def bottom(self) -> float:
        """Pixels from the top to the lower edge."""
        return self.log.top + self.log.height


def picture_of_lines(lines: Sequence[Line], name: str, links: LinksFrom) -> tuple[Markup, float, Scale]:
    """SVG without its root element, its height and its scale; each line needs a point."""
    points = [point for line in lines for point in line.drawn]
    days = tuple(sorted({0, *(day for point in points for day in _span(point).days)}))
    numbers = [number for point in points for number in (point.number, point.upper) if number]
    plot = _Plot(scale_of(days, FRAME), log_scale(numbers, _TOP, _POWER, 0, _HEIGHT))
    labels = _label_places(lines, plot)
    drawn = [_line_drawn(line, name, plot, labels[line.case.id], links) for line in lines]
    return joined([_axes(plot), *drawn]), plot.bottom + LINE + 4, plot.scale


def _axes(plot: _Plot) -> Markup:
    place = plot.scale.at
    pieces = [box("break", place(start), place(end), _TOP, plot.log.height) for start, end in plot.scale.breaks]
    for y, label in plot.log.powers:
        text = Markup('<text class="course-tick" x="-6" y="{}" text-anchor="end">{}</text>').format(px(y + 4), label)
        pieces += [rule("power", 0, 1, y, y), text]
    for tick in ticks(plot.scale, None):
        x = place(tick.day)
        text = Markup('<text class="course-tick" x="{}" y="{}" text-anchor="middle">{}</text>')
        pieces += [rule("rule", x, x, _TOP, plot.bottom), text.format(percent(x), px(plot.bottom + LINE), tick.label)]
    return joined(pieces)


def _line_drawn(line: Line, name: str, plot: _Plot, label_y: float, links: LinksFrom) -> Markup:
    """A case as a link to its marker table, with its results in words."""
    pieces = []
    for one, other in segments(line.points):
        kind = "line" if one.is_exact and other.is_exact else "line-bound"
        (x1, y1), (x2, y2) = plot.at(one), plot.at(other)
        pieces.append(rule(kind, x1, x2, y1, y2))
    pieces += [_point_drawn(point, plot) for point in line.drawn]
    x, y = plot.at(line.drawn[-1])
    label = at(x, label_y, Markup('<text class="course-label" x="8" y="4">{}</text>').format(_label(line)))
    said = f"{line.case.id}, {name}: {'; '.join(line.words)}."
    href = links.case(line.case.id, "markers")
    return linked(href, "marker", said, joined([*pieces, label]), x, min(y, label_y) - 4, FRAME.width)


def _point_drawn(point: Point, plot: _Plot) -> Markup:
    (x, y), (first, last) = plot.at(point), _span(point).days
    pieces = [rule("whisker", plot.scale.at(first), plot.scale.at(last), y, y)] if last > first else []
    if point.upper:
        pieces.append(rule("range", x, x, y, plot.log.at(point.upper)))
    return joined([*pieces, at(x, y, _SIGNS["~" if point.upper else point.bound])])


def _label(line: Line) -> str:
    return line.case.id + (" (second-hand)" if line.case.source.read == "secondary source" else "")


def _label_places(lines: Sequence[Line], plot: _Plot) -> dict[str, float]:
    """The height of each label, as near to the end of its line as others let it be."""
    taken: list[tuple[float, float, float]] = []
    found = {}
    for line in sorted(lines, key=lambda line: plot.at(line.drawn[-1])[1]):
        x, y = plot.at(line.drawn[-1])
        right = x + (8 + text_width(_label(line))) / FRAME.width
        beside = [other for left, edge, other in taken if x < edge and left < right]
        free = (place for place in _heights_near(y, plot) if all(abs(place - other) >= LINE for other in beside))
        found[line.case.id] = next(free, y)
        taken.append((x, right, found[line.case.id]))
    return found


def _heights_near(y: float, plot: _Plot) -> Iterator[float]:
    """Heights inside the plot, the nearest to `y` first."""
    bottom = plot.bottom - LINE / 2
    steps = sorted(range(-100, 101), key=abs)
    return (place for step in steps if 0 <= (place := min(y, bottom) + step * LINE / 3) <= bottom)


def _span(point: Point) -> Span:
    if point.span is None:
        raise ValueError(f"{point.entry_id} has no time")
    return point.span
