"""The database: keys hold, views leave out what patients did not have, queries agree with the records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.atlas import Atlas, harms
from generator.data.database import database_bytes, metadata_bytes
from generator.data.queries import QUERIES, VIEWS
from generator.data.tables import all_tables
from tests.fixtures.bulk import SITE, bulk_atlas, opened
from tests.fixtures.records import Changes

SQL = {query.name: query.sql for query in QUERIES}


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    """The database of the invented records."""
    with made() as connection:
        yield connection


def made(changes: Changes | None = None) -> Any:
    """The database of the invented records after `changes`."""
    return opened(database_bytes(all_tables(bulk_atlas(changes), SITE), SITE))


def check_drugs(atlas: Atlas, database: sqlite3.Connection) -> None:
    """Records in which each drug was given and that only mention it, as the atlas counts them."""
    wanted = {
        concept.label: (
            len({given.case.id for given in atlas.given.get(drug, ())}),
            len({item.case.id for item in atlas.mentioned.get(drug, ())}),
        )
        for drug, concept in atlas.vocabulary.drugs.items()
    }
    assert {drug: tuple(counts) for drug, *counts in database.execute(SQL["drugs_by_records"])} == wanted


def check_harms(atlas: Atlas, database: sqlite3.Connection) -> None:
    """What patients had, as the atlas counts it."""
    wanted = {(case.id, entry.id) for case in atlas.cases for entry in harms(case)}
    assert set(database.execute("SELECT case_id, entry_id FROM harms_seen")) == wanted


def test_keys_hold(database: sqlite3.Connection) -> None:
    """Foreign keys, and the file itself."""
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("UPDATE stages SET concept = 'staging/unknown'")


def test_the_database_says_what_it_is(database: sqlite3.Connection) -> None:
    """Format, source and licence travel with the file."""
    about = dict(database.execute("SELECT key, value FROM about"))
    assert (about["source"], about["format"]) == (SITE, "1")
    assert about["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert database.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_same_tables_give_the_same_bytes() -> None:
    """Made twice from records read anew."""
    first, second = (database_bytes(all_tables(bulk_atlas(), SITE), SITE) for _ in range(2))
    assert first == second


def test_drugs_and_harms_agree_with_the_records(database: sqlite3.Connection) -> None:
    """Given, mentioned and suffered, as the pages count them."""
    check_drugs(bulk_atlas(), database)
    check_harms(bulk_atlas(), database)


@pytest.mark.real
def test_the_real_drugs_and_harms_agree(real_atlas: Atlas) -> None:
    """The same over all real records."""
    with opened(database_bytes(all_tables(real_atlas, SITE), SITE)) as database:
        check_drugs(real_atlas, database)
        check_harms(real_atlas, database)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    "change",
    [
        {"treatments.1.missing": "absent"},
        {"treatments.1.agents.0.missing": "absent"},
    ],
)
def test_a_drug_that_was_not_given_is_not_given(change: Changes) -> None:
    """Neither a treatment that is stated to be absent nor such a drug of it counts."""
    with made(change) as database:
        drugs = database.execute("SELECT entry_id FROM drugs_given WHERE drug = 'exemplinib' AND case_id = 'hcc-9001'")
        assert drugs.fetchall() == [("treatment-5",)]


def test_measurements_are_converted_and_bounds_stay_bounds(database: sqlite3.Connection) -> None:
    """In the first unit of the test; what is no exact number has none."""
    query = (
        "SELECT entry_id, exact, low, high, about, unit FROM measurements_converted"
        " WHERE case_id = 'hcc-9001' AND kind = 'tumour marker' ORDER BY entry_id"
    )
    assert database.execute(query).fetchall() == [
        ("marker-1", 1500.0, 1500.0, 1500.0, None, "ng/mL"),
        ("marker-2", None, 1210.0, None, None, "ng/mL"),
        ("marker-3", 150.0, 150.0, 150.0, None, "ng/mL"),
        ("marker-4", None, 2.0, 3.6, None, "ng/mL"),
        ("marker-5", None, None, 2.0, None, "ng/mL"),
        ("marker-6", None, None, None, 3000.0, "ng/mL"),
        ("marker-7", None, None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("printed", "counts"),
    [("401 ng/mL", True), ("400 ng/mL", False), (">400 ng/mL", True), ("≥400 ng/mL", False), (">100 ng/mL", False),
     ("<5000 ng/mL", False), ("~4000 ng/mL", False), ("300-900 ng/mL", False), ("0.5 mg/L", True)],
)  # fmt: skip
def test_a_value_counts_only_where_it_is_certain(printed: str, counts: bool) -> None:
    """AFP above 400 ng/mL: a bound below it or an about proves nothing."""
    with made({"markers.0.test": "afp", "markers.0.value": printed}) as database:
        found = [(row[0], row[1]) for row in database.execute(SQL["afp_above_400"])]
    assert found == ([("hcc-9001", "marker-1")] if counts else [])


def test_drugs_before_complete_responses(database: sqlite3.Connection) -> None:
    """Those of the treatments that the record names before a complete response."""
    rows = database.execute(SQL["drugs_before_complete_responses"]).fetchall()
    found = [row[:5] for row in rows if row[0] == "hcc-9001"]
    (response,) = (response for response in bulk_atlas().cases[0].responses if response.id == "response-2")
    assert found == [("hcc-9001", "response-2", "exemplinib", "complete remission", len(response.given_before))]


def test_a_drug_given_tells_dose_and_frequency(database: sqlite3.Connection) -> None:
    """400 mg alone could be read as the dose of a day."""
    query = "SELECT dose_text, frequency FROM drugs_given WHERE case_id = 'hcc-9001' AND entry_id = 'treatment-2'"
    assert ("400 mg", "twice daily") in database.execute(query).fetchall()


def test_a_value_without_unit_is_kept_where_the_test_has_none() -> None:
    """A ratio has no unit to convert; a test with units gets no number without one."""
    change = {"markers.0.test": "demo-ratio", "markers.0.value": "1.10", "markers.2.value": "150"}
    atlas = bulk_atlas(change)
    known = atlas.vocabulary.tests["afp"].model_copy(update={"units": {}})
    vocabulary = replace(atlas.vocabulary, tests={**atlas.vocabulary.tests, "demo-ratio": known})
    tables = all_tables(Atlas(atlas.cases, vocabulary), SITE)
    with opened(database_bytes(tables, SITE)) as database:
        query = "SELECT exact FROM measurements_converted WHERE case_id = 'hcc-9001' AND entry_id = ?"
        assert database.execute(query, ("marker-1",)).fetchall() == [(1.1,)]
        assert database.execute(query, ("marker-3",)).fetchall() == [(None,)]


@pytest.mark.parametrize(
    ("baseline", "best", "days"),
    [
        ("2011-04-01", "2011-05-01", (30, 30)),
        ("2011-04", "2011-06", (32, 90)),
        ({"as_reported": "in spring"}, "2011-06", (None, None)),
    ],
)
def test_days_are_counted_between_the_days_that_can_be(baseline: object, best: str, days: tuple[object, ...]) -> None:
    """From the last day of the one to the first of the other, and the reverse; none where a date is only in words."""
    number = next(i for i, r in enumerate(bulk_atlas().cases[0].responses) if r.id == bulk_atlas().cases[0].best.id)
    with made({"baseline.date": baseline, f"responses.{number}.date": best}) as database:
        columns = [column[0] for column in database.execute(SQL["days_to_best_response"]).description]
        rows = [dict(zip(columns, row, strict=True)) for row in database.execute(SQL["days_to_best_response"])]
    assert [(row["at_least"], row["at_most"]) for row in rows if row["case_id"] == "hcc-9001"] == [days]


def test_harms_tell_what_is_inferred_and_why_there_is_no_grade(database: sqlite3.Connection) -> None:
    """Only what happened, with its grade or the kind of missing."""
    rows = database.execute(SQL["harms_and_grades"]).fetchall()
    assert {(row[1], row[2], row[3]) for row in rows} == {
        ("sample rash", 2, None),
        ("demonstration fever", None, "not reported"),
    }


def test_grades_count_only_what_happened(database: sqlite3.Connection) -> None:
    """An absent adverse event is none, a grade that is not printed is none."""
    rows = database.execute(SQL["grades_not_printed"]).fetchall()
    assert {row[0]: row[1:] for row in rows} == {"sample rash": (1, 1, 2), "demonstration fever": (1, 0, None)}


def test_inferred_entries_are_listed(database: sqlite3.Connection) -> None:
    """With the editor's reason."""
    rows = database.execute(SQL["inferred"]).fetchall()
    assert ("hcc-9001", "response-2", "responses", "The category is read from the caption.") in [
        row[:4] for row in rows
    ]


def test_inferred_drugs_and_facts_are_listed_with_the_entries() -> None:
    """An inference inside an entry is one, too."""
    change = {"treatments.1.agents.0.inferred": "Read from initials.", "patient.country.inferred": "From the registry."}
    with made(change) as database:
        found = {(row[1], row[2], row[3]) for row in database.execute(SQL["inferred"]) if row[0] == "hcc-9001"}
    assert {
        ("treatment-2", "drug: exemplinib", "Read from initials."),
        (None, "country", "From the registry."),
    } <= found


def test_best_responses_are_one_a_record(database: sqlite3.Connection) -> None:
    """The one that the record names."""
    rows = database.execute("SELECT case_id, category FROM best_responses ORDER BY case_id").fetchall()
    assert rows == [(case.id, case.best.category) for case in bulk_atlas().cases]


def test_the_metadata_describe_every_table_and_view(database: sqlite3.Connection) -> None:
    """Datasette finds each table with each column, and queries that run."""
    metadata = json.loads(metadata_bytes(all_tables(bulk_atlas(), SITE), SITE))["databases"]["hcc-case-atlas"]
    there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    assert set(metadata["tables"]) == there - {"about"}
    for table in all_tables(bulk_atlas(), SITE):
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table.name})")]
        assert list(metadata["tables"][table.name]["columns"]) == columns
    assert [database.execute(query["sql"]) for query in metadata["queries"].values()]
    assert {view.name for view in VIEWS} < set(metadata["tables"])
