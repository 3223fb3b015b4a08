"""The preview image of a record, for places that show a link as a card."""

from __future__ import annotations

from generator.model import Case
from generator.page import DataFile


def preview_file(case: Case) -> DataFile:
    """A PNG of 1200 x 630 pixels at `links.preview_url`."""
    raise NotImplementedError
