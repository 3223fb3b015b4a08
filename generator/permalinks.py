"""The rules of the ledger that the records alone can answer: no record, entry or concept may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.atlas import Atlas
from generator.ledger import Ledger, Move, is_kept
from generator.links import COMPLICATIONS, DRUGS, MODALITIES, ROOT, SITEMAP, case_url, trial_url
from generator.model import Case
from generator.problems import Problem
from generator.revisions import frozen_path
from generator.rules.concepts import concepts_are_known, units_belong_to_the_test
from generator.values import Location
from generator.yaml_source import Document

_CASE_PAGE = re.compile(r"cases/(hcc-[0-9]{4,6})/")
_REVISION_PAGE = re.compile(r"cases/hcc-[0-9]{4,6}/r[0-9]+/")
_CONCEPT_PAGE = re.compile(rf"({DRUGS}|{MODALITIES}|{COMPLICATIONS})([a-z0-9-]+)/")


@dataclass(frozen=True)
class _Present:
    """The pages that the records give rise to, and their entries: those of records, and the trials of drugs."""

    pages: frozenset[str]
    entries: frozenset[str]
    unread: frozenset[str]  # pages of records that are there but could not be read
    unread_trials: frozenset[str]  # ids of trials that are there but could not be read
    incomplete: frozenset[str]  # kinds of concepts whose file could not be read in full

    def has(self, address: str) -> bool:
        """Whether the page, or the entry where `address` has a fragment, is there."""
        return address in (self.entries if "#" in address else self.pages)

    def may_have(self, address: str) -> bool:
        """Whether it is there, or stands in a file that could not be read in full."""
        page, _, fragment = address.partition("#")
        unread = page in self.unread or (page.startswith(DRUGS) and fragment in self.unread_trials)
        return self.has(address) or unread or page.split("/")[0] in self.incomplete


def check_permalinks(atlas: Atlas, document: Document, files: Mapping[str, Document]) -> list[Problem]:
    """Every problem with the addresses of `atlas.ledger`, each at its line in `document`; `files` holds every file by
    its id, so that what is broken is not taken for gone."""
    present, ledger = _present(atlas, files), atlas.ledger
    found = [*_lost(ledger, present), *_fates(ledger, present), *_told_once(ledger), *_in_order(ledger)]
    problems = [Problem(document.path, document.line_of(location), message) for location, message in found]
    return [*problems, *_named_by_frozen(atlas, Path(document.path).parent, files)]


def _present(atlas: Atlas, files: Mapping[str, Document]) -> _Present:
    kinds = ((DRUGS, "drugs"), (MODALITIES, "modalities"), (COMPLICATIONS, "complications"))
    pages = {f"{url}{concept_id}/" for url, kind in kinds for concept_id in atlas.vocabulary.of_kind(kind)}
    pages |= {case_url(file_id) for file_id in files if file_id.startswith("hcc-")}
    entries = {f"{case_url(case.id)}#{entry_id}" for case in atlas.cases for entry_id in entry_ids(case)}
    entries |= {f"{case_url(case.id)}#{entry_id}" for case in atlas.cases for entry_id in files[case.id].left_out}
    entries |= {trial_url(drug_id, trial.id) for drug_id, trials in atlas.trials_of_drug.items() for trial in trials}
    unread = {case_url(file_id) for file_id in files if file_id not in atlas.by_id}
    trials = frozenset(file_id for file_id in files if not file_id.startswith("hcc-") and file_id not in atlas.trials)
    return _Present(frozenset(pages), frozenset(entries), frozenset(unread), trials, atlas.vocabulary.incomplete)


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
        kind, target = _CONCEPT_PAGE.fullmatch(move.from_), _CONCEPT_PAGE.fullmatch(move.to)
        if kind and (target is None or kind[1] != target[1]):
            message = f"must be a page below {kind[1]}, since published revisions follow the move, found '{move.to}'"
            yield ("moved", index, "to"), f"'to' {message}; withdraw '{move.from_}' and name this as its successor"
        yield from _target(("moved", index, "to"), "to", move.to, ledger, present)
    for index, item in enumerate(ledger.withdrawn):
        yield from _fate(("withdrawn", index, "address"), item.address, ledger, present)
        if item.address in {ROOT, SITEMAP} or _REVISION_PAGE.fullmatch(item.address):
            message = f"'{item.address}' cannot be withdrawn; a revision stays readable when its record is withdrawn"
            yield ("withdrawn", index, "address"), message
        if item.successor is not None:
            yield from _target(("withdrawn", index, "successor"), "successor", item.successor, ledger, present)


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


def _target(at: Location, name: str, address: str, ledger: Ledger, present: _Present) -> Iterator[tuple[Location, str]]:
    """What an address leads to must be there; what is gone since must lead on, or say why it was withdrawn."""
    end = ledger.end_of(address)
    page, _, fragment = end.partition("#")
    in_a_circle = isinstance(ledger.gone.get(end), Move)
    if in_a_circle or not (present.may_have(end) or is_kept(page, fragment, ledger)):
        yield at, f"'{name}' must be the address of a record, an entry or a concept that is there, found '{address}'"


def _named_by_frozen(atlas: Atlas, directory: Path, files: Mapping[str, Document]) -> Iterator[Problem]:
    """What a published revision names must stay, since its page shows it for ever."""
    for case in (case for earlier in atlas.earlier.values() for case in earlier):
        rules = (concepts_are_known, units_belong_to_the_test)
        messages = [message for rule in rules for _, message in rule(case, atlas.vocabulary)]
        trials = [item.trial for item in case.comparisons if item.trial and item.trial not in files]
        messages += [f"'trial' must be a file of cases/trials/, found '{trial}'" for trial in trials]
        for message in messages:
            stays = "a published revision names it, so it must stay, or the ledger say under moved what its id is now"
            path = frozen_path(directory, case.id, case.revision.number).as_posix()
            yield Problem(path, 1, f"{message}; {stays}; leave this file as it is")


def _in_order(ledger: Ledger) -> Iterator[tuple[Location, str]]:
    """Releases must not go back in time, and the revisions of a record must be published in order, from 1."""
    last: dict[str, int] = {}
    for index, release in enumerate(ledger.releases):
        if index and release.date < ledger.releases[index - 1].date:
            yield ("releases", index, "date"), f"'date' must not lie before the last release, found {release.date}"
        for case_id, frozen in release.revisions.items():
            wanted = last.get(case_id, 0) + 1
            if frozen.number != wanted:
                yield ("releases", index, "revisions", case_id), f"'number' must be {wanted}, found {frozen.number}"
            last[case_id] = frozen.number
