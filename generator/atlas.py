"""All cases, trials and concepts, with the groupings that index pages need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.ledger import Ledger
from generator.model import AdverseEvent, Agent, Case, ComplicationEntry, Extension, Mention, Treatment
from generator.trials import Result, Trial
from generator.verification import Verifications
from generator.vocabulary import Vocabulary

T = TypeVar("T")


@dataclass(frozen=True)
class Given:
    """One drug given to one patient within one treatment."""

    case: Case
    treatment: Treatment
    agent: Agent


@dataclass(frozen=True)
class Used:
    """One treatment of one patient, under one of its modalities."""

    case: Case
    treatment: Treatment


@dataclass(frozen=True)
class Seen:
    """One adverse event, complication or tumour extension of one patient."""

    case: Case
    entry: AdverseEvent | ComplicationEntry | Extension


@dataclass(frozen=True)
class Mentioned:
    """A concept that the article of `case` only talks about."""

    case: Case
    mention: Mention


@dataclass(frozen=True)
class InTrial:
    """An adverse event counted in a published trial."""

    trial: Trial
    result: Result


@dataclass(frozen=True)
class Atlas:
    """Everything the site is made from. Groupings are computed once, in one pass over the cases."""

    cases: tuple[Case, ...]
    vocabulary: Vocabulary
    trials: Mapping[str, Trial] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    earlier: Mapping[str, tuple[Case, ...]] = field(default_factory=dict)
    """Record id to its superseded revisions, oldest first; those of withdrawn records too."""
    verifications: Verifications = field(default_factory=Verifications)
    digests: Mapping[str, str] = field(default_factory=dict)
    """Id of a record or trial to the SHA-256 of its file."""

    @cached_property
    def by_id(self) -> Mapping[str, Case]:
        """Case id to case."""
        return {case.id: case for case in self.cases}

    @cached_property
    def given(self) -> Mapping[str, tuple[Given, ...]]:
        """Drug id to each time it was given."""
        return _grouped(
            (agent.drug, Given(case, treatment, agent))
            for case in self.cases
            for treatment in case.treatments
            for agent in treatment.agents
        )

    @cached_property
    def used(self) -> Mapping[str, tuple[Used, ...]]:
        """Modality id to each treatment under it."""
        return _grouped(
            (modality, Used(case, treatment))
            for case in self.cases
            for treatment in case.treatments
            for modality in treatment.modality
        )

    @cached_property
    def seen(self) -> Mapping[str, tuple[Seen, ...]]:
        """Complication id to each patient entry that records it."""
        return _grouped((entry.is_, Seen(case, entry)) for case in self.cases for entry in harms(case))

    @cached_property
    def mentioned(self) -> Mapping[str, tuple[Mentioned, ...]]:
        """Drug, modality or complication id to each article that only mentions it."""
        return _grouped(
            (mention.concept[1], Mentioned(case, mention)) for case in self.cases for mention in case.mentioned
        )

    @cached_property
    def in_trials(self) -> Mapping[str, tuple[InTrial, ...]]:
        """Complication id to the trial rows that count it."""
        return _grouped(
            (row.complication, InTrial(trial, row))
            for trial in self.trials.values()
            for row in trial.results
            if row.complication
        )

    @cached_property
    def trials_of_drug(self) -> Mapping[str, tuple[Trial, ...]]:
        """Drug id to the trials with an arm of it."""
        return _grouped(
            (drug, trial)
            for trial in self.trials.values()
            for drug in sorted({arm.drug for arm in trial.arms if arm.drug})
        )


def harms(case: Case) -> Iterator[AdverseEvent | ComplicationEntry | Extension]:
    """Adverse events, complications and tumour extensions that this patient had (not those stated to be absent)."""
    entries: tuple[AdverseEvent | ComplicationEntry | Extension, ...]
    entries = (*case.disease.extension, *case.complications, *case.adverse_events)
    for entry in entries:
        if entry.missing is None:
            yield entry


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}
