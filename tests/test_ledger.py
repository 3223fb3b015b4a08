"""The ledger as data: what it knows, what became of an address, and that it only grows."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generator.ledger import Ledger, is_kept, shrunk

DIGEST = "0" * 64
DATA: dict[str, Any] = {
    "moved": ({"from": "drugs/old/", "to": "drugs/new/", "on": "2020-01-02", "reason": "Renamed."},),
    "withdrawn": (
        {"address": "cases/hcc-9009/", "on": "2020-01-03", "reason": "Twice.", "successor": "cases/hcc-9001/"},
        {"address": "cases/hcc-9001/#caveat-3", "on": "2020-01-03", "reason": "Wrong."},
    ),
    "releases": (
        {
            "date": "2020-01-01",
            "revisions": {"hcc-9001": {"number": 1, "sha256": DIGEST}},
            "addresses": {"cases/hcc-9001/": ("caveat-1", "caveat-3"), "": ()},
        },
        {
            "date": "2020-02-01",
            "revisions": {"hcc-9001": {"number": 2, "sha256": DIGEST}},
            "addresses": {"cases/hcc-9001/": ("caveat-4",)},
        },
    ),
}


def ledger(**changes: Any) -> Ledger:
    """The ledger after a change of its sections."""
    return Ledger.model_validate({**DATA, **changes})


def test_releases_add_up() -> None:
    """An address keeps every fragment of every release; the home page is the empty address."""
    assert ledger().addresses == {"cases/hcc-9001/": {"caveat-1", "caveat-3", "caveat-4"}, "": frozenset()}
    assert [frozen.number for frozen in ledger().revisions["hcc-9001"]] == [1, 2]


def test_what_is_gone_from_a_page() -> None:
    """Only fragments of that very page; a withdrawn page is none of them."""
    (fragment, fate), *others = ledger().gone_from("cases/hcc-9001/")
    assert (fragment, fate.reason, others) == ("caveat-3", "Wrong.", [])
    assert ledger().gone_from("cases/hcc-9009/") == ()


@pytest.mark.parametrize(
    ("page", "fragment", "kept"),
    [
        ("drugs/old/", "", True),
        ("drugs/old/", "trial", True),
        ("cases/hcc-9001/", "caveat-3", True),
        ("cases/hcc-9001/", "caveat-1", False),
        ("cases/hcc-9001/", "", False),
    ],
)
def test_an_address_is_kept_by_its_page_or_itself(page: str, fragment: str, kept: bool) -> None:
    """A page that moved takes its fragments along; a fragment does not answer for its page."""
    assert is_kept(page, fragment, ledger()) is kept


@pytest.mark.parametrize("address", ["/cases/", "https://atlas.test/", "cases/ /", "cases/#", "cases/<b>/"])
def test_an_address_is_written_from_the_root(address: str) -> None:
    """No host, no slash at its start, no signs that do not belong into an address."""
    with pytest.raises(ValidationError):
        ledger(releases=({"date": "2020-01-01", "addresses": {address: ()}},))


def test_a_ledger_that_grows_loses_nothing() -> None:
    """More releases, moves and withdrawals are growth."""
    before = ledger(moved=(), withdrawn=(), releases=DATA["releases"][:1])
    assert shrunk(before, ledger()) == []
    assert shrunk(Ledger(), before) == []


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"releases": DATA["releases"][1:]}, ["a release was changed or taken away"]),
        ({"releases": DATA["releases"][::-1]}, ["a release was changed or taken away"]),
        ({"moved": ()}, ["the move of 'drugs/old/' was changed or taken away"]),
        ({"withdrawn": DATA["withdrawn"][1:]}, ["the withdrawal of 'cases/hcc-9009/' was changed or taken away"]),
    ],
)
def test_a_ledger_that_shrinks_is_found_out(changes: dict[str, Any], lost: list[str]) -> None:
    """Each kind of loss is named."""
    assert shrunk(ledger(), ledger(**changes)) == lost


@pytest.mark.parametrize(
    "address",
    [
        "",
        "data/",
        "data/cases.csv",
        "data/SHA256SUMS",
        "drugs/thp/",
        "cases/hcc-9001/#treatment-1",
        "a/b.csl.json",
        "#x",
    ],
)
def test_addresses(address: str) -> None:
    """Pages, data files and entries."""
    assert ledger(releases=({"date": "2020-01-01", "addresses": {address: ()}},)).addresses == {address: frozenset()}


@pytest.mark.parametrize(
    "address",
    [
        *(
            "../x/",
            "data/../../x.csv",
            "/etc/passwd",
            "a//b/",
            "./a/",
            "a/.b/",
            "a\\b/",
            "%2e%2e/",
            "a b/",
            "//evil.test/",
        ),
        *("javascript:x", "https://evil.test/", "a/#b#c", "a?b/", "\u0430/", "a\n/", "x" * 201 + "/"),
    ],
)
def test_what_is_no_address(address: str) -> None:
    """Nothing leads upwards, elsewhere or out of the site."""
    with pytest.raises(ValidationError):
        ledger(withdrawn=({"address": address, "on": "2020-01-03", "reason": "Wrong."},))


@pytest.mark.parametrize("address", ["data/x.html", "index.html", "a/b.svg", "assets/a.js", "a.css", "x.xhtml", "x"])
def test_no_address_is_a_file_that_a_browser_runs(address: str) -> None:
    """A withdrawn file holds its reason in words: as a page or a script these would run."""
    with pytest.raises(ValidationError):
        ledger(withdrawn=({"address": address, "on": "2020-01-03", "reason": "<script>alert(1)</script>"},))
