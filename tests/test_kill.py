"""Builds that are killed, run out of space, are interrupted or run twice: what was there before is there after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import BUILD_ENVIRONMENT


@pytest.fixture(scope="module")
def left(_in_project_root: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What builds left that were broken off in every way."""
    command = [sys.executable, "-m", "tests.fixtures.killed", "builds", str(tmp_path_factory.mktemp("killed"))]
    result = subprocess.run(command, env={**os.environ, **BUILD_ENVIRONMENT}, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_build_killed_at_any_moment_leaves_a_whole_site(left: dict[str, Any]) -> None:
    """Fifty builds, killed with SIGKILL at moments over their whole time: every byte is that of one whole site.

    How many are killed in time depends on the machine; a build that ends before its moment leaves the new site.
    """
    killed = [one for one in left["site"] if one["code"] == -9]
    assert len(left["site"]) == 50
    assert len(killed) >= 25  # the last moments fall behind the end of a build
    assert {one["left"] for one in left["site"]} <= {"previous", "new"}
    assert [one["left"] for one in killed].count("previous") >= 20
    assert {one["left"] for one in left["site"] if one["code"] == 0} <= {"new"}


def test_a_killed_writer_leaves_a_whole_search_index(left: dict[str, Any]) -> None:
    """The index of the command line is the one before or the next, never a part of one."""
    assert {one["left"] for one in left["index"]} <= {"previous", "new"}
    assert [one["code"] for one in left["index"]].count(-9) >= 3


@pytest.mark.parametrize(
    ("case", "message"),
    [("full", "File too large"), ("interrupted", "it was interrupted"), ("twice", "another process is writing")],
)
def test_a_build_that_cannot_finish_says_why_and_changes_nothing(left: dict[str, Any], case: str, message: str) -> None:
    """A full disk, Ctrl-C and a second build: status 1, one sentence, and the previous site."""
    end = left[case]
    assert end["code"] == 1
    assert end["said"].startswith("the site was not built: ")
    assert message in end["said"]
    assert end["said"].count("\n") == 1
    assert end["whole"]
    assert end["beside"] == ([".site-scratch", "site"] if case == "twice" else ["site"])
