"""Postings to scores: Whoosh's BM25F for each term of each field, summed here the way the browser sums it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from search_index.fields import FIELD_BOOSTS, WEIGHTING, WORD_FIELDS
from search_index.words import Word

# To be given, suffer or have something always beats talk of it: BM25F gives talk of one thing less than this as long as
# there are fewer than a hundred million documents. By itself it would not: where most patients had something, its tag
# is common and weighs little, and the few articles that only name it would come first.
HAD = 1000.0
# The page of a concept comes after the patients who had it, and before talk of it.
ABOUT = 500.0
# A name or words on a page about a concept or the atlas tell less than the same about a patient.
PAGE = 0.5
# What has all that is asked for comes before anything that has only some of it.
COMPLETE = 100_000.0
TOLD_BY_TAGS = ("stage-", "grade-")
Scores = dict[int, float]  # document number to score, of the documents that match and no others


@dataclass(frozen=True)
class Group:
    """One thing that is asked for, and what to call it: a name by its tags, looked up in `fields`, or else words.

    What is `strict`, a filter or words in quotes, must hold. The words of a name count where all it asks for is rare.
    """

    name: str = field(compare=False)
    tags: tuple[str, ...]
    words: tuple[Word, ...] = ()
    strict: bool = False
    fields: tuple[str, ...] = ("tags", "mentions", "named")

    @property
    def is_abbreviation(self) -> bool:
        """Whether it is a word of the glossary, as HCC, which nobody has or has not."""
        return bool(self.tags) and all(tag.startswith("term-") for tag in self.tags)

    @property
    def is_loose(self) -> bool:
        """Whether it is a grade or a reason to stop: beside something else nobody knows whether it belongs to that."""
        return bool(self.tags) and all(tag.startswith(("grade-", "stop-")) for tag in self.tags)


@dataclass(frozen=True)
class Found:
    """The documents that a group matches, and of these the ones that had it and the ones that only mention it."""

    group: Group
    scores: Scores
    had: AbstractSet[int]
    mentioned: AbstractSet[int]

    def how(self, document: int) -> str:
        """How the document matches: had, mentioned, text; empty where it does not."""
        if document in self.had:
            return "had"
        if document in self.mentioned:
            return "mentioned"
        return "text" if document in self.scores else ""


@dataclass(frozen=True)
class Postings:
    """The scored postings of an open Whoosh searcher. All of a term are read: Whoosh's own top ten can be wrong."""

    searcher: Any

    @property
    def cases(self) -> int:
        """How many documents are cases; they come first, so a document number tells a case from a page."""
        return int(self.searcher.doc_frequency("kind", "case"))

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
        if word.parts == (word.form,) or (word.is_bound and whole):
            return whole
        return either((whole, _mean([self._anywhere(part) for part in word.parts])))

    def group(self, group: Group) -> Found:
        """The documents that had, mention or name what is asked for."""
        had = either(self._had(tag) for tag in group.tags if "tags" in group.fields)
        mentioned = either(self.term("mentions", tag) for tag in group.tags if "mentions" in group.fields)
        named = either(self.term("named", tag) for tag in group.tags if "named" in group.fields)
        text = self._weighed(named) if group.tags else self.text(group)
        return Found(group, either((had, mentioned, text)), had.keys(), mentioned.keys())

    def text(self, group: Group) -> Scores:
        """The documents that hold the words of the group, whatever they stand for.

        The words of a stage or grade, as 'A' and '3', stand anywhere: they only lead to a page that may explain it.
        """
        scores = self._weighed(_mean([self.word(word) for word in group.words]) if group.words else {})
        if group.tags and all(tag.startswith(TOLD_BY_TAGS) for tag in group.tags):
            return {document: score for document, score in scores.items() if document >= self.cases}
        return scores

    def _weighed(self, scores: Scores) -> Scores:
        cases = self.cases
        return {doc: score if doc < cases else PAGE * score for doc, score in scores.items()}

    def _had(self, tag: str) -> Scores:
        """The documents that have the tag, with what that is worth: of a patient more than of a page about it."""
        cases = self.cases
        return {doc: (HAD if doc < cases else ABOUT) + score for doc, score in self.term("tags", tag).items()}

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
