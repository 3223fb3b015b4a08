"""What can be found: a search document for every case, drug, modality and complication, and for the written pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import links
from generator.atlas import Atlas
from generator.model import Case
from generator.trials import Trial
from generator.vocabulary import Complication, Concept, Drug
from search_index.prose import prose
from search_index.tags import (
    class_of,
    concept_tag,
    concepts_had,
    mentioned_tags,
    reference_tags,
    value_tags,
)

DOCS = Path(__file__).parent.parent / "docs"
KINDS = {"drugs": "drug", "modalities": "modality", "complications": "complication"}
# Nearly every patient has these, so the words of their names would tell nothing; the tags still find them.
COMMON_KINDS = ("tests", "staging", "criteria")
WRITTEN_PAGES = {"about": links.ABOUT, "contribute": links.CONTRIBUTE, "cite": links.CITE, "data": links.DATA}


@dataclass(frozen=True)
class SearchDocument:
    """One page that can be found. `tags` are the concepts it is about or the patient had, `mentions` only talk."""

    id: str
    kind: str
    title: str
    url: str
    labels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    body: str = ""


def search_documents(atlas: Atlas, pages: Path = DOCS) -> Iterator[SearchDocument]:
    """Every document, always in the same order; `pages` is the directory of the hand-written ones."""
    yield from (case_document(case, atlas) for case in atlas.cases)
    for kind in KINDS:
        for concept_id, concept in atlas.vocabulary.of_kind(kind).items():
            yield concept_document(kind, concept_id, concept, atlas)
    yield from written_pages(pages)
    yield glossary_page(atlas)


def case_document(case: Case, atlas: Atlas) -> SearchDocument:
    """A case with what all that the patient had is called; synonyms lead to the tags by way of the query."""
    vocabulary = atlas.vocabulary
    had = concepts_had(case, vocabulary)
    concepts = [vocabulary.of_kind(kind)[concept_id] for kind, concept_id in had if kind not in COMMON_KINDS]
    names = [name for concept in concepts for name in (concept.label, class_of(concept)) if name]
    tags = (*(concept_tag(kind, concept_id) for kind, concept_id in had), *value_tags(case), *reference_tags(case))
    return SearchDocument(
        id=case.id,
        kind="case",
        title=case.title,
        url=f"/{links.case_url(case.id)}",
        labels=tuple(dict.fromkeys((case.id, *_reference(case), *names))),
        tags=tags,
        mentions=tuple(tag for tag in mentioned_tags(case) if tag not in tags),
        body=_joined(prose(case, vocabulary.tests)),
    )


def _reference(case: Case) -> Iterator[str]:
    """What an article is looked up by."""
    article = case.source.bibliography
    yield from article.authors
    yield from (str(value) for value in (article.doi, article.year, article.journal_abbreviation) if value)


def concept_document(kind: str, concept_id: str, concept: Concept, atlas: Atlas) -> SearchDocument:
    """The page of a drug, modality or complication; it is about its own concept as a patient's page is about theirs."""
    trials = atlas.trials_of_drug.get(concept_id, ()) if kind == "drugs" else ()
    counted = (row.complication for trial in trials for row in trial.results if row.complication)
    return SearchDocument(
        id=concept_id,
        kind=KINDS[kind],
        title=concept.label,
        url=f"/{links.concept_url(kind, concept_id)}",
        labels=(concept_id, *concept.synonyms),
        tags=(concept_tag(kind, concept_id),),
        mentions=tuple(dict.fromkeys(concept_tag("complications", complication) for complication in counted)),
        body=_joined((*_concept_body(concept), *_trial_body(trials))),
    )


def _concept_body(concept: Concept) -> Iterator[str]:
    yield concept.label
    yield concept.definition
    yield concept.note or ""
    yield from (code for codes in concept.codes.values() for code in codes)
    yield class_of(concept)
    match concept:
        case Drug():
            yield from concept.targets
        case Complication():
            yield from (*concept.kinds, concept.ctcae_term or "")


def _trial_body(trials: Iterable[Trial]) -> Iterator[str]:
    for trial in trials:
        yield from (trial.label, trial.study)


def written_pages(directory: Path) -> Iterator[SearchDocument]:
    """The pages that people wrote, as far as they exist."""
    for page_id, url in WRITTEN_PAGES.items():
        path = directory / f"{page_id}.md"
        if path.is_file():
            text = plain_markdown(path.read_text(encoding="utf-8"))
            heading = re.search(r"^# *(.+)$", text, re.MULTILINE)
            yield SearchDocument(page_id, "page", heading[1].strip() if heading else page_id, f"/{url}", body=text)


def plain_markdown(text: str) -> str:
    """A Markdown page without its front matter, HTML tags and the targets of its links."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"\]\([^)\s]*(?: \"[^\"]*\")?\)", "]", text)
    return re.sub(r"</?[A-Za-z][^<>]*>", " ", text)


def glossary_page(atlas: Atlas) -> SearchDocument:
    """The glossary, which the generator writes from the abbreviations."""
    entries = (f"{short}: {long}." for short, long in sorted(atlas.vocabulary.abbreviations.items()))
    return SearchDocument("glossary", "page", "Glossary", f"/{links.GLOSSARY}", body=_joined(entries))


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
