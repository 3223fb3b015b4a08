"""Lanes to rows: marks of a lane share a row where neither they nor their labels meet, at any width."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from generator.course import marks
from generator.course.drawing import LINE, Lines, joined, lines_at, lines_between, rule
from generator.course.model import Lane, Mark
from generator.course.scale import WIDE, Scale
from generator.course.tips import linked

SIGNS = 17.0  # pixels: the height of a row of signs
GAP = 6.0  # below a lane
_APART = 4  # pixels
Reach = tuple[float, float]


@dataclass
class _Row:
    """Marks beside each other, their labels above them; what is `taken` is free for no label."""

    width: float
    taken: list[Reach] = field(default_factory=list)
    marks: list[tuple[Mark, Reach]] = field(default_factory=list)
    labels: list[Lines] = field(default_factory=list)

    def has_room(self, reach: Reach, label: Lines) -> bool:
        """Whether neither the mark nor its label would meet another."""
        taken = [*self.taken, *(other.reach for other in self.labels if other.texts)]
        signs_apart = not any(self._meet(reach, other) for _, other in self.marks)
        return signs_apart and not (label.texts and any(self._meet(label.reach, other) for other in taken))

    def _meet(self, one: Reach, other: Reach) -> bool:
        apart = _APART / self.width
        return one[0] < other[1] + apart and other[0] < one[1] + apart

    @property
    def labels_height(self) -> float:
        """Pixels."""
        return max([label.height for label in self.labels] + [LINE] * bool(self.taken), default=0.0)

    @property
    def height(self) -> float:
        """Pixels."""
        return self.labels_height + (SIGNS if self.marks else 0)


def lane_drawn(lane: Lane, scale: Scale, y: float) -> tuple[Markup, float]:
    """The lane below `y`, and the height below it."""
    frame = scale.frame
    name = lines_between(lane.name, 0, frame.left if frame is WIDE else 1, frame.width)
    least = y + name.height
    rows = _rows(lane, scale, () if frame is WIDE else (name.reach,))
    pieces = [name.drawn(y + (0 if frame is WIDE else rows[0].labels_height - LINE), "lane")]
    for row in rows:
        pieces.append(_row_drawn(row, scale, y))
        y += row.height
    for text in _unplaced(lane):
        lines = lines_between(text, frame.left if frame is WIDE else 0, 1, frame.width)
        pieces.append(lines.drawn(y, "remark"))
        y += lines.height
    bottom = max(y, least) + GAP
    return joined([rule("lane-end", 0, 1, bottom - GAP / 2, bottom - GAP / 2), *pieces]), bottom


def _rows(lane: Lane, scale: Scale, taken: tuple[Reach, ...]) -> list[_Row]:
    width = scale.frame.width
    rows = [_Row(width, list(taken))]
    before = ""
    for mark in lane.marks:
        reach = marks.reach(mark, scale)
        shown = "" if mark.label == before or mark.look == "finding" else mark.label
        label = lines_at(shown, *reach, width)
        row = next((row for row in rows if row.has_room(reach, label)), None)
        if row is None:
            row = _Row(width)
            rows.append(row)
        row.marks.append((mark, reach))
        row.labels.append(label)
        before = mark.label
    return rows


def _row_drawn(row: _Row, scale: Scale, y: float) -> Markup:
    base = y + row.labels_height
    pieces = []
    for (mark, reach), label in zip(row.marks, row.labels, strict=True):
        middle = base + SIGNS / 2
        content = marks.drawn(mark, scale, middle) + label.drawn(base - label.height)
        pieces.append(linked(mark.entry_id, mark.look, marks.said(mark), content, sum(reach) / 2, base, row.width))
    return joined(pieces)


def _unplaced(lane: Lane) -> list[str]:
    """What has no place in time is told in words: a picture must not leave it out."""
    return [f"Not placed, no date: {'; '.join(mark.label for mark in lane.unplaced)}"] if lane.unplaced else []
