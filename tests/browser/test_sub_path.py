"""The site below a path of its host, as a project's pages are published, and at the root; missing pages too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import note_failure
from tests.browser.hosting import hosted
from tests.browser.searching import type_query
from tests.conftest import SITE_URL, SUB_PATH

pytestmark = pytest.mark.real
MISSING = ["no-such/", "cases/no-such/page/", "cases/hcc-9999/r1/", "drugs/none.html"]
TEXTS = {".html", ".json", ".jsonl", ".csv", ".xml", ".bib", ".ris", ".txt", ".js"}
ADDRESSES = "//a/@href | //link[not(@rel='canonical')]/@href | //@src | //form/@action"


def of_each_kind(site_dir: Path) -> list[str]:
    """The address, from the root of the site, of every index and of one page below each."""
    pages = sorted(path.relative_to(site_dir) for path in site_dir.rglob("index.html"))
    folders = {path.parent.parts[:1] + ("*",) * (len(path.parent.parts) - 1): path for path in pages}
    kinds = [path.parent.as_posix() for path in folders.values()]
    return sorted({f"{kind}/" if kind != "." else "" for kind in kinds} | {"404.html"})


def found(path: Path, xpath: str) -> list[str]:
    """The values of attributes in a file."""
    return [str(value) for value in cast("list[str]", html.fromstring(path.read_bytes()).xpath(xpath))]


def addresses(page: Page) -> set[str]:
    """Every address on a page that leads to its own host, absolute and without its fragment."""
    of = "(one) => new URL(one.getAttribute('href'), one.baseURI).href"  # in a picture too, where href is no text
    links = page.locator("a[href], area[href]").evaluate_all(f"all => all.map({of})")
    return {urldefrag(link).url for link in links if urlsplit(link).netloc == urlsplit(page.url).netloc}


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page that starts at `address`, and every request of it that leaves the site or finds nothing."""
    with browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}) as context:
        page, wrong = context.new_page(), list[str]()

        def note(response: Response) -> None:
            outside = not response.url.startswith((address, "data:", "blob:"))
            if outside or (response.status >= 400 and not response.request.is_navigation_request()):
                wrong.append(f"{response.status} {response.url}")

        page.on("response", note)
        page.on("requestfailed", lambda request: note_failure(request, wrong))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page, wrong


def test_every_link_of_every_kind_of_page_stays_below_the_path(page: Page, site_url: str, site_dir: Path) -> None:
    """Each link that a reader can follow leads below the path of the site, and what is there answers."""
    reached: dict[str, str] = {}
    for address in of_each_kind(site_dir):
        page.goto(address)
        reached |= dict.fromkeys(addresses(page), address)
    assert len(reached) > 50
    assert {link: at for link, at in reached.items() if not link.startswith(site_url)} == {}
    status = {link: page.request.get(link).status for link in reached}
    assert {link: reached[link] for link in reached if status[link] != 200} == {}


def test_no_page_has_an_address_that_forgets_the_path(site_dir: Path) -> None:
    """In every file of the site links, scripts and style sheets are relative; only the page for nothing has a root."""
    for path in sorted(site_dir.rglob("*.html")):
        rooted = [value for value in found(path, ADDRESSES) if value.startswith("/")]
        if path.name == "404.html":
            assert rooted
            assert [value for value in rooted if not value.startswith(SUB_PATH)] == []
        else:
            assert rooted == [], path


def test_absolute_addresses_name_host_and_path_of_the_setting(site_dir: Path) -> None:
    """Canonical addresses and the site map hold the published address, path included."""
    for path in sorted(site_dir.rglob("index.html")):
        for canonical in found(path, "//link[@rel='canonical']/@href"):
            assert canonical.startswith(SITE_URL), path
    listed = re.findall("<loc>(.*?)</loc>", (site_dir / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(listed) > 20
    assert [url for url in listed if not url.startswith(SITE_URL)] == []


def test_no_file_names_the_host_without_the_path(site_dir: Path) -> None:
    """In pages, data, feed and citations every own address has the path; what machines read is never relative."""
    beside = re.compile(rf"{SITE_URL.removesuffix(SUB_PATH)}(?!{SUB_PATH})")
    for path in sorted(site_dir.rglob("*")):
        if path.suffix in TEXTS:
            assert beside.search(path.read_text(encoding="utf-8")) is None, path
    for path in sorted(site_dir.rglob("index.html")):
        for data in found(path, "//script[@type='application/ld+json']/text()"):
            assert re.search(r'"(?:@id|url|target|contentUrl)": ?"/', data) is None, path


def test_the_host_answers_as_a_host_of_project_pages_does(page: Page, site_url: str) -> None:
    """Nothing is outside the path; below it an unknown address has the site's page, and a folder gets its slash."""
    root = urljoin(site_url, "/")
    for outside in ("", "cases/", "search/client/worker.js", "hcc-atlas-other/"):
        answer = page.request.get(root + outside)
        assert answer.status == 404, outside
        assert "HCC Case Atlas" not in answer.text()
    inside = page.request.get(f"{site_url}cases/no-such/page/")
    assert inside.status == 404
    assert "This page is not here" in inside.text()
    for folder in (site_url, f"{site_url}cases/"):
        answer = page.request.get(folder.rstrip("/"))
        assert (answer.status, answer.url) == (200, folder)


@pytest.mark.parametrize("address", MISSING)
def test_the_page_for_a_missing_page_works_at_any_depth(browser: Browser, site_url: str, address: str) -> None:
    """Its style sheets are loaded, its links lead to the indexes, and its search box finds."""
    with watched(browser, site_url) as (page, wrong):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        expect(page.locator(".md-header")).to_have_css("position", "sticky")
        assert {link for link in addresses(page) if not link.startswith(site_url)} == set()
        type_query(page, "keytruda")
        expect(page.locator(".md-search-result__list a").first).to_contain_text("lenvatinib-pembrolizumab")
        page.locator(".md-search-result__list a").first.click()
        page.wait_for_url(f"{site_url}cases/hcc-0005/**")
        page.goto(address)
        page.get_by_role("article").get_by_role("link", name="Drugs").click()
        page.wait_for_url(f"{site_url}drugs/")
        assert wrong == []


def walk(page: Page, address: str) -> None:
    """From the home page through search, facets and a result to a record, its drug, the box and a citation."""
    page.goto("")
    page.get_by_label("Search the atlas").fill("nexavar hfsr")
    page.get_by_label("Search the atlas").press("Enter")
    page.wait_for_url(f"{address}search/?query=nexavar+hfsr")
    expect(page.locator("#search-facets input").first).to_be_visible()
    expect(page.locator(".result-passage").first).to_be_visible()
    page.get_by_text("Cite all").click()
    with page.expect_download():
        page.get_by_role("group", name="Cite the records").get_by_role("button", name="RIS").click()
    page.locator("#search-results h3 a").first.click()
    page.wait_for_url(f"{address}cases/hcc-0004/**")
    page.locator("article a[href$='drugs/sorafenib/']").first.click()
    page.wait_for_url(f"{address}drugs/sorafenib/**")
    type_query(page, "PVTT")
    page.locator(".md-search-result__list a").last.click()
    page.wait_for_url(f"{address}search/?query=PVTT*")
    expect(page.locator("#search-status")).to_contain_text("of 6 cases")


def test_no_request_of_a_reader_leaves_the_path(browser: Browser, site_url: str) -> None:
    """Home, search, record, drug and box ask for nothing beside the site, and all that they ask for is there."""
    with watched(browser, site_url) as (page, wrong):
        walk(page, site_url)
        assert wrong == []


def test_the_same_files_work_at_the_root_of_a_host(browser: Browser, site_dir: Path) -> None:
    """Whatever the address it was built for, a reader's way and all links lead on: a mirror needs no own build."""
    with hosted(site_dir, "/") as address, watched(browser, address) as (page, wrong):
        walk(page, address)
        reached = set[str]()
        for kind in of_each_kind(site_dir):
            if kind != "404.html":  # it must know its path, since it is shown at any address
                page.goto(kind)
                reached |= addresses(page)
        assert [link for link in sorted(reached) if page.request.get(link).status != 200] == []
        assert wrong == []
