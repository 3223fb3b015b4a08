"""The rules of the ledger that the records alone can answer: no record, entry or concept may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.atlas import Atlas
from generator.ledger import Ledger, is_kept
from generator.links import COMPLICATIONS, DRUGS, MODALITIES, case_url, trial_url
from generator.model import Case
from generator.problems import Problem
from generator.values import Location
from generator.yaml_source import Document

_CASE_PAGE = re.compile(r"cases/(hcc-[0-9]{4,6})/")
_CONCEPT_PAGE = re.compile(rf"({DRUGS}|{MODALITIES}|{COMPLICATIONS})([a-z0-9-]+)/")


@dataclass(frozen=True)
class _Present:
    """The pages that the records give rise to, and their entries: those of records, and the trials of drugs."""

    pages: frozenset[str]
    entries: frozenset[str]
    unread: frozenset[str]  # pages of records that are there but could not be read
    incomplete: frozenset[str]  # kinds of concepts whose file could not be read in full

    def has(self, address: str) -> bool:
        """Whether the page, or the entry where `address` has a fragment, is there."""
        return address in (self.entries if "#" in address else self.pages)

    def may_have(self, address: str) -> bool:
        """Whether it is there, or stands in a file that could not be read in full."""
        return self.has(address) or address.partition("#")[0] in self.unread or address.split("/")[0] in self.incomplete


def check_permalinks(atlas: Atlas, document: Document, files: Mapping[str, Document]) -> list[Problem]:
    """Every problem with the addresses of `atlas.ledger`, each at its line in `document`; `files` holds every file by
    its id, so that what is broken is not taken for gone."""
    present, ledger = _present(atlas, files), atlas.ledger
    found = [*_lost(ledger, present), *_fates(ledger, present), *_told_once(ledger), *_numbers(ledger)]
    return [Problem(document.path, document.line_of(location), message) for location, message in found]


def _present(atlas: Atlas, files: Mapping[str, Document]) -> _Present:
    kinds = ((DRUGS, "drugs"), (MODALITIES, "modalities"), (COMPLICATIONS, "complications"))
    pages = {f"{url}{concept_id}/" for url, kind in kinds for concept_id in atlas.vocabulary.of_kind(kind)}
    pages |= {case_url(file_id) for file_id in files if file_id.startswith("hcc-")}
    entries = {f"{case_url(case.id)}#{entry_id}" for case in atlas.cases for entry_id in entry_ids(case)}
    entries |= {f"{case_url(case.id)}#{entry_id}" for case in atlas.cases for entry_id in files[case.id].left_out}
    entries |= {trial_url(drug_id, trial.id) for drug_id, trials in atlas.trials_of_drug.items() for trial in trials}
    unread = {case_url(file_id) for file_id in files if file_id not in atlas.by_id}
    return _Present(frozenset(pages), frozenset(entries), frozenset(unread), atlas.vocabulary.incomplete)


def entry_ids(case: Case) -> frozenset[str]:
    """The id of every entry of a record: the fragments of its page that are promised to stay."""
    ids = (getattr(part, "id", None) for location, part in case.parts if location)
    return frozenset(entry_id for entry_id in ids if isinstance(entry_id, str))


def _lost(ledger: Ledger, present: _Present) -> Iterator[tuple[Location, str]]:
    """A published record, entry or concept must be there still, or the ledger must say what became of it."""
    for index, release in enumerate(ledger.releases):
        for page, fragments in release.addresses.items():
            at: Location = ("releases", index, "addresses", page)
            if not (_CASE_PAGE.fullmatch(page) or _CONCEPT_PAGE.fullmatch(page)) or is_kept(page, "", ledger):
                continue
            if not present.may_have(page):
                yield at, f"'{page}' was published and is gone{_how_to_mend(page)}"
                continue
            for fragment in fragments:
                address = f"{page}#{fragment}"
                if not present.may_have(address) and not is_kept(page, fragment, ledger):
                    yield at, f"'{address}' was published and is gone{_how_to_mend(address)}"


def _how_to_mend(address: str) -> str:
    withdraw = f"withdrawn: - {{address: {address!r}, on: 2026-12-01, reason: Entered twice.}}"
    if _CASE_PAGE.fullmatch(address):
        return f"; bring the file back, or say in the ledger why it is gone; for example {withdraw}"
    move = f"moved: - {{from: {address!r}, to: …, on: 2026-12-01, reason: Renamed.}}"
    return f"; bring its id back, or say in the ledger what became of it; for example {move} or {withdraw}"


def _fates(ledger: Ledger, present: _Present) -> Iterator[tuple[Location, str]]:
    """Only what was published and is gone can have moved or been withdrawn, and it must lead to what is there."""
    for index, move in enumerate(ledger.moved):
        yield from _fate(("moved", index, "from"), move.from_, ledger, present)
        if "#" not in move.from_ and not _CONCEPT_PAGE.fullmatch(move.from_):
            message = "must be the page of a drug, modality or complication, or an entry of a record"
            yield ("moved", index, "from"), f"'from' {message}; withdraw '{move.from_}' and name its successor"
        yield from _target(("moved", index, "to"), "to", move.to, present)
    for index, item in enumerate(ledger.withdrawn):
        yield from _fate(("withdrawn", index, "address"), item.address, ledger, present)
        if item.successor is not None:
            yield from _target(("withdrawn", index, "successor"), "successor", item.successor, present)


def _told_once(ledger: Ledger) -> Iterator[tuple[Location, str]]:
    """What became of an address must be told once."""
    fates: list[tuple[Location, str]] = [(("moved", i, "from"), move.from_) for i, move in enumerate(ledger.moved)]
    fates += [(("withdrawn", i, "address"), item.address) for i, item in enumerate(ledger.withdrawn)]
    seen: set[str] = set()
    for at, address in fates:
        if address in seen:
            yield at, f"what became of '{address}' must be told once, found twice"
        seen.add(address)


def _fate(at: Location, address: str, ledger: Ledger, present: _Present) -> Iterator[tuple[Location, str]]:
    page, _, fragment = address.partition("#")
    published = ledger.addresses.get(page)
    if published is None or (fragment and fragment not in published):
        yield at, f"'{at[-1]}' must be an address that was published, found '{address}'"
    if present.has(address):
        yield at, f"'{address}' is there, although it is said to be gone; an id is never used again: choose another one"


def _target(at: Location, name: str, address: str, present: _Present) -> Iterator[tuple[Location, str]]:
    if not present.may_have(address):
        yield at, f"'{name}' must be the address of a record, an entry or a concept that is there, found '{address}'"


def _numbers(ledger: Ledger) -> Iterator[tuple[Location, str]]:
    """The revisions of a record must be published in order, from 1."""
    last: dict[str, int] = {}
    for index, release in enumerate(ledger.releases):
        for case_id, frozen in release.revisions.items():
            wanted = last.get(case_id, 0) + 1
            if frozen.number != wanted:
                yield ("releases", index, "revisions", case_id), f"'number' must be {wanted}, found {frozen.number}"
            last[case_id] = frozen.number
