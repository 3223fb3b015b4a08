"""The figure of the denominators: rates of trials as printed, and apart from them the patients of the atlas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from lxml import html

from generator.atlas import Atlas
from generator.concept_pages import concept_pages
from generator.denominators import Denominators, of_drug, of_modality
from generator.denominators.interval import MOST, exact_interval
from generator.denominators.rates import Rate
from generator.publication import Publication
from generator.trials import Result
from tests.fixtures.pages import found, parsed, words
from tests.fixtures.records import invented

SITE = "https://atlas.test/"
DRUG, MODALITY = "drugs/exemplinib/index.md", "modalities/tablet-therapy/index.md"


def with_drugs(atlas: Atlas, **changes: Mapping[str, Any]) -> Atlas:
    """The atlas with other drugs in its vocabulary."""
    drugs = {name: drug.model_copy(update=changes.get(name, {})) for name, drug in atlas.vocabulary.drugs.items()}
    return replace(atlas, vocabulary=replace(atlas.vocabulary, drugs=drugs))


def with_rows(atlas: Atlas, *rows: Result, label: str = "Exemplinib") -> Atlas:
    """The atlas whose invented trial has these rows only, and one arm with this label."""
    trial = atlas.trials["demo-trial"]
    arm = trial.arms[0].model_copy(update={"label": label})
    return replace(atlas, trials={trial.id: trial.model_copy(update={"results": rows, "arms": (arm,)})})


def row(value: str, unit: str | None = "n (%)", measure: str = "partial response") -> Result:
    """A row with one cell."""
    data = {"id": "result-1", "what": "x", "measure": measure, "values": (value,), "at": 1}
    return Result.model_validate(data | ({"unit": unit} if unit else {}))


def figure(atlas: Atlas) -> Denominators:
    """The figure of the invented drug that has a trial."""
    shown = of_drug(atlas, "exemplinib")
    assert shown
    return shown


def rate(atlas: Atlas, value: str, unit: str | None = "n (%)") -> Rate:
    """How one printed cell of an arm of 60 patients is shown."""
    ((only,),) = (arm.rates for arm in figure(with_rows(atlas, row(value, unit))).trials[0].rates.arms)
    return only


def pages(atlas: Atlas) -> dict[str, html.HtmlElement]:
    """The pages of drugs and modalities."""
    made = concept_pages(Publication(atlas, SITE))
    return {page.path: parsed(page) for page in made if page.path.startswith(("drugs/", "modalities/"))}


@pytest.mark.parametrize(
    ("count", "number", "lower", "upper"),
    [
        # Newcombe RG, Stat Med 1998;17:857-872, table I, method 5.
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0.0000, 0.1684),
        (1, 29, 0.0009, 0.1776),
        # Closed forms: 1 - 0.025^(1/n) where nobody, 0.025^(1/n) where everybody.
        (0, 299, 0.0, 1 - 0.025 ** (1 / 299)),
        (29, 29, 0.025 ** (1 / 29), 1.0),
        (0, MOST, 0.0, 1 - 0.025 ** (1 / MOST)),
    ],
)
def test_the_interval_is_the_published_one(count: int, number: int, lower: float, upper: float) -> None:
    """Four decimals of a published table; closed forms at the ends."""
    assert exact_interval(count, number) == pytest.approx((lower, upper), abs=0.00005)


def test_the_interval_mirrors_and_narrows() -> None:
    """Those with and those without are two sides of one; more patients or a lower level leave less doubt."""
    lower, upper = exact_interval(7, 299)
    assert exact_interval(292, 299) == pytest.approx((1 - upper, 1 - lower))
    wider, narrower = exact_interval(7, 299, 0.99), exact_interval(70, 2990)
    assert wider[0] < lower < narrower[0] < 7 / 299 < narrower[1] < upper < wider[1]


@pytest.mark.parametrize(("count", "number"), [(-1, 5), (6, 5), (0, 0), (1, MOST + 1)])
def test_what_is_no_proportion_is_refused(count: int, number: int) -> None:
    """Rather than given an interval."""
    with pytest.raises(ValueError, match="must be a count"):
        exact_interval(count, number)


def test_a_printed_zero_has_a_line_and_what_is_missing_has_none(fixture_atlas: Atlas) -> None:
    """Nobody of 60 is a finding; NA is not."""
    zero, missing = rate(fixture_atlas, "0"), rate(fixture_atlas, "NA")
    assert (zero.words, zero.share, zero.is_missing) == ("0 of 60", Decimal("0.00"), False)
    assert zero.interval_words == "0–6.0%"
    assert (missing.words, missing.share, missing.interval, missing.is_missing) == ("not reported", None, None, True)


@pytest.mark.parametrize(
    ("value", "unit", "shown", "share"),
    [
        ("2 (3.3)", "n (%)", "2 of 60 (3.3%)", "3.33"),
        ("2(3.3)", "n", "2 of 60 (3.3%)", "3.33"),
        ("60", "n", "60 of 60", "100.00"),
        ("3.3", "%", "3.3% of 60", "3.3"),
        ("2", None, "printed: 2", None),
        ("<1", "n", "printed: <1", None),
        ("2/1", "n", "printed: 2/1", None),
        ("101", "%", "printed: 101", None),
        ("61", "n", "printed: 61", None),
        ("about two of every ten patients", "n", "see the table", None),
    ],
)
def test_a_cell_is_drawn_only_where_its_meaning_is_plain(
    fixture_atlas: Atlas, value: str, unit: str | None, shown: str, share: str | None
) -> None:
    """A count needs its unit; a bound, a compound value or an impossible number has words and no bar."""
    made = rate(fixture_atlas, value, unit)
    assert (made.words, made.share) == (shown, Decimal(share) if share else None)
    assert bool(made.interval) is ("of 60" in shown and unit != "%")


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        ("2 (3.3)", ""),
        ("2 (3)", ""),
        ("3 (5.0)", ""),
        ("2 (3.4)", "Partial response: the printed 3.4% does not follow from the count; 2 of 60 is 3.3%."),
        ("1 (2.0)", "Partial response: the printed 2.0% does not follow from the count; 1 of 60 is 1.7%."),
        ("61 (99)", "Partial response: the printed count is greater than the number of patients."),
    ],
)
def test_printed_figures_that_do_not_agree_are_flagged(fixture_atlas: Atlas, value: str, flag: str) -> None:
    """As printed they stay, with a sentence; roundings are no contradiction."""
    assert rate(fixture_atlas, value).flag == flag


def test_a_lower_end_that_is_not_zero_is_not_printed_as_zero(fixture_atlas: Atlas) -> None:
    """One of 60 was found, so nothing says that there are none."""
    assert rate(fixture_atlas, "1").interval_words == "0.04–8.9%"


def test_an_arm_names_its_drug(fixture_atlas: Atlas) -> None:
    """Where the label does not."""
    names = [
        figure(with_rows(fixture_atlas, row("1"), label=label)).trials[0].rates.arms[0].name
        for label in ("Exemplinib", "Arm A")
    ]
    assert names == ["Exemplinib", "Arm A (exemplinib)"]


def test_a_trial_without_responses_is_left_out(fixture_atlas: Atlas) -> None:
    """Survival alone makes no such figure."""
    assert of_drug(with_rows(fixture_atlas, row("10", "months", "overall survival")), "exemplinib") is None
    assert of_drug(fixture_atlas, "mockumab") is None


def test_patients_are_counted_after_antitumour_use_only(fixture_atlas: Atlas) -> None:
    """Other use does not count, and of a best response after other treatments the figure says so."""
    best = invented()
    uses = [t.id for t in best.treatments if any(agent.drug == "exemplinib" for agent in t.agents)]
    assert uses == ["treatment-2", "treatment-5"]

    def counted(changes: Mapping[str, Any]) -> list[tuple[str, bool]]:
        found = figure(replace(fixture_atlas, cases=(invented(changes),))).anecdotes
        return [(entry.look, entry.is_counted) for entry in found.entries]

    assert counted({}) == [("complete", True)]
    assert counted({"treatments.1.purpose": "supportive"}) == [("complete", False)]
    assert counted({"treatments.1.purpose": "emergency", "treatments.4.purpose": "emergency"}) == []
    assert counted({"responses.1.category": "partial"}) == [("partial", True)]


def test_a_modality_shows_the_trials_of_its_own_drugs(fixture_atlas: Atlas) -> None:
    """Those that belong to it, not those that were once given together with it."""
    atlas = with_drugs(fixture_atlas, exemplinib={"given_as": "tablet-therapy"})
    shown = of_modality(atlas, "tablet-therapy")
    assert shown
    assert [(item.drug_id, item.address) for item in shown.trials] == [("exemplinib", "drugs/exemplinib/#demo-trial")]
    assert shown.trials[0].rates.arms[0].is_this
    assert not shown.trials[0].rates.arms[1].is_this
    assert of_modality(atlas, "immune-therapy") is None
    assert of_modality(fixture_atlas, "tablet-therapy") is None


def test_the_page_of_a_drug_shows_arms_and_patients_apart(fixture_atlas: Atlas) -> None:
    """One picture an arm with its words in it and for those who do not see it; the patients outside the figure."""
    page = pages(fixture_atlas)[DRUG]
    (shown,) = found(page, "figure")
    pictures = found(shown, "svg")
    assert [words(picture[0]) for picture in pictures] == ["Exemplinib, 60 patients", "Placebo, 60 patients"]
    assert words(pictures[0][1]).startswith("Complete response: 0 of 60; derived 95% interval 0–6.0%. Partial resp")
    assert words(pictures[1][1]).startswith("Complete response: not reported. Partial response: 1 of 60 (1.7%)")
    assert [len(found(picture, ".share")) for picture in pictures] == [2, 1]
    assert "do not agree in 1 place: listed with its table" in words(shown)
    (apart,) = found(page, "section")
    assert "In this atlas: 1 single patient treated with exemplinib, not a sample" in words(apart)
    assert [link.get("href") for link in found(apart, "li//a")] == ["../../cases/hcc-9001/#response-2"]
    assert "inferred" in words(found(apart, "li")[0])


def test_a_mark_says_what_is_second_hand_and_what_is_not_counted(fixture_atlas: Atlas) -> None:
    """In words, and by a hollow sign; the response keeps its shape."""
    changes = {"source.read": "secondary source", "treatments.1.purpose": "supportive"}
    page = pages(replace(fixture_atlas, cases=(invented(changes),)))[DRUG]
    (mark,) = found(page, ".case-marks//li")
    assert "exemplinib not among them" in words(mark)
    assert "Secondary source, original not read" in words(mark)
    assert found(mark, "svg")[0].get("class") == "case-sign complete second-hand"


def test_the_page_of_a_modality_links_to_the_tables_or_says_that_there_are_none(fixture_atlas: Atlas) -> None:
    """Never a page of anecdotes without a word on the denominator; what is not against the tumour needs none."""
    made = pages(with_drugs(fixture_atlas, exemplinib={"given_as": "tablet-therapy"}))
    (shown,) = found(made[MODALITY], "figure")
    assert found(shown, ".trial-name//a")[0].get("href") == "../../drugs/exemplinib/#demo-trial"
    assert "DEMO, trial of exemplinib" in words(shown)
    assert "so there is no denominator here" in words(made["modalities/beam-therapy/index.md"])
    assert "denominator" not in words(made["modalities/comfort-care/index.md"])


@pytest.mark.real
def test_nobody_of_299_stands_beside_the_complete_responses_of_the_atlas(real_atlas: Atlas) -> None:
    """What the figure is for: SHARP with sorafenib and with placebo, and the records."""
    shown = of_drug(real_atlas, "sorafenib")
    assert shown
    arms = {(item.rates.trial.id, arm.name): arm for item in shown.trials for arm in item.rates.arms}
    assert [rate.words for rate in arms["sharp", "Sorafenib"].rates] == ["0 of 299", "7 of 299 (2.3%)"]
    assert [rate.words for rate in arms["sharp", "Placebo"].rates] == ["0 of 303", "2 of 303 (0.7%)"]
    assert arms["sharp", "Sorafenib"].rates[0].interval_words == "0–1.2%"
    assert len(arms) == 5
    assert [arm.rates[0].flag + arm.rates[1].flag for arm in arms.values()] == [""] * 5
    entries = shown.anecdotes.entries
    assert [entry.case.id for entry in entries] == ["hcc-0002", "hcc-0003", "hcc-0004", "hcc-0006"]
    assert {(entry.look, entry.is_counted) for entry in entries} == {("complete", True)}
