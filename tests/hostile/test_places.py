"""What lies among the records and is no record: refused by its name, never opened where that could hang."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.hostile.bounded import in_bounds
from tests.hostile.places import PLACES, Place


def test_no_place_is_lost_by_its_name() -> None:
    """Two of one name would be one."""
    assert len({place.name for place in PLACES}) == len(PLACES)
    assert len([place for place in PLACES if "outside" in place.name]) >= 5


# One test for all, since each process that runs a part of them would have to read them all.
def test_each_is_refused_by_its_path() -> None:
    """In words that say what must be there, on one line of visible characters."""
    results = in_bounds("tests.hostile.places")
    assert results.keys() == {place.name for place in PLACES}
    wrong = {place.name: list(_faults(place, results[place.name])) for place in PLACES}
    assert {name: faults for name, faults in wrong.items() if faults} == {}


def _faults(place: Place, problems: list[Any]) -> Iterator[str]:
    """What is wrong with the answer to one directory."""
    if not any(path == place.path and place.says in message for path, _, message, _ in problems):
        yield f"not refused with {place.says!r} at {place.path!r}: {problems[:5]}"
    if not all(printed.isprintable() and line >= 1 for _, line, _, printed in problems):
        yield f"signs that nobody sees: {problems[:5]}"
    # A link in a contribution must not print what the machine holds that checks it.
    if "root:" in str(problems):
        yield f"tells of a file outside: {problems[:5]}"
