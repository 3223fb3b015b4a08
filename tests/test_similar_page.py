"""Similar cases on the page of a case: reasons that lead to entries, never a score, nothing on revisions."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.atlas import Atlas
from generator.case_page import case_pages
from generator.page import Page
from generator.publication import Publication
from generator.revision_pages import revision_pages
from tests.fixtures.pages import found, parsed, words
from tests.similarity.judged import A, B, made, real_vocabulary

SITE = "https://atlas.test/"


def publication(atlas: Atlas) -> Publication:
    """Two similar invented records, the second one read second hand."""
    there = {"disease.extension": (), "source.reported_by": "hcc-9001"}
    return Publication(replace(atlas, cases=(made(A), made(B, there)), vocabulary=real_vocabulary(), earlier={}), SITE)


def test_a_similar_case_is_shown_with_its_reasons(fixture_atlas: Atlas) -> None:
    """Title, kind of evidence, comparison, what is shared and differs with links to the entries; no score for it."""
    pages = {page.path: page for page in case_pages(publication(fixture_atlas))}
    (section,) = found(parsed(pages[f"cases/{A}/index.md"]), ".similar")
    links = {words(link): link.get("href") for link in found(section, "a")}
    assert (
        links[f"{B} Invented record, second hand: complete response after one tablet, nothing else known"] == f"../{B}/"
    )
    assert links[f"Compare {A} with {B}"] == f"../../compare/?cases={A},{B}"
    assert links["lung"] == f"../{B}/#metastasis-1"
    assert "Secondary source, original not read" in words(section)
    assert "known from the article of hcc-9001" in words(section)
    assert f"Vascular invasion (not reported in {B})." in words(section)
    assert "Differs nothing of what both reports tell" in words(section)
    assert not re.search(r"%|0\.\d|score", words(section))


def test_a_case_like_no_other_says_why_none_is_shown(fixture_atlas: Atlas) -> None:
    """The floors are told in words, and the section stays."""
    pages = case_pages(Publication(fixture_atlas, SITE))
    assert ["No other record is shown." in words(parsed(page)) for page in pages] == [True, True]


def test_a_revision_does_not_show_them(fixture_atlas: Atlas) -> None:
    """It would change whenever a record is added."""
    pages = [page for page in revision_pages(publication(fixture_atlas)) if isinstance(page, Page)]
    assert len(pages) == 2
    assert not any("Similar cases" in page.text for page in pages)


def test_they_are_found_once_for_all_pages(fixture_atlas: Atlas) -> None:
    """A publication remembers them."""
    build = publication(fixture_atlas)
    assert build.similar is build.similar


def test_what_a_record_prints_stays_text(fixture_atlas: Atlas) -> None:
    """A stage that cannot be compared is quoted as it is."""
    stage = {"staging.0.value": "<b>B</b> or *C*"}
    cases = (made(A, stage), made(B, stage))
    pages = list(case_pages(Publication(replace(fixture_atlas, cases=cases, vocabulary=real_vocabulary()), SITE)))
    assert "BCLC (printed as “<b>B</b> or *C*” in either)." in words(found(parsed(pages[0]), ".similar")[0])
    assert not any("<b>" in page.text for page in pages)
