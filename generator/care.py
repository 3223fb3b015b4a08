"""The 13 items of the CARE checklist: what the article reports of each, as far as the record holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.case_summary import TUMOUR_PURPOSES, last_seen
from generator.markup import place_words
from generator.model import Case, Fact, Response, Treatment
from generator.model.care import CareStatements
from generator.model.source import SectionKind
from generator.model.statements import Statement
from generator.values import LineRange, When
from generator.vocabulary import Vocabulary

CareState = Literal["reported", "partly reported", "not reported", "not shown in the text read"]
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


@dataclass(frozen=True)
class Answer:
    """What is known of one item: lines of the article in words too; `beyond` is what the record cannot tell."""

    state: CareState
    parts: tuple[Part, ...] = ()
    at: tuple[LineRange, ...] = ()
    where: str = ""
    said: Fact | None = None
    beyond: str = ""


@dataclass(frozen=True)
class CareItem:
    """One item of the checklist with its answer; `key` is the end of its fragment."""

    number: int
    key: str
    name: str
    asks: str
    answer: Answer


def care_items(case: Case, vocabulary: Vocabulary) -> tuple[CareItem, ...]:
    """The 13 items in order; none for a revision that is older than the checklist."""
    if case.care is None:
        return ()
    answers = _answers(case, case.care, vocabulary)
    return tuple(CareItem(n, *item, answer) for n, (item, answer) in enumerate(zip(ITEMS, answers, strict=True), 1))


def count(items: Iterable[CareItem], state: CareState) -> int:
    """How many items are in this state."""
    return sum(item.answer.state == state for item in items)


# Key, name, and what the checklist asks for, in our words.
ITEMS = (
    ("title", "Title", "what the report is about, and the words “case report”"),
    ("key-words", "Key words", "two to five"),
    ("abstract", "Abstract", "what is new, the case, and the lesson"),
    ("introduction", "Introduction", "the background in short, with references"),
    ("patient-information", "Patient information", "who the patient is, symptoms, history and family history"),
    ("clinical-findings", "Clinical findings", "physical examination and other clinical findings"),
    ("timeline", "Timeline", "the dates of the course, as a figure or table"),
    ("diagnostic-assessment", "Diagnostic assessment", "methods, difficulties, reasoning and stage"),
    ("therapeutic-interventions", "Therapeutic interventions", "kind, dose, duration, and changes with their reasons"),
    ("follow-up", "Follow-up and outcomes", "outcome, tests at follow-up, tolerance and adverse events"),
    ("discussion", "Discussion", "strengths and limits, literature, reasons, and the lesson"),
    ("patient-perspective", "Patient perspective", "how the patient saw it, where possible"),
    ("informed-consent", "Informed consent", "whether the patient agreed to the report"),
)


def _answers(case: Case, care: CareStatements, vocabulary: Vocabulary) -> Iterator[Answer]:
    yield _title(case)
    yield Answer("reported" if care.keywords.value else _silent(case, "title"), said=care.keywords)
    yield _section(case, "abstract", "title", "abstract")
    yield _section(case, "introduction")
    yield _of(case, _patient(case), "Psychosocial history is not judged here.")
    yield _of(case, _clinical(case))
    yield _timeline(case)
    yield _of(case, _diagnosis(case), "Difficulties and other diagnoses considered are not judged here.")
    yield _of(case, _treatments(case, vocabulary))
    yield _of(case, _follow_up(case), "Whether treatment was taken as prescribed is not judged here.")
    yield _discussion(case)
    yield Answer(
        "reported" if care.patient_perspective.value else _silent(case, "reference list"), said=care.patient_perspective
    )
    consent = "reported" if _is_said(care.informed_consent) else _silent(case, "reference list")
    yield Answer(consent, said=care.informed_consent)


def _is_said(statement: Statement) -> bool:
    """Whether the article speaks of it: that there was none, or that nobody looked, is an answer too."""
    return statement.missing != "not reported"


def _silent(case: Case, *where: str) -> CareState:
    """The article says nothing of it, or the text read lacks `where` it would stand, as its `not_shown` tells."""
    lacking = " ".join(case.source.not_shown)
    is_lost = case.source.read != "full text" or any(re.search(rf"\b{words}\b", lacking) for words in where)
    return "not shown in the text read" if is_lost else "not reported"


def _of(case: Case, parts: Iterable[Part], beyond: str = "") -> Answer:
    parts = tuple(parts)
    there = sum(part.is_there for part in parts)
    state: CareState = "reported" if there == len(parts) else "partly reported" if there else _silent(case)
    return Answer(state, parts, beyond=beyond)


def _title(case: Case) -> Answer:
    title = case.source.bibliography.title
    if title is None:
        return Answer(_silent(case, "title"))
    has_words = Part("the words “case report”", bool(_CASE_REPORT.search(title)), "source")
    return _of(case, (Part("title", is_there=True, fragment="source"), has_words))


def _lines_of(case: Case, kind: SectionKind) -> tuple[LineRange, ...]:
    """The lines of this kind of section; an article that only tells of the patient has none of the original's."""
    if case.source.read == "secondary source":
        return ()
    return tuple(lines for section in case.source.text.sections if section.kind == kind for lines in section.lines)


def _section(case: Case, kind: SectionKind, *where: str) -> Answer:
    lines = _lines_of(case, kind)
    return Answer("reported" if lines else _silent(case, *where), at=lines, where=place_words(lines, case))


def _patient(case: Case) -> Iterator[Part]:
    patient = case.patient
    yield Part("age", patient.age.years is not None, "patient-age")
    yield Part("sex", patient.sex.value is not None, "patient-sex")
    yield Part("symptoms", bool(patient.presentation), "presentation")
    yield Part("medical history", any(map(_is_said, (*patient.history, *patient.aetiology))), "presentation")
    yield Part("family history", _is_said(patient.family_history), "patient-family-history")


def _clinical(case: Case) -> Iterator[Part]:
    clinical = [f"{finding.method}: {finding.what}" for finding in case.findings if finding.kind == "clinical"]
    told = [*(item.what for item in case.patient.presentation), *clinical]
    yield Part("physical examination", any(map(_EXAMINATION.search, told)), "presentation")
    yield Part("symptoms and other clinical findings", bool(told), "findings" if clinical else "presentation")


def _timeline(case: Case) -> Answer:
    """A section of the text whose name says timeline is taken for one; nothing else in a record tells."""
    dated = [_has_value(_date_of(entry)) for entry in (*case.treatments, *case.responses, *case.outcome.events)]
    named = any(_TIMELINE.search(section.name) for section in case.source.text.sections)
    some = Part(f"dates of {sum(dated)} of {len(dated)} treatments, responses and events", any(dated), "treatments")
    missing = () if all(dated) or not any(dated) else (Part("the other dates", is_there=False, fragment="treatments"),)
    known = Part("a figure or table with the course in time", named, "source")
    beyond = "" if named else "A figure or table counts only where the record names it as a timeline."
    return _of(case, (some, *missing, known), beyond)


def _date_of(entry: object) -> When | None:
    return getattr(entry, "date", None) or getattr(entry, "start", None)


def _has_value(date: When | None) -> bool:
    return date is not None and date.value is not None


def _diagnosis(case: Case) -> Iterator[Part]:
    measured = any(_is_said(entry) for entry in (*case.laboratory, *case.markers))
    yield Part("basis of the diagnosis", case.disease.diagnosis.basis != "not reported", "diagnosis")
    yield Part("imaging or pathology", any(f.kind != "clinical" for f in case.findings), "findings")
    yield Part("laboratory values or markers", measured, "laboratory")
    yield Part("stage", any(stage.value for stage in case.staging), "staging")


def _treatments(case: Case, vocabulary: Vocabulary) -> Iterator[Part]:
    tumour = [treatment for treatment in case.treatments if treatment.purpose in TUMOUR_PURPOSES]
    courses = [treatment for treatment in tumour if treatment.date is None and treatment.agents]
    ended = all(course.stop_reason and course.stop_reason.category != "not reported" for course in courses)
    yield Part("kinds of treatment", is_there=True, fragment="treatments")
    yield Part("doses", all(_has_doses(treatment, vocabulary) for treatment in tumour), "treatments")
    yield Part("dates or durations", all(map(_has_length, tumour)), "treatments")
    if courses:
        yield Part("why courses of drugs ended", ended, "treatments")


def _has_doses(treatment: Treatment, vocabulary: Vocabulary) -> bool:
    """Every drug has its dose; without drugs, a dose of radiation or a technique tells, and an operation has none."""
    if treatment.agents:
        return all(agent.dose is not None for agent in treatment.agents)
    groups = {vocabulary.modalities[modality].group for modality in treatment.modality}
    return bool(treatment.volumes or treatment.technique) or groups <= WITHOUT_DOSE


def _has_length(treatment: Treatment) -> bool:
    if _has_value(treatment.date) or treatment.duration:
        return True
    is_ongoing = treatment.stop_reason is not None and treatment.stop_reason.category == "ongoing"
    return _has_value(treatment.start) and (is_ongoing or _has_value(treatment.stop))


def _follow_up(case: Case) -> Iterator[Part]:
    status = case.outcome.status
    is_known = "not reported" not in {status.value, status.disease}
    yield Part("state of patient and disease at the last report", is_known, "status")
    yield Part("when the patient was last seen", last_seen(case) is not None, "outcome")
    yield Part("methods behind the responses", all(map(_has_method, case.responses)), "responses")
    yield Part("adverse events", bool(case.adverse_events), "adverse-events")


def _has_method(response: Response) -> bool:
    return response.method is not None


def _discussion(case: Case) -> Answer:
    lines = _lines_of(case, "discussion")
    if not lines:
        return Answer(_silent(case))
    parts = (
        Part("discussion", is_there=True, fragment="source"),
        Part("literature", bool(case.comparisons), "comparisons" if case.comparisons else "conclusions"),
        Part("conclusions", bool(case.conclusions), "conclusions"),
    )
    answer = _of(case, parts, "Strengths and limits are not judged here.")
    return replace(answer, at=lines, where=place_words(lines, case))
