"""Invented queries of the kinds that readers type, each with the documents that were meant."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from random import Random

from generator.vocabulary import Concept, Synonyms
from search_index.documents import KINDS, SearchDocument
from search_index.tags import PREFIXES
from search_index.words import words
from tests.bench.invented import real_atlas

LEAST_LETTERS = 6  # of a word that is mistyped or left unfinished
STAGES = {"stage-bclc-": "BCLC", "stage-child-pugh-": "Child-Pugh", "stage-ecog-": "ECOG"}
COMBINED, MISSPELLED = "drug and complication", "misspelled"
SYNONYMS = ("brand", "abbreviation")


@dataclass(frozen=True)
class InventedQuery:
    """What a reader types, what kind of query it is, and the ids of the documents that would answer it."""

    text: str
    kind: str
    intended: frozenset[str]


def invented_queries(documents: Sequence[SearchDocument], count: int = 200, seed: int = 1) -> list[InventedQuery]:
    """`count` different queries, the same for the same documents and seed; there are fewer brands and stages to ask."""
    asker = Asker(documents, Random(seed))  # noqa: S311  # repeatable, not secret
    different = {query.text: query for query in islice(asker.queries(), 4 * count)}
    return list(different.values())[:count]


@dataclass(frozen=True)
class Asker:
    """Makes up queries that some of the documents answer."""

    documents: Sequence[SearchDocument]
    rng: Random

    @cached_property
    def _cases(self) -> list[SearchDocument]:
        return [document for document in self.documents if document.kind == "case"]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {d.id: " ".join((d.title, *d.labels, d.body)).lower() for d in self.documents}

    def queries(self) -> Iterator[InventedQuery]:
        """Queries without end, the kinds in turn; a case for which a kind makes no sense is passed over."""
        kinds: dict[str, Callable[[SearchDocument], tuple[str, frozenset[str]]]] = {
            "brand": lambda case: self._named(case, lambda synonyms: synonyms.brands),
            "abbreviation": lambda case: self._named(case, lambda synonyms: synonyms.abbreviations),
            COMBINED: self._combined,
            "words of the text": lambda case: (" ".join(self._telling(case.body, self.rng.choice((2, 3)))), just(case)),
            "words of a title": lambda case: (" ".join(self._telling(case.title, 4)), just(case)),
            "DOI": lambda case: (next(label for label in case.labels if label.startswith("10.")), just(case)),
            "author": self._author,
            "stage": self._stage,
            MISSPELLED: lambda case: self._changed(case, self._mistyped),
            "unfinished": lambda case: self._changed(case, lambda word: word[: max(4, len(word) - 3)]),
        }
        while True:
            for kind, ask in kinds.items():
                text, intended = ask(self.rng.choice(self._cases))
                if text:
                    yield InventedQuery(text, kind, intended)

    def _named(self, case: SearchDocument, names: Callable[[Synonyms], Sequence[str]]) -> tuple[str, frozenset[str]]:
        """Another name of a drug, modality or complication of the case."""
        found = [(name, tag) for tag in case.tags if (c := concept_of(tag)) for name in names(c.synonyms)]
        name, tag = self.rng.choice(found) if found else ("", "")
        return name, self._having(tag)

    def _combined(self, case: SearchDocument) -> tuple[str, frozenset[str]]:
        asked = [[tag for tag in case.tags if tag.startswith(prefix)] for prefix in ("drug-", "complication-")]
        tags = [self.rng.choice(found) for found in asked if found]
        named = [concept.label for tag in tags if (concept := concept_of(tag))]
        return " ".join(named) if len(named) == len(asked) else "", self._having(*tags)

    def _author(self, case: SearchDocument) -> tuple[str, frozenset[str]]:
        tag = self.rng.choice([tag for tag in case.tags if tag.startswith("author-")])
        return tag.removeprefix("author-").capitalize(), self._having(tag)

    def _stage(self, case: SearchDocument) -> tuple[str, frozenset[str]]:
        stages = [(tag, prefix) for tag in case.tags for prefix in STAGES if tag.startswith(prefix)]
        tag, prefix = self.rng.choice(stages) if stages else ("", "")
        return f"{STAGES[prefix]} {tag.removeprefix(prefix).upper()}" if tag else "", self._having(tag)

    def _changed(self, case: SearchDocument, change: Callable[[str], str]) -> tuple[str, frozenset[str]]:
        """One word of the title, not as it is written; every document with the word is meant."""
        (word,) = self._telling(case.title, 1) or ("",)
        return change(word), frozenset(id_ for id_, text in self._texts.items() if word and word in text)

    def _telling(self, text: str, number: int) -> list[str]:
        """Different words of `text` that are no stop words."""
        found = sorted({w.lower() for w in text.split() if w.isalpha() and len(w) >= LEAST_LETTERS and is_telling(w)})
        return self.rng.sample(found, min(number, len(found)))

    def _mistyped(self, word: str) -> str:
        """The word with one letter left out, added, changed or swapped, never the first."""
        at, letter = self.rng.randrange(1, len(word) - 1), self.rng.choice(string.ascii_lowercase)
        head, here, after, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
        edits = (after, here + letter + after, letter + after, after + here)
        return head + self.rng.choice([edit for edit in edits if head + edit + tail != word]) + tail

    def _having(self, *tags: str) -> frozenset[str]:
        return frozenset(document.id for document in self.documents if {*tags} <= {*document.tags})


def just(case: SearchDocument) -> frozenset[str]:
    """This document and no other."""
    return frozenset({case.id})


def is_telling(text: str) -> bool:
    """Whether the search index takes `text` for a word and not for a stop word."""
    return any(not word.is_stop for word in words(text))


def concept_of(tag: str) -> Concept | None:
    """The drug, modality or complication that a tag stands for."""
    kinds = {PREFIXES[kind]: real_atlas().vocabulary.of_kind(kind) for kind in KINDS}
    prefix, _, concept_id = tag.partition("-")
    return kinds[prefix].get(concept_id) if prefix in kinds else None
