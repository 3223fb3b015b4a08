"""The addresses of a built site, and those that were promised and are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.ledger import Ledger, is_kept

# Parts of the site that no one cites: the theme's files, and the search's, which are named by their content.
_NOT_PROMISED = ("assets/", "search/", "404.html", "sitemap.xml.gz")
_PROMISED_PAGE = "search/index.html"
# A browser runs scripts of an SVG, so the ledger has none, whose place a reason in words might take one day; the page
# that shows such a picture is promised.
_DRAWN = ".svg"
# What is promised of a page besides its address: the entries of a record, and the trials of a drug. A frozen revision
# is itself the promise of its entries, and its checksum stands in the ledger.
_FRAGMENTS = (
    (re.compile(r"cases/hcc-[0-9]+/index\.html"), re.compile(r' id="([a-z]+(?:-[a-z]+)*-[1-9][0-9]*)"')),
    (re.compile(r"drugs/[a-z0-9-]+/index\.html"), re.compile(r'<h3[^>]*? id="([^"]+)"')),
)


def addresses(site_dir: Path) -> dict[str, tuple[str, ...]]:
    """Every address of a built site, from its root, with the fragments that are promised of it."""
    found = {}
    for path in sorted(site_dir.rglob("*")):
        name = path.relative_to(site_dir).as_posix()
        is_promised = name == _PROMISED_PAGE or not name.startswith(_NOT_PROMISED)
        if path.is_file() and is_promised and path.suffix != _DRAWN:
            found[name.removesuffix("index.html")] = _fragments(path, name)
    return dict(sorted(found.items()))


def _fragments(page: Path, name: str) -> tuple[str, ...]:
    pattern = next((fragment for pages, fragment in _FRAGMENTS if pages.fullmatch(name)), None)
    if pattern is None:
        return ()
    _, _, below_title = page.read_text(encoding="utf-8").partition("</h1>")  # a title's own id is made from its words
    return tuple(dict.fromkeys(pattern.findall(below_title.partition("</article>")[0])))


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
