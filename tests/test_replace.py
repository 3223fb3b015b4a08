"""Replacing a directory: at once, never in part, never by two at the same time, and tidy after a kill."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from generator import replace
from generator.replace import Busy, replaced


def write(directory: Path, text: str, *, wait: bool = False) -> None:
    """A directory with one file, put in place."""
    with replaced(directory, wait=wait) as fresh:
        fresh.mkdir()
        (fresh / "page").write_text(text, encoding="utf-8")


def fail(directory: Path, error: type[BaseException]) -> None:
    """A writer that breaks off half-way."""
    with replaced(directory) as fresh:
        fresh.mkdir()
        raise error


@pytest.fixture(params=["one step", "two steps"])
def directory(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory that is there already, on a system that can exchange two names at once, and on one that cannot."""
    if request.param == "two steps":
        monkeypatch.setattr(replace, "_exchanged", lambda *_: False)
    write(tmp_path / "site", "old")
    return tmp_path / "site"


def test_the_new_takes_the_place_of_the_old(directory: Path) -> None:
    """All of the old is gone, and nothing is left beside the new."""
    write(directory, "new")
    assert (directory / "page").read_text(encoding="utf-8") == "new"
    assert [path.name for path in directory.parent.iterdir()] == ["site"]


def test_an_error_leaves_the_old(directory: Path) -> None:
    """Whether the writer fails, is interrupted or writes nothing, the old stays and nothing is left beside it."""
    for error in (OSError, KeyboardInterrupt):
        with pytest.raises(error):
            fail(directory, error)
    with pytest.raises(FileNotFoundError), replaced(directory):
        pass  # nothing is written
    assert (directory / "page").read_text(encoding="utf-8") == "old"
    assert [path.name for path in directory.parent.iterdir()] == ["site"]


def test_an_interruption_between_two_renames_brings_the_old_back(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the second rename fails for whatever reason, the first is taken back."""
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name == "fresh":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(replace, "_exchanged", lambda *_: False)
    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(directory, "new")
    assert (directory / "page").read_text(encoding="utf-8") == "old"


def test_a_link_keeps_leading_to_the_directory(directory: Path) -> None:
    """Where the address is a symbolic link, what it leads to is replaced, not the link."""
    link = directory.parent / "link"
    link.symlink_to(directory)
    write(link, "new")
    assert link.is_symlink()
    assert (directory / "page").read_text(encoding="utf-8") == "new"


def test_a_second_writer_is_refused_in_one_sentence(directory: Path) -> None:
    """While one writes, another is told to wait and disturbs nothing."""
    with replaced(directory) as fresh:
        fresh.mkdir()
        (fresh / "page").write_text("new", encoding="utf-8")
        with pytest.raises(Busy, match=rf"^another process is writing {directory}; wait until it has finished$"):
            write(directory, "other")
    assert (directory / "page").read_text(encoding="utf-8") == "new"


def test_a_second_writer_may_wait_for_the_first(directory: Path) -> None:
    """With `wait` the second begins when the first has finished, and has the last word."""
    second = threading.Thread(target=lambda: write(directory, "second", wait=True))
    with replaced(directory) as fresh:
        second.start()
        fresh.mkdir()
        (fresh / "page").write_text("first", encoding="utf-8")
    second.join(10)
    assert (directory / "page").read_text(encoding="utf-8") == "second"
    assert [path.name for path in directory.parent.iterdir()] == ["site"]


def test_what_a_killed_process_left_is_removed_and_what_a_living_one_writes_is_not(directory: Path) -> None:
    """Scratch that nobody has locked goes at the next start."""
    scratch = directory.parent / ".site-scratch"
    (scratch / "fresh/half").mkdir(parents=True)
    write(directory, "new")
    assert not scratch.exists()
    with replaced(directory) as fresh:
        fresh.mkdir()
        with pytest.raises(Busy):
            write(directory, "other")
        assert fresh.is_dir()


def test_a_link_in_the_place_of_the_scratch_directory_is_not_followed(directory: Path) -> None:
    """What is in the scratch directory is removed, so it must be no way to another place."""
    kept = directory.parent / "elsewhere/kept"
    kept.mkdir(parents=True)
    (directory.parent / ".site-scratch").symlink_to(kept.parent)
    with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
        write(directory, "new")
    assert kept.is_dir()
    assert (directory / "page").read_text(encoding="utf-8") == "old"


def test_a_stray_file_among_the_scratch_stops_no_build(directory: Path) -> None:
    """Such as a file manager leaves wherever it looks."""
    scratch = directory.parent / ".site-scratch"
    scratch.mkdir()
    (scratch / ".DS_Store").write_text("", encoding="utf-8")
    write(directory, "new")
    assert [path.name for path in directory.parent.iterdir()] == ["site"]


@pytest.fixture(scope="module")
def steps(_in_project_root: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What is left by a process that was killed at each line of what replaces and removes directories."""
    command = [sys.executable, "-m", "tests.fixtures.killed", "steps", str(tmp_path_factory.mktemp("steps"))]
    found: dict[str, list[dict[str, Any]]] = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    )
    return found


@pytest.mark.parametrize(
    ("system", "possible"),
    [("one step", {"old", "new"}), ("two steps", {"old", "none", "new"}), ("first", {"none", "new"})],
)
def test_a_process_killed_at_any_step_leaves_the_old_or_the_new(
    steps: dict[str, list[dict[str, Any]]], system: str, possible: set[str]
) -> None:
    """With one step nothing is ever missing; with two, the next start brings the old back. No half is ever there."""
    *killed, last = steps[system]
    assert (last["code"], last["left"]) == (0, "new")
    assert len(killed) > 30
    assert {one["code"] for one in killed} == {-9}
    assert {one["left"] for one in killed} == possible
    before = "none" if system == "first" else "old"
    later = [one["later"] for one in killed]
    assert later == sorted(later, key=lambda name: name == "new")  # once the new is there, it stays
    assert set(later) == {before, "new"}
    assert all(one["beside"] == (["site"] if one["later"] != "none" else []) for one in killed)
