"""Similar cases as a reader would choose them: the real records as they were judged, and invented triples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.similar import Likeness, Reason, similar_cases
from generator.similar.variables import VARIABLES, Variable
from tests.similarity.judged import A, B, C, judged, real_vocabulary, triple

REAL = judged()["real"]
TRIPLES = judged()["invented"]["triples"]


def nearest_to_a(changes: Any, variables: Iterable[Variable]) -> list[str]:
    """The ids of the cases of a triple that are similar to A, nearest first."""
    found = similar_cases(triple(changes), real_vocabulary(), tuple(variables))
    return [like.other.id for like in found[A]]


@pytest.mark.parametrize("changes", TRIPLES, ids=lambda changes: changes["because"])
def test_b_is_nearer_than_c_because_of_one_variable(changes: Any) -> None:
    """It is so with the variable, and not once it is left out or weighs nothing."""
    rest = [variable for variable in VARIABLES if variable.name != changes["variable"]]
    weightless = [v if v in rest else replace(v, weight=0) for v in VARIABLES]
    assert len(rest) == len(VARIABLES) - 1
    assert nearest_to_a(changes, VARIABLES) == [B, C]
    assert nearest_to_a(changes, rest) == [C, B]
    assert nearest_to_a(changes, weightless) == [C, B]


def test_every_variable_is_judged() -> None:
    """A new variable needs a triple."""
    assert {changes["variable"] for changes in TRIPLES} == {variable.name for variable in VARIABLES}


def texts(reasons: Iterable[Reason]) -> set[str]:
    """What the reasons name."""
    return {item.text for reason in reasons for item in (*reason.both, *reason.here, *reason.there)} | {
        item.name for reason in reasons for item in (*reason.both, *reason.here, *reason.there)
    }


@pytest.fixture(scope="module")
def similar(real_atlas: Atlas) -> dict[str, tuple[Likeness, ...]]:
    """Case id to the similar cases among the judged records: a record that is added later changes nothing here."""
    cases = tuple(real_atlas.by_id[judgement["case"]] for judgement in REAL)
    return dict(similar_cases(cases, real_atlas.vocabulary))


@pytest.mark.real
@pytest.mark.parametrize("judgement", REAL, ids=lambda judgement: judgement["case"])
def test_the_real_records_come_as_judged(similar: dict[str, tuple[Likeness, ...]], judgement: Any) -> None:
    """The nearest case is the one judged nearest, unless the file says that it is not and why; the others are shown."""
    shown = [like.other.id for like in similar[judgement["case"]]]
    assert (shown[0] in judgement["nearest"]) != ("disagrees" in judgement)
    assert shown[0] in judgement.get("disagrees", shown[0])
    assert {*judgement["nearest"], *judgement.get("shown", ())} <= {*shown}


@pytest.mark.real
@pytest.mark.parametrize(
    ("case_id", "pair"),
    [(judgement["case"], pair) for judgement in REAL for pair in judgement["pairs"]],
    ids=lambda value: value if isinstance(value, str) else value["other"],
)
def test_the_reasons_are_those_judged(similar: dict[str, tuple[Likeness, ...]], case_id: str, pair: Any) -> None:
    """What is shared, what differs and what cannot be compared is named."""
    (like,) = (like for like in similar[case_id] if like.other.id == pair["other"])
    assert set(pair["shared"]) - texts(like.shared) == set()
    assert set(pair["differs"]) - texts(like.differs) == set()
    assert set(pair.get("unknown", ())) - {name for name, _ in like.unknown} == set()
