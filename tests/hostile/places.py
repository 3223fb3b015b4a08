# ruff: noqa: E501  # a table: one case a line
"""Directories of records with something hostile among their files, one a line; run as a module, it reads them all."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from generator.problems import ProblemsFound
from generator.read import read_atlas
from tests.fixtures.ledgers import published
from tests.hostile.bounded import set_bounds

NOT_PLAIN = "must be a plain file, found "
CASE_FILE = "must be a case file such as hcc-0001.yml"
LIKE_EXAMPLE = "must be written like the example"
VERIFIED = "{file: x, text: x, date: 2020, values: 1, found: 1, inferred: 0, ours: 0, numbers: 1, used: 1, ignored: 0}"


class Place(NamedTuple):
    """What is done to a sound directory, and the path and the words of the refusal; no words: it reads as before."""

    name: str
    make: Callable[[Path], Any]
    path: str = ""
    says: str = ""


def pipe(path: str) -> Callable[[Path], Any]:
    """A pipe that nobody writes to: whoever opens it waits for ever."""
    return lambda cases: os.mkfifo(_free(cases / path))


def link(path: str, target: str) -> Callable[[Path], Any]:
    """A symbolic link."""
    return lambda cases: _free(cases / path).symlink_to(target)


def folder(path: str) -> Callable[[Path], Any]:
    """A directory where a file belongs."""
    return lambda cases: _free(cases / path).mkdir()


def large(path: str) -> Callable[[Path], Any]:
    """A file of 100 MB that takes no room on the disk."""
    return lambda cases: os.truncate(_touched(cases / path), 100_000_000)


def copy(name: str, source: str = "hcc-9001.yml") -> Callable[[Path], Any]:
    """A copy of a file under another name."""
    return lambda cases: shutil.copyfile(cases / source, os.path.join(os.fspath(cases), name))  # noqa: PTH118  # a name of bytes


def written(path: str, old: str, new: str) -> Callable[[Path], Any]:
    """A file in which something else is written; an empty `old` adds it at the end."""

    def make(cases: Path) -> None:
        text = (cases / path).read_text(encoding="utf-8") if (cases / path).exists() else ""
        assert old in text
        (cases / path).write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")

    return make


def instead(path: str, content: str) -> Callable[[Path], Any]:
    """A file that holds something else."""
    return lambda cases: (cases / path).write_text(content, encoding="utf-8")


def _free(path: Path) -> Path:
    """The path after what was there is gone."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    return path


def _touched(path: Path) -> Path:
    path.touch()
    return path


PLACES: tuple[Place, ...] = (
    # files that are no files
    Place("a directory as the ledger", folder("permalinks.yml"), "permalinks.yml", NOT_PLAIN),
    Place("a pipe as the ledger", pipe("permalinks.yml"), "permalinks.yml", NOT_PLAIN),
    Place("a link to nothing as the ledger", link("permalinks.yml", "/nowhere"), "permalinks.yml", NOT_PLAIN),
    Place("a pipe as a record", pipe("hcc-9999.yml"), "hcc-9999.yml", "must be"),
    Place("a device as a record", link("hcc-9999.yml", "/dev/zero"), "hcc-9999.yml", "must be"),
    Place("a terminal as a record", link("hcc-9999.yml", "/dev/tty"), "hcc-9999.yml", "must be"),
    Place("a link outside as a record", link("hcc-9999.yml", "/etc/passwd"), "hcc-9999.yml", f"{NOT_PLAIN}a link"),
    Place("a link to another record", link("hcc-9999.yml", "hcc-9001.yml"), "hcc-9999.yml", f"{NOT_PLAIN}a link"),
    Place("a link to nothing as a record", link("hcc-9999.yml", "/nowhere"), "hcc-9999.yml", "must be"),
    Place("a link to itself as a record", link("hcc-9999.yml", "hcc-9999.yml"), "hcc-9999.yml", "must be"),
    Place("a directory as a record", folder("hcc-9999.yml"), "hcc-9999.yml", "must be"),
    Place("a record of 100 MB", large("hcc-9999.yml"), "hcc-9999.yml", "must have at most 1,000,000 bytes"),
    Place("a pipe as a trial", pipe("trials/x.yml"), "trials/x.yml", f"{NOT_PLAIN}a pipe"),
    Place("a device as a trial", link("trials/x.yml", "/dev/zero"), "trials/x.yml", f"{NOT_PLAIN}a link"),
    Place("a link to nothing as a trial", link("trials/x.yml", "/nowhere"), "trials/x.yml", f"{NOT_PLAIN}a link"),
    Place("a link outside as a trial", link("trials/x.yml", "/etc/passwd"), "trials/x.yml", f"{NOT_PLAIN}a link"),
    Place("a directory as a trial", folder("trials/x.yml"), "trials/x.yml", f"{NOT_PLAIN}a directory"),
    Place("a trial of 100 MB", large("trials/x.yml"), "trials/x.yml", "must have at most 1,000,000 bytes"),
    Place("a pipe as vocabulary", pipe("vocabulary/drugs.yml"), "vocabulary/drugs.yml", "must"),
    Place("a link outside as vocabulary", link("vocabulary/sites.yml", "/etc/passwd"), "vocabulary/sites.yml", NOT_PLAIN),
    Place("vocabulary of 100 MB", large("vocabulary/genes.yml"), "vocabulary/genes.yml", "must have at most"),
    Place("a link outside as the ledger", link("permalinks.yml", "/etc/passwd"), "permalinks.yml", NOT_PLAIN),
    Place("a ledger of 100 MB", large("permalinks.yml"), "permalinks.yml", "must have at most 50,000,000 bytes"),
    Place("a link outside as the verification", link("verification.yml", "/etc/passwd"), "verification.yml", NOT_PLAIN),
    Place("a pipe as a revision", pipe("revisions/hcc-9001-r1.yml"), "revisions/hcc-9001-r1.yml", "must stay as it was"),
    Place("a device as a revision", link("revisions/hcc-9001-r1.yml", "/dev/zero"), "revisions/hcc-9001-r1.yml",
          "must stay as it was"),
    Place("a pipe beside the revisions", pipe("revisions/x.yml"), "revisions/x.yml", "must be a revision of the ledger"),
    Place("a pipe as all revisions", pipe("revisions"), "revisions", "must be the directory"),
    # names of files
    Place("a copy of an editor", copy("hcc-9001.yml~"), "hcc-9001.yml~", CASE_FILE),
    Place("a hidden copy", copy(".hcc-9001.yml.swp"), ".hcc-9001.yml.swp", CASE_FILE),
    Place("a name in capitals", copy("HCC-9001.yml"), "HCC-9001.yml", "'id' must be the name of its file"),
    Place("an ending in capitals", copy("hcc-9005.YML"), "hcc-9005.YML", CASE_FILE),
    Place("a name with spaces", copy("hcc-9005 .yml"), "hcc-9005 .yml", "'id' must be the name of its file"),
    Place("a name of two lines", copy("hcc-9\n005.yml"), "hcc-9\n005.yml", "'id' must be the name of its file"),
    Place("a name that is a command", copy("::error::x.yml"), "::error::x.yml", "'id' must be the name of its file"),
    Place("a name with dots", copy("..hcc-9005.yml"), "..hcc-9005.yml", "'id' must be the name of its file"),
    Place("a name with a direction", copy("hcc-\u202e9005.yml"), "hcc-\u202e9005.yml", "'id' must be the name of its file"),
    Place("a name that is no text", copy("hcc-\udcff.yml"), "hcc-\udcff.yml", "'id' must be the name of its file"),
    Place("a name of look-alikes", copy("h\u0441c-9001.yml"), "h\u0441c-9001.yml", "'id' must be the name of its file"),
    Place("a name of 250 letters", copy("x" * 250 + ".yml"), "x" * 250 + ".yml", "'id' must be the name of its file"),
    Place("a trial under another name", copy("trials/other.yml", "trials/demo-trial.yml"), "trials/other.yml",
          "'id' must be the name of its file"),
    # ids in the other files
    *(
        Place(f"the {what} {trick[:20]!r}", written(path, old, new.replace("ID", json.dumps(trick))), path, says)
        for what, path, old, new, says in (
            ("concept", "vocabulary/drugs.yml", "\n  exemplinib:", "\n  ID:", LIKE_EXAMPLE),
            ("trial", "trials/demo-trial.yml", "id: demo-trial", "id: ID", LIKE_EXAMPLE),
            ("drug of a trial", "trials/demo-trial.yml", "drug: exemplinib", "drug: ID", LIKE_EXAMPLE),
            ("withdrawn address", "permalinks.yml", "address: data/old-table.csv", "address: ID", LIKE_EXAMPLE),
            ("released address", "permalinks.yml", "data/old-table.csv: []", "ID: []", LIKE_EXAMPLE),
            ("moved address", "permalinks.yml", "from: drugs/exemplinibum/", "from: ID", LIKE_EXAMPLE),
            ("revised record", "permalinks.yml", "    hcc-9001: {number: 1", "    ID: {number: 1", LIKE_EXAMPLE),
        )
        for trick in ("../../x", "a\\b", "%2e%2e/", "x y", "\u0430", "a//b", "<b>")
    ),
    *(
        Place(
            f"the verified record {trick!r}",
            instead("verification.yml", f"records: {{{json.dumps(trick)}: {VERIFIED}}}\n"),
            "verification.yml",
            LIKE_EXAMPLE,
        )
        for trick in ("../../x", "hcc-1", "\u0430")
    ),
    *(
        Place(f"the withdrawn file {name}", written("permalinks.yml", "address: data/old-table.csv", f"address: {name}"),
              "permalinks.yml", LIKE_EXAMPLE)
        for name in ("data/x.html", "index.html", "data/x.svg", "assets/javascripts/cite.js", "data/x.xhtml")
    ),
    # the other files as such
    *(
        Place(f"{name} with {what}", written(name, "", more), name, says)
        for name in ("vocabulary/drugs.yml", "trials/demo-trial.yml", "permalinks.yml")
        for what, more, says in (
            ("an anchor", "x: &a y\n", "anchors and aliases"), ("a tag", "x: !!python/object:y z\n", "tags must not be used"),
            ("a hidden character", "# \u202e\n", "invisible character"), ("a deep nest", "x: " + "[" * 50_000, "at most 12 deep"),
            ("an open quote", "x: 'y\n", "must be valid YAML"), ("an unknown key", "x: y\n", "is not a key of this place"),
            ("a second document", "---\nx: y\n", "must be valid YAML"), ("a NUL", "# \x00\n", "invisible character"),
        )
    ),
    Place("an abbreviation twice", written("vocabulary/abbreviations.yml", "", '  " DMP": another\n'),
          "vocabulary/abbreviations.yml", "must stand once here"),
    Place("a factor that is none", written("vocabulary/tests.yml", "mg/L: 1000", "mg/L: NaN"), "vocabulary/tests.yml", "must"),
    Place("a factor without end", written("vocabulary/tests.yml", "mg/L: 1000", "mg/L: .inf"), "vocabulary/tests.yml", "must"),
    Place("a factor below zero", written("vocabulary/tests.yml", "mg/L: 1000", "mg/L: -1"), "vocabulary/tests.yml", "must be above 0"),
    Place("a move in a circle", written("permalinks.yml", "to: drugs/exemplinib/", "to: drugs/exemplinibum/"), "permalinks.yml", "must"),
)  # fmt: skip


def read(place: Place) -> list[tuple[str, int, str, str]]:
    """Every problem of the directory after it: path from the directory, line, message, and how it prints."""
    with tempfile.TemporaryDirectory() as directory:
        cases = published(Path(directory))
        place.make(cases)
        try:
            read_atlas(cases)
        except ProblemsFound as found:
            return [
                (os.path.relpath(problem.path, cases), problem.line, problem.message, str(problem))
                for problem in found.problems
            ]
    return []


if __name__ == "__main__":
    set_bounds()
    json.dump({place.name: read(place) for place in PLACES}, sys.stdout)
