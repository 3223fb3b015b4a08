"""Checksums, and one archive of everything, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable

from generator.page import DataFile

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP file can tell
_READABLE = 0o644 << 16


def checksums(files: Iterable[DataFile]) -> bytes:
    """What `sha256sum --check` reads: SHA-256 and path of each file."""
    return "".join(f"{hashlib.sha256(file.content).hexdigest()}  {file.path}\n" for file in files).encode()


def archive_bytes(files: Iterable[DataFile], folder: str) -> bytes:
    """A ZIP file of `files` below `folder`, sorted by path, without times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in sorted(files, key=lambda file: file.path):
            entry = zipfile.ZipInfo(f"{folder}/{file.path}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # as on Unix, on every system
            entry.external_attr = _READABLE
            archive.writestr(entry, file.content)
    return out.getvalue()
