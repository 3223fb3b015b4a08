"""What a reader calls a tag: stage-bclc-c is BCLC C, drug-sorafenib is sorafenib."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from search_index.tags import (
    CIRRHOSIS,
    PREFIXES,
    PRIMARY_SITE,
    STAGE_VALUES,
    author_tag,
    concept_tag,
    joint_tags,
    slug,
    stage_tags,
    stage_values,
    value_tags,
)

# What readers call the values that every atlas may have, and how they abbreviate them.
VALUE_NAMES = {
    "response-complete": ("complete response", "complete remission", "CR"),
    "response-partial": ("partial response", "partial remission", "PR"),
    "response-stable": ("stable disease", "SD"),
    "response-progressive": ("progressive disease", "PD"),
    "sex-female": ("female", "woman"),
    "sex-male": ("male", "man"),
    **{f"grade-{grade}": (f"grade {grade}", f"an event of grade {grade}") for grade in range(1, 6)},
    "outcome-died": ("died", "dead", "death"),
    "outcome-alive": ("alive",),
    "outcome-no-evidence-of-disease": ("no evidence of disease", "NED"),
    CIRRHOSIS: ("cirrhosis", "cirrhotic", "liver cirrhosis"),
}
RESPONSES = {
    "complete": "complete response", "partial": "partial response", "stable": "stable disease",
    "progressive": "progressive disease",
}  # fmt: skip


def tag_labels(atlas: Atlas) -> dict[str, str]:
    """Every tag of the records and of the vocabulary with its name."""
    return dict([*_concepts(atlas), *_values(atlas), *_stages(atlas), *_references(atlas)])


def _concepts(atlas: Atlas) -> Iterator[tuple[str, str]]:
    for kind in PREFIXES:
        for concept_id, concept in atlas.vocabulary.of_kind(kind).items():
            is_spread = kind == "sites" and concept_id != PRIMARY_SITE
            yield concept_tag(kind, concept_id), f"{concept.label} metastasis" if is_spread else concept.label


def _values(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The values of the records, and those that have names whether or not a record has them."""
    for tag in (*VALUE_NAMES, *(tag for case in atlas.cases for tag in value_tags(case))):
        kind, _, value = tag.partition("-")
        words = value.replace("-", " ")
        special = {"grade": f"an event of grade {words}", "response": RESPONSES.get(words)}
        yield tag, special.get(kind) or words
    for tag, value, (kind, concept_id) in (joint for case in atlas.cases for joint in joint_tags(case)):
        label = atlas.vocabulary.of_kind(kind)[concept_id].label
        yield tag, f"{label} stopped because of {value}" if kind == "drugs" else f"{label} of grade {value}"
    reasons = {t.stop_reason.category for case in atlas.cases for t in case.treatments if t.stop_reason}
    for reason in sorted(reasons):
        yield (
            f"stop-{slug(reason)}",
            "a treatment that was ongoing" if reason == "ongoing" else f"a treatment stopped because of {reason}",
        )


def _stages(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The system, by its abbreviation if it has one, with the value: BCLC C, Child-Pugh A."""
    for system, value in every_stage(atlas):
        concept = atlas.vocabulary.staging[system]
        name = next(iter(concept.synonyms.abbreviations), concept.label)
        for tag in stage_tags(system, value):
            yield tag, f"{name} {tag.removeprefix(f'stage-{system}-').upper()}"


def every_stage(atlas: Atlas) -> list[tuple[str, str]]:
    """Each staging system with each single value: those that records have, and those that a reader may ask for."""
    staged = [(stage.system, stage.value) for case in atlas.cases for stage in case.staging if stage.value]
    told = {(system, part) for system, value in staged for part in stage_values(value)}
    known = STAGE_VALUES.keys() & atlas.vocabulary.staging.keys()
    return sorted(told | {(system, value) for system in known for value in STAGE_VALUES[system]})


def _references(atlas: Atlas) -> Iterator[tuple[str, str]]:
    for article in (case.source.bibliography for case in atlas.cases):
        yield from ((f"year-{year}", str(year)) for year in (article.year,) if year)
        yield from ((author_tag(author), author.rpartition(" ")[0] or author) for author in article.authors)
