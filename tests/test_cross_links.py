"""Links between records and concepts: complete and exact in both directions, computed from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from lxml import html

from generator.atlas import Atlas, harms
from generator.case_summary import given_drugs, used_modalities
from generator.model import Case
from tests.conftest import SITE_URL

OWN = re.compile(rf"{re.escape(SITE_URL)}([\w./-]*)(?:#([\w-]+))?")
TEXTS = {".html", ".json", ".jsonl", ".csv", ".xml", ".bib", ".ris"}
# What machines compare and nobody follows, and the token in whose place the browser puts the id of an entry.
NAMES = {"authors", "dataset", "publisher", "website", "concept", "zqentryidqz"}


@cache
def links(page: Path, xpath: str) -> frozenset[str]:
    """Targets of the links under `xpath`, as paths from the site root."""
    root = page.parent.parent.parent
    tree = html.fromstring(page.read_bytes())
    hrefs = (str(href).partition("#")[0] for href in cast("list[str]", tree.xpath(f"{xpath}//a/@href")))
    inside = ((page.parent / href).resolve() for href in hrefs if href and "://" not in href)
    return frozenset(str(path.relative_to(root)) for path in inside if path.is_relative_to(root))


def concepts_of(case: Case) -> Iterator[tuple[str, str]]:
    """(kind, id) of what this patient received or had."""
    yield from (("drugs", drug) for drug in given_drugs(case))
    yield from (("modalities", modality) for modality in used_modalities(case))
    yield from (("complications", entry.is_) for entry in harms(case))


@pytest.mark.parametrize("number", range(1, 7))
def test_a_record_and_its_concepts_link_to_each_other(site_dir: Path, real_atlas: Atlas, number: int) -> None:
    """What was given or had links to its page, and that page links back in its main table."""
    case = real_atlas.by_id[f"hcc-{number:04d}"]
    from_case = links(site_dir / f"cases/{case.id}/index.html", "//article")
    for kind, concept in concepts_of(case):
        assert f"{kind}/{concept}" in from_case
        assert f"cases/{case.id}" in links(site_dir / f"{kind}/{concept}/index.html", "//tbody/tr")


def test_concept_pages_list_exactly_the_records_of_the_data(site_dir: Path, real_atlas: Atlas) -> None:
    """The main table of a concept page names every record that has it and no other."""
    expected: dict[tuple[str, str], set[str]] = {}
    for case in real_atlas.cases:
        for key in concepts_of(case):
            expected.setdefault(key, set()).add(f"cases/{case.id}")
    for kind in ("drugs", "modalities", "complications"):
        for concept in real_atlas.vocabulary.of_kind(kind):
            page = site_dir / f"{kind}/{concept}/index.html"
            rows = links(page, "//h2[@id='given' or @id='seen']/following-sibling::*[1]//tbody/tr/th")
            assert {link for link in rows if link.startswith("cases/")} == expected.get((kind, concept), set()), page


def test_discussed_concepts_stand_apart_from_given_ones(site_dir: Path, real_atlas: Atlas) -> None:
    """A record that only mentions a drug is in the list of discussions, never in the table of patients."""
    for drug, mentions in real_atlas.mentioned.items():
        for item in mentions:
            if item.mention.drug is None:
                continue
            page = site_dir / f"drugs/{drug}/index.html"
            assert f"cases/{item.case.id}" in links(page, "//h2[@id='mentioned']/following-sibling::ul[1]")
            assert f"cases/{item.case.id}" not in links(page, "//tbody/tr/th")


@cache
def ids(page: Path) -> frozenset[str]:
    """Every id of a page."""
    return frozenset(str(value) for value in cast("list[str]", html.fromstring(page.read_bytes()).xpath("//@id")))


def dead(site: Path) -> set[str]:
    """Every absolute address of the site that one of its files names and that leads nowhere, fragments included."""
    found = set[str]()
    for path in sorted(site.rglob("*")):
        if path.suffix in TEXTS:
            for address, fragment in set(OWN.findall(path.read_text(encoding="utf-8"))):
                named = site / address.rstrip(".")
                target = named / "index.html" if address.endswith("/") or not address else named
                if not target.is_file() or (target.suffix == ".html" and not {fragment} <= ids(target) | NAMES | {""}):
                    found.add(f"{path.relative_to(site)}: {address}#{fragment}")
    return found


def test_no_absolute_address_is_dead(site_dir: Path, invented_site_dir: Path) -> None:
    """Feed, site map, link sets, data, citations, redirects and tombstones name only what is there."""
    assert dead(site_dir) == set()
    assert dead(invented_site_dir) == set()
