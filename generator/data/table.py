"""A table of the bulk data: columns with their meaning, rows, keys; every format is made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Cell = str | int | Decimal | bool | None
Row = Mapping[str, Cell]
Type = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True)
class Column:
    """One column: its name, the type of its cells in words of the Table Schema, and what it means."""

    name: str
    type: Type
    description: str


@dataclass(frozen=True)
class Link:
    """Columns of a table whose values stand in the columns `targets` of another table."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table with all its rows; a cell that is None is empty."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    rows: tuple[tuple[Cell, ...], ...]


def filled(
    name: str,
    title: str,
    description: str,
    columns: tuple[Column, ...],
    key: tuple[str, ...],
    rows: Iterable[Row],
    links: tuple[Link, ...] = (),
) -> Table:
    """A table from rows by column name; KeyError where a row has no cell for a column."""
    names = [column.name for column in columns]
    cells = tuple(tuple(row[name] for name in names) for row in rows)
    return Table(name, title, description, columns, key, links, cells)


def text(name: str, description: str) -> Column:
    """A column of text."""
    return Column(name, "string", description)


def number(name: str, description: str) -> Column:
    """A column of decimal numbers."""
    return Column(name, "number", description)


def whole(name: str, description: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", description)


def truth(name: str, description: str) -> Column:
    """A column of true and false."""
    return Column(name, "boolean", description)
