"""Tables of how complete a record is, and of what was found when it was compared with its article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.care import CareItem, care_items
from generator.case_summary import trial_addresses
from generator.data.cells import joined, lines_text
from generator.data.entry_table import TO_CASE, case_address
from generator.data.table import Row, Table, filled, text, whole
from generator.links import CURATION
from generator.model import Case
from generator.verification import Verified, state_of

_COUNTS = {
    "values": "numbers, units, dates, terms and quotations that were looked for",
    "found": "how many of them stand at the lines that the record names",
    "inferred": "values marked as inferred, which were not looked for",
    "ours": "numbers of our own prose that the article does not print, each with its reason",
    "numbers": "numbers in the article's case report, captions and tables of cases",
    "used": "how many of these numbers the record uses",
    "ignored": "how many are left out, each with its reason",
}


def care_table(atlas: Atlas, site_url: str) -> Table:
    """One row for each item of the CARE checklist in each record."""
    return filled(
        "care",
        "CARE checklist",
        "One row for each of the 13 items of the CARE checklist in each record, as far as the record holds them.",
        (
            text("case_id", "id of the record"), whole("revision", "number of the revision"),
            whole("item", "number of the item, from 1 to 13"), text("name", "name of the item"),
            text("state", "reported, partly reported, not reported, or not shown in the text read"),
            text("there", "what the article reports of it"),
            text("missing", "what is missing, incomplete, or only inferred by the editors"),
            text("at", "lines of the article's sections, where the item is a section"),
            text("beyond", "what the item asks for and the record cannot tell"),
            text("url", "permanent address of this revision"),
        ),
        ("case_id", "item"),
        (_care_row(case, item, site_url) for case in atlas.cases for item in care_items(case, atlas.vocabulary)),
        (TO_CASE,),
    )  # fmt: skip


def _care_row(case: Case, item: CareItem, site_url: str) -> Row:
    answer = item.answer
    lines = answer.at or (answer.said.at if answer.said else None)
    return {
        "case_id": case.id,
        "revision": case.revision.number,
        "item": item.number,
        "name": item.name,
        "state": answer.state,
        "there": joined(part.name for part in answer.there),
        "missing": joined(part.name for part in answer.lacking),
        "at": lines_text(lines),
        "beyond": answer.beyond or None,
        "url": case_address(case, site_url),
    }


def verification_table(atlas: Atlas, site_url: str) -> Table:
    """One row for each record and trial, compared with its article or not."""
    return filled(
        "verification",
        "Verification",
        "One row for each record and trial: what was found when its file was compared with the article.",
        (
            text("kind", "record or trial"), text("id", "id of the record or trial"),
            text("state", "verified, incomplete, changed since (the file is another now) or never"),
            text("date", "when it was compared"), text("file_sha256", "SHA-256 of the file that was compared"),
            text("text_sha256", "SHA-256 of the article's text"),
            *(whole(name, meaning) for name, meaning in _COUNTS.items()),
            text("url", "permanent address of the record, or address of the trial's figures"),
            text("about", "address that says what a comparison shows and what it cannot"),
        ),
        ("kind", "id"),
        _verification_rows(atlas, site_url),
    )  # fmt: skip


def _verification_rows(atlas: Atlas, site_url: str) -> Iterator[Row]:
    results = atlas.verifications
    for case in atlas.cases:
        url = case_address(case, site_url)
        yield _verified_row("record", case.id, results.records.get(case.id), atlas, url, site_url)
    for trial_id, address in sorted(trial_addresses(atlas).items()):
        yield _verified_row("trial", trial_id, results.trials.get(trial_id), atlas, site_url + address, site_url)


def _verified_row(kind: str, file_id: str, found: Verified | None, atlas: Atlas, url: str, site_url: str) -> Row:
    return {
        "kind": kind,
        "id": file_id,
        "state": state_of(found, atlas.digests.get(file_id, "")),
        "date": found.date if found else None,
        "file_sha256": found.file if found else None,
        "text_sha256": found.text if found else None,
        **{name: getattr(found, name) if found else None for name in _COUNTS},
        "url": url,
        "about": f"{site_url}{CURATION}#how",
    }
