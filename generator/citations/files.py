"""The citation files of a record: BibTeX, RIS and CSL-JSON, of the record and of its source article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Case
from generator.page import DataFile


def citation_files(case: Case, page_url: str, site_url: str) -> Iterator[DataFile]:
    """The files beside the page of this revision of a case, which is at `page_url`; both addresses end in a slash."""
    yield from ()
