"""The course of a case as a picture needs it: lanes of marks and panels of markers, in days from the baseline."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.derived import DAYS_PER_MONTH
from generator.values import Comparator, When

# How a mark is coloured and shaped: a class of treatment, a kind of response, harm, and so on.
Look = Literal[
    "systemic", "locoregional", "surgery", "radiotherapy", "supportive",
    "complete", "partial", "stable", "progressive", "not-classified",
    "extent", "relapse", "harm", "finding", "follow-up", "death",
]  # fmt: skip
End = Literal["stated", "not reported", "ongoing"]
MONTH = float(DAYS_PER_MONTH)  # days
EXACT = 31  # days: what is exact to the month has a solid sign
Days = tuple[int, int]  # the first and the last


@dataclass(frozen=True)
class Span:
    """The first and the last day that something can have been, in days from the baseline; None is not known."""

    first: int | None
    last: int | None

    @property
    def days(self) -> tuple[int, ...]:
        """The ends that are known."""
        return tuple(day for day in (self.first, self.last) if day is not None)

    @property
    def is_exact(self) -> bool:
        """Whether it is known to the month."""
        return self.first is not None and self.last is not None and self.last - self.first < EXACT


@dataclass(frozen=True)
class Mark:
    """One treatment, response or event: `start` alone for what happened at one time, `start` and `stop` for a course.

    `stop` is None, too, where a course has no known end; `end` then tells why. `entry_id` is the fragment of its place
    on the page of the case; `when` is its time in words, `detail` what else a reader wants to know of it.
    """

    entry_id: str
    look: Look
    label: str
    when: str
    detail: str
    start: Span | None
    stop: Span | None = None
    is_course: bool = False
    end: End = "stated"

    @property
    def is_event(self) -> bool:
        """Whether it is treatment, response, harm or outcome; findings and extent stand in the full picture only."""
        return self.look not in {"extent", "finding"}

    @property
    def days(self) -> tuple[int, ...]:
        """Every day that places the mark; empty where nothing places it."""
        return tuple(day for span in (self.start, self.stop) if span for day in span.days)

    @property
    def has_open_start(self) -> bool:
        """Whether it is not known before which day a course did not begin."""
        return self.start is None or self.start.first is None

    @property
    def has_open_end(self) -> bool:
        """Whether it is not known after which day a course did not go on."""
        return self.stop is None or self.stop.last is None

    @property
    def extent(self) -> Days:
        """From the earliest day of the start of a course to the latest of its stop, as far as they are known."""
        first = min(self.days) if self.start is None or self.start.first is None else self.start.first
        last = max(self.days) if self.stop is None or self.stop.last is None else self.stop.last
        return first, max(first, last)

    @property
    def certain(self) -> Days | None:
        """The days on which a course was going on for certain."""
        if self.start is None or self.stop is None or self.start.last is None or self.stop.first is None:
            return None
        return (self.start.last, self.stop.first) if self.stop.first > self.start.last else None

    @property
    def maybe(self) -> tuple[Days, ...]:
        """The days on which a course may have been going on."""
        first, last = self.extent
        parts = ((first, self.certain[0]), (self.certain[1], last)) if self.certain else ((first, last),)
        return tuple((a, b) for a, b in parts if b > a)


@dataclass(frozen=True)
class Lane:
    """Marks of one kind, in the order of the record; `unplaced` are those whose time is not reported."""

    name: str
    marks: tuple[Mark, ...]
    unplaced: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Point:
    """One marker result: a number in the first unit of its test, perhaps a bound, or only words.

    `number` is the amount that is drawn (the lower one of a range, then `upper` is the other); `bound` is its
    comparator, '' for an exact number. `span` is None where its time is not reported. `label` is the result as printed.
    """

    entry_id: str
    span: Span | None
    number: float | None
    bound: Comparator
    label: str
    when: str
    upper: float | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number: no bound, no range, and not only about right."""
        return not self.bound and self.upper is None


def placed_numbers(points: Iterable[Point]) -> list[Point]:
    """Numbers whose first and last possible day are known, in the order of time."""
    return sorted((p for p in points if p.number and p.span and len(p.span.days) == 2), key=_middle)


def segments(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Neighbours that a line may join: none runs past a result that is told only in words, or half known in time."""
    others = [_middle(p) for p in points if p.span and p.span.days and not (p.number and len(p.span.days) == 2)]
    for one, other in pairwise(placed_numbers(points)):
        if not any(_middle(one) < day < _middle(other) for day in others):
            yield one, other


def _middle(point: Point) -> float:
    days = point.span.days if point.span else ()
    return sum(days) / max(len(days), 1)


@dataclass(frozen=True)
class Panel:
    """One tumour marker over time; `reference` is the limit of normal that the article prints."""

    test: str
    name: str
    unit: str
    points: tuple[Point, ...]
    reference: float | None = None


@dataclass(frozen=True)
class Course:
    """The whole course of one case; `baseline_day` is day 0, None where the record has no calendar date."""

    case_id: str
    baseline: str
    baseline_date: When
    baseline_day: datetime.date | None
    lanes: tuple[Lane, ...]
    panels: tuple[Panel, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark that has a place in time."""
        return tuple(mark for lane in self.lanes for mark in lane.marks)

    @property
    def days(self) -> tuple[int, ...]:
        """Every day at which something is drawn, in order, each once."""
        points = (point.span.days for panel in self.panels for point in panel.points if point.span)
        return tuple(sorted({day for days in (*(mark.days for mark in self.marks), *points) for day in days}))
