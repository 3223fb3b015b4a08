"""`atlas verify`: what it prints, how it ends, and the file that it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.parse import read_document, validate
from generator.verification import FILE, Verifications, state_of
from generator.verify import read_files
from tests.fixtures.articles import RECORD, TEXTS, directory

HEAD = "hcc-9101: 72 of 72 values found, 2 inferred, 2 of our own; 36 of 43 numbers of the case report used, 7 left out"


def run(cases: Path, *arguments: str) -> Result:
    """`atlas verify` over a directory of files."""
    return CliRunner().invoke(main, ["verify", "--cases", str(cases), "--sources", str(TEXTS), *arguments])


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """The invented files."""
    return directory(tmp_path / "cases")


def test_the_coverage_is_printed_and_the_file_asked_for(cases: Path) -> None:
    """One line for each record and trial; without a written file the command ends with status 1 and says so."""
    result = run(cases)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{HEAD} with reasons",
        "invented-trial: 8 of 8 values found, 0 inferred, 1 of our own",
    ]
    assert result.stderr.endswith(f"{FILE} is out of date; run: atlas verify --write\n")


def test_what_was_written_is_right_the_next_time(cases: Path) -> None:
    """`--write` writes the results; then the command ends with status 0, and the same bytes are written again."""
    assert run(cases, "--write", "--date", "2026-11-21").exit_code == 0
    first = (cases / FILE).read_bytes()
    assert run(cases).exit_code == 0
    assert run(cases, "--write", "--date", "2026-11-22").exit_code == 0
    assert (cases / FILE).read_bytes() == first  # nothing has changed, so the day stays
    assert [path.name for path in cases.iterdir() if path.name.startswith(".")] == []


def test_a_written_result_holds_for_the_file_it_was_made_from(cases: Path) -> None:
    """The file says verified of the record as it was, and changed since of any other."""
    run(cases, "--write", "--date", "2026-11-22")
    written = validate(read_document(cases / FILE), Verifications)
    assert written.problems == []
    assert written.value is not None
    verified = written.value.records["hcc-9101"]
    assert verified.date == "2026-11-22"
    assert state_of(verified, read_files(cases).digests["hcc-9101"]) == "verified"
    (cases / RECORD).write_text((cases / RECORD).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert state_of(verified, read_files(cases).digests["hcc-9101"]) == "changed since"
    assert run(cases).exit_code == 1


def test_nothing_is_written_while_something_is_missing(tmp_path: Path) -> None:
    """With a problem the status is 1, the problem is told with its place, and no file is written."""
    cases = directory(tmp_path / "cases", {RECORD: ("value: 72 IU/L", "value: 27 IU/L")})
    result = run(cases, "--write")
    assert result.exit_code == 1
    assert "laboratory-1: '27 IU/L' must stand at line 7 of the article, found '72 IU/L'" in result.stderr
    assert result.stderr.endswith("2 problems found\n")
    assert not (cases / FILE).exists()


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """A record that is no record is told, not passed over."""
    cases = directory(tmp_path / "cases", {RECORD: ("years: 52", "years: old")})
    result = run(cases)
    assert result.exit_code == 1
    assert "'patient.age.years' must be a whole number" in result.stderr


def test_a_date_that_is_no_day_is_wrong_usage(cases: Path) -> None:
    """`--date` must be a day, and not one to come."""
    assert run(cases, "--date", "someday").exit_code == 2
    assert run(cases, "--date", "2999-01-01").exit_code == 2
    assert run(cases, "--write", "--date", "20261121").exit_code == 0
    assert "date: '2026-11-21'" in (cases / FILE).read_text(encoding="utf-8")
