"""The search page: what a reader asks, narrows, reads, shares and saves; by keyboard, on a phone, on paper."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sound import faults

pytestmark = pytest.mark.real
STATES = {
    "all cases": "",
    "results": "?query=nexavar+hfsr",
    "narrowed": "?query=sorafenib&sex=male",
    "nothing": "?query=durvalumab",
    "notes": "?query=%22complete+response%22+sorafinib+drug:nothing",
}


def field(page: Page) -> Locator:
    """Where the query is typed."""
    return page.get_by_role("searchbox")


def status(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the status line says so."""
    expect(page.locator("#search-status")).to_have_text(text)


def shown(page: Page) -> list[str]:
    """The ids of the cases shown, in their order."""
    return page.locator("#search-results .case-id").all_inner_texts()


def facet(page: Page, label: str) -> Locator:
    """The checkbox of a value, by its label with the count."""
    return page.get_by_role("checkbox", name=re.compile(f"^{label}"))


def test_without_a_question_every_case_is_there(page: Page) -> None:
    """The page begins with all cases, the facets with their counts, and examples of what to ask."""
    page.goto("search/")
    status(page, "All 6 cases")
    second_hand = page.locator("#search-results [data-id=hcc-0006] .result-source")
    expect(second_hand).to_contain_text("Secondary source, original not read")
    expect(facet(page, "sorafenib, 4 cases")).to_be_visible()
    page.get_by_role("link", name="nexavar hand-foot").click()
    status(page, re.compile("^2 of 6 cases"))
    assert page.url.endswith("?query=nexavar+hand-foot")


def test_typing_finds_and_keeps_the_focus(page: Page) -> None:
    """Results and address follow the keys; the history gets an entry only when the reader presses Enter."""
    page.goto("search/")
    status(page, "All 6 cases")
    entries = page.evaluate("history.length")
    field(page).press_sequentially("crizotinib", delay=20)
    status(page, re.compile("^1 of 6 cases"))
    assert shown(page)[0] == "hcc-0001"
    assert page.url.endswith("?query=crizotinib")
    assert page.evaluate("history.length") == entries
    expect(field(page)).to_be_focused()
    field(page).press("Enter")
    page.wait_for_function("before => history.length === before + 1", arg=entries)


def test_going_back_and_forward_restores_each_question(page: Page) -> None:
    """Back and forward show the question and the results of that moment; Escape empties the field."""
    page.goto("search/")
    for query, found in (("crizotinib", "^1 of"), ("nexavar", "^6 of")):
        field(page).fill(query)
        field(page).press("Enter")
        status(page, re.compile(found))
    page.go_back()
    status(page, re.compile("^1 of"))
    expect(field(page)).to_have_value("crizotinib")
    page.go_forward()
    status(page, re.compile("^6 of"))
    field(page).press("Escape")
    status(page, "All 6 cases")
    expect(field(page)).to_have_value("")


def test_given_and_only_mentioned_are_told_apart(page: Page) -> None:
    """Each case says what its patient had, what it only mentions and what is not in it at all."""
    page.goto("search/?query=nexavar+hfsr")
    status(page, "2 of 6 cases, 4 more with some of it")
    cards = page.locator("#search-results > li[data-id]")
    expect(cards.nth(0)).to_contain_text(re.compile(r"Had:\s*sorafenib\s*hand-foot skin reaction"))
    expect(cards.nth(1)).to_contain_text(re.compile(r"Only mentioned:\s*hand-foot skin reaction"))
    expect(cards.nth(2)).to_contain_text(re.compile(r"Not in this record:\s*hand-foot skin reaction"))
    expect(page.locator("#search-results")).to_contain_text("cases with some of what is asked for")


def test_the_passage_that_matched_leads_to_its_place(page: Page) -> None:
    """Under a case stands what the record says of it, with the words marked; its heading leads to that entry."""
    page.goto("search/?query=stopped+because+of+cost")
    passage = page.locator("[data-id=hcc-0001] .result-passage")
    expect(passage.locator("mark").first).to_be_visible()
    passage.get_by_role("link").click()
    page.wait_for_url(re.compile("/cases/hcc-0001/"))
    fragment = page.url.partition("#")[2]
    assert not fragment or page.locator(f"[id='{fragment}']").count() == 1


def test_facets_combine_count_and_stay_in_the_address(page: Page) -> None:
    """Every choice narrows, a reload shows the same, what would leave nothing is off, a click takes one back."""
    page.goto("search/?query=sorafenib")
    facet(page, "sorafenib, 4 cases").click()
    status(page, "4 of 6 cases")
    page.locator("#search-facets summary", has_text="Sex").click()
    facet(page, "female, 2 cases").click()
    status(page, "2 of 6 cases")
    assert "drug=sorafenib" in page.url
    assert "sex=female" in page.url
    page.reload()
    status(page, "2 of 6 cases")
    assert set(shown(page)) == {"hcc-0003", "hcc-0004"}
    expect(facet(page, "[^,]*, 0 cases").first).to_be_disabled()
    page.get_by_role("button", name="Remove filter Sex: female").click()
    status(page, "4 of 6 cases")


def test_every_count_is_what_choosing_it_gives(page: Page) -> None:
    """For the values of the first facets the number beside each is the number of cases that choosing it leaves."""
    page.goto("search/?query=hepatitis")
    expect(facet(page, "sorafenib").first).to_be_visible()
    boxes = page.locator("#search-facets").get_by_role("checkbox", disabled=False)
    for number in range(0, boxes.count(), 4):
        label = boxes.nth(number).evaluate("box => box.closest('label').innerText")
        boxes.nth(number).click()
        expect(page.locator("#search-results > li[data-id]")).to_have_count(int(label.split()[-1]))
        page.get_by_role("button", name="Clear all").click()
        expect(page.locator("#search-chosen button")).to_have_count(0)


def test_nothing_found_says_what_to_try(page: Page) -> None:
    """A drug that is nowhere gives no case, says so, and leads to the indexes; a near miss offers what may be meant."""
    page.goto("search/?query=durvalumab")
    status(page, "0 of 6 cases")
    expect(page.locator("#search-notes")).to_contain_text("“durvalumab” stands nowhere in the atlas.")
    expect(page.get_by_role("link", name="all cases")).to_be_visible()
    page.goto("search/?query=sorafinnnb")
    page.locator("#search-notes").get_by_role("button", name="sorafenib").click()
    status(page, re.compile("^6 of 6 cases"))
    expect(field(page)).to_have_value("sorafenib")


def test_a_mistyped_word_is_mended_and_told(page: Page) -> None:
    """What was typed and what was searched for instead both stand there."""
    page.goto("search/?query=sorafinib")
    expect(page.locator("#search-notes")).to_contain_text("Nothing is spelled “sorafinib”; shown: sorafenib.")


def test_quoted_words_say_what_is_done(page: Page) -> None:
    """The order of words is not in the index; the page says so and marks the passages that hold the phrase."""
    page.goto('search/?query="second+line"')
    expect(page.locator("#search-notes")).to_contain_text("Their order is not in the index")
    page.goto('search/?query="portal+mass"')
    expect(page.locator("[data-id=hcc-0004] .result-passage")).to_contain_text("phrase found")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("drug:nexavar", {"hcc-0002", "hcc-0003", "hcc-0004", "hcc-0006"}),
        ('stage:"BCLC C"', {"hcc-0002", "hcc-0003", "hcc-0004"}),
        ("mentioned:nivolumab", {"hcc-0005"}),
        ("sex:female response:complete", {"hcc-0003", "hcc-0004"}),
        ("stopped:cost", {"hcc-0001"}),
        ("author:moon", {"hcc-0003"}),
    ],
)
def test_filters_can_be_typed(page: Page, query: str, found: set[str]) -> None:
    """A field and a value by any of its names give exactly the cases that have it."""
    page.goto("search/")
    field(page).fill(query)
    status(page, f"{len(found)} of 6 cases")
    assert set(shown(page)) == found


def test_the_result_set_is_saved_as_a_table(page: Page) -> None:
    """The CSV holds every case of the result with its absolute address and how it matches."""
    page.goto("search/?query=drug:nexavar")
    status(page, "4 of 6 cases")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == "hcc-case-atlas-4-records.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["id"] for row in rows} == {"hcc-0002", "hcc-0003", "hcc-0004", "hcc-0006"}
    assert all(row["url"].startswith("http") and row["url"].endswith(f"/cases/{row['id']}/") for row in rows)
    assert {row["match"] for row in rows} == {"had"}


def test_the_keyboard_is_enough(page: Page) -> None:
    """Tab leads from the field to the filters, past them to the cases, and a filter is chosen with the space bar."""
    page.goto("search/?query=sorafenib")
    status(page, re.compile("^6 of"))
    box = facet(page, "sorafenib, 4 cases")
    box.focus()
    box.press("Space")
    status(page, "4 of 6 cases")
    expect(box).to_be_focused()
    page.get_by_text("Skip to the cases").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search-heading")).to_be_focused()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_to_mend_in_any_state(page: Page, state: str) -> None:
    """Empty, with results, narrowed, without results and with notes: no rule broken, and legible at every size."""
    page.goto(f"search/{STATES[state]}")
    status(page, re.compile("cases"))
    expect(page.locator("#search-facets input").first).to_be_visible()
    assert faults(page) == []


def test_on_a_phone_the_filters_fold_and_nothing_scrolls_sideways(page: Page) -> None:
    """At 390 px the filters are one line that says how many are chosen, and the page fits."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("search/?query=sorafenib&drug=sorafenib&response=complete")
    status(page, "4 of 6 cases")
    expect(page.locator("#search-filter-label")).to_have_text("Filter (2)")
    expect(facet(page, "sorafenib, 4 cases")).to_be_hidden()
    page.locator("#search-filter-label").click()
    expect(facet(page, "sorafenib, 4 cases")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_markup_in_the_address_stays_text(page: Page) -> None:
    """A query and a filter value that try to be markup are shown as they are written."""
    page.goto("search/?query=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&drug=%3Cb%3Ebold%3C/b%3E")
    status(page, re.compile("^0 of 6 cases"))
    assert page.locator("#search-page :is(img, b)").count() == 0
    expect(page.locator("#search-chosen")).to_contain_text("<b>bold</b>")


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "the of and", "?!", "\x01\x1b", "שלום", '"', "drug:", "a" * 999 + " sorafenib"]
)
def test_strange_questions_get_an_answer(page: Page, query: str) -> None:
    """Whatever is asked, the page counts its cases and the next question works."""
    page.goto("search/")
    field(page).fill(query)
    status(page, re.compile(r"^\d of 6 cases"))
    field(page).fill("crizotinib")
    status(page, re.compile("^1 of 6 cases"))


@pytest.mark.parametrize(
    ("pattern", "status_code", "body", "told"),
    [
        (
            "**/search/index.json",
            200,
            '{"format": 2, "files": "x"}',
            "the published index has format 2: reload the page.",
        ),
        ("**/search/*/manifest", 404, "", "The search index is damaged or incomplete."),
        ("**/search/client/search.js", 404, "", "The search could not be loaded."),
        ("**/search/client/worker.js", 404, "", "could not be started"),
    ],
    ids=["format", "manifest", "engine", "worker"],
)
def test_a_broken_search_says_so_and_can_be_tried_again(
    bare_page: Page, pattern: str, status_code: int, body: str, told: str
) -> None:
    """A message in one sentence and a button; when the cause is gone the button brings the cases."""
    page, context = bare_page, bare_page.context
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.route(pattern, lambda route: route.fulfill(status=status_code, body=body))
    page.goto("search/?query=keytruda")
    expect(page.get_by_role("alert")).to_contain_text(told)
    context.unroute_all()
    page.get_by_role("button", name="Try again").click()
    status(page, re.compile("^1 of 6 cases"))
    assert errors == []


def test_going_offline_is_told_and_coming_back_works(bare_page: Page) -> None:
    """Without connection there is a message, not a hung page; with it the same question is answered."""
    page, context = bare_page, bare_page.context
    page.goto("search/")
    status(page, "All 6 cases")
    context.set_offline(True)
    field(page).fill("keytruda")
    expect(page.get_by_role("alert")).to_contain_text("Check the connection and try again.")
    context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    status(page, re.compile("^1 of 6 cases"))


def test_a_new_index_published_meanwhile_is_taken(bare_page: Page) -> None:
    """When the files of the index that a page began with are gone, the page goes on with the one that is there now."""
    page, context = bare_page, bare_page.context
    page.goto("search/")
    status(page, "All 6 cases")
    pointer = page.evaluate("fetch('index.json').then((response) => response.json())")
    old, new = f"**/search/{pointer['files']}/*", "**/search/0123456789abcdef/"
    context.route(old, lambda route: route.fulfill(status=404))
    context.route("**/search/index.json", lambda route: route.fulfill(json={**pointer, "files": "0123456789abcdef"}))
    context.route(
        f"{new}*",
        lambda route: route.fulfill(
            response=context.request.get(route.request.url.replace("0123456789abcdef", pointer["files"]))
        ),
    )
    field(page).fill("keytruda")
    status(page, re.compile("^1 of 6 cases"))


def test_paper_shows_question_and_cases_without_controls(page: Page) -> None:
    """Printed, the page has the query, the filters and the results, and nothing to press."""
    page.goto("search/?query=nexavar&sex=female")
    status(page, "2 of 6 cases")
    page.emulate_media(media="print")
    expect(page.locator("#search-printed")).to_contain_text("Search for nexavar · Sex: female")
    for gone in ("#search-form", "#search-facets", "#search-export", "#search-pager"):
        expect(page.locator(gone)).to_be_hidden()
