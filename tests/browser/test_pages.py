"""Every kind of page in a real browser: accessible, legible on a phone, quiet, printable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.atlas import Atlas
from tests.browser.sound import faults
from tests.browser.test_sub_path import of_each_kind

CASES = [f"cases/hcc-{number:04d}/" for number in range(1, 7)]
KINDS = [
    "", "cases/", *CASES, "cases/hcc-0002/r1/", "drugs/", "drugs/sorafenib/", "drugs/nivolumab/", "modalities/",
    "modalities/tace/", "complications/", "complications/hand-foot-skin-reaction/", "compare/", "search/", "about/",
    "curation/", "contribute/", "cite/", "data/", "glossary/", "404.html",
]  # fmt: skip
INVENTED = ["cases/hcc-9001/r1/", "cases/hcc-9003/", "cases/hcc-9003/r1/"]
# Without script what it makes is not there; closed details open at a click; of the two pictures of a course one fits
# the window; the names of pictures are read out; the rest is for paper or for others.
HIDDEN_WITHOUT_SCRIPT = """() => [...document.querySelectorAll("article *")].filter((one) =>
  !one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  && !one.closest("details, [hidden], .print-only, script, template, noscript, datalist, option, .search-needs-script")
  && !one.closest(".course-picture, svg title, svg desc"))
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", KINDS)
def test_a_page_breaks_no_rule_and_can_be_read_at_every_size(page: Page, address: str) -> None:
    """WCAG 2.2 AA in light and dark, on a desktop and at 320 pixels; nothing cut off even with text twice as large."""
    page.goto(address)
    page.locator("#search-results").or_(page.locator("h1")).first.wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("address", INVENTED)
def test_a_superseded_or_withdrawn_page_breaks_no_rule(page: Page, invented_url: str, address: str) -> None:
    """Earlier revisions with what changed since, and the page of a withdrawn record, are as sound as any other."""
    page.goto(invented_url + address)
    assert faults(page) == []


def test_every_kind_of_page_is_looked_at(site_dir: Path, invented_site_dir: Path) -> None:
    """A new kind of page must be added to the list above."""
    looked_at = [*KINDS, *INVENTED]
    for directory in (site_dir, invented_site_dir):
        for kind in of_each_kind(directory):
            assert any(kind_of(kind) == kind_of(address) for address in looked_at), kind


def kind_of(address: str) -> str:
    """The address with ids and numbers left out."""
    first, *rest = address.split("/")
    return "/".join([first, *("r" if re.fullmatch(r"r\d+", part) else part and "*" for part in rest)])


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


def test_a_record_prints_clean_and_whole(page: Page, real_atlas: Atlas) -> None:
    """On paper there is no navigation; address and revision stand at the top, and what was folded is there."""
    page.goto("cases/hcc-0001/")
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".breadcrumb", ".pager", ".synopsis .place"):
        expect(page.locator(gone).first).to_be_hidden()
    revision = real_atlas.by_id["hcc-0001"].revision.number
    expect(page.locator(".print-head")).to_contain_text(f"hcc-0001, revision {revision}")
    expect(page.locator(".print-links")).to_contain_text("https://doi.org/10.29328/journal.acgh.1001020")
    folded = page.locator("article details:not(.cite-more) > :not(summary)")
    assert folded.count() > 0
    for content in folded.all():
        expect(content).to_be_visible()


def test_without_script_every_kind_of_page_can_be_read(browser: Browser, site_url: str, real_atlas: Atlas) -> None:
    """With JavaScript off no text is hidden, folds open, the whole case table is there, and search leads to indexes."""
    with browser.new_context(java_script_enabled=False, base_url=site_url) as context:
        page = context.new_page()
        for address in KINDS:
            page.goto(address)
            assert page.evaluate(HIDDEN_WITHOUT_SCRIPT) == [], address
            assert page.locator("article a[href]").count() > 0
        page.goto("cases/")
        expect(page.locator("#case-table tbody tr")).to_have_count(len(real_atlas.cases))
        expect(page.locator(".filters")).to_be_hidden()
        page.goto("drugs/sorafenib/")
        page.locator("article summary").first.click()
        expect(page.locator("article details table").first).to_be_visible()
        page.goto("search/")
        assert "Searching needs JavaScript" in page.content()
        expect(page.locator("article").get_by_role("link", name="all cases")).to_be_visible()
