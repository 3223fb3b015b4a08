"""What the browser shows of the documents: cards of results, rows of an export, passages, facets; all as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import pairwise
from typing import Any

from generator.atlas import Atlas
from search_index.cards import card, row
from search_index.documents import SearchDocument
from search_index.facets import Facet, facets
from search_index.labels import tag_labels
from search_index.passages import passages


@dataclass(frozen=True)
class Shown:
    """By document number: a card of each; rows and passages of the cases, which come first. And the facets."""

    cards: Sequence[Any] = ()
    rows: Sequence[Any] = ()
    passages: Sequence[Any] = ()
    facets: Sequence[Any] = ()


def shown(atlas: Atlas, documents: Sequence[SearchDocument]) -> Shown:
    """What is shown of the search documents of `atlas`, in their order."""
    cases = {case.id: case for case in atlas.cases}
    listed = [cases[document.id] for document in documents if document.kind == "case"]
    return Shown(
        cards=[_card(d, asdict(card(cases[d.id], atlas)) if d.kind == "case" else None) for d in documents],
        rows=[asdict(row(case, atlas)) for case in listed],
        passages=[[astuple(passage) for passage in passages(case, atlas)] for case in listed],
        facets=plain_facets(facets(documents, tag_labels(atlas))),
    )


def _card(document: SearchDocument, told: dict[str, Any] | None) -> list[Any]:
    identity = [document.id, document.kind, document.title, document.url.removeprefix("/")]
    return [*identity, told] if told else identity


def plain_facets(found: Sequence[Facet]) -> list[Any]:
    """Facets as lists; the cases of a value as the distance of each from the one before."""
    return [[f.id, f.label, [[v.value, v.label, _distances(v.cases)] for v in f.values]] for f in found]


def _distances(ascending: Sequence[int]) -> list[int]:
    return [number - last for last, number in pairwise((0, *ascending))]
