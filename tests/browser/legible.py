"""Whether a page can be read as it is laid out: nothing sideways, nothing cut off, no text upon other text."""

from __future__ import annotations

from playwright.sync_api import Page

_TEXTS = """
const isUnseen = (one) => {
  const { width, height } = one.getBoundingClientRect();
  return width <= 1 || height <= 1 || getComputedStyle(one).clipPath !== "none";
};
const seen = new Map();
const isSeen = (one) => {
  if (!seen.has(one)) seen.set(one, !isUnseen(one) && (!one.parentElement || isSeen(one.parentElement)));
  return seen.get(one);
};
const isShown = (one) => {
  if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  // The theme shortens titles in its header and its contents lists.
  return isSeen(one) && !one.closest("option, .md-ellipsis");
};
const hasWords = (node) => node.nodeType === 3 && node.data.trim();
const holdsText = (one) => [...one.childNodes].some(hasWords) && isShown(one);
const texts = [...document.querySelectorAll("body *")].filter(holdsText);
const said = (one) => `${one.localName}.${one.className}: ${one.textContent.trim().slice(0, 60)}`;
const extent = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
};
"""
_CUT_OFF = f"""() => {{ {_TEXTS}
const hides = (axis) => axis === "hidden" || axis === "clip";
const isCut = (text) => {{
  const box = extent(text).getBoundingClientRect();
  for (let holder = text; holder !== document.body; holder = holder.parentElement) {{
    const {{ overflowX, overflowY, position }} = getComputedStyle(holder), edge = holder.getBoundingClientRect();
    if (position === "fixed" || /auto|scroll/.test(overflowX + overflowY)) return false;
    if (hides(overflowX) && (box.right > edge.right + 2 || box.left < edge.left - 2)) return true;
    if (hides(overflowY) && (box.bottom > edge.bottom + 4 || box.top < edge.top - 4)) return true;
  }}
  return false;
}};
return texts.filter(isCut).map(said);
}}"""
_UPON = f"""() => {{ {_TEXTS}
const stays = ".md-header, .md-tabs, .md-sidebar, .md-top, dialog";  // what lies above the page on purpose
const lines = texts.filter((text) => !text.closest(stays)).flatMap((text) => [...text.childNodes].filter(hasWords)
  .flatMap((node) => [...extent(node).getClientRects()].map((box) => [text, box])));
lines.sort(([, a], [, b]) => a.top - b.top);
const found = [];
lines.forEach(([one, a], i) => {{
  for (let j = i + 1; j < lines.length && lines[j][1].top < a.bottom - 4; j++) {{
    const [other, b] = lines[j];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - b.top;
    if (across > 3 && down > 0.5 * Math.min(a.height, b.height)) found.push(said(one) + " | " + said(other));
  }}
}});
return found;
}}"""
_SIDEWAYS = """async () => {
  const beyond = () => Math.max(document.documentElement.scrollWidth - innerWidth, 0);
  for (let tries = 0; tries < 20 && beyond(); tries++) await new Promise((go) => setTimeout(go, 50));
  return beyond();
}"""


def cut_off(page: Page) -> list[str]:
    """Texts that stick out of a box which hides what sticks out."""
    found: list[str] = page.evaluate(_CUT_OFF)
    return found


def upon_another(page: Page) -> list[str]:
    """Pairs of texts that lie upon each other."""
    found: list[str] = page.evaluate(_UPON)
    return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window when its layout has come to rest."""
    found: int = page.evaluate(_SIDEWAYS)
    return found
