"""The 13 items of the CARE checklist: what the article reports of each, as far as the record holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator import care_parts
from generator.care_parts import Part, is_said
from generator.markup import place_words
from generator.model import Case, Fact
from generator.model.care import CareStatements
from generator.model.source import SectionKind
from generator.values import LineRange
from generator.vocabulary import Vocabulary

CareState = Literal["reported", "partly reported", "not reported", "not shown in the text read"]

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
# What `not_shown` of a record names where the text read lacks the beginning or the end of the article.
_BEGINNING = ("title", "key ?words")
_END = ("reference list", "references", "consent")


@dataclass(frozen=True)
class Answer:
    """What is known of one item: lines of the article in words too; `beyond` is what the record cannot tell."""

    state: CareState
    parts: tuple[Part, ...] = ()
    at: tuple[LineRange, ...] = ()
    where: str = ""
    said: Fact | None = None
    beyond: str = ""

    @property
    def there(self) -> tuple[Part, ...]:
        """What the article states."""
        return tuple(part for part in self.parts if part.is_there)

    @property
    def lacking(self) -> tuple[Part, ...]:
        """What is missing, incomplete, or only inferred by the editors."""
        return tuple(part for part in self.parts if not part.is_there)


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


def _answers(case: Case, care: CareStatements, vocabulary: Vocabulary) -> Iterator[Answer]:
    """One answer for each of ITEMS, in their order."""
    yield _of(case, care_parts.title_parts(case), where=_BEGINNING)
    yield _statement(case, care.keywords, bool(care.keywords.value), _BEGINNING)
    yield _section(case, "abstract", _BEGINNING)
    yield _section(case, "introduction")
    yield _of(case, care_parts.patient_parts(case), "Psychosocial history is not judged here.")
    yield _of(case, care_parts.clinical_parts(case))
    yield _timeline(case)
    diagnostic = "Difficulties and other diagnoses considered are not judged here."
    yield _of(case, care_parts.diagnostic_parts(case), diagnostic)
    yield _of(case, care_parts.treatment_parts(case, vocabulary))
    adherence = "Whether treatment was taken as prescribed is not judged here."
    yield _of(case, care_parts.follow_up_parts(case), adherence)
    yield _discussion(case)
    yield _statement(case, care.patient_perspective, bool(care.patient_perspective.value), _END)
    yield _statement(case, care.informed_consent, is_said(care.informed_consent), _END)


def _silent(case: Case, where: Iterable[str] = ()) -> CareState:
    """The article says nothing of it, or the text read lacks `where` it would stand, as its `not_shown` tells."""
    lacking = " ".join(case.source.not_shown)
    is_lost = any(re.search(rf"\b{words}\b", lacking, re.IGNORECASE) for words in where)
    return "not shown in the text read" if is_lost or case.source.read != "full text" else "not reported"


def _of(case: Case, parts: Iterable[Part], beyond: str = "", where: Iterable[str] = ()) -> Answer:
    answer = Answer("reported", tuple(parts), beyond=beyond)
    if not answer.there:
        return replace(answer, state=_silent(case, where))
    return replace(answer, state="partly reported") if answer.lacking else answer


def _statement(case: Case, said: Fact, is_answer: bool, where: Iterable[str]) -> Answer:
    return Answer("reported" if is_answer else _silent(case, where), said=said)


def _lines_of(case: Case, kind: SectionKind) -> tuple[LineRange, ...]:
    """The lines of this kind of section; an article that only tells of the patient has none of the original's."""
    if case.source.read == "secondary source":
        return ()
    return tuple(lines for section in case.source.text.sections if section.kind == kind for lines in section.lines)


def _section(case: Case, kind: SectionKind, where: Iterable[str] = ()) -> Answer:
    lines = _lines_of(case, kind)
    state: CareState = "reported" if lines else _silent(case, (kind, *where))
    return Answer(state, at=lines, where=place_words(lines, case))


def _timeline(case: Case) -> Answer:
    """No record tells what a figure shows, so only the name of its section can."""
    answer = _of(case, care_parts.timeline_parts(case))
    figure = answer.parts[-1]
    beyond = "" if figure.is_there else "A figure or table counts only where the record names it as a timeline."
    return replace(answer, beyond=beyond)


def _discussion(case: Case) -> Answer:
    section = _section(case, "discussion")
    if not section.at:
        return section
    answer = _of(case, care_parts.discussion_parts(case), "Strengths and limits are not judged here.")
    return replace(answer, at=section.at, where=section.where)
