"""Wherever a record is listed, the kind of evidence that it is stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from generator.atlas import Atlas
from generator.concept_pages import concept_pages
from generator.index_pages import index_pages
from generator.publication import Publication
from tests.fixtures.pages import found, parsed, words
from tests.fixtures.records import invented

SITE = "https://atlas.test/"
SECOND_HAND = "Secondary source, original not read"


@pytest.fixture(scope="module")
def shown(fixture_atlas: Atlas) -> dict[str, html.HtmlElement]:
    """Home, lists and pages of drugs and complications where the rich record is known from another article only."""
    rich = invented({"source.read": "secondary source"})
    atlas = replace(fixture_atlas, cases=(rich, *fixture_atlas.cases[1:]))
    publication = Publication(atlas, SITE)
    return {page.path: parsed(page) for page in (*index_pages(publication), *concept_pages(publication))}


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("index.md", "*[@class='card-source']"),
        ("cases/index.md", "tbody//tr"),
        ("drugs/exemplinib/index.md", "*[@aria-label='Patients who received exemplinib']//tbody//tr"),
        ("drugs/exemplinib/index.md", "*[@aria-label='Adverse events in patients who received it']//tbody//tr"),
        ("complications/sample-rash/index.md", "*[@aria-label='Patients who had sample rash']//tbody//tr"),
        ("drugs/hypothetinib/index.md", "li[a[contains(@class, 'mentioned')]]"),
    ],
)
def test_a_listed_record_says_that_the_original_was_not_read(
    shown: dict[str, html.HtmlElement], path: str, places: str
) -> None:
    """On cards, in every table and among the mentions."""
    listed = found(shown[path], places)
    assert listed
    for place in listed:
        assert SECOND_HAND in words(place)
