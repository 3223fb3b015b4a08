"""The data files beside the page of a case."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.citations.files import citation_files
from generator.exports import record_json
from generator.links import case_url, record_url
from generator.model import Case
from generator.page import DataFile
from generator.phenopacket.files import phenopacket_files


def case_files(case: Case, atlas: Atlas, site_url: str) -> Iterator[DataFile]:
    """Record, citations and Phenopacket of the current revision; `site_url` ends in a slash."""
    yield DataFile(record_url(case.id), record_json(case).encode())
    yield from citation_files(case, case_url(case.id), site_url)
    yield from phenopacket_files(case, atlas, site_url)
