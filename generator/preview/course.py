"""The course of a case in its preview image: the strip of its card, larger."""

from __future__ import annotations

from markupsafe import Markup

from generator.course import Course
from generator.course.scale import Frame
from generator.course.signs import signs
from generator.course.strip_words import extent_words
from generator.course.swimmer import own_strip
from generator.lines import width
from generator.model import Case

_LARGEST = 2.2  # times the size on a card
_SIZE, _GAP = 26, 20
Box = tuple[float, float, float, float]  # left, top, width, height in pixels


def course_drawn(case: Case, course: Course, box: Box, colour: str) -> Markup:
    """The strip with the years that it covers to the right of it; words where there is nothing to draw."""
    left, top, room, height = box
    words = extent_words(course) or "No date and no time from which to draw the course"
    y = top + height / 2 + _SIZE / 3
    text = Markup('<text x="{:g}" y="{:g}" font-size="{}" fill="{}" text-anchor="{}">{}</text>')
    small = own_strip(case, course)
    if small is None:
        return text.format(left, y, _SIZE, colour, "start", words)
    scale = min(_LARGEST, height / small.height)
    drawn_width = room - width(words, _SIZE) - _GAP
    strip = own_strip(case, course, Frame(drawn_width / scale, 0.02, 0.97)) or small
    size = drawn_width, strip.height * scale, drawn_width / scale, strip.height
    opening = '<svg class="course-picture strip" x="{:g}" y="{:g}" width="{:g}" height="{:g}" viewBox="0 0 {:g} {:g}">'
    picture = Markup(opening + "{}</svg>").format(left, top + (height - size[1]) / 2, *size, strip.body)  # noqa: S704  # ours
    return signs() + picture + text.format(left + room, y, _SIZE, colour, "end", words)
