"""Concepts, units, and what kind of concept may stand where."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Agent, Case, CourseEvent, Response, TargetVolume, Treatment
from generator.rules.found import Found, close
from generator.values import Model
from generator.vocabulary import Vocabulary

CONCEPT_KEYS = {
    "drug": "drugs", "modality": "modalities", "complication": "complications", "test": "tests", "gene": "genes",
    "site": "sites", "system": "staging",
}  # fmt: skip
KIND_OF_GROUP = {
    "adverse_events": "adverse event",
    "complications": "complication of disease",
    "extension": "tumour extension",
}


def concepts_are_known(case: Case, vocabulary: Vocabulary) -> Found:
    """Every concept id must be in the vocabulary."""
    for location, part in case.addressed:
        for key, kind, concept_id in concepts_of(part):
            known = vocabulary.of_kind(kind)
            if concept_id not in known:
                if kind in vocabulary.incomplete:
                    continue
                must = f"'{key}' must be an id of cases/vocabulary/{kind}.yml"
                yield (*location, key), f"{must}, found '{concept_id}'{close(concept_id, known)}"


def concepts_of(part: Model) -> Iterator[tuple[str, str, str]]:
    """(key, vocabulary file, concept id) of the concepts that `part` itself names."""
    kinds = dict(CONCEPT_KEYS)
    name = type(part).__name__
    if name == "Criterion":
        kinds["system"] = "criteria"
    if name in {"Tumour", "Extension", "CourseEvent"}:
        del kinds["site"]  # free text there: a segment, a vessel
    if name in {"Extension", "AdverseEvent", "ComplicationEntry"}:
        kinds["is_"] = "complications"
    if name == "Aetiology":
        kinds["is_"] = "aetiologies"
    for key, kind in kinds.items():
        value = getattr(part, key, None)
        for concept_id in value if isinstance(value, tuple) else (value,):
            if isinstance(concept_id, str):
                yield key.rstrip("_"), kind, concept_id


def complications_stand_in_their_group(case: Case, vocabulary: Vocabulary) -> Found:
    """Toxicity, complications of the disease and tumour extension must be kept apart."""
    groups = (
        ("adverse_events", case.adverse_events),
        ("complications", case.complications),
        ("extension", case.disease.extension),
    )
    for group, entries in groups:
        for entry in entries:
            concept = vocabulary.complications.get(entry.is_)
            if concept and KIND_OF_GROUP[group] not in concept.kinds:
                kinds = " and ".join(concept.kinds)
                yield (
                    (entry.id, "is"),
                    f"'{group}' must hold kind '{KIND_OF_GROUP[group]}', found '{entry.is_}', which is {kinds}",
                )


def units_belong_to_the_test(case: Case, vocabulary: Vocabulary) -> Found:
    """A measured value and its reference must have a unit that the test knows."""
    for measurement in (*case.laboratory, *case.markers):
        test = vocabulary.tests.get(measurement.test)
        for key, amount in (("value", measurement.value), ("reference", measurement.reference)):
            if test and amount and amount.unit not in test.units and (amount.unit or test.units):
                known = ", ".join(test.units) or "none"
                must = f"the unit of {measurement.test} must be one of {known}"
                yield (measurement.id, key), f"{must}, found '{amount.unit}'"


def radiation_doses_are_in_gray(case: Case, vocabulary: Vocabulary) -> Found:
    """A radiation dose must be in Gy or cGy."""
    for treatment in case.treatments:
        for index, volume in enumerate(treatment.volumes):
            if volume.dose.unit not in {"Gy", "cGy"}:
                yield (
                    (treatment.id, "volumes", index, "dose"),
                    f"a radiation dose must be in Gy or cGy, found '{volume.dose.unit}'; for example 5500 cGy",
                )


def given_is_not_mentioned(case: Case, vocabulary: Vocabulary) -> Found:
    """A drug or modality that the patient received must not be listed as only mentioned."""
    drugs = {agent.drug for treatment in case.treatments for agent in treatment.agents}
    modalities = {modality for treatment in case.treatments for modality in treatment.modality}
    for mention in case.mentioned:
        if mention.drug in drugs or mention.modality in modalities:
            name = mention.drug or mention.modality
            yield (
                (mention.id,),
                f"'mentioned' must hold only what was not given, found '{name}', which is in the treatments",
            )


def only_what_happened_has_an_entry(case: Case, vocabulary: Vocabulary) -> Found:
    """A treatment, response or event that was not must not have an entry, since pages and data would count it."""
    for location, part in case.addressed:
        if isinstance(part, (Treatment, Agent, TargetVolume, Response, CourseEvent)) and part.missing is not None:
            yield (
                (*location, "missing"),
                f"'missing' must not stand here, found '{part.missing}'; what was not given or did not happen has no"
                " entry of its own: tell of it under 'not_reported' or 'mentioned'",
            )
