"""The next case file, with every section explained: where a contributor starts."""

from __future__ import annotations

import re
from pathlib import Path

from generator.read import read_ledger

TEMPLATE = Path(__file__).parent / "templates" / "new_case.yml"


def new_case(directory: Path) -> Path:
    """Write the scaffold of the next case into `directory` and return its path; numbers are never used twice."""
    published = read_ledger(directory)[0].revisions
    names = [*published, *(path.stem for path in directory.glob("hcc-*.yml"))]
    numbers = [int(match[1]) for name in names if (match := re.fullmatch(r"hcc-(\d+)", name))]
    case_id = f"hcc-{max(numbers, default=0) + 1:04d}"
    path = directory / f"{case_id}.yml"
    with path.open("x", encoding="utf-8") as file:
        file.write(TEMPLATE.read_text(encoding="utf-8").replace("hcc-NNNN", case_id))
    return path
