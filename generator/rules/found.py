"""What a rule yields, and the ways rules look at a case."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from generator.model import Case, walk
from generator.values import Model
from generator.yaml_source import Location

Found = Iterator[tuple[Location, str]]


def addressed(case: Case) -> Iterator[tuple[Location, Model]]:
    """Every part of the case with its location; inside an entry the location starts with the entry's id."""
    entry: tuple[Location, str] | None = None
    for location, part in walk(case):
        if entry and location[: len(entry[0])] != entry[0]:
            entry = None
        part_id = getattr(part, "id", None)
        if location and isinstance(part_id, str):
            entry = (location, part_id)
        yield (entry[1], *location[len(entry[0]) :]) if entry else location, part


def close(name: str, known: Iterable[str]) -> str:
    """A hint at the known name that is nearest to `name`; empty where none is near."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""
