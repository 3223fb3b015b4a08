"""The Atom feed of new and revised records."""

from __future__ import annotations

from generator.atlas import Atlas
from generator.links import FEED
from generator.page import DataFile


def feed_file(atlas: Atlas, site_url: str) -> DataFile:
    """The feed at `links.FEED`, newest revision first; `site_url` ends in a slash."""
    return DataFile(FEED, b"")
