"""Every generated file: each address once."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

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


def test_the_compare_page_can_tell_that_a_record_was_withdrawn(fixture_atlas: Atlas) -> None:
    """Its script looks for the key of that name in what stands for the data of the record."""
    item = Withdrawal(address="cases/hcc-9008/comparison.json", on="2020-01-01", reason="Wrong.", successor=None)
    atlas = replace(fixture_atlas, ledger=Ledger(withdrawn=(item,)), earlier={})
    (data,) = withdrawn_pages(Publication(atlas, "https://atlas.test/"))
    assert isinstance(data, DataFile)
    assert json.loads(data.content)["withdrawn"] == "2020-01-01"
