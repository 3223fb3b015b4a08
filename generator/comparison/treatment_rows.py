"""The rows on treatment: what was given, in which dose, for how long, and why it ended."""

from __future__ import annotations

from collections.abc import Iterator

from generator.case_summary import TUMOUR_PURPOSES, tumour_drugs, tumour_modalities, tumour_treatments
from generator.comparison.cells import Item, Row, item, items_cell, joined
from generator.course.words import treatment_when
from generator.derived import interval
from generator.markup import MISSING_WORDS, amount
from generator.model import Agent, Case, Treatment
from generator.vocabulary import Vocabulary


def treatment_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """The treatments of the tumour in order, their doses, durations and ends; then the others."""
    given = tumour_treatments(case)
    names = "|".join(treatment.label for treatment in given if treatment.label.isalpha())
    length = joined("length", "how long", names and f"given.*({names})", between="|")
    concepts = ", ".join(sorted((*tumour_drugs(case), *tumour_modalities(case))))
    courses = (item(each.label, each, each.id, treatment_when(each)) for each in given)
    yield Row("treatments", "Treatments of the tumour", items_cell(courses, concepts or None))
    yield Row("doses", "Doses", items_cell(_doses(given, vocabulary)), "dose")
    yield Row("duration", "Duration", items_cell(_durations(given)), length)
    yield Row("end", "End of treatment", items_cell(_ends(given)), "stopped|discontinu")
    others = (each for each in case.treatments if each.purpose not in TUMOUR_PURPOSES)
    named = (item(each.label, each, each.id, each.purpose) for each in others)
    yield Row("other-treatments", "Other treatments", items_cell(named))


def _doses(given: tuple[Treatment, ...], vocabulary: Vocabulary) -> Iterator[Item]:
    for treatment in given:
        for agent in treatment.agents:
            words = f"{vocabulary.drugs[agent.drug].label} {_dose(agent)}"
            yield Item(words, treatment.id, note=_where(agent), inferred=bool(agent.inferred), lines=agent.at or ())
        for volume in treatment.volumes:
            fractions = f" in {volume.fractions} fractions" if volume.fractions else ""
            yield item(f"{volume.name} {amount(volume.dose)}{fractions}", volume, treatment.id)


def _dose(agent: Agent) -> str:
    dose = amount(agent.dose) if agent.dose else f"(dose {MISSING_WORDS[agent.dose_missing or 'not reported']})"
    return joined(dose, agent.frequency, between=" ")


def _where(agent: Agent) -> str:
    return joined(agent.route, agent.into, between=", ")


def _durations(given: tuple[Treatment, ...]) -> Iterator[Item]:
    """How long each course lasted, as reported or by its dates, and the number of its cycles or sessions."""
    for treatment in given:
        by_dates = interval(treatment.start, treatment.stop) if treatment.start and treatment.stop else None
        words = joined(treatment.duration, treatment.cycles and f"cycles: {treatment.cycles}")
        if words:
            note = f"by the dates: {by_dates}" if by_dates else ""
            yield item(f"{treatment.label}: {words}", treatment, treatment.id, note)
        elif by_dates:
            yield item(f"{treatment.label}: {by_dates}", treatment, treatment.id, "by the dates")


def _ends(given: tuple[Treatment, ...]) -> Iterator[Item]:
    """Why each course ended, or that this is not told; a procedure has no end."""
    for treatment in given:
        reason = treatment.stop_reason
        if reason:
            words = f"{treatment.label}: {reason.category}"
            yield Item(words, treatment.id, None, reason.what or "", bool(reason.inferred), reason.at or ())
        elif not treatment.date:
            yield Item(f"{treatment.label}: not reported", treatment.id)
