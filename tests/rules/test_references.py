"""Ids of entries, and references from one entry to another."""

from __future__ import annotations

from typing import Any

import pytest

from generator.case_checks import RULES
from generator.rules.found import close
from generator.rules.references import (
    PREFIXES,
    a_case_is_not_compared_with_itself,
    best_response_exists,
    entry_ids_are_unique,
    entry_ids_name_their_group,
    treatments_refer_to_others_once,
    treatments_referred_to_exist,
)
from tests.fixtures.records import Rule, found, invented, vocabulary


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_the_invented_records_keep_every_rule(rule: Rule, name: str) -> None:
    """The sound record of each rule; the tests below break it in one place."""
    assert list(rule(invented(name=name), vocabulary())) == []


def test_two_entries_with_one_id() -> None:
    """The message offers the next number that is free."""
    assert found(entry_ids_are_unique, {"patient.presentation.1.id": "presentation-1"}) == [
        (
            ("presentation-1",),
            "'presentation-1' must be the id of one entry, found it 2 times; the next free id is 'presentation-2'",
        )
    ]


def test_the_next_free_id_is_above_all_others() -> None:
    """A number that was once used is not used again, so gaps stay gaps."""
    ((_, message),) = found(entry_ids_are_unique, {"markers.0.id": "marker-3"})
    assert message.endswith("found it 2 times; the next free id is 'marker-9'")


def test_one_id_in_two_groups() -> None:
    """Ids are fragments of one page, so they must differ across groups too."""
    places = [location for location, _ in found(entry_ids_are_unique, {"markers.0.id": "laboratory-1"})]
    assert places == [("laboratory-1",)]


GROUPS = {
    "source.related": "related",
    "patient.aetiology": "aetiology",
    "patient.history": "history",
    "patient.presentation": "presentation",
    "disease.tumours": "tumour",
    "disease.extension": "extension",
    "disease.metastases": "metastasis",
    "staging": "staging",
    "laboratory": "laboratory",
    "markers": "marker",
    "genomics": "genomics",
    "treatments": "treatment",
    "findings": "finding",
    "responses": "response",
    "adverse_events": "adverse-event",
    "complications": "complication",
    "outcome.events": "event",
    "outcome.durations": "duration",
    "conclusions": "conclusion",
    "caveats": "caveat",
    "discrepancies": "discrepancy",
    "not_reported": "absent",
    "mentioned": "mentioned",
    "comparisons": "comparison",
}


def test_every_group_of_entries_has_its_prefix() -> None:
    """A new list of entries needs its prefix, and a test of it."""
    used = {str(location[-2]) for location, part in invented().parts if location and hasattr(part, "id")}
    assert used == set(PREFIXES) == {group.rpartition(".")[2] for group in GROUPS}


@pytest.mark.parametrize(("group", "prefix"), GROUPS.items())
def test_an_id_of_another_group(group: str, prefix: str) -> None:
    """Each group has its own word, which is part of a permalink."""
    assert found(entry_ids_name_their_group, {f"{group}.0.id": "other-77"}) == [
        (("other-77",), f"the id must be '{prefix}-' and a number, found 'other-77'; for example '{prefix}-1'")
    ]


def test_an_id_that_only_begins_with_the_word() -> None:
    """'event' is not 'adverse-event'."""
    assert found(entry_ids_name_their_group, {"adverse_events.0.id": "event-77"}) != []
    assert found(entry_ids_name_their_group, {"outcome.events.0.id": "adverse-event-77"}) != []


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"treatments.0.with": ("treatment-2", "treatment-9")}, ("treatment-1", "with")),
        ({"responses.1.given_before.0.treatment": "treatment-9"}, ("response-2", "given_before")),
        ({"adverse_events.0.attributed_to": ("treatment-9",)}, ("adverse-event-1", "attributed_to")),
    ],
)
def test_a_treatment_that_is_not_there(change: dict[str, Any], location: tuple[str, str]) -> None:
    """The three kinds of reference to a treatment."""
    ((place, message),) = found(treatments_referred_to_exist, change)
    assert place == location
    assert message.startswith(f"'{location[1]}' must name a treatment of this record, found 'treatment-9'")


def test_a_reference_to_an_entry_that_is_no_treatment() -> None:
    """A finding cannot be given."""
    assert found(treatments_referred_to_exist, {"treatments.0.with": ("finding-1",)}) != []


def test_a_best_response_that_is_not_there() -> None:
    """The message lists the responses."""
    assert found(best_response_exists, {"best_response": "response-4"}) == [
        (("best_response",), "'best_response' must be one of response-1, response-2, response-3, found 'response-4'")
    ]


def test_a_record_compared_with_itself() -> None:
    """A comparison names another record."""
    assert found(a_case_is_not_compared_with_itself, {"comparisons.1.case": "hcc-9001"}) == [
        (("comparison-2", "case"), "'case' must name another record, found 'hcc-9001'")
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("exemplinob", "; did you mean 'exemplinib'?"), ("Mockumab", "; did you mean 'mockumab'?"), ("sorafenib-x", "")],
)
def test_the_nearest_known_name_is_hinted_at(name: str, hint: str) -> None:
    """A slip of the pen is told what was meant; a name that is not known at all is not."""
    assert close(name, ["exemplinib", "mockumab"]) == hint


def test_a_treatment_is_combined_with_others_and_listed_once() -> None:
    """Not with itself, and not twice before one response."""
    ((place, message),) = found(treatments_refer_to_others_once, {"treatments.0.with": ("treatment-1",)})
    assert place == ("treatment-1", "with")
    assert "found 'treatment-1' itself" in message
    twice = {"responses.0.given_before": ({"treatment": "treatment-1"}, {"treatment": "treatment-1"})}
    ((place, message),) = found(treatments_refer_to_others_once, twice)
    assert place == ("response-1", "given_before")
    assert "twice" in message
    assert list(found(treatments_refer_to_others_once, {})) == []
