"""Every hostile case file is refused at its line in words that help, or is read and is nothing but text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.fixtures.records import text_of
from tests.hostile.bounded import in_bounds
from tests.hostile.texts import TEXTS, Hostile, tricks

ALL = {hostile.name: hostile for hostile in (*TEXTS, *tricks())}
# Of the style of the house: what must be, never the words of a library.
MUST = ("must ", "needs ", "is missing", " is not a key of this place", "the article", "differs from")
FOREIGN = ("must be right", "nput should", "NoneType", "tuple", "Traceback", "pydantic", "<class")


def _lines(hostile: Hostile) -> list[str]:
    """The lines of the hostile file as an editor counts them."""
    made = hostile.make(text_of())
    text = made.decode("latin-1") if isinstance(made, bytes) else made
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def test_no_case_is_lost_by_its_name() -> None:
    """Two cases of one name would be one."""
    assert len(ALL) == len(TEXTS) + len(list(tricks()))
    assert len(ALL) > 400


# One test for all, since each process that runs a part of them would have to read them all.
def test_each_is_refused_at_its_line_or_read_as_it_stands() -> None:
    """With the words that say what must be written, in the style of the house; a file not refused is a whole record."""
    results = in_bounds("tests.hostile.bounded")
    assert results.keys() == ALL.keys()
    wrong = {name: list(_faults(hostile, results[name])) for name, hostile in ALL.items()}
    assert {name: faults for name, faults in wrong.items() if faults} == {}


def _faults(hostile: Hostile, result: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the answer to one file."""
    lines, problems = _lines(hostile), result["problems"]
    if hostile.says:
        fitting = [line for _, line, message, _ in problems if hostile.says in message]
        if not any(hostile.where in lines[line - 1] for line in fitting):
            yield f"not refused with {hostile.says!r} where {hostile.where!r} stands: {problems[:5]}"
    elif problems or not result["case"]:
        yield f"not read: {problems[:5]}"
    for path, line, message, printed in problems:
        if not (path.endswith("hcc-9001.yml") and 1 <= line <= len(lines) and printed.isprintable()):
            yield f"a place that is not there, or signs that nobody sees: {printed!r}"
        if len(message) >= 1500 or not has_style(message):
            yield f"not the style of the house: {message!r}"


def has_style(message: str) -> bool:
    """Whether a message says what must be, in words of ours; what it quotes may be anything."""
    ours = message.partition(", found ")[0]
    return any(word in message for word in MUST) and not any(word in ours for word in FOREIGN)
