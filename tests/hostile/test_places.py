"""What lies among the records and is no record: refused by its name, never opened where that could hang."""

from __future__ import annotations

from functools import cache

import pytest

from tests.hostile.bounded import in_bounds
from tests.hostile.places import PLACES, Place


@cache
def _results() -> dict[str, list[tuple[str, int, str, str]]]:
    return in_bounds("tests.hostile.places")  # type: ignore[no-any-return]  # what it prints


def test_no_place_is_lost_by_its_name() -> None:
    """Two of one name would be one."""
    assert len({place.name for place in PLACES}) == len(PLACES)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ascii(place.name))
def test_it_is_refused_by_its_path(place: Place) -> None:
    """In words that say what must be there, on one line of visible characters."""
    problems = _results()[place.name]
    assert any(path == place.path and place.says in message for path, _, message, _ in problems), problems
    assert all(printed.isprintable() and line >= 1 for _, line, _, printed in problems), problems


def test_nothing_of_a_file_outside_is_told() -> None:
    """A link in a contribution must not print what the machine holds that checks it."""
    outside = [place.name for place in PLACES if "outside" in place.name]
    assert len(outside) >= 5
    for name in outside:
        assert "root:" not in str(_results()[name])
