"""Asks the published search in a real browser: the header's box as a reader does, the client for whole rankings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from playwright.sync_api import Page

# The client is imported as the worker imports it; the search page shows only parts of a ranking.
_RANK = """
async ({root, queries}) => {
  const {Files, Store, rank, foundIn, match, ranked} = await import(new URL("search/client/search.js", root).href);
  const store = await Store.open(await Files.current(new URL("search/", root)));
  const answers = [];
  for (const query of queries) {
    const answer = await rank(store, query);
    const {documents} = ranked(answer.scores, Infinity, () => true);
    const cards = await store.cards(documents);
    const hits = documents.map((document, i) =>
      [cards[i][0], cards[i][1], answer.scores[document], match(foundIn(answer, document), document)]);
    answers.push({hits, notes: answer.notes.map(({kind, typed, used}) => [kind, typed, used])});
  }
  return answers;
}
"""


class Ranked(NamedTuple):
    """A hit as the browser ranks it."""

    id: str
    kind: str
    score: float
    match: str


class Answer(NamedTuple):
    """All hits of a query, best first, and the notes on how it was read: kind, what was typed, what was used."""

    hits: list[Ranked]
    notes: list[tuple[str, str, list[str]]]


def rankings(page: Page, root: str, queries: Sequence[str]) -> list[Answer]:
    """The answer to each query; `root` is the address of a site that `page` is on."""
    answers = page.evaluate(_RANK, {"root": root, "queries": list(queries)})
    return [Answer([Ranked(*hit) for hit in a["hits"]], [tuple(note) for note in a["notes"]]) for a in answers]


def type_query(page: Page, query: str) -> None:
    """Open the box as a reader does, with the slash key, and type."""
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Search")
    field.fill(query)
    field.press("End")
