"""What programs read from the built pages: JSON-LD, Open Graph, Dublin Core, typed links, sitemap and feed."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import extruct
import feedparser
import pytest
from lxml import etree, html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import site
from generator.atlas import Atlas
from generator.citations.items import record_item
from generator.feed import MOST
from generator.preview import SIZE
from tests.conftest import BUILD_ENVIRONMENT, SITE_URL
from tests.fixtures.ledgers import published

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOSTILE = "\"</title></script><script>alert(1)</script> & 'it' <img src=x onerror=alert(1)> -->"
RELATIONS = {
    "alternate", "author", "canonical", "cite-as", "collection", "describedby", "item", "license", "linkset", "type",
}  # fmt: skip
LOADED = {"stylesheet", "icon"}


def pages(site_dir: Path) -> list[Path]:
    """Every page that has an address of its own, redirects left out."""
    found = sorted(site_dir.rglob("index.html"))
    return [page for page in found if not tree(page).xpath("//meta[@http-equiv='refresh']")]


@cache
def tree(path: Path) -> html.HtmlElement:
    """The parsed page."""
    return html.fromstring(path.read_bytes())


@cache
def read(page: Path) -> dict[str, Any]:
    """What extruct finds in a page."""
    found = extruct.extract(
        page.read_text(encoding="utf-8"), base_url="https://x.test/", syntaxes=["json-ld", "opengraph", "dublincore"]
    )
    return dict(found)


def graph(page: Path) -> list[dict[str, Any]]:
    """The nodes of the one JSON-LD document of a page."""
    (document,) = read(page)["json-ld"]
    assert document["@context"] == "https://schema.org"
    return list(document["@graph"])


def open_graph(page: Path) -> dict[str, str]:
    """The Open Graph properties of a page, each once but in no order."""
    (found,) = read(page)["opengraph"]
    assert len({key for key, _ in found["properties"]}) == len(found["properties"]), page
    return dict(found["properties"])


def metas(page: Path, name: str) -> list[str]:
    """Every content of the meta tags with this name."""
    return [str(value) for value in tree(page).xpath("//head/meta[@name=$name]/@content", name=name)]


def address(page: Path, site_dir: Path) -> str:
    """The address of a page on the published site."""
    path = page.parent.relative_to(site_dir).as_posix()
    return SITE_URL + ("" if path == "." else f"{path}/")


def case_pages(site_dir: Path) -> Iterator[tuple[str, Path]]:
    """Id and page of every record."""
    return ((path.parent.name, path) for path in sorted(site_dir.glob("cases/hcc-*/index.html")))


# --- what the pages of records say ------------------------------------------------------------------------------------


@pytest.mark.real
def test_a_case_page_reads_back_to_its_record(site_dir: Path, real_atlas: Atlas) -> None:
    """JSON-LD, Open Graph, Highwire and Dublin Core all tell the record's own title, text and date."""
    for case_id, path in case_pages(site_dir):
        case = real_atlas.by_id[case_id]
        item = record_item(case, SITE_URL)
        (node,) = (node for node in graph(path) if node["@type"] == "MedicalWebPage")
        assert (node["name"], node["description"]) == (item["title"], case.headline)
        assert (node["@id"], node["version"]) == (item["URL"], str(case.revision.number))
        shown = open_graph(path)
        assert shown["og:title"] == f"{case.id}: {case.title}"
        assert shown["og:description"] == case.headline
        assert shown["og:url"] == address(path, site_dir)
        assert (shown["og:image:width"], shown["og:image:height"]) == (str(SIZE[0]), str(SIZE[1]))
        assert metas(path, "citation_title") == [item["title"]]
        (core,) = read(path)["dublincore"]
        assert {"DC.title": item["title"], "DC.identifier": item["URL"]}.items() <= {
            entry["name"]: entry["content"] for entry in core["elements"] if "name" in entry
        }.items()


@pytest.mark.real
def test_no_page_claims_to_be_the_article(site_dir: Path, real_atlas: Atlas) -> None:
    """No journal and no DOI as its own; the title is never that of the article."""
    titles = {case.source.bibliography.title for case in real_atlas.cases} - {None}
    for page in pages(site_dir):
        assert not tree(page).xpath("//meta[@name='citation_journal_title' or @name='citation_doi']"), page
        own = {*metas(page, "citation_title"), *metas(page, "DC.title"), open_graph(page)["og:title"]}
        assert not own & titles, page


@pytest.mark.real
def test_drugs_given_and_drugs_mentioned_are_kept_apart(site_dir: Path, real_atlas: Atlas) -> None:
    """As in the record: what the page is about, and what it only mentions."""
    for case_id, path in case_pages(site_dir):
        case = real_atlas.by_id[case_id]
        (node,) = (node for node in graph(path) if node["@type"] == "MedicalWebPage")
        given = {agent.drug for treatment in case.treatments for agent in treatment.agents}
        mentioned = {mention.drug for mention in case.mentioned if mention.drug}
        assert drugs(node["about"]) == given, case_id
        assert drugs(node.get("mentions", [])) == mentioned - given, case_id


def drugs(nodes: list[dict[str, Any]]) -> set[str]:
    """The ids of drugs among nodes."""
    return {node["url"].rstrip("/").rpartition("/")[2] for node in nodes if node["@type"] == "Drug"}


# --- every page ---------------------------------------------------------------------------------------------------


def test_every_page_says_what_it_is(site_dir: Path) -> None:
    """One canonical address, a licence, a card with text and image, the feed, and JSON-LD that can be read."""
    for page in pages(site_dir):
        head = tree(page)
        assert len(head.xpath("//head/link[@rel='canonical']/@href")) == 1, page
        assert head.xpath("//head/link[@rel='license']/@href") == ["https://creativecommons.org/licenses/by/4.0/"], page
        assert head.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href"), page
        assert metas(page, "twitter:card") == ["summary_large_image"], page
        shown = open_graph(page)
        assert all(shown[f"og:{key}"] for key in ("title", "description", "image", "image:alt", "url", "type")), page
        assert len(read(page)["json-ld"]) == 1, page


def test_only_known_relations_are_linked_and_only_own_files_loaded(site_dir: Path) -> None:
    """A browser loads style sheets and icons; all other links only say something."""
    for page in [*pages(site_dir), site_dir / "404.html"]:
        for link in tree(page).xpath("//head/link"):
            assert link.get("rel") in RELATIONS | LOADED, (page, link.get("rel"))
            if link.get("rel") in LOADED:
                assert not urlsplit(link.get("href")).netloc, page


def named(value: Any) -> Iterator[str]:
    """Every address in JSON-LD that lies below the site, without what identifies a thing on a page."""
    if isinstance(value, dict):
        yield from (found for part in value.values() for found in named(part))
    elif isinstance(value, list):
        yield from (found for part in value for found in named(part))
    elif isinstance(value, str) and value.startswith(SITE_URL) and "{" not in value:
        yield value


def test_every_address_that_machines_are_told_is_there(site_dir: Path) -> None:
    """Links of the head, images of cards, JSON-LD, link sets, sitemap and feed lead to files of the site."""
    told: dict[str, str] = {}
    for page in pages(site_dir):
        links = [str(href) for href in tree(page).xpath("//head/link/@href")]
        found = [*links, open_graph(page)["og:image"], *named(read(page)["json-ld"])]
        found += metas(page, "citation_public_url")
        told |= {link: str(page.relative_to(site_dir)) for link in found if link.startswith(SITE_URL)}
    for file in sorted(site_dir.glob("cases/*/linkset.json")):
        told |= dict.fromkeys(named(json.loads(file.read_text(encoding="utf-8"))), file.parent.name)
    feed = feedparser.parse((site_dir / "feed.xml").read_bytes())
    told |= {entry.link: "feed.xml" for entry in feed.entries}
    assert len(told) > 100
    missing = {link: where for link, where in told.items() if not file_at(link, site_dir).is_file()}
    assert missing == {}


def file_at(link: str, site_dir: Path) -> Path:
    """The file that answers at an address of the site."""
    path = site_dir / link.removeprefix(SITE_URL).partition("#")[0]
    return path / "index.html" if path.is_dir() or link.endswith("/") else path


def test_a_link_to_data_says_the_right_type(site_dir: Path) -> None:
    """The media type fits the ending of the file."""
    endings = {
        "application/json": ".json", "application/x-bibtex": ".bib", "application/x-research-info-systems": ".ris",
        "application/vnd.citationstyles.csl+json": ".csl.json", "application/linkset+json": ".json",
        "application/atom+xml": ".xml", "image/svg+xml": ".svg",
    }  # fmt: skip
    for page in pages(site_dir):
        for link in tree(page).xpath("//head/link[@type]"):
            assert link.get("href").endswith(endings[link.get("type")]), (page, link.get("href"))


# --- sitemap and feed ---------------------------------------------------------------------------------------------


def test_the_sitemap_lists_pages_to_find_with_real_dates(site_dir: Path, real_atlas: Atlas) -> None:
    """Each canonical address once, with the date of its newest revision and never that of the build."""
    root = etree.fromstring((site_dir / "sitemap.xml").read_bytes())
    dates = {str(url.findtext(f"{SITEMAP}loc")): url.findtext(f"{SITEMAP}lastmod") for url in root}
    assert len(dates) == len(root)
    assert all(file_at(link, site_dir).is_file() for link in dates)
    for case in real_atlas.cases:
        assert dates[f"{SITE_URL}cases/{case.id}/"] == case.revision.date
    assert dates[SITE_URL] == max(case.revision.date for case in real_atlas.cases)
    assert dates[f"{SITE_URL}about/"] is None
    revisions = {case.revision.date for case in real_atlas.cases} | {None}
    assert set(dates.values()) <= revisions, "a date that is no revision's"


def test_the_sitemap_leaves_out_what_asks_for_it(site_dir: Path) -> None:
    """A page that is canonical elsewhere, or not to be indexed, is not listed."""
    text = (site_dir / "sitemap.xml").read_text(encoding="utf-8")
    listed = set(re.findall("<loc>(.*?)</loc>", text))
    for page in pages(site_dir):
        (canonical,) = tree(page).xpath("//head/link[@rel='canonical']/@href")
        own = address(page, site_dir)
        hidden = metas(page, "robots") == ["noindex"] or canonical != own
        assert (own in listed) != hidden, page
    assert gzip.decompress((site_dir / "sitemap.xml.gz").read_bytes()).decode() == text


def test_the_feed_is_valid_and_tells_every_revision(site_dir: Path, real_atlas: Atlas) -> None:
    """A feed reader accepts it without complaint, and finds every revision in it, or as many as it holds."""
    feed = feedparser.parse((site_dir / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert len(feed.entries) == min(MOST, sum(len(case.curation.revisions) for case in real_atlas.cases))


# --- hostile text -------------------------------------------------------------------------------------------------


def test_a_hostile_title_stays_text_for_machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes back from every place as it was written, and opens nothing."""
    for name, value in BUILD_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    cases = published(tmp_path)
    path = cases / "hcc-9002.yml"
    quoted = HOSTILE.replace("'", "''")
    text = re.sub(r"^title: .*$", f"title: '{quoted}'", path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    site.build(cases, tmp_path / "site")
    page = tmp_path / "site/cases/hcc-9002/index.html"
    assert tree(page).xpath("//script[starts-with(., 'alert')] | //@onerror") == []
    (node,) = (node for node in graph(page) if node["@type"] == "MedicalWebPage")
    assert node["headline"] == HOSTILE
    assert open_graph(page)["og:title"] == f"hcc-9002: {HOSTILE}"
    assert metas(page, "citation_title") == metas(page, "DC.title") == [f"hcc-9002, revision 1: {HOSTILE}"]
    entries = etree.fromstring((tmp_path / "site/feed.xml").read_bytes()).iter("{http://www.w3.org/2005/Atom}title")
    assert f"hcc-9002, revision 1: {HOSTILE}" in [entry.text for entry in entries]


# --- what front matter asks for ---------------------------------------------------------------------------------------

PAGES = {
    "index.md": "---\ntitle: Home\n---\n# Home\n",
    "plain.md": "---\ntitle: A &amp; B\ndescription: Says &lt;b&gt;\nlastmod: 2026-11\n---\n# A\n",
    "hidden.md": "---\nnoindex: true\n---\n# Hidden\n",
    "elsewhere.md": "---\ncanonical: https://atlas.test/plain/\nsitemap: false\nlastmod: 2026-11-21\n---\n# Else\n",
    "told.md": '---\nlastmod: 2026-11-20\nhead: {"links": [{"rel": "item", "href": "https://atlas.test/\\"><b>"}], '
    '"names": [["n", "<&\\">"]], "properties": [["p", "1"]], "jsonld": {"x": "</script><b>"}}\n---\n# Told\n',
}


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few pages of our own in the theme of the atlas."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "docs").mkdir()
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    theme = {"name": "material", "custom_dir": str(Path("docs/theme").absolute()), "font": False}
    settings = {
        "site_name": "HCC Case Atlas",
        "site_url": "https://atlas.test/",
        "theme": theme,
        "plugins": [],
        "hooks": [str(Path("generator/mkdocs_hooks.py").absolute())],
        "extra": {"cases_dir": str(folder)},
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    build(load_config(str(folder / "mkdocs.yml")))
    return folder / "site"


def test_the_theme_heeds_noindex_and_canonical(small_site: Path) -> None:
    """Only the page that asks for it is kept from search engines; a canonical address of its own wins."""
    assert metas(small_site / "hidden/index.html", "robots") == ["noindex"]
    assert metas(small_site / "plain/index.html", "robots") == []
    elsewhere = tree(small_site / "elsewhere/index.html")
    assert elsewhere.xpath("//link[@rel='canonical']/@href") == ["https://atlas.test/plain/"]
    assert open_graph(small_site / "elsewhere/index.html")["og:url"] == "https://atlas.test/plain/"


def test_the_sitemap_heeds_the_front_matter(small_site: Path) -> None:
    """What is hidden is not listed; a month is a date; a page without a date has none."""
    root = etree.fromstring((small_site / "sitemap.xml").read_bytes())
    found = {str(url.findtext(f"{SITEMAP}loc")): url.findtext(f"{SITEMAP}lastmod") for url in root}
    assert found == {
        "https://atlas.test/": None, "https://atlas.test/plain/": "2026-11", "https://atlas.test/told/": "2026-11-20",
    }  # fmt: skip


def test_a_page_without_a_head_says_what_it_can(small_site: Path) -> None:
    """Its title and description, which come escaped, are escaped once."""
    page = small_site / "plain/index.html"
    assert open_graph(page)["og:title"] == "A & B"
    assert open_graph(page)["og:description"] == "Says <b>"
    (node,) = (node for node in graph(page) if node["@type"] == "WebPage")
    assert (node["name"], node["url"]) == ("A & B", "https://atlas.test/plain/")
    assert tree(page).xpath("//link[@rel='license']/@href")


def test_nothing_breaks_out_of_the_head(small_site: Path) -> None:
    """Quotes and tags of links, names and JSON-LD come back as they were given."""
    page = small_site / "told/index.html"
    assert tree(page).xpath("//link[@rel='item']/@href") == ['https://atlas.test/"><b>']
    assert metas(page, "n") == ['<&">']
    assert read(page)["json-ld"] == [{"x": "</script><b>"}]
    assert tree(page).xpath("//head//b") == []
