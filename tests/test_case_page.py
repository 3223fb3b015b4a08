"""The page of a case: kind of evidence, comparison with the article, certainty of each response, completeness."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from generator.atlas import Atlas
from generator.case_page import case_pages
from generator.page import Page
from generator.publication import Publication
from generator.revision_pages import revision_pages
from tests.fixtures.pages import found, parsed, words
from tests.fixtures.records import Changes, invented

SITE = "https://atlas.test/"


def page_of(atlas: Atlas, changes: Changes | None = None, name: str = "hcc-9001") -> html.HtmlElement:
    """The page of an invented record after changes, below its front matter."""
    cases = tuple(invented(changes, case.id) if case.id == name else case for case in atlas.cases)
    pages = {page.path: page for page in case_pages(Publication(replace(atlas, cases=cases), SITE))}
    return parsed(pages[f"cases/{name}/index.md"])


def certainty(page: html.HtmlElement) -> list[dict[str, str]]:
    """Label and text of each certainty block, in the order of the responses."""
    rows = [found(block, "dl//div") for block in found(page, ".certainty")]
    return [{words(found(row, "dt")[0]): words(found(row, "dd")[0]) for row in block} for block in rows]


def test_each_response_says_how_certain_it_is(fixture_atlas: Atlas) -> None:
    """The article's words, the criterion, whether a reader can check it with the data and their place, the causes."""
    first, second, third = certainty(page_of(fixture_atlas))
    assert first["In the article’s words"].startswith("“partial remission”")
    assert first["Criterion"].startswith("Demonstration criteria 1.1")
    assert first["Can the reader check it?"].startswith("yes: The size before and after is printed.L25…")
    assert "measured twice" in first["Can the reader check it?"]
    assert second["Criterion"] == "no criterion named"
    assert second["Can the reader check it?"].startswith("partly: Enhancement is described")
    assert third["Can the reader check it?"] == "no: Nothing is measured."


def test_what_was_given_before_is_never_credited(fixture_atlas: Atlas) -> None:
    """Several treatments are possible causes together, one by itself is no proof, and a progression has none."""
    first, _, third = certainty(page_of(fixture_atlas))
    causes = first["Possible causes: given before it"]
    assert causes.startswith("It followed all of these; one patient cannot show which of them was the cause")
    assert "Embolisation" in causes
    assert "Exemplinib" in causes
    assert "cause" not in " ".join(third)
    assert "cause" not in third["Given before it"]
    alone = {"responses.0.given_before": ({"treatment": "treatment-2"},), "treatments.0.date": "2010-01-01"}
    single = certainty(page_of(fixture_atlas, alone))[0]["Possible causes: given before it"]
    assert single.startswith("It followed this treatment; one patient cannot show that it was the cause.")


def test_an_older_revision_says_what_it_does_not_record(fixture_atlas: Atlas) -> None:
    """Nothing is judged after the fact: neither the check of a response nor the checklist, nor the comparison."""
    pages = {page.path: page for page in revision_pages(Publication(fixture_atlas, SITE))}
    page = pages["cases/hcc-9001/r1/index.md"]
    assert isinstance(page, Page)
    first = parsed(page)
    assert {block["Can the reader check it?"] for block in certainty(first)} == {"not recorded in this revision"}
    assert words(found(first, ".record-line//.compared")[0]).startswith("This revision was not compared")
    assert not found(first, ".care-state")


@pytest.mark.parametrize(
    ("name", "evidence", "compared"),
    [
        ("hcc-9001", "Case report, full text read", "231 of 231 values found in the article, 16 March 2020"),
        (
            "hcc-9002",
            "Secondary source, original not read",
            "Changed since it was compared with the article of hcc-9001, 2 March 2020",
        ),
    ],
)
def test_evidence_and_comparison_stand_below_the_title(
    fixture_atlas: Atlas, name: str, evidence: str, compared: str
) -> None:
    """A reader sees both before the first sentence; the comparison leads to its details."""
    page = page_of(fixture_atlas, name=name)
    (line,) = found(page, ".record-line")
    assert evidence in words(line)
    assert compared in words(line)
    (details,) = found(page, "*[@id='verification']")
    assert words(details).startswith(compared)
    assert [link.get("href") for link in found(details, "a")] == ["../../curation/#how"]


def test_the_checklist_counts_what_is_reported(fixture_atlas: Atlas) -> None:
    """The sentence above it and the items below agree."""
    consent = {"value": "Given in writing", "at": 10}
    page = page_of(fixture_atlas, {"source.bibliography.title": "A case report", "care.informed_consent": consent})
    states = [words(state) for state in found(page, ".care-state")]
    assert len(states) == 13
    told = f"the article reports {states.count('reported')}, and {states.count('partly reported')} more in part"
    assert told in words(page)
    assert "Given in writing" in words(found(page, "*[@id='care-informed-consent']")[0])
