"""A site of records whose every text tries to be more than text: nothing of it runs, and all of it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator import site
from generator.values import Location
from tests.browser.conftest import note_failure
from tests.browser.hosting import hosted
from tests.browser.searching import type_query
from tests.conftest import BUILD_ENVIRONMENT, SUB_PATH
from tests.fixtures.ledgers import published
from tests.hostile.injection import write_atlas
from tests.hostile.oracle import plain
from tests.hostile.payloads import PAYLOADS

ASKED = ("query", "q", "h", "drug", "page", "cases", "__proto__")
PAGES = (
    "", "cases/", "cases/hcc-9001/", "cases/hcc-9001/?h=window+onerror", "cases/hcc-9001/r1/", "cases/hcc-9001/r2/",
    "cases/hcc-9003/", "drugs/", "drugs/exemplinib/", "complications/sample-rash/", "glossary/", "data/", "cite/",
    *(f"{page}?{urlencode(dict.fromkeys(ASKED, trick))}#{quote(trick)}"
      for page in ("search/", "cases/", "cases/hcc-9001/", "compare/")
      for trick in ('"><img src=x onerror="window.__pwned=1">', "javascript:window.__pwned=1")),
)  # fmt: skip
# What no page of the site has: an element or attribute that runs, loads or leads elsewhere by a text's will. In any
# other attribute an address is text.
ADDED = """
() => [...document.querySelectorAll("*")].filter((one) =>
  one.matches("base, iframe, object, embed, plaintext, math, marquee, body img:not([src$='favicon.svg']), body style")
  || [...one.attributes].some(({name, value}) => name.startsWith("on")
    || (["href", "xlink:href", "src", "action", "formaction", "data"].includes(name)
      && (/^\\s*(javascript|data):/i.test(value) || new URL(value, location).host.includes("evil"))))
).map((one) => one.outerHTML.slice(0, 200))
"""

# However the payloads fall, some words beside the page are longer than their room.
NARROW = """
addEventListener("DOMContentLoaded", () => {
  for (const text of document.querySelectorAll(".md-sidebar .md-ellipsis")) text.style.maxWidth = "4em";
});
"""
IS_CUT = "(text) => text.checkVisibility() && text.offsetWidth < text.scrollWidth"


def payload(number: int) -> str:
    """Another one for each place, with a mark of its own."""
    return f"{PAYLOADS[number % len(PAYLOADS)]} q{number}z"


@pytest.fixture(scope="module")
def texts() -> dict[Location, str]:
    """The texts of the rich record by their place; filled when the site is built."""
    return {}


@pytest.fixture(scope="module")
def address(texts: dict[Location, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of the invented records with a payload in every text."""
    directory = tmp_path_factory.mktemp("hostile")
    cases = published(directory)
    texts |= write_atlas(payload, cases)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in BUILD_ENVIRONMENT.items():
            patch.setenv(name, value)
        site.build(cases, directory / "site")
    _published_data_are_data(directory / "site")
    with hosted(directory / "site", SUB_PATH) as served:
        yield served


def _published_data_are_data(site_dir: Path) -> None:
    """Every JSON file is JSON, no text ends a block of a page, and no preview draws less than an image."""
    for path in site_dir.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in site_dir.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for opening in (
            "<script>window",
            "<img src=x",
            "<svg/onload",
            "<plaintext",
            "<h1>Broken out",
            "<iframe srcdoc",
        ):
            assert opening not in text, (path, opening)
    assert (site_dir / "cases/hcc-9001/preview.png").read_bytes().startswith(b"\x89PNG")


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """A page of that site; the test fails where it says anything, asks anything or fetches from elsewhere."""
    with browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address) as context:
        page, wrong = context.new_page(), list[str]()
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: _note_dialog(dialog, wrong))
        page.on("requestfailed", lambda request: note_failure(request, wrong))
        page.on("request", lambda request: _note_outside(request.url, address, wrong))
        yield page
        assert wrong == []


def _note_dialog(dialog: Dialog, wrong: list[str]) -> None:
    wrong.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _note_outside(url: str, address: str, wrong: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        wrong.append(f"request to outside: {url}")


def is_harmless(page: Page) -> None:
    """Nothing has run, and nothing is there that could."""
    assert page.evaluate("window.__pwned") is None
    assert page.evaluate(ADDED) == []


def test_no_text_runs_and_every_text_is_shown(watched: Page, texts: dict[Location, str]) -> None:
    """On the pages of the record, its revisions and concepts, in the search page and the search box."""
    page = watched
    for target in PAGES:
        page.goto(target)
        is_harmless(page)
    page.goto("cases/hcc-9001/")
    shown = plain(str(page.evaluate("document.body.textContent")))
    for field in ("title", "headline", "synopsis.0.says", "treatments.0.label", "treatments.0.what", "findings.0.what"):
        place: Location = tuple(int(part) if part.isdigit() else part for part in field.split("."))
        if field != "headline":  # it stands on cards, not on the record's own page
            assert plain(texts[place]) in shown, field
    assert page.title() == f"hcc-9001: {texts[('title',)]} · HCC Case Atlas"
    page.goto("search/?query=window+onerror")
    expect(page.locator("#search-status")).to_contain_text("1 of 2 cases")
    assert plain(texts[("title",)]) in plain(page.locator("#search-results").inner_text())
    is_harmless(page)
    page.goto("compare/?cases=hcc-9001,hcc-9002,__proto__")
    expect(page.locator(".compare-courses svg.course-picture a").first).to_be_visible()
    compared = plain(str(page.locator("#compare-page").evaluate("page => page.textContent")))
    assert plain(texts[("title",)]) in compared
    assert plain(texts[("treatments", 0, "label")]) in compared
    ids = page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))
    expect(page.locator("#compare-told")).to_contain_text("“__proto__”: no id of a record")
    is_harmless(page)
    page.goto("cases/")
    type_query(page, "window onerror")
    expect(page.locator(".md-search-result__list")).to_contain_text(texts[("title",)])
    is_harmless(page)


def test_what_shows_on_pointing_is_text_as_well(watched: Page) -> None:
    """The theme would put it into the page as HTML: titles, and the whole words of what is cut off beside the page."""
    page = watched
    page.add_init_script(NARROW)
    page.goto("cases/hcc-9001/")
    marks = page.locator(".md-content :is(.inferred, abbr, .place a)[title]").element_handles()
    cut = [one for one in page.locator("nav .md-ellipsis").element_handles() if one.evaluate(IS_CUT)]
    assert len(marks) > 10
    assert cut
    for mark in [*marks[:10], *cut[:4]]:
        mark.hover()
        tooltip = page.wait_for_selector(".md-tooltip2--active .md-tooltip2__inner:not(:empty)")
        assert tooltip is not None
        assert tooltip.query_selector_all("*") == []
        page.mouse.move(0, 0)
        page.wait_for_selector(".md-tooltip2--active", state="detached")
    is_harmless(page)
