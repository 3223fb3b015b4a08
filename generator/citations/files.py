"""The citation files of a record: BibTeX, RIS and CSL-JSON, of the record and of its source article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Case
from generator.page import DataFile


def citation_files(case: Case, site_url: str) -> Iterator[DataFile]:
    """The files at `links.citation_url` of this revision of the case; `site_url` ends in a slash."""
    yield from ()
