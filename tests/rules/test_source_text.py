"""Places in the source text, its sections, and what is known of the article."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.source_text import (
    captions_are_named_as_such,
    places_are_in_a_section,
    secondary_sources_name_their_reporter,
    sections_are_in_the_text,
    what_is_not_known_is_named,
)
from tests.fixtures.records import LEFT_OUT, found

PLACES = {
    "synopsis.0.at": ("synopsis", 0, "at"),
    "source.related.0.at": ("related-1", "at"),
    "patient.age.at": ("patient", "age", "at"),
    "disease.diagnosis.at": ("disease", "diagnosis", "at"),
    "baseline.at": ("baseline", "at"),
    "treatments.0.agents.0.at": ("treatment-1", "agents", 0, "at"),
    "treatments.2.volumes.0.at": ("treatment-3", "volumes", 0, "at"),
    "treatments.1.stop_reason.at": ("treatment-2", "stop_reason", "at"),
    "responses.0.criterion.at": ("response-1", "criterion", "at"),
    "adverse_events.0.grade.at": ("adverse-event-1", "grade", "at"),
    "outcome.status.at": ("outcome", "status", "at"),
    "caveats.1.at": ("caveat-2", "at"),
    "discrepancies.0.statements.0.at": ("discrepancy-1", "statements", 0, "at"),
}


@pytest.mark.parametrize(("place", "location"), PLACES.items())
def test_a_place_outside_the_text(place: str, location: tuple[str | int, ...]) -> None:
    """Wherever a place stands."""
    ((at, message),) = found(places_are_in_a_section, {place: "200-201"})
    assert at == location
    assert message.startswith("'at' must be within the 200 lines of the source text, found 200")


@pytest.mark.parametrize("lines", ["11", "20-22", "80-82", "119-124", "199-200"])
def test_a_place_in_no_section(lines: str) -> None:
    """Between two sections, across them, or after the last."""
    assert found(places_are_in_a_section, {"patient.age.at": lines}) == [
        (
            ("patient", "age", "at"),
            f"'at' must lie within one section of 'source.text.sections', found {lines}",
        )
    ]


def test_lines_are_shown_as_the_file_writes_them() -> None:
    """With a hyphen in both messages of the rule, so that they can be searched for."""
    ((_, message),) = found(places_are_in_a_section, {"patient.age.at": "199-201"})
    assert message.endswith("found 199-201")


def test_each_range_of_a_place_is_looked_at() -> None:
    """Of three the second and the third are wrong."""
    messages = [message for _, message in found(places_are_in_a_section, {"patient.age.at": (22, 11, "300-301")})]
    assert [message[:22] for message in messages] == ["'at' must lie within o", "'at' must be within th"]


def test_a_section_beyond_the_text() -> None:
    """A section ends with the text at the latest."""
    assert found(sections_are_in_the_text, {"source.text.sections.8.lines": ("162-170", "190-201")}) == [
        (("source", "text", "sections", 8, "lines"), "a section must end by line 200, found 190-201")
    ]


def test_a_section_may_end_with_the_text() -> None:
    """The last line belongs to the text."""
    assert found(sections_are_in_the_text, {"source.text.sections.8.lines": "162-200"}) == []


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"disease.extension.1.only_in_caption": LEFT_OUT}, ("extension-2",)),
        ({"findings.3.only_in_caption": False}, ("finding-4",)),
        ({"complications.1.only_in_caption": LEFT_OUT}, ("complication-2",)),
        ({"findings.2.at": (82, 120)}, ("finding-3",)),
    ],
)
def test_what_stands_in_captions_alone_must_say_so(change: dict[str, Any], location: tuple[str]) -> None:
    """A caption is weaker evidence than the text."""
    ((at, message),) = found(captions_are_named_as_such, change)
    assert at == location
    assert message == "'only_in_caption' must be true here: its places are in figure caption"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"findings.0.only_in_caption": True}, "case report"),
        ({"findings.3.at": ("120-123", 22, 150)}, "case report, figure caption, table"),
        ({"findings.3.at": 11}, "no section"),
    ],
)
def test_what_stands_elsewhere_too_must_not_say_so(change: dict[str, Any], where: str) -> None:
    """The message says where its places are."""
    ((_, message),) = found(captions_are_named_as_such, change)
    assert message == f"'only_in_caption' must be left out here: its places are in {where}"


def test_an_entry_without_a_place_is_in_no_caption() -> None:
    """What is not reported stands nowhere."""
    assert found(captions_are_named_as_such, {"findings.1.at": LEFT_OUT, "findings.1.missing": "not reported"}) == []


@pytest.mark.parametrize(
    "change",
    [
        {"source.read": "secondary source"},
        {"source.reported_by": "hcc-9002"},
        {"source.reported_by": "hcc-9002", "source.read": "abstract only"},
    ],
)
def test_a_secondary_source_and_its_reporter_go_together(change: dict[str, Any]) -> None:
    """Neither stands without the other."""
    assert found(secondary_sources_name_their_reporter, change) == [
        (
            ("source", "read"),
            "'reported_by' must be given for a secondary source and only there; for example reported_by: hcc-0004",
        )
    ]


@pytest.mark.parametrize("read", ["full text", "abstract only"])
def test_other_sources_have_no_reporter(read: str) -> None:
    """The article itself was read."""
    assert found(secondary_sources_name_their_reporter, {"source.read": read}) == []


@pytest.mark.parametrize("unknown", ["title", "authors"])
def test_what_is_not_known_of_the_article_must_be_named(unknown: str) -> None:
    """A reader must know that it was looked for."""
    change: dict[str, Any] = {f"source.bibliography.{unknown}": LEFT_OUT}
    assert found(what_is_not_known_is_named, change) == []
    change["source.not_shown"] = ()
    assert found(what_is_not_known_is_named, change) == [
        (("source",), "'not_shown' must say that title or authors are not known; for example [title, authors]")
    ]


def test_nothing_need_be_named_where_all_is_known() -> None:
    """Title and authors are enough."""
    assert found(what_is_not_known_is_named, {"source.not_shown": ()}) == []
