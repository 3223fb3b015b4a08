"""What the browser shows of invented cases: cards, rows and passages as large as those of real cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple

from generator.links import concept_url
from search_index.cards import Card, Chip, Row
from search_index.documents import SearchDocument
from search_index.facets import facets
from search_index.labels import tag_labels
from search_index.passages import PassageText
from search_index.shown import Shown, plain_card, plain_facets
from search_index.tags import PREFIXES
from tests.bench.invented import real_atlas

YOUNGEST, AGES = 40, 45
WORDS_PER_PASSAGE = 30
JOURNAL = "Journal of Invented Reports"


def invented_shown(documents: Sequence[SearchDocument]) -> Shown:
    """What is shown of `documents`, in their order; cases come first."""
    labels = tag_labels(real_atlas())
    cases = [document for document in documents if document.kind == "case"]
    cards = [invented_card(case, labels) for case in cases]
    return Shown(
        cards=[*map(plain_card, cases, cards), *(plain_card(page, None) for page in documents[len(cases) :])],
        rows=[asdict(invented_row(case, card)) for case, card in zip(cases, cards, strict=True)],
        passages=[[astuple(passage) for passage in invented_passages(case)] for case in cases],
        facets=plain_facets(facets(documents, labels)),
    )


def invented_card(case: SearchDocument, labels: Mapping[str, str]) -> Card:
    """The card of an invented case, from its tags."""

    def values(prefix: str) -> tuple[str, ...]:
        return tuple(labels.get(tag, tag) for tag in case.tags if tag.startswith(f"{prefix}-"))

    def chips(kind: str) -> tuple[Chip, ...]:
        prefix = f"{PREFIXES[kind]}-"
        ids = (tag.removeprefix(prefix) for tag in case.tags if tag.startswith(prefix))
        return tuple(Chip(labels[prefix + id_], concept_url(kind, id_)) for id_ in ids)

    year = next(tag.removeprefix("year-") for tag in case.tags if tag.startswith("year-"))
    return Card(
        drugs=chips("drugs"),
        modalities=chips("modalities"),
        complications=chips("complications"),
        stages=values("stage"),
        response=values("response")[0],
        criterion="".join(values("criterion")[:1]),
        outcome=values("outcome")[0],
        sex=values("sex")[0],
        age=str(YOUNGEST + len(case.body) % AGES),
        aetiologies=values("aetiology"),
        year=year,
        source=f"{_authors(case)[0].split()[0]} et al. {year}",
        evidence="Case report, full text read",
    )


def _authors(case: SearchDocument) -> tuple[str, ...]:
    """The labels between the id and the DOI."""
    return case.labels[1 : _doi_at(case)]


def _doi_at(case: SearchDocument) -> int:
    return next(number for number, label in enumerate(case.labels) if label.startswith("10."))


def invented_row(case: SearchDocument, card: Card) -> Row:
    """The line of an invented case in an exported table."""

    def labels(chips: Sequence[Chip]) -> str:
        return "; ".join(chip.label for chip in chips)

    return Row(
        id=case.id,
        title=case.title,
        url=case.url.removeprefix("/"),
        drugs=labels(card.drugs),
        modalities=labels(card.modalities),
        complications=labels(card.complications),
        stages="; ".join(card.stages),
        response=card.response,
        criterion=card.criterion,
        outcome=card.outcome,
        sex=card.sex,
        age=card.age,
        aetiologies="; ".join(card.aetiologies),
        year=card.year,
        doi=case.labels[_doi_at(case)],
        source_title=case.title,
        journal=JOURNAL,
        authors=_authors(case),
    )


def invented_passages(case: SearchDocument) -> Iterator[PassageText]:
    """The body in pieces as long as the entries of real cases."""
    words = case.body.split()
    for number, start in enumerate(range(0, len(words), WORDS_PER_PASSAGE)):
        yield PassageText(f"e{number}", "Finding", " ".join(words[start : start + WORDS_PER_PASSAGE]))
