"""The built site: links and anchors, nothing from outside, titles escaped, the same bytes every time."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator import site
from tests.conftest import BUILD_ENVIRONMENT, FIXTURE_ATLAS, SITE_URL, SUB_PATH

# What a browser fetches by itself; other relations of a link only tell where something is.
LOADED = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}


def pages(site_dir: Path) -> list[Path]:
    """Every HTML page of the site."""
    return sorted(site_dir.rglob("*.html"))


@cache
def tree(path: Path) -> html.HtmlElement:
    """The parsed page."""
    return html.fromstring(path.read_bytes())


@cache
def fragments(path: Path) -> frozenset[str]:
    """Every id of a page."""
    return frozenset(str(value) for value in tree(path).xpath("//@id"))


def internal_links(page: Path, site_dir: Path) -> Iterator[tuple[str, Path, str]]:
    """(link as written, file it leads to, fragment) of every link and resource inside the site."""
    for link in tree(page).xpath("//*[not(self::link[@rel='canonical'])]/@href | //@src | //form/@action"):
        parts = urlsplit(str(link))
        if parts.scheme or parts.netloc:
            continue
        base = site_dir if parts.path.startswith("/") else page.parent
        target = (base / unquote(parts.path).removeprefix(SUB_PATH).lstrip("/")).resolve() if parts.path else page
        yield str(link), target / "index.html" if target.is_dir() else target, parts.fragment


def test_no_internal_link_or_anchor_is_dead(site_dir: Path) -> None:
    """Every link leads to a file of the site, and every fragment to an id of that file."""
    dead = []
    for page in pages(site_dir):
        for link, target, fragment in internal_links(page, site_dir):
            missing = not target.is_file()
            if missing or (fragment and target.suffix == ".html" and fragment not in fragments(target)):
                dead.append(f"{page.relative_to(site_dir)}: {link}")
    assert dead == []


def test_no_id_stands_twice_on_a_page(site_dir: Path) -> None:
    """A fragment leads to one place."""
    for page in pages(site_dir):
        ids = [str(value) for value in tree(page).xpath("//body//@id[not(ancestor::svg)]")]
        assert sorted(ids) == sorted(set(ids)), page


def test_nothing_is_loaded_from_outside(site_dir: Path) -> None:
    """No script, style sheet, image, frame or font comes from another host."""
    for page in pages(site_dir):
        for link in tree(page).xpath("//script/@src | //img/@src | //iframe/@src"):
            assert not urlsplit(str(link)).netloc, (page, link)
        for link in tree(page).xpath("//link[@href]"):
            if LOADED & set(link.get("rel").split()):
                assert not urlsplit(link.get("href")).netloc, (page, link.get("href"))
    for sheet in site_dir.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"url\([\"']?(https?:)?//", text), sheet
        assert "@import" not in text, sheet


def test_the_promised_addresses_answer(site_dir: Path, real_atlas: object) -> None:
    """The addresses that other work relies on are there."""
    for address in ("", "cases/", "drugs/", "modalities/", "complications/", "search/", "about/", "contribute/"):
        assert (site_dir / address / "index.html").is_file(), address
    for address in ("cite/index.html", "data/index.html", "glossary/index.html", "drugs/sorafenib/index.html"):
        assert (site_dir / address).is_file(), address
    for number in range(1, 7):
        assert (site_dir / f"cases/hcc-{number:04d}/index.html").is_file()
        assert (site_dir / f"cases/hcc-{number:04d}/record.json").is_file()


def test_every_entry_of_a_record_has_its_fragment(site_dir: Path) -> None:
    """Each entry id of a record is an id on its page."""
    for record in sorted(site_dir.glob("cases/*/record.json")):
        ids = set(_entry_ids(json.loads(record.read_text(encoding="utf-8"))))
        missing = {entry for entry in ids if not entry.startswith("hcc-")} - fragments(record.parent / "index.html")
        assert missing == set(), record


def _entry_ids(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for item in value.values():
            yield from _entry_ids(item)
    elif isinstance(value, list):
        for item in value:
            yield from _entry_ids(item)


def test_examples_have_the_address_of_this_site(site_dir: Path) -> None:
    """What a reader copies from a page works as it stands."""
    text = (site_dir / "data/index.html").read_text(encoding="utf-8")
    assert f"{SITE_URL}data/records.jsonl" in text
    for page in pages(site_dir):
        assert "hcc-case-atlas.example" not in page.read_text(encoding="utf-8"), page


def test_titles_and_descriptions_are_escaped(site_dir: Path) -> None:
    """Each page has one title and one description that no text can break out of."""
    for page in pages(site_dir):
        assert len(tree(page).xpath("//head/title")) == 1, page
        assert len(tree(page).xpath("//head/meta[@name='description']")) == 1, page
        assert tree(page).xpath("//head/title")[0].text.endswith("HCC Case Atlas"), page


def test_no_page_shows_a_template_left_over(site_dir: Path) -> None:
    """No 'None', no 'Undefined', no Jinja or Markdown syntax reaches the reader."""
    for page in pages(site_dir):
        for text in tree(page).xpath("//article//text()[not(ancestor::script)]"):
            assert "{{" not in text, (page, text)
            assert "{%" not in text, (page, text)
            assert text.strip() not in {"None", "Undefined"}, (page, text)
            assert not text.lstrip().startswith(("## ", "{#", "{ #")), (page, text)


def test_no_table_has_an_empty_cell(site_dir: Path) -> None:
    """An empty cell could mean anything; every cell says what is missing."""
    for page in pages(site_dir):
        for cell in tree(page).xpath("//article//td"):
            assert cell.text_content().strip(), (page, html.tostring(cell.getparent())[:300])


def test_two_builds_are_byte_identical(site_dir: Path, tmp_path: Path) -> None:
    """With SOURCE_DATE_EPOCH the same input gives the same bytes, whatever the hash seed."""
    environment = {**os.environ, **BUILD_ENVIRONMENT, "PYTHONHASHSEED": "4711"}
    command = [sys.executable, "-m", "generator", "build", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert _differences(filecmp.dircmp(site_dir, tmp_path / "site")) == []


def _differences(comparison: filecmp.dircmp[str]) -> list[str]:
    _, different, unreadable = filecmp.cmpfiles(
        comparison.left, comparison.right, comparison.common_files, shallow=False
    )
    found = [*comparison.left_only, *comparison.right_only, *different, *unreadable]
    return found + [name for part in comparison.subdirs.values() for name in _differences(part)]


def present_site(directory: Path) -> Path:
    """A directory that looks like a site built before."""
    directory.mkdir()
    (directory / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    (directory / "index.html").write_text("the site that was there", encoding="utf-8")
    return directory


def test_a_failing_build_leaves_the_present_site_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is half-written: where the build breaks off, the old site stays and nothing is left beside it."""
    present = present_site(tmp_path / "site")

    def breaks_off(config: MkDocsConfig) -> None:
        (Path(config.site_dir) / "cases").mkdir(parents=True)
        raise Abort("broke off half-way")

    monkeypatch.setattr(site, "build_site", breaks_off)
    with pytest.raises(site.BuildFailed, match="half-way"):
        site.build(Path("cases"), present)
    assert (present / "index.html").read_text(encoding="utf-8") == "the site that was there"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_replaces_nothing_but_a_site(tmp_path: Path) -> None:
    """A directory that holds something else is never deleted, whatever `--site-dir` says."""
    (tmp_path / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    with pytest.raises(site.BuildFailed, match="something else"):
        site.build(Path("cases"), tmp_path)
    assert (tmp_path / "thesis.txt").is_file()
    result = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--site-dir", "."], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "something else" in result.stderr


def test_problems_in_a_record_stop_the_build_and_are_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The engine run by itself refuses a broken record, too."""
    cases = tmp_path / "cases"
    shutil.copytree("cases", cases)
    text = (cases / "hcc-0005.yml").read_text(encoding="utf-8")
    (cases / "hcc-0005.yml").write_text(text.replace("id: hcc-0005\n", "id: hcc-0005\ncolour: red\n", 1), "utf-8")
    with pytest.raises(site.BuildFailed):
        site.build(cases, tmp_path / "site")
    assert "'colour' is not a key" in caplog.text
    assert not (tmp_path / "site").exists()


def test_a_hostile_title_stays_text_everywhere(tmp_path: Path) -> None:
    """A title that tries to be markup is shown as it is written: in the head, the header and the search index."""
    cases = Path(shutil.copytree(FIXTURE_ATLAS, tmp_path / "cases"))
    path = cases / "hcc-9002.yml"  # not published yet, so its title may change
    hostile = "</title><script>alert(1)</script> <img src=x onerror=alert(1)> & *bold*"
    text = re.sub(r"^title: .*$", f"title: '{hostile}'", path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    site.build(cases, tmp_path / "site")
    for page in ("cases/hcc-9002/index.html", "cases/index.html", "index.html", "cases/hcc-9001/index.html"):
        document = html.fromstring((tmp_path / "site" / page).read_bytes())
        assert document.xpath("//script[not(@type='application/ld+json')][contains(., 'alert')]") == [], page
        assert document.xpath("//@onerror") == [], page
    head = html.fromstring((tmp_path / "site/cases/hcc-9002/index.html").read_bytes())
    assert hostile in str(head.xpath("string(//head/title)"))
    index = json.loads((tmp_path / "site/search/search_index.json").read_text(encoding="utf-8"))
    assert not any("<script" in entry["title"] or "<img" in entry["title"] for entry in index["docs"])
