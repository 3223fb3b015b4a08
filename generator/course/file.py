"""The picture of a course as a file of its own: light and dark, with links back to the page."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.course.model import Course
from generator.course.page import description
from generator.course.picture import picture_of
from generator.course.scale import NARROW, WIDE
from generator.inked import STYLES
from generator.links import course_svg_url
from generator.page import DataFile

_SCHEME = r'\[data-md-color-scheme="{}"\] \{{([^}}]*)\}}'
_USED = re.compile(r"--(?:atlas|md-default)-[a-z-]+: [^;]+;")
_PAPER = {"default": "--md-default-bg-color: #ffffff;", "slate": ""}
# Where the frame of the details of a mark has its upper edge: y of the group plus y of the frame.
_DETAILS = re.compile(r'<g class="course-tip".*?<svg [^>]*?y="([^"]+)".*?<rect [^>]*?y="([^"]+)"')
_FONT = 'font-family: system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif'


class CourseFiles:
    """Makes the files; reads the style sheets once."""

    def __init__(self) -> None:
        colours = (STYLES / "atlas.css").read_text(encoding="utf-8")
        rules = (STYLES / "course.css").read_text(encoding="utf-8")
        light, dark = (_colours(colours, scheme) for scheme in ("default", "slate"))
        paper = f"svg:root {{ {_FONT}; background: var(--md-default-bg-color) }}"
        self._style = (
            f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{paper}\n{rules}"
        )

    def of(self, course: Course) -> list[DataFile]:
        """The wide and the narrow picture; none where nothing has a place in time."""
        found = [(picture_of(course, frame), is_wide) for frame, is_wide in ((WIDE, True), (NARROW, False))]
        return [
            DataFile(course_svg_url(course.case_id, wide=is_wide), self._document(course, picture.body, picture.height))
            for picture, is_wide in found
            if picture
        ]

    def _document(self, course: Course, body: Markup, height: float) -> bytes:
        links_to_page = Markup(str(body).replace('href="#', 'href="./#'))  # noqa: S704  # it was Markup before
        above = max(1 - _highest(body), 0)
        return (
            Markup(
                '<svg xmlns="http://www.w3.org/2000/svg" class="course-picture" width="100%" height="{:g}" role="group"'
                ' aria-labelledby="title desc"><title id="title">Clinical course of {}</title><desc id="desc">{}</desc>'
                '<style>{}</style><svg y="{:g}" overflow="visible">{}</svg></svg>\n'
            )
            .format(height + above, course.case_id, description(course), Markup(self._style), above, links_to_page)  # noqa: S704  # ours
            .encode()
        )


def _highest(body: str) -> float:
    """The upper edge of the highest details: on a page they may reach above the picture, in a file they may not."""
    return min((float(group) + float(frame) for group, frame in _DETAILS.findall(body)), default=0.0)


def _colours(css: str, scheme: str) -> str:
    """The colours of one scheme; a scheme without its own paper has that of the theme."""
    block = re.search(_SCHEME.format(scheme), css)
    if block is None:
        raise ValueError(f"atlas.css must have the colours of the scheme '{scheme}'")
    return " ".join([_PAPER[scheme], *_USED.findall(block[1])]).strip()
