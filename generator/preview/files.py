"""The preview images as files: of each record, and of the atlas as a whole."""

from __future__ import annotations

import vl_convert

from generator.course import Course
from generator.inked import Inks
from generator.links import SITE_PREVIEW, preview_url
from generator.model import Case
from generator.page import DataFile
from generator.preview.image import case_svg, site_svg
from generator.preview.png import smaller

SITE_PREVIEW_ALT = (
    "HCC Case Atlas: published exceptional responses in advanced hepatocellular carcinoma, one patient a record, "
    "every statement with its place in the article. Not medical advice."
)


class Previews:
    """Makes the images of records; reads the style sheets of the courses once."""

    def __init__(self) -> None:
        self._inks = Inks(("atlas.css", "course.css", "overview.css"))

    def of(self, case: Case, course: Course) -> DataFile:
        """A PNG of 1200 x 630 pixels at `links.preview_url`."""
        return DataFile(preview_url(case.id), smaller(vl_convert.svg_to_png(self.svg(case, course))))

    def svg(self, case: Case, course: Course) -> str:
        """The image before it is turned into pixels: without a class or a variable."""
        return self._inks.inked(case_svg(case, course))


def site_preview_file() -> DataFile:
    """The same for the atlas as a whole, at `links.SITE_PREVIEW`."""
    return DataFile(SITE_PREVIEW, smaller(vl_convert.svg_to_png(site_svg())))
