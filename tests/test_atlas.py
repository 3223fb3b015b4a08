"""The groupings of cases, trials and concepts that pages are made from."""

from __future__ import annotations

from generator.atlas import Atlas, harms
from generator.model import Extension
from generator.vocabulary import Vocabulary
from tests.fixtures.records import invented


def test_cases_by_id(fixture_atlas: Atlas) -> None:
    """In the order of their ids."""
    assert list(fixture_atlas.by_id) == ["hcc-9001", "hcc-9002"]
    assert all(case.id == case_id for case_id, case in fixture_atlas.by_id.items())


def test_drugs_given(fixture_atlas: Atlas) -> None:
    """Each time a drug was given, with its treatment; not where it is only mentioned."""
    given = [(use.case.id, use.treatment.id, use.agent.drug) for use in fixture_atlas.given["exemplinib"]]
    assert given == [("hcc-9001", "treatment-2", "exemplinib"), ("hcc-9001", "treatment-5", "exemplinib")]
    assert "hypothetinib" not in fixture_atlas.given
    assert set(fixture_atlas.given) == {"placeboplatin", "sample-oil", "exemplinib", "dummicillin", "mockumab"}


def test_modalities_used(fixture_atlas: Atlas) -> None:
    """A treatment of two modalities stands under both."""
    used = [(use.case.id, use.treatment.id) for use in fixture_atlas.used["tablet-therapy"]]
    assert used == [("hcc-9001", "treatment-2"), ("hcc-9001", "treatment-5"), ("hcc-9002", "treatment-1")]
    assert [use.treatment.id for use in fixture_atlas.used["immune-therapy"]] == ["treatment-5"]
    assert "unused-ablation" not in fixture_atlas.used


def test_harm_of_a_patient() -> None:
    """Extension, complications, adverse events; not what is stated to be absent."""
    case = invented()
    assert [entry.id for entry in harms(case)] == [
        "extension-1",
        "extension-2",
        "complication-1",
        "complication-2",
        "adverse-event-1",
        "adverse-event-2",
    ]


def test_harm_seen(fixture_atlas: Atlas) -> None:
    """A complication that stands in two groups is seen twice; an absent one never."""
    seen = [(use.case.id, use.entry.id) for use in fixture_atlas.seen["demo-fever"]]
    assert seen == [("hcc-9001", "complication-2"), ("hcc-9001", "adverse-event-2")]
    assert isinstance(fixture_atlas.seen["example-vein-thrombus"][0].entry, Extension)
    assert "unseen-harm" not in fixture_atlas.seen
    assert "demo-itch" not in fixture_atlas.seen


def test_concepts_only_mentioned(fixture_atlas: Atlas) -> None:
    """Drugs, modalities and complications that an article only talks about."""
    mentioned = {key: [use.mention.id for use in uses] for key, uses in fixture_atlas.mentioned.items()}
    assert mentioned == {
        "hypothetinib": ["mentioned-1"],
        "unused-ablation": ["mentioned-2"],
        "demo-itch": ["mentioned-3"],
    }


def test_complications_counted_in_trials(fixture_atlas: Atlas) -> None:
    """The rows of trials that name a complication."""
    assert list(fixture_atlas.in_trials) == ["sample-rash"]
    (row,) = fixture_atlas.in_trials["sample-rash"]
    assert (row.trial.id, row.result.id) == ("demo-trial", "result-5")


def test_trials_of_a_drug(fixture_atlas: Atlas) -> None:
    """By the drugs of their arms; placebo is no drug."""
    assert {drug: [t.id for t in trials] for drug, trials in fixture_atlas.trials_of_drug.items()} == {
        "exemplinib": ["demo-trial"]
    }


def test_a_trial_with_two_arms_of_a_drug_stands_under_it_once(fixture_atlas: Atlas) -> None:
    """Two doses of one drug are one trial."""
    trial = fixture_atlas.trials["demo-trial"]
    doubled = trial.model_copy(update={"arms": (trial.arms[0], trial.arms[0])})
    atlas = Atlas(fixture_atlas.cases, fixture_atlas.vocabulary, {"demo-trial": doubled})
    assert atlas.trials_of_drug == {"exemplinib": (doubled,)}


def test_an_atlas_without_cases() -> None:
    """Groupings of nothing are empty."""
    empty = Atlas((), Vocabulary())
    assert [empty.by_id, empty.given, empty.used, empty.seen, empty.mentioned, empty.in_trials] == [{}] * 6
