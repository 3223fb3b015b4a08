"""Inexact dates in a Phenopacket: intervals, never instants."""

from __future__ import annotations

import pytest
from phenopackets import TimeElement

from generator.phenopacket.resources import messages_in
from generator.phenopacket.times import end_of_course, interval_of, is_stated_day, stated, time_of
from generator.phenopacket.words import when_words
from generator.values import When
from tests.test_phenopacket import packet_of


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2012", "2012-01-01T00:00:00Z", "2012-12-31T23:59:59Z"),
        ("2012-02", "2012-02-01T00:00:00Z", "2012-02-29T23:59:59Z"),
        ("2012-02-03", "2012-02-03T00:00:00Z", "2012-02-03T23:59:59Z"),
    ],
)
def test_a_date_is_the_interval_in_which_it_lies(value: str, start: str, end: str) -> None:
    """A year, a month and a day each run from their first to their last instant."""
    time = time_of(When(value=value))
    assert time is not None
    assert (time.interval.start.ToJsonString(), time.interval.end.ToJsonString()) == (start, end)


def test_words_alone_are_no_time() -> None:
    """A date without a value becomes nothing."""
    assert time_of(When(as_reported="later")) is None
    assert time_of(None) is None


def test_a_bound_is_no_time() -> None:
    """Where the editors place words is told in words, never as an interval."""
    date = When(as_reported="later", not_before="2012-02", not_after="2012-03", inferred="Told then.")
    assert (time_of(date), stated(date), interval_of(date, date)) == (None, None, None)
    assert not is_stated_day(date)
    assert when_words(date) == (
        "in words: later; placed between February 2012 and March 2012; inferred by the editors: Told then."
    )


def test_an_inferred_date_is_not_stated() -> None:
    """What has no room to say that it is inferred gets nothing."""
    date = When(value="2012-02-03", inferred="One month later.")
    assert stated(date) is None
    assert not is_stated_day(date)
    assert is_stated_day(When(value="2012-02-03"))
    assert not is_stated_day(When(value="2012-02"))


@pytest.mark.parametrize(
    ("date", "label"),
    [
        (None, "time not reported"),
        (When(as_reported="later"), "time given in words only, see the record"),
        (When(as_reported="later", not_after="2012", inferred="x"), "time given in words only, see the record"),
        (When(value="2012", inferred="x"), "time inferred by the editors, see the record"),
    ],
)
def test_an_end_that_is_not_stated_is_not_left_out(date: When | None, label: str) -> None:
    """An empty end would say that the course goes on."""
    end = end_of_course(date, ongoing=False)
    assert end is not None
    assert end.ontology_class.label == label
    assert end_of_course(date, ongoing=True) is None


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
def test_no_time_is_an_instant(name: str) -> None:
    """Not one time of the patient is a timestamp, since no article states an hour."""
    times = [part for part in messages_in(packet_of(name=name)) if isinstance(part, TimeElement)]
    assert [time for time in times if time.WhichOneof("element") == "timestamp"] == []
