"""What a record claims of its article: each number, date, term and quotation with the lines where it must stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.values import LineRange, Location

Ranges = tuple[LineRange, ...]
OF_OTHERS = frozenset(
    {"comparisons", "mentioned", "conclusions", "discrepancies", "source", "synopsis", "care"}
)  # not facts of this patient's course
Kind = Literal[
    "amount", "date", "integer", "quotation", "term", "stage", "number", "often", "code", "roman", "cells",
    "label", "lines", "denial", "silence", "width", "offset",
]  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """One thing that must stand in the article, and where the record says it."""

    kind: Kind
    location: Location  # of the value in the record's file
    entry: str  # id of the entry, or the place of a text that is in none
    shown: str  # the value as the record writes it
    wanted: Any  # an amount, a date, words, names or cells; in our own words what they were read as
    ranges: Ranges | None  # None: it has no place of its own and may stand anywhere in the case's parts of the text
    inferred: bool = False  # not looked for further where no line states it
    prose: bool = False  # of our own words: an exception may say where the number comes from
    near: tuple[str, ...] = ()  # names near which a stage must stand
    named: tuple[str, ...] = ()  # the article's own words for it, as the entry quotes them
    rivals: tuple[str, ...] = ()  # names of the other concepts or values that could stand here
    closed: bool = False  # sex, status and category: where the lines name a rival alone, none can be inferred
    everywhere: bool = False  # each of the places must have it
    or_quoted: bool = False  # the quoted words may stand for the name
    told: bool = False  # must be told of this patient, not in introduction or discussion alone
    denied: bool = True  # may stand behind a 'no' or before a 'Neg'
    about: tuple[str, str] | None = None  # the drug or test that an amount belongs to: kind and id of its concept
    on: str = ""  # the date of a measurement
    reason: str = ""  # why a date is inferred
    exact: bool = True  # a date neither more nor less exact than the article's

    def at(self, ranges: Ranges | None) -> Claim:
        """The same claim at other lines."""
        return replace(self, ranges=ranges)
