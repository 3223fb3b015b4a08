"""The fields of the index: how each is analysed, what it weighs, and the BM25F that ranks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.analysis import Token
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.scoring import BM25F

from search_index.words import words

# A match in a field counts so many times. Tags are what the patient was given, suffered or had, mentions what the
# record lists as only talked about, named whatever has a name in the text.
FIELD_BOOSTS = {"title": 5.0, "labels": 4.0, "tags": 8.0, "mentions": 3.0, "named": 3.0, "body": 1.0}
WORD_FIELDS = ("title", "labels", "body")
# How far a long field lowers the score of each field. None does: labels, tags and names are lists, where one more entry
# does not make the others weaker; a title is one sentence; and a record is long because more is known of the patient.
# Where one is not zero, the lengths are published as Whoosh decodes them, for it keeps a length as one lossy byte.
FIELD_B = {"title": 0.0, "labels": 0.0, "tags": 0.0, "mentions": 0.0, "named": 0.0, "body": 0.0}
K1 = 1.2
# A word that stands in a text more often says hardly more, and the exact number would double the published lists.
MOST_REPEATS = 3


class WordAnalyzer:
    """Text to every term of its words, stop words left out, each a few times at most."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        """The terms in the form in which Whoosh takes them: one token object, changed at each step."""
        return _tokens(_few(term for word in words(value) if not word.is_stop for term in word.terms), options)


def _few(terms: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for term in terms:
        seen[term] += 1
        if seen[term] <= MOST_REPEATS:
            yield term


class ConceptAnalyzer:
    """Concept ids, divided by spaces and kept as they are."""

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        """The ids in the form in which Whoosh takes them."""
        return _tokens(iter(value.split()), options)


def _tokens(terms: Iterator[str], options: dict[str, Any]) -> Iterator[Any]:
    token = Token(**options)
    for term in terms:
        token.text = term
        yield token


# The index pickles its schema, and with it the analyzers: they must stay importable from here.
WORDS = WordAnalyzer()
CONCEPTS = ConceptAnalyzer()
SCHEMA = Schema(
    id=ID(stored=True),
    kind=ID(stored=True),
    url=STORED(),
    title=TEXT(analyzer=WORDS, phrase=False, stored=True),
    labels=TEXT(analyzer=WORDS, phrase=False),
    tags=TEXT(analyzer=CONCEPTS, phrase=False),
    mentions=TEXT(analyzer=CONCEPTS, phrase=False),
    named=TEXT(analyzer=CONCEPTS, phrase=False),
    body=TEXT(analyzer=WORDS, phrase=False),
)
WEIGHTING = BM25F(K1=K1, **{f"{field}_B": b for field, b in FIELD_B.items()})
