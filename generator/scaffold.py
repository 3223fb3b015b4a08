"""The next case file, with every section explained: where a contributor starts."""

from __future__ import annotations

from pathlib import Path

TEMPLATE = Path(__file__).parent / "templates" / "new_case.yml"


def new_case(directory: Path) -> Path:
    """Write the scaffold of the next case into `directory` and return its path; numbers are never used twice."""
    numbers = [int(path.stem.removeprefix("hcc-")) for path in directory.glob("hcc-[0-9]*.yml")]
    case_id = f"hcc-{max(numbers, default=0) + 1:04d}"
    path = directory / f"{case_id}.yml"
    path.write_text(TEMPLATE.read_text(encoding="utf-8").replace("hcc-NNNN", case_id), encoding="utf-8")
    return path
