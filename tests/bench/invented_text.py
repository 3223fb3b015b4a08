"""Invented running text: the atlas's own words as often as they stand there, and a long tail of invented ones.

Real text never stops bringing new words. So does this: the dictionary grows with about the square root of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random

ONSETS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "ph", "z", "br", "gl")
SYLLABLES = tuple(onset + vowel for onset in ONSETS for vowel in ("a", "e", "i", "o", "u"))
UNITS = ("mg", "mg/dL", "ng/mL", "cm", "Gy", "months", "days", "cycles", "%")
SCRAMBLE = 7919  # shares no factor with the number of syllables, so different ranks stay different words
# Of a hundred running words so many are on the topic of the document, rare, and amounts; most others are common.
TOPIC, RARE, AMOUNTS = 16, 3, 4
SENTENCE, PARAGRAPH = 18, 90


@dataclass(frozen=True)
class Words:
    """Draws words: how often each common one stands in real text decides how often it is drawn."""

    counts: Counter[str]
    rng: Random

    @cached_property
    def _listed(self) -> tuple[Sequence[str], Sequence[int]]:
        """The words and, in steps, how many running words they and those before them are."""
        return tuple(self.counts), tuple(accumulate(self.counts.values()))

    def common(self, number: int) -> list[str]:
        """Words as they stand in running text, stop words included."""
        listed, steps = self._listed
        return self.rng.choices(listed, cum_weights=steps, k=number)

    def rare(self, syllables: int = 4) -> str:
        """An invented word; the same few come again and again, and the others nearly never."""
        return invented_word(self.rank(0.5), syllables)

    def rank(self, exponent: float) -> int:
        """A rank from a distribution with so long a tail that new ones never stop."""
        return int(500 * (float(max(self.rng.random(), 1e-9)) ** (-1 / exponent) - 1))

    def topic(self) -> list[str]:
        """What one document is about, which it says over and over: telling words and a few rare ones."""
        telling = [word for word in self.common(150) if len(word) > 5][:24]
        return [*telling, *(self.rare() for _ in range(6))]

    def amount(self) -> str:
        """A number with a unit."""
        digits = self.rng.choice((1, 1, 10, 10, 10, 100, 1000))
        return f"{self.rng.randrange(1, 100) * digits / 10:g} {self.rng.choice(UNITS)}"


@dataclass(frozen=True)
class Prose:
    """The body of one document: running words with the names that must stand in it strewn among them."""

    words: Words
    names: Sequence[str]
    topic: Sequence[str]

    def text(self, number: int) -> str:
        """About `number` words, in sentences and paragraphs."""
        drawn = self._drawn(number)
        self.words.rng.shuffle(drawn)
        paragraphs = (drawn[start : start + PARAGRAPH] for start in range(0, len(drawn), PARAGRAPH))
        return "\n".join(" ".join(_sentences(paragraph)) for paragraph in paragraphs)

    def _drawn(self, number: int) -> list[str]:
        drawn = [*self.names, *self.words.rng.choices(self.topic, k=number * TOPIC // 100)]
        drawn += [self.words.rare() for _ in range(number * RARE // 100)]
        drawn += [self.words.amount() for _ in range(number * AMOUNTS // 100)]
        return drawn + self.words.common(max(0, number - sum(len(text.split()) for text in drawn)))


def _sentences(words: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(words), SENTENCE):
        sentence = " ".join(words[start : start + SENTENCE])
        yield f"{sentence[0].upper()}{sentence[1:]}."


def invented_word(rank: int, syllables: int) -> str:
    """The invented word of this rank; neighbouring ranks share no beginning."""
    number = rank * SCRAMBLE % len(SYLLABLES) ** syllables
    parts = []
    for _ in range(syllables):
        number, syllable = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[syllable])
    return "".join(parts)


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """How often each word of letters stands in `texts`, in alphabetical order."""
    found = Counter(word.strip(".,;:()'\"").lower() for text in texts for word in text.split())
    return Counter({word: count for word, count in sorted(found.items()) if word.isalpha() and len(word) < 30})
