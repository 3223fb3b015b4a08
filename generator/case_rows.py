"""The rows of a case page: an entry of the record beside what can be derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator import derived
from generator.case_summary import since
from generator.markup import date_words
from generator.model import Case, Measurement, Response, TargetVolume, Treatment
from generator.values import Amount
from generator.vocabulary import Test, Vocabulary

CATEGORY_WORDS = {
    "complete": "Complete response",
    "partial": "Partial response",
    "stable": "Stable disease",
    "progressive": "Progressive disease",
    "not classified": "Response, not classified",
}


@dataclass(frozen=True)
class MeasuredRow:
    """A measurement with what can be derived from it."""

    entry: Measurement
    converted: Amount | None
    change: str = ""
    interval: str | None = None


def measured_row(entry: Measurement, vocabulary: Vocabulary) -> MeasuredRow:
    """A laboratory value, converted where it was printed in an unusual unit."""
    return MeasuredRow(entry, derived.converted(entry, vocabulary.tests[entry.test]))


def marker_rows(case: Case, vocabulary: Vocabulary) -> list[MeasuredRow]:
    """The tumour markers, each with its change from the first value of the same marker."""
    first: dict[str, Measurement] = {}
    rows = []
    for entry in case.markers:
        start = first.setdefault(entry.test, entry)
        rows.append(
            MeasuredRow(
                entry,
                derived.converted(entry, vocabulary.tests[entry.test]),
                _change_words(start, entry, vocabulary.tests[entry.test]),
                since(case, entry.date),
            )
        )
    return rows


def _change_words(start: Measurement, entry: Measurement, test: Test) -> str:
    if entry is start:
        return "first value"
    change = derived.change(start, entry, test)
    if change is None:
        return "not computable"
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{abs(change)}%"


@dataclass(frozen=True)
class TreatmentRow:
    """A treatment with its colour group, its plain facts and what can be derived from it."""

    entry: Treatment
    group: str
    systemic: bool
    duration: str | None
    facts: tuple[tuple[str, str], ...]
    together: tuple[Treatment, ...]
    volumes: tuple[tuple[TargetVolume, Amount | None, Amount | None], ...]


def treatment_row(treatment: Treatment, case: Case, vocabulary: Vocabulary) -> TreatmentRow:
    """A treatment with its facts in the order in which a reader asks for them."""
    labels = (
        ("What", treatment.what), ("Line", treatment.line), ("Why it was chosen", treatment.reason),
        ("Technique", treatment.technique), ("Schedule", treatment.schedule), ("Cycles", treatment.cycles),
        ("Duration as reported", treatment.duration), ("Where", treatment.where),
    )  # fmt: skip
    group = vocabulary.modalities[treatment.modality[0]].group
    return TreatmentRow(
        entry=treatment,
        group=group,
        systemic=group == "systemic",
        duration=derived.interval(treatment.start, treatment.stop) if treatment.start and treatment.stop else None,
        facts=tuple((label, text) for label, text in labels if text),
        together=tuple(case.treatment(entry_id) for entry_id in treatment.with_),
        volumes=tuple((v, derived.gray(v), derived.gray_per_fraction(v)) for v in treatment.volumes),
    )


@dataclass(frozen=True)
class BeforeRow:
    """A treatment given before a response, and how long before where the dates tell."""

    treatment: Treatment
    what: str | None
    interval: str | None


@dataclass(frozen=True)
class ResponseRow:
    """A response with its heading, its time from baseline, the treatments before it and what they cannot show."""

    entry: Response
    title: str
    interval: str | None
    before: tuple[BeforeRow, ...]
    before_label: str
    caution: str


def response_row(response: Response, case: Case) -> ResponseRow:
    """A response with the treatments that may explain it."""
    title = CATEGORY_WORDS[response.category]
    if response.date:
        title += f", {date_words(response.date.value) if response.date.value else response.date.as_reported}"
    before = tuple(_before_row(case.treatment(b.treatment), b.what, response) for b in response.given_before)
    label = "Given before it" if response.category == "progressive" else "Possible causes: given before it"
    return ResponseRow(response, title, since(case, response.date), before, label, _caution(response))


def _caution(response: Response) -> str:
    """What the treatments before a response cannot show; a progression has no treatment to credit."""
    if response.category == "progressive":
        return ""
    if len(response.given_before) == 1:
        return "It followed this treatment; one patient cannot show that it was the cause."
    return "It followed all of these; one patient cannot show which of them was the cause, and none is credited here."


def _before_row(treatment: Treatment, what: str | None, response: Response) -> BeforeRow:
    """The interval is told for procedures only: a course has no single day to count from."""
    if not (treatment.date and response.date):
        return BeforeRow(treatment, what, None)
    interval = derived.interval(treatment.date, response.date)
    return BeforeRow(treatment, what, f"{interval} before this assessment" if interval else None)


def by_date(entries: Iterable[Any]) -> list[Any]:
    """In order of time; what has no date keeps its place in the record, after the entry before it."""
    keyed, latest = [], ""
    for index, entry in enumerate(entries):
        latest = entry.date.value if entry.date and entry.date.value else latest
        keyed.append((latest, index, entry))
    return [entry for _, _, entry in sorted(keyed, key=lambda item: item[:2])]
