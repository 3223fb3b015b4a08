"""The facets of the search page: which cases have each value, from the tags of their search documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search_index.documents import SearchDocument

FACETS = {
    "drug": "Drug given", "modality": "Modality", "complication": "Complication or harm", "stage": "Stage",
    "response": "Response, at any time", "criterion": "Response criterion", "aetiology": "Aetiology", "sex": "Sex",
    "outcome": "Outcome", "year": "Year of the article",
}  # fmt: skip


@dataclass(frozen=True)
class Value:
    """A value of a facet: the end of its tag, its label, the numbers of the cases that have it."""

    value: str
    label: str
    cases: tuple[int, ...]


@dataclass(frozen=True)
class Facet:
    """A facet with its values, the most frequent first."""

    id: str
    label: str
    values: tuple[Value, ...]


def facets(documents: Sequence[SearchDocument], labels: Mapping[str, str]) -> tuple[Facet, ...]:
    """Every facet of the cases among `documents`, which must come first."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for tag in document.tags if document.kind == "case" else ():
            having[tag].append(number)
    return tuple(Facet(name, label, _values(f"{name}-", having, labels)) for name, label in FACETS.items())


def _values(prefix: str, having: Mapping[str, Sequence[int]], labels: Mapping[str, str]) -> tuple[Value, ...]:
    tags = [tag for tag in having if tag.startswith(prefix)]
    found = [Value(tag.removeprefix(prefix), labels.get(tag, tag), tuple(having[tag])) for tag in tags]
    return tuple(sorted(found, key=lambda value: (-len(value.cases), value.label, value.value)))
