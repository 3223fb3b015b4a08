"""Extent and stage of the disease, and who the patient is, as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.markup import MISSING_WORDS
from generator.model import AdverseEvent, Case, ComplicationEntry, Extension, Stage
from generator.similar.answers import NOT_REPORTED, Answer, Had, Item, marked, one, several
from generator.vocabulary import Vocabulary

ELSEWHERE = "extrahepatic"  # the site that names no organ
NOT_ELSEWHERE = frozenset({"liver", "lymph-node"})  # what an absence outside the liver does not speak of
BCLC_STAGES = ("0", "A", "B", "C", "D")
CHILD_PUGH = {"A": range(5, 7), "B": range(7, 10), "C": range(10, 16)}
_AROUND = re.compile(r"\b(?:stage|score|class|points?|grade)\b", re.IGNORECASE)


def invasion(case: Case, vocabulary: Vocabulary) -> Answer:
    """The vessels and organs into which the tumour had grown."""
    return harms(case.disease.extension, vocabulary)


def metastases(case: Case, vocabulary: Vocabulary) -> Answer:
    """The sites of metastases; none outside the liver is none in any organ there, but says nothing of lymph nodes."""
    entries = case.disease.metastases
    answer = several((_site(entry.site, entry.id, entry.inferred, vocabulary), entry.missing) for entry in entries)
    unnamed = vocabulary.sites[ELSEWHERE].label if ELSEWHERE in vocabulary.sites else ""
    if not isinstance(answer.value, Had) or not unnamed:
        return answer
    named = answer.value.present - {unnamed}
    if answer.value.present and not named:
        return replace(answer, value=None, why="organ not named")
    organs = {site.label for site_id, site in vocabulary.sites.items() if site_id not in NOT_ELSEWHERE}
    absent = answer.value.absent | (organs if unnamed in answer.value.absent else frozenset())
    return replace(answer, value=replace(answer.value, present=named, absent=absent - named))


def _site(site: str, fragment: str, inferred: str | None, vocabulary: Vocabulary) -> Item:
    label = vocabulary.sites[site].label
    return Item(label, "outside the liver" if site == ELSEWHERE else label, fragment, marked(inferred))


def harms(entries: Iterable[Extension | ComplicationEntry | AdverseEvent], vocabulary: Vocabulary) -> Answer:
    """Concepts of harm, each with the entry that states it."""
    labels = ((entry, vocabulary.complications[entry.is_].label) for entry in entries)
    return several((Item(label, label, entry.id, marked(entry.inferred)), entry.missing) for entry, label in labels)


def bclc(case: Case, _: Vocabulary) -> Answer:
    """The first BCLC stage."""
    stage, value = _first(case, "bclc")
    if stage is None or value.upper() not in BCLC_STAGES:
        return _unknown(case, "bclc")
    return one((BCLC_STAGES.index(value.upper()),), value.upper(), value.upper(), stage)


def child_pugh(case: Case, _: Vocabulary) -> Answer:
    """The first Child-Pugh result: its class, which a score implies by definition, and its points where printed."""
    stage, value = _first(case, "child-pugh")
    letter, points = (value[:1].upper(), value[1:].strip(" ()")) if value[:1].isalpha() else ("", value)
    score = int(points) if points.isdecimal() else None
    letter = letter or next((name for name, scores in CHILD_PUGH.items() if score in scores), "")
    if stage is None or letter not in CHILD_PUGH or not (score in CHILD_PUGH[letter] or not points):
        return _unknown(case, "child-pugh")
    rank = tuple(CHILD_PUGH).index(letter)
    text = f"score {score}" if score is not None else f"class {letter}"
    return one((rank, score) if score is not None else (rank,), f"class {letter}", text, stage)


def ecog(case: Case, _: Vocabulary) -> Answer:
    """The first ECOG performance status."""
    stage, value = _first(case, "ecog")
    return one((int(value),), value, value, stage) if stage and re.fullmatch("[0-4]", value) else _unknown(case, "ecog")


def _first(case: Case, system: str) -> tuple[Stage | None, str]:
    """The first result of a staging system, and its value without the words around it."""
    for stage in case.staging:
        if stage.system == system and stage.value:
            return stage, " ".join(_AROUND.sub("", stage.value).split())
    return None, ""


def _unknown(case: Case, system: str) -> Answer:
    """Why a staging system cannot be compared: how its first entry is missing, or what it prints."""
    entries = [stage for stage in case.staging if stage.system == system]
    printed = next((f"printed as “{stage.value}”" for stage in entries if stage.value), "")
    missing = next((MISSING_WORDS[stage.missing] for stage in entries if stage.missing), NOT_REPORTED)
    return Answer(None, why=printed or missing)


def aetiology(case: Case, vocabulary: Vocabulary) -> Answer:
    """The causes of liver disease."""
    labels = ((cause, vocabulary.aetiologies[cause.is_].label) for cause in case.patient.aetiology)
    return several((Item(label, label, cause.id, marked(cause.inferred)), cause.missing) for cause, label in labels)


def age(case: Case, _: Vocabulary) -> Answer:
    """Age in years."""
    fact = case.patient.age
    if fact.years is None:
        return Answer(None, why=MISSING_WORDS[fact.missing or "not reported"])
    return one((fact.years,), "", f"{fact.years} years", fact, "patient-age")


def sex(case: Case, _: Vocabulary) -> Answer:
    """The patient's sex."""
    fact = case.patient.sex
    if fact.value is None:
        return Answer(None, why=MISSING_WORDS[fact.missing or "not reported"])
    return one((fact.value == "female",), fact.value, fact.value, fact, "patient-sex")
