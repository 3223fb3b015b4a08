"""Why two records are alike and in what they differ, in words that lead back to their entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model import Case
from generator.similar.answers import Answer, Had, Item, wider_of
from generator.similar.variables import Variable


@dataclass(frozen=True)
class Reason:
    """One thing that is shared or differs: what both records state, and what only this or the other one states."""

    name: str
    both: tuple[Item, ...] = ()
    here: tuple[Item, ...] = ()
    there: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """Another case that is similar, with every reason for and against, and what cannot be compared and why."""

    other: Case
    shared: tuple[Reason, ...]
    differs: tuple[Reason, ...]
    unknown: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Compared:
    """The answers of this and the other record to one variable, and how alike they are; None is not comparable."""

    variable: Variable
    here: Answer
    there: Answer
    alike: int | None


def likeness(case: Case, other: Case, compared: Iterable[Compared]) -> Likeness:
    """The reasons for the likeness of two cases, in the order given."""
    shared: list[Reason] = []
    differs: list[Reason] = []
    unknown: list[tuple[str, str]] = []
    for one in compared:
        if one.alike is None:
            unknown.append((one.variable.name, _why(one, case.id, other.id)))
        elif isinstance(one.here.value, Had):
            shared += _shared(one)
            differs += _differing(one)
        else:
            (shared if one.alike >= one.variable.shared else differs).append(_single(one))
    return Likeness(other, tuple(_once(shared)), tuple(differs), tuple(unknown))


def _once(shared: list[Reason]) -> Iterator[Reason]:
    """Without a class of drugs that is a shared way of treating by the same name."""
    names = {item.name for reason in shared for item in reason.both if item.fragment}
    return (
        reason for reason in shared if not reason.both or reason.both[0].fragment or reason.both[0].name not in names
    )


def _why(one: Compared, here: str, there: str) -> str:
    """Which report is silent, or prints what cannot be compared."""
    silent = [(answer.why, name) for answer, name in ((one.here, here), (one.there, there)) if answer.value is None]
    if not silent:
        return "the reports do not tell of the same ones"
    if len({why for why, _ in silent}) == 1 and len(silent) == 2:
        return f"{silent[0][0]} in either"
    return "; ".join(f"{why} in {name}" for why, name in silent)


def _single(one: Compared) -> Reason:
    """A value of each; one in common is told once, with what was printed where that is not the same."""
    here, there = one.here.items[0], one.there.items[0]
    if here.text == there.text:
        return Reason(one.variable.name, (_joint(here, there),))
    same = (Item(here.name, here.name, there.fragment),) if here.name == there.name != "" else ()
    return Reason(one.variable.name, same, (_told(here, bool(same)),), (_told(there, bool(same)),))


def _told(item: Item, brief: bool) -> Item:
    """What one record prints; beside the name that both share, without that name."""
    return replace(item, text=(item.text.removeprefix(item.name).strip() or item.text) if brief else item.shown)


def _joint(here: Item, there: Item) -> Item:
    """What both state, as the other record does; it is told which of them is inferred."""
    sides = {(True, True): "inferred in both", (True, False): "inferred here", (False, True): "inferred there"}
    return replace(there, remark=sides.get((bool(here.remark), bool(there.remark)), ""))


def _shared(one: Compared) -> Iterator[Reason]:
    """Concepts that both had or both are said not to have had, and wider terms that join different ones."""
    mine = {item.name: item for item in one.here.items}
    both = [item for item in one.there.items if item.name in mine]
    if both:
        yield Reason(one.variable.name, tuple(_joint(mine[item.name], item) for item in both))
    elif not (one.here.items or one.there.items):
        yield Reason(f"{one.variable.name}, stated to be absent", (), one.here.absent, one.there.absent)
    yield from _wider(one, frozenset(wider_of(both)))


def _wider(one: Compared, told: frozenset[str]) -> Iterator[Reason]:
    """Classes or groups in common of which no member is."""
    mine, other = set(wider_of(one.here.items)), set(wider_of(one.there.items))
    for name in sorted((mine & other) - told):
        here, there = ([item for item in answer.items if item.wider == name] for answer in (one.here, one.there))
        yield Reason(one.variable.wider, (Item(name, name, ""),), tuple(here), tuple(there))


def _differing(one: Compared) -> Iterator[Reason]:
    """Concepts that only one of the two had."""
    mine, other = ({item.name for item in answer.items} for answer in (one.here, one.there))
    here = tuple(item for item in one.here.items if item.name not in other)
    there = tuple(item for item in one.there.items if item.name not in mine)
    if here or there:
        yield Reason(one.variable.name, (), here or _none(one.here), there or _none(one.there))


def _none(answer: Answer) -> tuple[Item, ...]:
    """An absence, where it is what there is to tell."""
    return () if answer.items else tuple(replace(item, text=f"none ({item.text})") for item in answer.absent)
