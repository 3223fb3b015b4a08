"""A case to its page: the values that the template shows beside the record itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import derived
from generator.atlas import Atlas, harms
from generator.citations import record_citation
from generator.links import case_url, source_path, trial_url
from generator.markup import date_words
from generator.model import Case, CourseEvent, Measurement, Response, Stage, Treatment
from generator.page import Page
from generator.render import Renderer
from generator.values import Amount, When
from generator.vocabulary import Test, Vocabulary

EVIDENCE = {
    "full text": "Case report of one patient, full text read",
    "abstract only": "Case report of one patient, abstract read",
    "secondary source": "Secondary source: one patient as tabulated by another article; original not read",
}


def case_pages(atlas: Atlas, renderer: Renderer, site_url: str) -> Iterator[Page]:
    """One page per case, each linked to the one before and after it."""
    trial_urls = {t.id: trial_url(drug, t.id) for drug, trials in atlas.trials_of_drug.items() for t in trials}
    neighbours = (None, *atlas.cases, None)
    for previous, case, following in zip(neighbours, atlas.cases, neighbours[2:], strict=False):
        values = page_values(case, atlas.vocabulary)
        text = renderer.page(
            "case.md.j2",
            case_url(case.id),
            case=case,
            previous=previous,
            next=following,
            trial_urls=trial_urls,
            citation=record_citation(case, site_url),
            page_address=site_url + case_url(case.id),
            **values,
        )
        yield Page(source_path(case_url(case.id)), text, f"cases/{case.id}.yml")


def page_values(case: Case, vocabulary: Vocabulary) -> dict[str, Any]:
    """Everything the template shows that is not in the record as it stands."""
    return {
        "page_title": f"{case.id}: {case.title}",
        "description": case.headline,
        "evidence": EVIDENCE[case.source.read],
        "glance": glance(case),
        "patient_facts": _patient_facts(case),
        "laboratory": [_measured(entry, case, vocabulary) for entry in case.laboratory],
        "markers": _marker_rows(case, vocabulary),
        "treatments": [_treatment_row(treatment, case, vocabulary) for treatment in case.treatments],
        "findings": _by_date(case.findings),
        "responses": [_response_row(response, case) for response in case.responses],
        "events": [(event, _since(case, event.date)) for event in _by_date(case.outcome.events)],
        "bibliography": _bibliography(case),
    }


# --- at a glance ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Glance:
    """The card at the top of a case page."""

    patient: str
    stages: tuple[Stage, ...]
    drugs: tuple[str, ...]
    modalities: tuple[str, ...]
    harms: tuple[str, ...]
    relapses: tuple[CourseEvent, ...]
    follow_up: str | None
    last_date: When | None


def glance(case: Case) -> Glance:
    """What a reader wants first; concepts in the order of the record, each once."""
    last = last_seen(case)
    return Glance(
        patient=_patient_words(case),
        stages=tuple(stage for stage in case.staging if stage.value),
        drugs=given_drugs(case),
        modalities=used_modalities(case),
        harms=tuple(dict.fromkeys(entry.is_ for entry in harms(case))),
        relapses=tuple(e for e in case.outcome.events if e.kind in {"progression", "recurrence", "marker rise"}),
        follow_up=_since(case, last),
        last_date=last,
    )


def given_drugs(case: Case) -> tuple[str, ...]:
    """Drugs that the patient received, in the order of the record."""
    return tuple(dict.fromkeys(agent.drug for treatment in case.treatments for agent in treatment.agents))


def used_modalities(case: Case) -> tuple[str, ...]:
    """Modalities that were used, in the order of the record."""
    return tuple(dict.fromkeys(modality for treatment in case.treatments for modality in treatment.modality))


def last_seen(case: Case) -> When | None:
    """The latest date on which something is known of the patient: death, follow-up or the last dated finding."""
    dates = [case.outcome.status.date, *(event.date for event in case.outcome.events)]
    dates += [finding.date for finding in case.findings]
    known = [(date.latest, index, date) for index, date in enumerate(dates) if date and date.latest]
    return max(known)[2] if known else None


def _patient_words(case: Case) -> str:
    sex, years = case.patient.sex.value, case.patient.age.years
    noun = {"female": "woman", "male": "man", None: "person (sex not reported)"}[sex]
    age = f"{years}-year-old" if years is not None else "Adult of unreported age,"
    return f"{age} {noun}"


# --- rows -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MeasuredRow:
    """A measurement with what can be derived from it."""

    entry: Measurement
    converted: Amount | None
    change: str = ""
    interval: str | None = None


def _measured(entry: Measurement, case: Case, vocabulary: Vocabulary) -> MeasuredRow:
    return MeasuredRow(entry, derived.converted(entry, vocabulary.tests[entry.test]))


def _marker_rows(case: Case, vocabulary: Vocabulary) -> list[MeasuredRow]:
    first: dict[str, Measurement] = {}
    rows = []
    for entry in case.markers:
        start = first.setdefault(entry.test, entry)
        rows.append(
            MeasuredRow(
                entry,
                derived.converted(entry, vocabulary.tests[entry.test]),
                _change_words(start, entry, vocabulary.tests[entry.test]),
                _since(case, entry.date),
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
    duration: str | None
    facts: tuple[tuple[str, str], ...]
    together: tuple[Treatment, ...]
    volumes: tuple[tuple[Any, Amount | None, Amount | None], ...]


def _treatment_row(treatment: Treatment, case: Case, vocabulary: Vocabulary) -> TreatmentRow:
    labels = (
        ("What", treatment.what), ("Line", treatment.line), ("Why it was chosen", treatment.reason),
        ("Technique", treatment.technique), ("Schedule", treatment.schedule), ("Cycles", treatment.cycles),
        ("Duration as reported", treatment.duration), ("Where", treatment.where),
    )  # fmt: skip
    return TreatmentRow(
        entry=treatment,
        group=vocabulary.modalities[treatment.modality[0]].group,
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
    """A response with its heading, its time from baseline and the treatments before it."""

    entry: Response
    title: str
    interval: str | None
    before: tuple[BeforeRow, ...]


def _response_row(response: Response, case: Case) -> ResponseRow:
    title = response.as_reported[:1].upper() + response.as_reported[1:]
    if response.date and response.date.value:
        title += f", {date_words(response.date.value)}"
    before = tuple(_before_row(case.treatment(b.treatment), b.what, response) for b in response.given_before)
    return ResponseRow(response, title, _since(case, response.date), before)


def _before_row(treatment: Treatment, what: str | None, response: Response) -> BeforeRow:
    """The interval is told for procedures only: a course has no single day to count from."""
    if not (treatment.date and response.date):
        return BeforeRow(treatment, what, None)
    interval = derived.interval(treatment.date, response.date)
    return BeforeRow(treatment, what, f"{interval} before the response" if interval else None)


def _since(case: Case, date: When | None) -> str | None:
    return derived.interval(case.baseline.date, date) if date else None


def _by_date(entries: Iterable[Any]) -> list[Any]:
    """In order of time; what has no date keeps its place in the record, after the entry before it."""
    keyed, latest = [], ""
    for index, entry in enumerate(entries):
        latest = entry.date.value if entry.date and entry.date.value else latest
        keyed.append((latest, index, entry))
    return [entry for _, _, entry in sorted(keyed, key=lambda item: item[:2])]


# --- facts ----------------------------------------------------------------------------------------------------


def _patient_facts(case: Case) -> list[tuple[str, str, Any]]:
    patient = case.patient
    return [
        ("patient-sex", "Sex", patient.sex),
        ("patient-country", "Country", patient.country),
        ("patient-cirrhosis", "Cirrhosis", patient.cirrhosis),
        ("patient-surveillance", "Surveillance", patient.surveillance),
        ("patient-family-history", "Family history", patient.family_history),
    ]


def _bibliography(case: Case) -> list[tuple[str, str | None]]:
    """Label and value; None is what the text read does not show."""
    b = case.source.bibliography
    authors = ", ".join(b.authors) + ("" if b.authors_complete else " (first author only)") if b.authors else None
    issue = " ".join(part for part in (b.volume, f"({b.issue})" if b.issue else "") if part)
    dates = ((name, getattr(b, name)) for name in ("received", "revised", "accepted", "published"))
    rows: list[tuple[str, str | None]] = [("Title", b.title), ("Authors", authors), ("Journal", b.journal)]
    rows.append(("Year", str(b.year) if b.year else None))
    optional: Mapping[str, str | None] = {
        "Volume and issue": issue or None, "Pages": b.pages, "Institution": b.institution,
        "Corresponding author": b.corresponding_author,
        "Dates": "; ".join(f"{name} {date_words(value)}" for name, value in dates if value) or None,
    }  # fmt: skip
    return rows + [(label, value) for label, value in optional.items() if value]
