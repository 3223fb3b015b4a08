"""The way of the Tab key through a page: where it stops, and whether a reader sees where that is."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Page

_REMEMBER = """() => {
  const looks = (one) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, opacity } = getComputedStyle(one);
    const ring = outlineStyle === "none" || outlineWidth === "0px" ? "" : outlineColor;
    return [ring, boxShadow, backgroundColor, opacity].join();
  };
  // The theme shows the focus of its hidden switches at their labels, a picture that of its marks at what is drawn.
  const inside = (one) => one.querySelector(".course-drawn") ?? one;
  const holder = (one) => one.matches(".md-option") ? one.nextElementSibling : inside(one);
  // Between the strokes of a drawn mark there is nothing to hit.
  const boxes = (shown) => (shown.ownerSVGElement ? [...shown.querySelectorAll("path, rect, circle, text")] : [shown])
    .flatMap((one) => [...one.getClientRects()]);
  const all = [...document.querySelectorAll("*")];
  const before = new Map(all.map((one) => [one, looks(one)]));
  const isHit = (one, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (one.contains(hit) || one.closest("label")?.contains(hit));
  };
  window.describeStop = async () => {
    const one = document.activeElement, shown = holder(one);
    if (one === document.body) return null;
    const name = one.ariaLabel || one.textContent.trim().slice(0, 30) || one.id;
    const isSeen = () => boxes(shown).filter(({ width, height }) => width > 2 && height > 2)
      .some(({ left, top, right, bottom }) =>
        [(left + right) / 2, left + 6, right - 6].some((x) => isHit(shown, x, (top + bottom) / 2)));
    const isMarked = () => looks(shown) !== before.get(shown);
    // The theme opens and closes its search box, and brings its tabs back, by and by.
    for (let tries = 0; tries < 20 && !(isSeen() && isMarked()); tries++) await new Promise((go) => setTimeout(go, 50));
    const kind = (one.getAttribute("class") ?? "").replace(" focus-visible", "");
    return [all.indexOf(one), `${one.localName}.${kind} ${name}`,
      isMarked(), isSeen(), one.closest("article, dialog") !== null];
  };
}"""


class Stop(NamedTuple):
    """A stop: its place in the document, its name, whether it looks otherwise than before and is not covered."""

    place: int
    name: str
    is_marked: bool
    is_seen: bool
    is_content: bool


def stops(page: Page, key: str = "Tab", limit: int = 1000) -> list[Stop]:
    """Every stop from where the focus is to the end of the page; AssertionError where there is no end."""
    page.evaluate(_REMEMBER)
    found = dict[int, Stop]()
    while len(found) < limit:
        page.keyboard.press(key)
        answer = page.evaluate("describeStop()")
        if answer is None or answer[0] in found:
            return list(found.values())
        found[answer[0]] = Stop(*answer)
    raise AssertionError(f"no way out after {limit} stops")
