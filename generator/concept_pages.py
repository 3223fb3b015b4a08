"""Drug, modality and complication pages: what happened to whom, who only discusses it, and the denominators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.atlas import Atlas, Given, Seen
from generator.case_summary import used_modalities
from generator.links import concept_url, source_path
from generator.model import AdverseEvent, Case
from generator.page import Page
from generator.render import Renderer
from generator.trials import Arm, Measure, Trial

RATES: tuple[Measure, ...] = (
    "complete response",
    "partial response",
    "stable disease",
    "progressive disease",
    "disease control rate",
)


def concept_pages(atlas: Atlas, renderer: Renderer) -> Iterator[Page]:
    """A page for every drug, modality and complication of the vocabulary."""
    for kind, values in (
        ("drugs", drug_values),
        ("modalities", modality_values),
        ("complications", complication_values),
    ):
        for concept_id, concept in atlas.vocabulary.of_kind(kind).items():
            url = concept_url(kind, concept_id)
            text = renderer.page(
                f"concept/{kind}.md.j2",
                url,
                concept=concept,
                concept_id=concept_id,
                checked=atlas.vocabulary.checked[kind],
                mentioned=atlas.mentioned.get(concept_id, ()),
                **values(atlas, concept_id),
            )
            yield Page(source_path(url), text, f"cases/vocabulary/{kind}.yml")


@dataclass(frozen=True)
class HarmRow:
    """An adverse event of a patient who received a drug or modality; `attributed` where the article links them."""

    case: Case
    event: AdverseEvent
    attributed: bool


def drug_values(atlas: Atlas, drug_id: str) -> dict[str, Any]:
    """Given and mentioned, companions, harm and trials of one drug."""
    given = atlas.given.get(drug_id, ())
    treatments = {(use.case.id, use.treatment.id) for use in given}
    cases = _cases_of(given)
    return {
        "given": [(use, _companions(use)) for use in given],
        "cases": cases,
        "modalities": tuple(dict.fromkeys(m for use in given for m in use.treatment.modality)),
        "harms": _harm_rows(cases, treatments),
        "trials": [_trial_table(trial, drug_id) for trial in atlas.trials_of_drug.get(drug_id, ())],
    }


def modality_values(atlas: Atlas, modality_id: str) -> dict[str, Any]:
    """Treatments, drugs, companions and harm of one modality."""
    used = atlas.used.get(modality_id, ())
    treatments = {(use.case.id, use.treatment.id) for use in used}
    cases = _cases_of(used)
    return {
        "used": used,
        "cases": cases,
        "drugs": tuple(dict.fromkeys(agent.drug for use in used for agent in use.treatment.agents)),
        "companions": tuple(
            dict.fromkeys(other for case in cases for other in used_modalities(case) if other != modality_id)
        ),
        "harms": _harm_rows(cases, treatments),
    }


def complication_values(atlas: Atlas, complication_id: str) -> dict[str, Any]:
    """Patients who had it, drugs and modalities it was attributed to, and what trials counted."""
    seen = atlas.seen.get(complication_id, ())
    attributed = [t for use in seen for t in _attributed_treatments(use)]
    return {
        "seen": seen,
        "cases": _cases_of(seen),
        "drugs": tuple(dict.fromkeys(agent.drug for t in attributed for agent in t.agents)),
        "modalities": tuple(dict.fromkeys(modality for t in attributed for modality in t.modality)),
        "in_trials": [
            (item.trial, arm, item.result.values[i], item.result)
            for item in atlas.in_trials.get(complication_id, ())
            for i, arm in enumerate(item.trial.arms)
        ],
    }


def _attributed_treatments(use: Seen) -> list[Any]:
    entry = use.entry
    return [use.case.treatment(i) for i in entry.attributed_to] if isinstance(entry, AdverseEvent) else []


def _cases_of(uses: Any) -> tuple[Case, ...]:
    return tuple({use.case.id: use.case for use in uses}.values())


def _companions(use: Given) -> tuple[str, ...]:
    """Other drugs in the same treatment and in the treatments given with it."""
    together = (use.treatment, *(use.case.treatment(entry_id) for entry_id in use.treatment.with_))
    drugs = dict.fromkeys(agent.drug for treatment in together for agent in treatment.agents)
    return tuple(drug for drug in drugs if drug != use.agent.drug)


def _harm_rows(cases: tuple[Case, ...], treatments: set[tuple[str, str]]) -> list[HarmRow]:
    """Adverse events of these patients, those attributed to these treatments first."""
    rows = [
        HarmRow(case, event, any((case.id, treatment_id) in treatments for treatment_id in event.attributed_to))
        for case in cases
        for event in case.adverse_events
        if event.missing is None
    ]
    return sorted(
        (row for row in rows if row.attributed or not row.event.attributed_to), key=lambda r: not r.attributed
    )


@dataclass(frozen=True)
class TrialTable:
    """A trial's response rates: one row per arm, one column per measure, as printed."""

    trial: Trial
    measures: tuple[Measure, ...]
    rows: tuple[tuple[Arm, bool, tuple[str, ...]], ...]


def _trial_table(trial: Trial, drug_id: str) -> TrialTable:
    measures = tuple(measure for measure in RATES if trial.result(measure))
    rows = tuple(
        (arm, arm.drug == drug_id, tuple(_printed(trial, measure, i) for measure in measures))
        for i, arm in enumerate(trial.arms)
    )
    return TrialTable(trial, measures, rows)


def _printed(trial: Trial, measure: Measure, arm: int) -> str:
    result = trial.result(measure)
    return result.values[arm] if result else ""
