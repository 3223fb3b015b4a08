"""Postings to scores: Whoosh's BM25F for each term of each field, summed here the way the browser sums it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from search_index.aliases import Phrase
from search_index.fields import FIELD_BOOSTS, WEIGHTING, WORD_FIELDS
from search_index.words import Word

# To be given, suffer or have something always beats talk of it: BM25F gives talk of one thing less than this as long as
# there are fewer than a hundred million documents. By itself it would not: where most patients had something, its tag
# is common and weighs little, and the few articles that only name it would come first.
HAD = 1000.0
Scores = dict[int, float]  # document number to score, of the documents that match and no others


@dataclass(frozen=True)
class Group:
    """One thing that is asked for: the tags that stand for it, and the phrases that name it."""

    tags: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Postings:
    """The scored postings of an open Whoosh searcher. All of a term are read: Whoosh's own top ten can be wrong."""

    searcher: Any

    def term(self, field: str, term: str) -> Scores:
        """The documents that hold `term` in `field`, by BM25F and the boost of the field."""
        if (field, term) not in self.searcher.reader():
            return {}
        matcher = self.searcher.postings(field, term, weighting=WEIGHTING)
        scores = {}
        while matcher.is_active():
            scores[matcher.id()] = FIELD_BOOSTS[field] * matcher.score()
            matcher.next()
        return scores

    def frequency(self, term: str) -> int:
        """In how many fields of how many documents a term stands."""
        return sum(int(self.searcher.doc_frequency(field, term)) for field in WORD_FIELDS)

    def word(self, word: Word) -> Scores:
        """The documents that hold `word`, whole or in all its parts; an amount in parts only if none has it whole."""
        whole = self._anywhere(word.form)
        if word.parts == (word.form,) or (word.is_amount and whole):
            return whole
        return either((whole, _mean([self._anywhere(part) for part in word.parts])))

    def group(self, group: Group) -> Scores:
        """The documents that had, mention or name what is asked for."""
        had = [{document: HAD + score for document, score in self.term("tags", tag).items()} for tag in group.tags]
        mentioned = [self.term("mentions", tag) for tag in group.tags]
        return either((*had, *mentioned, best(_mean([self.word(w) for w in phrase]) for phrase in group.phrases)))

    def _anywhere(self, term: str) -> Scores:
        return either(self.term(field, term) for field in WORD_FIELDS)


def either(parts: Iterable[Scores]) -> Scores:
    """The documents of any part, scores added."""
    total: Scores = {}
    for part in parts:
        for document, score in part.items():
            total[document] = total.get(document, 0.0) + score
    return total


def every(parts: Iterable[Scores]) -> Scores:
    """The documents that all parts share, scores added; there must be a part."""
    return reduce(lambda a, b: {document: a[document] + b[document] for document in a.keys() & b.keys()}, parts)


def best(parts: Iterable[Scores]) -> Scores:
    """The documents of any part with the best of their scores."""
    total: Scores = {}
    for part in parts:
        for document, score in part.items():
            total[document] = max(score, total.get(document, 0.0))
    return total


def _mean(parts: Sequence[Scores]) -> Scores:
    """The documents that all parts share, scores averaged: a long name counts no more than a short one."""
    return {document: score / len(parts) for document, score in every(parts).items()}
