"""Finds the names in a text: the same names, read in the same way, in a query and in what is searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search_index.aliases import Aliases
from search_index.repair import plain_word
from search_index.words import Word, words

Span = tuple[list[Word], tuple[str, ...]]  # some words, and the tags they stand for as one name; none if they do not


def spans(listed: Sequence[Word], aliases: Aliases) -> Iterator[Span]:
    """The words from left to right, those together that are the longest known name."""
    start = 0
    while start < len(listed):
        size, tags = _longest(listed, start, aliases)
        yield list(listed[start : start + size]), tags
        start += size


def _longest(listed: Sequence[Word], start: int, aliases: Aliases) -> tuple[int, tuple[str, ...]]:
    for size in range(_reach(listed, start, aliases), 0, -1):
        if tags := aliases.meaning(listed[start : start + size]):
            return size, tags
    return 1, ()


def _reach(listed: Sequence[Word], start: int, aliases: Aliases) -> int:
    """How many words a name can have that begins here; more stop words may stand within it than it has itself."""
    left, size = aliases.reach(listed[start]), 0
    for word in listed[start:]:
        left -= not word.is_stop
        if left < 0:
            break
        size += 1
    return size


def divided(word: Word, aliases: Aliases) -> list[Word]:
    """A word that is no name in its parts where one of them is: the two drugs of 'lenvatinib-pembrolizumab'."""
    is_amount = word.is_bound and word.form[0].isdecimal()
    if len(word.parts) == 1 or is_amount or aliases.meaning([word]):
        return [word]
    parts = [plain_word(part) for part in word.parts]
    return parts if word.is_bound or any(aliases.meaning([part]) for part in parts) else [word]


def named(text: str, aliases: Aliases) -> Iterator[str]:
    """The tags of what the text names, as often as it does."""
    for line in text.splitlines():
        listed = [part for word in words(line) for part in divided(word, aliases)]
        for span, tags in spans(listed, aliases):
            yield from aliases.named(span) if tags else ()
