"""Markers to panels: one unit, bounds kept, words kept, nothing computed from what is not a number."""

from __future__ import annotations

from typing import Any

import pytest

from generator.course import course_of
from generator.course.model import Panel, Span
from tests.fixtures.courses import invented_course, later, measured
from tests.fixtures.records import invented, vocabulary


def panels_of(*markers: dict[str, Any], **parts: Any) -> tuple[Panel, ...]:
    """The panels of an invented course with these markers."""
    return invented_course(markers=markers, **parts).panels


@pytest.mark.parametrize(
    ("value", "number", "bound", "upper", "label"),
    [
        ("150 ng/mL", 150.0, "", None, "150\u202fng/mL"),
        ("1.5 mg/L", 1500.0, "", None, "1.5\u202fmg/L"),
        (">1210 ng/mL", 1210.0, ">", None, ">1210\u202fng/mL"),
        ("<=0.002 mg/L", 2.0, "≤", None, "≤0.002\u202fmg/L"),
        ("~3000 ng/mL", 3000.0, "~", None, "~3000\u202fng/mL"),
        ("2.0-3.6 ug/L", 2.0, "", 3.6, "2.0–3.6\u202fµg/L"),
        ("0 ng/mL", None, "", None, "0\u202fng/mL"),
        ("1,000,000 ng/mL", 1e6, "", None, "1,000,000\u202fng/mL"),
        ("7 furlongs", None, "", None, "7\u202ffurlongs"),
        ("3 x 2 ng/mL", None, "", None, "3\u202f×\u202f2\u202fng/mL"),
    ],
)
def test_a_value_is_drawn_in_the_first_unit_and_told_as_printed(
    value: str, number: float | None, bound: str, upper: float | None, label: str
) -> None:
    """What a log scale cannot show, or nobody can convert, has no number."""
    ((point,),) = (panel.points for panel in panels_of(measured("2011-05-01", value)))
    assert (point.number, point.bound, point.upper, point.label) == (number, bound, upper, label)
    assert point.span == Span(21, 21)


def test_words_stay_words() -> None:
    """Beside a number or alone; the clinical moment stands where there is no date."""
    (panel,) = panels_of(
        measured("2011-05", reads="raised"),
        measured("2011-06", "7 ng/mL", reads="normal"),
        measured(reads="low") | {"when": "at admission"},
    )
    assert [(p.number, p.label, p.when) for p in panel.points] == [
        (None, "raised", "May 2011"), (7.0, "7\u202fng/mL, normal", "June 2011"), (None, "low", "at admission"),
    ]  # fmt: skip
    assert panel.points[2].span is None


def test_each_marker_has_its_panel_and_its_unit() -> None:
    """In the order of the record, by its short name where it has one; a test without units has none."""
    found = panels_of(
        measured("2011-05", "40 U/L", test="sample-enzyme"),
        measured("2011-05", "1 mg/L"),
        measured("2011-06", "1.1", test="example-ratio"),
        measured("2011-07", "41 U/L", test="sample-enzyme"),
    )
    assert [(p.name, p.unit, len(p.points)) for p in found] == [
        ("sample enzyme", "IU/L", 2), ("DMP", "ng/mL", 1), ("example ratio", "", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "limit"), [("<7 ng/mL", 7.0), ("0.01 mg/L", 10.0), ("5-20 ng/mL", 20.0), (None, None)]
)
def test_the_limit_of_normal_is_the_upper_one_that_is_printed(reference: str | None, limit: float | None) -> None:
    """In the unit of the panel; the lower end of a range is no limit to a tumour marker."""
    (panel,) = panels_of(measured("2011-05", "7 ng/mL"), measured("2011-06", "8 ng/mL", reference=reference))
    assert panel.reference == limit


def test_a_result_that_is_missing_is_not_there() -> None:
    """Not assessed is no result."""
    assert panels_of(measured("2011-05") | {"missing": "not assessed", "at": 28}) == ()


def test_a_course_without_a_calendar_has_its_days_from_offsets() -> None:
    """Counted from the baseline, which has no day of its own."""
    course = invented_course(
        baseline=None, markers=[measured(later("P10D"), "7 ng/mL"), measured("2011-05", "8 ng/mL")]
    )
    assert (course.baseline_day, course.days) == (None, (10,))


def test_the_rich_record_is_a_whole_course() -> None:
    """Every lane, one panel; days before the baseline count backwards."""
    course = course_of(invented(), vocabulary())
    assert len(course.lanes) == 12
    assert [len(panel.points) for panel in course.panels] == [7]
    assert course.days[0] == -36
    assert course.days == tuple(sorted(set(course.days)))
