"""A directory of files to an atlas, or every problem in it at once."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.atlas import Atlas
from generator.case_checks import RULES, check_case
from generator.model import Case
from generator.parse import validate
from generator.problems import ProblemsFound
from generator.read import read_atlas
from generator.rules import concepts, dates, judgements, references, source_text
from generator.yaml_source import read_yaml
from tests.fixtures.records import ATLAS, line_of, text_of, vocabulary


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented atlas to break, in the working directory."""
    shutil.copytree(ATLAS, tmp_path / "cases")
    monkeypatch.chdir(tmp_path)
    return Path("cases")


def write(path: Path, old: str, new: str) -> None:
    """`old` reads `new` in the file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(directory: Path) -> list[str]:
    """Every problem of an atlas, as it prints."""
    with pytest.raises(ProblemsFound) as caught:
        read_atlas(directory)
    return [str(problem) for problem in caught.value.problems]


def test_the_invented_atlas_is_read(fixture_atlas: Atlas) -> None:
    """Two records, one trial, every kind of concept."""
    assert [case.id for case in fixture_atlas.cases] == ["hcc-9001", "hcc-9002"]
    assert list(fixture_atlas.trials) == ["demo-trial"]
    assert fixture_atlas.vocabulary == vocabulary()


def test_records_are_read_in_the_order_of_their_ids(copied: Path) -> None:
    """Whatever order the file system has; a word to readers and the ledger are no records."""
    shutil.copy(copied / "hcc-9002.yml", copied / "hcc-9000.yml")
    write(copied / "hcc-9000.yml", "id: hcc-9002", "id: hcc-9000")
    (copied / "README.md").write_text("no record", encoding="utf-8")
    assert [case.id for case in read_atlas(copied).cases] == ["hcc-9000", "hcc-9001", "hcc-9002"]


def test_progress_sees_every_record(copied: Path) -> None:
    """The hook gets the list of files, and what it passes on is read."""
    seen: list[Path] = []

    def progress(paths: list[Path]) -> Iterator[Path]:
        seen.extend(paths)
        yield from paths

    read_atlas(copied, progress)
    assert [path.name for path in seen] == ["hcc-9001.yml", "hcc-9002.yml"]


def test_problems_of_all_files_come_together(copied: Path) -> None:
    """One run shows all there is to mend: text, schema, rules, other records, trials, vocabulary."""
    write(copied / "hcc-9001.yml", "years: 52", "years: 52, years: 53")
    write(copied / "hcc-9001.yml", "number: one, size", "nummer: one, size")
    write(copied / "hcc-9001.yml", "best_response: response-2", "best_response: response-9")
    write(copied / "hcc-9001.yml", "case: hcc-9002", "case: hcc-9004")
    write(copied / "trials" / "demo-trial.yml", "drug: exemplinib", "drug: exemplinob")
    write(copied / "trials" / "demo-trial.yml", "patients: 60, at: [", "patients: none, at: [")
    write(copied / "vocabulary" / "abbreviations.yml", "DMP: ", "DMP: 1 #")
    messages = found(copied)
    for start in (
        f"cases/hcc-9001.yml:{line_of('years: 52')}: 'years' must stand once here",
        f"cases/hcc-9001.yml:{line_of('number: one')}: 'disease.tumours[1].nummer' is not a key",
        f"cases/hcc-9001.yml:{line_of('best_response')}: 'best_response' must be one of",
        f"cases/hcc-9001.yml:{line_of('case: hcc-9002')}: 'case' must be a record of cases/",
        "cases/trials/demo-trial.yml:7: 'drug' must be an id of cases/vocabulary/drugs.yml",
        "cases/trials/demo-trial.yml:8: 'arms[2].patients' must be a whole number",
        "cases/vocabulary/abbreviations.yml:4: 'abbreviations.DMP' must be text",
    ):
        assert any(message.startswith(start) for message in messages), (start, messages)


@pytest.mark.parametrize(("file", "other"), [("hcc-9002", "hcc-9004"), ("trials/demo-trial", "trials/other")])
def test_an_id_that_is_not_the_name_of_the_file(copied: Path, file: str, other: str) -> None:
    """The file name is the address of the page; the problem stands at the id, wherever that is."""
    lines = (copied / f"{file}.yml").read_text(encoding="utf-8").splitlines()
    (copied / f"{file}.yml").unlink()
    (copied / f"{other}.yml").write_text("\n".join([lines[0], *lines[2:], lines[1]]), encoding="utf-8")
    name, file_name = Path(file).name, Path(other).name
    assert found(copied) == [
        f"cases/{other}.yml:{len(lines)}: 'id' must be the name of its file, '{file_name}', found '{name}'"
    ]


def test_a_trial_without_what_every_trial_needs(copied: Path) -> None:
    """It is one problem, and it is still there for the records that name it."""
    write(copied / "trials" / "demo-trial.yml", "label: DEMO\n", "")
    assert found(copied) == ["cases/trials/demo-trial.yml:2: 'label' is missing"]


def test_an_atlas_without_trials(copied: Path) -> None:
    """The directory of trials may be missing where no record, published or not, names one."""
    for name in ("trials", "revisions"):
        shutil.rmtree(copied / name)
    (copied / "permalinks.yml").unlink()
    write(copied / "hcc-9001.yml", "    - {number: 2, date: 2020-03-15, reason: A field was added.}\n", "")
    write(copied / "hcc-9001.yml", "trial: demo-trial, ", "")
    assert read_atlas(copied).trials == {}


def test_a_directory_without_records(tmp_path: Path) -> None:
    """An empty or mistaken directory does not pass as an atlas without problems."""
    shutil.copytree(ATLAS / "vocabulary", tmp_path / "vocabulary")
    assert found(tmp_path) == [f"{tmp_path}:1: the directory must hold case files; for example hcc-0001.yml"]


def test_a_missing_vocabulary_file(copied: Path) -> None:
    """The file is named, and it alone: its concepts are not all called unknown."""
    (copied / "vocabulary" / "genes.yml").unlink()
    assert found(copied) == ["cases/vocabulary/genes.yml:1: the file must exist; see cases/vocabulary/ of the project"]


@pytest.mark.parametrize(
    ("file", "concept"), [("drugs", "mockumab"), ("drugs", "exemplinib"), ("complications", "sample-rash")]
)
def test_a_broken_concept_does_not_make_all_others_unknown(copied: Path, file: str, concept: str) -> None:
    """One slip in a vocabulary file is one problem, in records and in trials."""
    path = copied / "vocabulary" / f"{file}.yml"
    write(path, f"  {concept}:\n    label: ", f"  {concept}:\n    lable: ")
    assert [message.split(": ", 1)[1].split(" ")[0] for message in found(copied)] == [
        f"'concepts.{concept}.label'",
        f"'concepts.{concept}.lable'",
    ]


def test_a_broken_record_is_still_there_for_others(copied: Path) -> None:
    """A record that refers to it is not called wrong as well."""
    write(copied / "hcc-9001.yml", "basis: imaging and biopsy", "basis: guesswork")
    (message,) = found(copied)
    assert "'disease.diagnosis.basis' must be one of" in message


def test_a_record_that_is_no_text_is_still_there_for_others(copied: Path) -> None:
    """The same for a file that cannot be read at all."""
    (copied / "hcc-9002.yml").write_bytes(b"title: Z\xfcrich")
    assert found(copied) == ["cases/hcc-9002.yml:1: the file must be UTF-8 text, found byte 0xFC"]


@pytest.mark.parametrize("name", ["hcc-9003.yaml", "hcc-9003.YML", "hcc-9003.yml~", "notes.txt", "hcc-9004.yml/"])
def test_what_would_be_passed_over_is_a_problem(copied: Path, name: str) -> None:
    """A record in a file that is not read would be missed by nobody."""
    stray = copied / name.rstrip("/")
    if name.endswith("/"):
        stray.mkdir()
    else:
        stray.write_text(text_of("hcc-9002"), encoding="utf-8")
    (message,) = found(copied)
    assert message.startswith(f"cases/{stray.name}:1: must be a ")


def test_an_empty_record_is_a_problem(copied: Path) -> None:
    """A file that holds nothing is not passed over in silence."""
    for text in ("", "---\n", "~\n"):
        (copied / "hcc-9003.yml").write_text(text, encoding="utf-8")
        assert any(message.startswith("cases/hcc-9003.yml:1: ") for message in found(copied))


# --- lines of what the rules find ---------------------------------------------------------------------------------


def test_every_rule_is_run() -> None:
    """A rule that is written but not listed checks nothing."""
    written = {
        function
        for room in (concepts, dates, judgements, references, source_text)
        for _, function in inspect.getmembers(room, inspect.isfunction)
        if function.__module__ == room.__name__ and function.__annotations__["return"] == "Found"
    }
    assert written == set(RULES)
    assert len(RULES) == len(set(RULES))


@pytest.mark.parametrize(
    ("old", "new", "fragment"),
    [
        ("    date: 2011-04-01\n", "    date: 2011-04-01\n    start: 2011-03-01\n", "    date: 2011-04-01"),
        ("drug: sample-oil, dose", "drug: simple-oil, dose", "drug: sample-oil, dose"),
        ("at: 130}", "at: 122-126}", "at: 130}"),
        ("best_response: response-2", "best_response: response-9", "best_response"),
        ("complication-1\n    is: mock-rupture", "complication-1\n    is: sample-rash", "is: mock-rupture"),
    ],
)
def test_a_finding_of_a_rule_stands_at_its_line(old: str, new: str, fragment: str) -> None:
    """At the key of the entry, deep inside it too."""
    assert text_of().count(old) == 1
    document = read_yaml(text_of().replace(old, new), "a.yml")
    case, _, document = validate(document, Case)
    assert case is not None
    problems = check_case(case, document, vocabulary(), "hcc-9001")
    assert [(problem.path, problem.line) for problem in problems] == [("a.yml", line_of(fragment))]


def test_lines_of_entries_stay_right_after_a_broken_entry_was_left_out() -> None:
    """Entries are found by their ids, which do not shift."""
    text = (
        text_of().replace("{id: presentation-1, what:", "{id: presentation-1, wat:").replace("at: [22, 24]", "at: 11")
    )
    document = read_yaml(text, "a.yml")
    case, _, document = validate(document, Case)
    assert case is not None
    (problem,) = check_case(case, document, vocabulary(), "hcc-9001")
    assert problem.line == line_of("id: presentation-2")
