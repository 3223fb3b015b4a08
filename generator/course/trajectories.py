"""Tumour markers in many cases: which of them can be drawn together, and which cannot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.model import Course, Panel
from generator.course.trajectory_picture import Line, picture_of_lines
from generator.links import LinksFrom
from generator.model import Case

LEAST = 2  # cases that can be drawn: one alone is on its own page
MOST = 24  # lines that a reader can tell apart


@dataclass(frozen=True)
class Trajectories:
    """One marker: SVG without its root element, its height, the cases in it and those that have no place in it."""

    test: str
    name: str
    unit: str
    body: Markup
    height: float
    lines: tuple[Line, ...]
    left_out: tuple[Line, ...]
    unplaced: tuple[Line, ...]
    has_breaks: bool

    @property
    def told(self) -> tuple[Line, ...]:
        """The cases whose results are told in words as well."""
        return self.lines + self.left_out[:MOST] + self.named

    @property
    def named(self) -> tuple[Line, ...]:
        """The cases that cannot be drawn and are named below the picture."""
        return self.unplaced[:MOST]


def trajectories_of(cases: Iterable[Case], courses: Mapping[str, Course], links: LinksFrom) -> list[Trajectories]:
    """A picture for each marker that at least two of the cases have twice as a number with a time."""
    by_test: dict[str, list[tuple[Panel, Line]]] = {}
    for case in cases:
        for panel in courses[case.id].panels:
            line = Line(case, courses[case.id], panel.points)
            by_test.setdefault(panel.test, []).append((panel, line))
    found = [_trajectories(panels, links) for panels in by_test.values()]
    return [one for one in found if len(one.lines) >= LEAST]


def _trajectories(panels: Sequence[tuple[Panel, Line]], links: LinksFrom) -> Trajectories:
    panel, every = panels[0][0], [line for _, line in panels]
    able = sorted((line for line in every if len(line.drawn) >= 2), key=lambda line: (-len(line.drawn), line.case.id))
    shown = sorted(able[:MOST], key=lambda line: line.case.id)
    body, height, scale = picture_of_lines(shown, panel.name, links) if shown else (Markup(""), 0, None)
    return Trajectories(
        test=panel.test,
        name=panel.name,
        unit=panel.unit,
        body=body,
        height=height,
        lines=tuple(shown),
        left_out=tuple(able[MOST:]),
        unplaced=tuple(line for line in every if len(line.drawn) < 2),
        has_breaks=bool(scale and scale.breaks),
    )
