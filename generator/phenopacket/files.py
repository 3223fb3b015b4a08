"""The Phenopacket of a record and the list of what does not fit, as files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.model import Case
from generator.page import DataFile


def phenopacket_files(case: Case, atlas: Atlas, site_url: str) -> Iterator[DataFile]:
    """The files at `links.phenopacket_url` and `links.unmapped_url`; `site_url` ends in a slash."""
    yield from ()
