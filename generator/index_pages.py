"""The index pages, the home page and the glossary: every count and link computed from the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator import links
from generator.atlas import Atlas, harms
from generator.case_summary import given_drugs, tumour_drugs, tumour_modalities, used_modalities
from generator.links import source_path
from generator.model import Case
from generator.page import Page
from generator.render import Renderer

NOT_KNOWN = "not known"


def index_pages(atlas: Atlas, renderer: Renderer) -> Iterator[Page]:
    """Home, the four indexes, the search page and the glossary."""
    rows = [case_row(case) for case in atlas.cases]
    counts = {kind: len(known) for kind, known in _concepts_in_use(atlas).items()}
    yield _page(renderer, "home.md.j2", links.ROOT, rows=rows, counts=counts)
    yield _page(renderer, "index/cases.md.j2", links.CASES, rows=rows, filters=_filters(rows, atlas))
    for kind, url in (("drugs", links.DRUGS), ("modalities", links.MODALITIES), ("complications", links.COMPLICATIONS)):
        yield _page(renderer, f"index/{kind}.md.j2", url, rows=_concept_rows(atlas, kind))
    yield _page(renderer, "search.md.j2", links.SEARCH)
    abbreviations = sorted(atlas.vocabulary.abbreviations.items(), key=lambda item: item[0].casefold())
    yield _page(renderer, "glossary.md.j2", links.GLOSSARY, abbreviations=abbreviations)


def _page(renderer: Renderer, template: str, url: str, **values: object) -> Page:
    return Page(source_path(url), renderer.page(template, url, **values))


@dataclass(frozen=True)
class CaseRow:
    """A case as the case index and the home page show it; each facet is a tuple of values."""

    case: Case
    drug: tuple[str, ...]
    antitumour: tuple[str, ...]
    modality: tuple[str, ...]
    tumour_modality: tuple[str, ...]
    complication: tuple[str, ...]
    stage: tuple[str, ...]
    response: tuple[str, ...]
    year: tuple[str, ...]


def case_row(case: Case) -> CaseRow:
    """The facets of one case."""
    bclc = tuple(f"BCLC {stage.value}" for stage in case.staging if stage.system == "bclc" and stage.value)
    year = case.source.bibliography.year
    return CaseRow(
        case=case,
        drug=given_drugs(case),
        antitumour=tumour_drugs(case),
        modality=used_modalities(case),
        tumour_modality=tumour_modalities(case),
        complication=tuple(dict.fromkeys(entry.is_ for entry in harms(case))),
        stage=bclc or ("BCLC not reported",),
        response=(case.best.category,),
        year=(str(year) if year else NOT_KNOWN,),
    )


@dataclass(frozen=True)
class Filter:
    """One facet of the case table: its choices with their labels and counts."""

    name: str
    label: str
    choices: tuple[tuple[str, str, int], ...]


def _filters(rows: list[CaseRow], atlas: Atlas) -> list[Filter]:
    labels = {
        "drug": {i: c.label for i, c in atlas.vocabulary.drugs.items()},
        "modality": {i: c.label for i, c in atlas.vocabulary.modalities.items()},
        "complication": {i: c.label for i, c in atlas.vocabulary.complications.items()},
    }
    names = {
        "drug": "Drug", "modality": "Modality", "stage": "Stage", "response": "Best response",
        "complication": "Complication", "year": "Year of the article",
    }  # fmt: skip
    return [Filter(name, label, _choices(rows, name, labels.get(name, {}))) for name, label in names.items()]


def _choices(rows: list[CaseRow], name: str, labels: dict[str, str]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(value for row in rows for value in getattr(row, name))
    return tuple((value, labels.get(value, value), counts[value]) for value in sorted(counts))


@dataclass(frozen=True)
class ConceptRow:
    """A concept with the number of records that have it and that only mention it."""

    concept_id: str
    records: int
    mentions: int


def _concept_rows(atlas: Atlas, kind: str) -> list[ConceptRow]:
    uses = {"drugs": atlas.given, "modalities": atlas.used, "complications": atlas.seen}[kind]
    rows = [
        ConceptRow(
            concept_id,
            len({use.case.id for use in uses.get(concept_id, ())}),  # type: ignore[attr-defined]  # each grouping's items have a case
            len({item.case.id for item in atlas.mentioned.get(concept_id, ())}),
        )
        for concept_id in atlas.vocabulary.of_kind(kind)
    ]
    concepts = atlas.vocabulary.of_kind(kind)
    return sorted(rows, key=lambda row: (-row.records, -row.mentions, concepts[row.concept_id].label.casefold()))


def _concepts_in_use(atlas: Atlas) -> dict[str, set[str]]:
    """The concepts that at least one patient received or had."""
    return {"drugs": set(atlas.given), "modalities": set(atlas.used), "complications": set(atlas.seen)}
