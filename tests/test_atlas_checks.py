"""The rules across records: what one record says of another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.atlas_checks import check_atlas
from generator.model import Case
from generator.problems import Problem
from generator.trials import Trial
from generator.yaml_source import Document
from tests.fixtures.records import LEFT_OUT, Changes, invented

LINES = {("source", "reported_by"): 13, ("comparisons", 1, "case"): 311, ("comparisons", 0, "trial"): 310}
TRIAL_LINES = {
    ("reported_by",): 5,
    ("arms", 0, "drug"): 7,
    ("results", 1): 10,
    ("results", 1, "values"): 11,
    ("results", 4, "complication"): 14,
}


def problems(atlas: Atlas, changes: Changes | None = None, trial: dict[str, Any] | None = None) -> list[Problem]:
    """What the rules find in the invented atlas after `changes` to the rich record and new values of the trial."""
    cases: tuple[Case, ...] = (invented(changes), invented(name="hcc-9002"))
    changed: Trial = atlas.trials["demo-trial"].model_copy(update=trial or {})
    documents = {case.id: Document(f"{case.id}.yml", lines=LINES) for case in cases}
    documents["demo-trial"] = Document("demo-trial.yml", lines=TRIAL_LINES)
    return check_atlas(Atlas(cases, atlas.vocabulary, {"demo-trial": changed}), documents)


def test_the_invented_atlas_is_sound(fixture_atlas: Atlas) -> None:
    """The record that keeps each rule; the tests below break one at a time."""
    assert problems(fixture_atlas) == []


def test_a_comparison_with_a_record_that_is_not_there(fixture_atlas: Atlas) -> None:
    """At its line, with the nearest record."""
    assert problems(fixture_atlas, {"comparisons.1.case": "hcc-9003"}) == [
        Problem("hcc-9001.yml", 311, "'case' must be a record of cases/, found 'hcc-9003'; did you mean 'hcc-9002'?")
    ]


def test_a_comparison_with_a_trial_that_is_not_there(fixture_atlas: Atlas) -> None:
    """At its line, with the nearest trial."""
    message = "'trial' must be a file of cases/trials/, found 'demo-trail'; did you mean 'demo-trial'?"
    assert problems(fixture_atlas, {"comparisons.0.trial": "demo-trail"}) == [Problem("hcc-9001.yml", 310, message)]


def test_a_secondary_source_whose_reporter_is_not_there(fixture_atlas: Atlas) -> None:
    """The record whose article tells of the patient must be in the atlas."""
    (problem,) = problems(fixture_atlas, {"source.reported_by": "hcc-1234"})
    assert (problem.path, problem.line) == ("hcc-9001.yml", 13)
    assert problem.message.startswith("'reported_by' must be a record of cases/, found 'hcc-1234'")


def test_a_reference_to_a_withdrawn_record(fixture_atlas: Atlas) -> None:
    """What to name instead is said; no other record is suggested."""
    atlas = replace(fixture_atlas, cases=(invented({"comparisons.1.case": "hcc-9003"}), invented(name="hcc-9002")))
    documents = {case.id: Document(f"{case.id}.yml", lines=LINES) for case in atlas.cases}
    documents["demo-trial"] = Document("demo-trial.yml", lines=TRIAL_LINES)
    message = (
        "'case' names hcc-9003, which was withdrawn; name its successor cases/hcc-9002/, or withdraw what names it"
    )
    assert check_atlas(atlas, documents) == [Problem("hcc-9001.yml", 311, message)]


def test_a_trial_that_no_record_reports(fixture_atlas: Atlas) -> None:
    """Trial figures come from an article of the atlas."""
    (problem,) = problems(fixture_atlas, trial={"reported_by": "hcc-1234"})
    assert (problem.path, problem.line) == ("demo-trial.yml", 5)
    assert problem.message.startswith("'reported_by' must be a record of cases/, found 'hcc-1234'")


def test_an_arm_with_an_unknown_drug(fixture_atlas: Atlas) -> None:
    """A drug of the vocabulary, or none for placebo."""
    arms = fixture_atlas.trials["demo-trial"].arms
    broken = (arms[0].model_copy(update={"drug": "exemplinob"}), arms[1])
    (problem,) = problems(fixture_atlas, trial={"arms": broken})
    assert problem == Problem(
        "demo-trial.yml",
        7,
        "'drug' must be an id of cases/vocabulary/drugs.yml, found 'exemplinob'; did you mean 'exemplinib'?",
    )


def test_a_row_with_an_unknown_complication(fixture_atlas: Atlas) -> None:
    """A complication of the vocabulary, or none."""
    results = fixture_atlas.trials["demo-trial"].results
    broken = (*results[:4], results[4].model_copy(update={"complication": "sample-rush"}))
    (problem,) = problems(fixture_atlas, trial={"results": broken})
    assert problem.line == 14
    assert problem.message.startswith(
        "'complication' must be an id of cases/vocabulary/complications.yml, found 'sample-rush'"
    )


@pytest.mark.parametrize("values", [("2 (3.3)",), ("2 (3.3)", "1 (1.7)", "NA")])
def test_a_row_with_too_few_or_too_many_values(fixture_atlas: Atlas, values: tuple[str, ...]) -> None:
    """One value for each arm; what is not available is NA."""
    results = fixture_atlas.trials["demo-trial"].results
    broken = (results[0], results[1].model_copy(update={"values": values}), *results[2:])
    assert problems(fixture_atlas, trial={"results": broken}) == [
        Problem("demo-trial.yml", 11, f"'values' must hold one value per arm (2), found {len(values)}")
    ]


# --- one record a patient -------------------------------------------------------------------------------------------


def twins(first: Changes, second: Changes, atlas: Atlas) -> list[str]:
    """What the rules say of two records of one article, the second under another id."""
    cases = (invented(first), invented({"id": "hcc-9009", **second}), invented(name="hcc-9002"))
    documents = {case.id: Document(f"{case.id}.yml", lines={("source",): 12}) for case in cases}
    documents["demo-trial"] = Document("demo-trial.yml")
    found = check_atlas(Atlas(cases, atlas.vocabulary, atlas.trials), documents)
    return [f"{problem.path}:{problem.line}: {problem.message}" for problem in found]


UNNAMED: Changes = {"source.patient": LEFT_OUT}


def test_two_records_of_one_patient_are_refused(fixture_atlas: Atlas) -> None:
    """Where neither says which patient of the article it is, they are taken for the same one."""
    assert twins(UNNAMED, UNNAMED, fixture_atlas) == [
        "hcc-9009.yml:12: 'source' must be another patient than that of hcc-9001, which has the same article and no"
        " patient named; if the article reports several, name this one in both records; for example patient: Patient 2"
    ]


OTHER = {"source.bibliography.doi": "10.9999/other", "source.text.sha256": "1" * 64}


@pytest.mark.parametrize(
    ("second", "problems_found"),
    [
        ({**OTHER, "source.bibliography.title": "a complete  RESPONSE that nobody had."}, 1),
        ({**OTHER, "source.bibliography.title": "Another", "source.bibliography.doi": "10.99999/JIC.2013.7"}, 1),
        ({"source.bibliography.title": "Another", "source.bibliography.doi": "10.9999/other"}, 1),
        ({**OTHER, "source.bibliography.title": "Another"}, 0),
    ],
)
def test_any_of_title_doi_and_text_tells_the_article(
    fixture_atlas: Atlas, second: Changes, problems_found: int
) -> None:
    """One of them in common is enough, whatever its case and spacing; none in common is another article."""
    assert len(twins({}, second, fixture_atlas)) == problems_found


def test_several_patients_of_one_article_are_fine(fixture_atlas: Atlas) -> None:
    """If each record names its own; the same name twice is refused."""
    one, two = {"source.patient": "Patient 1"}, {"source.patient": "Patient 2"}
    assert twins(one, two, fixture_atlas) == []
    assert len(twins(one, {"source.patient": "patient 1"}, fixture_atlas)) == 1
    assert len(twins(one, UNNAMED, fixture_atlas)) == len(twins(UNNAMED, two, fixture_atlas)) == 1


def test_another_article_tabulated_by_the_same_text_is_another_patient(fixture_atlas: Atlas) -> None:
    """A secondary source shares the text with its reporter and is no twin of it."""
    assert (
        twins(
            {},
            {
                "source.reported_by": "hcc-9001",
                "source.read": "secondary source",
                "source.bibliography.doi": LEFT_OUT,
                "source.bibliography.title": LEFT_OUT,
            },
            fixture_atlas,
        )
        == []
    )
