"""Every generated file of the site: `Atlas` to pages and data files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.case_page import case_pages
from generator.concept_pages import concept_pages
from generator.exports import record_json
from generator.index_pages import index_pages
from generator.links import record_url
from generator.page import Page
from generator.render import Renderer


def all_pages(atlas: Atlas, site_url: str) -> Iterator[Page]:
    """Every page and data file; `site_url` ends in a slash."""
    renderer = Renderer(atlas.vocabulary)
    yield from index_pages(atlas, renderer)
    yield from case_pages(atlas, renderer, site_url)
    yield from concept_pages(atlas, renderer)
    for case in atlas.cases:
        yield Page(record_url(case.id), record_json(case))
