"""What a record answers to one question: a value that can be compared, and the entries that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.markup import MISSING_WORDS
from generator.model import Entry, Statement

NOT_REPORTED = MISSING_WORDS["not reported"]


@dataclass(frozen=True)
class Item:
    """One thing that a record states: `name` is compared, `text` is shown, `fragment` is the address of its entry."""

    name: str
    text: str
    fragment: str
    remark: str = ""
    wider: str = ""

    @property
    def shown(self) -> str:
        """The text, with what it counts as where that says more."""
        return self.text if not self.name or self.text.startswith(self.name) else f"{self.text} ({self.name})"


@dataclass(frozen=True)
class Had:
    """What the patient had, what the article says was not there, and the wider terms of what there was."""

    present: frozenset[str]
    absent: frozenset[str]
    wider: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """A value to compare, or None and why there is none; the items that there were, and those stated to be absent."""

    value: Had | tuple[int, ...] | None
    items: tuple[Item, ...] = ()
    absent: tuple[Item, ...] = ()
    why: str = NOT_REPORTED


def one(value: tuple[int, ...], name: str, text: str, source: Statement, fragment: str = "") -> Answer:
    """A single value with the entry that states it; `fragment` is the address of what is no entry."""
    place = source.id if isinstance(source, Entry) else fragment
    return Answer(value, (Item(name, text, place, marked(source.inferred)),))


def marked(inferred: str | None) -> str:
    """The remark on what an editor infers; empty for what the article states."""
    return "inferred" if inferred else ""


def several(stated: Iterable[tuple[Item, str | None]], why: str = NOT_REPORTED) -> Answer:
    """Items, each with its kind of missing; a list that names nothing is silence, unless an absence is stated."""
    items: dict[str, Item] = {}
    absent: dict[str, Item] = {}
    silent = []
    for item, missing in stated:
        if missing in (None, "absent"):
            (absent if missing else items).setdefault(item.name, item)
        else:
            silent.append(MISSING_WORDS[missing or ""])
    had = Had(frozenset(items), frozenset(absent.keys() - items.keys()), frozenset(wider_of(items.values())))
    known = had if items or absent else None
    return Answer(known, tuple(items.values()), tuple(absent.values()), silent[0] if silent else why)


def wider_of(items: Iterable[Item]) -> Iterator[str]:
    """The wider terms of items that have one."""
    return (item.wider for item in items if item.wider)
