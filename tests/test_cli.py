"""The command line: exit statuses, messages, and what each command prints."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import FIXTURE_ATLAS
from tests.test_golden_pages import NOT_TEXT

COMMANDS = sorted(main.commands)


def run(*arguments: str) -> Result:
    """`atlas` with these arguments."""
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    """`--help` says what the command does and shows it in use."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: atlas {command}" in result.output


def test_every_command_is_documented_in_the_readme() -> None:
    """The README names each command."""
    readme = Path("README.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"atlas {command}" not in readme] == []


@pytest.mark.parametrize("arguments", [["nonsense"], ["pages"], ["search"], ["check", "--cases", "nowhere"]])
def test_wrong_usage_ends_with_status_2(arguments: list[str]) -> None:
    """An unknown command, a missing argument or a directory that is not there is wrong usage."""
    assert run(*arguments).exit_code == 2


def test_check_of_sound_records_says_how_many() -> None:
    """Sound records end with status 0 and a count."""
    result = run("check", "--cases", str(FIXTURE_ATLAS))
    assert (result.exit_code, result.output) == (0, "2 records, 1 trial: no problems\n")


def test_problems_end_with_status_1_and_are_all_printed(tmp_path: Path) -> None:
    """Each problem has its own `path:line: message` line, followed by their number."""
    cases = tmp_path / "cases"
    shutil.copytree(FIXTURE_ATLAS, cases)
    record = cases / "hcc-9001.yml"
    text = record.read_text(encoding="utf-8").replace("id: hcc-9001", "id: hcc-90o1\ncolour: blue", 1)
    record.write_text(text, encoding="utf-8")
    for command in (["check"], ["build", "--site-dir", str(tmp_path / "site")]):
        result = run(*command, "--cases", str(cases))
        assert result.exit_code == 1
        lines = result.output.splitlines()
        assert all(re.match(r".+:\d+: .+", line) for line in lines[:-1])
        assert any("'colour' is not a key" in line for line in lines)
        assert re.fullmatch(r"\d+ problems found", lines[-1])
    assert not (tmp_path / "site").exists()


def test_search_prints_the_promised_json() -> None:
    """A list of id, kind, title, url, score and how each matches, best first, within the limit."""
    result = run("search", "sorafenib", "--json", "--limit", "3")
    hits = json.loads(result.output)
    assert [set(hit) for hit in hits] == [{"id", "kind", "title", "url", "score", "match"}] * 3
    assert {hit["kind"] for hit in hits} <= {"case", "drug", "modality", "complication", "page"}
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_search_tells_how_it_read_a_mistyped_query() -> None:
    """What was searched for instead goes to the error channel, so that the list stays a list."""
    result = run("search", "sorafinib", "--limit", "1")
    assert "corrected: sorafinib -> sorafenib" in result.stderr
    assert "had" in result.stdout


def test_search_without_a_hit_is_an_empty_list() -> None:
    """Nothing found is an answer, not a failure."""
    result = run("search", "zzzzqqqq", "--json")
    assert (result.exit_code, json.loads(result.output)) == (0, [])


def test_pages_writes_the_same_markdown_to_a_plain_folder(tmp_path: Path) -> None:
    """The Markdown can move to another site engine."""
    result = run("pages", "--cases", str(FIXTURE_ATLAS), "--out", str(tmp_path))
    assert result.exit_code == 0
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    golden = Path("tests/golden")
    text = {path for path in written if not path.endswith(NOT_TEXT)}
    assert text == {path.relative_to(golden).as_posix() for path in golden.rglob("*") if path.is_file()}
    assert {"cases/hcc-9001/preview.png", "data/hcc-case-atlas.zip"} <= written


def test_schema_is_a_json_schema() -> None:
    """The schema says its dialect and requires what every record needs."""
    schema = json.loads(run("schema").output)
    assert schema["$schema"].endswith("2020-12/schema")
    assert {"id", "source", "treatments", "responses", "outcome"} <= set(schema["required"])


def test_new_scaffolds_the_next_number(tmp_path: Path) -> None:
    """The next free id is used, and an existing record is never overwritten."""
    (tmp_path / "hcc-0041.yml").write_text("id: hcc-0041\n", encoding="utf-8")
    result = run("new", "--cases", str(tmp_path))
    assert result.exit_code == 0
    assert "id: hcc-0042" in (tmp_path / "hcc-0042.yml").read_text(encoding="utf-8")
    assert (tmp_path / "hcc-0041.yml").read_text(encoding="utf-8") == "id: hcc-0041\n"


def test_module_and_command_are_the_same() -> None:
    """`python -m generator` is `atlas`."""
    result = subprocess.run([sys.executable, "-m", "generator", "--help"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("Usage: atlas ")


def test_serve_answers_with_the_site() -> None:
    """`atlas serve` builds and serves the home page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            assert "HCC Case Atlas" in _fetched(f"http://127.0.0.1:{port}/")
        finally:
            server.terminate()


def _fetched(address: str) -> str:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310  # an address of this machine
                text: str = answer.read().decode()
                return text
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"{address} did not answer within a minute")
