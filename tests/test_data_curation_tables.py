"""The tables of completeness and of comparison with the articles."""

from __future__ import annotations

from typing import Any

import pytest

from generator.atlas import Atlas
from generator.care import care_items
from generator.data.curation_tables import care_table, verification_table
from generator.data.table import Table
from generator.data.tables import all_tables

SITE = "https://atlas.test/"


def dicts(table: Table) -> list[dict[str, Any]]:
    """The rows of a table by the names of its columns."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_every_item_of_every_record_has_a_row(fixture_atlas: Atlas) -> None:
    """In the words of the page."""
    found = dicts(care_table(fixture_atlas, SITE))
    for case in fixture_atlas.cases:
        states = [item.answer.state for item in care_items(case, fixture_atlas.vocabulary)]
        assert [row["state"] for row in found if row["case_id"] == case.id] == states
    (timeline,) = (row for row in found if (row["case_id"], row["item"]) == ("hcc-9001", 7))
    assert timeline["missing"] == "the other dates; a figure or table with the course in time"
    assert timeline["url"] == f"{SITE}cases/hcc-9001/r2/"


@pytest.mark.parametrize(
    ("row", "state", "values"),
    [(0, "verified", 231), (1, "changed since", 4), (2, "never", None)],
)
def test_every_file_has_its_state(fixture_atlas: Atlas, row: int, state: str, values: int | None) -> None:
    """A record that was compared in another state says so, a trial that never was has no numbers."""
    found = dicts(verification_table(fixture_atlas, SITE))
    assert len(found) == 3
    assert (found[row]["state"], found[row]["values"], found[row]["found"]) == (state, values, values)
    assert found[row]["about"] == f"{SITE}curation/#how"


def test_a_response_tells_whether_it_can_be_checked(fixture_atlas: Atlas) -> None:
    """With the data and their lines."""
    (table,) = (table for table in all_tables(fixture_atlas, SITE) if table.name == "responses")
    first = dicts(table)[0]
    assert (first["check"], first["check_at"], first["check_as_reported"]) == ("yes", "25; 142", "measured twice")
