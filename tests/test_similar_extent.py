"""Extent, stage and patient as they are compared, and why they are not."""

from __future__ import annotations

from typing import Any

import pytest

from generator.similar import extent
from generator.similar.answers import Answer, Had
from tests.similarity.judged import made, real_vocabulary


def staged(system: str, value: str | None, missing: str | None = None) -> Any:
    """A record with one stage."""
    entry = {"id": "staging-1", "system": system, "at": 1, "value": value, "missing": missing}
    return made(changes={"staging": ({key: part for key, part in entry.items() if part},)})


@pytest.mark.parametrize(("printed", "rank"), [("0", 0), ("A", 1), ("stage c", 3), ("D", 4)])
def test_bclc_is_a_scale_of_five_stages(printed: str, rank: int) -> None:
    """With or without the word 'stage'."""
    assert extent.bclc(staged("bclc", printed), real_vocabulary()).value == (rank,)


@pytest.mark.parametrize(
    ("printed", "value", "text"),
    [
        ("A", (0,), "class A"), ("class B", (1,), "class B"), ("score 5", (0, 5), "score 5"), ("7", (1, 7), "score 7"),
        ("B8", (1, 8), "score 8"), ("C (10 points)", (2, 10), "score 10"),
    ],
)  # fmt: skip
def test_a_child_pugh_score_implies_its_class(printed: str, value: tuple[int, ...], text: str) -> None:
    """A class alone has no points."""
    answer = extent.child_pugh(staged("child-pugh", printed), real_vocabulary())
    assert (answer.value, answer.items[0].text) == (value, text)
    assert answer.items[0].name == f"class {'ABC'[value[0]]}"


@pytest.mark.parametrize(
    ("read", "system", "printed"),
    [
        (extent.bclc, "bclc", "B or C"), (extent.child_pugh, "child-pugh", "A or B"), (extent.ecog, "ecog", "0-1"),
        (extent.child_pugh, "child-pugh", "A9"), (extent.child_pugh, "child-pugh", "4"), (extent.ecog, "ecog", "5"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_compared(read: Any, system: str, printed: str) -> None:
    """Neither two stages in one, nor a score that does not fit its class; the words are shown."""
    assert read(staged(system, printed), real_vocabulary()) == Answer(None, why=f"printed as “{printed}”")


@pytest.mark.parametrize("missing", ["not reported", "not assessed"])
def test_a_missing_stage_says_how_it_is_missing(missing: str) -> None:
    """Not reported and not assessed are two things."""
    assert extent.ecog(staged("ecog", None, missing), real_vocabulary()) == Answer(None, why=missing)
    assert extent.bclc(staged("ecog", None, missing), real_vocabulary()) == Answer(None, why="not reported")


def test_the_first_stage_counts() -> None:
    """A stage at the last visit is none at baseline."""
    entries = [{"id": f"staging-{n}", "system": "ecog", "value": str(n), "at": 1} for n in (1, 2)]
    assert extent.ecog(made(changes={"staging": tuple(entries)}), real_vocabulary()).value == (1,)


def spread(*sites: tuple[str, str | None]) -> Answer:
    """The answer of a record with these sites, each with its kind of missing."""
    entries = ({"id": f"metastasis-{n}", "site": s, "missing": m, "at": 1} for n, (s, m) in enumerate(sites, 1))
    shown = tuple({key: part for key, part in entry.items() if part} for entry in entries)
    return extent.metastases(made(changes={"disease.metastases": shown}), real_vocabulary())


def test_none_outside_the_liver_is_none_in_each_organ_but_nodes() -> None:
    """Lymph nodes are staged apart, and what was found is not absent."""
    value = spread(("extrahepatic", "absent"), ("bone", None)).value
    assert isinstance(value, Had)
    assert value.present == {"bone"}
    assert {"lung", "muscle"} < value.absent
    assert not {"lymph node", "liver", "bone"} & value.absent


def test_spread_to_an_organ_without_a_name_is_not_compared() -> None:
    """It may or may not be the organ of the other patient."""
    assert (spread(("extrahepatic", None)).value, spread(("extrahepatic", None)).why) == (None, "organ not named")
    named = spread(("extrahepatic", None), ("lung", None)).value
    assert isinstance(named, Had)
    assert named.present == {"lung"}


def test_age_and_sex_lead_to_their_place() -> None:
    """They are no entries, but have addresses on the page; where they are missing, it is said how."""
    case = made(changes={"patient.sex": {"missing": "not reported"}})
    assert extent.age(case, real_vocabulary()).items[0].fragment == "patient-age"
    assert extent.sex(made(), real_vocabulary()).items[0].fragment == "patient-sex"
    assert extent.sex(case, real_vocabulary()) == Answer(None)
