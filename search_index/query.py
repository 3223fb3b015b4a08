"""The reference ranking: what a query asks for, concept by concept and word by word, and the hits, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from search_index.aliases import Aliases
from search_index.build import SearchIndex
from search_index.fields import WEIGHTING
from search_index.ranking import Group, Postings, Scores, best, either, every
from search_index.repair import Lexicon
from search_index.words import Word, words

MAX_CHARACTERS, MAX_WORDS = 1000, 32


@dataclass(frozen=True)
class Hit:
    """One page that answers the query; `id` is that of a case, or of a concept or page of this `kind`."""

    id: str
    kind: str
    title: str
    url: str
    score: float

    def as_dict(self) -> dict[str, str | float]:
        """The hit as plain data."""
        return asdict(self)


def search(index: SearchIndex, query: str, limit: int = 10) -> list[Hit]:
    """The best `limit` hits; every text is a valid query, and one that asks for nothing finds nothing."""
    asked = list(words(query[:MAX_CHARACTERS]))[:MAX_WORDS]
    with index.whoosh.searcher(weighting=WEIGHTING) as searcher:
        postings = Postings(searcher)
        scores = _ranked(_variants(asked, index.lexicon, postings), index.aliases, postings)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return [Hit(score=score, **searcher.stored_fields(document)) for document, score in ranked[: max(limit, 0)]]


def _ranked(variants: Sequence[list[Word]], aliases: Aliases, postings: Postings) -> Scores:
    """The documents that hold all that a variant asks for or, where there are none, any of it."""
    asked = [[postings.group(group) for group in groups(variant, aliases)] for variant in variants]
    asked = [found for found in asked if found]
    for join in (every, either):
        if scores := best(join(found) for found in asked):
            return scores
    return {}


def groups(asked: Sequence[Word], aliases: Aliases) -> list[Group]:
    """What is asked for, each thing once: from the left the longest known name, else a single word."""
    found, start = [], 0
    while start < len(asked):
        size, group = _longest(asked[start : start + aliases.longest], aliases)
        if group:
            found.append(group)
        start += size
    return list(dict.fromkeys(found))


def _longest(ahead: Sequence[Word], aliases: Aliases) -> tuple[int, Group | None]:
    """The longest name at the beginning of `ahead`, in words, and its group; a stop word by itself asks for nothing."""
    first = ahead[0]
    for size in range(len(ahead), 0, -1):
        span = ahead[:size]
        if key := aliases.meaning(span):
            typed = tuple(word for word in span if not word.is_stop)
            phrases = dict.fromkeys((typed, *aliases.phrases.get(key, ())))
            return size, Group(tuple(sorted(aliases.tags.get(key, ()))), tuple(phrases))
    return 1, None if first.is_stop else Group((), ((first,),))


def _variants(asked: Sequence[Word], lexicon: Lexicon, postings: Postings) -> list[list[Word]]:
    """The query with unknown words corrected, once for each way in which an unknown last word can be completed."""
    known = [_corrected(word, lexicon, postings) for word in asked]
    if not asked or asked[-1].is_stop or asked[-1].form in lexicon:
        return [known]
    ends = lexicon.completions(asked[-1], postings.frequency)
    return [[*known[:-1], end] for end in ends] or [known]


def _corrected(word: Word, lexicon: Lexicon, postings: Postings) -> Word:
    if word.is_stop or lexicon.knows(word):
        return word
    return lexicon.correction(word, postings.frequency) or word
