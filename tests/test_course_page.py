"""The course on the page of a case: pictures for two widths, words for them, and a table with everything."""

from __future__ import annotations

import pytest

from generator.course import course_of
from generator.course.page import course_pictures, course_rows, course_values, description
from generator.links import course_svg_url
from tests.fixtures.courses import given, happened, invented_case, invented_course, measured
from tests.fixtures.odd_courses import ODD
from tests.fixtures.records import invented, vocabulary


def test_a_picture_for_wide_and_for_narrow_places() -> None:
    """None where nothing has a place in time."""
    assert [name for name, _ in course_pictures(invented_course(events=[happened("2012")]))] == ["wide", "narrow"]
    assert course_pictures(invented_course()) == []


@pytest.mark.parametrize("name", ODD)
def test_the_table_has_every_mark_and_every_result(name: str) -> None:
    """Each once, with the words of the picture, placed or not."""
    course = invented_course(**ODD[name])
    marks = [mark for lane in course.lanes for mark in (*lane.marks, *lane.unplaced)]
    expected = [mark.entry_id for mark in marks] + [p.entry_id for panel in course.panels for p in panel.points]
    rows = course_rows(course)
    assert [row.entry_id for row in rows] == expected
    assert len({row.entry_id for row in rows}) == len(rows)
    assert all(row.what and row.when for row in rows)


def test_a_row_says_what_when_and_what_else() -> None:
    """The limit of normal stands beside the results it belongs to."""
    rows = course_rows(
        invented_course(
            treatments=[given("Exemplinib", "2011-05", "2011-06")],
            markers=[measured("2011-05", "10 ng/mL", reference="<7 ng/mL")],
        )
    )
    found = {row.entry_id: (row.lane, row.what, row.when, row.detail) for row in rows}
    assert found["treatment-1"] == ("Systemic treatment", "Exemplinib", "start May 2011; end June 2011", "")
    assert found["marker-1"] == ("DMP", "10\u202fng/mL", "May 2011", "limit of normal 7 ng/mL")


def test_the_description_counts_what_is_there() -> None:
    """What repeats is said once with its number, what has no place as well."""
    said = description(
        invented_course(
            events=[happened("2011-05"), happened("2011-06"), happened("2012", "progression")],
            markers=[measured("2011-05", "10 ng/mL"), measured(reads="low")],
        )
    )
    assert "Counted from start of the tablets (10 April 2011)." in said
    assert "Recurrence (2 times), Progression" in said
    assert "Response: Partial response" in said
    assert "Results of DMP: 2." in said


def test_every_link_leads_to_an_entry_of_the_record() -> None:
    """Of a finding to the first of its date."""
    case = invented()
    ids = {part.id for _, part in case.parts if hasattr(part, "id")} | {"outcome"}
    assert {row.entry_id for row in course_rows(course_of(case, vocabulary()))} <= ids


def test_the_template_is_given_all_it_shows() -> None:
    """The pictures, their words, the table and the file."""
    values = course_values(invented_case(events=[happened("2012")]), vocabulary())
    names = {"file", "pictures", "description", "has_markers", "has_bounds", "rows"}
    assert values.keys() == {f"course_{name}" for name in names}
    assert values["course_file"] == course_svg_url("hcc-9009")
