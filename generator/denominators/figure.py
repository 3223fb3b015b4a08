"""What the figure of a drug or modality page shows: its trials, and beside them the patients of the atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.atlas import Atlas, Given, Used
from generator.denominators.anecdotes import Anecdotes, anecdotes
from generator.denominators.rates import TrialRates, trial_rates
from generator.links import trial_url
from generator.model import Case, Treatment


@dataclass(frozen=True)
class Shown:
    """One trial, its drug of this page, and the address of its tables from the site root."""

    rates: TrialRates
    drug_id: str
    address: str


@dataclass(frozen=True)
class Denominators:
    """The whole figure."""

    trials: tuple[Shown, ...]
    anecdotes: Anecdotes


def of_drug(atlas: Atlas, drug_id: str) -> Denominators | None:
    """The figure of a drug; None where no trial of it has a row of responses."""
    cases = _cases(atlas.given.get(drug_id, ()))
    return _figure(atlas, (drug_id,), cases, lambda treatment: any(agent.drug == drug_id for agent in treatment.agents))


def of_modality(atlas: Atlas, modality_id: str) -> Denominators | None:
    """The figure of a modality: the trials of the drugs that belong to it; None where there are none."""
    own = tuple(drug_id for drug_id, drug in atlas.vocabulary.drugs.items() if drug.given_as == modality_id)
    cases = _cases(atlas.used.get(modality_id, ()))
    return _figure(atlas, own, cases, lambda treatment: modality_id in treatment.modality)


def _cases(uses: Iterable[Given | Used]) -> tuple[Case, ...]:
    return tuple({use.case.id: use.case for use in uses}.values())


def _figure(
    atlas: Atlas, drug_ids: tuple[str, ...], cases: tuple[Case, ...], includes: Callable[[Treatment], bool]
) -> Denominators | None:
    shown: dict[str, Shown] = {}
    for drug_id in drug_ids:
        for trial in atlas.trials_of_drug.get(drug_id, ()):
            rates = trial_rates(trial, frozenset(drug_ids), atlas.vocabulary.drugs)
            if rates:
                shown.setdefault(trial.id, Shown(rates, drug_id, trial_url(drug_id, trial.id)))
    return Denominators(tuple(shown.values()), anecdotes(cases, includes)) if shown else None
