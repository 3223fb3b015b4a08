"""A case in a few lines: the at-a-glance card, and what index pages and search need of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator import derived
from generator.atlas import harms
from generator.model import Case, CourseEvent, Stage
from generator.values import When


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
        follow_up=since(case, last),
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
    known = [(date.earliest, index, date) for index, date in enumerate(dates) if date and date.earliest]
    return max(known)[2] if known else None


def _patient_words(case: Case) -> str:
    sex, years = case.patient.sex.value, case.patient.age.years
    noun = {"female": "woman", "male": "man", None: "patient"}[sex]
    unknown = [name for name, value in (("age", years), ("sex", sex)) if value is None]
    words = f"{years}-year-old {noun}" if years is not None else noun.capitalize()
    return words + (f", {' and '.join(unknown)} not reported" if unknown else "")


def since(case: Case, date: When | None) -> str | None:
    """Time from the baseline of the case to `date` in words; None where the dates do not give it."""
    return derived.interval(case.baseline.date, date) if date else None
