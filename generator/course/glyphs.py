"""The signs of a picture: a shape for each kind of event, so that colour is never all that tells."""

from __future__ import annotations

from markupsafe import Markup

from generator.course.drawing import at
from generator.course.model import Look

# Around the point 0, 0; about 12 pixels in size.
_SHAPES: dict[Look, str] = {
    "surgery": "M-2-8H2V8H-2Z",
    "locoregional": "M-2-8H2V8H-2Z",
    "radiotherapy": "M-2-8H2V8H-2Z",
    "systemic": "M-2-8H2V8H-2Z",
    "supportive": "M-2-8H2V8H-2Z",
    "complete": "M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6Z",
    "partial": "M-6 0A6 6 0 0 0 6 0ZM-6 0A6 6 0 0 1 6 0H4.5A4.5 4.5 0 0 0-4.5 0Z",
    "stable": "M-6-4H6V-1H-6ZM-6 1H6V4H-6Z",
    "progressive": "M0 6L-6.5-5H6.5Z",
    "not-classified": "M0-6L6 0L0 6L-6 0Z",
    "extent": "M-5-5H5V5H-5ZM-3-3V3H3V-3Z",
    "relapse": "M0-7L7 5H-7Z",
    "harm": "M-6-6H6V6H-6ZM-1-4V1.500H1V-4ZM-1 3V5H1V3Z",
    "finding": "M0-4.500L4.500 0L0 4.500L-4.500 0Z",
    "follow-up": "M-6-5L6 0L-6 5Z",
    "death": "M-1.500-7H1.500V-3H5V0H1.500V7H-1.500V0H-5V-3H-1.500Z",
}
STUB = 22  # pixels: how far a line runs on to say that its end is not known
ARROWS = {
    "open-right": Markup('<path class="course-open" d="M0 0H{}m-5-4l5 4l-5 4"/>').format(STUB),
    "open-left": Markup('<path class="course-open" d="M0 0H-{}m5-4l-5 4l5 4"/>').format(STUB),
    "ongoing": Markup('<path class="course-goes-on" d="M0-5L9 0L0 5Z"/>'),
}


def shape(look: Look) -> str:
    """The outline of a sign around the point 0, 0, as the data of a path."""
    return _SHAPES[look]


def glyph(look: Look, *, inexact: bool = False) -> Markup:
    """The sign around its point; an inexact one is hollow."""
    return Markup('<path class="course-sign{}" d="{}" fill-rule="evenodd"/>').format(
        " inexact" if inexact else "", _SHAPES[look]
    )


def arrow(kind: str, x: float, y: float) -> Markup:
    """An arrow that says how a line goes on beyond `x` (a fraction)."""
    return at(x, y, ARROWS[kind])
