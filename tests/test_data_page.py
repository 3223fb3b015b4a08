"""The page on data: its examples run as they stand and print what the records say; it names every file and table."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.data.queries import QUERIES
from generator.data.tables import all_tables
from tests.fixtures.bulk import SITE, bulk, bulk_atlas, opened
from tests.node import node

PAGE = Path("docs/data.md")
PLACEHOLDER = "https://hcc-case-atlas.example/"
AS_AFP = {f"markers.{i}.test": "afp" for i in range(8)}


class Quiet(SimpleHTTPRequestHandler):
    """A file server that prints nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name that the base class gives it
        """Say nothing."""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The invented records, their tumour marker an AFP."""
    return bulk_atlas(AS_AFP)


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, bytes]:
    """The bulk data of these records."""
    return bulk(atlas)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bulk data as the site has them, below `data/`."""
    root = tmp_path_factory.mktemp("published")
    (root / "data").mkdir()
    for name, content in files.items():
        (root / "data" / name).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address of a site that publishes them."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def examples(language: str, address: str = SITE) -> list[str]:
    """The examples of the page in one language, with the address of another site."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [block.replace(PLACEHOLDER, address) for block in blocks]


def run_python(code: str) -> list[str]:
    """What a Python program prints, line by line; a warning is an error."""
    command = [sys.executable, "-W", "error::FutureWarning", "-c", code]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_every_example_is_tested() -> None:
    """No code on the page in a language that is not run here."""
    languages = re.findall(r"^```(\w*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in languages if name] == ["python", "python", "r", "sh", "sql", "sql", "sql"]
    assert PLACEHOLDER not in "".join(examples("python") + examples("r") + examples("sh"))


def test_one_line_of_python_loads_all_records(address: str, atlas: Atlas) -> None:
    """Ids and titles of all records."""
    lines = [line.split(maxsplit=1) for line in run_python(examples("python", address)[0])]
    assert lines == [["id", "title"], *([case.id, case.title] for case in atlas.cases)]


def test_python_keeps_bounds_apart(address: str) -> None:
    """Exact values in one unit; bounds and ranges, words and gaps counted apart."""
    lines = run_python(examples("python", address)[1])
    assert [line.split("  ") for line in lines if line.startswith("hcc-9001")] == [
        ["hcc-9001", "2011-03-05", "1500.0", "ng/mL"],
        ["hcc-9001", "2011-06-01", "150.0", "ng/mL"],
    ]
    assert lines[-2:] == [
        "2 exact, 4 inexact, 1 in words, 1 missing",
        "Bounds, ranges and the like, not to compute with: >1210 ng/mL; 2.0-3.6 ug/L; ≤0.002 mg/L; ~3000 ng/mL",
    ]


def test_r_counts_the_drugs_given(folder: Path, tmp_path: Path, atlas: Atlas) -> None:
    """The example in R, run by R compiled for Node.js, without a network: the site is a folder."""
    script = tmp_path / "example.R"
    script.write_text(examples("r", "/atlas/")[0], encoding="utf-8")
    result = node("tests/readers/run_r.mjs", str(folder), str(script))
    assert (result.returncode, result.stderr) == (0, "")
    counts = {drug: len({given.case.id for given in all_given}) for drug, all_given in atlas.given.items()}
    wanted = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["drug", "case_id"],
        *([drug, str(count)] for drug, count in wanted),
    ]


def test_the_shell_fetches_and_checks(address: str, tmp_path: Path, files: dict[str, bytes]) -> None:
    """Download, checksum, unpack, checksum of what was unpacked."""
    if shutil.which("curl") is None:
        pytest.skip("the example downloads with curl, which is not installed here")
    script = examples("sh", address)[0].replace("python3", sys.executable)
    command = ["bash", "-e", "-c", script]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "hcc-case-atlas.zip: OK\n"
    assert (tmp_path / "hcc-case-atlas" / "data" / "cases.csv").read_bytes() == files["cases.csv"]


def test_sql_counts_given_and_mentioned(files: dict[str, bytes], atlas: Atlas) -> None:
    """As the atlas counts them."""
    with opened(files["hcc-case-atlas.sqlite"]) as database:
        found = {drug: (given, mentioned) for drug, given, mentioned in database.execute(examples("sql")[0])}
    assert found == {
        concept.label: tuple(
            len({item.case.id for item in groups.get(drug, ())}) for groups in (atlas.given, atlas.mentioned)
        )
        for drug, concept in atlas.vocabulary.drugs.items()
    }


def test_sql_finds_what_is_certainly_above(files: dict[str, bytes]) -> None:
    """An exact value and a bound above 400 ng/mL; not the about."""
    with opened(files["hcc-case-atlas.sqlite"]) as database:
        found = [row[1:4] for row in database.execute(examples("sql")[1]) if row[0] == "hcc-9001"]
    assert found == [("marker-1", "1500.0 ng/mL", 1500.0), ("marker-2", ">1210 ng/mL", 1210.0)]


def test_sql_tells_the_doses(files: dict[str, bytes]) -> None:
    """The dose of one administration with its frequency, and why there is none."""
    with opened(files["hcc-case-atlas.sqlite"]) as database:
        found = [row[:5] for row in database.execute(examples("sql")[2]) if row[1] == "hcc-9001"]
    assert ("exemplinib", "hcc-9001", "400 mg", "twice daily", None) in found
    assert ("dummicillin", "hcc-9001", None, None, "not reported") in found


def test_the_queries_of_the_page_are_those_of_datasette() -> None:
    """A reader finds the same query in both places."""
    assert {block.strip() for block in examples("sql")} < {query.sql for query in QUERIES}


def test_the_page_names_every_file_and_table(files: dict[str, bytes]) -> None:
    """Nothing is published that the page does not tell of, and nothing is told of that is not published."""
    text = PAGE.read_text(encoding="utf-8")
    tables = {table.name for table in all_tables(bulk_atlas(), SITE)}
    assert {name for name in files.keys() - {f"{table}.csv" for table in tables} if name not in text} == set()
    assert {name for name in tables if f"`{name}`" not in text} == set()
    assert set(re.findall(r"\]\(data/([^)]+)\)", text)) <= set(files)


def test_the_page_names_columns_that_exist(files: dict[str, bytes]) -> None:
    """Every column named in the tables of the page is one of the data package."""
    resources = json.loads(files["datapackage.json"])["resources"]
    columns = {field["name"] for resource in resources for field in resource["schema"]["fields"]}
    named = set(re.findall(r"`([a-z]+_[a-z_0-9]*[a-z0-9])`", PAGE.read_text(encoding="utf-8")))
    other = {table.name for table in all_tables(bulk_atlas(), SITE)}
    views = {"drugs_given", "harms_seen", "measurements_converted", "best_responses"}
    assert named - columns - other - views == set()
