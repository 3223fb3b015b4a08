"""How an inexact date becomes a time: the interval from its first to its last instant, never a single instant."""

from __future__ import annotations

import datetime

from google.protobuf.timestamp_pb2 import Timestamp
from phenopackets import OntologyClass, TimeElement, TimeInterval

from generator.phenopacket.codes import own
from generator.values import When

LAST_INSTANT = datetime.time(23, 59, 59)


def time_of(date: When | None) -> TimeElement | None:
    """The interval in which the date lies, a day included, since no hour is known; None where only words are given."""
    interval = interval_of(date, date)
    return TimeElement(interval=interval) if interval else None


def stated(date: When | None) -> TimeElement | None:
    """The same, but nothing for an inferred date: for elements that have no room to say so."""
    return time_of(date) if date and date.inferred is None else None


def interval_of(start: When | None, end: When | None) -> TimeInterval | None:
    """From the first instant of `start` to the last of `end`, in UTC; None unless both have a value."""
    first, last = (start.earliest if start else None), (end.latest if end else None)
    if first is None or last is None:
        return None
    return TimeInterval(start=instant(first, datetime.time.min), end=instant(last, LAST_INSTANT))


def instant(day: datetime.date, time: datetime.time = datetime.time.min) -> Timestamp:
    """An instant of a day, in UTC."""
    timestamp = Timestamp()
    timestamp.FromDatetime(datetime.datetime.combine(day, time, tzinfo=datetime.UTC))
    return timestamp


def is_stated_day(date: When | None) -> bool:
    """Whether the article states the very day."""
    return date is not None and date.precision == "day" and date.inferred is None


def end_of_course(date: When | None, *, ongoing: bool) -> TimeElement | None:
    """When a course ended; an end left out would say that it goes on, so one that is not stated has a class."""
    if ongoing:
        return None
    return stated(date) or TimeElement(ontology_class=_not_stated(date))


def _not_stated(date: When | None) -> OntologyClass:
    if date is None:
        return own("times", "not-reported", "time not reported")
    if date.value is not None:
        return own("times", "inferred", "time inferred by the editors, see the record")
    return own("times", "in-words", "time given in words only, see the record")
