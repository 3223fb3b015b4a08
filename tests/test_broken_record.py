"""Records that are broken in every way that is checked: the complete list of their problems, word for word."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from generator.case_checks import RULES
from generator.problems import ProblemsFound
from generator.read import read_atlas

BROKEN = Path("tests/fixtures/broken")
EXPECTED = BROKEN / "expected.txt"
OF_EACH_RULE = (
    "must be the id of one entry, found it 2 times",
    "the id must be 'presentation-' and a number",
    "'with' must name a treatment of this record",
    "'given_before' must name a treatment of this record",
    "'with' must name other treatments",
    "'given_before' must list a treatment once",
    "'value' must be died",
    "'attributed_to' must name a treatment of this record",
    "'best_response' must be one of",
    "must be an id of cases/vocabulary/aetiologies.yml",
    "must be an id of cases/vocabulary/complications.yml",
    "must be an id of cases/vocabulary/criteria.yml",
    "must be an id of cases/vocabulary/drugs.yml",
    "must be an id of cases/vocabulary/genes.yml",
    "must be an id of cases/vocabulary/modalities.yml",
    "must be an id of cases/vocabulary/sites.yml",
    "must be an id of cases/vocabulary/staging.yml",
    "must be an id of cases/vocabulary/tests.yml",
    "'extension' must hold kind",
    "'adverse_events' must hold kind",
    "'complications' must hold kind",
    "the unit of ",
    "a radiation dose must be in Gy or cGy",
    "'mentioned' must hold only what was not given",
    "'missing' must not stand here",
    "'stop' must not be before 'start'",
    "'offset' must stand only where the baseline has no calendar date",
    "'date' must stand alone",
    "must not be after the death",
    "'given_before' must list every treatment",
    "revisions must be numbered",
    "revision dates must not go back",
    "'at' must lie within one section",
    "'at' must be within the 100 lines",
    "a section must end by line",
    "'only_in_caption' must be true here",
    "'only_in_caption' must be left out here",
    "'reported_by' must be given for a secondary source",
    "'not_shown' must say",
    "'case' must name another record",
    "'attribution' must say how the article words the link",
    "'check' must say whether the reported data allow",
    "'care' must stand before 'curation'",
    "'case' must be a record of cases/",
    "'trial' must be a file of cases/trials/",
)


@pytest.fixture(scope="module")
def problems() -> list[str]:
    """Every problem of the broken atlas, as it prints."""
    with pytest.raises(ProblemsFound) as caught:
        read_atlas(BROKEN)
    return [str(problem) for problem in caught.value.problems]


def test_every_problem_is_found_and_told_in_the_same_words(problems: list[str], request: pytest.FixtureRequest) -> None:
    """After a meant change: pytest tests/test_broken_record.py --update-goldens, and read what has changed."""
    if request.config.getoption("--update-goldens", default=False):
        EXPECTED.write_text("\n".join(problems) + "\n", encoding="utf-8")
    expected = EXPECTED.read_text(encoding="utf-8").splitlines()
    changes = difflib.unified_diff(expected, problems, "expected.txt", "found", n=0, lineterm="")
    assert problems == expected, "\n" + "\n".join(changes)


def test_every_rule_has_something_to_find(problems: list[str]) -> None:
    """A rule that no broken record breaks is shown to nobody who reads the list."""
    record = "\n".join(line for line in problems if "/hcc-9009.yml:" in line)
    for fragment in OF_EACH_RULE:
        assert fragment in record, fragment
    assert len(RULES) == 27, "a rule was added or removed: break it in hcc-9009.yml, and name its message here"


def test_every_problem_has_its_path_line_and_message(problems: list[str]) -> None:
    """One line each, relative to the project, in characters that every terminal shows."""
    for problem in problems:
        path, line, message = problem.split(":", 2)
        assert Path(path).is_file(), problem
        assert int(line) <= len(Path(path).read_bytes().splitlines()), problem
        assert message.startswith(" "), problem
        assert problem.isprintable(), problem


def test_every_problem_says_what_must_be(problems: list[str]) -> None:
    """A physician is told what to write, in words that are not those of a programming language."""
    musts = ("must ", "needs ", "is missing", "is not a key of this place")
    foreign = ("must be right", "nput should", "NoneType", "tuple", "dict", "Decimal", "Traceback", "pydantic", "^")
    for problem in problems:
        message = problem.split(": ", 1)[1]
        assert any(word in message for word in musts), problem
        assert not any(word in message.partition(", found ")[0] for word in foreign), problem
