"""The course on the page of a case: in the width that fits, with details for every way of reading, in every medium."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import use_colours

CASE = "cases/hcc-0003/"
# How far the details of a mark reach beyond the window, sideways, in pixels; the worst of all.
_BEYOND = """(tips) => Math.max(...tips.map((tip) => tip.querySelector("rect").getBoundingClientRect())
  .map(({ left, right }) => Math.max(-left, right - document.documentElement.clientWidth)))"""
_SHOWN_FILL = "(mark) => getComputedStyle(mark).fill"
# Texts of details that stick out of their own box.
_LOOSE = """(tips) => tips.flatMap((tip) => {
  const box = tip.querySelector("rect").getBoundingClientRect();
  return [...tip.querySelectorAll("text")].filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return left < box.left || right > box.right || top < box.top - 1 || bottom > box.bottom + 1;
  }).map((text) => text.textContent);
})"""


def mark(page: Page, entry: str = "treatment-1", shown: str = "wide") -> Locator:
    """The mark of an entry in the picture that is shown."""
    return page.locator(f'.course .{shown} a.course-mark[href="#{entry}"]')


def details(of: Locator) -> Locator:
    """What appears at a mark."""
    return of.locator(".course-tip")


def shows_on_pointing_and_on_focus(page: Page) -> None:
    """Details are hidden until asked for; Enter leads to the entry."""
    one, other = mark(page), mark(page, "response-1")
    expect(details(one)).to_be_hidden()
    one.locator(".course-drawn").hover()
    expect(details(one)).to_be_visible()
    expect(details(one)).to_contain_text(re.compile("August 2010"))
    page.mouse.move(0, 0)
    expect(details(one)).to_be_hidden()
    one.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(one).to_be_focused()
    expect(details(one)).to_be_visible()
    expect(details(other)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#treatment-1$"))
    expect(page.locator("#treatment-1")).to_be_in_viewport()


def test_details_show_on_pointing_and_on_focus(page: Page) -> None:
    """With a mouse and with a keyboard."""
    page.goto(CASE)
    shows_on_pointing_and_on_focus(page)


def test_the_course_works_without_scripts(browser: Browser, site_url: str) -> None:
    """The picture, its details and its table are part of the page."""
    with browser.new_context(
        viewport={"width": 1280, "height": 900}, base_url=site_url, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(CASE)
        shows_on_pointing_and_on_focus(page)
        page.get_by_text("The course as a table").click()
        expect(page.locator(".course-table table")).to_be_visible()


def test_the_picture_fits_its_place(page: Page) -> None:
    """The wide one on a desk, the narrow one on a phone; details stay inside the smallest window."""
    wide, narrow = page.locator(".course svg.wide"), page.locator(".course svg.narrow")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(CASE)
    expect(wide).to_be_visible()
    expect(narrow).to_be_hidden()
    assert wide.locator(".course-tip").evaluate_all(_BEYOND) <= 0
    assert wide.locator(".course-tip").evaluate_all(_LOOSE) == []
    page.set_viewport_size({"width": 390, "height": 844})
    expect(narrow).to_be_visible()
    expect(wide).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 844})
    assert narrow.locator(".course-tip").evaluate_all(_BEYOND) <= 0
    assert narrow.locator(".course-tip").evaluate_all(_LOOSE) == []
    mark(page, shown="narrow").locator(".course-drawn").hover()
    expect(details(mark(page, shown="narrow"))).to_be_visible()


def test_dark_colours_and_paper(page: Page) -> None:
    """Another palette in the dark, and a picture on paper whatever the window is."""
    page.goto(CASE)
    bar = page.locator(".course .wide .systemic .course-bar").first
    use_colours(page, "light")
    light = bar.evaluate(_SHOWN_FILL)
    use_colours(page, "dark")
    assert bar.evaluate(_SHOWN_FILL) not in {light, "rgb(0, 0, 0)", "none"}
    page.emulate_media(media="print", color_scheme="light")
    expect(bar).to_be_visible()
    assert bar.evaluate(_SHOWN_FILL) not in {"rgb(0, 0, 0)", "none"}
