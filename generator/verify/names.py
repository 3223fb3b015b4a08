"""Where an article names drugs and tests, and to which of them an amount belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.verify.items import Item
from generator.verify.spans import Span
from generator.verify.terms import names_of
from generator.verify.text import ArticleText, plain
from generator.vocabulary import Vocabulary

FAR = 400  # characters beyond which a name has nothing to do with a number


@dataclass(frozen=True)
class Named:
    """A name of a concept at `start` to `end` of the text."""

    start: int
    end: int
    id: str


def named_in(text: ArticleText, vocabulary: Vocabulary) -> Mapping[str, tuple[Named, ...]]:
    """Every name of a drug and of a test in the text."""
    return {kind: tuple(_named(kind, text, vocabulary)) for kind in ("drugs", "tests", "complications")}


def _named(kind: str, text: ArticleText, vocabulary: Vocabulary) -> Iterator[Named]:
    for concept_id in vocabulary.of_kind(kind):
        for name in names_of(vocabulary, kind, concept_id):
            for start, end in text.phrases.term(plain(name)):
                yield Named(start, end, concept_id)


def belongs(item: Item, about: tuple[str, str] | None, named: Mapping[str, tuple[Named, ...]]) -> bool:
    """Whether the name to which the number belongs is that of its drug or test; so it is where none is near."""
    if about is None:
        return True
    kind, concept_id = about
    nearest = _before(item, named.get(kind, ())) if kind == "tests" else _nearest(item, named.get(kind, ()))
    return not nearest or concept_id in nearest


def is_nearest(item: Item, items: list[Item], mentions: list[Span]) -> bool:
    """Whether no other number of the same unit stands nearer to some mention of the drug; true without a mention."""
    same = [each for each in items if each.unit == item.unit]
    for start, end in mentions:
        gaps = [max(start - each.end, each.start - end) for each in same]
        if max(start - item.end, item.start - end) == min(gaps):
            return True
    return not mentions


def _before(item: Item, named: tuple[Named, ...]) -> set[str]:
    """A result follows the name of its test: the last test named before the number."""
    before = [each for each in named if item.start - FAR <= each.start and each.end <= item.start]
    last = max((each.end for each in before), default=0)
    return {each.id for each in before if each.end == last}


def _nearest(item: Item, named: tuple[Named, ...]) -> set[str]:
    """A dose stands before or behind the name of its drug: the nearest one."""
    gaps = [(max(each.start - item.end, item.start - each.end), each.id) for each in named]
    least = min((gap for gap, _ in gaps), default=FAR)
    return {concept_id for gap, concept_id in gaps if gap == least} if least < FAR else set()
