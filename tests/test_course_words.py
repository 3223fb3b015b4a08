"""The words of a picture: as exact as the record, and what the editors inferred says so."""

from __future__ import annotations

from typing import Any

import pytest

from generator.course.words import (
    found_words,
    method_words,
    sentence_case,
    treatment_label,
    treatment_when,
    when_words,
)
from generator.values import When
from tests.fixtures.courses import Part, given, invented_case, later, observed, words


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ({"value": "2011-04-10"}, "10 April 2011"),
        ({"value": "2011-04"}, "April 2011"),
        ({"value": "2011", "inferred": "Told so."}, "2011 (inferred)"),
        (words("in the summer"), "in the summer"),
        (words(after="2011-05"), "not before May 2011 (inferred)"),
        (words(before="2011-05-03"), "not after 3 May 2011 (inferred)"),
        (words(after="2011-05", before="2011-09"), "between May 2011 and September 2011 (inferred)"),
    ],
)
def test_a_date_says_what_is_known(date: dict[str, Any], said: str) -> None:
    """Bounds stay bounds; plain spaces, since these words are drawn."""
    assert when_words(When(**date)) == said


def test_no_date_is_not_reported() -> None:
    """Silence of the article is told as such."""
    assert when_words(None) == "time not reported"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (given(on="2011-05"), "May 2011"),
        (given(), "time not reported"),
        (given("A", "2011-05", "2011-06"), "start May 2011; end June 2011"),
        (given("A", "2011-05"), "start May 2011; end not reported"),
        (given("A", None, "2011-06"), "start not reported; end June 2011"),
        (given("A", "2011-05", ended="ongoing"), "start May 2011; ongoing at the last report"),
        (given("A", words("before work")), "start not dated (before work); end not reported"),
    ],
)
def test_a_course_tells_both_ends(part: Part, said: str) -> None:
    """An end that is not known is not left out."""
    assert treatment_when(invented_case(treatments=[part]).treatments[0]) == said


@pytest.mark.parametrize(
    ("ended", "label"),
    [
        ("cost", "A; stopped: cost"),
        ("toxicity", "A; stopped: toxicity"),
        ("completed", "A"),
        ("ongoing", "A"),
        (None, "A"),
    ],
)
def test_a_label_tells_why_it_stopped_where_that_is_bad_news(ended: str | None, label: str) -> None:
    """Completion is no news."""
    assert treatment_label(invented_case(treatments=[given("A", "2011", ended=ended)]).treatments[0]) == label


def test_an_inferred_reason_says_so() -> None:
    """Nobody may take the editors' reading for the article's."""
    part = given("A", "2011") | {"stop_reason": {"category": "progression", "inferred": "Told next.", "at": 30}}
    assert treatment_label(invented_case(treatments=[part]).treatments[0]) == "A; stopped: progression (inferred)"


def test_a_stop_that_only_the_editors_read_says_so() -> None:
    """A treatment that nobody says had ended may have ended."""
    part = given("A", "2011") | {"stop_reason": {"category": "ongoing", "inferred": "Read from a dose.", "at": 30}}
    said = treatment_when(invented_case(treatments=[part]).treatments[0])
    assert said == "start 2011; ongoing at the last report (inferred)"


def test_an_offset_tells_where_it_is_placed() -> None:
    """Words such as 'after 6 months' do not say from when."""
    date = later("P6M") | {"inferred": "Counted from the first dose."}
    assert when_words(When(**date)) == "P6M after the start, placed 6 months after the baseline (inferred)"
    assert when_words(When(**date | {"as_reported": "after 6 months"})) == "after 6 months (inferred)"


def test_long_lists_of_findings_are_not_told_beside_a_mark() -> None:
    """Each once with a full stop where they are few; a method that is not named says what is not named."""
    few = invented_case(findings=[observed("2011"), observed("2011", "not named")]).findings
    assert (found_words(few), method_words(few)) == ("A nodule. A nodule.", "invented CT, method not named")
    assert found_words(few * 20) == ""


def test_sentence_case_changes_only_the_first_letter() -> None:
    """Abbreviations stay as they are."""
    assert (sentence_case("portal DMP"), sentence_case("")) == ("Portal DMP", "")
