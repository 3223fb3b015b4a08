"""Every generated file: each address once."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from generator.atlas import Atlas
from generator.ledger import Ledger, Move, Withdrawal
from generator.page import DataFile, Page
from generator.pages import all_pages
from generator.publication import Publication
from generator.withdrawn import withdrawn_pages


def test_each_address_is_generated_once(fixture_atlas: Atlas) -> None:
    """No page or data file would overwrite another."""
    paths = [page.path for page in all_pages(fixture_atlas, "https://atlas.test/")]
    assert sorted(paths) == sorted(set(paths))


def test_two_files_with_one_address_are_refused(fixture_atlas: Atlas) -> None:
    """A data file that is made and said to be withdrawn would be either."""
    item = Withdrawal(address="cases/hcc-9001/record.json", on="2020-01-01", reason="Wrong.", successor=None)
    atlas = replace(fixture_atlas, ledger=Ledger(withdrawn=(item,)), earlier={})
    with pytest.raises(ValueError, match=r"would have the address 'cases/hcc-9001/record.json'"):
        list(all_pages(atlas, "https://atlas.test/"))


def test_a_tombstone_says_where_its_successor_went(fixture_atlas: Atlas) -> None:
    """A successor that was withdrawn later is named as such, one that moved by its present name."""
    first = Withdrawal(address="cases/hcc-9007/", on="2020-01-01", reason="Twice.", successor="cases/hcc-9008/")
    second = Withdrawal(address="cases/hcc-9008/", on="2020-01-02", reason="Wrong.", successor="drugs/old/")
    move = Move.model_validate({"from": "drugs/old/", "to": "drugs/exemplinib/", "on": "2020-01-03", "reason": "New."})
    atlas = replace(fixture_atlas, ledger=Ledger(withdrawn=(first, second), moved=(move,)), earlier={})
    pages = [page for page in withdrawn_pages(Publication(atlas, "https://atlas.test/")) if isinstance(page, Page)]
    assert [re.findall(r"<a href=[^>]*>(hcc-9008[^<]*|exemplinib)</a>", page.text) for page in pages] == [
        ["hcc-9008 (withdrawn as well)"],
        ["exemplinib"],
    ]


def test_what_stands_for_a_withdrawn_file_is_a_file_of_its_kind(fixture_atlas: Atlas) -> None:
    """A picture can be opened, and the compare page reads that a record was withdrawn from the key of that name."""
    reason = "Told <b>twice</b> & wrong. " * 9
    addresses = ("cases/hcc-9008/course.svg", "cases/hcc-9008/comparison.json")
    items = tuple(Withdrawal(address=one, on="2020-01-01", reason=reason, successor=None) for one in addresses)
    atlas = replace(fixture_atlas, ledger=Ledger(withdrawn=items), earlier={})
    picture, data = (file.content for file in withdrawn_pages(Publication(atlas, "https://atlas.test/"))
                     if isinstance(file, DataFile))  # fmt: skip
    lines = [text.text or "" for text in etree.fromstring(picture)]
    assert lines[0] == "withdrawn: 2020-01-01"
    assert reason.strip() in " ".join(lines)
    assert json.loads(data)["withdrawn"] == "2020-01-01"
