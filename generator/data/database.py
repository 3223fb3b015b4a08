"""Tables to an SQLite database, and what Datasette shows of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal

from generator.citations.items import ATLAS
from generator.data.about import DESCRIPTION, LICENCE_TITLE, NAME, version
from generator.data.queries import QUERIES, VIEWS
from generator.data.table import Cell, Link, Table
from generator.exports import FORMAT_VERSION, LICENCE_URL

_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
_INDEXED = ("concept", "drug", "modality", "complication", "test")


def database_bytes(tables: Sequence[Table], site_url: str) -> bytes:
    """The database as the bytes of its file; the same for the same tables and the same SQLite library."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(
            f"PRAGMA encoding = 'UTF-8'; PRAGMA page_size = 4096; PRAGMA user_version = {FORMAT_VERSION}; BEGIN;"
        )
        for statement in _definitions(tables):
            connection.execute(statement)
        for table in tables:
            marks = ", ".join("?" * len(table.columns))
            rows = ([_stored(cell) for cell in row] for row in table.rows)
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)  # noqa: S608  # our own names
        connection.executemany("INSERT INTO about VALUES (?, ?)", _about(site_url))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()


def _about(site_url: str) -> list[tuple[str, str]]:
    return [
        ("title", ATLAS), ("description", DESCRIPTION), ("format", str(FORMAT_VERSION)), ("licence", LICENCE_URL),
        ("source", site_url), ("version", version()),
    ]  # fmt: skip


def _definitions(tables: Sequence[Table]) -> Iterator[str]:
    yield "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
    for table in tables:
        yield _create(table)
    for table in tables:
        names = {column.name for column in table.columns}
        for name in _INDEXED:
            if name in names and name != table.key[0]:
                yield f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")'
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS {view.sql}"


def _create(table: Table) -> str:
    required = set(table.key)
    lines = [f'"{c.name}" {_TYPES[c.type]}{" NOT NULL" if c.name in required else ""}' for c in table.columns]
    lines.append(f"PRIMARY KEY ({_quoted(table.key)})")
    lines += [_foreign_key(link) for link in table.links]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n) WITHOUT ROWID"


def _foreign_key(link: Link) -> str:
    return f'FOREIGN KEY ({_quoted(link.columns)}) REFERENCES "{link.table}" ({_quoted(link.targets)})'


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _stored(cell: Cell) -> str | int | float | None:
    return float(cell) if isinstance(cell, Decimal) else cell


def metadata_bytes(tables: Sequence[Table], site_url: str) -> bytes:
    """The metadata file of Datasette: titles, licence, meaning of every column, queries ready to run."""
    described = {
        table.name: {
            "title": table.title,
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in tables
    }
    described |= {view.name: {"title": view.title} for view in VIEWS}
    metadata = {
        "title": ATLAS,
        "description": DESCRIPTION,
        "license": LICENCE_TITLE,
        "license_url": LICENCE_URL,
        "source": ATLAS,
        "source_url": site_url,
        "databases": {
            NAME: {
                "tables": described,
                "queries": {query.name: {"title": query.title, "sql": query.sql} for query in QUERIES},
            }
        },
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()
