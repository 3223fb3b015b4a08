"""A word that the index does not know, to the words that were probably meant: mistyped, or not typed to its end."""

from __future__ import annotations

import string
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search_index.words import Word

LEAST_FOR_COMPLETION, MOST_COMPLETIONS = 3, 8
LEAST_FOR_CORRECTION, MOST_FOR_CORRECTION = 4, 40
ALPHABET = string.ascii_lowercase + string.digits
Frequency = Callable[[str], int]


@dataclass(frozen=True)
class Lexicon:
    """Every term that can be found, sorted."""

    terms: tuple[str, ...]

    def knows(self, word: Word) -> bool:
        """Whether the word can be found, whole or in its parts."""
        return word.form in self or all(part in self for part in word.parts)

    def __contains__(self, term: str) -> bool:
        at = bisect_left(self.terms, term)
        return at < len(self.terms) and self.terms[at] == term

    def completions(self, word: Word, frequency: Frequency) -> list[Word]:
        """The words that begin with this one, the most frequent first."""
        if len(word.form) < LEAST_FOR_COMPLETION:
            return []
        first, end = bisect_left(self.terms, word.form), bisect_left(self.terms, word.form + "\U0010ffff")
        found = sorted(self.terms[first:end], key=lambda term: (-frequency(term), term))
        return [Word(term, (term,)) for term in found[:MOST_COMPLETIONS]]

    def correction(self, word: Word, frequency: Frequency) -> Word | None:
        """The most frequent word that is one edit away; None where there is none."""
        if not word.form.isalpha() or not LEAST_FOR_CORRECTION <= len(word.form) <= MOST_FOR_CORRECTION:
            return None
        found = [term for term in set(one_edit(word.form)) if term in self]
        best = min(found, key=lambda term: (-frequency(term), term), default=None)
        return Word(best, (best,)) if best else None


def one_edit(word: str) -> Iterator[str]:
    """Every word made by leaving out, adding or changing one character, or by swapping two neighbours."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + c + tail for c in ALPHABET)
        if tail:
            yield head + tail[1:]
            yield from (head + c + tail[1:] for c in ALPHABET)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
