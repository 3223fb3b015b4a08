"""Every file below `/data/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.atlas import Atlas
from generator.page import DataFile


def data_files(atlas: Atlas, records: Sequence[DataFile], site_url: str) -> Iterator[DataFile]:
    """The files at `links.data_url`; `records` are the files beside the case pages, for the archive."""
    yield from ()
