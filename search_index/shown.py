"""What the browser shows of the documents: cards of results, rows of an export, passages, facets; all as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import pairwise
from typing import Any

from generator.atlas import Atlas
from search_index.cards import Card, card, row
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
        cards=[plain_card(d, card(cases[d.id], atlas) if d.kind == "case" else None) for d in documents],
        rows=[asdict(row(case, atlas)) for case in listed],
        passages=[[astuple(passage) for passage in passages(case, atlas)] for case in listed],
        facets=plain_facets(facets(documents, tag_labels(atlas))),
    )


def plain_card(document: SearchDocument, told: Card | None) -> list[Any]:
    """What identifies a document and, of a case, the fields of its card in their order; chips without empty ends."""
    identity = [document.id, document.kind, document.title, document.url.removeprefix("/")]
    return [*identity, [_plain(value) for value in astuple(told)]] if told else identity


def _plain(value: Any) -> Any:
    """A field of a card; a chip, the only tuple in a tuple, ends with its last part that says something."""
    if not isinstance(value, tuple):
        return value
    return [_shortened(item) if isinstance(item, tuple) else item for item in value]


def _shortened(chip: Sequence[str]) -> list[str]:
    return list(chip[: max(i + 1 for i, part in enumerate(chip) if part)])


def plain_facets(found: Sequence[Facet]) -> list[Any]:
    """Facets as lists; the cases of a value as the distance of each from the one before."""
    return [[f.id, f.label, [[v.value, v.label, _distances(v.cases)] for v in f.values]] for f in found]


def _distances(ascending: Sequence[int]) -> list[int]:
    return [number - last for last, number in pairwise((0, *ascending))]
