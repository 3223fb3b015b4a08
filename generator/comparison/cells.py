"""The pieces of a comparison: a row, its cell, the statements in it, and what of it can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.course.words import when_words
from generator.derived import converted
from generator.markup import amount
from generator.model import Fact, Measurement, Statement
from generator.model.statements import Missing
from generator.values import Amount, LineRange, When
from generator.vocabulary import Test


@dataclass(frozen=True)
class Interval:
    """Between which numbers a value lies, in the first unit of its test; None where a bound leaves it open."""

    low: float | None
    high: float | None


# What is the same or differs: words, or a number with its bounds. None where words cannot be compared by a program.
Comparable = str | Interval | None


@dataclass(frozen=True)
class Item:
    """One statement in a cell: `at` is its fragment on the page of the case, `lines` are those that state it."""

    text: str = ""
    at: str = ""
    missing: Missing | None = None
    note: str = ""
    inferred: bool = False
    lines: tuple[LineRange, ...] = ()


@dataclass(frozen=True)
class Cell:
    """What one record says in a row; without items it says nothing."""

    items: tuple[Item, ...] = ()
    compare: Comparable = None


@dataclass(frozen=True)
class Row:
    """A row of one record. `subject` finds by their title the contradictions that may be about it; `rank` is its place
    among the rows of its group, for groups in which not every record has every row."""

    key: str
    label: str
    cell: Cell
    subject: str = ""
    rank: int | None = None


def item(text: str, statement: Statement | None, at: str, note: str = "") -> Item:
    """A statement with these words, or with its kind of missing and these words."""
    if statement is None:
        return Item(text, at, note=note)
    return Item(text, at, statement.missing, note, bool(statement.inferred), statement.at or ())


def fact_cell(fact: Fact, at: str, compare: Comparable = None) -> Cell:
    """A fact in words; one that is stated to be absent compares as such."""
    return Cell((item(fact.value or "", fact, at),), "absent" if fact.missing == "absent" else compare)


def items_cell(items: Iterable[Item], compare: Comparable = None) -> Cell:
    """A cell of several statements."""
    return Cell(tuple(items), compare)


def set_cell(pairs: Iterable[tuple[str, Item]]) -> Cell:
    """Statements about concepts, compared by the concepts that the patient had, where the record tells of any."""
    known = tuple(pairs)
    had = sorted({concept for concept, said in known if said.missing is None})
    told = any(said.missing in (None, "absent") for _, said in known)
    return Cell(tuple(said for _, said in known), ", ".join(had) or "none" if told else None)


def joined(*parts: str | None, between: str = "; ") -> str:
    """The parts that say something, one after the other."""
    return between.join(part for part in parts if part)


def dated(date: When | None) -> str:
    """A date in words: the article's own first, then between which days it must lie."""
    words = when_words(date)
    own = date.as_reported if date and date.value is None else None
    return words if own is None or own == words else f"{own}; {words}"


def measured_item(entry: Measurement, test: Test, when: str) -> Item:
    """A result as printed, in the first unit of its test beside it where that is another, and when it was found."""
    result = joined(amount(entry.value) if entry.value else None, entry.reads, between=", ")
    same = converted(entry, test)
    if same and entry.value and test.kind != "tumour marker" and same.numbers == entry.value.numbers:
        same = None  # another name of the same unit
    return item(result, entry, entry.id, joined(f"= {amount(same)}" if same else None, when))


def measured(entry: Measurement, test: Test) -> Comparable:
    """What of a result can be compared: a number in the first unit of its test, or words such as 'positive'."""
    if entry.value is None:
        return plain(entry.reads)
    factor = test.units.get(entry.value.unit, None if test.units or entry.value.unit else Decimal(1))
    return None if factor is None or entry.reads else interval(entry.value, factor)


def interval(value: Amount, factor: Decimal) -> Interval | None:
    """Between which numbers an amount lies; None for what is only about right, and for dimensions."""
    if value.comparator == "~" or value.shape == "dimensions":
        return None
    low, high = (float(number * factor) for number in (value.numbers[0], value.numbers[-1]))
    return Interval(None if value.comparator in {"<", "≤"} else low, None if value.comparator in {">", "≥"} else high)


def spanned(values: Iterable[Comparable]) -> Interval | None:
    """The interval that holds all of them; None where one is not an interval."""
    every = tuple(values)
    known = [value for value in every if isinstance(value, Interval)]
    lows = [value.low for value in known if value.low is not None]
    highs = [value.high for value in known if value.high is not None]
    if not known or len(known) < len(every):
        return None
    return Interval(min(lows) if len(lows) == len(known) else None, max(highs) if len(highs) == len(known) else None)


def plain(text: str | None) -> str | None:
    """A short text as it is compared: without capitals and double spaces."""
    return re.sub(r"\s+", " ", text).strip().casefold() if text else None
