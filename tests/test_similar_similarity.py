"""The nearest records: floors below which none is shown, ties, silence, and nothing that depends on other records."""

from __future__ import annotations

from typing import Any

from generator.model import Case
from generator.similar import similar_cases
from tests.similarity.judged import A, B, C, made, real_vocabulary

SILENT = {
    "patient.age": {"missing": "not reported"},
    "patient.sex": {"missing": "not reported"},
    "patient.aetiology": (),
    "disease.extension": (),
    "staging": ({"id": "staging-1", "system": "bclc", "missing": "not reported"},),
    "markers": (),
    "responses.0.category": "not classified",
    "adverse_events": (),
    "complications": (),
    "outcome.status": {"value": "not reported", "disease": "not reported", "missing": "not reported"},
    "outcome.events": (),
}
# Nothing of treatment and extent in common with the base, everything else is.
APART = {
    "disease.extension.0.is": "ivc-tumour-thrombus",
    "disease.metastases.0.site": "bone",
    "treatments.0.modality": ("hepatic-resection",),
    "treatments.0.agents.0.drug": "nivolumab",
}


def nearest(*cases: Case) -> list[str]:
    """The ids of the cases similar to the first, nearest first."""
    return [like.other.id for like in similar_cases(cases, real_vocabulary())[cases[0].id]]


def test_three_at_most_and_never_the_case_itself() -> None:
    """Of five that are equal, the first three."""
    others = [made(f"hcc-920{number}") for number in range(5)]
    assert nearest(made(), *others) == ["hcc-9200", "hcc-9201", "hcc-9202"]


def test_cases_that_share_nothing_of_treatment_and_extent_are_not_similar() -> None:
    """However alike they are in stage, course and patient; one vessel in common is enough to be asked further."""
    assert nearest(made(), made(B, APART)) == []
    shared = {key: value for key, value in APART.items() if key != "disease.extension.0.is"}
    assert nearest(made(), made(B, shared)) == [B]


def test_a_mentioned_drug_and_an_absent_vessel_are_not_shared() -> None:
    """Neither what the other article only talks about, nor what it says was not there."""
    said: Any = {
        "mentioned": ({"id": "mentioned-1", "drug": "sorafenib", "what": "Named.", "at": 1},),
        "disease.extension": (
            {"id": "extension-1", "is": "portal-vein-tumour-thrombus", "missing": "absent", "at": 1},
        ),
    }
    assert nearest(made(), made(B, APART | said)) == []


def test_a_report_that_tells_little_is_not_similar() -> None:
    """Drug and spread alone are less than a third of what is weighed; with the way of treating they are more."""
    without = {"treatments.0.modality": ("antiviral-therapy",), "treatments.0.purpose": "supportive"}
    assert nearest(made(), made(B, SILENT)) == [B]
    assert nearest(made(), made(B, SILENT | without)) == []


def test_too_much_that_differs_is_not_similar() -> None:
    """A drug in common is not enough where stage, course and spread are others."""
    others: Any = {
        "disease.extension.0.is": "ivc-tumour-thrombus",
        "disease.metastases.0.site": "bone",
        "treatments.0.modality": ("hepatic-resection",),
        "staging.0.value": "0",
        "responses.0.category": "progressive",
        "patient.aetiology.0.is": "hepatitis-c",
        "outcome.status": {"value": "died", "disease": "no evidence of disease", "at": 1},
        "outcome.events": (),
    }
    assert nearest(made(), made(B, others)) == []
    del others["disease.metastases.0.site"], others["treatments.0.modality"]
    assert nearest(made(), made(B, others)) == [B]


def test_silence_is_less_than_likeness_and_more_than_difference() -> None:
    """Left out of the comparison, a stage that only one report tells would make its report the nearest."""
    half: Any = {"staging": ({"id": "staging-1", "system": "bclc", "missing": "not reported"},)}
    worse: Any = {"staging.0.value": "D", "staging.1.value": "C", "staging.2.value": "4"}
    assert nearest(made(), made(C, half), made(B, {"staging.0.value": "C"})) == [B, C]
    assert nearest(made(), made(C, worse), made(B, half)) == [B, C]


def test_other_records_and_their_order_change_nothing() -> None:
    """The likeness of two records is theirs alone: no range or frequency is taken from the collection."""
    cases = (made(A), made(B, {"patient.age.years": 65}), made(C, {"staging.0.value": "D"}))
    more = (*cases, made("hcc-9205", APART), made("hcc-9206", SILENT))
    alone = similar_cases(cases, real_vocabulary())
    assert [like.other.id for like in alone[A]] == [B, C]
    assert similar_cases(more, real_vocabulary())[A][:2] == alone[A]
    turned = similar_cases(tuple(reversed(cases)), real_vocabulary())
    assert {key: turned[key] for key in alone} == dict(alone)


def test_one_record_has_no_other() -> None:
    """Nor has none any."""
    assert dict(similar_cases((made(),), real_vocabulary())) == {A: ()}
    assert dict(similar_cases((), real_vocabulary())) == {}
