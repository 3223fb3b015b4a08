"""One mark drawn: solid where it is certain, pale and dashed where it may be, an arrow where the end is not known."""

from __future__ import annotations

from markupsafe import Markup

from generator.course.drawing import at, box, joined, rule
from generator.course.glyphs import STUB, arrow, glyph
from generator.course.model import Mark, Span
from generator.course.scale import Scale

_HALF = 8  # pixels: half a sign
BAR = 9.0  # pixels


def said(mark: Mark) -> str:
    """The mark in one sentence."""
    detail = f"; {mark.detail}" if mark.detail else ""
    return f"{mark.label}: {mark.when}{detail}".rstrip(".") + "."


def reach(mark: Mark, scale: Scale) -> tuple[float, float]:
    """The fractions of the width that the drawn mark covers in the narrowest picture."""
    places = [scale.at(day) for day in (*mark.days, *_far_ends(mark, scale))]
    before, after = _beyond(mark)
    return min(places) - before / scale.frame.width, max(places) + after / scale.frame.width


def _far_ends(mark: Mark, scale: Scale) -> tuple[float, ...]:
    """The end of the axis to which the time of something half known may reach."""
    if mark.is_course or mark.start is None or len(mark.start.days) == 2:
        return ()
    return (scale.stops[-1 if mark.start.last is None else 0][0],)


def _beyond(mark: Mark) -> tuple[float, float]:
    """By how many pixels a mark reaches beyond its days, to the left and to the right."""
    if mark.is_course:
        is_open = mark.end == "ongoing" or mark.has_open_end
        return (STUB if mark.has_open_start else 0), (STUB if is_open else _HALF)
    start = mark.start or Span(None, None)
    return (STUB if start.first is None else _HALF), (STUB if start.last is None else _HALF)


def drawn(mark: Mark, scale: Scale, y: float) -> Markup:
    """The mark with its middle at height `y`; it must have a day."""
    if mark.is_course:
        return _course(mark, scale, y)
    if mark.start is None:
        raise ValueError(f"{mark.entry_id} has no time")
    return _point(mark, mark.start, scale, y)


def _point(mark: Mark, when: Span, scale: Scale, y: float) -> Markup:
    if when.first is None or when.last is None:
        return _half_known(mark, when, scale, y)
    left, right = scale.at(when.first), scale.at(when.last)
    whisker = rule("whisker", left, right, y, y) if when.last > when.first else Markup("")
    return whisker + at((left + right) / 2, y, glyph(mark.look, inexact=not when.is_exact))


def _half_known(mark: Mark, when: Span, scale: Scale, y: float) -> Markup:
    """Known only not to be before, or not to be after: a hollow sign in the middle of all the time that is left."""
    bound, kind = scale.at(when.days[0]), "open-right" if when.last is None else "open-left"
    end = scale.at(scale.stops[-1 if when.last is None else 0][0])
    whisker = rule("whisker", min(bound, end), max(bound, end), y, y)
    return whisker + arrow(kind, end, y) + at((bound + end) / 2, y, glyph(mark.look, inexact=True))


def _course(mark: Mark, scale: Scale, y: float) -> Markup:
    left, right = (scale.at(day) for day in mark.extent)
    stretches = [("bar", mark.certain)] if mark.certain else []
    stretches += [("maybe", days) for days in mark.maybe]
    pieces = [box(kind, scale.at(first), scale.at(last), y - BAR / 2, BAR) for kind, (first, last) in stretches]
    if not pieces:
        half_known = any(len(span.days) == 1 for span in (mark.start, mark.stop) if span)
        pieces.append(at(left, y, glyph(mark.look, inexact=half_known)))
    return joined(pieces) + _ends(mark, left, right, y)


def _ends(mark: Mark, left: float, right: float, y: float) -> Markup:
    """Arrows where the start or the end is not known, or the course went on."""
    ends = Markup("")
    if mark.has_open_start:
        ends += arrow("open-left", left, y)
    if mark.end == "ongoing":
        ends += arrow("ongoing", right, y)
    elif mark.has_open_end:
        ends += arrow("open-right", right, y)
    return ends
