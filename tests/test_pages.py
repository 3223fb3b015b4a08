"""Every generated file: each address once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.atlas import Atlas
from generator.ledger import Ledger, Withdrawal
from generator.pages import all_pages


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
