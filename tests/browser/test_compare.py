"""The compare page: cases side by side, chosen here, in the search or in the table; shared, saved, printed."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.sound import faults

pytestmark = pytest.mark.real
FOUR = "compare/?cases=hcc-0002,hcc-0003,hcc-0004,hcc-0006"
PAIR = "compare/?cases=hcc-0004,hcc-0006"
# Where the sign of a mark stands, from the left edge of its picture, by case; marks are found by their link.
PLACES = """links => links.map((link) => {
  const sign = document.querySelector(`.compare-courses a[href$="${link}"] .course-sign`).getBoundingClientRect();
  const picture = document.querySelector(`.compare-courses a[href$="${link}"]`).closest("svg.course-picture");
  return (sign.left + sign.right) / 2 - picture.getBoundingClientRect().left;
})"""


def row(page: Page, key: str) -> Locator:
    """A row of the comparison."""
    return page.locator(f"tr[data-row='{key}']")


def left(one: Locator) -> float:
    """How far an element is from the left edge of the window."""
    box = one.bounding_box()
    assert box
    return box["x"]


def columns(page: Page) -> list[str]:
    """The ids at the heads of the columns, once there is a table."""
    page.locator("#compare-table th .case-id").first.wait_for()
    return page.locator("#compare-table th .case-id").all_inner_texts()


def told(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the page says so."""
    expect(page.locator("#compare-told")).to_have_text(text)


def test_two_patients_side_by_side(page: Page) -> None:
    """Values lead to their entries, missing is no difference, and second hand is marked."""
    page.goto(PAIR)
    assert columns(page) == ["hcc-0004", "hcc-0006"]
    expect(page.locator("#compare-table thead .second-hand")).to_have_text("Secondary source, original not read")
    expect(row(page, "sex").locator("td")).to_have_text(["female", "male"])
    expect(row(page, "sex").locator(".compare-status")).to_have_text("≠ differs")
    expect(row(page, "country").locator(".compare-status")).to_have_text("– not comparable: nothing known in hcc-0006")
    expect(row(page, "previous-treatment").locator("td").nth(1)).to_contain_text("absent (reported): No surgical")
    expect(row(page, "response").locator(".compare-status")).to_have_text("= same")
    link = row(page, "marker-afp").locator(".compare-contradiction a")
    expect(link).to_have_text("Contradiction: AFP values and when they were taken")
    targets = page.locator("#compare-table td a").evaluate_all("all => [...new Set(all.map((one) => one.href))]")
    assert len(targets) > 50
    ids = {}
    for case_id in columns(page):
        page.goto(f"cases/{case_id}/")
        ids[case_id] = set(page.locator("[id]").evaluate_all("all => all.map((one) => one.id)"))
    for target in targets:
        case_id, _, fragment = target.partition("/cases/")[2].partition("/#")
        assert fragment in ids[case_id], target


def test_four_courses_on_one_axis_break_no_rule(page: Page) -> None:
    """The baseline of each case lies at the same place, details show on focus, and labels do not meet at any width."""
    page.goto(FOUR)
    expect(page.locator("svg.course-picture:not(.compare-axis)")).to_have_count(4)
    places = page.evaluate(PLACES, ["/hcc-0003/#complication-1", "/hcc-0004/#treatment-1"])
    assert abs(places[0] - places[1]) < 6  # the rupture is known to the month, the TACE to the day
    mark = page.locator(".compare-courses a.course-mark.surgery").first
    mark.focus()
    expect(mark.locator(".course-tip")).to_be_visible()
    expect(page.locator(".compare-axis").first).to_contain_text("0")
    assert page.locator(".compare-courses .course-axis text", has_text="2010").count() == 0
    assert faults(page) == []


def test_the_address_holds_the_choice_and_the_history_works(page: Page) -> None:
    """Adding, moving and removing by keyboard; back, forward and a reload show what was there; the focus stays."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/hcc-atlas/")[2]))
    page.goto("compare/")
    told(page, "Choose two to four records.")
    assert not [url for url in asked if url.endswith(("comparison.json", "cases.json"))]
    field = page.get_by_label("Add a record by id or by words of its title")
    for typed, ids in (
        ("hcc-0004", "hcc-0004"),
        ("Ruptured HCC", "hcc-0004,hcc-0003"),
        ("hcc-0006", "hcc-0004,hcc-0003,hcc-0006"),
    ):
        field.fill(typed)
        field.press("Enter")
        page.wait_for_url(f"**/compare/?cases={ids}")
        expect(page.locator("#compare-table th .case-id").last).to_have_text(ids[-8:])
        expect(field).to_be_focused()
    assert [url for url in asked if url.endswith("comparison.json")] == [
        f"cases/hcc-000{number}/comparison.json" for number in (4, 3, 6)
    ]
    assert asked.count("compare/cases.json") == 1
    page.get_by_role("button", name="Move hcc-0006 to the left").press("Enter")
    page.wait_for_url("**/compare/?cases=hcc-0004,hcc-0006,hcc-0003")
    expect(page.get_by_role("button", name="Move hcc-0006 to the left")).to_be_focused()
    page.get_by_role("button", name="Remove hcc-0003").press("Enter")
    page.wait_for_url("**/compare/?cases=hcc-0004,hcc-0006")
    expect(page.locator("#compare-table th .case-id")).to_have_count(2)
    page.go_back()
    expect(page.locator("#compare-table th .case-id")).to_have_text(["hcc-0004", "hcc-0006", "hcc-0003"])
    page.go_forward()
    expect(page.locator("#compare-table th .case-id")).to_have_text(["hcc-0004", "hcc-0006"])
    page.reload()
    assert columns(page) == ["hcc-0004", "hcc-0006"]
    assert page.title() == "Compare hcc-0004, hcc-0006 · HCC Case Atlas"
    field.fill("no such title")
    field.press("Enter")
    told(page, re.compile("^“no such title” is not the id of one record"))


def test_only_what_differs_then_a_file_a_link_and_paper(page: Page, site_url: str) -> None:
    """The tick narrows the screen alone; file and paper have every row; the link is that of the comparison."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAIR)
    told(page, re.compile(r"^Rows: \d+\. \d+ differ, "))
    rows = page.locator("#compare-table tr[data-row]")
    every = rows.count()
    page.get_by_label("Only rows that differ").check()
    expect(rows.filter(visible=True)).to_have_count(page.locator("tr.row-differs").count())
    expect(row(page, "country")).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == "hcc-case-atlas-comparison-hcc-0004-hcc-0006.csv"
    content = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(content, newline="")))
    assert [line[1] for line in lines[1:4]] == ["title", "evidence", "address"]
    assert lines[3][3].startswith(f"{site_url}cases/hcc-0004/r")
    assert len(lines) == every + 4
    assert ["Patient", "Sex", "differs", "female", "male"] in lines
    page.get_by_role("button", name="Copy link").click()
    told(page, "The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == site_url + PAIR
    page.emulate_media(media="print")
    expect(row(page, "country")).to_be_visible()
    expect(page.locator("#compare-printed")).to_contain_text(site_url + PAIR)
    for gone in ("#compare-tools", "#compare-add", ".compare-moves"):
        expect(page.locator(gone).first).to_be_hidden()


def test_on_a_phone_the_names_of_the_rows_stay_in_sight(page: Page) -> None:
    """The table scrolls in its own box, by keyboard too, and the first column does not."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(FOUR)
    columns(page)
    box = page.get_by_role("region", name="Comparison")
    name, value = row(page, "age").locator("th"), row(page, "age").locator("td").first
    before = [left(name), left(value)]
    box.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(box).not_to_have_js_property("scrollLeft", 0)
    page.wait_for_timeout(300)  # it scrolls smoothly
    assert abs(left(name) - before[0]) < 4
    assert left(value) < before[1] - 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("asked", "shown", "sentence"),
    [
        ("hcc-0004,hcc-9999", 1, "hcc-9999 is not a record of the atlas. Choose one more record to compare it with."),
        ("<img src=x>,hcc-0001", 1, "“<img src=x>”: no id of a record; one is hcc-0001. Choose one more"),
        (
            "hcc-0001,hcc-0002,hcc-0003,hcc-0004,hcc-0005",
            4,
            "At most four records can be compared; left out: hcc-0005.",
        ),
    ],
)
def test_what_cannot_be_shown_is_told_in_one_sentence(
    browser: Browser, site_url: str, asked: str, shown: int, sentence: str
) -> None:
    """Unknown ids, other words and a fifth record are named; what is left is shown."""
    with browser.new_context(base_url=site_url) as context:
        page = context.new_page()
        page.goto(f"compare/?cases={asked}")
        told(page, re.compile(re.escape(sentence)))
        assert len(columns(page)) == shown


def test_a_file_that_does_not_come_can_be_asked_for_again(browser: Browser, site_url: str) -> None:
    """A broken connection is told, and trying again shows the comparison."""
    with browser.new_context(base_url=site_url) as context:
        page = context.new_page()
        context.route("**/hcc-0006/comparison.json", lambda route: route.abort())
        page.goto(PAIR)
        expect(page.get_by_role("alert")).to_contain_text("hcc-0006 could not be loaded.")
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("alert")).to_contain_text("hcc-0006 could not be loaded.")
        expect(page.locator("#compare-tools")).to_be_hidden()
        context.unroute_all()
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("#compare-table th .case-id")).to_have_count(2)
        expect(page.get_by_role("alert")).to_be_empty()


def test_records_are_chosen_in_the_search(page: Page) -> None:
    """Boxes keep their ticks through other questions, a fifth cannot be ticked, and a link leads to the comparison."""
    page.goto("search/")
    page.get_by_label("Compare hcc-0004").check()
    expect(page.locator("#search-choice")).to_contain_text("Chosen: hcc-0004; choose one to three more")
    page.get_by_role("searchbox").fill("crizotinib")
    expect(page.locator("#search-status")).to_have_text(re.compile("^1 of 6 cases"))
    page.get_by_label("Compare hcc-0001").check()
    assert faults(page) == []
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#search-status")).to_have_text("All 6 cases")
    expect(page.get_by_label("Compare hcc-0004")).to_be_checked()
    for number in (2, 3):
        page.get_by_label(f"Compare hcc-000{number}").check()
    expect(page.get_by_label("Compare hcc-0005")).to_be_disabled()
    page.locator("#search-choice").get_by_role("link", name="Compare 4 records").click()
    page.wait_for_url("**/compare/?cases=hcc-0004,hcc-0001,hcc-0002,hcc-0003")
    assert len(columns(page)) == 4


def test_records_are_chosen_in_the_table_and_on_a_record(page: Page) -> None:
    """Ticks last while rows come and go with a filter; the link stands beside each tick; a record leads there too."""
    page.goto("cases/")
    page.get_by_label("Compare hcc-0001").check()
    page.get_by_label("Drug").select_option("pembrolizumab")
    page.get_by_label("Compare hcc-0005").check()
    page.locator(".filters").get_by_role("button", name="Clear").click()
    expect(page.get_by_label("Compare hcc-0001")).to_be_checked()
    expect(page.locator(".choice-go")).to_have_count(2)
    page.locator(".choice-go").first.click()
    page.wait_for_url("**/compare/?cases=hcc-0001,hcc-0005")
    page.go_back()
    expect(page.get_by_role("group", name="Comparison")).to_contain_text("Chosen: hcc-0001, hcc-0005")
    page.goto("cases/hcc-0002/")
    page.locator(".record-line").get_by_role("link", name="Compare").click()
    page.wait_for_url("**/compare/?cases=hcc-0002")
    told(page, "Choose one more record to compare it with.")


def test_without_script_the_table_still_asks_and_the_page_says_what_it_needs(browser: Browser, site_url: str) -> None:
    """The form of the table leads to the address that a comparison has; the page leads back to the cases."""
    with browser.new_context(java_script_enabled=False, base_url=site_url) as context:
        page = context.new_page()
        page.goto("cases/")
        for number in (4, 6):
            page.get_by_label(f"Compare hcc-000{number}").check()
        page.locator("#case-compare button").click()
        page.wait_for_url("**/compare/?cases=hcc-0004&cases=hcc-0006")
        expect(page.get_by_text("The comparison needs JavaScript.")).to_be_visible()
        expect(page.locator("article").get_by_role("link", name="all cases")).to_be_visible()
