"""Problems: how they print, sort and travel together."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem, ProblemsFound, shown_path


def test_a_problem_prints_as_path_line_message() -> None:
    """Editors and terminals jump to 'path:line'."""
    assert str(Problem("cases/hcc-0001.yml", 7, "'id' is missing")) == "cases/hcc-0001.yml:7: 'id' is missing"


def test_a_problem_prints_on_one_line_of_visible_characters() -> None:
    """Nothing that a file holds can start a new line of the list or drive the terminal."""
    printed = str(Problem("a.yml", 1, "found 'one\ntwo\x1b[31m\u202e'"))
    assert printed == r"a.yml:1: found 'one\ntwo\x1b[31m\u202e'"
    assert str(Problem("a.yml", 1, r"µ ≥ '\d'")) == r"a.yml:1: µ ≥ '\d'"


def test_problems_are_in_order_of_file_and_line_and_each_stands_once() -> None:
    """All problems are raised together, sorted, without repeats."""
    first, second, third = Problem("a.yml", 2, "x"), Problem("a.yml", 10, "x"), Problem("b.yml", 1, "x")
    assert ProblemsFound([third, second, first, second]).problems == (first, second, third)


def test_problems_found_prints_every_problem() -> None:
    """An uncaught exception still says all there is to mend."""
    found = ProblemsFound([Problem("a.yml", 2, "two"), Problem("a.yml", 1, "one")])
    assert str(found) == "a.yml:1: one\na.yml:2: two"


def test_a_path_inside_the_working_directory_is_shown_relative_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Messages are short, and the same on every machine."""
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "cases" / "hcc-0001.yml") == "cases/hcc-0001.yml"
    assert shown_path(Path("cases/../cases/hcc-0001.yml")) == "cases/hcc-0001.yml"


def test_a_path_outside_the_working_directory_is_shown_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path elsewhere is not bent into a chain of parent directories."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert shown_path(tmp_path / "there.yml") == (tmp_path / "there.yml").as_posix()
