"""The keyboard alone: every stop is seen and in order, nothing traps the focus, and what opens also closes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import type_query
from tests.browser.tabbing import stops

WALKED = [("", 1440), ("cases/", 390), ("cases/hcc-0006/", 1440), ("search/?query=crizotinib", 1440), ("data/", 390)]
STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [sheet];
  document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute("tabindex");
}"""
REACHABLE = """() => [...document.querySelectorAll("article :is(a[href], button, input, select, summary)")]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })).length"""


def still(page: Page, address: str) -> None:
    """The page as it is when it has come to rest, with the focus at its beginning."""
    page.goto(address, wait_until="networkidle")
    page.evaluate(STILL)


@pytest.mark.parametrize(("address", "width"), WALKED)
def test_the_tab_key_leads_through_everything_and_is_always_seen(page: Page, address: str, width: int) -> None:
    """Each stop looks different in focus and is not covered, forwards in the order of the page, and backwards too."""
    page.set_viewport_size({"width": width, "height": 844})
    still(page, address)
    forwards = stops(page)
    assert [b.name for a, b in pairwise(forwards) if b.place < a.place] == []
    assert sum(stop.is_content for stop in forwards) >= page.evaluate(REACHABLE)
    still(page, address)
    backwards = stops(page, "Shift+Tab")
    assert {stop.place for stop in forwards if stop.is_content} <= {stop.place for stop in backwards}
    for walk in (forwards, backwards):
        assert [stop.name for stop in walk if not stop.is_marked] == []
        assert [stop.name for stop in walk if not stop.is_seen] == []


def test_the_first_stop_leads_past_everything_to_the_content(page: Page) -> None:
    """Enter on the first stop of a page goes to its content: the next stop lies there."""
    still(page, "cases/hcc-0006/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_dialog_keeps_the_focus_until_it_is_closed(page: Page) -> None:
    """In the dialog that cites an entry every stop is seen and none lies outside; Escape leads back to the button."""
    page.goto("cases/hcc-0006/")
    button = page.get_by_role("button", name="Cite one entry")
    button.press("Enter")
    expect(page.locator(".cite-dialog .cite-style").first).to_be_visible()
    inside = stops(page)
    assert len(inside) > 5
    assert all(stop.is_content and stop.is_marked and stop.is_seen for stop in inside), inside
    assert page.evaluate("document.querySelector('.cite-dialog').open")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_escape_closes_the_search_box(page: Page) -> None:
    """The box that a key has opened is closed by another, and with it the list."""
    page.goto("about/")
    type_query(page, "sorafenib")
    expect(page.locator(".md-search-result__list a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search-result__list a").first).to_be_hidden()
    expect(page.get_by_role("textbox", name="Search")).not_to_be_focused()


def test_the_menu_of_a_narrow_window_opens_by_keyboard(page: Page) -> None:
    """At 400 % zoom the pages of the atlas are in the menu: Enter opens it, Tab leads into it, Escape closes it."""
    page.set_viewport_size({"width": 360, "height": 640})
    still(page, "cases/hcc-0006/")
    menu = page.get_by_role("button", name="Menu")
    drugs = page.locator(".md-nav--primary").get_by_role("link", name="Drugs")
    expect(drugs).to_be_hidden()
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(drugs).to_be_visible()
    drugs.focus()
    page.keyboard.press("Escape")
    expect(drugs).to_be_hidden()
    expect(menu).to_be_focused()
    menu.press("Space")
    drugs.press("Enter")
    page.wait_for_url("**/drugs/")
