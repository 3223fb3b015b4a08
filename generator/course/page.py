"""The course on the page of a case: the picture in two widths, its words for those who do not see it, its table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from generator.course.model import Course, Mark, Panel
from generator.course.panels import course_of
from generator.course.picture import Picture, picture_of
from generator.course.scale import NARROW, WIDE
from generator.course.words import when_words
from generator.links import course_svg_url
from generator.model import Case
from generator.vocabulary import Vocabulary


@dataclass(frozen=True)
class CourseRow:
    """One row of the table that says the same as the picture; `entry_id` is the fragment of the entry."""

    lane: str
    entry_id: str
    what: str
    when: str
    detail: str


def course_values(case: Case, vocabulary: Vocabulary) -> dict[str, Any]:
    """What the template of the section shows."""
    course = course_of(case, vocabulary)
    return {
        "course_file": course_svg_url(case.id),
        "course_pictures": course_pictures(course),
        "course_description": description(course),
        "course_has_markers": bool(course.panels),
        "course_has_bounds": any(point.bound not in {"", "~"} for panel in course.panels for point in panel.points),
        "course_rows": course_rows(course),
    }


def course_pictures(course: Course) -> list[tuple[str, Picture]]:
    """The picture for wide and for narrow places; none where nothing has a place in time."""
    found = [("wide", picture_of(course, WIDE)), ("narrow", picture_of(course, NARROW))]
    return [(name, picture) for name, picture in found if picture]


def description(course: Course) -> str:
    """How much there is of what, and where the rest is."""
    lanes = "; ".join(f"{lane.name}: {_counted(lane.marks + lane.unplaced)}" for lane in course.lanes)
    markers = "; ".join(f"{panel.name}: {len(panel.points)}" for panel in course.panels)
    start = f"Counted from {course.baseline} ({when_words(course.baseline_date)})"
    return f"{start}. {lanes}. {f'Results of {markers}. ' if markers else ''}The table below says the same in words."


def _counted(marks: tuple[Mark, ...]) -> str:
    counts = Counter(mark.label for mark in marks)
    return ", ".join(label + (f" ({number} times)" if number > 1 else "") for label, number in counts.items())


def course_rows(course: Course) -> list[CourseRow]:
    """Every mark and every marker result, those without a place in time as well."""
    rows = [
        CourseRow(lane.name, mark.entry_id, mark.label, mark.when, mark.detail)
        for lane in course.lanes
        for mark in (*lane.marks, *lane.unplaced)
    ]
    return rows + [
        CourseRow(panel.name, point.entry_id, point.label, point.when, _limit(panel))
        for panel in course.panels
        for point in panel.points
    ]


def _limit(panel: Panel) -> str:
    return f"limit of normal {panel.reference:,g} {panel.unit}".strip() if panel.reference else ""
