"""The ledger of every address that was ever published, and of what became of those that are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from generator.model import CaseId
from generator.values import Model, PartialDate, Sha256, Text

FILE = "permalinks.yml"
# No part begins with a dot, so none leads upwards; and a file is of a kind that no browser runs, since a withdrawn one
# is replaced by the reason in words.
_PART = "[A-Za-z0-9][A-Za-z0-9._-]*"
_DATA = "bib|csv|json|jsonl|jsonld|md|nt|parquet|pdf|png|ris|sqlite|tsv|ttl|txt|xml|yml|zip"
Address = Annotated[
    str,
    Field(
        pattern=rf"^({_PART}/)*({_PART}\.({_DATA})|[A-Z0-9]+)?(#[A-Za-z0-9_.:-]+)?$",
        max_length=200,
        description="from the site root, without a slash at its start",
        examples=["drugs/pirarubicin/", "cases/hcc-0001/#treatment-2"],
    ),
]


class Frozen(Model):
    """One published revision of a record: its number and the SHA-256 of its frozen file."""

    number: int = Field(gt=0)
    sha256: Sha256


class Release(Model):
    """What one release published for the first time: frozen revisions, and addresses with their fragments."""

    date: PartialDate
    revisions: Mapping[CaseId, Frozen] = {}
    addresses: Mapping[Address, tuple[Text, ...]] = {}


class Move(Model):
    """An address that leads to another one now."""

    from_: Address = Field(alias="from", examples=["drugs/thp/"])
    to: Address = Field(examples=["drugs/pirarubicin/"])
    on: PartialDate
    reason: Text


class Withdrawal(Model):
    """An address whose content was taken back; it answers with the reason, for ever."""

    address: Address = Field(examples=["cases/hcc-0007/"])
    on: PartialDate
    reason: Text
    successor: Address | None = Field(None, description="where to read on", examples=["cases/hcc-0008/"])


class Ledger(Model):
    """The file `permalinks.yml`. Releases are only ever added; moves and withdrawals say what became of an address."""

    moved: tuple[Move, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    releases: tuple[Release, ...] = ()

    @cached_property
    def addresses(self) -> Mapping[str, frozenset[str]]:
        """Every published address with every fragment that it ever had."""
        known: defaultdict[str, set[str]] = defaultdict(set)
        for release in self.releases:
            for address, fragments in release.addresses.items():
                known[address].update(fragments)
        return {address: frozenset(fragments) for address, fragments in known.items()}

    @cached_property
    def revisions(self) -> Mapping[str, tuple[Frozen, ...]]:
        """Record id to its published revisions, oldest first."""
        known: defaultdict[str, list[Frozen]] = defaultdict(list)
        for release in self.releases:
            for case_id, frozen in release.revisions.items():
                known[case_id].append(frozen)
        return {case_id: tuple(frozen) for case_id, frozen in known.items()}

    @cached_property
    def gone(self) -> Mapping[str, Move | Withdrawal]:
        """Address (with its fragment, if it is one of an entry) to what became of it."""
        return {move.from_: move for move in self.moved} | {item.address: item for item in self.withdrawn}

    def end_of(self, address: str) -> str:
        """Where the moves of `address` lead in the end; one of them where they go in a circle."""
        seen: set[str] = set()
        while address not in seen and isinstance(fate := self.gone.get(address), Move):
            seen.add(address)
            address = fate.to
        return address

    def gone_from(self, address: str) -> tuple[tuple[str, Move | Withdrawal], ...]:
        """The fragments that are gone from one page, and what became of each."""
        parts = ((gone.partition("#"), fate) for gone, fate in self.gone.items())
        return tuple((fragment, fate) for (page, _, fragment), fate in parts if page == address and fragment)


def is_kept(page: str, fragment: str, ledger: Ledger) -> bool:
    """Whether a lost address is accounted for: its page or itself was moved or withdrawn."""
    return page in ledger.gone or (bool(fragment) and f"{page}#{fragment}" in ledger.gone)


def shrunk(before: Ledger, after: Ledger) -> list[str]:
    """What `after` has lost of an earlier state of the ledger, in words; a ledger only ever grows."""
    lost = []
    if after.releases[: len(before.releases)] != before.releases:
        lost.append("a release was changed or taken away")
    moves = (move for move in before.moved if move not in after.moved)
    lost += [f"the move of '{move.from_}' was changed or taken away" for move in moves]
    gone = (item for item in before.withdrawn if item not in after.withdrawn)
    return lost + [f"the withdrawal of '{item.address}' was changed or taken away" for item in gone]
