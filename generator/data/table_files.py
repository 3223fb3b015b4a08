"""Tables to CSV, and to the descriptor of a Frictionless data package."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.citations.items import ATLAS, CONTRIBUTORS
from generator.data.about import DESCRIPTION, LICENCE_NAME, LICENCE_TITLE, version
from generator.data.table import Cell, Link, Table
from generator.exports import LICENCE_URL

# A table program would take such a text for a formula; see unguarded() for the way back.
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")


def csv_bytes(table: Table) -> bytes:
    """The table as CSV (RFC 4180 with LF): UTF-8, a header line, an empty cell for None."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([csv_cell(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def csv_cell(cell: Cell) -> str:
    """A cell as text; an apostrophe stands before a text that a table program would run as a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def unguarded(cell: str) -> str:
    """The text of a CSV cell as it stands in the record."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def package_bytes(tables: Sequence[Table], contents: dict[str, bytes], site_url: str) -> bytes:
    """The descriptor of the data package: its tables with schema, keys, size and checksum; `contents` by table name."""
    package = {
        "profile": "tabular-data-package",
        "name": "hcc-case-atlas",
        "id": site_url,
        "title": ATLAS,
        "description": DESCRIPTION,
        "homepage": site_url,
        "version": version(),
        "licenses": [{"name": LICENCE_NAME, "path": LICENCE_URL, "title": LICENCE_TITLE}],
        "sources": [{"title": "The published articles that cases.csv names, one a record", "path": "cases.csv"}],
        "contributors": [{"title": CONTRIBUTORS, "role": "author"}],
        "keywords": ["hepatocellular carcinoma", "case reports", "exceptional response"],
        "resources": [_resource(table, contents[table.name]) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    required = set(table.key)
    return {
        "fields": [
            {
                "name": column.name,
                "type": column.type,
                "description": column.description,
                **({"constraints": {"required": True}} if column.name in required else {}),
            }
            for column in table.columns
        ],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(link, table) for link in table.links],
    }


def _foreign_key(link: Link, table: Table) -> dict[str, Any]:
    # An empty name is how the Table Schema calls the table itself.
    resource = "" if link.table == table.name else link.table
    return {"fields": list(link.columns), "reference": {"resource": resource, "fields": list(link.targets)}}
