"""The addresses of a built site, and those that were promised and are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.ledger import Ledger, is_kept

# Parts of the site that no one cites: the theme's files, and the search's, which are named by their content.
_NOT_PROMISED = ("assets/", "search/", "404.html", "sitemap.xml.gz")
_PROMISED_PAGE = "search/index.html"
# What a reader can copy a link to: headings, and the entries of a record.
_FRAGMENT = re.compile(r'<h[1-6][^>]*? id="([^"]+)"| id="([a-z]+(?:-[a-z]+)*-[1-9][0-9]*)"')


def addresses(site_dir: Path) -> dict[str, tuple[str, ...]]:
    """Every address of a built site, from its root, with the fragments of its headings and entries."""
    found = {}
    for path in sorted(site_dir.rglob("*")):
        name = path.relative_to(site_dir).as_posix()
        if path.is_file() and (name == _PROMISED_PAGE or not name.startswith(_NOT_PROMISED)):
            found[name.removesuffix("index.html")] = _fragments(path) if path.suffix == ".html" else ()
    return dict(sorted(found.items()))


def _fragments(page: Path) -> tuple[str, ...]:
    article = page.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
    return tuple(dict.fromkeys(heading or entry for heading, entry in _FRAGMENT.findall(article)))


def lost(ledger: Ledger, site_dir: Path) -> Iterator[str]:
    """What the ledger promises and a built site lacks, each as a sentence that says how to mend it."""
    there = addresses(site_dir)
    for page, fragments in sorted(ledger.addresses.items()):
        if page not in there:
            yield f"'{page}' was published and is not in the site; {_mend(page)}"
            continue
        missing = fragments - set(there[page])
        for fragment in sorted(part for part in missing if not is_kept(page, part, ledger)):
            yield f"'{page}#{fragment}' was published and is not on the page; {_mend(f'{page}#{fragment}')}"


def _mend(address: str) -> str:
    return (
        "bring it back, or say what became of it in cases/permalinks.yml, under moved or withdrawn; for example"
        f" withdrawn: - {{address: {address!r}, on: 2026-12-01, reason: Merged into another page.}}"
    )
