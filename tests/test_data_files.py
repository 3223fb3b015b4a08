"""The files of `/data/`: complete, checked by their checksums, the same bytes every time, and safe to open."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pytest

from generator.atlas import Atlas
from generator.case_files import case_files
from generator.data.about import version
from generator.data.files import data_files
from generator.data.table import Cell, Column, Table, filled
from generator.data.table_files import csv_bytes, csv_cell, unguarded
from generator.data.tables import all_tables
from generator.page import DataFile
from generator.publication import Publication
from tests.fixtures.bulk import SITE, bulk, bulk_atlas, opened, records_of, rows

ZIP, SUMS = "hcc-case-atlas.zip", "SHA256SUMS"
HOSTILE = [
    '=cmd|"/c calc"!A1', "+1", "-1+2", "@SUM(A1)", "'=1", "''@", "'plain", "a,b", 'say "so"', "two\nlines", "cr\r\nlf",
    ";", "＝1", "NA", "NULL", "<script>", "肝 α ≥ 5", " ", "'", "\\N", "#N/A", "1e5", "007",
]  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The bulk data of the invented records."""
    return bulk(bulk_atlas())


def written(files: Mapping[str, bytes], directory: Path) -> Path:
    """The files in a directory."""
    for name, content in files.items():
        directory.joinpath(name).write_bytes(content)
    return directory


def test_the_same_bytes_every_time(files: dict[str, bytes]) -> None:
    """Two runs from records read anew agree in every byte and in the order of the files."""
    again = bulk(bulk_atlas())
    assert list(again) == list(files)
    assert {name for name in files if files[name] != again[name]} == set()


def test_every_file_is_listed_with_its_checksum(files: dict[str, bytes], tmp_path: Path) -> None:
    """`sha256sum --check` accepts the files as they are and refuses a changed one."""
    assert [line.split("  ")[1] for line in files[SUMS].decode().splitlines()] == [f for f in files if f != SUMS]
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    folder = written(files, tmp_path)
    assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    (folder / "cases.csv").write_bytes(files["cases.csv"] + b"x")
    changed = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert changed.returncode == 1
    assert "cases.csv: FAILED" in changed.stdout


def test_the_archive_holds_everything_and_checks_itself(files: dict[str, bytes]) -> None:
    """All data, the files beside the case pages, README, licence and checksums; no pictures, no times."""
    with zipfile.ZipFile(io.BytesIO(files[ZIP])) as archive:
        content = {info.filename.removeprefix("hcc-case-atlas/"): archive.read(info) for info in archive.infolist()}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    beside = {file.path: file.content for file in records_of(bulk_atlas()) if not file.path.endswith(".png")}
    data = {f"data/{name}": file for name, file in files.items() if name not in {ZIP, SUMS}}
    about = {"README.txt", "LICENSE-DATA.txt", SUMS}
    assert {name: file for name, file in content.items() if name not in about} == {**beside, **data}
    assert "Creative Commons" in content["LICENSE-DATA.txt"].decode()
    assert f"2 records, made by version {version()} from {SITE}" in content["README.txt"].decode()
    sums = dict(line.split("  ")[::-1] for line in content[SUMS].decode().splitlines())
    assert sums == {name: hashlib.sha256(file).hexdigest() for name, file in content.items() if name != SUMS}


def test_text_files_are_plain_utf_8(files: dict[str, bytes]) -> None:
    """No byte order mark, no carriage return, a line break at the end."""
    for name in files.keys() - {ZIP, "hcc-case-atlas.sqlite"}:
        files[name].decode("utf-8")
        assert not files[name].startswith(b"\xef\xbb\xbf"), name
        assert b"\r" not in files[name], name
        assert files[name].endswith(b"\n"), name


def test_all_formats_count_the_same(files: dict[str, bytes]) -> None:
    """Records and entries of each kind in JSON Lines, CSV and the database."""
    records = [json.loads(line) for line in files["records.jsonl"].decode().splitlines()]
    keys = {
        "stages": "staging",
        "treatments": "treatments",
        "responses": "responses",
        "adverse_events": "adverse_events",
    }
    with opened(files["hcc-case-atlas.sqlite"]) as database:
        for table, key in {**keys, "mentions": "mentioned"}.items():
            wanted = {(record["id"], entry["id"]) for record in records for entry in record.get(key, [])}
            assert wanted
            assert {(row["case_id"], row["entry_id"]) for row in rows(files[f"{table}.csv"])} == wanted
            assert set(database.execute(f"SELECT case_id, entry_id FROM {table}")) == wanted  # noqa: S608  # our own names
        for made in all_tables(bulk_atlas(), SITE):
            (count,) = database.execute(f"SELECT COUNT(*) FROM {made.name}").fetchone()  # noqa: S608  # our own names
            assert count == len(made.rows) == len(rows(files[f"{made.name}.csv"]))


# --- CSV --------------------------------------------------------------------------------------------------------------


def of_texts(texts: list[str]) -> Table:
    """A table of these texts."""
    numbered = ({"id": str(i), "text": text} for i, text in enumerate(texts))
    return filled("t", "T", "D", (Column("id", "string", "x"), Column("text", "string", "x")), ("id",), numbered)


def test_hostile_texts_survive() -> None:
    """Quotes, commas, line breaks and formulas come back as they were, and none begins like a formula."""
    content = csv_bytes(of_texts(HOSTILE)).decode()
    cells = [row[1] for row in csv.reader(io.StringIO(content, newline=""))][1:]
    assert [unguarded(cell) for cell in cells] == HOSTILE
    assert [cell for cell in cells if cell[0] in "=+-@＝＋－＠"] == []


def test_harmless_texts_are_not_changed() -> None:
    """An apostrophe stands only before what a table program would run."""
    assert [text for text in HOSTILE if csv_cell(text) != text] == [*HOSTILE[:6], "＝1"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (Decimal("2.0"), "2.0"),
        (Decimal("1E+3"), "1000"),
        ("x", "x"),
    ],
)
def test_cells_as_text(cell: Cell, text: str) -> None:
    """Digits stay, empty is empty, truth is a word."""
    assert csv_cell(cell) == text


def test_a_hostile_record_survives_every_format() -> None:
    """A formula with quotes, in a record, is the same text in JSON, CSV and the database."""
    evil = '=HYPERLINK("https://evil.example","a, b")'
    files = bulk(bulk_atlas({"treatments.0.label": evil}))
    assert json.loads(files["records.jsonl"].splitlines()[0])["treatments"][0]["label"] == evil
    label = rows(files["treatments.csv"])[0]["label"]
    assert (label, unguarded(label)) == (f"'{evil}", evil)
    with opened(files["hcc-case-atlas.sqlite"]) as database:
        assert database.execute("SELECT label FROM treatments WHERE entry_id = 'treatment-1'").fetchone() == (evil,)


# --- Data package -----------------------------------------------------------------------------------------------------


def validated(folder: Path) -> Any:
    """What the reference checker of data packages finds."""
    return frictionless.validate(str(folder / "datapackage.json"))


def test_the_data_package_is_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    """Types, keys, links, sizes and checksums of all tables."""
    report = validated(written(files, tmp_path))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert [task.name for task in report.tasks] == [table.name for table in all_tables(bulk_atlas(), SITE)]


def test_the_data_package_notices_changes(files: dict[str, bytes], tmp_path: Path) -> None:
    """A broken link, an unknown concept, a wrong type: one in each of three tables."""
    changes = [
        ("measurements", b",marker-1,", b",marker-99,", "foreign-key"),
        ("stages", b"staging/mock-score", b"staging/unknown", "foreign-key"),
        ("cases", b",52,", b",fifty,", "type-error"),
    ]
    changed = dict(files)
    for name, old, new, _ in changes:
        assert old in files[f"{name}.csv"]
        changed[f"{name}.csv"] = files[f"{name}.csv"].replace(old, new, 1)
    found = {(task.name, error.type) for task in validated(written(changed, tmp_path)).tasks for error in task.errors}
    assert {(name, kind) for name, _, _, kind in changes} <= found


def test_the_data_package_says_what_it_is(files: dict[str, bytes]) -> None:
    """Version, licence and source; the meaning of every column."""
    package = json.loads(files["datapackage.json"])
    assert (package["name"], package["version"], package["homepage"]) == ("hcc-case-atlas", version(), SITE)
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert all(field["description"] for field in fields)


def test_no_file_is_made_of_nothing() -> None:
    """Without citations and Phenopackets there are no files of them."""
    atlas = bulk_atlas()
    records = tuple(file for file in records_of(atlas) if file.path.endswith("record.json"))
    names = {file.path.removeprefix("data/") for file in data_files(atlas, records, SITE)}
    assert "records.jsonl" in names
    assert [name for name in names if name.startswith(("citations", "articles", "phenopackets"))] == []


@pytest.mark.real
def test_the_real_data_package_is_valid(real_atlas: Atlas, tmp_path: Path) -> None:
    """All real tables, as published."""
    publication = Publication(real_atlas, SITE)
    records: tuple[DataFile, ...] = tuple(f for case in real_atlas.cases for f in case_files(case, publication))
    found = {file.path.removeprefix("data/"): file.content for file in data_files(real_atlas, records, SITE)}
    report = validated(written(found, tmp_path))
    assert report.valid, report.flatten(["name", "type", "message"])
