"""Published revisions of records: frozen files that the ledger holds to their checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.atlas_checks import names_of_article
from generator.ledger import Frozen, Ledger
from generator.model import Case, Revision
from generator.parse import read_document, validate
from generator.problems import Problem, shown_path
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
    """SHA-256 of a file, as sha256sum prints it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_revisions(
    directory: Path, ledger: Ledger, cases: tuple[Case, ...], documents: Mapping[str, Document]
) -> Revisions:
    """What was published of every record of the ledger; `documents` holds those of the present records."""
    earlier: dict[str, tuple[Case, ...]] = {}
    problems = [*_strays(directory, ledger)]
    present = {case.id: case for case in cases}
    for case in cases:
        problems += _number(case, ledger.revisions.get(case.id, ()), documents[case.id])
    for case_id, published in ledger.revisions.items():
        current = present.get(case_id)
        read, found = _read(directory, case_id, published, ledger, current)
        problems += found
        if current is not None and not found:
            problems += _unchanged(current, read, documents[case_id])
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
    for path in sorted((directory / FOLDER).glob("*")):
        if path not in known:
            message = f"must be a revision of the ledger, found '{path.name}'; `atlas release` alone writes these"
            message += " files; delete it, then release again if a release was interrupted"
            yield Problem(shown_path(path), 1, message)


def _number(case: Case, published: tuple[Frozen, ...], document: Document) -> Iterator[Problem]:
    """The number of a record must be that of its last published revision or the next one."""
    last, number = published[-1].number if published else 0, case.revision.number
    if number not in {last, last + 1} or number == 0:
        wanted = f"{last} (as published) or {last + 1} (changed since)" if last else "1, since nothing was published"
        message = f"'number' of the last revision must be {wanted}, found {number}"
        yield Problem(
            document.path, document.line_of(("curation", "revisions", len(case.curation.revisions) - 1)), message
        )


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


def _unchanged(case: Case, published: list[Case], document: Document) -> Iterator[Problem]:
    """What was published under a number must not change under it; nor may the list of revisions before it."""
    for old in published:
        number = old.revision.number
        if number == case.revision.number and old != case:
            message = (
                f"the record differs from its published revision {number}; add a revision with its date and reason;"
                f" for example - {{number: {number + 1}, date: 2026-12-01, reason: The dose of lobaplatin was wrong.}}"
            )
            yield Problem(document.path, document.line_of(("curation", "revisions")), message)
        elif case.curation.revisions[:number] != old.curation.revisions:
            message = f"revisions 1 to {number} must stay as published: {_listed(old.curation.revisions)}"
            yield Problem(document.path, document.line_of(("curation", "revisions")), message)
        elif number == case.revision.number - 1:
            found = (*_changes_nothing(old, case), *_another_article(old, case), *_exchanged(old, case, document))
            yield from (Problem(document.path, document.line_of(location), message) for location, message in found)


def _changes_nothing(old: Case, case: Case) -> Iterator[tuple[Location, str]]:
    """A new revision must change something."""
    curation = case.curation.model_copy(update={"revisions": old.curation.revisions})
    if case.model_copy(update={"curation": curation}) == old:
        message = (
            f"revision {case.revision.number} changes nothing of revision {old.revision.number}; take it out again"
        )
        yield ("curation", "revisions"), message


def _another_article(old: Case, case: Case) -> Iterator[tuple[Location, str]]:
    """A record must stay with its article; where neither DOI nor title is known of both, that cannot be told."""
    before, after = set(names_of_article(old)), set(names_of_article(case))
    kinds = [{name.split()[0] for name in names} - {"text"} for names in (before, after)]
    if before.isdisjoint(after) and kinds[0] & kinds[1]:
        message = (
            f"'source' must name the article of revision {old.revision.number}, and DOI, title and text are all others;"
            " an id is never used for another article: start a new record with `atlas new` and withdraw this one"
        )
        yield ("source",), message


def _exchanged(old: Case, case: Case, document: Document) -> Iterator[tuple[Location, str]]:
    """An entry must keep its id: what stood under one id must not stand under that of another entry."""
    before, after = _contents(old), _contents(case)
    places = {content: entry_id for entry_id, content in before.items()}
    for entry_id, content in after.items():
        was = places.get(content, entry_id)
        if was != entry_id and before.get(entry_id, content) != content and after.get(was) != content:
            message = f"what is '{entry_id}' here was '{was}' in revision {old.revision.number}"
            mend = "never renumber, and give what is new a new number"
            yield document.entries.get(entry_id, ()), f"'id' must stay as published: {message}; {mend}"


def _contents(case: Case) -> dict[str, str]:
    """Entry id to what the entry says."""
    entries = ((getattr(part, "id", None), part) for location, part in case.parts if location)
    return {entry_id: repr(part.model_dump(exclude={"id"})) for entry_id, part in entries if isinstance(entry_id, str)}


def _listed(revisions: tuple[Revision, ...]) -> str:
    return "; ".join(f"{revision.number}, {revision.date}, '{revision.reason}'" for revision in revisions)


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
    target = moves.get(f"{kind}/{data}/") if kind else None
    return target.split("/")[1] if target else data
