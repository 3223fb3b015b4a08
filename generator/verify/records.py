"""The files to compare: records, trials and exceptions, without the checks that have nothing to do with articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import Case
from generator.parse import read_document, validate
from generator.problems import Problem, shown_path
from generator.read import NOT_RECORDS, read_vocabulary
from generator.revisions import digest
from generator.trials import Trial
from generator.verification import EXCEPTIONS_FILE
from generator.verify.exceptions import ExceptionsFile
from generator.vocabulary import Vocabulary
from generator.yaml_source import Document


@dataclass(frozen=True)
class Files:
    """Every record and trial of a directory with its file."""

    vocabulary: Vocabulary
    cases: tuple[Case, ...]
    trials: tuple[Trial, ...]
    exceptions: ExceptionsFile
    documents: Mapping[str, Document]  # by id of the record or trial, and by name of the file of exceptions
    digests: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def excused(self) -> Document:
        """The file of exceptions."""
        return self.documents[EXCEPTIONS_FILE]


def read_files(directory: Path) -> Files:
    """Read what is to be compared; a file with problems is left out, and they are told."""
    vocabulary, problems = read_vocabulary(directory / "vocabulary")
    documents: dict[str, Document] = {}
    cases, trials = [], []
    for path in _files(directory):
        case, found, documents[path.stem] = validate(read_document(path), Case)
        problems += found
        cases += [case] if case is not None and not found else []
    for path in sorted((directory / "trials").glob("*.yml")):
        trial, found, documents[path.stem] = validate(read_document(path), Trial)
        problems += found
        trials += [trial] if trial is not None and not found else []
    exceptions, found, documents[EXCEPTIONS_FILE] = _exceptions(directory / EXCEPTIONS_FILE)
    problems += found
    paths = [*_files(directory), *(directory / "trials").glob("*.yml")]
    digests = {path.stem: digest(path) for path in paths}
    return Files(vocabulary, tuple(cases), tuple(trials), exceptions, documents, digests, tuple(problems))


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in sorted(directory.glob("*.yml")) if path.name not in NOT_RECORDS)


def _exceptions(path: Path) -> tuple[ExceptionsFile, list[Problem], Document]:
    if not path.is_file():
        return ExceptionsFile(), [], Document(shown_path(path))
    found, problems, document = validate(read_document(path), ExceptionsFile)
    return found or ExceptionsFile(), list(problems), document
