"""What a reader can open, unfold, point at or choose breaks no rule of accessibility either."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import COLOURS, use_colours, violations
from tests.browser.searching import type_query


def assert_accessible(page: Page) -> None:
    """WCAG 2.2 AA and best practices in light colours, and what colours can break in dark ones."""
    use_colours(page, "light")
    assert violations(page) == []
    use_colours(page, "dark")
    assert violations(page, COLOURS) == []


def test_the_search_box_with_results_is_accessible(page: Page) -> None:
    """The header's box with its list, with a mistyped word, and with nothing found."""
    page.goto("about/")
    for query, told in (
        ("nexavar hfsr", "Had: sorafenib"),
        ("sorafinib", "Nothing is spelled"),
        ("durvalumab", "nowhere"),
    ):
        type_query(page, query)
        expect(page.locator(".md-search-result__list")).to_contain_text(told)
        assert_accessible(page)
        page.keyboard.press("Escape")


def test_a_filtered_and_sorted_table_is_accessible(page: Page) -> None:
    """The case table with a facet chosen and a column sorted."""
    page.goto("cases/?drug=sorafenib")
    page.locator("#case-table th button").first.click()
    expect(page.locator("#case-table [aria-sort]")).to_have_count(1)
    assert_accessible(page)


def test_what_folds_is_accessible_unfolded(page: Page) -> None:
    """All rows of a trial's table, and how to ask with the formats on the search page."""
    for address in ("drugs/sorafenib/", "search/?query=sorafenib"):
        page.goto(address)
        for summary in page.locator("article summary:visible").all():
            if not summary.evaluate("one => one.parentElement.open"):
                summary.click()
        assert_accessible(page)


def test_a_tooltip_is_accessible(page: Page) -> None:
    """The name of a place in the article, shown by pointing at its mark."""
    page.goto("cases/hcc-0006/")
    page.locator(".place a").first.hover()
    expect(page.get_by_role("tooltip").first).to_be_visible()
    use_colours(page, "dark")
    # The theme puts tooltips at the end of the page, outside its landmarks; readers are told of them at what they name.
    assert [rule for rule in violations(page) if not rule.startswith("region:")] == []


def test_the_open_menu_of_a_phone_is_accessible(page: Page) -> None:
    """The drawer with the pages of the atlas."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("about/")
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Drugs")).to_be_visible()
    assert_accessible(page)


def test_colours_that_a_reader_chooses_are_kept(page: Page) -> None:
    """The switch goes from the system's colours to light and to dark, and then back."""
    page.goto("about/")
    button = page.locator("label[for^=__palette]:visible")
    for following in ("__palette_1", "__palette_2"):
        expect(button).to_have_attribute("for", following)
        button.click()
    expect(button).to_have_attribute("for", "__palette_0")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(page) == []
