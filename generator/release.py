"""Freezes what changed since the last release, and enters it and its addresses into the ledger."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from generator.atlas import Atlas
from generator.ledger import FILE, Frozen, Ledger, Release
from generator.published import addresses
from generator.read import read_ledger
from generator.revisions import FOLDER, digest, frozen_path

_HEAD = """\
# Every address that was ever published. It grows and never shrinks: `atlas release` adds to the end, and what is
# published there stays as it is. An address that is gone is told of under moved or withdrawn, and so answers for ever:
#   moved:     - {from: drugs/thp/, to: drugs/pirarubicin/, on: 2026-12-01, reason: Renamed to the generic name.}
#   withdrawn: - {address: cases/hcc-0007/, on: 2026-12-01, reason: Entered twice., successor: cases/hcc-0003/}
moved: []
withdrawn: []
releases:
"""


class ReleaseFailed(Exception):
    """The ledger could not be extended; nothing was published."""


@dataclass(frozen=True)
class Plan:
    """What a release would publish for the first time."""

    revisions: dict[str, Frozen]
    addresses: dict[str, tuple[str, ...]]

    def __bool__(self) -> bool:
        return bool(self.revisions or self.addresses)


def unfrozen(atlas: Atlas, cases: Path) -> dict[str, Frozen]:
    """Record id to the revision that was not published yet; `cases` is the directory of the records."""
    published = {case_id: frozen[-1].number for case_id, frozen in atlas.ledger.revisions.items()}
    return {
        case.id: Frozen(number=case.revision.number, sha256=digest(cases / f"{case.id}.yml"))
        for case in atlas.cases
        if case.revision.number > published.get(case.id, 0)
    }


def plan(atlas: Atlas, cases: Path, site_dir: Path) -> Plan:
    """What is new in the records and in the site that was built from them."""
    known = atlas.ledger.addresses
    new = {
        address: tuple(fragment for fragment in fragments if fragment not in known.get(address, ()))
        for address, fragments in addresses(site_dir).items()
    }
    return Plan(
        unfrozen(atlas, cases), {address: parts for address, parts in new.items() if parts or address not in known}
    )


def publish(new: Plan, cases: Path, date: str) -> None:
    """Freeze the revisions of `new` and add it to the ledger; raises ReleaseFailed and changes nothing published."""
    path, before = cases / FILE, read_ledger(cases)[0]
    release = _release(new, before, date)
    _check_unchanged(new, cases)
    fresh = cases / FOLDER / f"{FILE}.new"  # what an interrupted release leaves is found there and named
    fresh.parent.mkdir(exist_ok=True)
    try:
        fresh.write_text(_text(path) + _entry(release), encoding="utf-8", newline="\n")
        _check_grown(before, release, fresh)
        for case_id, frozen in new.revisions.items():
            shutil.copyfile(cases / f"{case_id}.yml", frozen_path(cases, case_id, frozen.number))
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _release(new: Plan, before: Ledger, date: str) -> Release:
    """The release; ReleaseFailed for a date or an address that no ledger can hold."""
    try:
        release = Release(date=date, revisions=new.revisions, addresses=new.addresses)
    except ValidationError as error:
        reasons = (f"{error['loc'][-1]}: {error['msg']}, found '{error['input']}'" for error in error.errors())
        raise ReleaseFailed("; ".join(reasons)) from error
    if before.releases and date < before.releases[-1].date:
        raise ReleaseFailed(f"--date must not lie before the last release, {before.releases[-1].date}; found {date}")
    return release


def _check_unchanged(new: Plan, cases: Path) -> None:
    """A record that is edited while the site is being built is not frozen half-checked."""
    for case_id, frozen in new.revisions.items():
        if digest(cases / f"{case_id}.yml") != frozen.sha256:
            raise ReleaseFailed(f"{case_id}.yml was changed during the release; run it again")


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
    return text if text.endswith("\n") else f"{text}\n"


def _entry(release: Release) -> str:
    """The release as YAML, an item of the list that ends the ledger."""
    data = release.model_dump(mode="json")
    text = yaml.safe_dump([data], default_flow_style=None, sort_keys=False, width=118, allow_unicode=True)
    # The home page: the library writes an empty key in its long form.
    return text.replace("    ? ''\n    : ", "    '': ")


def _check_grown(before: Ledger, release: Release, fresh: Path) -> None:
    """The new text must read as the old ledger and one release more."""
    after, document = read_ledger(fresh.parent, fresh.name)
    if document.problems or after != before.model_copy(update={"releases": (*before.releases, release)}):
        raise ReleaseFailed(f"{FILE} must end with the list 'releases', so that a release can be added to its end")
