"""The best responses of single patients who were given a drug or a kind of treatment against the tumour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.glyphs import glyph
from generator.course.model import Look
from generator.model import Case, Treatment

_LOOKS: Mapping[str, Look] = {
    "complete": "complete",
    "partial": "partial",
    "stable": "stable",
    "progressive": "progressive",
    "not classified": "not-classified",
}
_ORDER = tuple(_LOOKS)


@dataclass(frozen=True)
class Anecdote:
    """One patient; `is_counted` where the treatment is among those counted with the best response."""

    case: Case
    is_counted: bool

    @property
    def look(self) -> Look:
        """How its best response is coloured and shaped."""
        return _LOOKS[self.case.best.category]

    @property
    def sign(self) -> Markup:
        """The shape of its best response, the same as in the picture of its course."""
        return glyph(self.look)


@dataclass(frozen=True)
class Anecdotes:
    """The patients, complete responses first."""

    entries: tuple[Anecdote, ...]


def anecdotes(cases: Iterable[Case], includes: Callable[[Treatment], bool]) -> Anecdotes:
    """Records with an antitumour treatment that `includes` what is asked for; emergency and other use is left out."""
    entries = []
    for case in cases:
        ids = {t.id for t in case.treatments if t.purpose == "antitumour" and includes(t)}
        if ids:
            entries.append(Anecdote(case, any(before.treatment in ids for before in case.best.given_before)))
    return Anecdotes(tuple(sorted(entries, key=_rank)))


def _rank(entry: Anecdote) -> tuple[bool, int, str]:
    return not entry.is_counted, _ORDER.index(entry.case.best.category), entry.case.id
