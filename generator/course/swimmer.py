"""The courses of many cases below each other on one scale, from the baseline of each; the longest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.case_summary import tumour_drugs, tumour_modalities
from generator.course.drawing import LINE, joined, percent
from generator.course.model import Course, Look
from generator.course.scale import Frame, Scale, scale_of, ticks
from generator.course.signs import signs
from generator.course.strip import Strip, classes_of, last_day, strip_days, strip_of
from generator.course.strip_words import follow_up_words, strip_words
from generator.model import Case

FRAME = Frame(280, 0.03, 0.92)
OWN = Frame(240, 0.04, 0.92)
_NONE: Mapping[str, Collection[str]] = {}


@dataclass(frozen=True)
class SwimmerRow:
    """One case: its strip, None where nothing has a place in time, and the same in words; `days` is what sorts it."""

    case: Case
    strip: Strip | None
    words: list[str]
    days: int
    follow_up: str
    drugs: tuple[str, ...]
    modalities: tuple[str, ...]


@dataclass(frozen=True)
class Swimmer:
    """The rows, the definitions that they use, the labels of the axis above them, and what a key has to explain."""

    rows: tuple[SwimmerRow, ...]
    definitions: Markup
    axis: Markup
    classes: tuple[Look, ...]
    has_breaks: bool
    is_singled_out: bool


def swimmer_of(
    cases: Iterable[Case], courses: Mapping[str, Course], singled_out: Mapping[str, Collection[str]] = _NONE
) -> Swimmer | None:
    """The swimmer plot of these cases; None where none of them has anything to draw.

    `singled_out` are, by case id, the ids of the treatments to which a page belongs.
    """
    cases = tuple(cases)
    shown = [courses[case.id] for case in cases]
    days = tuple(sorted({day for course in shown for day in strip_days(course)}))
    if not days:
        return None
    scale, classes = scale_of(days, FRAME), classes_of(shown)
    rows = [
        SwimmerRow(
            case=case,
            strip=strip_of(case, course, scale, classes, singled_out.get(case.id, ())),
            words=strip_words(course),
            days=last_day(course) or 0,
            follow_up=follow_up_words(case, course),
            drugs=tumour_drugs(case),
            modalities=tumour_modalities(case),
        )
        for case, course in zip(cases, shown, strict=True)
    ]
    rows.sort(key=lambda row: (row.strip is None, -row.days, row.case.id))
    definitions = signs() + _grid(scale)
    return Swimmer(tuple(rows), definitions, _axis(scale), classes, bool(scale.breaks), bool(singled_out))


def own_strip(case: Case, course: Course, frame: Frame = OWN) -> Strip | None:
    """The strip of a case on a scale of its own; None where nothing in it has a place in time."""
    days = strip_days(course)
    return strip_of(case, course, scale_of(days, frame), classes_of([course])) if days else None


def _grid(scale: Scale) -> Markup:
    """Lines and bands behind every strip, as high as the strip that uses them."""
    bands = joined(
        Markup('<rect class="course-break" x="{}" width="{}" height="100%"/>').format(
            percent(scale.at(start)), percent(scale.at(end) - scale.at(start))
        )
        for start, end in scale.breaks
    )
    lines = joined(
        Markup('<line x1="{0}" x2="{0}" y2="100%"/>').format(percent(scale.at(tick.day)))
        for tick in ticks(scale, None)
    )  # fmt: skip
    grid = Markup('<defs><g id="swimmer-grid" class="swimmer-grid">{}{}</g></defs>').format(bands, lines)
    return Markup('<svg class="strip-signs" width="0" height="0" aria-hidden="true">{}</svg>').format(grid)


def _axis(scale: Scale) -> Markup:
    texts = joined(
        Markup('<text x="{}" y="{:g}" text-anchor="middle">{}</text>').format(
            percent(scale.at(tick.day)), LINE - 3, tick.label
        )
        for tick in ticks(scale, None)
    )
    return Markup(
        '<svg class="course-picture" height="{:g}" aria-hidden="true"><g class="course-axis">{}</g></svg>'
    ).format(LINE, texts)
