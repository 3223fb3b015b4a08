"""The reference ranking: the hits of a query, best first, and why each is one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from search_index.build import SearchIndex
from search_index.fields import WEIGHTING
from search_index.ranking import COMPLETE, Found, Postings, Scores, best, either, every
from search_index.reading import Note, Reader

FEW = 5
Match = Literal["had", "mentioned", "text", "some"]


@dataclass(frozen=True)
class Hit:
    """One page that answers the query; `id` is that of a case, or of a concept or page of this `kind`.

    `match` is 'had' where the patient was given, suffered or had every concept asked for and nothing else is asked for,
    'mentioned' or 'text' where something is only talked of, named or a word of the text, 'some' where something that is
    asked for is not there at all.
    """

    id: str
    kind: str
    title: str
    url: str
    score: float
    match: Match

    def as_dict(self) -> dict[str, str | float]:
        """The hit as plain data."""
        return asdict(self)


@dataclass(frozen=True)
class Answer:
    """The best hits of a query, and what the reader must know about how it was read.

    `complete` documents have all that is asked for; where they are few, `partial` ones that have some of it follow.
    """

    hits: list[Hit]
    complete: int
    partial: int
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class _Variant:
    """One reading of the query: what was found for each of its groups, and the documents that have all or some."""

    found: list[Found]
    scores: Scores

    def match(self, document: int) -> Match:
        """The weakest way in which the document has a concept that is asked for."""
        if any(not found.how(document) for found in self.found):
            return "some"
        hows = {found.how(document) for found in self.found if not found.group.is_abbreviation}
        if not hows or "text" in hows or (len(self.found) > 1 and any(found.group.is_loose for found in self.found)):
            return "text"
        return "mentioned" if "mentioned" in hows else "had"


def search(index: SearchIndex, query: str, limit: int = 10) -> list[Hit]:
    """The best `limit` hits; every text is a valid query, and one that asks for nothing finds nothing."""
    return answer(index, query, limit).hits


def answer(index: SearchIndex, query: str, limit: int = 10) -> Answer:
    """The best `limit` hits with the number of all and the notes on how the query was read."""
    with index.whoosh.searcher(weighting=WEIGHTING) as searcher:
        postings = Postings(searcher)
        reading = Reader(index.aliases, index.lexicon, postings.frequency).read(query)
        asked = [[postings.group(group) for group in variant] for variant in reading.variants]
        complete, partial = _joined(asked, postings)
        whole = best(variant.scores for variant in complete)
        scores = best(variant.scores for variant in partial) | {d: COMPLETE + score for d, score in whole.items()}
        documents = sorted(scores, key=lambda document: (-rounded(scores[document]), document))
        best_of = {d: _best(complete if d in whole else partial, d) for d in documents[: max(limit, 0)]}
        hits = [Hit(**searcher.stored_fields(d), score=scores[d], match=v.match(d)) for d, v in best_of.items()]
        notes = [Note("any", used=_missing(asked, postings))] if partial and not whole else []
    return Answer(hits, len(whole), len(scores) - len(whole), (*reading.notes, *notes))


def _joined(asked: Sequence[list[Found]], postings: Postings) -> tuple[list[_Variant], list[_Variant]]:
    """Each reading with what has all that is asked for and, if that is little, with what has some of it."""
    complete = [_Variant(found, every(part.scores for part in found)) for found in asked]
    if len(best(variant.scores for variant in complete)) >= FEW:
        return complete, []
    return complete, [variant for found in asked if (variant := _Variant(found, _some(found, postings))).scores]


def _some(found: Sequence[Found], postings: Postings) -> Scores:
    """What has all that is strict and some of the rest, be it only the words of a name."""
    free = [part for part in found if not part.group.strict]
    worded = [postings.text(part.group) for part in free if part.group.tags]
    strict = [part.scores for part in found if part.group.strict]
    return every([*strict, either([*(part.scores for part in free), *worded])])


def _missing(asked: Iterable[list[Found]], postings: Postings) -> tuple[str, ...]:
    """What nothing has, in no reading, not even the words of it."""
    found = [part for parts in asked for part in parts if not part.scores and not postings.text(part.group)]
    return tuple(dict.fromkeys(part.group.name for part in found))


def _best(variants: Sequence[_Variant], document: int) -> _Variant:
    return max(variants, key=lambda variant: variant.scores.get(document, -math.inf))


def rounded(score: float) -> float:
    """A score in billionths: how exactly two implementations can agree on an order."""
    return math.floor(score * 1e9 + 0.5)
