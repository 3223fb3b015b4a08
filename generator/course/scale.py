"""The time axis: days to fractions of the width, with long quiet times cut short, and the ticks below it."""

from __future__ import annotations

import datetime
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.course.model import MONTH
from generator.lines import width

BREAK = 0.07  # the width of a time that is cut short
QUIET = 0.2  # a gap of more than this part of the whole is cut short
QUIET_DAYS = 180  # and shorter than this no gap is long
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # months from tick to tick
_YEAR_ROOM, _MONTH_ROOM = 36, 58  # pixels that a label of a year and of a month needs
TICK_TEXT = 11.5  # pixels
_APART = 6  # pixels between two labels


@dataclass(frozen=True)
class Frame:
    """How wide a picture is at least, in pixels, and between which fractions of the width time runs."""

    width: float
    left: float
    right: float = 0.92  # the rest is for what has no known end


NARROW = Frame(280, 0.08)
WIDE = Frame(640, 0.22)  # names of lanes stand to the left of them


@dataclass(frozen=True)
class Scale:
    """Linear between its stops (day, fraction of the width); `breaks` are the gaps that are cut short."""

    frame: Frame
    stops: tuple[tuple[float, float], ...]
    breaks: tuple[tuple[float, float], ...] = ()

    def at(self, day: float) -> float:
        """Where the day lies, as a fraction of the width; what lies outside is at the margin."""
        days = [stop[0] for stop in self.stops]
        index = min(max(bisect_right(days, day), 1), len(self.stops) - 1)
        (day_0, place_0), (day_1, place_1) = self.stops[index - 1], self.stops[index]
        share = min(max((day - day_0) / (day_1 - day_0), 0), 1)
        return place_0 + share * (place_1 - place_0)

    @property
    def per_day(self) -> float:
        """The width of a day where the axis is not cut short."""
        return next(
            (b[1] - a[1]) / (b[0] - a[0])
            for a, b in pairwise(self.stops)
            if (a[0], b[0]) not in self.breaks
        )  # fmt: skip

    @property
    def stretches(self) -> Iterator[tuple[float, float]]:
        """First and last day of each part that is not cut short."""
        return ((a[0], b[0]) for a, b in pairwise(self.stops) if (a[0], b[0]) not in self.breaks)


def scale_of(days: tuple[int, ...], frame: Frame) -> Scale:
    """The scale for these days, in order, at least one; a single day stands in the middle of a month."""
    left, right = frame.left, frame.right
    if days[0] == days[-1]:
        return Scale(frame, ((days[0] - 15, left), (days[0] + 15, right)))
    total = days[-1] - days[0]
    breaks = tuple((a, b) for a, b in pairwise(days) if b - a > max(QUIET * total, QUIET_DAYS))
    drawn = total - sum(b - a for a, b in breaks)
    if not drawn:
        return Scale(frame, ((days[0], left), (days[-1], right)))
    per_day = (right - left - BREAK * len(breaks)) / drawn
    stops: list[tuple[float, float]] = [(days[0], left)]
    for start, end in breaks:
        if start > stops[-1][0]:
            stops.append((start, stops[-1][1] + (start - stops[-1][0]) * per_day))
        stops.append((end, stops[-1][1] + BREAK))
    if days[-1] > stops[-1][0]:
        stops.append((days[-1], right))
    return Scale(frame, tuple(stops), breaks)


@dataclass(frozen=True)
class Tick:
    """A day with its label."""

    day: float
    label: str


def ticks(scale: Scale, origin: datetime.date | None) -> tuple[Tick, ...]:
    """Ticks in calendar time, or in months from the baseline where there is no calendar date."""
    months = next((step for step in _STEPS if step * MONTH * scale.per_day >= _room(step, scale)), _STEPS[-1])
    found: list[Tick] = []
    for first, last in scale.stretches:
        inside = list(_calendar(first, last, months, origin) if origin else _relative(first, last, months))
        _add_apart(found, inside or [_edge(first, origin)], scale)
    if len(found) < 2:  # which is no scale: a course of days or weeks
        found = []
        _add_apart(found, [_day(scale.stops[0][0], origin), _day(scale.stops[-1][0], origin)], scale)
    return tuple(found)


def _room(months: int, scale: Scale) -> float:
    return (_MONTH_ROOM if months < 12 else _YEAR_ROOM) / scale.frame.width


def _add_apart(found: list[Tick], more: Iterable[Tick], scale: Scale) -> None:
    """Add the ticks whose labels do not meet the one before."""
    for tick in more:
        if not found or _labels_apart(found[-1], tick, scale):
            found.append(tick)


def _labels_apart(one: Tick, other: Tick, scale: Scale) -> bool:
    room = (width(one.label, TICK_TEXT) + width(other.label, TICK_TEXT)) / 2 + _APART
    return (scale.at(other.day) - scale.at(one.day)) * scale.frame.width >= room


def _edge(day: float, origin: datetime.date | None) -> Tick:
    """The one tick of a stretch that is shorter than a step."""
    if origin is None:
        return Tick(day, month_words(round(day / MONTH)))
    return Tick(day, (origin + datetime.timedelta(days=day)).strftime("%b %Y"))


def _day(day: float, origin: datetime.date | None) -> Tick:
    """A tick at a day of a course that is too short for months."""
    day = round(day)
    if origin is None:
        return Tick(day, f"day {day}" if day else "0")
    date = origin + datetime.timedelta(days=day)
    return Tick(day, f"{date.day} {date.strftime('%b %Y')}")


def _calendar(first: float, last: float, months: int, origin: datetime.date) -> Iterator[Tick]:
    start, end = (origin + datetime.timedelta(days=day) for day in (first, last))
    count = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // months) * months
    while (day := datetime.date(count // 12, count % 12 + 1, 1)) <= end:
        yield Tick((day - origin).days, str(day.year) if months >= 12 else day.strftime("%b %Y"))
        count += months


def _relative(first: float, last: float, months: int) -> Iterator[Tick]:
    count = math.ceil(first / MONTH / months) * months
    while count * MONTH <= last:
        yield Tick(count * MONTH, month_words(count))
        count += months


def month_words(months: int) -> str:
    """A time after the baseline, or with a minus before it: '0', '18 mo', '2 y', '10 y 1 mo'."""
    if abs(months) < 24:
        return f"{months} mo" if months else "0"
    years, rest = divmod(abs(months), 12)
    return f"{'-' if months < 0 else ''}{years} y{f' {rest} mo' if rest else ''}"
