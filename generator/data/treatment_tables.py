"""Tables of treatments: agents with their doses, modalities, radiotherapy volumes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.data.cells import date_columns, date_row, joined, quantity_columns, quantity_row, statement_row
from generator.data.cells import statement_columns as statement
from generator.data.entry_table import CONCEPT, Item, entry_table
from generator.data.table import Row, Table, text, whole
from generator.model import Agent, Case, Treatment

_TREATMENT = (
    text("label", "name of the treatment in the record"),
    text("modality", "modalities, several joined by '; '; one a row in treatment_modalities"),
    text("purpose", "antitumour, antiviral, emergency or supportive"),
)
_AGENT = (
    text("drug", "id of the drug; empty for a treatment without a drug"),
    CONCEPT,
    *quantity_columns("dose", "dose"),
    text("dose_missing", "why there is no dose: not reported, absent or not assessed"),
    text("route", "route of administration"),
    text("frequency", "how often"),
    text("into", "artery or site"),
    *statement("agent", "the drug within the treatment"),
)
_COURSE = (
    text("what", "the treatment in a sentence"),
    text("line", "line of therapy as the article names it"),
    text("technique", "technique"),
    *date_columns("date", "day of a procedure"),
    *date_columns("start", "start of a course"),
    *date_columns("stop", "end of a course"),
    text("stop_category", "why it ended, in one word; ongoing where it had not"),
    text("stop_what", "why it ended, in a sentence"),
    *statement("stop_reason", "reason of the end"),
    text("cycles", "cycles as reported"),
    text("schedule", "schedule as reported"),
    text("duration", "duration as reported"),
    text("elsewhere", "another hospital, if so"),
    text("given_with", "entry ids of treatments given together with this one"),
    text("reason", "why it was chosen"),
)


def treatment_tables(cases: tuple[Case, ...], site_url: str) -> Iterator[Table]:
    """Treatments, their modalities and their radiotherapy volumes."""
    yield entry_table(
        "treatments",
        "Treatments",
        "One row for each drug of each treatment; a treatment without a drug has one row with the agent number 0.",
        (
            whole("agent_number", "number of the drug within the treatment, from 1; 0 without"),
            *_TREATMENT,
            *_AGENT,
            *_COURSE,
        ),
        _treatments(cases),
        site_url,
        ("agent_number",),
    )
    yield entry_table(
        "treatment_modalities",
        "Modalities of treatments",
        "One row for each modality of each treatment.",
        (text("modality", "id of the modality"), CONCEPT),
        _modalities(cases),
        site_url,
        ("modality",),
    )
    yield entry_table(
        "volumes",
        "Radiotherapy target volumes",
        "One row for each target volume of each radiotherapy, with the dose prescribed to it.",
        (
            whole("volume_number", "number of the volume within the treatment, from 1"),
            text("name", "name of the volume"),
            *quantity_columns("dose", "dose"),
            whole("fractions", "number of fractions"),
            *statement("volume", "the volume"),
        ),
        _volumes(cases),
        site_url,
        ("volume_number",),
    )


def _treatments(cases: tuple[Case, ...]) -> Iterator[Item]:
    for case in cases:
        for treatment in case.treatments:
            course = _course(treatment, case)
            if not treatment.agents:
                yield case, treatment, {**course, **_agent(None, 0, case)}
            for index, agent in enumerate(treatment.agents, start=1):
                yield case, treatment, {**course, **_agent(agent, index, case)}


def _agent(agent: Agent | None, index: int, case: Case) -> Row:
    return {
        "agent_number": index,
        "drug": agent.drug if agent else None,
        "concept": f"drugs/{agent.drug}" if agent else None,
        **quantity_row("dose", agent.dose if agent else None),
        "dose_missing": agent.dose_missing if agent else None,
        "route": agent.route if agent else None,
        "frequency": agent.frequency if agent else None,
        "into": agent.into if agent else None,
        **statement_row("agent", agent, case),
    }


def _course(treatment: Treatment, case: Case) -> Row:
    same = ("label", "purpose", "what", "line", "technique", "cycles", "schedule", "duration", "reason")
    stop = treatment.stop_reason
    return {
        **{name: getattr(treatment, name) for name in same},
        "modality": joined(treatment.modality),
        **date_row("date", treatment.date),
        **date_row("start", treatment.start),
        **date_row("stop", treatment.stop),
        "stop_category": stop.category if stop else None,
        "stop_what": stop.what if stop else None,
        **statement_row("stop_reason", stop, case),
        "elsewhere": treatment.where,
        "given_with": joined(treatment.with_),
    }


def _modalities(cases: tuple[Case, ...]) -> Iterator[Item]:
    for case in cases:
        for treatment in case.treatments:
            for modality in dict.fromkeys(treatment.modality):
                yield case, treatment, {"modality": modality, "concept": f"modalities/{modality}"}


def _volumes(cases: tuple[Case, ...]) -> Iterator[Item]:
    for case in cases:
        for treatment in case.treatments:
            for index, volume in enumerate(treatment.volumes, start=1):
                yield (
                    case,
                    treatment,
                    {
                        "volume_number": index,
                        "name": volume.name,
                        **quantity_row("dose", volume.dose),
                        "fractions": volume.fractions,
                        **statement_row("volume", volume, case),
                    },
                )
