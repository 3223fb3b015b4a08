"""One file compared with its article: which claims were found, inferred, our own or are missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.verify.article import Article
from generator.verify.claims import Claim
from generator.verify.exceptions import Exceptions, Ours
from generator.verify.matching import spans_of
from generator.verify.prose import explains
from generator.verify.rivals import is_contradicted
from generator.verify.spans import Spans

State = Literal["found", "inferred", "ours", "missing"]
NOT_COUNTED = frozenset({"lines", "label", "denial", "silence", "width"})  # looked for, but no values
INFERABLE = frozenset({"date", "term", "stage"})


@dataclass(frozen=True)
class Looked:
    """A claim, how it fared, and where it stands in the text."""

    claim: Claim
    state: State
    spans: Spans = ()


@dataclass(frozen=True)
class Compared:
    """What became of every claim of one file."""

    looked: tuple[Looked, ...]
    stale: tuple[int, ...]  # positions of exceptions that excuse nothing

    def count(self, state: State) -> int:
        """How many values have this state."""
        return sum(each.state == state and each.claim.kind not in NOT_COUNTED for each in self.looked)

    @property
    def spans(self) -> Spans:
        """Every place of the text that a claim was found at."""
        return tuple(span for each in self.looked for span in each.spans)


def compare(claims: Iterable[Claim], article: Article, exceptions: Exceptions) -> Compared:
    """Look every claim up in its article."""
    excused: set[int] = set()
    looked = tuple(_look(claim, article, exceptions.ours, excused) for claim in claims)
    return Compared(looked, tuple(i for i in range(len(exceptions.ours)) if i not in excused))


def _look(claim: Claim, article: Article, ours: tuple[Ours, ...], excused: set[int]) -> Looked:
    if claim.inferred and claim.kind == "date":
        known = explains(claim.reason, str(claim.wanted)) or spans_of(claim, article)
        return Looked(claim, "inferred" if known else "missing")
    spans = () if is_contradicted(claim, article) else spans_of(claim, article)
    if spans:
        return Looked(claim, "found", spans)
    reasons = [
        i for i, each in enumerate(ours) if claim.prose and (each.entry, each.number) == (claim.entry, claim.shown)
    ]
    excused.update(reasons)
    if reasons:
        return Looked(claim, "ours")
    may = claim.inferred and claim.kind in INFERABLE and not is_contradicted(claim, article)
    return Looked(claim, "inferred" if may else "missing")
