"""The search of this atlas beside others at growing sizes: bytes, milliseconds, files, processor time, what is found.

Bytes are exact; times belong to the machine that is named above the table.
"""

from __future__ import annotations

import math
import os
import platform
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from playwright.sync_api import Browser, Error, sync_playwright

from tests.bench.engines import RIVALS, Engine, Prepared, cpu_seconds, engines, prepare
from tests.bench.invented import invented_documents
from tests.bench.measure import Measured, measure, middle, p95
from tests.bench.queries import COMBINED, MISSPELLED, SYNONYMS, InventedQuery, invented_queries
from tests.bench.served import sent_size, served
from tests.browser.chromium import FLAGS, installed

SIZES = (100, 1000, 10000)
QUERIES = 200
SEED = 20
PAGE = Path("docs/search-benchmark.md")
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
ROWS = (
    "first query: KB fetched, median", "first query: KB fetched, p95", "first query: ms, median",
    "next query: ms, median", "next query: ms, p95", "query asked again: ms, median", "query asked again: ms, p95",
    "published: MB", "published: MB as a host sends them", "published: files", "build: CPU s",
    "misspelled: a meant page in the first ten", "brand or abbreviation: a meant page in the first ten",
    "drug and harm: share of hits that had both",
)  # fmt: skip


def table(count: int, chosen: Sequence[Engine], browser: Browser) -> str:
    """What each engine needs and finds over `count` cases."""
    documents = list(invented_documents(count, SEED))
    queries = invented_queries(documents, QUERIES, SEED)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        shutil.copytree(RIVALS / "harness", root / "harness")
        prepared = prepare(documents, Path(scratch))
        columns = [column(engine, prepared, root, queries, browser) for engine in chosen]
    head = line((f"{count:,} cases", *(engine.name for engine in chosen)))
    rule = line((":--", *("--:" for _ in chosen)))
    return "\n".join((head, rule, *map(line, zip(ROWS, *columns, strict=True))))


def column(
    engine: Engine, prepared: Prepared, root: Path, queries: Sequence[InventedQuery], browser: Browser
) -> list[str]:
    """One engine, built and measured; how far it came is said on the error channel."""
    published, measured = root / engine.key, Measured()
    published.mkdir()
    start = cpu_seconds()
    engine.build(prepared, published)
    cpu = cpu_seconds() - start
    try:
        with served(root) as server:
            measure(engine.key, queries, browser, server, measured)
    except Error as error:
        click.echo(f"{engine.name} stopped: {str(error).splitlines()[0]}", err=True)
    asked = f"{len(measured.first_ms)} first, {len(measured.next_ms)} next, {len(measured.again_ms)} again"
    click.echo(f"{engine.name}, {len(prepared.documents):,} documents: asked {asked}", err=True)
    cells = [*costs(measured), *weights(published), number(cpu), *found(measured)]
    shutil.rmtree(published)
    return cells


def costs(measured: Measured) -> Iterator[str]:
    """The cells of the queries."""
    kilobytes = [size / 1000 for size in measured.first_bytes]
    yield from (number(middle(kilobytes)), number(p95(kilobytes)), number(middle(measured.first_ms)))
    for milliseconds in (measured.next_ms, measured.again_ms):
        yield from (number(middle(milliseconds)), number(p95(milliseconds)))


def weights(published: Path) -> Iterator[str]:
    """The cells of what is published."""
    paths = [path for path in published.rglob("*") if path.is_file()]
    yield from (number(sum(path.stat().st_size for path in paths) / 1e6), number(sum(map(sent_size, paths)) / 1e6))
    yield f"{len(paths):,}"


def found(measured: Measured) -> Iterator[str]:
    """The cells of what was found."""
    shares = (measured.answered([MISSPELLED]), measured.answered(SYNONYMS), measured.precise([COMBINED]))
    return ("–" if math.isnan(share) else f"{share:.0%}" for share in shares)


def number(value: float) -> str:
    """A figure with as many digits as a reader needs."""
    if math.isnan(value):
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def line(cells: Iterable[str]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def machine(browser: Browser) -> str:
    """When and on what kind of machine."""
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    kind = f"{os.cpu_count()} cores, {memory} GB, Python {platform.python_version()}, Chromium {browser.version}"
    return f"Measured on {datetime.now(UTC).date()} (UTC): {kind}."


def written(page: str, measured: str) -> str:
    """The page with what was measured between its markers."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{measured}\n{END}{after}"


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=SIZES, help="How many cases; may be given again.")
@click.option("--engine", "keys", multiple=True, help="Only this one; may be given again.")
@click.option("--write", is_flag=True, help=f"Put the table into {PAGE}.")
def main(sizes: Sequence[int], keys: Sequence[str], write: bool) -> None:
    """Print a table for each size."""
    chosen = [engine for engine in engines() if not keys or engine.key in keys]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        parts = [machine(browser)]
        for size in sizes:
            parts.append(table(size, chosen, browser))
            click.echo(f"\n{parts[-1]}\n")
    click.echo(parts[0])
    if write:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), "\n\n".join(parts)), encoding="utf-8")


if __name__ == "__main__":
    main()
