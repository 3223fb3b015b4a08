"""The courses of all records below each other: sorted, filtered, and told in words, by keyboard too."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from generator.atlas import Atlas

CLIPPED = "(words) => getComputedStyle(words).clipPath !== 'none'"


def records(page: Page) -> list[str]:
    """The ids of the rows, in their order."""
    return page.locator("#swimmer tbody .case-id").all_inner_texts()


def test_the_plot_sorts_follows_the_filters_and_tells_each_course_in_words(page: Page) -> None:
    """Enter on a heading sorts; a filter leaves the same records in both tables; Escape hides what the focus shows."""
    page.goto("cases/")
    lengths = page.locator("#swimmer tbody td:last-child").evaluate_all("(cells) => cells.map((c) => +c.dataset.sort)")
    assert lengths == sorted(lengths, reverse=True)
    every = records(page)
    drugs = page.locator("#swimmer th", has_text="Drugs")
    drugs.get_by_role("button").press("Enter")
    expect(drugs).to_have_attribute("aria-sort", "ascending")
    given = page.locator("#swimmer tbody td:nth-child(2)").all_inner_texts()
    assert given == sorted(given)
    page.locator("#swimmer th", has_text="Course").get_by_role("button").press("Enter")
    assert records(page) == every[::-1]
    page.get_by_label("Modality").select_option("tace")
    expect(page.locator("#swimmer tbody tr")).to_have_count(page.locator("#case-table tbody tr").count())
    assert set(records(page)) == set(page.locator("#case-table tbody .case-id").all_inner_texts())
    assert set(records(page)) < set(every)
    course = page.get_by_role("link", name="Day 0: TACE, 4 June 2009")
    words = course.locator(".strip-words")
    assert words.evaluate(CLIPPED)
    course.focus()
    assert not words.evaluate(CLIPPED)
    expect(words).to_contain_text("Complete response: 10 Jul 2009;")
    course.press("Escape")
    assert words.evaluate(CLIPPED)
    course.press("Enter")
    page.wait_for_url("**/cases/hcc-0004/#course")


def test_a_strip_is_as_wide_as_a_phone_and_a_card_adds_no_stop(page: Page) -> None:
    """At 390 pixels the strip lies below its record on the whole width; on cards it is for the eye alone."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("cases/")
    for strip in page.locator("#swimmer tbody .strip").all():
        box, row = strip.bounding_box(), strip.locator("xpath=ancestor::tr").bounding_box()
        assert box
        assert row
        assert box["width"] == row["width"] > 340
    page.goto("")
    assert page.locator(".card .strip").count() > 4
    assert page.locator(".card-course :is(a, [tabindex]), .card-course > svg:not([aria-hidden])").count() == 0


def test_without_script_every_course_is_there_in_the_order_of_its_length(
    browser: Browser, site_url: str, real_atlas: Atlas
) -> None:
    """The order is in the page; the words are shown when a course is pointed at."""
    with browser.new_context(java_script_enabled=False, base_url=site_url) as context:
        page = context.new_page()
        page.goto("cases/")
        expect(page.locator("#swimmer tbody tr")).to_have_count(len(real_atlas.cases))
        lengths = page.locator("#swimmer td[data-sort]").evaluate_all("(cells) => cells.map((c) => +c.dataset.sort)")
        assert lengths == sorted(lengths, reverse=True)
        words = page.locator("#swimmer .strip-words").first
        page.locator("#swimmer .strip-link").first.hover()
        assert not words.evaluate(CLIPPED)


def test_a_browser_does_not_lay_out_the_rows_that_a_script_will_page(browser: Browser) -> None:
    """Before the script of the tables runs fifty rows are there; where no script can run, all are."""
    rows = "".join(f"<tr><td>{i}</td></tr>" for i in range(60))
    for scripts, shown in ((True, 50), (False, 60)):
        with browser.new_context(java_script_enabled=scripts) as context:
            page = context.new_page()
            style = Path("docs/assets/stylesheets/overview.css").read_text(encoding="utf-8")
            table = f'<table class="sortable" data-page-size="50"><tbody>{rows}</tbody></table>'
            page.set_content(f"<style>{style}</style>{table}")
            assert page.locator("td:visible").count() == shown
