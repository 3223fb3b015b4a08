"""A file of the disk to a document: only a plain file of UTF-8 text and of limited size is opened at all."""

from __future__ import annotations

import stat
from pathlib import Path

from generator.problems import Problem, shown_path
from generator.yaml_source import MAX_BYTES, Document, read_yaml

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class _NotRead(Exception):
    def __init__(self, message: str, line: int = 1) -> None:
        self.line = line
        super().__init__(message)


def read_document(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """Read one YAML file; what is no file, cannot be read, is too large or not UTF-8 is a problem like any other."""
    shown = shown_path(path)
    try:
        return read_yaml(_text(_content(path, max_bytes)), shown, max_bytes)
    except _NotRead as refusal:
        return Document(shown, problems=(Problem(shown, refusal.line, str(refusal)),))
    except OSError as error:
        message = f"the file must be there and readable, found: {error.strerror or error}"
        return Document(shown, problems=(Problem(shown, 1, message),))


def _content(path: Path, max_bytes: int) -> bytes:
    """The bytes of a plain file. A link could show what lies outside the records, a pipe or a device never end."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise _NotRead(f"must be a plain file, found {_kind(found.st_mode)}; put the file itself here")
    if found.st_size > max_bytes:
        raise _NotRead(f"the file must have at most {max_bytes:,} bytes, found {found.st_size:,}")
    return path.read_bytes()


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link to another file"
    return "a directory" if stat.S_ISDIR(mode) else "a pipe or a device"


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = f"byte 0x{error.object[error.start]:02X}"
        what = "UTF-16; save it as UTF-8" if content.startswith(_UTF_16) else byte
        raise _NotRead(f"the file must be UTF-8 text, found {what}", line) from None
