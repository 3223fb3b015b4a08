"""The search box of the header: what a reader types, sees and presses; and what it does when things go wrong."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import type_query
from tests.conftest import SUB_PATH

pytestmark = pytest.mark.real
LINKS = ".md-search-result__list a"


def below(url: str) -> str:
    """The path of an address from the root of the site; an address beside the site keeps its path."""
    return urlsplit(url).path.removeprefix(SUB_PATH)


def addresses(page: Page) -> list[str]:
    """Where the results lead, from the root of the site, without query."""
    return [below(url) for url in page.locator(LINKS).evaluate_all("links => links.map((a) => a.href)")]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nexavar hfsr", "cases/hcc-0004/"),
        ("sorafinib", "cases/"),
        ("PVTT", "cases/"),
        ("stopped because of cost", "cases/hcc-0001/"),
        ("55 Gy in 22 fractions", "cases/hcc-0002/"),
        ("10.17998/jlc.2021.12.20", "cases/hcc-0003/"),
        ("https://doi.org/10.17998/jlc.2022.01.18", "cases/hcc-0002/"),
        ("how to cite", "cite/"),
    ],
)
def test_the_right_page_is_first(page: Page, query: str, first: str) -> None:
    """Brands with abbreviations, misspellings, scenarios, doses and DOIs lead to the right case."""
    page.goto("")
    type_query(page, query)
    expect(page.locator(LINKS).first).to_be_visible()
    assert addresses(page)[0].startswith(first)


def test_enter_opens_the_best_hit_and_marks_what_was_asked_for(page: Page) -> None:
    """Enter goes to the first result; on its page the words that were typed and their concept are marked."""
    page.goto("")
    type_query(page, "nexavar hfsr")
    expect(page.locator(LINKS).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/hcc-0004/**")
    expect(page.locator("mark[data-md-highlight]").first).to_have_text("sorafenib", ignore_case=True)


def test_arrow_keys_walk_through_the_results(page: Page) -> None:
    """Arrow down goes to the first result and on, arrow up comes back, Enter opens the one in focus."""
    page.goto("")
    type_query(page, "lenvima")
    expect(page.locator(LINKS).first).to_be_visible()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    expect(page.locator(LINKS).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/hcc-0005/**")


def test_slash_and_control_k_open_the_box(page: Page) -> None:
    """The keys that readers know from elsewhere open the box, those of the theme too."""
    page.goto("about/")
    for key in ("/", "f", "s", "Control+k"):
        page.keyboard.press(key)
        expect(page.get_by_role("textbox", name="Search")).to_be_focused()
        page.keyboard.press("Escape")


def test_a_result_says_how_it_matches(page: Page) -> None:
    """Given and only mentioned are told apart under the title, and the kind of evidence is said."""
    page.goto("")
    type_query(page, "nexavar hfsr")
    results = page.locator(LINKS)
    expect(results.nth(0)).to_contain_text("Case report, full text read")
    expect(results.nth(0)).to_contain_text("Had: sorafenib, hand-foot skin reaction.")
    expect(results.nth(1)).to_contain_text("Only mentioned: hand-foot skin reaction.")


def test_the_last_result_counts_all_and_leads_to_the_search_page(page: Page) -> None:
    """All results are counted by kind; their link opens the search page with the same query."""
    page.goto("")
    type_query(page, "sorafinib")
    last = page.locator(LINKS).last
    expect(last).to_contain_text("All results: 6 cases")
    expect(last).to_contain_text("Nothing is spelled “sorafinib”; shown: sorafenib.")
    last.click()
    page.wait_for_url("**/search/?*")
    assert parse_qs(urlsplit(page.url).query)["query"] == ["sorafinib"]


def test_a_shared_link_opens_the_box_with_its_results(page: Page) -> None:
    """The theme's share link, which carries the query, shows the results again."""
    page.goto("?q=keytruda")
    expect(page.locator(LINKS).first).to_contain_text("lenvatinib-pembrolizumab")


def test_nothing_found_says_so_and_offers_the_search_page(page: Page) -> None:
    """A drug that is nowhere is said to be nowhere; nothing is shown as given."""
    page.goto("")
    type_query(page, "durvalumab")
    expect(page.locator(LINKS)).to_have_count(1)
    expect(page.locator(LINKS)).to_contain_text("“durvalumab” is nowhere in the atlas.")


def test_nothing_is_fetched_before_the_first_key(page: Page) -> None:
    """A page that is only read loads the worker's few lines and not a byte of the index, even with the box open."""
    requested: list[str] = []
    page.on("request", lambda request: requested.append(below(request.url)))
    page.goto("cases/hcc-0001/")
    page.keyboard.press("/")
    page.wait_for_timeout(500)
    assert [path for path in requested if path.startswith("search/")] == [
        "search/client/worker.js", "search/search_index.json"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("<img src=x onerror=alert(1)>", id="markup"),
        pytest.param("x" * 10_000, id="very long"),
        pytest.param("sorafenib " * 900, id="many words"),
        pytest.param("the of and", id="stop words"),
        pytest.param("?!&|()", id="signs"),
        pytest.param("\x01\x1b[31m", id="control characters"),
        pytest.param("שלום עולם", id="right to left"),
        pytest.param("\u202esorafenib", id="direction override"),
        pytest.param('"', id="a quote"),
        pytest.param("drug:", id="an empty filter"),
    ],
)
def test_strange_queries_do_no_harm(page: Page, query: str) -> None:
    """Whatever is typed, an answer comes, nothing of it is run, and the next query works."""
    page.goto("")
    page.evaluate("void (window.alert = () => { throw new Error('markup was run'); })")
    type_query(page, query)
    expect(page.locator(LINKS).last).to_be_visible()
    assert page.locator(".md-search-result img").count() == 0
    type_query(page, "keytruda")
    expect(page.locator(LINKS).first).to_contain_text("lenvatinib-pembrolizumab")


def test_typing_fast_asks_only_once_and_shows_the_last(page: Page) -> None:
    """Each key is no question of its own: the answer to the last one is what is shown."""
    page.goto("about/")
    page.keyboard.press("/")
    page.keyboard.type("crizotinib", delay=15)
    expect(page.locator(LINKS).first).to_contain_text("Multifocal HCC")
    expect(page.locator(LINKS).last).to_contain_text("All results: 1 case")


@pytest.mark.parametrize(
    ("pattern", "body", "status", "told"),
    [
        ("**/search/index.json", b'{"format": 99, "files": "x"}', 200, "has format 99: reload the page."),
        ("**/search/index.json", b"<!doctype html>", 200, "damaged or incomplete"),
        ("**/search/index.json", b"", 404, "damaged or incomplete"),
        ("**/search/*/manifest", b"", 404, "damaged or incomplete"),
        ("**/search/*/manifest", b"\x00\x01\x02", 200, "damaged or incomplete"),
        ("**/search/*/t*", b"\x4b", 200, "damaged or incomplete"),
        ("**/search/*/c0", b"", 500, "damaged or incomplete"),
    ],
    ids=["format", "not json", "no pointer", "no manifest", "bad manifest", "cut block", "no cards"],
)
def test_a_broken_index_is_told_in_one_sentence(
    bare_page: Page, pattern: str, body: bytes, status: int, told: str
) -> None:
    """A missing, cut off or newer index gives a message that says what to do, and no error that nobody caught."""
    page, context = bare_page, bare_page.context
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.route(pattern, lambda route: route.fulfill(status=status, body=body))
    page.goto("")
    type_query(page, "sorafenib")
    expect(page.locator(LINKS)).to_contain_text("The search does not work now")
    expect(page.locator(LINKS)).to_contain_text(told)
    assert errors == []


def test_going_offline_is_told_and_coming_back_works(bare_page: Page) -> None:
    """Without connection the box says so; with it the next key finds again."""
    page, context = bare_page, bare_page.context
    page.goto("")
    type_query(page, "keytruda")
    expect(page.locator(LINKS).first).to_contain_text("lenvatinib-pembrolizumab")
    context.set_offline(True)
    type_query(page, "haemoperitoneum")
    expect(page.locator(LINKS)).to_have_count(1)
    expect(page.locator(LINKS)).to_contain_text("Check the connection and try again.")
    context.set_offline(False)
    type_query(page, "haemoperitoneum x")
    expect(page.locator(LINKS).first).to_contain_text("Ruptured HCC")
