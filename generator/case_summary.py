"""A case in a few lines: the at-a-glance card, and what index pages and search need of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import derived
from generator.atlas import Atlas
from generator.links import trial_url
from generator.model import AdverseEvent, Case, ComplicationEntry, CourseEvent, Extension, Stage, Treatment
from generator.values import When

TUMOUR_PURPOSES = frozenset({"antitumour", "emergency"})
# What kind of evidence a record is, in the same few words wherever it is shown.
EVIDENCE = {
    "full text": "Case report, full text read",
    "abstract only": "Case report, abstract read",
    "secondary source": "Secondary source, original not read",
}


@dataclass(frozen=True)
class Glance:
    """The card at the top of a case page."""

    patient: str
    stages: tuple[Stage, ...]
    courses: tuple[tuple[Treatment, ...], ...]
    drugs: tuple[str, ...]
    modalities: tuple[str, ...]
    extension: tuple[str, ...]
    complications: tuple[str, ...]
    adverse_events: tuple[str, ...]
    relapses: tuple[CourseEvent, ...]
    follow_up: str | None
    last_date: When | None


def glance(case: Case) -> Glance:
    """What a reader wants first; concepts in the order of the record, each once."""
    last = last_seen(case)
    return Glance(
        patient=_patient_words(case),
        stages=_first_stages(case),
        courses=_courses(case),
        drugs=given_drugs(case),
        modalities=used_modalities(case),
        extension=_concepts(case.disease.extension),
        complications=_concepts(case.complications),
        adverse_events=_concepts(case.adverse_events),
        relapses=tuple(e for e in case.outcome.events if e.kind in {"progression", "recurrence", "marker rise"}),
        follow_up=since(case, last),
        last_date=last,
    )


def _first_stages(case: Case) -> tuple[Stage, ...]:
    """The first result of each staging system: the one at baseline."""
    first: dict[str, Stage] = {}
    for stage in case.staging:
        if stage.value:
            first.setdefault(stage.system, stage)
    return tuple(first.values())


def _courses(case: Case) -> tuple[tuple[Treatment, ...], ...]:
    """The treatments of the tumour in the order of the record, those combined with each other together."""
    courses: list[list[Treatment]] = []
    for treatment in tumour_treatments(case):
        joined = [course for course in courses if any(other.id in treatment.with_ for other in course)]
        if joined:
            joined[0].append(treatment)
        else:
            courses.append([treatment])
    return tuple(tuple(course) for course in courses)


def _concepts(entries: Iterable[AdverseEvent | ComplicationEntry | Extension]) -> tuple[str, ...]:
    """The concepts that the patient had, each once."""
    return tuple(dict.fromkeys(entry.is_ for entry in entries if entry.missing is None))


def tumour_treatments(case: Case) -> tuple[Treatment, ...]:
    """The treatments of the tumour, without antiviral and supportive ones."""
    return tuple(treatment for treatment in case.treatments if treatment.purpose in TUMOUR_PURPOSES)


def tumour_drugs(case: Case) -> tuple[str, ...]:
    """Drugs given against the tumour, in the order of the record."""
    return tuple(dict.fromkeys(agent.drug for treatment in tumour_treatments(case) for agent in treatment.agents))


def tumour_modalities(case: Case) -> tuple[str, ...]:
    """Modalities used against the tumour, in the order of the record."""
    return tuple(dict.fromkeys(modality for treatment in tumour_treatments(case) for modality in treatment.modality))


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


def trial_addresses(atlas: Atlas) -> Mapping[str, str]:
    """Trial id to the address of its figures, on the page of its drug."""
    return {trial.id: trial_url(drug, trial.id) for drug, trials in atlas.trials_of_drug.items() for trial in trials}


def since(case: Case, date: When | None) -> str | None:
    """Time from the baseline of the case to `date` in words; None where the dates do not give it."""
    return derived.interval(case.baseline.date, date) if date else None
