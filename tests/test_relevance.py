"""The ranking judged by clinical queries: the right case first, and nothing claimed that no patient had."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from generator.read import read_atlas
from search_index.build import SearchIndex, open_index
from search_index.query import Hit, search
from tests.relevance.judged import Judged, document, judged_queries, ndcg

pytestmark = pytest.mark.real
QUERIES = judged_queries()
LEAST_MEAN = 0.95


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """An index of the real records and pages."""
    return open_index(read_atlas(Path("cases")), tmp_path_factory.mktemp("judged") / "built")


def had(hits: list[Hit]) -> frozenset[str]:
    """The cases among the hits whose patient had all that was asked for."""
    return frozenset(hit.id for hit in hits if hit.kind == "case" and hit.match == "had")


def test_there_are_enough_queries_each_with_its_reason() -> None:
    """At least 60 different queries of many kinds, judged with a reason each, a fifth of them for what is not there."""
    assert len({judged.query for judged in QUERIES}) == len(QUERIES) >= 60
    assert all(judged.reason.strip() for judged in QUERIES)
    assert len({judged.kind for judged in QUERIES}) >= 15
    assert sum(judged.kind == "negative" for judged in QUERIES) >= len(QUERIES) / 6


def test_the_best_documents_come_first(index: SearchIndex) -> None:
    """The mean nDCG of the first five is at least 0.95."""
    grades = [
        ndcg([document(hit.kind, hit.id) for hit in search(index, judged.query)], judged.judgements)
        for judged in QUERIES
    ]
    assert mean(grade for grade in grades if grade is not None) >= LEAST_MEAN


@pytest.mark.parametrize("judged", [j for j in QUERIES if j.given is not None], ids=lambda judged: str(judged.query))
def test_exactly_the_patients_who_had_it_are_said_to_have_had_it(index: SearchIndex, judged: Judged) -> None:
    """No hit claims that a patient was given or suffered what the record does not say, and none is missed."""
    assert had(search(index, judged.query, 1000)) == judged.given


@pytest.mark.parametrize("judged", [j for j in QUERIES if not j.judgements], ids=lambda judged: str(judged.query))
def test_what_is_not_in_the_atlas_finds_no_complete_hit(index: SearchIndex, judged: Judged) -> None:
    """For what is nowhere at most something that has a part of it is shown, and it says so."""
    assert {hit.match for hit in search(index, judged.query, 1000)} <= {"some"}
