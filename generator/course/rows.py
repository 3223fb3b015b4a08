"""Lanes to rows: marks of a lane share a row where neither they nor their labels meet, at any width."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from generator.course import marks
from generator.course.drawing import Lines, joined, lines_at, lines_between, rule
from generator.course.model import Lane, Mark
from generator.course.scale import WIDE, Scale
from generator.course.tips import linked

SIGNS = 17.0  # pixels: the height of a row of signs
GAP = 6.0  # below a lane
_APART = 4  # pixels
Reach = tuple[float, float]


@dataclass(eq=False)
class _Row:
    """Marks beside each other, their labels above them; what is `taken` is free for no label."""

    width: float
    name: Lines | None = None
    marks: list[tuple[Mark, Reach]] = field(default_factory=list)
    labels: list[Lines] = field(default_factory=list)
    shared: list[Reach] = field(default_factory=list)  # from the mark with a label to those that do without it

    def has_room(self, reach: Reach, label: Lines) -> bool:
        """Whether neither the mark nor its label would meet another."""
        taken = [*self.shared, *(other.reach for other in self.labels if other.texts)]
        taken += [self.name.reach] if self.name else []
        signs_apart = not any(self._meet(reach, other) for other in (*self.shared, *(r for _, r in self.marks)))
        return signs_apart and not (label.texts and any(self._meet(label.reach, other) for other in taken))

    def may_share(self, mark: Mark, reach: Reach) -> bool:
        """Whether the mark follows one with the same label, so that it needs none of its own."""
        if not self.marks or self.marks[-1][0].label != mark.label or self.marks[-1][1][1] >= reach[0]:
            return False
        way = self.marks[-1][1][0], reach[1]
        others = [(r, lines) for (m, r), lines in zip(self.marks, self.labels, strict=True) if m.label != mark.label]
        is_clear = not any(self._meet(way, place) for r, lines in others for place in (r, lines.reach))
        return is_clear and self.has_room(reach, _nothing(self.width))

    def add(self, mark: Mark, reach: Reach, label: Lines) -> None:
        """Take a mark that has room."""
        if not label.texts and mark.look != "finding":
            self.shared.append((self.marks[-1][1][0], reach[1]))
        self.marks.append((mark, reach))
        self.labels.append(label)

    def _meet(self, one: Reach, other: Reach) -> bool:
        apart = _APART / self.width
        return one[0] < other[1] + apart and other[0] < one[1] + apart

    @property
    def labels_height(self) -> float:
        """Pixels."""
        return max([label.height for label in (*self.labels, *([self.name] if self.name else []))], default=0.0)

    @property
    def height(self) -> float:
        """Pixels."""
        return self.labels_height + (SIGNS if self.marks else 0)


def lane_drawn(lane: Lane, scale: Scale, y: float) -> tuple[Markup, float]:
    """The lane below `y`, and the height below it."""
    frame = scale.frame
    name = lines_between(lane.name, 0, frame.left if frame is WIDE else 1, frame.width)
    least = y + name.height
    rows = _rows(lane, scale, None if frame is WIDE else name)
    pieces = [name.drawn(y + (0 if frame is WIDE else rows[0].labels_height - name.height), "lane")]
    for row in rows:
        pieces.append(_row_drawn(row, scale, y))
        y += row.height
    for text in _unplaced(lane):
        lines = lines_between(text, frame.left if frame is WIDE else 0, 1, frame.width)
        pieces.append(lines.drawn(y, "remark"))
        y += lines.height
    bottom = max(y, least) + GAP
    return joined([rule("lane-end", 0, 1, bottom - GAP / 2, bottom - GAP / 2), *pieces]), bottom


def _rows(lane: Lane, scale: Scale, name: Lines | None) -> list[_Row]:
    width = scale.frame.width
    rows = [_Row(width, name)]
    before = rows[0]
    for mark in lane.marks:
        reach, label = marks.reach(mark, scale), _nothing(width)
        if mark.look == "finding" or not before.may_share(mark, reach):
            label = lines_at("" if mark.look == "finding" else mark.label, *reach, width)
            before = next((row for row in rows if row.has_room(reach, label)), None) or _Row(width)
        if before not in rows:
            rows.append(before)
        before.add(mark, reach, label)
    return rows


def _nothing(width: float) -> Lines:
    return Lines(0, (), width)


def _row_drawn(row: _Row, scale: Scale, y: float) -> Markup:
    base = y + row.labels_height
    pieces = []
    for (mark, reach), label in zip(row.marks, row.labels, strict=True):
        middle = base + SIGNS / 2
        content = marks.drawn(mark, scale, middle) + label.drawn(base - label.height)
        href, x = f"#{mark.entry_id}", sum(reach) / 2
        pieces.append(linked(href, mark.look, marks.said(mark), content, x, base, row.width))
    return joined(pieces)


def _unplaced(lane: Lane) -> list[str]:
    """What has no place in time is told in words: a picture must not leave it out."""
    return [f"Without an exact date: {'; '.join(mark.label for mark in lane.unplaced)}"] if lane.unplaced else []
