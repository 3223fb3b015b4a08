"""What a patient was given, suffered or had, as tags: concepts (drug-sorafenib) and values (stage-bclc-c)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.atlas import harms
from generator.model import Case
from generator.vocabulary import Concept, Drug, Modality, Vocabulary
from search_index.words import plain, words

ConceptKey = tuple[str, str]  # kind, as the file of the vocabulary is named, and id
PREFIXES = {
    "drugs": "drug", "modalities": "modality", "complications": "complication", "aetiologies": "aetiology",
    "sites": "site", "genes": "gene", "tests": "test", "staging": "staging", "criteria": "criterion",
}  # fmt: skip
PRIMARY_SITE = "liver"
CIRRHOSIS = "liver-cirrhosis"
CHILD_PUGH_CLASSES = {"a": range(5, 7), "b": range(7, 10), "c": range(10, 16)}
# Readers ask for these whether or not a record has them; without a name of its own 'BCLC A' would mean any BCLC.
STAGE_VALUES = {
    "bclc": ("0", "A", "B", "C", "D"),
    "child-pugh": ("A", "B", "C", *map(str, range(5, 16))),
    "ecog": ("0", "1", "2", "3", "4"),
}


def concept_tag(kind: str, concept_id: str) -> str:
    """The tag of a concept; its prefix keeps a drug and a gene of one name apart."""
    return f"{PREFIXES[kind]}-{concept_id}"


def names_of(concept: Concept) -> tuple[str, ...]:
    """The label and every synonym of a concept."""
    return (concept.label, *concept.synonyms)


def class_of(concept: Concept) -> str:
    """The class of a drug, the group of a modality; nothing for other concepts."""
    match concept:
        case Drug(drug_class=name) | Modality(group=name):
            return name
    return ""


def concepts_had(case: Case, vocabulary: Vocabulary) -> tuple[ConceptKey, ...]:
    """Every concept that this patient was given, suffered or had, each once; what is stated to be absent is not."""
    parts = (_treated(case, vocabulary), _diseased(case), _relapsed(case, vocabulary), _measured(case))
    return tuple(dict.fromkeys(key for part in parts for key in part))


def _treated(case: Case, vocabulary: Vocabulary) -> Iterator[ConceptKey]:
    """Drugs and modalities; where a group is itself a modality, as radiotherapy is, its members are that too."""
    for treatment in case.treatments:
        yield from (("drugs", agent.drug) for agent in treatment.agents)
        for modality in treatment.modality:
            yield "modalities", modality
            if (group := vocabulary.modalities[modality].group) in vocabulary.modalities:
                yield "modalities", group


def _diseased(case: Case) -> Iterator[ConceptKey]:
    yield from (("complications", entry.is_) for entry in harms(case))
    yield from (("aetiologies", entry.is_) for entry in case.patient.aetiology if entry.missing is None)
    yield from (("sites", entry.site) for entry in case.disease.metastases if entry.missing is None)
    yield from (("genes", entry.gene) for entry in case.genomics if entry.missing is None)


def _relapsed(case: Case, vocabulary: Vocabulary) -> Iterator[ConceptKey]:
    """Sites of relapse, told in words; not the liver, where growth is no metastasis and nearly every patient has it."""
    spread = [e.site for e in case.outcome.events if e.site and e.kind in ("progression", "recurrence")]
    for site, concept in vocabulary.sites.items():
        named = (_is_named(name, text) for name in names_of(concept) for text in spread)
        if site != PRIMARY_SITE and any(named):
            yield "sites", site


def _is_named(name: str, text: str) -> bool:
    return {word.form for word in words(name)} <= {word.form for word in words(text)}


def _measured(case: Case) -> Iterator[ConceptKey]:
    yield from (("tests", entry.test) for entry in (*case.markers, *case.laboratory) if entry.missing is None)
    yield from (("staging", stage.system) for stage in case.staging if stage.value)
    yield from (("criteria", r.criterion.system) for r in case.responses if r.criterion.system)


def mentioned_tags(case: Case) -> tuple[str, ...]:
    """The concepts that the article only talks about."""
    return tuple(dict.fromkeys(concept_tag(*mention.concept) for mention in case.mentioned))


def value_tags(case: Case) -> tuple[str, ...]:
    """Stage, response, grades of toxicity, sex, outcome and why treatments ended, as tags."""
    tags = [tag for stage in case.staging if stage.value for tag in stage_tags(stage.system, stage.value)]
    tags += [f"response-{slug(response.category)}" for response in case.responses]
    tags += [f"grade-{event.grade.value}" for event in case.adverse_events if event.grade.value and not event.missing]
    tags += [tag for tag, *_ in joint_tags(case)]
    tags += [f"sex-{case.patient.sex.value}"] if case.patient.sex.value else []
    tags += [CIRRHOSIS] if case.patient.cirrhosis.value else []
    outcome = case.outcome.status
    tags += [f"outcome-{slug(value)}" for value in (outcome.value, outcome.disease) if value != "not reported"]
    reasons = [treatment.stop_reason.category for treatment in case.treatments if treatment.stop_reason]
    tags += [f"stop-{slug(reason)}" for reason in reasons if reason != "not reported"]
    return tuple(dict.fromkeys(tags))


def joint_tags(case: Case) -> Iterator[tuple[str, str, ConceptKey]]:
    """What belongs together: a toxicity with its grade, a drug with why it ended; each as tag, value and concept."""
    for event in case.adverse_events:
        if event.grade.value and not event.missing:
            yield f"grade-{event.grade.value}-{event.is_}", str(event.grade.value), ("complications", event.is_)
    for treatment in case.treatments:
        if treatment.stop_reason and (reason := treatment.stop_reason.category) not in ("not reported", "ongoing"):
            yield from ((f"stop-{slug(reason)}-{a.drug}", reason, ("drugs", a.drug)) for a in treatment.agents)


def reference_tags(case: Case) -> tuple[str, ...]:
    """The year and the authors of the article, as tags."""
    article = case.source.bibliography
    years = (f"year-{article.year}",) if article.year else ()
    return (*years, *dict.fromkeys(author_tag(author) for author in article.authors))


def author_tag(author: str) -> str:
    """The family name of 'Surname Initials', as a tag."""
    return f"author-{slug(author.rpartition(' ')[0] or author)}"


def stage_tags(system: str, value: str) -> Iterator[str]:
    """'T4N0M0, stage IVa' is two values; a Child-Pugh score implies its class, which is defined by it."""
    for part in stage_values(value):
        yield f"stage-{system}-{slug(part)}"
        if system == "child-pugh" and part.isdecimal():
            yield from (f"stage-{system}-{c}" for c, scores in CHILD_PUGH_CLASSES.items() if int(part) in scores)


def stage_values(value: str) -> list[str]:
    """The single values of a stage without the words around them."""
    bare = (
        re.sub(r"\b(stage|score|class|points)\b", "", part, flags=re.IGNORECASE).strip() for part in value.split(",")
    )
    return [part for part in bare if part]


def slug(text: str) -> str:
    """A value as the last part of a tag: letters and digits of any script, without accents."""
    return re.sub(r"[\W_]+", "-", plain(text).lower()).strip("-")
