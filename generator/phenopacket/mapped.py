"""What a mapper returns: the elements it made, and the account of what they carry, simplify and leave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.values import Model

Element = TypeVar("Element")
Other = TypeVar("Other")


@dataclass(frozen=True)
class Carried:
    """Fields of a part of the record that stand in the Phenopacket."""

    part: Model
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Left:
    """A field of a part that the Phenopacket simplifies or leaves out, and why."""

    part: Model
    field: str
    why: str


@dataclass(frozen=True)
class Mapped(Generic[Element]):
    """Elements of a Phenopacket with the account of the record's fields."""

    elements: tuple[Element, ...] = ()
    carried: tuple[Carried, ...] = ()
    left: tuple[Left, ...] = ()


def joined(parts: Iterable[Mapped[Element]]) -> Mapped[Element]:
    """Several results as one, in their order."""
    found = tuple(parts)
    return Mapped(
        tuple(element for part in found for element in part.elements),
        tuple(carried for part in found for carried in part.carried),
        tuple(left for part in found for left in part.left),
    )
