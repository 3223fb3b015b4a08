"""The generated Markdown of the invented atlas, byte for byte; `make goldens` rewrites it after a meant change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.atlas import Atlas
from generator.pages import all_pages

GOLDEN = Path("tests/golden")
# Bytes that hang on the versions of libraries, or on such bytes; tests of their own read them.
NOT_TEXT = (".png", ".sqlite", ".zip", "SHA256SUMS")


def test_pages_are_as_they_were(fixture_atlas: Atlas, request: pytest.FixtureRequest) -> None:
    """Every page and data file of the invented atlas equals its golden file, and no golden file is left over."""
    pages = {
        page.path: page.content.decode()
        for page in all_pages(fixture_atlas, "https://atlas.test/")
        if not page.path.endswith(NOT_TEXT)
    }
    if request.config.getoption("--update-goldens"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, text in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, encoding="utf-8")
    golden = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(GOLDEN.rglob("*"))
        if path.is_file()
    }
    assert sorted(pages) == sorted(golden)
    for path, text in pages.items():
        assert text == golden[path], path
