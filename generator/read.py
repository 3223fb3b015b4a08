"""The directory of cases, trials and vocabulary to an `Atlas`, or every problem in it at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.atlas import Atlas
from generator.atlas_checks import check_atlas
from generator.case_checks import check_case
from generator.ledger import FILE, Ledger
from generator.model import Case
from generator.parse import read_document, validate
from generator.permalinks import check_permalinks
from generator.problems import Problem, ProblemsFound, shown_path
from generator.revisions import FOLDER, digest, read_revisions
from generator.trials import Trial
from generator.verification import EXCEPTIONS_FILE as EXCEPTIONS
from generator.verification import FILE as VERIFICATION
from generator.verification import Verifications
from generator.vocabulary import KIND_FILES, Vocabulary
from generator.yaml_source import Document

NOT_RECORDS = {FILE, VERIFICATION, EXCEPTIONS}
MAX_LEDGER_BYTES = 50_000_000  # a record adds about 3 KB
Progress = Callable[[list[Path]], Iterable[Path]]


def read_atlas(directory: Path, progress: Progress = iter) -> Atlas:
    """Read and check everything in `directory`; raises `ProblemsFound` with all problems."""
    vocabulary, problems = read_vocabulary(directory / "vocabulary")
    documents: dict[str, Document] = {}
    cases = _read_cases(directory, vocabulary, progress, documents, problems)
    trials = _read_trials(directory, documents, problems)
    ledger, ledger_document = read_ledger(directory)
    problems += ledger_document.problems
    revisions = read_revisions(directory, ledger, tuple(cases), documents)
    problems += revisions.problems
    verifications = _read_verifications(directory / VERIFICATION, problems)
    atlas = Atlas(
        cases=tuple(cases),
        vocabulary=vocabulary,
        trials={trial.id: trial for trial in trials},
        ledger=ledger,
        earlier=revisions.earlier,
        verifications=verifications,
        digests={path.stem: digest(path) for path in [*_case_paths(directory), *_trial_paths(directory)]},
    )
    problems += check_atlas(atlas, documents)
    problems += check_permalinks(atlas, ledger_document, documents)
    if problems:
        raise ProblemsFound(problems)
    return atlas


def read_ledger(directory: Path, name: str = FILE) -> tuple[Ledger, Document]:
    """The ledger of `directory` and its document with every problem; an empty one where nothing was published yet."""
    path = directory / name
    if not os.path.lexists(path):  # a pipe or a link to nothing is refused, not passed over
        return Ledger(), Document(shown_path(path))
    ledger, problems, document = validate(read_document(path, MAX_LEDGER_BYTES), Ledger)
    return ledger or Ledger(), replace(document, problems=tuple(problems))


def _read_verifications(path: Path, problems: list[Problem]) -> Verifications:
    """What `atlas verify` wrote; nothing where it was never run."""
    if not os.path.lexists(path):  # a pipe or a link to nothing is refused, not passed over
        return Verifications()
    verifications, found, _ = validate(read_document(path, MAX_LEDGER_BYTES), Verifications)
    problems += found
    return verifications or Verifications()


def read_vocabulary(directory: Path) -> tuple[Vocabulary, list[Problem]]:
    """Every vocabulary file of `directory`; a missing or broken one is a problem."""
    files: dict[str, Any] = {}
    checked: dict[str, Any] = {}
    problems: list[Problem] = []
    incomplete: set[str] = set()
    for kind, model in KIND_FILES.items():
        path = directory / f"{kind}.yml"
        if not path.is_file():
            problems.append(Problem(shown_path(path), 1, "the file must exist; see cases/vocabulary/ of the project"))
            incomplete.add(kind)
            continue
        content, found, _ = validate(read_document(path), model)
        problems += found
        if found:
            incomplete.add(kind)
        if content is not None:
            files[kind] = getattr(content, "concepts", None) or getattr(content, "abbreviations", {})
            checked[kind] = getattr(content, "checked", None)
    codes = {kind: value for kind, value in checked.items() if value}
    return Vocabulary(**files, checked=codes, incomplete=frozenset(incomplete)), problems


def _read_cases(
    directory: Path, vocabulary: Vocabulary, progress: Progress, documents: dict[str, Document], problems: list[Problem]
) -> list[Case]:
    problems += _unexpected(directory)
    paths = _case_paths(directory)
    if not paths:
        problems.append(
            Problem(shown_path(directory), 1, "the directory must hold case files; for example hcc-0001.yml")
        )
    cases = []
    for path in progress(paths):
        case, found, document = validate(read_document(path), Case)
        problems += found
        documents[path.stem] = document
        if case is not None:
            problems += check_case(case, document, vocabulary, path.stem)
            documents[case.id] = document
            cases.append(case)
    return cases


def _case_paths(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("*.yml") if path.name not in NOT_RECORDS)


def _trial_paths(directory: Path) -> list[Path]:
    return sorted((directory / "trials").glob("*.yml"))


def _unexpected(directory: Path) -> list[Problem]:
    """What lies among the records and would be passed over in silence."""
    known = {"vocabulary", "trials", FOLDER, *NOT_RECORDS, "README.md"}
    entries = [path for path in sorted(directory.iterdir()) if path.name not in known]
    strays = [path for path in entries if path.suffix != ".yml"]
    message = "must be a case file such as hcc-0001.yml, or the directory 'vocabulary' or 'trials'"
    return [Problem(shown_path(path), 1, f"{message}, found '{path.name}'") for path in strays]


def _read_trials(directory: Path, documents: dict[str, Document], problems: list[Problem]) -> list[Trial]:
    trials = []
    for path in _trial_paths(directory):
        trial, found, document = validate(read_document(path), Trial)
        problems += found
        documents[path.stem] = document
        if trial is not None:
            if trial.id != path.stem:
                problems.append(
                    Problem(
                        document.path,
                        document.line_of(("id",)),
                        f"'id' must be the name of its file, '{path.stem}', found '{trial.id}'",
                    )
                )
            documents[trial.id] = document
            trials.append(trial)
    return trials
