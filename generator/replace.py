"""Puts a finished directory in the place of an old one: either the old or the new is there, whatever happens."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(directory: Path) -> Iterator[Path]:
    """A fresh path beside `directory` to write to; it takes its place at the end, and only without an error."""
    directory = directory.absolute()
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{directory.name}-", dir=directory.parent) as scratch:
        fresh, previous = Path(scratch) / "fresh", Path(scratch) / "previous"
        yield fresh
        if directory.exists():
            directory.rename(previous)
        try:
            fresh.rename(directory)
        except BaseException:
            if previous.exists():
                previous.rename(directory)
            raise
        shutil.rmtree(previous, ignore_errors=True)
