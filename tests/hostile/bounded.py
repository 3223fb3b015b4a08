"""Reads every hostile file in a process of its own, with bounds on memory and time, and prints what was found."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.case_checks import check_case
from generator.model import Case
from generator.parse import read_document, validate
from tests.fixtures.records import text_of, vocabulary
from tests.hostile.texts import TEXTS, Hostile, tricks

MEMORY, SECONDS = 1_500_000_000, 120  # bounds, not measures: a bomb would need terabytes, a hang for ever
PLACES = "places"


def found(hostile: Hostile, directory: Path) -> dict[str, Any]:
    """The problems of one hostile file as [path, line, message], and whether the same record comes out of it."""
    path = directory / "hcc-9001.yml"
    made = hostile.make(text_of())
    path.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass"))
    case, problems, document = validate(read_document(path), Case)
    problems = [*problems, *(check_case(case, document, vocabulary(), path.stem) if case else ())]
    return {
        "problems": [(problem.path, problem.line, problem.message, str(problem)) for problem in problems],
        "case": case.model_dump_json() if case else None,
    }


def in_bounds(module: str) -> Any:
    """What `module` prints when it is run with the bounds; the test fails if it breaks one."""
    command = [sys.executable, "-m", module]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=4 * SECONDS, check=False)
    assert result.returncode == 0, result.stderr[-3000:]
    return json.loads(result.stdout)


def set_bounds() -> None:
    """From here on this process has no more memory and time than that."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    with tempfile.TemporaryDirectory() as directory:
        for hostile in (*TEXTS, *tricks()):
            yield hostile.name, found(hostile, Path(directory))


if __name__ == "__main__":
    set_bounds()
    json.dump(dict(_all()), sys.stdout)
