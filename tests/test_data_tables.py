"""The tables: nothing lost, nothing claimed that the record does not say, every row with its way back."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.data.table import Table, filled, text
from generator.data.tables import all_tables
from tests.fixtures.bulk import SITE, bulk_atlas, records_in

Rows = list[dict[str, Any]]


def tables_of(atlas: Atlas) -> dict[str, Table]:
    """The tables by name."""
    return {table.name: table for table in all_tables(atlas, SITE)}


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    """The tables of the invented records."""
    return tables_of(bulk_atlas())


def rich(tables: dict[str, Table], name: str) -> Rows:
    """The rows of the rich record."""
    return [row for row in records_in(tables[name]) if row["case_id"] == "hcc-9001"]


def check_keys(tables: dict[str, Table]) -> None:
    """Every key is there once and complete, every link leads to a row."""
    for table in tables.values():
        rows = records_in(table)
        keys = Counter(tuple(row[name] for name in table.key) for row in rows)
        assert set(keys.values()) <= {1}, table.name
        assert all(None not in key for key in keys), table.name
        for link in table.links:
            targets = {tuple(row[name] for name in link.targets) for row in records_in(tables[link.table])}
            found = {tuple(row[name] for name in link.columns) for row in rows}
            assert {key for key in found if None not in key} <= targets, (table.name, link)


def check_addresses(tables: dict[str, Table], atlas: Atlas) -> None:
    """Every address of an entry is that of the revision, with a fragment that the record has."""
    known = {
        f"{SITE}cases/{case.id}/r{case.revision.number}/#{part.id}"
        for case in atlas.cases
        for location, part in case.parts
        if location and hasattr(part, "id")
    }
    entries = [row for table in tables.values() for row in records_in(table) if "entry_id" in row]
    assert {row["url"] for row in entries} == known
    assert all(str(row["url"]).endswith(f"#{row['entry_id']}") for row in entries)


def check_bounds(tables: dict[str, Table]) -> None:
    """No row has an exact number beside a comparator or a shape other than a number."""
    for table in tables.values():
        for row in records_in(table):
            for name in (name for name in row if name.endswith("_exact")):
                prefix = name.removesuffix("_exact")
                if row[name] is not None:
                    assert (row[f"{prefix}_comparator"], row[f"{prefix}_shape"]) == (None, "number")


def test_keys_and_links_hold(tables: dict[str, Table]) -> None:
    """What the data package and the database promise."""
    check_keys(tables)


def test_every_entry_has_its_address(tables: dict[str, Table]) -> None:
    """A reader of a row finds the entry."""
    check_addresses(tables, bulk_atlas())


def test_no_bound_is_exact(tables: dict[str, Table]) -> None:
    """In no table."""
    check_bounds(tables)


@pytest.mark.real
def test_the_real_tables_hold_together(real_atlas: Atlas) -> None:
    """Keys, addresses and bounds of all real records."""
    tables = tables_of(real_atlas)
    check_keys(tables)
    check_addresses(tables, real_atlas)
    check_bounds(tables)


def test_every_list_of_the_record_has_its_rows(tables: dict[str, Table]) -> None:
    """One row for each entry, and for each drug of a treatment."""
    case = bulk_atlas().cases[0]
    wanted = {
        "tumours": len(case.disease.tumours),
        "metastases": len(case.disease.metastases),
        "stages": len(case.staging),
        "measurements": len(case.laboratory) + len(case.markers),
        "genomics": len(case.genomics),
        "aetiologies": len(case.patient.aetiology),
        "treatments": sum(max(1, len(treatment.agents)) for treatment in case.treatments),
        "treatment_modalities": sum(len(treatment.modality) for treatment in case.treatments),
        "volumes": 4,
        "responses": len(case.responses),
        "response_treatments": sum(len(response.given_before) for response in case.responses),
        "adverse_events": len(case.adverse_events),
        "adverse_event_treatments": 3,
        "complications": len(case.complications) + len(case.disease.extension),
        "events": len(case.outcome.events),
        "durations": len(case.outcome.durations),
        "findings": len(case.findings),
        "mentions": len(case.mentioned),
        "facts": 12,
        "care": 13,
        "cases": 1,
    }
    assert {name: len(rich(tables, name)) for name in wanted} == wanted
    assert set(tables) - set(wanted) == {"entries", "verification", "concepts", "names", "codes", "units"}


def test_a_treatment_has_one_row_for_each_drug(tables: dict[str, Table]) -> None:
    """Drugs are numbered; a procedure without a drug has one row and no drug."""
    rows = [(row["entry_id"], row["agent_number"], row["drug"], row["dose_text"]) for row in rich(tables, "treatments")]
    assert rows[:2] == [("treatment-1", 1, "placeboplatin", "60 mg"), ("treatment-1", 2, "sample-oil", "5 mL")]
    assert rows[-1] == ("treatment-6", 0, None, None)


def test_a_dose_that_is_not_there_says_why(tables: dict[str, Table]) -> None:
    """Without a number, with its kind of missing."""
    row = next(row for row in rich(tables, "treatments") if row["drug"] == "dummicillin")
    assert (row["dose_exact"], row["dose_low"], row["dose_missing"]) == (None, None, "not reported")


def test_what_is_only_mentioned_is_nowhere_given(tables: dict[str, Table]) -> None:
    """Mentioned concepts stand in their own table alone."""
    mentioned = {row["concept"] for row in rich(tables, "mentions")}
    assert mentioned == {"drugs/hypothetinib", "modalities/unused-ablation", "complications/demo-itch"}
    for name in ("treatments", "treatment_modalities", "adverse_events", "complications"):
        assert mentioned.isdisjoint(row["concept"] for row in rich(tables, name))


def test_what_was_absent_says_so(tables: dict[str, Table]) -> None:
    """An adverse event, a metastasis or a cause that was not there is no entry that holds."""
    for name, entry in (
        ("adverse_events", "adverse-event-3"),
        ("metastases", "metastasis-2"),
        ("aetiologies", "aetiology-2"),
    ):
        assert {row["entry_id"] for row in rich(tables, name) if row["missing"] == "absent"} == {entry}


def test_a_grade_is_never_invented(tables: dict[str, Table]) -> None:
    """Where the article prints none, the cell is empty and the reason stands beside it."""
    grades = [(row["grade"], row["grade_missing"]) for row in rich(tables, "adverse_events")]
    assert grades == [(2, None), (None, "not reported"), (None, "not reported")]


def test_inferred_facts_of_a_case_say_so(tables: dict[str, Table]) -> None:
    """The wide table marks what is inferred and what is missing, fact by fact."""
    row = rich(tables, "cases")[0]
    assert row["country"] == "Exampleland"
    assert row["country_inferred"] == "The hospital stands there; the article does not name her country."
    assert (row["cirrhosis"], row["cirrhosis_missing"]) == (None, "absent")
    assert (row["surveillance_missing"], row["family_history_missing"]) == ("not assessed", "not reported")
    assert row["best_response_inferred"] == "The category is read from the caption."
    assert (row["age_years"], row["outcome"], row["outcome_date_value"]) == (52, "died", "2012-09-30")


def test_every_entry_has_a_text(tables: dict[str, Table]) -> None:
    """A measurement by its test and result, a bound among them; a stage by its system and value."""
    text = {row["entry_id"]: row["text"] for row in rich(tables, "entries")}
    assert [key for key, value in text.items() if not value] == []
    assert text["marker-2"] == "demo-protein: >1210 ng/mL"
    treatment = bulk_atlas().cases[0].treatment("treatment-2")
    assert text["treatment-2"] == (treatment.what or treatment.label)


def test_an_outcome_not_reported_is_missing() -> None:
    """Also where the record says so in the value alone."""
    status = {"value": "not reported", "disease": "not reported", "at": 60}
    made = tables_of(bulk_atlas({"outcome.status": status}))
    (fact,) = (row for row in rich(made, "facts") if row["fact"] == "outcome")
    assert (rich(made, "cases")[0]["outcome_missing"], fact["missing"]) == ("not reported", "not reported")


def test_sizes_of_two_dimensions(tables: dict[str, Table]) -> None:
    """Both sides stand apart; a bound has none."""
    sides = [(str(row["size_side_1"]), str(row["size_side_2"])) for row in rich(tables, "tumours")]
    assert sides == [("12.5", "8.0"), ("None", "None")]


def test_a_discrepancy_has_the_lines_of_both_statements(tables: dict[str, Table]) -> None:
    """The place of a contradiction is where either side stands."""
    row = next(row for row in rich(tables, "entries") if row["entry_id"] == "discrepancy-1")
    assert (row["part"], row["at"]) == ("discrepancies", "33; 147; 150-151")


def test_every_column_says_what_it_means(tables: dict[str, Table]) -> None:
    """Names once in each table, each with a description."""
    for table in tables.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        assert all(column.description for column in table.columns), table.name


def test_a_row_without_a_cell_is_an_error() -> None:
    """A forgotten column does not turn into an empty one."""
    with pytest.raises(KeyError, match="b"):
        filled("t", "T", "D", (text("a", "x"), text("b", "y")), ("a",), [{"a": "1"}])
