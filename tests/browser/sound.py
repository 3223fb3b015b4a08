"""One visit that proves many things: rules of accessibility in both colour schemes, and legible at every size."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.axe import COLOURS, LAYOUT, use_colours, violations
from tests.browser.legible import cut_off, sideways, upon_another

DOUBLED = "document.documentElement.style.fontSize = '250%'"  # the theme's own size is 125 %


def faults(page: Page) -> list[str]:
    """What there is to mend on the page as it stands, at three widths, with larger text and in both colour schemes."""
    found = [*violations(page), *illegible(page)]
    use_colours(page, "dark")
    found += violations(page, COLOURS)
    for width in (768, 640, 320):
        page.set_viewport_size({"width": width, "height": 844})
        found += illegible(page)
    found += violations(page, LAYOUT)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(DOUBLED)
    return found + illegible(page)


def illegible(page: Page) -> list[str]:
    """What cannot be read as the page is laid out now."""
    width, too_wide = page.evaluate("innerWidth"), sideways(page)
    beside = [f"at {width}: {too_wide} pixels too wide"] if too_wide else []
    cut = [f"at {width}, cut off: {text}" for text in cut_off(page)]
    return beside + cut + [f"at {width}, upon each other: {texts}" for texts in upon_another(page)]
