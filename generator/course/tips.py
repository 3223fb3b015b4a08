"""A mark as a link with its details, which appear above it when it is pointed at or has the focus; no script."""

from __future__ import annotations

from markupsafe import Markup

from generator.course.drawing import LINE, TEXT, at, joined, px
from generator.lines import wrapped

_WIDTH = 232.0  # pixels
_PADDING = 8.0


def linked(href: str, look: str, said: str, drawn: Markup, x: float, y: float, width: float) -> Markup:
    """What was drawn as a link to where it is told; `said` is read out, and shown above `x` (a fraction), `y`.

    `width` is that of the narrowest picture, in pixels.
    """
    return Markup('<a class="course-mark {}" href="{}" aria-label="{}"><g class="course-drawn">{}</g>{}</a>').format(
        look, href, said, drawn, _tip(said, x, y, width)
    )


def _tip(said: str, x: float, y: float, width: float) -> Markup:
    """A box of fixed width that stays inside the narrowest picture, and so inside every one."""
    lines = wrapped(said, TEXT, _WIDTH - 2 * _PADDING)
    height = len(lines) * LINE + _PADDING
    left = min(max(x * width - _WIDTH / 2, 0), width - _WIDTH) - x * width
    texts = joined(
        Markup('<text x="{}" y="{}">{}</text>').format(px(left + _PADDING), px((i + 0.9) * LINE - height), line)
        for i, line in enumerate(lines)
    )
    frame = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(
        px(left), px(-height - _PADDING / 2), px(_WIDTH), px(height)
    )
    return Markup('<g class="course-tip" aria-hidden="true">{}</g>').format(at(x, y - 8, frame + texts))
