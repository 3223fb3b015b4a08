"""The browser ranks as the reference ranking does: judged queries on the real site, seeded ones on invented records."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import mean

import pytest
from playwright.sync_api import Browser, Page
from whoosh import index as whoosh_index

from generator.atlas import Atlas
from search_index import export
from search_index.aliases import aliases_of
from search_index.build import POSTINGS, SearchIndex, open_index, write_documents
from search_index.fields import FIELD_B, WEIGHTING
from search_index.publish import client_files
from search_index.query import answer
from tests.bench.invented import invented_documents, real_atlas
from tests.bench.invented_shown import invented_shown
from tests.bench.parity import parity
from tests.bench.queries import invented_queries
from tests.bench.served import served
from tests.browser.searching import Answer, Ranked, rankings
from tests.relevance.judged import document, judged_queries, ndcg
from tests.test_relevance import LEAST_MEAN

INVENTED_CASES, INVENTED_QUERIES, SEED = 300, 200, 7
JUDGED = [judged.query for judged in judged_queries()]
STRANGE = [
    "", "the of", "?!", "drug:nexavar", "drug:nothing stage:bclc-c", "author:moon year:2022", "mentioned:nivolumab",
    '"second line" tumour', "sorafenib l", "x" * 2000, "a b c d " * 200, "מטופל", "<img src=x onerror=1>", "drug:",
    "çirrhose ﬁbrosis 𝒳", "٣٠ mg", 'drug:"', '"', "\x00\x1b[31m", "hcc hcc", "durvalumab tremelimumab",
]  # fmt: skip


@pytest.fixture(scope="module")
def real_index(real_atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """The index of the real records, as the site publishes it."""
    return open_index(real_atlas, tmp_path_factory.mktemp("real") / "built")


def published(root: Path, cases: int) -> tuple[SearchIndex, list[str]]:
    """An index of invented cases, published in `root` with the client, and queries for it."""
    documents, aliases = list(invented_documents(cases, SEED)), aliases_of(real_atlas())
    write_documents(documents, aliases, root / "built")
    index = SearchIndex(whoosh_index.open_dir(root / "built" / POSTINGS), aliases)
    files = export.published_files(index, invented_shown(documents))
    for name, data in (*files.items(), *client_files()):
        path = root / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (root / "index.html").write_text("<!doctype html><title>invented</title><link rel=icon href=data:,>")
    return index, [query.text for query in invented_queries(documents, INVENTED_QUERIES, SEED)]


def reference(index: SearchIndex, query: str) -> Answer:
    """What the reference ranking answers, in the form of the browser's answer."""
    answered = answer(index, query, 1_000_000)
    hits = [Ranked(hit.id, hit.kind, hit.score, hit.match) for hit in answered.hits]
    return Answer(hits, [(note.kind, note.typed, list(note.used)) for note in answered.notes])


def scored(answers: Mapping[str, Answer]) -> dict[str, list[tuple[str, float]]]:
    """Each query with ids and scores, as the comparison wants them."""
    return {query: [(f"{hit.kind} {hit.id}", hit.score) for hit in found.hits] for query, found in answers.items()}


def explained(answers: Mapping[str, Answer]) -> dict[str, tuple[list[str], list[tuple[str, str, list[str]]]]]:
    """Each query with how its hits match and with the notes on how it was read."""
    return {query: ([hit.match for hit in found.hits], found.notes) for query, found in answers.items()}


@pytest.mark.real
def test_the_browser_answers_every_judged_and_strange_query_as_the_reference_does(
    page: Page, site_url: str, real_index: SearchIndex
) -> None:
    """Same hits, same order, scores within a billionth, the same ways of matching, the same notes."""
    queries = [*JUDGED, *STRANGE]
    page.goto("")
    found = dict(zip(queries, rankings(page, site_url, queries), strict=True))
    expected = {query: reference(real_index, query) for query in queries}
    assert parity(scored(found), scored(expected)) == []
    assert explained(found) == explained(expected)


@pytest.mark.real
def test_the_browser_puts_the_best_documents_first(page: Page, site_url: str) -> None:
    """The judged queries reach a mean nDCG of 0.95 in the browser too."""
    page.goto("")
    answers = rankings(page, site_url, JUDGED)
    grades = [
        ndcg([document(hit.kind, hit.id) for hit in found.hits], judged.judgements)
        for judged, found in zip(judged_queries(), answers, strict=True)
    ]
    assert mean(grade for grade in grades if grade is not None) >= LEAST_MEAN


def assert_agreement(browser: Browser, root: Path, index: SearchIndex, queries: list[str]) -> None:
    """The browser answers each query from the files in `root` as the reference does."""
    with served(root) as server, browser.new_page() as page:
        page.goto(f"{server.url}/")
        found = dict(zip(queries, rankings(page, f"{server.url}/", queries), strict=True))
    expected = {query: reference(index, query) for query in queries}
    assert parity(scored(found), scored(expected)) == []
    assert explained(found) == explained(expected)


def test_two_hundred_queries_over_invented_cases_are_ranked_as_whoosh_ranks_them(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over hundreds of cases, with blocks in pages, long lists and typos, browser and reference agree everywhere."""
    monkeypatch.setattr(export, "FEW_BLOCKS", 16)  # as with many more cases
    index, queries = published(tmp_path, INVENTED_CASES)
    assert list(tmp_path.glob("search/*/td1"))
    assert len(queries) == INVENTED_QUERIES
    assert_agreement(browser, tmp_path, index, queries)


def test_lengths_count_in_the_browser_as_in_whoosh_where_they_count(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another B of title and text the published lengths give the scores that Whoosh gives."""
    for field, b in (("title", 0.4), ("body", 0.75)):
        monkeypatch.setitem(FIELD_B, field, b)
        monkeypatch.setitem(WEIGHTING._field_B, field, b)
    index, queries = published(tmp_path, INVENTED_CASES // 6)
    assert_agreement(browser, tmp_path, index, queries[:40])
