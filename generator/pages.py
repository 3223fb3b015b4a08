"""Every generated file of the site: `Atlas` to pages and data files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.case_files import case_files
from generator.case_page import case_pages
from generator.concept_pages import concept_pages
from generator.data.files import data_files
from generator.feed import feed_file
from generator.index_pages import index_pages
from generator.page import DataFile, Page
from generator.render import Renderer
from generator.revision_pages import revision_pages
from generator.withdrawn import withdrawn_pages


def all_pages(atlas: Atlas, site_url: str) -> Iterator[Page | DataFile]:
    """Every page and data file; `site_url` ends in a slash."""
    renderer = Renderer(atlas.vocabulary)
    yield from index_pages(atlas, renderer)
    yield from case_pages(atlas, renderer, site_url)
    yield from revision_pages(atlas, renderer, site_url)
    yield from withdrawn_pages(atlas, renderer, site_url)
    yield from concept_pages(atlas, renderer)
    records = tuple(file for case in atlas.cases for file in case_files(case, atlas, site_url))
    yield from records
    yield from data_files(atlas, records, site_url)
    yield feed_file(atlas, site_url)
