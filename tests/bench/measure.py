"""Measures one engine in a browser: bytes, milliseconds, and whether the meant documents are among the first ten."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from playwright.sync_api import Browser, BrowserContext, Page

from tests.bench.queries import InventedQuery
from tests.bench.served import Served

FIRST_RUNS, FIRST_SECONDS = 30, 60  # the runs that are started, unless the seconds are over
PASS_SECONDS = 150  # of one pass over all queries
LIMIT_SECONDS = 300  # of one query


@dataclass
class Measured:
    """What one engine needed and found: for the first query of a new browser, for the next ones, and for them again."""

    first_bytes: list[int] = field(default_factory=list)
    first_ms: list[float] = field(default_factory=list)
    next_ms: list[float] = field(default_factory=list)
    again_ms: list[float] = field(default_factory=list)
    found: list[tuple[InventedQuery, list[str]]] = field(default_factory=list)  # the ids of the first ten

    def answered(self, kinds: Iterable[str]) -> float:
        """The share of the queries of these kinds with a meant document among the first ten."""
        asked = [(query, ids) for query, ids in self.found if query.kind in kinds]
        return mean(bool(query.intended.intersection(ids)) for query, ids in asked)

    def precise(self, kinds: Iterable[str]) -> float:
        """The share of the hits for queries of these kinds that are meant, of as many as there could be in ten."""
        asked = [(query, ids) for query, ids in self.found if query.kind in kinds]
        return mean(len(query.intended.intersection(ids)) / min(10, len(query.intended)) for query, ids in asked)


def measure(key: str, queries: Sequence[InventedQuery], browser: Browser, served: Served, measured: Measured) -> None:
    """Ask some first, each in a new browser, then all twice in the last one; what was measured stays if one fails."""
    start = time.monotonic()
    for query in queries[:: max(1, len(queries) // FIRST_RUNS)][: FIRST_RUNS - 1]:
        with browser.new_context(base_url=served.url) as context:
            _ask_first(context, key, query, served, measured)
        if time.monotonic() - start > FIRST_SECONDS:
            break
    with browser.new_context(base_url=served.url) as context:
        page = _ask_first(context, key, queries[-1], served, measured)
        for query, ids, milliseconds in _ask_all(page, queries):
            measured.next_ms.append(milliseconds)
            measured.found.append((query, ids))
        measured.again_ms += [milliseconds for _, _, milliseconds in _ask_all(page, queries)]


def _ask_first(context: BrowserContext, key: str, query: InventedQuery, served: Served, measured: Measured) -> Page:
    page, before = context.new_page(), len(served.requested)
    page.goto(f"/harness/harness.html?engine={key}")
    _, milliseconds = _timed(page, query)
    own = (path for path in served.requested[before:] if path.startswith(f"{key}/"))
    measured.first_bytes.append(served.sent(own))
    measured.first_ms.append(milliseconds)
    return page


def _ask_all(page: Page, queries: Sequence[InventedQuery]) -> Iterator[tuple[InventedQuery, list[str], float]]:
    """Each query with the ids of its hits and the milliseconds, until the time is over."""
    start = time.monotonic()
    for query in queries:
        yield query, *_timed(page, query)
        if time.monotonic() - start > PASS_SECONDS:
            break


def _timed(page: Page, query: InventedQuery) -> tuple[list[str], float]:
    """The ids of the hits, which are the ends of their addresses, and the milliseconds that the page counted."""
    answer = page.evaluate("asked => window.timed(asked)", {"query": query.text, "limit": LIMIT_SECONDS * 1000})
    return [url.strip("/").rpartition("/")[2] for url in answer["urls"][:10]], answer["ms"]


def mean(values: Iterable[float]) -> float:
    """The mean; not a number where there is nothing to take it of."""
    listed = list(values)
    return fmean(listed) if listed else math.nan


def middle(values: Sequence[float]) -> float:
    """The median; not a number where there is nothing to take it of."""
    return median(values) if values else math.nan


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 values do not exceed; not a number where there are none."""
    return sorted(values)[math.ceil(len(values) * 0.95) - 1] if values else math.nan
