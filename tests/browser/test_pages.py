"""Every kind of page in a real browser: accessible, legible on a phone, quiet, printable."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from generator.atlas import Atlas

CASES = [f"cases/hcc-{number:04d}/" for number in range(1, 7)]
KINDS = [
    "", "cases/", *CASES, "drugs/", "drugs/sorafenib/", "drugs/nivolumab/", "modalities/", "modalities/tace/",
    "complications/", "complications/hand-foot-skin-reaction/", "search/", "about/", "contribute/", "cite/", "data/",
    "glossary/", "404.html",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing_to_mend(page: Page, address: str, scheme: str) -> None:
    """No page kind breaks a rule of axe-core, in light or dark colours."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the two literals of the parameter list
    page.goto(address)
    violations = Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in violations] == []


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("address", KINDS)
def test_nothing_scrolls_sideways(page: Page, address: str, width: int) -> None:
    """At phone and tablet width the page itself never scrolls sideways; wide tables scroll inside themselves."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pointing_at_a_place_marker_names_the_section_first(page: Page) -> None:
    """Pointing at a marker tells the article's section, then the line; its link leads to the article."""
    page.goto("cases/hcc-0002/")
    marker = page.locator("#patient-age .place a")
    expect(marker).to_have_attribute("href", "https://doi.org/10.17998/jlc.2022.01.18")
    expect(marker).to_have_attribute("aria-label", "source: Case report, line 46")
    marker.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("Case report, line 46")


def records_shown(page: Page) -> list[str]:
    """The ids of the rows of the case table, in their order."""
    return page.locator("#case-table tbody .case-id").all_inner_texts()


def test_the_case_table_narrows_to_a_drug_and_the_address_keeps_it(page: Page) -> None:
    """Choosing a drug leaves its records, says how many, and a reload shows the same."""
    page.goto("cases/")
    before = records_shown(page)
    page.get_by_label("Drug").select_option("pembrolizumab")
    expect(page.locator("#case-table tbody tr")).to_have_count(1)
    expect(page.locator(".filters output")).to_have_text(re.compile(r"^1 of \d+ records$"))
    assert page.url.endswith("?drug=pembrolizumab")
    page.reload()
    expect(page.locator("#case-table tbody tr")).to_have_count(1)
    page.locator(".filters").get_by_role("button", name="Clear").click()
    expect(page.locator("#case-table tbody tr")).to_have_count(len(before))


def test_filters_combine(page: Page) -> None:
    """Two facets leave only the records that have both."""
    page.goto("cases/?drug=sorafenib&modality=tace")
    assert {"hcc-0003", "hcc-0004"} <= set(records_shown(page))
    assert not {"hcc-0001", "hcc-0002"} & set(records_shown(page))


def test_a_column_sorts_both_ways_by_keyboard(page: Page) -> None:
    """Enter on a column header sorts by it, once up and once down, and says so to a screen reader."""
    page.goto("cases/")
    ids = records_shown(page)
    header = page.locator("#case-table th", has_text="Record")
    header.get_by_role("button").press("Enter")
    expect(header).to_have_attribute("aria-sort", "ascending")
    header.get_by_role("button").press("Enter")
    expect(header).to_have_attribute("aria-sort", "descending")
    assert records_shown(page) == sorted(ids, reverse=True)


def test_the_home_search_leads_to_results(page: Page) -> None:
    """Typing a drug into the home page's search field and pressing Enter shows the records that hold it."""
    page.goto("")
    expect(page.get_by_label("Search the atlas")).to_be_focused()
    page.get_by_label("Search the atlas").fill("lenvatinib")
    page.get_by_label("Search the atlas").press("Enter")
    page.wait_for_url("**/search/?query=lenvatinib")
    expect(page.locator("#search-results h3 a").first).to_have_attribute("href", "../cases/hcc-0005/")


def test_a_record_prints_clean(page: Page) -> None:
    """On paper there is no navigation; the address and revision stand at the top and the links once at the end."""
    page.goto("cases/hcc-0001/")
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".breadcrumb", ".pager", ".synopsis .place"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".print-head")).to_contain_text("hcc-0001, revision 1")
    expect(page.locator(".print-links")).to_contain_text("https://doi.org/10.29328/journal.acgh.1001020")


def test_tables_and_search_page_read_without_script(page: Page, real_atlas: Atlas) -> None:
    """With JavaScript off the whole case table is there, and the search page points to the indexes."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    page.goto("cases/")
    plain.goto(page.url)
    expect(plain.locator("#case-table tbody tr")).to_have_count(len(real_atlas.cases))
    expect(plain.locator(".filters")).to_be_hidden()
    plain.goto(page.url.replace("cases/", "search/"))
    assert "Searching needs JavaScript" in plain.content()
    expect(plain.locator("article").get_by_role("link", name="all cases")).to_be_visible()
    context.close()
