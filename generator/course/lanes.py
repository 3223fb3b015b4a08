"""A record to the lanes of its course: treatments by class, responses, relapses, harm, findings, the outcome."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from generator.case_rows import CATEGORY_WORDS
from generator.case_summary import last_seen
from generator.course.model import End, Lane, Look, Mark
from generator.course.spans import baseline_day, span
from generator.course.words import is_ongoing, sentence_case, treatment_label, treatment_when, when_words
from generator.markup import amount
from generator.model import AdverseEvent, Case, ComplicationEntry, CourseEvent, Entry, Finding, Response, Treatment
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
    return (_treatment(t, look, case, origin) for t in case.treatments if look_of(t, vocabulary) == look)


def look_of(treatment: Treatment, vocabulary: Vocabulary) -> Look:
    """The class of a treatment: that of its first modality, but supportive where it is not against the tumour."""
    if treatment.purpose in {"antiviral", "supportive"}:
        return "supportive"
    group = vocabulary.modalities[treatment.modality[0]].group
    return next((look for look, _ in _TREATMENTS if look == group), "supportive")


def _treatment(treatment: Treatment, look: Look, case: Case, origin: datetime.date | None) -> Mark:
    label, when = treatment_label(treatment), treatment_when(treatment)
    detail = "; ".join(_doses(treatment))
    if treatment.date or not (treatment.start or treatment.stop):
        return Mark(treatment.id, look, label, when, detail, span(treatment.date, origin))
    ongoing = is_ongoing(treatment)
    start, stop = span(treatment.start, origin), span(last_seen(case) if ongoing else treatment.stop, origin)
    if ongoing and start and stop and start.days and max(stop.days) < min(start.days):
        stop = None  # the last thing that is known of the patient was before it
    end: End = "ongoing" if ongoing else "stated" if treatment.stop else "not reported"
    return Mark(treatment.id, look, label, when, detail, start, stop, True, end)


def _doses(treatment: Treatment) -> Iterable[str]:
    for agent in treatment.agents:
        if agent.dose:
            yield f"{amount(agent.dose)}{' ' + agent.frequency if agent.frequency else ''}" + (
                f" ({agent.drug})" if len(treatment.agents) > 1 else ""
            )
    for volume in treatment.volumes:
        yield f"{volume.name} {amount(volume.dose)}"


def _response(response: Response, origin: datetime.date | None) -> Mark:
    look: Look = "not-classified" if response.category == "not classified" else response.category
    label = CATEGORY_WORDS[response.category] + _mark_of(response)
    detail = f"in the article: “{response.as_reported}”"
    return Mark(response.id, look, label, when_words(response.date), detail, span(response.date, origin))


def _event(event: CourseEvent, origin: datetime.date | None) -> Mark | None:
    if event.missing:
        return None
    label = sentence_case(event.kind) + (f" ({event.site})" if event.site else "") + _mark_of(event)
    return Mark(event.id, "relapse", label, when_words(event.date), event.what, span(event.date, origin))


def _mark_of(entry: Entry) -> str:
    return " (inferred)" if entry.inferred else ""


def _harms(
    entries: Iterable[AdverseEvent | ComplicationEntry], vocabulary: Vocabulary, origin: datetime.date | None
) -> Iterable[Mark]:
    for entry in entries:
        if entry.missing is None:
            label = sentence_case(vocabulary.complications[entry.is_].label) + _mark_of(entry)
            yield Mark(entry.id, "harm", label, when_words(entry.date), entry.what or "", span(entry.date, origin))


def _findings(findings: Iterable[Finding], origin: datetime.date | None) -> Iterable[Mark]:
    """One mark for all findings of one date; those without a day, month or year are counted together."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.missing is None:
            date = finding.date
            groups.setdefault((date.value or date.offset if date else None) or "", []).append(finding)
    for day, group in groups.items():
        methods = ", ".join(dict.fromkeys(finding.method for finding in group))
        label = f"{len(group)} finding{'' if len(group) == 1 else 's'}"
        when = when_words(group[0].date) if day else "in words only"
        yield Mark(group[0].id, "finding", label, when, methods, span(group[0].date, origin) if day else None)


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
        label = sentence_case(event.kind) + (f": {', '.join(state)}" if state and is_state else "")
        look: Look = "death" if is_death else "follow-up"
        yield Mark(event.id, look, label, when_words(event.date), event.what, span(event.date, origin))
    if not events or (died and not any(event.kind == "death" for event in events)):
        label = f"Last report: {', '.join(state) or 'state not reported'}"
        look = "death" if died else "follow-up"
        yield Mark("outcome", look, label, when_words(status.date), "", span(status.date, origin))
