"""Every file below `/data/`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from generator.atlas import Atlas
from generator.data.about import LICENCE_FILE, NAME, readme
from generator.data.archive import archive_bytes, checksums
from generator.data.database import database_bytes, metadata_bytes
from generator.data.joined_files import joined_files
from generator.data.record_schema import record_schema
from generator.data.table_files import csv_bytes, package_bytes
from generator.data.tables import all_tables
from generator.exports import SCHEMA_NAME
from generator.links import DATA, data_url
from generator.page import DataFile


def data_files(atlas: Atlas, records: Sequence[DataFile], site_url: str) -> Iterator[DataFile]:
    """The files at `links.data_url`; `records` are the files beside the case pages, for the archive."""
    files = [DataFile(data_url(name), content) for name, content in _bulk(atlas, records, site_url)]
    files.append(DataFile(data_url(f"{NAME}.zip"), _archive(atlas, [*records, *files], site_url)))
    files.sort(key=lambda file: file.path)
    yield from files
    # The paths are those beside the file itself, so that it works in the folder in which it was saved.
    beside = (DataFile(file.path.removeprefix(DATA), file.content) for file in files)
    yield DataFile(data_url("SHA256SUMS"), checksums(beside))


def _bulk(atlas: Atlas, records: Sequence[DataFile], site_url: str) -> Iterator[tuple[str, bytes]]:
    yield SCHEMA_NAME, (json.dumps(record_schema(site_url), ensure_ascii=False, indent=1) + "\n").encode()
    dois = {case.id: doi.casefold() for case in atlas.cases if (doi := case.source.bibliography.doi)}
    yield from joined_files(records, dois)
    tables = all_tables(atlas, site_url)
    contents = {table.name: csv_bytes(table) for table in tables}
    yield from ((f"{name}.csv", content) for name, content in contents.items())
    yield "datapackage.json", package_bytes(tables, contents, site_url)
    yield f"{NAME}.sqlite", database_bytes(tables, site_url)
    yield "metadata.json", metadata_bytes(tables, site_url)


def _archive(atlas: Atlas, files: Sequence[DataFile], site_url: str) -> bytes:
    about = (
        DataFile("README.txt", readme(site_url, len(atlas.cases)).encode()),
        DataFile("LICENSE-DATA.txt", LICENCE_FILE.read_bytes()),
    )
    kept = (file for file in files if not file.path.endswith(".png"))  # pictures for other sites are no data
    everything = sorted((*kept, *about), key=lambda file: file.path)
    return archive_bytes([*everything, DataFile("SHA256SUMS", checksums(everything))], NAME)
