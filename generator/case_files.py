"""The data files beside the page of a case."""

from __future__ import annotations

from collections.abc import Iterator

from generator.citations.files import citation_files
from generator.comparison import comparison_file
from generator.exports import record_json
from generator.head import linkset_file
from generator.links import case_url, record_url
from generator.model import Case
from generator.page import DataFile
from generator.phenopacket.files import phenopacket_files
from generator.publication import Publication


def case_files(case: Case, publication: Publication) -> Iterator[DataFile]:
    """Record, citations, Phenopacket, typed links, what a comparison shows and the picture, of the current revision."""
    atlas, site_url = publication.atlas, publication.site_url
    yield DataFile(record_url(case.id), record_json(case, site_url).encode())
    yield from citation_files(case, case_url(case.id), site_url, atlas.vocabulary, publication.styles)
    yield from phenopacket_files(case, atlas, site_url)
    yield linkset_file(case, atlas, site_url)
    yield from publication.course_files.of(publication.courses[case.id])
    yield comparison_file(case, atlas.vocabulary)
