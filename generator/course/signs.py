"""The signs of a strip: drawn once on a page, used by every strip on it."""

from __future__ import annotations

from markupsafe import Markup

from generator.course.drawing import at, joined, percent, px
from generator.course.glyphs import shape
from generator.course.model import Look

TREATMENTS: tuple[Look, ...] = ("surgery", "locoregional", "radiotherapy", "systemic", "supportive")
_SCALED: tuple[Look, ...] = (
    "complete", "partial", "stable", "progressive", "not-classified", "relapse", "harm", "death",
)  # fmt: skip
_SIZE = 0.8  # of the sign on the page of the case
_OWN = {
    "alive": "M-2-5L7 0L-2 5Z",
    "last-report": "M-1-5H1V5H-1Z",
    "given": "M-1.500-3.500H1.500V3.500H-1.500Z",
    "thick": "M-2.500-4.500H2.500V4.500H-2.500Z",
    "ongoing": "M0-4L7 0L0 4Z",
}
_STUB = 13  # pixels: how far a line runs on to say that its end is not known
_OPEN = {1: f"M0 0H{_STUB}m-4-3l4 3l-4 3", -1: f"M0 0H-{_STUB}m4-3l-4 3l4 3"}


def signs() -> Markup:
    """The definitions, for one place of the page before the first strip."""
    found = [_path(look, shape(look), Markup(' transform="scale({:g})"').format(_SIZE)) for look in _SCALED]
    found += [_path(name, outline) for name, outline in _OWN.items()]
    later = Markup(' transform="translate({} 0) scale({:g})"').format(_STUB + 6, _SIZE)
    return Markup('<svg class="strip-signs" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>').format(
        joined([*found, _path("died-later", shape("death"), later)])
    )


def _path(name: str, outline: str, more: Markup | None = None) -> Markup:
    return Markup('<path id="sign-{}" d="{}"{} fill-rule="evenodd"/>').format(name, outline, more or Markup(""))


def sign(name: str, x: float, y: float, kind: str) -> Markup:
    """A sign around `x` (a fraction of the width), `y`; `kind` is its look and, where it is vague, 'inexact'."""
    return Markup('<use href="#sign-{}" class="{}" x="{}" y="{}"/>').format(name, kind, percent(x), px(y))


def open_end(x: float, y: float, look: Look, *, to_left: bool = False) -> Markup:
    """An arrow that says that the end of a line at `x` (a fraction of the width) is not known."""
    outline = _OPEN[-1 if to_left else 1]
    return at(x, y, Markup('<path class="{} open" d="{}"/>').format(look, outline))
