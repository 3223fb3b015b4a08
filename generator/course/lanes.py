"""A record to the lanes of its course: treatments by class, responses, relapses, harm, findings, the outcome."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from generator.case_rows import CATEGORY_WORDS
from generator.case_summary import last_seen
from generator.course.model import End, Lane, Look, Mark
from generator.course.spans import baseline_day, span
from generator.course.words import (
    dose_words,
    found_words,
    harm_words,
    is_ongoing,
    method_words,
    sentence_case,
    treatment_label,
    treatment_when,
    when_words,
)
from generator.model import AdverseEvent, Case, ComplicationEntry, CourseEvent, Entry, Finding, Response, Treatment
from generator.values import When
from generator.vocabulary import Vocabulary

_TREATMENTS: tuple[tuple[Look, str], ...] = (
    ("surgery", "Surgery"),
    ("locoregional", "Locoregional treatment"),
    ("radiotherapy", "Radiotherapy"),
    ("systemic", "Systemic treatment"),
    ("supportive", "Antiviral and supportive treatment"),
)
_LAST = {"last follow-up", "death"}


def lanes(case: Case, vocabulary: Vocabulary) -> tuple[Lane, ...]:
    """The lanes that have something in them, from treatment to outcome."""
    origin = baseline_day(case)
    found = [
        *(_lane(name, _treatments(case, look, vocabulary, origin)) for look, name in _TREATMENTS),
        _lane("Response", (_response(response, origin) for response in case.responses if not response.missing)),
        _lane("Tumour extension", _extensions(case, vocabulary, origin)),
        _lane("Relapse, progression", (_event(e, origin) for e in case.outcome.events if e.kind not in _LAST)),
        _lane("Adverse events", _harms(case.adverse_events, vocabulary, origin)),
        _lane("Complications", _harms(case.complications, vocabulary, origin)),
        _lane("Imaging, pathology, clinical findings", _findings(case.findings, origin)),
        _lane("Outcome", _outcome(case, origin)),
    ]
    return tuple(lane for lane in found if lane.marks or lane.unplaced)


def _lane(name: str, marks: Iterable[Mark | None]) -> Lane:
    known = [mark for mark in marks if mark]
    return Lane(name, tuple(m for m in known if m.days), tuple(m for m in known if not m.days))


def _treatments(
    case: Case, look: Look, vocabulary: Vocabulary, origin: datetime.date | None
) -> Iterable[Mark]:  # fmt: skip
    return (_treatment(t, look, case, vocabulary, origin) for t in case.treatments if look_of(t, vocabulary) == look)


def look_of(treatment: Treatment, vocabulary: Vocabulary) -> Look:
    """The class of a treatment: that of its first modality, but supportive where it is not against the tumour."""
    if treatment.purpose in {"antiviral", "supportive"}:
        return "supportive"
    group = vocabulary.modalities[treatment.modality[0]].group
    return next((look for look, _ in _TREATMENTS if look == group), "supportive")


def _treatment(
    treatment: Treatment, look: Look, case: Case, vocabulary: Vocabulary, origin: datetime.date | None
) -> Mark:
    label, when = treatment_label(treatment), treatment_when(treatment)
    detail = dose_words(treatment, vocabulary)
    if treatment.date or not (treatment.start or treatment.stop):
        return Mark(treatment.id, look, label, when, detail, span(treatment.date, origin))
    ongoing = is_ongoing(treatment)
    start, stop = span(treatment.start, origin), span(last_seen(case) if ongoing else treatment.stop, origin)
    if ongoing and start and stop and start.days and max(stop.days) < min(start.days):
        stop = None  # the last thing that is known of the patient was before it
    end: End = "ongoing" if ongoing else "stated" if treatment.stop else "not reported"
    return Mark(treatment.id, look, label, when, detail, start, stop, True, end)


def _response(response: Response, origin: datetime.date | None) -> Mark:
    look: Look = "not-classified" if response.category == "not classified" else response.category
    label = CATEGORY_WORDS[response.category] + _mark_of(response)
    detail = f"in the article: “{response.as_reported}”"
    return Mark(response.id, look, label, when_words(response.date), detail, span(response.date, origin))


def _extensions(case: Case, vocabulary: Vocabulary, origin: datetime.date | None) -> Iterable[Mark]:
    """Growth into vessels and organs at baseline; what became of it is told with it."""
    for entry in case.disease.extension:
        if entry.missing is None:
            label = sentence_case(vocabulary.complications[entry.is_].label) + _mark_of(entry)
            detail = "; ".join(part.rstrip(".") for part in (entry.site, entry.course) if part)
            yield Mark(entry.id, "extent", label, when_words(entry.date), detail, span(entry.date, origin))


def _event(event: CourseEvent, origin: datetime.date | None) -> Mark | None:
    if event.missing:
        return None
    label = sentence_case(event.kind) + (f", {event.site}" if event.site else "") + _mark_of(event)
    return Mark(event.id, "relapse", label, when_words(event.date), event.what, span(event.date, origin))


def _mark_of(entry: Entry) -> str:
    return " (inferred)" if entry.inferred else ""


def _harms(
    entries: Iterable[AdverseEvent | ComplicationEntry], vocabulary: Vocabulary, origin: datetime.date | None
) -> Iterable[Mark]:
    for entry in entries:
        if entry.missing is None:
            label = sentence_case(vocabulary.complications[entry.is_].label) + _mark_of(entry)
            yield Mark(entry.id, "harm", label, when_words(entry.date), harm_words(entry), span(entry.date, origin))


def _time(date: When | None) -> str:
    """What findings of one time have in common; empty where nothing places them."""
    if date is None:
        return ""
    bounds = f"{date.not_before or ''}/{date.not_after or ''}" if date.not_before or date.not_after else ""
    return date.value or date.offset or bounds


def _findings(findings: Iterable[Finding], origin: datetime.date | None) -> Iterable[Mark]:
    """One mark for all findings of one date, or of the same bounds; those without either are counted together."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.missing is None:
            groups.setdefault(_time(finding.date), []).append(finding)
    for time, group in groups.items():
        methods, found = method_words(group), found_words(group)
        label = f"{len(group)} finding{'' if len(group) == 1 else 's'}"
        if time:
            detail = ": ".join(part for part in (methods, found) if part)
            yield Mark(group[0].id, "finding", label, when_words(group[0].date), detail, span(group[0].date, origin))
        else:  # the picture tells the label alone
            label = f"{label}: {found.rstrip('.')}" if found else label
            yield Mark(group[0].id, "finding", label, "no exact date", methods, None)


def _outcome(case: Case, origin: datetime.date | None) -> Iterable[Mark]:
    """Death and last follow-up; where no event tells of them, the state as last reported, at its date."""
    status = case.outcome.status
    died = status.value == "died"
    state = [] if status.value == "not reported" else [status.value + (" (inferred)" if status.inferred else "")]
    state += [status.disease] if status.disease != "not reported" else []
    events = [event for event in case.outcome.events if event.kind in _LAST and event.missing is None]
    for event in events:
        is_death = event.kind == "death"
        is_state = event is events[-1] and not died  # the state is the last one
        told = f": {', '.join(state) or 'state not reported'}" if is_state else ""
        label = sentence_case(event.kind) + _mark_of(event) + told
        look: Look = "death" if is_death else "follow-up"
        yield Mark(event.id, look, label, when_words(event.date), event.what, span(event.date, origin))
    if not events or (died and not any(event.kind == "death" for event in events)):
        label = f"Last report: {', '.join(state) or 'state not reported'}"
        look = "death" if died else "follow-up"
        yield Mark("outcome", look, label, when_words(status.date), "", span(status.date, origin))
