"""Dates and their order."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.dates import (
    bounds_and_offsets_fit_the_baseline,
    nothing_follows_death,
    procedure_or_course,
    revisions_are_in_order,
    status_agrees_with_death,
    stop_is_not_before_start,
    treatments_before_a_response_are_listed,
)
from tests.fixtures.records import LEFT_OUT, found


@pytest.mark.parametrize(
    ("start", "stop"),
    [("2011-10-02", "2011-10-01"), ("2011-10-01", "2011-09"), ("2011-10", "2011-09-30"), ("2011-10", "2010")],
)
def test_a_stop_before_the_start(start: str, stop: str) -> None:
    """Even where the dates are inexact, as soon as the order is certain; bounds of words count as well."""
    first = {"as_reported": "later", "not_before": start, "inferred": "why"}
    last = {"as_reported": "soon", "not_after": stop, "inferred": "why"}
    for one, other in ((start, stop), (first, stop), (start, last), (first, last)):
        change = {"treatments.2.start": one, "treatments.2.stop": other}
        assert found(stop_is_not_before_start, change) == [
            (("treatment-3", "stop"), f"'stop' must not be before 'start' ({start}), found '{stop}'")
        ]


def placed(**bounds: str) -> dict[str, str]:
    """A date in words with bounds or an offset."""
    return {"as_reported": "later", "inferred": "why", **bounds}


@pytest.mark.parametrize(
    ("start", "stop"),
    [
        ("2011-10-01", "2011-10-01"),
        ("2011-10-20", "2011-10"),
        ("2011-10", "2011"),
        ("2011-10", {"as_reported": "before that"}),
        ({"as_reported": "later"}, "2011-10"),
        (LEFT_OUT, "2011-10"),
        ("2011-10", LEFT_OUT),
        ("2011-10", {"as_reported": "soon", "not_before": "2010", "inferred": "why"}),
        ({"as_reported": "soon", "not_after": "2012", "inferred": "why"}, "2011-10"),
    ],
)
def test_a_stop_that_may_be_after_the_start(start: Any, stop: Any) -> None:
    """Inexact and unknown dates get the benefit of the doubt, and so does a bound on the other side."""
    assert found(stop_is_not_before_start, {"treatments.2.start": start, "treatments.2.stop": stop}) == []


@pytest.mark.parametrize("key", ["start", "stop"])
def test_a_treatment_is_a_procedure_or_a_course(key: str) -> None:
    """A date beside a start or a stop says two things."""
    assert found(procedure_or_course, {f"treatments.0.{key}": "2011-04-01"}) == [
        (("treatment-1", "date"), "'date' must stand alone; a course has 'start' and 'stop' instead")
    ]


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"findings.0.date": "2012-10-01"}, ("finding-1", "date")),
        ({"findings.0.date": "2012-10"}, ("finding-1", "date")),
        ({"markers.0.date": "2013"}, ("marker-1", "date")),
        ({"treatments.5.date": "2012-10-01"}, ("treatment-6", "date")),
        ({"outcome.events.0.date": "2012-10-01"}, ("event-1", "date")),
        ({"responses.0.date": "2012-10-01"}, ("response-1", "date")),
        ({"outcome.status.date": "2012-10-01"}, ("outcome", "status", "date")),
        ({"disease.diagnosis.date": "2012-10"}, ("disease", "diagnosis", "date")),
    ],
)
def test_something_after_death(change: dict[str, Any], location: tuple[str, ...]) -> None:
    """Whatever has a date."""
    ((place, message),) = found(nothing_follows_death, change)
    assert place == location
    (value,) = change.values()
    assert message == f"the date must not be after the death (2012-09-30), found '{value}'"


@pytest.mark.parametrize("key", ["start", "stop"])
def test_words_placed_after_death(key: str) -> None:
    """Nobody can place the words after the last day of life."""
    date = placed(not_before="2012-10-01")
    change = {"treatments.4.start": LEFT_OUT, "treatments.4.stop": LEFT_OUT, f"treatments.4.{key}": date}
    assert found(nothing_follows_death, change) == [
        (("treatment-5", key), "the date must not be after the death (2012-09-30), found '2012-10-01'")
    ]


def test_a_death_in_words_has_a_last_day() -> None:
    """What comes after the last day that it can be comes after death."""
    death = {"outcome.events.4.date": placed(not_after="2012-10"), "findings.0.date": "2012-10-31"}
    assert found(nothing_follows_death, death) == []
    ((location, _),) = found(nothing_follows_death, {**death, "findings.0.date": "2012-11-01"})
    assert location == ("finding-1", "date")


@pytest.mark.parametrize("key", ["start", "stop"])
def test_a_course_after_death(key: str) -> None:
    """The key that holds the date is named."""
    change = {"treatments.4.start": LEFT_OUT, "treatments.4.stop": LEFT_OUT, f"treatments.4.{key}": "2012-10-01"}
    ((location, _),) = found(nothing_follows_death, change)
    assert location == ("treatment-5", key)


@pytest.mark.parametrize(
    "change",
    [
        {"findings.0.date": "2012-09-30"},
        {"findings.0.date": "2012-09"},
        {"findings.0.date": "2012"},
        {"findings.0.date": {"as_reported": "at autopsy"}},
        {"findings.0.date": {"as_reported": "later", "not_after": "2013", "inferred": "why"}},
        {"findings.0.date": "2012-10-01", "outcome.events.4.date": "2012-10"},
        {"findings.0.date": "2012-10-01", "outcome.events.4.date": LEFT_OUT},
        {"findings.0.date": "2012-10-01", "outcome.events.4.kind": "last follow-up"},
    ],
)
def test_what_may_be_before_death(change: dict[str, Any]) -> None:
    """The day of death itself, inexact dates, and patients of whose death no date is known."""
    assert found(nothing_follows_death, change) == []


def missing_before(change: dict[str, Any]) -> list[str]:
    """The treatments that the second response, of December 2011, fails to list after `change`."""
    base = {"responses.1.given_before": ({"treatment": "treatment-6"},), "treatments.5.date": LEFT_OUT}
    problems = found(treatments_before_a_response_are_listed, {**base, **change})
    assert {location for location, _ in problems} <= {("response-2", "given_before"), ("response-1", "given_before")}
    start = "'given_before' must list every treatment of the 8 weeks before, found no "
    assert all(message.startswith(start) for _, message in problems)
    return [message.removeprefix(start) for location, message in problems if location[0] == "response-2"]


def test_a_treatment_of_the_weeks_before_must_be_listed() -> None:
    """The beams of October and November come before the response of December."""
    assert missing_before({}) == ["'treatment-3'"]


@pytest.mark.parametrize(
    ("date", "listed"),
    [
        ("2011-10-06", True),
        ("2011-10-05", False),
        ("2011-10", True),
        ("2011-09", False),
        ("2011-12-31", True),
        ("2012-01-01", False),
        ("2012-01", False),
        ("2011", True),
        ({"as_reported": "before"}, False),
    ],
)
def test_eight_weeks_are_counted_from_the_first_day_the_response_can_be(date: Any, listed: bool) -> None:
    """From 6 October 2011, eight weeks before 1 December, to the last day of the month of the response."""
    assert missing_before({"treatments.0.date": date, "treatments.2": TREATMENT_3}) == ["'treatment-1'"] * listed


TREATMENT_3 = {"id": "treatment-3", "label": "Beams", "modality": "beam-therapy", "at": 34}


@pytest.mark.parametrize(
    ("start", "stop", "listed"),
    [
        ("2011-01-01", "2011-10-06", True),
        ("2011-01-01", "2011-10-05", False),
        ("2011-12-31", "2012-03", True),
        ("2012-01-01", "2012-03", False),
        ("2011-01", "2012-03", True),
        ("2011-11-01", LEFT_OUT, False),
        (LEFT_OUT, "2011-11-01", False),
    ],
)
def test_a_course_counts_while_it_runs(start: Any, stop: Any, listed: bool) -> None:
    """A course whose start or stop is unknown shows nothing."""
    change = {"treatments.2.start": start, "treatments.2.stop": stop}
    assert missing_before(change) == ["'treatment-3'"] * listed


@pytest.mark.parametrize(
    ("purpose", "listed"), [("antitumour", True), ("emergency", True), ("antiviral", False), ("supportive", False)]
)
def test_only_what_may_act_on_the_tumour_counts(purpose: str, listed: bool) -> None:
    """An antiemetic is no explanation of a response."""
    assert missing_before({"treatments.2.purpose": purpose}) == ["'treatment-3'"] * listed


def test_a_response_without_a_date_shows_nothing() -> None:
    """Nothing can be counted from words."""
    assert missing_before({"responses.1.date": {"as_reported": "soon"}}) == []
    assert missing_before({"responses.1.date": LEFT_OUT}) == []


def test_bounds_are_no_dates_of_treatments_or_responses() -> None:
    """Where the editors place words demands nothing of 'given_before'."""
    within = placed(not_before="2011-11-01", not_after="2011-11-02")
    assert missing_before({"treatments.0.date": within, "treatments.2": TREATMENT_3}) == []
    assert missing_before({"responses.1.date": within}) == []


NO_DATE = {"baseline.date": {"as_reported": "date not reported"}}


def fits(change: dict[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    """What is found in the rich record, whose own bounds are taken away, after `change`."""
    own = {"markers.6.date": {"as_reported": "later"}, "treatments.4.stop": {"as_reported": "later"}}
    return found(bounds_and_offsets_fit_the_baseline, {**own, **change})


def test_an_offset_where_there_is_a_calendar_date() -> None:
    """There bounds say it better, and a picture needs no second scale."""
    assert fits({"findings.0.date": placed(offset="P6M")}) == [
        (
            ("finding-1", "date", "offset"),
            "'offset' must stand only where the baseline has no calendar date; use not_before: 2018-06, found 'P6M'",
        )
    ]


def test_bounds_where_there_is_no_calendar_date() -> None:
    """Nothing tells how far from the baseline they lie."""
    change = {**NO_DATE, "treatments.2.start": placed(not_before="2011"), "treatments.2.stop": placed(not_after="2012")}
    must = "must stand only where the baseline has a calendar date; use offset: P6M, found"
    assert fits(change) == [
        (("treatment-3", "start", "not_before"), f"'not_before' {must} '2011'"),
        (("treatment-3", "stop", "not_after"), f"'not_after' {must} '2012'"),
    ]


def test_the_baseline_is_not_counted_from_itself() -> None:
    """Its own offset would say nothing."""
    ((location, message),) = fits({"baseline.date": placed(offset="P0D")})
    assert location == ("baseline", "date", "offset")
    assert "must have none itself" in message


@pytest.mark.parametrize(
    "change",
    [
        {"findings.0.date": placed(not_before="2011", not_after="2012")},
        {**NO_DATE, "findings.0.date": placed(offset="P6M")},
        {
            "baseline.date": placed(not_before="2011-04", not_after="2011-05"),
            "findings.0.date": placed(not_after="2012"),
        },
    ],
)
def test_bounds_and_offsets_that_fit(change: dict[str, Any]) -> None:
    """Bounds beside a date of the baseline or its bounds, offsets without."""
    assert fits(change) == []


def revision(number: int, date: str) -> dict[str, Any]:
    """One revision of a record."""
    return {"number": number, "date": date, "reason": "x"}


@pytest.mark.parametrize("numbers", [(2,), (1, 3), (2, 1), (1, 1)])
def test_revisions_are_numbered_from_one(numbers: tuple[int, ...]) -> None:
    """Without gaps and in order."""
    revisions = tuple(revision(number, "2020-03") for number in numbers)
    shown = ", ".join(map(str, numbers))
    assert found(revisions_are_in_order, {"curation.revisions": revisions}) == [
        (
            ("curation", "revisions"),
            f"revisions must be numbered 1 to {len(numbers)} in order, found {shown}",
        )
    ]


def test_dates_of_revisions_do_not_go_back() -> None:
    """The last revision is the current one."""
    revisions = (revision(1, "2020-03-02"), revision(2, "2020-03-01"))
    assert found(revisions_are_in_order, {"curation.revisions": revisions}) == [
        (("curation", "revisions"), "revision dates must not go back, found 2020-03-02, 2020-03-01")
    ]


def test_two_revisions_on_one_day() -> None:
    """The same day is not earlier."""
    revisions = (revision(1, "2020-03-01"), revision(2, "2020-03-01"), revision(3, "2020-03-02"))
    assert found(revisions_are_in_order, {"curation.revisions": revisions}) == []


def test_a_death_among_the_events_is_the_status() -> None:
    """The worst news cannot be in the table and missing from the card."""
    ((place, message),) = found(status_agrees_with_death, {"outcome.status.value": "alive"})
    assert place == ("outcome", "status", "value")
    assert "must be died" in message
    assert list(found(status_agrees_with_death, {})) == []


def test_an_ongoing_course_counts_as_given_before() -> None:
    """A course that had started and had not stopped at the last report overlaps with a later response."""
    ongoing = {
        "treatments.4.start": "2011-05-01",
        "treatments.4.stop": LEFT_OUT,
        "treatments.4.stop_reason": {"category": "ongoing", "at": 30},
    }
    messages = [message for _, message in found(treatments_before_a_response_are_listed, ongoing)]
    assert any("found no 'treatment-5'" in message for message in messages)
