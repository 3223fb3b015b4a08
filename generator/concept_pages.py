"""Drug, modality and complication pages: what happened to whom, who only discusses it, and the denominators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import denominators
from generator.atlas import Atlas, Given, Used
from generator.case_summary import EVIDENCE, TUMOUR_PURPOSES, trial_addresses, used_modalities
from generator.course.swimmer import swimmer_of
from generator.course.trajectories import trajectories_of
from generator.head import concept_head, newest_revision
from generator.index_pages import CONCEPTS
from generator.links import LinksFrom, concept_url, source_path
from generator.model import AdverseEvent, Agent, Case, Treatment
from generator.page import Page
from generator.publication import Publication
from generator.trials import Arm, Measure, Trial
from generator.vocabulary import Drug, Vocabulary

RATES: tuple[Measure, ...] = (
    "complete response",
    "partial response",
    "stable disease",
    "progressive disease",
    "disease control rate",
    "overall survival",
    "time to progression",
)


def concept_pages(publication: Publication) -> Iterator[Page]:
    """A page for every drug, modality and complication of the vocabulary."""
    atlas, site_url = publication.atlas, publication.site_url
    trial_urls = trial_addresses(atlas)
    for kind, values in (
        ("drugs", drug_values),
        ("modalities", modality_values),
        ("complications", complication_values),
    ):
        index = (CONCEPTS[kind].title, CONCEPTS[kind].url)
        for concept_id, concept in atlas.vocabulary.of_kind(kind).items():
            url = concept_url(kind, concept_id)
            found = values(atlas, concept_id)
            mentioned = atlas.mentioned.get(concept_id, ())
            newest = newest_revision([*found["cases"], *(item.case for item in mentioned)])
            found |= _pictures(found, publication, url)
            text = publication.renderer.page(
                f"concept/{kind}.md.j2",
                url,
                concept=concept,
                concept_id=concept_id,
                checked=atlas.vocabulary.checked[kind],
                mentioned=mentioned,
                trial_urls=trial_urls,
                former=atlas.ledger.gone_from(url),
                page_head=concept_head(kind, concept_id, concept, index, site_url, newest),
                lastmod=newest,
                EVIDENCE=EVIDENCE,
                **found,
            )
            yield Page(source_path(url), text, f"cases/vocabulary/{kind}.yml")


def _pictures(found: dict[str, Any], publication: Publication, url: str) -> dict[str, Any]:
    """The courses and markers of the patients who received it; nothing on the page of a complication."""
    if "own_treatments" not in found:
        return {}
    own: dict[str, set[str]] = {}
    for case_id, entry_id in found["own_treatments"]:
        own.setdefault(case_id, set()).add(entry_id)
    return {
        "swimmer": swimmer_of(found["cases"], publication.courses, own),
        "trajectories": trajectories_of(found["cases"], publication.courses, LinksFrom(url)),
    }


@dataclass(frozen=True)
class HarmRow:
    """An adverse event of a patient who received a drug or modality, and the treatments that the article blames."""

    case: Case
    event: AdverseEvent
    attributed: tuple[Treatment, ...]


def drug_values(atlas: Atlas, drug_id: str) -> dict[str, Any]:
    """Given and mentioned, companions, harm and trials of one drug."""
    given = atlas.given.get(drug_id, ())
    treatments = {(use.case.id, use.treatment.id) for use in given}
    cases = _cases_of(given)
    return {
        "given": [(use, _companions(use)) for use in given],
        "cases": cases,
        "own_treatments": treatments,
        "antitumour": _is_antitumour(given),
        "modalities": _own_modalities(given, atlas.vocabulary.drugs[drug_id]),
        "harms": _harm_rows(cases, treatments),
        "trials": [_trial_table(trial, drug_id) for trial in atlas.trials_of_drug.get(drug_id, ())],
        "denominators": denominators.of_drug(atlas, drug_id),
    }


def modality_values(atlas: Atlas, modality_id: str) -> dict[str, Any]:
    """Treatments, drugs, companions and harm of one modality."""
    used = atlas.used.get(modality_id, ())
    treatments = {(use.case.id, use.treatment.id) for use in used}
    cases = _cases_of(used)
    return {
        "used": [(use, _agents_under(use.treatment, modality_id, atlas.vocabulary)) for use in used],
        "cases": cases,
        "own_treatments": treatments,
        "drugs": tuple(
            dict.fromkeys(
                agent.drug for use in used for agent in _agents_under(use.treatment, modality_id, atlas.vocabulary)
            )
        ),
        "companions": tuple(
            dict.fromkeys(other for case in cases for other in used_modalities(case) if other != modality_id)
        ),
        "harms": _harm_rows(cases, treatments),
        "antitumour": _is_antitumour(used),
        "denominators": denominators.of_modality(atlas, modality_id),
    }


def complication_values(atlas: Atlas, complication_id: str) -> dict[str, Any]:
    """Patients who had it, and what trials counted."""
    seen = atlas.seen.get(complication_id, ())
    return {
        "seen": seen,
        "cases": _cases_of(seen),
        "in_trials": [
            (item.trial, arm, item.result.values[i], item.result)
            for item in atlas.in_trials.get(complication_id, ())
            for i, arm in enumerate(item.trial.arms)
        ],
    }


def _agents_under(treatment: Treatment, modality_id: str, vocabulary: Vocabulary) -> tuple[Agent, ...]:
    """The agents of a combined treatment that belong to one of its modalities."""
    own = [(agent, vocabulary.drugs[agent.drug].given_as) for agent in treatment.agents]
    return tuple(agent for agent, modality in own if modality == modality_id or modality not in treatment.modality)


def _own_modalities(given: tuple[Given, ...], drug: Drug) -> tuple[str, ...]:
    """The modalities under which the drug was given: its own one, where the treatment has it."""
    used = [use.treatment.modality for use in given]
    modalities = dict.fromkeys(m for group in used for m in group if drug.given_as not in group or m == drug.given_as)
    return tuple(modalities)


def _is_antitumour(uses: tuple[Given, ...] | tuple[Used, ...]) -> bool:
    """Whether a denominator is due: it was used against the tumour, or nobody received it."""
    return any(use.treatment.purpose in TUMOUR_PURPOSES for use in uses) or not uses


def _cases_of(uses: Any) -> tuple[Case, ...]:
    return tuple({use.case.id: use.case for use in uses}.values())


def _companions(use: Given) -> tuple[str, ...]:
    """Other drugs in the same treatment and in the treatments given with it."""
    together = (use.treatment, *(use.case.treatment(entry_id) for entry_id in use.treatment.with_))
    drugs = dict.fromkeys(agent.drug for treatment in together for agent in treatment.agents)
    return tuple(drug for drug in drugs if drug != use.agent.drug)


def _harm_rows(cases: tuple[Case, ...], treatments: set[tuple[str, str]]) -> list[HarmRow]:
    """Adverse events attributed to these treatments, then those of the same patients without a named cause."""
    rows = [
        HarmRow(case, event, tuple(case.treatment(entry_id) for entry_id in event.attributed_to))
        for case in cases
        for event in case.adverse_events
        if event.missing is None
    ]
    ours = [row for row in rows if any((row.case.id, t.id) in treatments for t in row.attributed)]
    return ours + [row for row in rows if not row.attributed]


@dataclass(frozen=True)
class TrialTable:
    """A trial's response rates: one row per arm, one column per measure, as printed."""

    trial: Trial
    measures: tuple[Measure, ...]
    notes: tuple[str, ...]
    rows: tuple[tuple[Arm, bool, tuple[str, ...]], ...]


def _trial_table(trial: Trial, drug_id: str) -> TrialTable:
    measures = tuple(measure for measure in RATES if trial.result(measure))
    rows = tuple(
        (arm, arm.drug == drug_id, tuple(_printed(trial, measure, i) for measure in measures))
        for i, arm in enumerate(trial.arms)
    )
    results = [result for measure in measures if (result := trial.result(measure))]
    notes = tuple(f"{result.what}: {result.note}" for result in results if result.note)
    return TrialTable(trial, measures, notes, rows)


def _printed(trial: Trial, measure: Measure, arm: int) -> str:
    result = trial.result(measure)
    return result.values[arm] if result else ""
