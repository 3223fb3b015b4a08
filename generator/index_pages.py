"""The index pages, the home page and the glossary: every count and link computed from the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import links
from generator.atlas import Atlas, harms
from generator.case_summary import EVIDENCE, given_drugs, tumour_drugs, tumour_modalities, used_modalities
from generator.course.signs import signs
from generator.course.strip import Strip
from generator.course.strip_words import extent_words
from generator.course.swimmer import own_strip, swimmer_of
from generator.course.trajectories import trajectories_of
from generator.head import home_head, index_head, newest_revision
from generator.links import LinksFrom, source_path
from generator.model import Case
from generator.page import Page
from generator.publication import Publication
from generator.render import Renderer

NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Index:
    """A page that lists the atlas: its address, its template, what it is called and what it holds."""

    url: str
    template: str
    title: str
    description: str
    page_type: str = "CollectionPage"  # in terms of schema.org


HOME = Index(
    links.ROOT, "home.md.j2", "HCC Case Atlas",
    "Published exceptional responses in advanced hepatocellular carcinoma, as structured and searchable records that "
    "say where the article states each fact.",
)  # fmt: skip
CASES = Index(
    links.CASES, "index/cases.md.j2", "Cases",
    "All records of the atlas in one table, to sort and to filter by drug, modality, stage, response, complication "
    "and year.",
)  # fmt: skip
CONCEPTS = {
    "drugs": Index(
        links.DRUGS, "index/drugs.md.j2", "Drugs",
        "Every drug that a patient of the atlas received, and every drug that its articles only discuss; the two are "
        "counted apart.",
    ),
    "modalities": Index(
        links.MODALITIES, "index/modalities.md.j2", "Modalities",
        "Every way of treating that was used in a patient of the atlas, and those that its articles only discuss; the "
        "two are counted apart.",
    ),
    "complications": Index(
        links.COMPLICATIONS, "index/complications.md.j2", "Complications",
        "Adverse events of treatment, complications of the disease and extensions of the tumour, in the patients of "
        "the atlas or only discussed by its articles; the two are counted apart.",
    ),
}  # fmt: skip
SEARCH = Index(
    links.SEARCH, "search.md.j2", "Search",
    "Search the records, drugs, modalities and complications of the atlas.", "SearchResultsPage",
)  # fmt: skip
GLOSSARY = Index(
    links.GLOSSARY, "glossary.md.j2", "Glossary", "Abbreviations used on the pages of the atlas.", "WebPage"
)


def index_pages(publication: Publication) -> Iterator[Page]:
    """Home, the four indexes, the search page and the glossary."""
    atlas, courses = publication.atlas, publication.courses
    rows = [case_row(case) for case in atlas.cases]
    counts = {kind: len(known) for kind, known in _concepts_in_use(atlas).items()}
    newest = newest_revision(atlas.cases)
    page = partial(_page, publication.renderer, publication.site_url)
    yield page(HOME, newest, rows=rows, counts=counts, signs=signs(), strips=_strips(publication))
    pictures = {
        "swimmer": swimmer_of(atlas.cases, courses),
        "trajectories": trajectories_of(atlas.cases, courses, LinksFrom(CASES.url)),
    }
    yield page(CASES, newest, rows=rows, filters=_filters(rows, atlas), **pictures)
    for kind, index in CONCEPTS.items():
        yield page(index, newest, rows=_concept_rows(atlas, kind))
    yield page(SEARCH, None)
    abbreviations = sorted(atlas.vocabulary.abbreviations.items(), key=lambda item: item[0].casefold())
    yield page(GLOSSARY, None, abbreviations=abbreviations)


def _page(renderer: Renderer, site_url: str, index: Index, newest: str | None, **values: object) -> Page:
    """The page of an index; `newest` is the date of what it lists, None where it lists no records."""
    if index is HOME:
        head = home_head(index.description, site_url, newest)
    else:
        head = index_head(index.title, index.description, index.url, site_url, newest, index.page_type)
    about = {
        "title": index.title,
        "description": index.description,
        "head": head,
        "lastmod": newest,
        "EVIDENCE": EVIDENCE,
    }
    return Page(source_path(index.url), renderer.page(index.template, index.url, **about, **values))


def _strips(publication: Publication) -> dict[str, tuple[Strip, str]]:
    """Case id to its course on its own scale, and the time that it covers; without those that cannot be drawn."""
    found = ((case, publication.courses[case.id]) for case in publication.atlas.cases)
    strips = ((case.id, own_strip(case, course), extent_words(course)) for case, course in found)
    return {case_id: (strip, words) for case_id, strip, words in strips if strip}


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
