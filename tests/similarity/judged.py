"""The judged pairs and triples as tests use them, and the invented cases that the triples are made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.model import Case
from generator.read import read_vocabulary
from generator.vocabulary import Vocabulary
from tests.fixtures.records import Changes, plain

PAIRS = Path(__file__).parent / "pairs.yml"
A, B, C = "hcc-9103", "hcc-9102", "hcc-9101"


@cache
def judged() -> Any:
    """The file, with tuples for its lists as records have them."""
    return tupled(yaml.safe_load(PAIRS.read_text(encoding="utf-8")))


def tupled(value: Any) -> Any:
    """Lists as tuples, at every depth."""
    if isinstance(value, dict):
        return {key: tupled(part) for key, part in value.items()}
    return tuple(map(tupled, value)) if isinstance(value, list) else value


@cache
def real_vocabulary() -> Vocabulary:
    """The vocabulary of the real records: stages and markers are compared by its ids."""
    return read_vocabulary(Path("cases/vocabulary"))[0]


def made(case_id: str = A, changes: Changes | None = None) -> Case:
    """An invented case: the base of the triples after changes."""
    return Case.model_validate(plain({"id": case_id, **judged()["invented"]["base"], **(changes or {})}, "hcc-9002"))


def triple(changes: Changes) -> Sequence[Case]:
    """The cases C, B and A of a triple, in the order of their ids."""
    return made(C, changes.get("c")), made(B, changes.get("b")), made(A, changes.get("a"))
