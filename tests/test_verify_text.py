"""The text of an article: words that a line break divides, lines, quotations and names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.values import LineRange
from generator.verify import read_texts, words
from generator.verify.text import ArticleText, article_text

HOLDS_ALL = ((1, 99),)


def found(wanted: str, text: str, places: tuple[tuple[int, int], ...] = HOLDS_ALL) -> bool:
    """Whether the words stand in a text."""
    return bool(list(words.quotation(wanted, article_text(text), places)))


def named(name: str, text: str) -> bool:
    """Whether a name stands in a text."""
    return bool(list(words.name(name, article_text(text), HOLDS_ALL)))


def test_texts_are_known_by_their_digest(tmp_path: Path) -> None:
    """The name of a file says nothing; its SHA-256 does."""
    (tmp_path / "anything").write_bytes(b"One line.\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    assert set(read_texts(tmp_path)) == {hashlib.sha256(b"One line.\n").hexdigest()}


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("alpha-\n\nfetoprotein rose", "alpha\u00adfetoprotein rose"),
        ("Child-\nPugh A", "Child-Pugh A"),
        ("1.35-\n1.55", "1.35-1.55"),
        ("by rela-\nFigure 4. A", "by rela- Figure 4. A"),
        ("one\n\ntwo", "one two"),
    ],
)
def test_divided_words_are_joined(text: str, flat: str) -> None:
    """A hyphen at the end of a line joins the halves of a word, and not a word and a caption."""
    assert article_text(text).flat.rstrip() == flat


def test_every_character_knows_its_line() -> None:
    """A word divided by a line break stands on both lines."""
    text = article_text("first\nalpha-\n\nfetoprotein")
    start = text.flat.index("alpha")
    assert (text.line_at[start], text.line_at[len(text.flat) - 1]) == (2, 4)


def test_places_join_across_blank_lines_only() -> None:
    """Ranges that only blank lines part are one, so that a phrase may run on."""
    text: ArticleText = article_text("a\n\nb\nc")
    ranges = [LineRange(first=first, last=last) for first, last in ((4, 4), (1, 1), (3, 3))]
    assert text.places(ranges) == ((1, 4),)
    assert text.places(ranges[:2]) == ((1, 1), (4, 4))


@pytest.mark.parametrize(
    ("wanted", "text", "is_there"),
    [
        ("partial remission", "It was PARTIAL\nremission.", True),
        ("alpha-fetoprotein", "alpha-\nfetoprotein", True),
        ("no “further” viable lesions", 'no "further" viable le-\nsions', True),
        ("mild … vomiting", "mild nausea and vomiting", True),
        ("mild ... vomiting", "mild nausea", False),
        ("nausea; vomiting", "nausea and vomiting", False),
        ("partial remission (complete)", "partial remission", False),
        ("after 3 cycles", "after 13 cycles", False),
        ("0.5 mg", "10.5 mg", False),
        ("art", "partial", False),
        ("had … accepted", "had not accepted", False),
        ("first response", "ﬁrst response", True),
    ],
)
def test_quotations_are_the_very_words(wanted: str, text: str, is_there: bool) -> None:
    """Case, spaces, hyphens and quotation marks may differ; a word, a number or a remark may not."""
    assert found(wanted, text) == is_there


def test_a_quotation_lies_within_its_lines() -> None:
    """Words that begin in the lines and end behind them do not stand there."""
    assert found("two words", "two\nwords", ((1, 2),))
    assert not found("two words", "two\nwords", ((1, 1),))


@pytest.mark.parametrize(
    ("name", "text", "is_there"),
    [
        ("haemoperitoneum", "hemoperitoneum", True),
        ("chemoembolisation", "transarterial chemo-\nembolization", True),
        ("tumour thrombus", "tumor thrombuses", True),
        ("alpha-fetoprotein", "Alpha-Feto Protein (AFP)", True),
        ("portal vein tumour thrombus", "a tumor thrombus extending through the portal vein", True),
        ("portal vein tumour thrombus", "a thrombus of the portal vein", False),
        ("rash", "thrash", False),
        ("lung", "lungfish", False),
    ],
)
def test_names_are_found_in_either_spelling(name: str, text: str, is_there: bool) -> None:
    """British or American, plural, divided, or its words near each other; never a part of a word."""
    assert named(name, text) == is_there
