"""YAML text to plain data: lines, refusals, limits, numbers as they were written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.parse import read_document
from generator.problems import Problem
from generator.yaml_source import MAX_BYTES, MAX_DEPTH, MAX_HIDDEN, Document, read_yaml


def refusal(text: str) -> Problem:
    """The one problem of a text of which nothing is kept."""
    document = read_yaml(text, "a.yml")
    assert document.data is None
    assert len(document.problems) == 1
    return document.problems[0]


def complaint(text: str) -> Problem:
    """The one problem of a text that is read all the same."""
    document = read_yaml(text, "a.yml")
    assert document.data is not None
    assert len(document.problems) == 1
    return document.problems[0]


def value(written: str) -> Any:
    """How one plain value is read."""
    document = read_yaml(f"key: {written}", "a.yml")
    assert document.problems == ()
    return document.data["key"]


TEXT = """\
# A comment counts as a line.
id: hcc-0001
source:
  sections:
    - {name: Abstract, lines: 1-10}
    - name: Case report
      lines: 12-20
  note: >-
    folded
    text
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("source",), 3),
        (("source", "sections"), 4),
        (("source", "sections", 0), 5),
        (("source", "sections", 0, "lines"), 5),
        (("source", "sections", 1), 6),
        (("source", "sections", 1, "lines"), 7),
        (("source", "note"), 8),
    ],
)
def test_every_key_and_item_has_its_line(location: tuple[str | int, ...], line: int) -> None:
    """A problem points at the key or the item, counted from 1, comments included."""
    assert read_yaml(TEXT, "a.yml").line_of(location) == line


def test_an_unknown_place_has_the_line_of_its_nearest_parent() -> None:
    """A key that is missing is reported where it should stand."""
    document = read_yaml(TEXT, "a.yml")
    assert document.line_of(("source", "sections", 1, "kind")) == 6
    assert document.line_of(("source", "text", "lines")) == 3
    assert document.line_of(("nowhere",)) == 2
    assert Document("a.yml").line_of(("nowhere",)) == 1


def test_mappings_and_lists_become_dicts_and_tuples() -> None:
    """Plain data in the order of the file, lists frozen."""
    data = read_yaml("b: [1, two, [x]]\na: {c: d}", "a.yml").data
    assert data == {"b": (1, "two", ("x",)), "a": {"c": "d"}}
    assert list(data) == ["b", "a"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("12", 12), ("-3", -3), ("+3", 3), ("0", 0), ("2.0", Decimal("2.0")), ("0.50", Decimal("0.50"))],
)
def test_numbers_are_exact(written: str, read: object) -> None:
    """Whole numbers are int, others Decimal: never a float."""
    assert value(written) == read
    assert type(value(written)) is type(read)


def test_decimals_keep_the_digits_that_were_written() -> None:
    """2.0 and 2.00 say different things about a measurement."""
    assert str(value("2.0")) == "2.0"
    assert str(value("2.00")) == "2.00"


@pytest.mark.parametrize(
    "written",
    ["2018-06-20", "2018-06", "12:30", "1e3", "0x1F", "0o17", "1_000", ".5", "5.", "1,500", "yes", "no", "on", "NaN"],
)
def test_what_yaml_likes_to_convert_stays_text(written: str) -> None:
    """Dates, times, and words that older YAML takes for numbers or truth values are text."""
    assert value(written) == written


def test_a_very_long_number_stays_text() -> None:
    """A number that no record needs is not computed with."""
    assert value("9" * 30) == "9" * 30


@pytest.mark.parametrize(
    ("written", "read"), [("true", True), ("false", False), ("null", None), ("~", None), ("", None)]
)
def test_the_constants_of_yaml(written: str, read: object) -> None:
    """Only the lower-case constants of YAML 1.2 are constants."""
    assert value(written) is read


@pytest.mark.parametrize("written", ["True", "NULL", "No"])
def test_other_spellings_of_constants_are_text(written: str) -> None:
    """'No' is a word."""
    assert value(written) == written


@pytest.mark.parametrize("written", ["'12'", '"12"', "|-\n  12", ">-\n  12"])
def test_quoted_and_block_values_stay_text(written: str) -> None:
    """Quotes make a text of anything."""
    assert value(written) == "12"


@pytest.mark.parametrize("written", ["'true'", '"null"', "''"])
def test_quoted_constants_stay_text(written: str) -> None:
    """Quotes make a text of a constant too."""
    assert value(written) == written.strip("'\"")


@pytest.mark.parametrize("text", ["a: &x 1", "a: 1\nb: *x", "a: &x [1]", "a: &x {b: 1}"])
def test_anchors_and_aliases_are_refused(text: str) -> None:
    """Nothing is built from them, so a small file cannot become a large one."""
    problem = refusal("\n" + text)
    assert problem.message == "anchors and aliases must not be used; write the value out"
    assert problem.line == text.count("\n") + 2


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    """The well-known bomb does no harm."""
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{'*' + chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(9)
    )
    assert refusal(bomb).line == 1


@pytest.mark.parametrize(
    ("written", "tag"),
    [("!!python/object/apply:os.getcwd []", "python/object/apply:os.getcwd"), ("!own x", "!own"), ("!!int 3", "int")],
)
def test_tags_are_problems_and_never_followed(written: str, tag: str) -> None:
    """A tag asks for a conversion; none is made."""
    problem = complaint(f"a: 1\nb: {written}")
    assert problem.line == 2
    assert problem.message.startswith("tags must not be used, found '")
    assert tag in problem.message
    assert isinstance(read_yaml(f"b: {written}", "a.yml").data["b"], (str, tuple, int))


def test_a_key_that_stands_twice_is_a_problem_at_the_second() -> None:
    """The second is named, the first is kept."""
    text = "a: 1\nb:\n  c: 2\n  c: 3"
    assert complaint(text) == Problem("a.yml", 4, "'c' must stand once here, found it twice")
    assert read_yaml(text, "a.yml").data == {"a": 1, "b": {"c": 2}}


def test_the_same_key_in_two_places_is_no_problem() -> None:
    """Only keys of one mapping must differ."""
    assert read_yaml("a: {c: 1}\nb: {c: 1}", "a.yml").problems == ()


@pytest.mark.parametrize("text", ["a: 1\n? [b, c]\n: d", "a: 1\n{b: c}: d"])
def test_a_key_must_be_a_plain_word(text: str) -> None:
    """A list or a mapping is no key; it is left out."""
    assert complaint(text) == Problem("a.yml", 2, "a key must be a plain word; for example 'date: 2018-06'")
    assert read_yaml(text, "a.yml").data == {"a": 1}


def test_merge_keys_are_ordinary_keys() -> None:
    """'<<' merges nothing."""
    assert read_yaml("a: 1\n<<: {b: 2}", "a.yml").data == {"a": 1, "<<": {"b": 2}}


def nested(depth: int) -> str:
    """A mapping of lists, `depth` collections deep."""
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1)


def test_values_may_be_nested_as_deep_as_the_limit() -> None:
    """The limit itself is allowed."""
    assert read_yaml(nested(MAX_DEPTH), "a.yml").problems == ()


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 10_000])
def test_deeper_nests_are_refused_before_anything_is_built(depth: int) -> None:
    """A nest of ten thousand lists is a problem like any other, not a crash."""
    assert refusal(nested(depth)) == Problem("a.yml", 1, "values must be nested at most 12 deep")


def test_many_lists_side_by_side_are_not_deep() -> None:
    """Depth is counted, not the number of lists."""
    assert read_yaml("a: [" + "[], " * 50 + "]", "a.yml").problems == ()


def test_a_file_may_be_as_large_as_the_limit() -> None:
    """The limit itself is allowed."""
    assert read_yaml("a: " + "x" * (MAX_BYTES - 3), "a.yml").problems == ()


def test_a_larger_file_is_refused() -> None:
    """The message says how large it may be and how large it is."""
    problem = refusal("a: " + "x" * (MAX_BYTES - 2))
    assert problem == Problem("a.yml", 1, "the file must be at most 1,000,000 characters, found 1,000,001")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: c: d", 2),
        ("a: 1\n\tb: 2", 2),
        ("a: 1\nb: @home", 2),
        ("a: 1\n---\nb: 2", 2),
    ],
)
def test_broken_yaml_is_a_problem_at_its_line(text: str, line: int) -> None:
    """What cannot be read says where, and nothing of it is kept."""
    problem = refusal(text)
    assert problem.message.startswith("the file must be valid YAML: ")
    assert problem.line == line


@pytest.mark.parametrize("written", ["'open", '"open', "[1, 2", "{c: 1, d: 2"])
def test_what_is_never_closed_is_a_problem_where_it_begins(written: str) -> None:
    """A forgotten quote or bracket is found where it is missing, not at the end of the file."""
    problem = refusal(f"a: 1\nb: {written}\nc: 3\nd: 4\n")
    assert problem.message.startswith("the file must be valid YAML: ")
    assert problem.line == 2


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 (without a name)"),
        ("\x07", "U+0007 (without a name)"),
        ("\x85", "U+0085 (without a name)"),
        ("\u00ad", "U+00AD (soft hyphen)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
        ("\u3164", "U+3164 (hangul filler)"),
        ("\ud800", "U+D800 (without a name)"),
        ("\ue000", "U+E000 (without a name)"),
    ],
)
def test_a_hidden_character_is_a_problem_at_its_line(character: str, name: str) -> None:
    """In a comment and in a key as well; what no editor shows must not be searched for in the whole file."""
    for text in (f"a: 1\nb: é{character}", f"a: 1\n# é{character}\nb: é", f"a: 1\nb{character}: é"):
        message = f"the line must not hold the invisible character {name}; type it anew"
        assert complaint(text) == Problem("a.yml", 2, message)
        assert read_yaml(text, "a.yml").data == {"a": 1, "b": "é"}


def test_lines_are_counted_as_editors_count_them() -> None:
    """YAML takes U+0085, U+2028 and U+2029 for line ends; what follows them keeps its line all the same."""
    document = read_yaml("# \x85\u2028\u2029\na: 1\r\nb: 2\rc: 3", "a.yml")
    assert [document.line_of((key,)) for key in "abc"] == [2, 3, 4]


@pytest.mark.parametrize("text", ["a: 1\nb", "a: 1\nb\n", "a: 1\n'b'\n\n", "a: 1\nb: [\n", "a: 1\nb: {c\n\n"])
def test_no_problem_stands_behind_the_last_line(text: str) -> None:
    """What is missing at the end of a file is told at its last line."""
    assert refusal(text).line == 2


def test_of_many_hidden_characters_the_first_lines_are_told() -> None:
    """A file of UTF-16 without its mark has one in every line."""
    document = read_yaml("# \x00\n" * 100 + "a: 1", "a.yml")
    assert [problem.line for problem in document.problems] == list(range(1, MAX_HIDDEN + 1))


def test_keys_that_look_alike_are_the_same_key() -> None:
    """Spaces within quotes, and an accent written as a mark of its own."""
    for again in ('" a"', '"a "', "'a'", "é"):
        key = "e\u0301" if again == "é" else "a"
        assert complaint(f"{key}: 1\n{again}: 2").message.endswith("must stand once here, found it twice")


def test_a_tag_of_a_key_is_a_problem() -> None:
    """As that of a value."""
    assert complaint("a: 1\n!!binary b: 2").message == "tags must not be used, found 'tag:yaml.org,2002:binary'"


@pytest.mark.parametrize(
    "written", ["052", "007", "00", "٥٢", "５２", "1" * 20, "0x1F", "00.5", "٥.٢", "1." + "0" * 20]
)
def test_numbers_that_are_read_in_two_ways_stay_text(written: str) -> None:
    """052 is 42 to one program and 52 to another; digits of other scripts look alike and sort apart."""
    assert value(written) == written


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n", "null"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    """A file without data is never passed over: it says what it should hold."""
    expected = "the file must hold one YAML mapping, found nothing; for example 'id: hcc-0001'"
    assert refusal(text) == Problem("a.yml", 1, expected)


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    path = tmp_path / "a.yml"
    path.write_bytes(b"\xef\xbb\xbfid: hcc-0001\r\ntitle: x\r\n")
    document = read_document(path)
    assert document.problems == ()
    assert document.data == {"id": "hcc-0001", "title": "x"}
    assert document.line_of(("title",)) == 2


def test_a_file_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    """The byte is named; the rest of the atlas is read on."""
    path = tmp_path / "a.yml"
    path.write_bytes("city: Zürich".encode("latin-1"))
    (problem,) = read_document(path).problems
    assert problem.message == "the file must be UTF-8 text, found byte 0xFC"
    assert problem.path == path.as_posix()
