"""Phenotypic features of a Phenopacket: what is there, what is absent, and nothing else."""

from __future__ import annotations

import pytest
from phenopackets import PhenotypicFeature

from tests.fixtures.records import Changes
from tests.test_phenopacket import packet_of


def features(entry: str, changes: Changes | None = None) -> list[PhenotypicFeature]:
    """The features that this entry becomes."""
    found = packet_of(changes).phenotypic_features
    return [feature for feature in found if feature.evidence[0].reference.id.endswith(f"#{entry}")]


def test_absence_is_excluded() -> None:
    """What the article states to be absent is there as excluded, without a time."""
    for entry in ("metastasis-2", "adverse-event-3"):
        (feature,) = features(entry)
        assert feature.excluded
        assert not feature.HasField("onset")
    assert not features("metastasis-1")[0].excluded


@pytest.mark.parametrize("kind", ["not assessed", "not reported"])
def test_other_kinds_of_missing_are_no_feature(kind: str) -> None:
    """What was not assessed or not reported is neither there nor excluded."""
    assert features("metastasis-2", {"disease.metastases.1.missing": kind}) == []


def test_a_printed_grade_is_a_severity_and_no_other() -> None:
    """Grade 2 with its scale is there; no grade is made up for the fever."""
    (rash,), (fever,) = features("adverse-event-1"), features("adverse-event-2")
    assert (rash.type.id, rash.severity.label) == ("HP:9999901", "grade 2 (an invented scale)")
    assert not fever.HasField("severity")


def test_evidence_tells_words_and_lines() -> None:
    """The evidence holds what the article says, with its lines and the entry's permanent address."""
    (rash,) = features("adverse-event-1")
    evidence = rash.evidence[0]
    assert evidence.evidence_code.id == "ECO:0000033"
    assert evidence.reference.reference.startswith("https://atlas.test/cases/hcc-9001/r")
    for part in ("moderate rash", "Attributed to: treatment-2.", "Lines 32, 147 of the source text."):
        assert part in evidence.reference.description


def test_an_inferred_entry_has_no_evidence_of_the_authors() -> None:
    """What the editors inferred is not an author's statement."""
    (feature,) = features("complication-1", {"complications.0.inferred": "Read from the figure."})
    assert feature.evidence[0].evidence_code.label == "inferred by the editors of the record"


def test_second_hand_evidence_says_so() -> None:
    """What another article tells is no statement of the patient's own authors."""
    changes = {"patient.cirrhosis": {"value": "Yes", "at": "101"}}
    (feature,) = packet_of(changes, "hcc-9002").phenotypic_features
    assert feature.evidence[0].evidence_code.label == "told by the authors of another article"


def test_relapse_and_progression_are_there() -> None:
    """Bad news stands beside the response, with its time where there is one."""
    kinds = [features(entry)[0].type.label for entry in ("event-1", "event-2", "event-3")]
    assert kinds == ["recurrence", "marker rise", "progression"]
    assert features("event-3")[0].onset.interval.start.ToJsonString() == "2012-06-20T00:00:00Z"


@pytest.mark.parametrize(
    ("cirrhosis", "expected"),
    [
        ({"missing": "absent", "at": "26"}, [True]),
        ({"value": "Yes, by biopsy", "at": "26"}, [False]),
        ({"value": "Doubtful", "at": "26"}, []),
        ({"missing": "not reported"}, []),
    ],
)
def test_cirrhosis_is_said_only_where_the_article_says_it(cirrhosis: dict[str, str], expected: list[bool]) -> None:
    """A yes is a feature, a stated absence an excluded one, and nothing else is either."""
    found = packet_of({"patient.cirrhosis": cirrhosis}).phenotypic_features
    assert [feature.excluded for feature in found if feature.type.id == "atlas:features/cirrhosis"] == expected
