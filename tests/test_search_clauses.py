"""The syntax of a query: what is a filter, what stands in quotes, and that everything else stays free words."""

from __future__ import annotations

import re
from random import Random

import pytest

from search_index.clauses import FILTERS, Clause, clauses

SEED = 20261121
# What random queries are made of: every sign that means something, beside signs that must not.
PIECES = (
    '"', "“", "”", "„", "«", "»", "″", "'", ":", " ", "  ", "\n", "\u3000", ",", "(", "a", "b c", "drug:", "SEX:",
    "mentioned:", "year:2013", "unknown:", "doi:10.1234/a:b", "https://x/", "é", "𝒳", "\ud800", "\x00",
)  # fmt: skip
QUOTES = re.compile('["“”„‟«»″]')


def free(text: str) -> Clause:
    """Free words."""
    return Clause(text)


def quoted(text: str) -> Clause:
    """Words in quotes."""
    return Clause(text, quoted=True)


def asked(field: str, text: str) -> Clause:
    """A filter."""
    return Clause(text, field=field)


def squeezed(text: str) -> str:
    """A text without its quotes and space, in lower case."""
    return "".join(QUOTES.sub("", text).split()).lower()


@pytest.mark.parametrize("query", ["", " ", "\n\t \u3000"])
def test_a_query_of_space_has_no_clauses(query: str) -> None:
    """Space alone asks for nothing, and not for an empty clause either."""
    assert list(clauses(query)) == []


@pytest.mark.parametrize(
    "query",
    [
        "testinib",
        "testinib and otherumab",
        "'two words'",  # an apostrophe is no quote
        "`two words`",
        "patient's",
        "10.17998/jlc.2022.01.18",
        "doi:10.17998/jlc.2022.01.18",
        "https://doi.org/10.17998/jlc.2022.01.18",
        "http://drug:testinib",  # the field must begin a word
        "ratio 1:2",
        "at 12:30",
        ":",
        "::drug",
        "a:b:c",
    ],
)
def test_what_has_no_syntax_is_one_stretch_of_free_words(query: str) -> None:
    """Apostrophes, addresses, times and ratios are left as they were typed."""
    assert list(clauses(query)) == [free(query)]


@pytest.mark.parametrize("query", ["title:x", "tags:x", "drugs:x", "drug-:x", "drug :x", "kind:case", "filter:drug"])
def test_unknown_fields_stay_words(query: str) -> None:
    """Only the fields of the list filter; any other word before a colon is a word."""
    assert list(clauses(query)) == [free(query)]


@pytest.mark.parametrize(
    "query", ["mydrug:x", "(drug:x)", "-drug:x", "+drug:x", "a,drug:x", "/drug:x", ":drug:x", "édrug:x", "_drug:x"]
)
def test_a_field_glued_to_something_is_no_filter(query: str) -> None:
    """A field begins after space, after a quote or at the very start."""
    assert list(clauses(query)) == [free(query)]


@pytest.mark.parametrize(
    "query", ["drug:", "drug: ", "drug:\n", "drug:  testinib", "drug:\u3000testinib", "drug:\xa0x"]
)
def test_a_field_without_a_value_stays_a_word(query: str) -> None:
    """Whoever types more than a space after the colon still searches for both words."""
    assert list(clauses(query)) == [free(query)]


def test_a_space_after_the_colon_does_no_harm() -> None:
    """One space is what people type."""
    assert list(clauses("drug: testinib")) == list(clauses("drug:testinib"))


@pytest.mark.parametrize("query", ['drug:""', 'drug:"', "drug:“”", "drug:“"])
def test_empty_quotes_are_an_empty_value(query: str) -> None:
    """A filter whose quotes hold nothing is a filter for nothing."""
    assert list(clauses(query)) == [asked("drug", "")]


@pytest.mark.parametrize("pair", ['""', "“”", "„“", "‟”", "«»", "»«", "″″", '“"', "«”"])
def test_all_kinds_of_double_quotes_are_one(pair: str) -> None:
    """English, German, French and straight quotes, even mixed, enclose words and values."""
    start, end = pair[0], pair[1]
    assert list(clauses(f"{start}two words{end}")) == [quoted("two words")]
    assert list(clauses(f"drug:{start}two words{end}")) == [asked("drug", "two words")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"two words', [quoted("two words")]),
        ('one "two words', [free("one "), quoted("two words")]),
        ('drug:"two words', [asked("drug", "two words")]),
        ('"a" "b', [quoted("a"), quoted("b")]),
        ('a "', [free("a "), quoted("")]),
        ('"drug:testinib', [quoted("drug:testinib")]),
    ],
)
def test_a_quote_that_is_not_closed_ends_with_the_query(query: str, expected: list[Clause]) -> None:
    """Somebody who is still typing already means the words in quotes."""
    assert list(clauses(query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('""', [quoted("")]),
        ('""""', [quoted(""), quoted("")]),
        ('"""', [quoted(""), quoted("")]),
        ('"a""b"', [quoted("a"), quoted("b")]),
        ('a"b"c', [free("a"), quoted("b"), free("c")]),
        ('"a «b» c"', [quoted("a "), free("b"), quoted(" c")]),  # quotes do not nest
        ('" a "', [quoted(" a ")]),
        ('"it\'s"', [quoted("it's")]),
    ],
)
def test_quotes_come_in_pairs_and_do_not_nest(query: str, expected: list[Clause]) -> None:
    """Each quote closes the one before it, whatever its shape."""
    assert list(clauses(query)) == expected


def test_syntax_in_quotes_is_text() -> None:
    """A filter in quotes is looked for as it is written."""
    assert list(clauses('"drug:testinib sex:female"')) == [quoted("drug:testinib sex:female")]
    assert list(clauses('drug:"sex:female"')) == [asked("drug", "sex:female")]


@pytest.mark.parametrize("field", FILTERS)
def test_every_field_is_known_in_any_case(field: str) -> None:
    """DRUG, Drug and drug are the same field, and values keep their case."""
    for typed in (field, field.upper(), field.title()):
        assert list(clauses(f"{typed}:Value")) == [asked(field, "Value")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("drug:testinib", [asked("drug", "testinib")]),
        ("  drug:testinib  ", [asked("drug", "testinib")]),
        ("drug:a drug:b", [asked("drug", "a"), asked("drug", "b")]),
        ('drug:"a b"drug:c', [asked("drug", "a b"), asked("drug", "c")]),
        ('drug:"a b"c', [asked("drug", "a b"), free("c")]),
        ('drug:a"b c"', [asked("drug", "a"), quoted("b c")]),
        ('"a b"drug:c', [quoted("a b"), asked("drug", "c")]),
        ("drug:drug:a", [asked("drug", "drug:a")]),
        ("drug:10.1234/a:b", [asked("drug", "10.1234/a:b")]),
        ("drug:a,b;c)", [asked("drug", "a,b;c)")]),
        ("drug:a\nsex:female", [asked("drug", "a"), asked("sex", "female")]),
        ("drug::a", [asked("drug", ":a")]),
        ('x drug:a y sex:"b c" "z z" w', [
            free("x "), asked("drug", "a"), free(" y "), asked("sex", "b c"), quoted("z z"), free(" w"),
        ]),
    ],
)  # fmt: skip
def test_clauses_keep_the_order_of_the_query(query: str, expected: list[Clause]) -> None:
    """Several filters, quotes and free words stand side by side, with or without space after quotes."""
    assert list(clauses(query)) == expected


def test_no_character_of_any_query_is_lost() -> None:
    """Whatever is typed, the clauses hold all of it in order, apart from quotes and space."""
    rng = Random(SEED)  # noqa: S311  # a test, not a secret
    for _ in range(5000):
        query = "".join(rng.choices(PIECES, k=rng.randint(1, 12)))
        found = list(clauses(query))
        told = "".join((f"{clause.field}:" if clause.field else "") + clause.text for clause in found)
        assert squeezed(told) == squeezed(query), query
        assert all(clause.field in ("", *FILTERS) and not QUOTES.search(clause.text) for clause in found), query
        assert all(clause.text.strip() or clause.quoted or clause.field for clause in found), query


@pytest.mark.parametrize("query", ["ſex:female", "ſite:lung", "sıte:lung", "teſt:x", "complİcation:x"])
def test_a_letter_that_only_resembles_a_field_makes_no_filter(query: str) -> None:
    """The long s and the Turkish i are other letters, as they are in the browser."""
    assert list(clauses(query)) == [free(query)]
