"""The addresses of a built site, and what it must not lose."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ledger import Ledger
from generator.published import addresses, lost

PAGE = (
    '<html><body><p id="outside-1"></p>'
    '<article><h1 id="title-2020">T</h1>{}</article>'
    '<p id="after-1"></p></body></html>'
)
FILES = {
    "index.html": PAGE.format(""),
    "404.html": "",
    "sitemap.xml": "",
    "sitemap.xml.gz": "",
    "assets/a.css": "",
    "search/index.html": PAGE.format('<h2 id="filters-1">F</h2>'),
    "search/index.json": "",
    "search/abc/0.bin": "",
    "cases/hcc-0001/index.html": PAGE.format('<h2 id="cite">C</h2><li id="caveat-1"></li><h3 id="treatment-2">2</h3>'),
    "cases/hcc-0001/record.json": "{}",
    "cases/hcc-0001/r1/index.html": PAGE.format('<li id="caveat-1"></li>'),
    "drugs/exemplinib/index.html": PAGE.format('<h2 id="given">G</h2><h3 id="demo-trial">D</h3>'),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def ledger(**sections: object) -> Ledger:
    """A ledger of everything that the small site has, and of `sections` besides."""
    release = {
        "date": "2020-01-01",
        "addresses": {"": (), "cases/hcc-0001/": ("caveat-1", "treatment-2"), "cases/hcc-0001/record.json": ()},
    }
    return Ledger.model_validate({"releases": (release,), **sections})


def test_what_is_promised(site: Path) -> None:
    """Pages and data files; entries of a record and trials of a drug; not the files of theme and search."""
    assert addresses(site) == {
        "": (),
        "cases/hcc-0001/": ("caveat-1", "treatment-2"),
        "cases/hcc-0001/r1/": (),
        "cases/hcc-0001/record.json": (),
        "drugs/exemplinib/": ("demo-trial",),
        "search/": (),
        "sitemap.xml": (),
    }


def test_a_whole_site_loses_nothing(site: Path) -> None:
    """Everything of the ledger is there."""
    assert list(lost(ledger(), site)) == []


def test_a_lost_file_is_named_with_the_way_to_mend_it(site: Path) -> None:
    """A data file is an address like a page."""
    (site / "cases/hcc-0001/record.json").unlink()
    (found,) = lost(ledger(), site)
    assert found.startswith("'cases/hcc-0001/record.json' was published and is not in the site; bring it back, or say")
    assert "{address: 'cases/hcc-0001/record.json', on: 2026-12-01" in found


def test_a_lost_entry_is_named_unless_the_ledger_tells_of_it(site: Path) -> None:
    """A page that answers without the entry has lost it, too."""
    page = site / "cases/hcc-0001/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("caveat-1", "caveat-2"), encoding="utf-8")
    (found,) = lost(ledger(), site)
    assert found.startswith("'cases/hcc-0001/#caveat-1' was published and is not on the page;")
    gone = {"address": "cases/hcc-0001/#caveat-1", "on": "2020-02-01", "reason": "Wrong."}
    assert list(lost(ledger(withdrawn=(gone,)), site)) == []
