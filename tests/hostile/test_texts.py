"""Every hostile case file is refused at its line in words that help, or is read and is nothing but text."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.fixtures.records import text_of
from tests.hostile.bounded import in_bounds
from tests.hostile.texts import TEXTS, Hostile, tricks

ALL = {hostile.name: hostile for hostile in (*TEXTS, *tricks())}
# Of the style of the house: what must be, never the words of a library.
MUST = ("must ", "needs ", "is missing", " is not a key of this place", "the article", "differs from")
FOREIGN = ("must be right", "nput should", "NoneType", "tuple", "Traceback", "pydantic", "<class")


@cache
def _results() -> dict[str, dict[str, Any]]:
    return in_bounds("tests.hostile.bounded")  # type: ignore[no-any-return]  # what it prints


def _lines(hostile: Hostile) -> list[str]:
    """The lines of the hostile file as an editor counts them."""
    made = hostile.make(text_of())
    text = made.decode("latin-1") if isinstance(made, bytes) else made
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def test_no_case_is_lost_by_its_name() -> None:
    """Two cases of one name would be one."""
    assert len(ALL) == len(TEXTS) + len(list(tricks()))
    assert len(ALL) > 400


@pytest.mark.parametrize("name", [hostile.name for hostile in ALL.values() if hostile.says])
def test_it_is_refused_at_its_line(name: str) -> None:
    """With the words that say what must be written, at the line where it stands."""
    hostile, problems = ALL[name], _results()[name]["problems"]
    fitting = [line for _, line, message, _ in problems if hostile.says in message]
    assert fitting, problems
    if hostile.where:
        lines = _lines(hostile)
        assert any(hostile.where in lines[line - 1] for line in fitting), (fitting, problems)


@pytest.mark.parametrize("name", [hostile.name for hostile in ALL.values()])
def test_every_problem_has_path_line_and_words(name: str) -> None:
    """An existing line, visible characters, the style of the house, and no whole file in a message."""
    number = len(_lines(ALL[name]))
    for path, line, message, printed in _results()[name]["problems"]:
        assert path.endswith("hcc-9001.yml")
        assert 1 <= line <= number, (line, number)
        assert printed.isprintable()
        assert any(word in message for word in MUST), message
        assert not any(word in message for word in FOREIGN), message
        assert len(message) < 1500


@pytest.mark.parametrize("name", [hostile.name for hostile in ALL.values() if not hostile.says])
def test_what_is_not_refused_is_read_as_it_stands(name: str) -> None:
    """Without a problem, and as a whole record."""
    result = _results()[name]
    assert result["problems"] == []
    assert result["case"]
