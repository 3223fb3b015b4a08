"""Every generated file of the site: `Atlas` to pages and data files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.case_files import case_files
from generator.case_page import case_pages
from generator.comparison import comparison_pages
from generator.concept_pages import concept_pages
from generator.curation_page import curation_page
from generator.data.files import data_files
from generator.feed import feed_file
from generator.index_pages import index_pages
from generator.page import DataFile, Page
from generator.preview import site_preview_file
from generator.publication import Publication
from generator.revision_pages import revision_pages
from generator.withdrawn import withdrawn_pages


def all_pages(atlas: Atlas, site_url: str) -> Iterator[Page | DataFile]:
    """Every page and data file; `site_url` ends in a slash. ValueError where two would have one address."""
    seen: set[str] = set()
    for page in _pages(atlas, site_url):
        if page.path in seen:
            raise ValueError(
                f"two generated files would have the address '{page.path}'; give one another id, or, where the ledger"
                " says that it was withdrawn, take that out: it is still made"
            )
        seen.add(page.path)
        yield page


def _pages(atlas: Atlas, site_url: str) -> Iterator[Page | DataFile]:
    publication = Publication(atlas, site_url)
    yield from index_pages(publication)
    yield curation_page(publication)
    yield from comparison_pages(publication)
    yield from case_pages(publication)
    yield from revision_pages(publication)
    yield from withdrawn_pages(publication)
    yield from concept_pages(publication)
    records = tuple(file for case in atlas.cases for file in case_files(case, publication))
    yield from records
    yield from data_files(atlas, records, site_url)
    yield feed_file(atlas, site_url)
    yield from (publication.previews.of(case, publication.courses[case.id]) for case in atlas.cases)
    yield site_preview_file()
