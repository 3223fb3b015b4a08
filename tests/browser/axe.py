"""Runs the rules of axe-core on a page as it stands: WCAG 2.2 up to AA, and its best practices."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = {"light": "default", "dark": "slate"}  # how the theme calls them
# The only rules that colours can break: all that a second colour scheme needs.
COLOURS = ["color-contrast", "link-in-text-block"]
# Those that another width of the same page can break.
LAYOUT = ["target-size", "scrollable-region-focusable"]
# axe keeps the parts of every colour in weak collections, and these take a third of its time; the same as properties.
_AXE = f"""(() => {{
  class WeakMap {{
    key = Symbol();
    has(one) {{ return this.key in one; }}
    get(one) {{ return one[this.key]; }}
    set(one, value) {{ one[this.key] = value; return this; }}
    delete(one) {{ return delete one[this.key]; }}
  }}
  class WeakSet extends WeakMap {{
    add(one) {{ return this.set(one, true); }}
  }}
  {AXE_SCRIPT}
}})()"""
_RUN = """
async ([values, within]) => {
  const rules = { "target-size": { enabled: true } };  // part of the standard, and off by default
  const tags = values[0].startsWith("wcag");
  const { violations } = await axe.run(within,
    { runOnly: { type: tags ? "tag" : "rule", values }, resultTypes: ["violations"], ...(tags && { rules }) });
  const first = (nodes) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ");
  return violations.map(({ id, nodes }) => `${id}: ${first(nodes)}`);
}
"""


def violations(page: Page, rules: list[str] = STANDARD, within: str = "html") -> list[str]:
    """Each rule that the page, or the part of it that is named, breaks, with the first elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RUN, [rules, within])
    return found


def use_colours(page: Page, scheme: str) -> None:
    """Let the system ask for light or dark colours, and wait until the page has them."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
