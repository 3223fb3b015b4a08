"""The records that the benchmark of the build makes of the real ones."""

from __future__ import annotations

from pathlib import Path

from generator.read import read_atlas
from tests.bench.build import copies


def test_copies_are_records(tmp_path: Path) -> None:
    """Also after a real record got another revision: a copy was never published, so it has only the first."""
    copies(tmp_path / "cases", 7)
    cases = read_atlas(tmp_path / "cases").cases
    assert [case.id for case in cases] == [f"hcc-{number:04d}" for number in range(1, 8)]
    assert {case.revision.number for case in cases} == {1}
