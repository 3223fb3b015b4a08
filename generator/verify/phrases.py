"""Words of a text in order, to find quotations and names in it whatever their case, spaces and hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from generator.verify import numbers

Word = tuple[str, int, int]  # in lower case and American spelling; where it starts and ends
_TOKEN = re.compile(rf"(?P<number>{numbers.DIGITS})|(?P<word>(?:[^\W\d_]|\u00ad)+)|(?P<sign>[^\s\w])")
_SILENT = set("-'\"_*")
_SPELLINGS = (
    ("aemia", "emia"), ("haem", "hem"), ("oedema", "edema"), ("oesoph", "esoph"), ("foet", "fet"), ("rrhoea", "rrhea"),
    ("paed", "ped"), ("leucocyt", "leukocyt"), ("isation", "ization"), ("ised", "ized"), ("ising", "izing"),
    ("sulph", "sulf"), ("dysaesth", "dysesth"), ("tumour", "tumor"), ("colour", "color"),
)  # fmt: skip


def american(word: str) -> str:
    """A word in lower case in its American spelling."""
    for british, us in _SPELLINGS:
        word = word.replace(british, us)
    return word


class _Index:
    """Tokens put together without spaces; what is found must begin and end with a token."""

    def __init__(self, tokens: list[Word]) -> None:
        self.text = "".join(token for token, _, _ in tokens)
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        at = 0
        for token, start, end in tokens:
            self.starts[at] = start
            at += len(token)
            self.ends[at] = end

    def find(self, wanted: str) -> Iterator[tuple[int, int]]:
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            if at in self.starts and at + len(wanted) in self.ends:
                yield self.starts[at], self.ends[at + len(wanted)]
            at = self.text.find(wanted, at + 1)


class Phrases:
    """Finds phrases in one string and says where they start and end."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _quotes(self) -> _Index:
        return _Index(list(tokens(self._text)))

    @cached_property
    def _terms(self) -> _Index:
        return _Index(self.words)

    @cached_property
    def words(self) -> list[Word]:
        """Words and numbers with their places, in American spelling."""
        return [(american(token), start, end) for token, start, end in tokens(self._text) if is_word(token)]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word once."""
        return frozenset(word for word, _, _ in self.words)

    def quotation(self, words: str) -> Iterator[tuple[int, int]]:
        """Where the very words stand, punctuation included."""
        return self._quotes.find("".join(token for token, _, _ in tokens(words.strip(" .,;:"))))

    def term(self, name: str) -> Iterator[tuple[int, int]]:
        """Where a name stands, British or American, singular or plural, punctuation left aside."""
        wanted = "".join(american(token) for token, _, _ in tokens(name) if is_word(token))
        for form in (wanted, f"{wanted}s", f"{wanted}es", re.sub("is$", "es", wanted)):
            yield from self._terms.find(form)


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not a sign."""
    return token[0].isalnum() or token[0] == "#"


def tokens(text: str) -> Iterator[Word]:
    """Words in lower case, numbers as '#1210#' and signs, each with its start and end."""
    for match in _TOKEN.finditer(text):
        if match["number"]:
            yield f"#{match['number'].replace(',', '')}#", *match.span()
        elif match["word"]:
            word = match["word"].replace("\u00ad", "").lower()
            if word:
                yield word, *match.span()
        elif match["sign"] not in _SILENT:
            yield match["sign"], *match.span()
