"""What a strip shows, in words: each thing with the time in which it lies, short enough for one row."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby

from generator.case_summary import last_seen, since
from generator.course.model import MONTH, Course, Look, Mark, Span
from generator.course.strip import classes_of, last_day, strip_days
from generator.course.strip_signs import RESPONSES
from generator.course.words import when_words
from generator.model import Case

_EXACT_DAY = "{0.day} {0:%b %Y}"
_KINDS: tuple[tuple[tuple[Look, ...], str, str], ...] = (
    (RESPONSES, "assessment of response", "assessments of response"),
    (("relapse",), "relapse, progression or marker rise", "relapses, progressions or marker rises"),
    (("harm",), "adverse event or complication", "adverse events or complications"),
)


def strip_words(course: Course) -> list[str]:
    """One line for the baseline and for each kind of thing, the same order as in the strip."""
    lines = [f"Day 0: {course.baseline}, {when_words(course.baseline_date)}"]
    for lane in course.lanes:
        placed = [mark for mark in lane.marks if mark.is_event]
        for label, marks in groupby(placed, key=lambda mark: mark.label):
            lines.append(f"{label}: {', '.join(_time(mark, course.baseline_day) for mark in marks)}")
    return [*lines, *_unplaced(course)]


def _unplaced(course: Course) -> Iterator[str]:
    marks = [mark for lane in course.lanes for mark in lane.unplaced if mark.is_event]
    if marks:
        yield f"No date to place: {'; '.join(mark.label for mark in marks)}"


def _time(mark: Mark, origin: datetime.date | None) -> str:
    inferred = " (inferred)" if "(inferred" in mark.when else ""
    if not mark.is_course:
        return (span_words(mark.start, origin) if mark.start else "") + inferred
    start = f"start {span_words(mark.start, origin)}" if mark.start else "start not reported"
    if mark.end == "ongoing":
        return f"{start}, ongoing at the last report{inferred}"
    stop = f"end {span_words(mark.stop, origin)}" if mark.stop else "end not reported"
    return f"{start}, {stop}{inferred}"


def span_words(span: Span, origin: datetime.date | None) -> str:
    """A day, month or year, or the first and the last day; months after the baseline where there is no date."""
    if span.first is None or span.last is None:
        side = "not before" if span.last is None else "not after"
        return f"{side} {_day(span.days[0], origin)}"
    if origin is None:
        return "baseline" if span.first == span.last == 0 else f"month {_months((span.first + span.last) / 2)}"
    first, last = (origin + datetime.timedelta(days=day) for day in (span.first, span.last))
    if first == last:
        return _EXACT_DAY.format(first)
    if first.day == 1 and (last + datetime.timedelta(days=1)).day == 1:
        return _whole_months(first, last)
    return f"{_EXACT_DAY.format(first)} – {_EXACT_DAY.format(last)}"


def _whole_months(first: datetime.date, last: datetime.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return f"{first.year}"
    return f"{first:%b %Y} – {last:%b %Y}"


def _day(day: int, origin: datetime.date | None) -> str:
    return f"month {_months(day)}" if origin is None else _EXACT_DAY.format(origin + datetime.timedelta(days=day))


def _months(days: float) -> int:
    return round(days / MONTH)


def follow_up_words(case: Case, course: Course) -> str:
    """How long the report follows the patient from the baseline, and how the patient was then."""
    status = case.outcome.status
    state = "state not reported" if status.value == "not reported" else status.value
    # The inference may be of the state of the disease alone: a death with it is a death that the article states.
    inferred = " (inferred)" if status.inferred and status.value == "alive" else ""
    return f"{_length(case, course) or 'length not known'}; {state}{inferred}"


def _length(case: Case, course: Course) -> str | None:
    if course.baseline_day:
        return since(case, last_seen(case))
    last = last_day(course)
    return None if last is None else f"about {_months(last)} months"


def drawn_words(course: Course) -> str:
    """How much of what the strip of a single case shows."""
    extent = extent_words(course)
    if not extent:
        return "Course not drawn: no date and no time is reported"
    placed = [mark for mark in course.marks if mark.is_event]
    parts = [f"{', '.join(classes_of([course]))} treatment"] if classes_of([course]) else []
    for looks, one, many in _KINDS:
        number = sum(mark.look in looks for mark in placed)
        parts += [f"{number} {one if number == 1 else many}"] if number else []
    parts += ["death"] if any(mark.look == "death" for mark in placed) else []
    return f"Course drawn, {extent}: {'; '.join(parts) or 'last report'}"


def extent_words(course: Course) -> str:
    """The years, or the months from the baseline, that the strip of a single case covers; empty where it has none."""
    days = strip_days(course)
    if not days:
        return ""
    if course.baseline_day is None:
        return f"0 to {_months(days[-1])} months"
    first, last = ((course.baseline_day + datetime.timedelta(days=day)).year for day in (days[0], days[-1]))
    return f"{first}" if first == last else f"{first}–{last}"
