"""Concepts, units, and what kind of concept may stand where."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.concepts import (
    complications_stand_in_their_group,
    concepts_are_known,
    given_is_not_mentioned,
    only_what_happened_has_an_entry,
    radiation_doses_are_in_gray,
    units_belong_to_the_test,
)
from tests.fixtures.records import LEFT_OUT, found

UNKNOWN = "no-such-thing"


@pytest.mark.parametrize(
    ("place", "location", "file"),
    [
        ("patient.aetiology.0.is", ("aetiology-1", "is"), "aetiologies"),
        ("disease.extension.0.is", ("extension-1", "is"), "complications"),
        ("disease.metastases.0.site", ("metastasis-1", "site"), "sites"),
        ("staging.0.system", ("staging-1", "system"), "staging"),
        ("laboratory.0.test", ("laboratory-1", "test"), "tests"),
        ("markers.0.test", ("marker-1", "test"), "tests"),
        ("genomics.0.gene", ("genomics-1", "gene"), "genes"),
        ("treatments.0.modality", ("treatment-1", "modality"), "modalities"),
        ("treatments.4.modality.1", ("treatment-5", "modality"), "modalities"),
        ("treatments.0.agents.1.drug", ("treatment-1", "agents", 1, "drug"), "drugs"),
        ("responses.0.criterion.system", ("response-1", "criterion", "system"), "criteria"),
        ("adverse_events.0.is", ("adverse-event-1", "is"), "complications"),
        ("complications.0.is", ("complication-1", "is"), "complications"),
        ("mentioned.0.drug", ("mentioned-1", "drug"), "drugs"),
        ("mentioned.1.modality", ("mentioned-2", "modality"), "modalities"),
        ("mentioned.2.complication", ("mentioned-3", "complication"), "complications"),
    ],
)
def test_an_unknown_concept(place: str, location: tuple[str | int, ...], file: str) -> None:
    """Every place that names a concept, and the file that should hold it."""
    must = f"'{location[-1]}' must be an id of cases/vocabulary/{file}.yml, found '{UNKNOWN}'"
    assert found(concepts_are_known, {place: UNKNOWN}) == [(location, must)]


@pytest.mark.parametrize(
    ("place", "concept"),
    [
        ("staging.0.system", "demo-criteria"),
        ("responses.0.criterion.system", "demo-stage"),
        ("genomics.0.gene", "lung"),
    ],
)
def test_a_concept_of_another_kind(place: str, concept: str) -> None:
    """A staging system is no response criterion, nor the other way round."""
    assert len(found(concepts_are_known, {place: concept})) == 1


@pytest.mark.parametrize("place", ["disease.tumours.0.site", "disease.extension.0.site", "outcome.events.0.site"])
def test_sites_in_words(place: str) -> None:
    """A segment or a vessel is told in words; only metastases name an organ of the vocabulary."""
    assert found(concepts_are_known, {place: "segment VIII, dorsal"}) == []


def test_a_slip_of_the_pen_is_told_what_was_meant() -> None:
    """The nearest id of the same kind."""
    ((_, message),) = found(concepts_are_known, {"treatments.1.agents.0.drug": "exemplinip"})
    assert message.endswith("found 'exemplinip'; did you mean 'exemplinib'?")


@pytest.mark.parametrize(
    ("place", "concept", "group", "kind", "kinds"),
    [
        ("adverse_events.0.is", "mock-rupture", "adverse_events", "adverse event", "complication of disease"),
        ("complications.0.is", "sample-rash", "complications", "complication of disease", "adverse event"),
        ("disease.extension.0.is", "demo-fever", "extension", "tumour extension",
         "adverse event and complication of disease"),
    ],
)  # fmt: skip
def test_harm_in_the_wrong_group(place: str, concept: str, group: str, kind: str, kinds: str) -> None:
    """Toxicity, complications of the disease and tumour extension are three things."""
    ((location, message),) = found(complications_stand_in_their_group, {place: concept})
    assert location[-1] == "is"
    assert message == f"'{group}' must hold kind '{kind}', found '{concept}', which is {kinds}"


def test_harm_that_may_be_both_stands_in_both_groups() -> None:
    """Fever comes from treatment or from the tumour."""
    change = {"adverse_events.0.is": "demo-fever", "complications.0.is": "demo-fever"}
    assert found(complications_stand_in_their_group, change) == []


def test_an_unknown_complication_is_left_to_the_rule_of_concepts() -> None:
    """One mistake is told once."""
    assert found(complications_stand_in_their_group, {"adverse_events.0.is": UNKNOWN}) == []


@pytest.mark.parametrize(
    ("place", "value", "location"),
    [
        ("markers.0.value", "10 IU/L", ("marker-1", "value")),
        ("markers.0.value", "10", ("marker-1", "value")),
        ("markers.0.value", "10 NG/ML", ("marker-1", "value")),
        ("laboratory.3.value", "1.1 mg/dL", ("laboratory-4", "value")),
    ],
)
def test_a_unit_that_the_test_does_not_know(place: str, value: str, location: tuple[str, str]) -> None:
    """A missing unit, another one, and one where there is none."""
    ((at, message),) = found(units_belong_to_the_test, {place: value})
    assert at == location
    assert message.startswith("the unit of ")


@pytest.mark.parametrize("value", [">10 ng/ml", "2-3 pg/mL", "~5 mg/L"])
def test_units_of_bounds_and_ranges(value: str) -> None:
    """Every unit that the vocabulary lists, whatever the shape of the value."""
    assert found(units_belong_to_the_test, {"markers.0.value": value}) == []


def test_a_reference_is_in_a_unit_of_the_test_as_well() -> None:
    """A limit in another unit could not stand beside its value."""
    ((location, message),) = found(units_belong_to_the_test, {"laboratory.0.reference": "<40 mg"})
    assert location == ("laboratory-1", "reference")
    assert message == "the unit of sample-enzyme must be one of IU/L, U/L, found 'mg'"


def test_the_known_units_are_told() -> None:
    """So that the right one can be copied."""
    ((_, message),) = found(units_belong_to_the_test, {"laboratory.0.value": "66 mg"})
    assert message == "the unit of sample-enzyme must be one of IU/L, U/L, found 'mg'"


@pytest.mark.parametrize("dose", ["55", "5500 rad", "55 gy", "55 mGy"])
def test_a_radiation_dose_in_another_unit(dose: str) -> None:
    """A factor of a hundred lies between the two units that are used."""
    ((location, message),) = found(radiation_doses_are_in_gray, {"treatments.2.volumes.1.dose": dose})
    assert location[:2] == ("treatment-3", "volumes")
    unit = dose.partition(" ")[2]
    assert message == f"a radiation dose must be in Gy or cGy, found '{unit}'; for example 5500 cGy"


def test_a_radiation_dose_points_at_its_volume() -> None:
    """Of several volumes the one with the wrong unit is named."""
    ((location, _),) = found(radiation_doses_are_in_gray, {"treatments.2.volumes.1.dose": "55 mGy"})
    assert location == ("treatment-3", "volumes", 1, "dose")


@pytest.mark.parametrize(
    ("mention", "name"),
    [({"drug": "exemplinib"}, "exemplinib"), ({"modality": "beam-therapy"}, "beam-therapy")],
)
def test_what_was_given_is_not_only_mentioned(mention: dict[str, Any], name: str) -> None:
    """A drug or a modality of the treatments."""
    change = {"mentioned": ({"id": "mentioned-1", "what": "x", "at": 90, **mention},)}
    assert found(given_is_not_mentioned, change) == [
        (("mentioned-1",), f"'mentioned' must hold only what was not given, found '{name}', which is in the treatments")
    ]


def test_what_is_given_no_more_may_be_mentioned() -> None:
    """The rule looks at the treatments, not at a list of names."""
    change = {
        "treatments.3.agents": LEFT_OUT,
        "mentioned": ({"id": "mentioned-1", "drug": "dummicillin", "what": "x", "at": 90},),
    }
    assert found(given_is_not_mentioned, change) == []


@pytest.mark.parametrize(
    ("place", "location"),
    [
        ("treatments.1", ("treatment-2",)),
        ("treatments.0.agents.0", ("treatment-1", "agents", 0)),
        ("treatments.2.volumes.0", ("treatment-3", "volumes", 0)),
        ("responses.0", ("response-1",)),
        ("outcome.events.0", ("event-1",)),
    ],
)
def test_what_did_not_happen_has_no_entry(place: str, location: tuple[str | int, ...]) -> None:
    """A page, a table or a search would take it for something that was given or that happened."""
    (problem,) = found(only_what_happened_has_an_entry, {f"{place}.missing": "absent"})
    assert problem[0] == (*location, "missing")
    assert "tell of it under 'not_reported' or 'mentioned'" in problem[1]


def test_adverse_events_and_metastases_may_be_absent() -> None:
    """That there was none is worth an entry of its own."""
    assert found(only_what_happened_has_an_entry, {"adverse_events.0.missing": "absent"}) == []
