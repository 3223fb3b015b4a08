"""The pieces of a picture: SVG that is as wide as its place, x in percent, y and text in pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.lines import shortened, width, wrapped

TEXT = 12.5  # pixels
LINE = 15.0  # from line to line
_WIDER = 1.08  # the reader's font may be wider than the one that was measured


def percent(fraction: float) -> str:
    """A fraction of the width as SVG writes it."""
    return f"{100 * fraction:.2f}".rstrip("0").rstrip(".") + "%"


def px(value: float) -> str:
    """Pixels, no finer than a tenth."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def joined(parts: Iterable[Markup]) -> Markup:
    """The pieces one after the other."""
    return Markup("").join(parts)


def rule(kind: str, x1: float, x2: float, y1: float, y2: float) -> Markup:
    """A line; x in fractions."""
    return Markup('<line class="course-{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        kind, percent(x1), percent(x2), px(y1), px(y2)
    )


def box(kind: str, x1: float, x2: float, y: float, height: float) -> Markup:
    """A rectangle; x in fractions."""
    return Markup('<rect class="course-{}" x="{}" width="{}" y="{}" height="{}"/>').format(
        kind, percent(x1), percent(max(x2 - x1, 0)), px(y), px(height)
    )


def at(x: float, y: float, content: Markup) -> Markup:
    """Pieces whose coordinates are pixels, around the point `x` (a fraction), `y`."""
    return Markup('<svg class="at" x="{}" y="{}" overflow="visible">{}</svg>').format(percent(x), px(y), content)


@dataclass(frozen=True)
class Lines:
    """Text from `x` (a fraction) to the right, or to the left of it, in a picture at least `width` pixels wide."""

    x: float
    texts: tuple[str, ...]
    width: float
    to_left: bool = False

    @property
    def height(self) -> float:
        """Pixels from the top of the first line to the bottom of the last."""
        return LINE * len(self.texts)

    @property
    def reach(self) -> tuple[float, float]:
        """The fractions that it covers in the narrowest picture."""
        size = max(map(text_width, self.texts), default=0) / self.width
        return (self.x - size, self.x) if self.to_left else (self.x, self.x + size)

    def drawn(self, y: float, kind: str = "label") -> Markup:
        """The lines below `y`, their upper edge."""
        anchor = Markup(' text-anchor="end"') if self.to_left else Markup("")
        return joined(
            Markup('<text class="course-{}" x="{}" y="{}"{}>{}</text>').format(
                kind, percent(self.x), px(y + (i + 0.8) * LINE), anchor, text
            )
            for i, text in enumerate(self.texts)
        )


def text_width(text: str) -> float:
    """The width of a line in pixels, on the safe side."""
    return width(text, TEXT) * _WIDER


def lines_at(text: str, start: float, end: float, width: float, most: int = 99) -> Lines:
    """A label for what reaches from `start` to `end`: to the right of the one or the left of the other.

    Of more than `most` lines the last one ends in dots.
    """
    to_left = start > 0.5 and 1 - start < end
    x = min(end, 1.0) if to_left else max(start, 0.0)
    room = (x if to_left else 1 - x) * width - 4
    return Lines(x, tuple(shortened(text, TEXT * _WIDER, room, most)), width, to_left)


def lines_between(text: str, left: float, right: float, width: float) -> Lines:
    """A text in lines that do not reach beyond `right` (a fraction)."""
    return Lines(left, tuple(wrapped(text, TEXT * _WIDER, (right - left) * width - 4)), width)
