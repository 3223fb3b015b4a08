"""The files of the compare page: one for each case, the list to choose from, and the page itself."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.comparison import comparison_file, comparison_pages
from generator.course import course_of
from generator.course.scale import NARROW, WIDE, scale_of
from generator.model import Case
from generator.page import DataFile, Page
from generator.publication import Publication
from tests.fixtures.records import invented, vocabulary

MOST_BYTES = 8 * 1024


def content(case: Case) -> dict[str, Any]:
    """The file of a case, read back."""
    loaded: dict[str, Any] = json.loads(comparison_file(case, vocabulary()).content)
    return loaded


def test_the_file_of_a_case_says_what_it_is() -> None:
    """Its address, id and revision, and for the head of its column title, evidence and baseline."""
    case = invented()
    assert comparison_file(case, vocabulary()).path == "cases/hcc-9001/comparison.json"
    data = content(case)
    assert (data["format"], data["id"], data["revision"], data["title"]) == (1, case.id, 2, case.title)
    assert (data["evidence"], data["second_hand"]) == ("Case report, full text read", False)
    assert data["baseline"] == "start of exemplinib (10 April 2011)"
    assert content(invented(name="hcc-9002"))["second_hand"]


def test_rows_hold_what_is_said_and_nothing_empty() -> None:
    """Numbers compare as pairs, words as words; lines of the article stay on the page of the case."""
    rows = {row["key"]: row for row in content(invented())["rows"]}
    assert rows["age"] == {
        "key": "age",
        "group": "Patient",
        "label": "Age",
        "order": [0, 0],
        "items": [{"text": "52 years", "at": "patient-age"}],
        "compare": [52, 52],
    }
    assert rows["cirrhosis"]["items"] == [{"at": "patient-cirrhosis", "missing": "absent"}]
    assert rows["end"]["contradictions"] == [{"id": "discrepancy-1", "what": "When exemplinib was stopped"}]
    assert "contradictions" not in rows["age"]


def test_times_are_those_of_the_pictures() -> None:
    """The days that are drawn, and the stops of the wide and the narrow picture; nothing where nothing is drawn."""
    data, course = content(invented()), course_of(invented(), vocabulary())
    assert data["days"] == list(course.days)
    for name, frame in (("wide", WIDE), ("narrow", NARROW)):
        assert data["scale"][name] == [list(stop) for stop in scale_of(course.days, frame).stops]
    silent = content(invented(name="hcc-9002"))
    assert (silent["days"], silent["scale"]) == ([], {})


def test_the_same_bytes_every_time() -> None:
    """A record read anew gives the same file."""
    assert comparison_file(invented(), vocabulary()) == comparison_file(invented(), vocabulary())


@pytest.mark.real
def test_each_real_file_is_small(real_atlas: Atlas) -> None:
    """A comparison of four records is loaded in a moment."""
    for case in real_atlas.cases:
        file = comparison_file(case, real_atlas.vocabulary)
        assert len(gzip.compress(file.content)) < MOST_BYTES, case.id


def test_the_page_knows_every_case_and_says_that_it_needs_a_script(fixture_atlas: Atlas) -> None:
    """The list has id and title of each; without script the page leads to the cases."""
    page, listed = comparison_pages(Publication(fixture_atlas, "https://atlas.test/"))
    assert isinstance(page, Page)
    assert isinstance(listed, DataFile)
    assert listed.path == "compare/cases.json"
    assert json.loads(listed.content) == [[case.id, case.title] for case in fixture_atlas.cases]
    assert 'data-list="cases.json"' in page.text
    assert "needs JavaScript" in page.text
    assert 'href="../cases/"' in page.text
