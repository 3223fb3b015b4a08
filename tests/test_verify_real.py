"""The real records stand in their articles, and the committed results are those of today's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify import read_files, read_texts, update, verify

pytestmark = pytest.mark.real
ARTICLES, CASES = Path("../shared/sources/articles"), Path("cases")


def test_everything_is_found_and_the_results_are_committed() -> None:
    """Every value of every record and trial is found, inferred or excused, and verification.yml says just that."""
    if not ARTICLES.is_dir():
        pytest.skip("the articles' texts are not part of the project")
    result = verify(read_files(CASES), read_texts(ARTICLES), "2026-11-22")
    assert [str(problem) for problem in result.problems] == []
    assert (len(result.records), len(result.trials)) == (6, 3)
    assert update(result, CASES, write=False) == ""
