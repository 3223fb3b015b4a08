"""Plain data to a model: what the messages say, where they point, and what is kept of a broken record."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.case_checks import check_case
from generator.model import Case
from generator.parse import read_document, validate
from generator.parse.validation import MAX_PROBLEMS
from generator.problems import Problem
from generator.vocabulary import KIND_FILES
from generator.yaml_source import Document, read_yaml
from tests.fixtures.records import LEFT_OUT, invented, line_of, messages_of, plain, problems_of, text_of, vocabulary


def test_a_sound_document_is_a_model_without_problems() -> None:
    """The invented record, as it is read from its file."""
    case, problems, _ = validate(read_yaml(text_of(), "a.yml"), Case)
    assert problems == []
    assert case == invented()


def test_problems_of_the_text_are_kept() -> None:
    """What the YAML reader found comes first; a document without data gives nothing else."""
    twice = Problem("a.yml", 2, "'id' must stand once here, found it twice")
    assert validate(Document("a.yml", None, {}, (twice,)), Case)[:2] == (None, [twice])
    case, problems, _ = validate(Document("a.yml", plain(), {}, (twice,)), Case)
    assert case == invented()
    assert problems == [twice]


@pytest.mark.parametrize("text", ["- a list", "a text", "12"])
def test_a_file_must_be_a_mapping(text: str) -> None:
    """The message speaks of the file."""
    case, (problem,), _ = validate(read_yaml(text, "a.yml"), Case)
    assert case is None
    assert problem.message.startswith("the file must be a mapping of keys and values, found ")


# --- messages: what it must be, what was found, an example --------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "basis: imaging and biopsy",
            "basis: CT",
            "'disease.diagnosis.basis' must be one of 'imaging', 'biopsy', 'imaging and biopsy', "
            "'fine-needle aspiration', 'not reported', found 'CT'",
        ),
        ("years: 52, at: 22", "years: fifty, at: 22",
         "'patient.age.years' must be a whole number, found 'fifty'; for example 39"),
        ("authors: [Sample A, Exemplar BC, Muster D]", "authors: Sample A",
         "'source.bibliography.authors' must be a list, found 'Sample A'; for example [Cho Y, Kim BH]"),
        ("    is: sample-rash\n", "", "'adverse_events[1].is' is missing; for example hypertension"),
        ("    taken_from: the invented article text, lines 1-3\n", "",
         "'source.bibliography.taken_from' is missing (where these details were read); "
         "for example the article text, lines 13-35"),
        ("date: 2011-03-05, at: 26}", "date: 2011-02-30, at: 26}",
         "'disease.metastases[1].date.value' must be a date that exists, found '2011-02-30'; for example 2018-06-20"),
        ("only_in_caption: true, at: 60-62", "only_in_caption: perhaps, at: 60-62",
         "'disease.extension[2].only_in_caption' must be true or false, found 'perhaps'"),
    ],
)  # fmt: skip
def test_a_message_says_what_it_must_be_what_was_found_and_an_example(old: str, new: str, message: str) -> None:
    """As a physician would want to be told; the example is that of the model."""
    assert messages_of(old, new)[0] == message


@pytest.mark.parametrize(
    ("old", "new", "example"),
    [
        ("at: [22, 24]", "at: the table", "47"),
        ("dose: 400 mg", "dose: four hundred", "10.2 ng/mL"),
        ("    doi: 10.99999/jic.2013.7", "    doi: jic.2013.7", "10.17998/jlc.2022.01.18"),
        ("case: hcc-9002", "case: no 2", "hcc-0001"),
        ("published: \"2013\"", "published: spring", "2018-06-20"),
        ("with: [treatment-1]", "with: [first]", "treatment-1"),
    ],
)  # fmt: skip
def test_optional_keys_and_items_of_lists_show_their_example_too(old: str, new: str, example: str) -> None:
    """An example helps most where a key is rarely used."""
    (message,) = messages_of(old, new)
    assert message.endswith(f"; for example {example}")


@pytest.mark.parametrize("written", ["", "true", "2011.04", "[2011]"])
def test_what_is_no_date_is_told_what_a_date_is(written: str) -> None:
    """Not that it must be a mapping, which a date rarely is."""
    (message,) = messages_of("date: 2011-04-10, at: 31", f"date: {written}, at: 31")
    assert message.startswith("'baseline.date' must be a day, a month or a year, found ")


@pytest.mark.parametrize("written", ["true", "{number: 45}", ""])
def test_what_is_no_quantity_is_told_what_a_quantity_is(written: str) -> None:
    """Not that it must be a mapping, which a quantity never is."""
    (message,) = messages_of("dose: 45 Gy", f"dose: {written}")
    assert message.startswith("'treatments[3].volumes[2].dose' must be a number with its unit, found ")


@pytest.mark.parametrize(
    ("old", "new", "place", "hint"),
    [
        ("headline: Every", "headlin: Every", "headlin", "did you mean 'headline'?"),
        ("    technique: Through", "    techniqe: Through", "treatments[1].techniqe", "did you mean 'technique'?"),
        (
            "as_reported: after five",
            "reported: after five",
            "treatments[2].stop.reported",
            "did you mean 'as_reported'?",
        ),
        ("scale: an inv", "scala: an inv", "adverse_events[1].grade.scala", "did you mean 'scale'?"),
        ("treatment-3}", "treatment-3, wat: x}", "responses[2].given_before[2].wat", "did you mean 'what'?"),
        ("treatment-3}", "treatment-3, zz: x}", "responses[2].given_before[2].zz", "the keys are treatment, what"),
    ],
)
def test_a_misspelt_key_is_told_the_nearest_or_all(old: str, new: str, place: str, hint: str) -> None:
    """The keys of exactly that place, at any depth."""
    assert f"'{place}' is not a key of this place; {hint}" in messages_of(old, new)


def test_keys_are_named_as_the_file_writes_them() -> None:
    """'is' and 'with', never the names that Python needs."""
    messages = messages_of("    is: sample-rash\n", "    is_: sample-rash\n")
    assert "'adverse_events[1].is' is missing; for example hypertension" in messages
    assert "'adverse_events[1].is_' is not a key of this place; did you mean 'is'?" in messages


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("headline: [a, b]", "found a list of 2"),
        ("headline: {a: b}", "found a mapping"),
        ("headline: {}", "found an empty mapping"),
        ("headline: ", "found nothing"),
        ("headline: 12", "found '12'; write it in quotes: \"12\""),
    ],
)
def test_what_was_found_is_shown_briefly(new: str, found: str) -> None:
    """Lists and mappings are not printed out."""
    old = next(line for line in text_of().splitlines() if line.startswith("headline: "))
    assert messages_of(old, new) == [f"'headline' must be text, {found}"]


@pytest.mark.parametrize(
    ("old", "new", "write"),
    [
        ("years: 52, at: 22", 'years: "52", at: 22', "write 52, without quotes or other signs"),
        ("years: 52, at: 22", "years: 052, at: 22", "write 52, without quotes or other signs"),
        ("years: 52, at: 22", "years: 52.0, at: 22", "write 52, without quotes or other signs"),
        ("encoded_by: Nobody", "encoded_by: 1.50", 'write it in quotes: "1.50"'),
        ("encoded_by: Nobody", "encoded_by: true", 'write it in quotes: "true"'),
        ("at: [22, 24]", 'at: "22,24"', "write [22, 24]"),
        ("at: [22, 24]", "at: lines 22–24 and 30", "write [22-24, 30]"),
        ("at: [22, 24]", "at: [22, L24]", "write [22, 24]"),
        ("at: [22, 24]", "at: 24-22", "write 22-24"),
        ("date: 2011-04-10, at: 31", "date: 18/06/2018, at: 31", "write 2018-06-18"),
        ("date: 2011-04-10, at: 31", "date: 06/18/2018, at: 31", "write 2018-06-18"),
        (
            "date: 2011-04-10, at: 31",
            "date: 06/07/2018, at: 31",
            "write 2018-07-06 or 2018-06-07, whichever day the article means",
        ),
        ("date: 2011-04-10, at: 31", "date: 7.7.2018, at: 31", "write 2018-07-07"),
        ("date: 2011-04-10, at: 31", "date: June 2018, at: 31", "write 2018-06"),
        ("date: 2011-04-10, at: 31", "date: 18 June 2018, at: 31", "write 2018-06-18"),
        ("date: 2011-04-10, at: 31", 'date: "Jun. 18th, 2018", at: 31', "write 2018-06-18"),
        ("date: 2011-04-10, at: 31", "date: 2018/6/18, at: 31", "write 2018-06-18"),
        ("date: 2011-04-10, at: 31", "date: 20180618, at: 31", "write 2018-06-18"),
        ("date: 2011-04-10, at: 31", "date: 2018-30-06, at: 31", "write 2018-06-30"),
        ("date: 2011-04-10, at: 31", "date: 30/02/2018, at: 31", "for example 2018-06-20"),
        ("dose: 45 Gy", 'dose: "45,5 Gy"', "write 45.5 Gy with a point"),
        ("dose: 45 Gy", 'dose: "0,500 Gy"', "write 0.500 Gy with a point"),
        ("dose: 45 Gy", "dose: 045 Gy", "write 45 Gy"),
        (
            "country: {value: Exampleland, inferred",
            "country: Exampleland\n  x: {inferred",
            "{value: Exampleland, at: 12}",
        ),
        ("family_history: {missing: not reported}", "family_history: absent", "write {missing: absent, at: 12}"),
        ("family_history: {missing: not reported}", "family_history: not reported", "write {missing: not reported}"),
        ("age: {years: 52, at: 22}", "age: 52", "write {years: 52, at: 12}, with the lines that state it for 12"),
        (
            "grade: {value: 2, scale: an invented scale, at: 147}",
            "grade: moderate",
            "write not reported, and keep the article's own word under 'as_reported' of the event",
        ),
        (
            "grade: {value: 2, scale: an invented scale, at: 147}",
            "grade: 2",
            "write {value: 2, at: 12}, with the lines that state it for 12",
        ),
    ],
)
def test_what_was_meant_is_shown_as_it_must_be_written(old: str, new: str, write: str) -> None:
    """Where the value shows what was meant; a day that can be read in two ways is not decided."""
    message = next(message for message in messages_of(old, new) if ", found " in message)
    assert write in message.partition(", found ")[2]


def test_a_file_of_very_many_problems_shows_the_first() -> None:
    """How many more there are is said; nobody reads a million lines."""
    text = text_of() + "".join(f"k{number}: 1\n" for number in range(MAX_PROBLEMS + 100))
    problems = validate(read_yaml(text, "a.yml"), Case)[1]
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].message == "100 more problems are not shown; the others must be mended first"
    assert problems[-1].line == text_of().count("\n") + MAX_PROBLEMS + 1


def test_a_very_long_key_is_shown_by_its_beginning() -> None:
    """A message is no place for a whole file."""
    (problem,) = validate(read_yaml(text_of() + f"? {'k' * 5000}\n: 1\n", "a.yml"), Case)[1]
    assert problem.message.startswith(f"'{'k' * 60}…' is not a key of this place")
    assert len(problem.message) < 1000


# --- files ------------------------------------------------------------------------------------------------------------


def refusal_of(path: Path) -> str:
    """The one problem of a file of which nothing is read."""
    document = read_document(path)
    assert document.data is None
    (problem,) = document.problems
    return f"{problem.line}: {problem.message}"


def test_only_a_plain_file_is_opened(tmp_path: Path) -> None:
    """A link could show what lies outside the records; a pipe or a device never ends."""
    for name, make, kind in (
        ("link.yml", lambda path: path.symlink_to("/etc/hostname"), "a link to another file"),
        ("loop.yml", lambda path: path.symlink_to(path), "a link to another file"),
        ("directory.yml", lambda path: path.mkdir(), "a directory"),
        ("pipe.yml", os.mkfifo, "a pipe or a device"),
    ):
        make(tmp_path / name)
        assert refusal_of(tmp_path / name) == f"1: must be a plain file, found {kind}; put the file itself here"


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is gone, or that we may not open."""
    path = tmp_path / "a.yml"
    assert refusal_of(path) == "1: the file must be there and readable, found: No such file or directory"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", lambda _: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert refusal_of(path) == "1: the file must be there and readable, found: Permission denied"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is enough."""
    path = tmp_path / "a.yml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    assert refusal_of(path) == "1: the file must have at most 1,000,000 bytes, found 100,000,000"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("id: hcc-0001\ncity: Zürich\n".encode("latin-1"), "2: the file must be UTF-8 text, found byte 0xFC"),
        ("id: hcc-0001\n".encode("utf-16"), "1: the file must be UTF-8 text, found UTF-16; save it as UTF-8"),
        (b"id: hcc\xc0\xaf0001\n", "1: the file must be UTF-8 text, found byte 0xC0"),
        (b"id: x\n# \xed\xa0\x80\n", "2: the file must be UTF-8 text, found byte 0xED"),
    ],
)
def test_other_encodings_are_told_at_their_line(content: bytes, refusal: str, tmp_path: Path) -> None:
    """Latin-1, UTF-16, overlong forms and lone surrogates."""
    (tmp_path / "a.yml").write_bytes(content)
    assert refusal_of(tmp_path / "a.yml") == refusal


def test_long_texts_are_shown_by_their_beginning() -> None:
    """Sixty characters are enough to find the place."""
    (message,) = messages_of("two radiologists", "x" * 2001)
    assert f"found '{'x' * 60}…'" in message


def test_list_positions_are_counted_from_one() -> None:
    """As readers count, not as Python does."""
    (message,) = messages_of("fractions: 20", "fractions: none")
    assert message.startswith("'treatments[3].volumes[3].fractions' ")


@pytest.mark.parametrize(
    ("old", "new", "must"),
    [
        ("years: 52, at: 22", "years: 152, at: 22", "must be at most 120, found '152'"),
        ("year: 2013", "year: 1913", "must be at least 1950, found '1913'"),
        ("fractions: 20", "fractions: 0", "must be above 0, found '0'"),
        ("grade: {value: 2,", "grade: {value: 7,", "must be at most 5, found '7'"),
        ("two radiologists", "x" * 2001, "must hold at most 2000 characters, found 'xxx"),
        ('title: "Invented', 'title: "' + "x" * 160, "must hold at most 160 characters, found 'xxx"),
        ("encoded_by: Nobody", "encoded_by: ''", "must hold at least 1 character(s), found ''"),
        ("at: [22, 24]", "at: []", "must hold at least 1 item(s), found a list of 0"),
    ],
)
def test_limits_are_told_in_numbers(old: str, new: str, must: str) -> None:
    """Not in the words of the library: 'input should be …' is nothing that an author would write."""
    (message,) = messages_of(old, new)
    assert must in message


def test_sixty_characters_are_shown_whole() -> None:
    """Only what is longer is cut."""
    (message,) = messages_of("years: 52, at: 22", f"years: {'x' * 60}, at: 22")
    assert f"found '{'x' * 60}'" in message


# --- lines ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "fragment"),
    [
        ("years: 52, at: 22", "years: fifty, at: 22", "years: 52"),
        ("    what: On both arms.", "    wat: On both arms.", "what: On both arms."),
        ("    is: sample-rash\n", "", "- id: adverse-event-1"),
        ("fractions: 20", "fractions: 0", "fractions: 20"),
    ],
)
def test_a_problem_points_at_its_line(old: str, new: str, fragment: str) -> None:
    """At the value; at the entry where a key is missing."""
    (problem,) = problems_of(old, new)
    assert problem.line == line_of(fragment)
    assert problem.path == "hcc-9001.yml"


# --- what is kept of a broken record ----------------------------------------------------------------------------------


def sound_part(old: str, new: str) -> Case | None:
    """What is kept of the rich record once `old` reads `new`."""
    text = text_of()
    assert text.count(old) == 1
    case, problems, _ = validate(read_yaml(text.replace(old, new), "hcc-9001.yml"), Case)
    assert problems
    return case


def test_a_broken_item_of_a_list_is_left_out() -> None:
    """The rest of the record is kept as it was."""
    kept = sound_part("{id: presentation-2, what: Weight loss", "{id: presentation-2, wat: Weight loss")
    assert kept == invented({"patient.presentation.1": LEFT_OUT})


def test_a_broken_optional_key_is_left_out() -> None:
    """A bibliography with a wrong DOI is still a bibliography."""
    kept = sound_part("    doi: 10.99999/jic.2013.7", "    doi: jic.2013.7")
    assert kept == invented({"source.bibliography.doi": LEFT_OUT})


def test_an_unknown_key_is_left_out() -> None:
    """A misspelt key at the top leaves everything else."""
    assert sound_part("adverse_events_note:", "adverse_event_note:") == invented({"adverse_events_note": LEFT_OUT})


def test_a_broken_key_of_an_entry_does_not_take_the_entry_along() -> None:
    """Else every reference to the entry would be called a mistake, in the same run, without being one."""
    for old, new in {
        "    technique: Through": "    techniqe: Through",
        "    date: 2011-04-01\n": "    date: 2011-02-30\n",
        "    with: [treatment-2]\n": "    with: treatment-2\n",
    }.items():
        (message,) = messages_of(old, new)
        assert message.startswith("'treatments[1].")


def test_a_broken_modality_does_not_end_the_checks() -> None:
    """One modality is written without a list; what is wrong elsewhere is told all the same."""
    assert sound_part("modality: demo-embolisation", "modality: TACE") is not None


def test_an_entry_that_had_to_be_left_out_is_not_called_missing() -> None:
    """It stands in the file, so references to it are no mistakes."""
    (message,) = messages_of("    modality: demo-embolisation\n", "")
    assert message.startswith("'treatments[1].modality' is missing")


def test_a_broken_date_of_a_single_part_is_left_out() -> None:
    """The date of the diagnosis may be missing, so a wrong one does not end the checks."""
    assert sound_part("    date: 2011-03\n", "    date: 2011-02-30\n") == invented({"disease.diagnosis.date": LEFT_OUT})


def test_what_every_record_needs_cannot_be_left_out() -> None:
    """Without it nothing is left to check."""
    assert sound_part("best_response: response-2\n", "") is None
    assert sound_part("basis: imaging and biopsy", "basis: CT") is None


def test_a_list_that_is_too_short_only_without_its_broken_items_is_no_second_problem() -> None:
    """Two sentences of which one is broken are still two sentences."""
    text = text_of("hcc-9002").replace(
        "  - says: The response is called complete.", "  - say: The response is called complete."
    )
    problems = validate(read_yaml(text, "a.yml"), Case)[1]
    assert [problem.message.split(" ", 1)[0] for problem in problems] == ["'synopsis[2].says'", "'synopsis[2].say'"]


def test_a_list_that_is_too_short_is_a_problem() -> None:
    """One sentence is no synopsis."""
    _, (problem,), _ = validate(Document("a.yml", plain({"synopsis": (plain()["synopsis"][0],)})), Case)
    assert problem.message.startswith("'synopsis' must hold at least 2 item")


def test_lines_stay_right_after_a_broken_item_was_left_out() -> None:
    """A later item of a list without ids is reported at its own line."""
    text = (
        text_of()
        .replace("    at: [22-24, 60-62]\n", "    at: nowhere\n")
        .replace("    at: [30-36, 144]\n", "    at: 11\n")
    )
    document = read_yaml(text, "hcc-9001.yml")
    case, _, document = validate(document, Case)
    assert case is not None
    (problem,) = check_case(case, document, vocabulary(), "hcc-9001")
    assert problem.line == line_of("    at: [30-36, 144]")


@pytest.mark.parametrize("kind", sorted(KIND_FILES))
def test_vocabulary_files_are_validated_alike(kind: str, tmp_path: Path) -> None:
    """Each file has its own model, and its own keys to be told."""
    path = tmp_path / f"{kind}.yml"
    path.write_text("concept: {}\n", encoding="utf-8")
    content, problems, _ = validate(read_document(path), KIND_FILES[kind])
    assert content is None
    key = "abbreviations" if kind == "abbreviations" else "concepts"
    assert f"'{key}' is missing" in [problem.message for problem in problems]
    assert any(problem.message.startswith("'concept' is not a key of this place") for problem in problems)
