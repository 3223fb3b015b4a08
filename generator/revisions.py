"""Published revisions of records: frozen files that the ledger holds to their checksums."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.ledger import Frozen, Ledger
from generator.model import Case
from generator.parse import read_document, validate
from generator.problems import Problem, shown_path
from generator.revision_checks import number_follows, published_stays
from generator.values import Location
from generator.yaml_source import Document

FOLDER = "revisions"
# The keys of a record that name a concept with a page, and the kind of that page.
_CONCEPT_KEYS = {"drug": "drugs", "modality": "modalities", "complication": "complications", "is": "complications"}


@dataclass(frozen=True)
class Revisions:
    """The superseded revisions of every record, oldest first, and every problem with what was published."""

    earlier: Mapping[str, tuple[Case, ...]]
    problems: tuple[Problem, ...]


def frozen_path(cases: Path, case_id: str, number: int) -> Path:
    """Where a published revision is kept, as it was."""
    return cases / FOLDER / f"{case_id}-r{number}.yml"


def digest(path: Path) -> str:
    """SHA-256 of a file, as sha256sum prints it; empty for what is no file of its own or cannot be read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):  # a pipe would never end
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def read_revisions(
    directory: Path, ledger: Ledger, cases: tuple[Case, ...], documents: Mapping[str, Document]
) -> Revisions:
    """What was published of every record of the ledger; `documents` holds those of the present records."""
    earlier: dict[str, tuple[Case, ...]] = {}
    problems = [*_strays(directory, ledger)]
    present = {case.id: case for case in cases}
    for case in cases:
        problems += number_follows(case, ledger.revisions.get(case.id, ()), documents[case.id])
    for case_id, published in ledger.revisions.items():
        current = present.get(case_id)
        read, found = _read(directory, case_id, published, ledger, current)
        problems += found
        if current is not None and not found:
            problems += published_stays(current, read, documents[case_id])
        number = current.revision.number if current else published[-1].number + 1
        earlier[case_id] = tuple(old for old in read if old.revision.number < number)
    return Revisions({case_id: old for case_id, old in earlier.items() if old}, tuple(problems))


def _strays(directory: Path, ledger: Ledger) -> Iterator[Problem]:
    """Every file among the frozen ones must be of a published revision."""
    known = {
        frozen_path(directory, case_id, frozen.number)
        for case_id, published in ledger.revisions.items()
        for frozen in published
    }
    folder = directory / FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        yield Problem(shown_path(folder), 1, "must be the directory that `atlas release` writes, found another thing")
    for path in sorted(folder.glob("*")):
        if path not in known:
            message = f"must be a revision of the ledger, found '{path.name}'; `atlas release` alone writes these"
            message += " files; delete it, then release again if a release was interrupted"
            yield Problem(shown_path(path), 1, message)


def _read(
    directory: Path, case_id: str, published: tuple[Frozen, ...], ledger: Ledger, case: Case | None
) -> tuple[list[Case], list[Problem]]:
    """The frozen revisions that are needed; one that is byte for byte the present record is not read again."""
    read: list[Case] = []
    problems: list[Problem] = []
    for frozen in published:
        path = frozen_path(directory, case_id, frozen.number)
        if not path.is_file() or digest(path) != frozen.sha256:
            problems.append(Problem(shown_path(path), 1, _changed_message(path, frozen)))
        elif case is None or not _is_copy(directory / f"{case_id}.yml", frozen):
            old, found, _ = validate(_renamed(read_document(path), ledger), Case)
            problems += found
            read += [old] if old is not None and not found else []
    return read, problems


def _is_copy(path: Path, frozen: Frozen) -> bool:
    return path.is_file() and digest(path) == frozen.sha256


def _changed_message(path: Path, frozen: Frozen) -> str:
    state = "was changed" if path.is_file() else "is missing"
    return (
        f"a published revision must stay as it was (SHA-256 {frozen.sha256[:12]}…), but the file {state}; bring it back"
        " from the history of the repository, and correct the record itself with a new revision"
    )


def _renamed(document: Document, ledger: Ledger) -> Document:
    """A frozen record with today's ids of the concepts that were renamed since."""
    moves = {move.from_: ledger.end_of(move.from_) for move in ledger.moved}
    return replace(document, data=_with_names(document.data, (), moves)) if moves else document


def _with_names(data: Any, at: Location, moves: Mapping[str, str]) -> Any:
    if isinstance(data, Mapping):
        return {key: _with_names(value, (*at, key), moves) for key, value in data.items()}
    if isinstance(data, tuple):
        return tuple(_with_names(value, at, moves) for value in data)
    kind = _CONCEPT_KEYS.get(str(at[-1])) if at and at[0] != "patient" else None
    target = moves.get(f"{kind}/{data}/", "") if kind else ""
    # A move to anything else is a problem of the ledger, told at its line.
    return target.split("/")[1] if target.startswith(f"{kind}/") else data
