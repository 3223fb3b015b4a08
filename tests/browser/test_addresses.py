"""Every address that was ever published, fetched from the served site."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

from generator.permalinks import entry_ids
from generator.read import read_atlas, read_ledger

CASES = Path("cases")


def fetched(address: str) -> str:
    """What the server answers with status 200; HTTPError otherwise."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310  # the site that the test serves itself
        assert answer.status == 200
        return str(answer.read().decode("utf-8", "replace"))


def test_every_address_of_the_ledger_answers_with_its_entries(site_url: str) -> None:
    """Each page, each entry of a record, each data file: none is lost."""
    ledger, _ = read_ledger(CASES)
    assert len(ledger.addresses) > 100
    for address, fragments in ledger.addresses.items():
        text = fetched(site_url + address)
        missing = set(fragments) - set(re.findall(r' id="([^"]+)"', text))
        assert {part for part in missing if f"{address}#{part}" not in ledger.gone} == set(), address


def test_every_published_revision_answers_with_its_entries(site_url: str) -> None:
    """A citation of one entry of one revision leads to that entry."""
    atlas = read_atlas(CASES)
    for case_id, published in atlas.ledger.revisions.items():
        revisions = {case.revision.number: case for case in (*atlas.earlier.get(case_id, ()), atlas.by_id[case_id])}
        for frozen in published:
            text = fetched(f"{site_url}cases/{case_id}/r{frozen.number}/")
            assert entry_ids(revisions[frozen.number]) - set(re.findall(r' id="([^"]+)"', text)) == set(), case_id
