"""Dates and their order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Case, Treatment
from generator.rules.found import Found
from generator.values import Location, When
from generator.vocabulary import Vocabulary

WEEKS_BEFORE = 8


def stop_is_not_before_start(case: Case, vocabulary: Vocabulary) -> Found:
    """A treatment must not stop before it starts."""
    for treatment in case.treatments:
        start, stop = treatment.start, treatment.stop
        if start and stop and _is_before(stop, start):
            first, last = start.value or start.not_before, stop.value or stop.not_after
            yield (treatment.id, "stop"), f"'stop' must not be before 'start' ({first}), found '{last}'"


def _is_before(date: When, other: When) -> bool:
    """Whether the last day of one, as far as it is known, is before the first day of the other."""
    last, first = date.bounds[1], other.bounds[0]
    return last is not None and first is not None and last < first


def bounds_and_offsets_fit_the_baseline(case: Case, vocabulary: Vocabulary) -> Found:
    """Bounds must stand where the baseline has a calendar date, an offset where it has none and not beside itself."""
    has_date = case.baseline.date.bounds[0] is not None
    must = "no calendar date; use not_before: 2018-06" if has_date else "a calendar date; use offset: P6M"
    for location, key, date in _dates(case):
        for name in ("offset",) if has_date else ("not_before", "not_after"):
            value = getattr(date, name)
            if value:
                yield (*location, key, name), f"'{name}' must stand only where the baseline has {must}, found '{value}'"
    if case.baseline.date.offset and not has_date:
        yield ("baseline", "date", "offset"), "'offset' is counted from the baseline, which must have none itself"


def _dates(case: Case) -> Iterator[tuple[Location, str, When]]:
    """Every date of the record with the location of its part and its key there."""
    for location, part in case.addressed:
        for key in ("date", "start", "stop"):
            date = getattr(part, key, None)
            if isinstance(date, When):
                yield location, key, date


def procedure_or_course(case: Case, vocabulary: Vocabulary) -> Found:
    """A treatment must be a procedure with a date or a course with a start and a stop."""
    for treatment in case.treatments:
        if treatment.date and (treatment.start or treatment.stop):
            yield (treatment.id, "date"), "'date' must stand alone; a course has 'start' and 'stop' instead"


def status_agrees_with_death(case: Case, vocabulary: Vocabulary) -> Found:
    """A patient whose death is among the events must have the status 'died'."""
    if any(event.kind == "death" for event in case.outcome.events) and case.outcome.status.value != "died":
        yield (
            ("outcome", "status", "value"),
            f"'value' must be died, since a death is among the events, found '{case.outcome.status.value}'",
        )


def nothing_follows_death(case: Case, vocabulary: Vocabulary) -> Found:
    """Nothing must happen to a patient after death."""
    deaths = [event.date for event in case.outcome.events if event.kind == "death" and event.date]
    last_days = [death.bounds[1] for death in deaths if death.bounds[1]]
    for location, key, date in _dates(case) if last_days else ():
        first = date.bounds[0]
        if first and first > last_days[0]:
            shown = date.value or date.not_before
            yield (*location, key), f"the date must not be after the death ({last_days[0]}), found '{shown}'"


def treatments_before_a_response_are_listed(case: Case, vocabulary: Vocabulary) -> Found:
    """Every antitumour treatment dated in the eight weeks before a response must be in its 'given_before'."""
    for response in case.responses:
        listed = {before.treatment for before in response.given_before}
        for treatment in case.treatments:
            if treatment.id not in listed and response.date and _was_given_before(treatment, response.date):
                must = f"'given_before' must list every treatment of the {WEEKS_BEFORE} weeks before"
                yield (response.id, "given_before"), f"{must}, found no '{treatment.id}'"


def _was_given_before(treatment: Treatment, response: When) -> bool:
    """Whether its dates show that it was given in the weeks before; unknown dates show nothing."""
    if treatment.purpose not in {"antitumour", "emergency"} or not response.earliest or not response.latest:
        return False
    window = response.earliest - datetime.timedelta(weeks=WEEKS_BEFORE)
    if treatment.date and treatment.date.earliest and treatment.date.latest:
        return treatment.date.latest >= window and treatment.date.earliest <= response.latest
    if not (treatment.start and treatment.start.earliest) or treatment.start.earliest > response.latest:
        return False
    if treatment.stop is None:
        return treatment.stop_reason is not None and treatment.stop_reason.category == "ongoing"
    return treatment.stop.latest is not None and treatment.stop.latest >= window


def revisions_are_in_order(case: Case, vocabulary: Vocabulary) -> Found:
    """Revisions must be numbered 1, 2, 3 … with dates that do not go back."""
    revisions = case.curation.revisions
    numbers = [revision.number for revision in revisions]
    if numbers != list(range(1, len(numbers) + 1)):
        shown = ", ".join(map(str, numbers))
        yield ("curation", "revisions"), f"revisions must be numbered 1 to {len(numbers)} in order, found {shown}"
    dates = [revision.date for revision in revisions]
    if dates != sorted(dates):
        yield ("curation", "revisions"), f"revision dates must not go back, found {', '.join(dates)}"
