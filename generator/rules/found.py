"""What a rule yields, and hints at near names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from generator.values import Location

Found = Iterator[tuple[Location, str]]


def close(name: str, known: Iterable[str]) -> str:
    """A hint at the known name that is nearest to `name`; empty where none is near."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""
