"""The preview images as files: of each record, and of the atlas as a whole."""

from __future__ import annotations

import vl_convert

from generator.links import SITE_PREVIEW, preview_url
from generator.model import Case
from generator.page import DataFile
from generator.preview.image import case_svg, site_svg
from generator.preview.png import smaller

SITE_PREVIEW_ALT = (
    "HCC Case Atlas: published exceptional responses in advanced hepatocellular carcinoma, one patient a record, "
    "every statement with its place in the article. Not medical advice."
)


def preview_file(case: Case) -> DataFile:
    """A PNG of 1200 x 630 pixels at `links.preview_url`."""
    return DataFile(preview_url(case.id), smaller(vl_convert.svg_to_png(case_svg(case))))


def site_preview_file() -> DataFile:
    """The same for the atlas as a whole, at `links.SITE_PREVIEW`."""
    return DataFile(SITE_PREVIEW, smaller(vl_convert.svg_to_png(site_svg())))
