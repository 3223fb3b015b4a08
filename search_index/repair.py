"""A word that the index does not know, to the words that were probably meant: mistyped, or not typed to its end."""

from __future__ import annotations

import string
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search_index.words import Word

LEAST_FOR_COMPLETION, MOST_COMPLETIONS = 3, 8
LEAST_FOR_CORRECTION, MOST_FOR_CORRECTION = 5, 40  # of four letters most are abbreviations, one edit from another
LEAST_FOR_SIMILAR, SAME_BEGINNING, FARTHEST, MOST_SIMILAR = 5, 3, 3, 3
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
        found = sorted(self._beginning(word.form), key=lambda term: (-frequency(term), term))
        return [plain_word(term) for term in found[:MOST_COMPLETIONS]]

    def correction(self, word: Word, frequency: Frequency) -> Word | None:
        """The most frequent word that is one edit away; None where there is none."""
        if not word.form.isalpha() or not LEAST_FOR_CORRECTION <= len(word.form) <= MOST_FOR_CORRECTION:
            return None
        meant = {term for edit in one_edit(word.form) for term in (edit, edit.removesuffix("s"))}  # terms are singular
        found = [term for term in meant if term in self]
        best = min(found, key=lambda term: (-frequency(term), term), default=None)
        return plain_word(best) if best else None

    def similar(self, word: Word, frequency: Frequency) -> list[Word]:
        """What may have been meant by a word that no single edit mends: beginning like it, the nearest first."""
        if not word.form.isalpha() or not LEAST_FOR_SIMILAR <= len(word.form) <= MOST_FOR_CORRECTION:
            return []
        possible = self._beginning(word.form[:SAME_BEGINNING])
        near = [(edits(word.form, term), -frequency(term), term) for term in possible]
        return [plain_word(term) for distance, _, term in sorted(near)[:MOST_SIMILAR] if distance <= FARTHEST]

    def _beginning(self, start: str) -> tuple[str, ...]:
        return self.terms[bisect_left(self.terms, start) : bisect_left(self.terms, start + "\U0010ffff")]


def plain_word(form: str) -> Word:
    """A word of the index, as if it had been typed."""
    return Word(form, (form,), raw=form)


def edits(a: str, b: str) -> int:
    """How many characters must be left out, added, changed or swapped with a neighbour to make `b` of `a`."""
    before, row = list[int](), list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        older, before, row = before, row, [i]
        for j in range(1, len(b) + 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1]))
            is_swap = i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]
            row.append(min(cost, older[j - 2] + 1) if is_swap else cost)
    return row[-1]


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
