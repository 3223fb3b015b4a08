"""What an item of the CARE checklist asks for in parts, and which of them the article states by the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.case_summary import last_seen, tumour_treatments
from generator.model import Case, Treatment
from generator.model.statements import Statement
from generator.values import When
from generator.vocabulary import Vocabulary

WITHOUT_DOSE = frozenset({"surgery", "supportive"})  # groups of modalities
_EXAMINATION = re.compile(r"(?<![\w-])examin(?:ation|ed)\b|\bpalpa(?:ble|tion|ted)\b", re.IGNORECASE)
_TIMELINE = re.compile(r"\btime ?line\b", re.IGNORECASE)
_CASE_REPORT = re.compile(r"\bcase (?:report|study)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One thing that an item asks for, and where the page of the record has it or says that it is missing."""

    name: str
    is_there: bool
    fragment: str


def is_said(statement: Statement) -> bool:
    """Whether the article speaks of it: that there was none, or that nobody looked, is an answer too."""
    return statement.missing != "not reported"


def title_parts(case: Case) -> Iterator[Part]:
    """The title and the words that it must hold; nothing where no title is known."""
    title = case.source.bibliography.title
    if title is not None:
        yield Part("title", is_there=True, fragment="source")
        yield Part("the words “case report”", bool(_CASE_REPORT.search(title)), "source")


def patient_parts(case: Case) -> Iterator[Part]:
    """Who the patient is; psychosocial history is in no record."""
    patient = case.patient
    yield Part("age", patient.age.years is not None and _is_stated(patient.age), "patient-age")
    yield Part("sex", patient.sex.value is not None and _is_stated(patient.sex), "patient-sex")
    yield Part("symptoms or presentation", any(map(is_said, patient.presentation)), "presentation")
    yield Part("medical history", any(map(is_said, (*patient.history, *patient.aetiology))), "presentation")
    yield Part("family history", is_said(patient.family_history), "patient-family-history")


def clinical_parts(case: Case) -> Iterator[Part]:
    """An examination must be told as such: symptoms are no finding of one."""
    clinical = [f"{f.method}: {f.what}" for f in case.findings if f.kind == "clinical" and is_said(f)]
    told = [*(item.what for item in case.patient.presentation if is_said(item)), *clinical]
    yield Part("physical examination", any(map(_EXAMINATION.search, told)), "presentation")
    yield Part("symptoms and other clinical findings", bool(told), "findings" if clinical else "presentation")


def timeline_parts(case: Case) -> Iterator[Part]:
    """The dates of the course, and a section of the text whose name says timeline."""
    dates = [treatment.date or treatment.start for treatment in case.treatments]
    dates += [response.date for response in case.responses]
    dates += [event.date for event in case.outcome.events]
    dated = [_is_dated(date) for date in dates]
    name = f"dates of {sum(dated)} of {len(dated)} treatments, responses and events"
    yield Part(name, any(dated), "treatments")
    if any(dated) and not all(dated):
        yield Part("the other dates", is_there=False, fragment="treatments")
    named = any(_TIMELINE.search(section.name) for section in case.source.text.sections)
    yield Part("a figure or table with the course in time", named, "source")


def diagnostic_parts(case: Case) -> Iterator[Part]:
    """How the disease was found and how far it had spread."""
    diagnosis = case.disease.diagnosis
    studies = (finding for finding in case.findings if finding.kind != "clinical" and is_said(finding))
    measured = any(map(is_said, (*case.laboratory, *case.markers)))
    yield Part("basis of the diagnosis", diagnosis.basis != "not reported" and _is_stated(diagnosis), "diagnosis")
    yield Part("imaging or pathology, with its method", any(_is_named(study.method) for study in studies), "findings")
    yield Part("laboratory values or markers", measured, "laboratory")
    yield Part("stage", any(stage.value is not None and _is_stated(stage) for stage in case.staging), "staging")


def treatment_parts(case: Case, vocabulary: Vocabulary) -> Iterator[Part]:
    """How the tumour was treated; where it was not, how the patient was."""
    given = tumour_treatments(case) or case.treatments
    courses = [treatment for treatment in given if treatment.date is None and treatment.agents]
    yield Part("kinds of treatment", any(map(is_said, given)), "treatments")
    yield Part("doses", all(_has_doses(treatment, vocabulary) for treatment in given), "treatments")
    yield Part("dates or durations", all(map(_has_length, given)), "treatments")
    if courses:
        yield Part("why courses of drugs ended", all(map(_says_why_it_ended, courses)), "treatments")


def follow_up_parts(case: Case) -> Iterator[Part]:
    """What became of the patient, and how it was assessed."""
    status = case.outcome.status
    # As on the card of the page: of a patient who died only the disease is inferred, else that the patient lives.
    patient = status.value == "died" or (status.value != "not reported" and _is_stated(status))
    disease = status.disease != "not reported" and (status.value != "died" or _is_stated(status))
    yield Part("state of the patient at the last report", patient, "status")
    yield Part("state of the disease at the last report", disease, "status")
    yield Part("when the patient was last seen", last_seen(case) is not None, "outcome")
    yield Part("methods behind the responses", all(_is_named(r.method) for r in case.responses), "responses")
    yield Part("adverse events", any(map(is_said, case.adverse_events)), "adverse-events")


def discussion_parts(case: Case) -> Iterator[Part]:
    """What a discussion that is there must hold; strengths and limits are in no record."""
    yield Part("discussion", is_there=True, fragment="source")
    fragment = "comparisons" if case.comparisons else "conclusions"  # the page has the first only where it has any
    yield Part("literature", any(map(is_said, case.comparisons)), fragment)
    yield Part("conclusions", any(map(is_said, case.conclusions)), "conclusions")


def _is_stated(statement: Statement) -> bool:
    """Whether the article itself says it: what the editors inferred is no achievement of the article."""
    return is_said(statement) and statement.inferred is None


def _is_named(method: str | None) -> bool:
    """Records write 'not named' where the article tells a finding but not how it was made."""
    return method is not None and not method.startswith("not named")


def _is_dated(date: When | None) -> bool:
    """An inferred date counts only where words of the article tell when."""
    return date is not None and date.value is not None and not (date.inferred and date.as_reported is None)


def _has_doses(treatment: Treatment, vocabulary: Vocabulary) -> bool:
    """Every drug and every irradiation has its dose; else a technique tells, and an operation needs none."""
    groups = {vocabulary.modalities[modality].group for modality in treatment.modality}
    if "radiotherapy" in groups and not treatment.volumes:
        return False
    if treatment.agents:
        return all(agent.dose is not None for agent in treatment.agents)
    return bool(treatment.volumes or treatment.technique) or groups <= WITHOUT_DOSE


def _has_length(treatment: Treatment) -> bool:
    if _is_dated(treatment.date) or treatment.duration:
        return True
    is_ongoing = treatment.stop_reason is not None and treatment.stop_reason.category == "ongoing"
    return _is_dated(treatment.start) and (is_ongoing or _is_dated(treatment.stop))


def _says_why_it_ended(course: Treatment) -> bool:
    reason = course.stop_reason
    return reason is not None and reason.category != "not reported" and _is_stated(reason)
