"""A record to lanes: each entry in its class, nothing that was not, no state that contradicts another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.course.lanes import lanes
from generator.course.model import Lane, Mark, Span
from tests.fixtures.courses import answered, complicated, given, happened, harmed, invented_case, observed, words
from tests.fixtures.records import invented, vocabulary


def lanes_of(**parts: Any) -> dict[str, Lane]:
    """The lanes of an invented course by name."""
    return {lane.name: lane for lane in lanes(invented_case(**parts), vocabulary())}


def outcome(**parts: Any) -> list[tuple[str, str, bool]]:
    """Look and label of each mark of the outcome, and whether it is placed."""
    lane = lanes_of(**parts)["Outcome"]
    return [(m.look, m.label, m in lane.marks) for m in (*lane.marks, *lane.unplaced)]


@pytest.mark.parametrize(
    ("modality", "name"),
    [
        ("sample-resection", "Surgery"),
        ("demo-embolisation", "Locoregional treatment"),
        ("beam-therapy", "Radiotherapy"),
        ("immune-therapy", "Systemic treatment"),
        ("comfort-care", "Antiviral and supportive treatment"),
    ],
)
def test_treatments_stand_in_the_lane_of_their_class(modality: str, name: str) -> None:
    """By the first modality."""
    assert lanes_of(treatments=[given("A", on="2011-05", modality=modality)])[name].marks[0].label == "A"


def test_an_antiviral_is_supportive_whatever_its_modality() -> None:
    """It is not against the tumour; an operation in an emergency stays an operation."""
    antiviral = given("A", on="2011-05") | {"purpose": "antiviral"}
    emergency = given("B", on="2011-05", modality="sample-resection") | {"purpose": "emergency"}
    found = lanes_of(treatments=[antiviral, emergency])
    assert [m.label for m in found["Antiviral and supportive treatment"].marks] == ["A"]
    assert [m.label for m in found["Surgery"].marks] == ["B"]


@pytest.mark.parametrize(
    ("part", "start", "stop", "end"),
    [
        (given("A", "2011-04-10", "2011-05-10"), Span(0, 0), Span(30, 30), "stated"),
        (given("A", "2011-04-10"), Span(0, 0), None, "not reported"),
        (given("A", None, "2011-05-10"), None, Span(30, 30), "stated"),
        (given("A", "2011-04-10", ended="ongoing"), Span(0, 0), Span(83, 83), "ongoing"),
        (given("A", "2011-12-01", ended="ongoing"), Span(235, 235), None, "ongoing"),
    ],
)
def test_a_course_ends_where_it_is_last_known(part: dict[str, Any], start: Span, stop: Span, end: str) -> None:
    """What goes on lasts to the last report, unless that is older than its start."""
    (mark,) = lanes_of(treatments=[part], findings=[observed("2011-07-02")])["Systemic treatment"].marks
    assert (mark.start, mark.stop, mark.end, mark.is_course) == (start, stop, end, True)


def test_what_was_not_has_no_mark() -> None:
    """Harm or a finding that the article denies is no event."""
    absent = {"missing": "absent"}
    found = lanes_of(
        harms=[harmed("2011-05") | absent],
        complications=[complicated("2011-05") | absent],
        findings=[observed("2011-05") | absent],
    )
    assert found.keys() == {"Systemic treatment", "Response", "Outcome"}


def test_findings_of_one_date_are_one_mark() -> None:
    """So are those between the same bounds; those that nothing places are one, which says what it is."""
    lane = lanes_of(
        findings=[observed("2011-05-01"), observed("2011-05-01", "MRI"), observed("2011-05"), observed(),
                  observed(words()), observed(words(after="2011-05")), observed(words("later", after="2011-05"))],
    )["Imaging, pathology, clinical findings"]  # fmt: skip
    assert [(m.label, m.detail, m.start) for m in lane.marks] == [
        ("2 findings", "invented CT, MRI: A nodule. A nodule.", Span(21, 21)),
        ("1 finding", "invented CT: A nodule.", Span(21, 51)),
        ("2 findings", "invented CT: A nodule. A nodule.", Span(21, None)),
    ]
    assert [(m.label, m.when) for m in lane.unplaced] == [("2 findings: A nodule. A nodule", "no exact date")]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({}, [("follow-up", "Last report: state not reported", False)]),
        ({"events": [happened("2012", "last follow-up")]}, [("follow-up", "Last follow-up: state not reported", True)]),
        ({"status": "alive", "seen": "2012"}, [("follow-up", "Last report: alive", True)]),
        ({"status": "died", "seen": "2012"}, [("death", "Last report: died", True)]),
        ({"status": "died", "events": [happened("2012", "death")]}, [("death", "Death", True)]),
        (
            {"status": "alive", "events": [happened("2011", "last follow-up"), happened("2012", "last follow-up")]},
            [("follow-up", "Last follow-up", True), ("follow-up", "Last follow-up: alive", True)],
        ),
        (
            {"status": "died", "events": [happened("2012-01", "last follow-up"), happened("2012-02", "death")]},
            [("follow-up", "Last follow-up", True), ("death", "Death", True)],
        ),
        (
            {"status": "died", "seen": "2012-09", "events": [happened("2012-01", "last follow-up")]},
            [("follow-up", "Last follow-up", True), ("death", "Last report: died", True)],
        ),
    ],
)
def test_death_is_told_once_and_at_its_own_time(
    parts: Mapping[str, Any], found: list[tuple[str, str, bool]]
) -> None:  # fmt: skip
    """Nobody is called dead at an earlier follow-up, and a death without an event of its own is drawn too."""
    assert outcome(**parts) == found


def test_what_is_inferred_says_so() -> None:
    """Responses, harm, relapses and the state, where the editors concluded it."""
    inferred = {"inferred": "Read from the order."}
    found = lanes_of(
        responses=[answered("2011-05", "not classified") | inferred],
        harms=[harmed("2011-05") | inferred],
        events=[happened("2011-05", site="lung") | inferred],
    )
    labels = [mark.label for lane in found.values() for mark in lane.marks]
    assert labels == ["Response, not classified (inferred)", "Recurrence, lung (inferred)", "Sample rash (inferred)"]


def test_doses_are_details() -> None:
    """Each drug with its dose where there are several, each target volume with its own."""
    marks: dict[str, Mark] = {m.entry_id: m for lane in lanes(invented(), vocabulary()) for m in lane.marks}
    assert marks["treatment-1"].detail == "placeboplatin 60\u202fmg; sample oil 5\u202fmL"
    assert marks["treatment-2"].detail == "400\u202fmg twice daily"
    assert marks["treatment-3"].detail.startswith("PTV-1 5500\u202fcGy; PTV-2 45\u202fGy")


def test_growth_into_vessels_stands_in_a_lane_of_its_own_with_what_became_of_it() -> None:
    """It is disease, not harm: where it has a date it is placed, else named; a stated absence is not there."""
    lane = next(lane for lane in lanes(invented(), vocabulary()) if lane.name == "Tumour extension")
    assert [(m.entry_id, m.look, m.detail) for m in lane.marks] == [
        ("extension-1", "extent", "right example vein; Gone in December 2011")
    ]
    assert [m.entry_id for m in lane.unplaced] == ["extension-2"]
    gone = invented({"disease.extension.0.missing": "absent"})
    assert not any(
        m.entry_id == "extension-1" for lane in lanes(gone, vocabulary()) for m in (*lane.marks, *lane.unplaced)
    )
