"""The judged queries, and how well a ranking does on one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

QUERIES = Path("tests/relevance/queries.yml")
FOLDERS = {"drug": "drugs/", "modality": "modalities/", "complication": "complications/"}


@dataclass(frozen=True)
class Judged:
    """A query with the grade of each document, 1 to 3.

    `given` are the cases whose patients had all that it asks for; None where it asks for nothing that one can have.
    """

    query: str
    kind: str
    judgements: Mapping[str, int]
    reason: str
    given: frozenset[str] | None


def judged_queries() -> list[Judged]:
    """All of them, in the order of the file."""
    listed = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return [
        Judged(q["query"], q["kind"], q["judgements"], q["reason"], frozenset(q["given"]) if "given" in q else None)
        for q in listed
    ]


def document(kind: str, id_: str) -> str:
    """A hit as the judgements name it: a case or page by its id, a concept by its folder and id."""
    return FOLDERS.get(kind, "") + id_


def ndcg(found: Sequence[str], judgements: Mapping[str, int], depth: int = 5) -> float | None:
    """Normalised discounted cumulative gain of the first `depth` documents; None where nothing is relevant."""
    ideal = _gain(sorted(judgements.values(), reverse=True)[:depth])
    return _gain([judgements.get(name, 0) for name in found[:depth]]) / ideal if ideal else None


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))
