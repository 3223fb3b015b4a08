"""Repair of words: how far two words are apart, what a mistyped word becomes, how an unfinished one may end."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest

from search_index.repair import (
    FARTHEST,
    LEAST_FOR_COMPLETION,
    LEAST_FOR_CORRECTION,
    LEAST_FOR_SIMILAR,
    MOST_COMPLETIONS,
    MOST_FOR_CORRECTION,
    MOST_SIMILAR,
    Lexicon,
    edits,
    one_edit,
)
from search_index.words import Word, words


def lexicon(*terms: str) -> Lexicon:
    """A lexicon of these terms."""
    return Lexicon(tuple(sorted(terms)))


def word(text: str) -> Word:
    """The one word of a text, as a query has it."""
    (only,) = words(text)
    return only


def once(term: str) -> int:
    """The frequency of terms that all stand equally often."""
    return len([term])


def corrected(typed: str, *terms: str) -> str | None:
    """What a typed word is corrected to among `terms`."""
    found = lexicon(*terms).correction(word(typed), once)
    return found.form if found else None


def forms(found: Iterable[Word]) -> list[str]:
    """The words as text."""
    return [each.form for each in found]


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("abc", "abc", 0),
        ("abc", "abd", 1),
        ("abc", "ab", 1),
        ("abc", "bc", 1),
        ("abc", "abcd", 1),
        ("abc", "acb", 1),
        ("ab", "ba", 1),
        ("abcd", "badc", 2),
        ("abc", "cba", 2),
        ("kitten", "sitting", 3),
        ("sorafenib", "sorafneib", 1),
        ("aaaa", "bbbb", 4),
        ("𐎠b", "b𐎠", 1),
        ("café", "cafe", 1),
    ],
)
def test_edits_are_counted_with_swaps(a: str, b: str, distance: int) -> None:
    """Leaving out, adding, changing and swapping neighbours cost one each, in both directions."""
    assert edits(a, b) == edits(b, a) == distance


def test_one_edit_away_is_what_the_distance_says() -> None:
    """Of all short words over two letters the single edits of a word are exactly those at a distance of one or less."""
    short = ["".join(letters) for length in range(6) for letters in product("ab", repeat=length)]
    for a in (text for text in short if 0 < len(text) < 5):
        assert {b for b in one_edit(a) if set(b) <= set("ab")} == {b for b in short if edits(a, b) <= 1}, a


def test_a_lexicon_holds_its_terms_and_nothing_between() -> None:
    """A beginning of a term, a longer word and a word after the last are not in it; nor is anything in an empty one."""
    known = lexicon("beta", "alpha", "𐎠")
    assert all(term in known for term in ("alpha", "beta", "𐎠"))
    assert not any(term in known for term in ("", "alph", "alphas", "gamma", "z", "𐎡"))
    assert "alpha" not in lexicon()


def test_a_word_is_known_whole_or_in_all_its_parts() -> None:
    """L-OHP is known as lohp or as l and ohp; one part is not enough."""
    assert lexicon("lohp").knows(word("L-OHP"))
    assert lexicon("l", "ohp").knows(word("L-OHP"))
    assert not lexicon("ohp").knows(word("L-OHP"))


@pytest.mark.parametrize(
    "typed", ["ascite", "scites", "asites", "ascitus", "asciteds", "ascitis", "ascietes", "xascites"]
)
def test_a_single_edit_is_mended_in_the_plural_too(typed: str) -> None:
    """The index holds singulars: a mistyped plural is compared with the plural of each."""
    assert corrected(typed, "ascite") == "ascite"


@pytest.mark.parametrize("typed", ["ascitisis", "scitis", "acsitis", "xxcites"])
def test_two_edits_are_not_mended(typed: str) -> None:
    """A guess further away than one edit would be too bold."""
    assert corrected(typed, "ascite") is None


def test_the_most_frequent_word_is_meant_and_else_the_first() -> None:
    """Among several words at one edit frequency decides, then the alphabet."""
    known = lexicon("handy", "bandy", "landy")
    frequent = {"bandy": 1, "handy": 2, "landy": 2}
    found = known.correction(word("sandy"), lambda term: frequent[term])
    assert found == Word("handy", ("handy",))


def test_the_length_of_a_word_decides_whether_it_is_corrected() -> None:
    """Too short a word is one edit from too many, and one too long costs too much."""
    short, long = "a" * LEAST_FOR_CORRECTION, "a" * MOST_FOR_CORRECTION
    assert corrected(short, f"{short[:-1]}b") == f"{short[:-1]}b"
    assert corrected(short[:-1], f"{short[:-2]}b") is None
    assert corrected(long, f"{long[:-1]}b") == f"{long[:-1]}b"
    assert corrected(f"{long}a", f"{long}b") is None


@pytest.mark.parametrize("typed", ["400mg", "2018", "t4n0m0", "5fu", "10.1234/abcd"])
def test_what_holds_a_digit_is_never_corrected(typed: str) -> None:
    """A stage, a dose or a DOI that is not there is not silently another one."""
    near = {f"{typed[:-1]}{last}" for last in "0123456789abcdefghijklmnopqrstuvwxyz"} - {typed}
    assert corrected(typed, *near) is None
    assert lexicon(*near).similar(word(typed), once) == []


def test_a_letter_is_mended_to_a_digit() -> None:
    """A digit may be what was missed: ctnnb was ctnnb1."""
    assert corrected("ctnnb", "ctnnb1") == "ctnnb1"


def test_completions_begin_like_the_word_and_are_few() -> None:
    """As many as may be shown, the most frequent first, then in the order of the alphabet."""
    endings = "abcdefghijkl"
    known = lexicon("abb", "abd", "xabc", *(f"abc{letter}" for letter in endings))
    completed = known.completions(word("abc"), lambda term: 5 if term == "abcl" else 1)
    assert forms(completed) == ["abcl", *(f"abc{letter}" for letter in endings)][:MOST_COMPLETIONS]


def test_too_short_a_beginning_has_no_completions() -> None:
    """Two letters begin too many words."""
    known = lexicon("abcdef")
    assert forms(known.completions(word("abcdef"[:LEAST_FOR_COMPLETION]), once)) == ["abcdef"]
    assert known.completions(word("abcdef"[: LEAST_FOR_COMPLETION - 1]), once) == []


def test_every_ending_is_seen() -> None:
    """Greek letters and signs beyond the basic plane come after the beginning like any other."""
    assert forms(lexicon("tgf", "tgfβ", "tgf𐎠", "tgg").completions(word("TGF"), once)) == ["tgf", "tgfβ", "tgf𐎠"]


def test_similar_words_begin_alike_and_the_nearest_come_first() -> None:
    """By distance, then frequency, then the alphabet; not what begins otherwise or lies too far."""
    known = lexicon("sorafenib", "sorafanib", "sorafexyz", "xorafenib", "sorbet", "sormfinib")
    frequency = {"sorafenib": 1, "sorafanib": 7}
    assert edits("sorofinib", "sorafexyz") > FARTHEST >= edits("sorofinib", "sorafenib")
    found = known.similar(word("sorofinib"), lambda term: frequency.get(term, 1))
    assert forms(found) == ["sormfinib", "sorafanib", "sorafenib"]


def test_similar_words_are_few() -> None:
    """No more are named than a reader takes in."""
    near = [f"abc{letter}{letter}" for letter in "defghij"]
    assert lexicon(*near).similar(word("abcxy"), once) == [word(term) for term in near[:MOST_SIMILAR]]


def test_too_short_or_too_long_a_word_has_no_similar_ones() -> None:
    """Four letters resemble everything, and a very long word is none."""
    short, long = "a" * LEAST_FOR_SIMILAR, "a" * MOST_FOR_CORRECTION
    assert forms(lexicon(f"{short}b").similar(word(short), once)) == [f"{short}b"]
    assert lexicon(f"{short}b").similar(word(short[:-1]), once) == []
    assert forms(lexicon(f"{long}b").similar(word(long), once)) == [f"{long}b"]
    assert lexicon(f"{long}b").similar(word(f"{long}a"), once) == []


def test_an_empty_lexicon_mends_nothing() -> None:
    """Without words there is nothing to correct to, to complete with or to suggest."""
    nothing = lexicon()
    assert nothing.correction(word("testinib"), once) is None
    assert nothing.completions(word("testinib"), once) == []
    assert nothing.similar(word("testinib"), once) == []
