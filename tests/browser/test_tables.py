"""The index table with more rows than one page holds, tried on an invented table."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SCRIPT = Path("docs/assets/javascripts/tables.js")


@pytest.fixture
def long_table(page: Page) -> Page:
    """A page with a table of 120 rows, 50 to a page, and one facet."""
    rows = "".join(f'<tr data-kind="{"odd" if i % 2 else "even"}"><th>{i}</th><td>n{i}</td></tr>' for i in range(120))
    page.set_content(f"""
        <form data-filters-for="t" hidden><label>Kind <select name="kind"><option value="">any</option>
        <option value="odd">odd</option></select></label><button type="reset">Clear</button><output></output></form>
        <div class="table-scroll"><table id="t" class="sortable" data-page-size="50">
        <thead><tr><th>Number</th><th>Name</th></tr></thead><tbody>{rows}</tbody></table></div>""")
    page.evaluate("history.replaceState = () => {}")
    page.add_script_tag(path=SCRIPT)
    return page


def test_a_long_table_shows_fifty_rows_and_pages_on(long_table: Page) -> None:
    """Rows come fifty at a time; the last page holds the rest, and its button is off."""
    rows = long_table.locator("tbody tr")
    expect(rows).to_have_count(50)
    forward = long_table.get_by_role("button", name="Next rows")
    forward.click()
    forward.click()
    expect(rows).to_have_count(20)
    expect(forward).to_be_disabled()
    expect(long_table.locator(".table-pager output")).to_have_text("Page 3 of 3")


def test_numbers_sort_by_value_over_all_pages(long_table: Page) -> None:
    """Sorting takes all rows, not the page alone, and 2 comes before 10."""
    button = long_table.get_by_role("button", name="Number")
    button.click()
    assert long_table.locator("tbody th").all_inner_texts()[:12] == [str(i) for i in range(12)]
    button.click()
    assert long_table.locator("tbody th").first.inner_text() == "119"


def test_a_filter_counts_all_rows_and_hides_the_pager_when_one_page_is_enough(long_table: Page) -> None:
    """Sixty odd rows make two pages; the count names them all."""
    long_table.get_by_label("Kind").select_option("odd")
    expect(long_table.locator("form output")).to_have_text("60 of 120 records")
    expect(long_table.locator(".table-pager output")).to_have_text("Page 1 of 2")
