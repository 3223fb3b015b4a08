"""Puts a finished directory in the place of an old one: either the old or the new is there, whatever happens."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths count from the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE: each of two names gets what the other had, in one step


class Busy(OSError):
    """Another process is about to replace the same directory."""


@contextmanager
def replaced(directory: Path, *, wait: bool = False) -> Iterator[Path]:
    """A fresh path beside `directory` to write to; it takes its place at the end, and only without an error.

    Raises Busy where another process is about to replace it too; with `wait` that one finishes first.
    """
    directory = directory.resolve()
    directory.parent.mkdir(parents=True, exist_ok=True)
    scratch = directory.parent / f".{directory.name}-scratch"
    try:
        lock = _locked(scratch, wait)
    except BlockingIOError as error:
        raise Busy(f"another process is writing {directory}; wait until it has finished") from error
    try:
        _tidy(scratch, directory)  # after a process that was killed
        yield scratch / "fresh"
        _put(scratch, directory)
    finally:
        with suppress(OSError):  # what cannot be removed now, the next process removes
            _tidy(scratch, directory)
            scratch.rmdir()
        os.close(lock)


def _locked(scratch: Path, wait: bool) -> int:
    """Make the scratch directory and lock it; the system unlocks it when the process ends, however it ends."""
    while True:
        scratch.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):  # whoever had it may have removed it meanwhile
            return _lock(scratch, wait)


def _lock(scratch: Path, wait: bool) -> int:
    # Never through a link, nor into what another user has laid there: all that is in it will be removed.
    lock = os.open(scratch, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(lock).st_uid != os.geteuid():
            raise PermissionError(f"{scratch} belongs to another user; remove it")
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        if not os.path.samestat(os.fstat(lock), scratch.stat()):
            raise FileNotFoundError(scratch)
    except BaseException:
        os.close(lock)
        raise
    return lock


def _tidy(scratch: Path, directory: Path) -> None:
    """Bring the old directory back if it was taken away and nothing took its place; remove all else."""
    previous = scratch / "previous"
    if previous.exists() and not directory.exists():
        previous.rename(directory)
    for left in scratch.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()  # a file manager's or a network file system's own


def _put(scratch: Path, directory: Path) -> None:
    """Let the fresh directory take its place: in one step where the system has that, else in two."""
    fresh, previous = scratch / "fresh", scratch / "previous"
    if directory.exists():
        if _exchanged(fresh, directory):
            return
        directory.rename(previous)
    fresh.rename(directory)
    if previous.exists():
        previous.rename(scratch / "old")  # a half-removed one must never be brought back


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two directories in one step; False where kernel or file system cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
