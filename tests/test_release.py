"""The release: what is new is frozen and entered into the ledger, what was published is never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ledger import Frozen
from generator.read import read_atlas, read_ledger
from generator.release import Plan, ReleaseFailed, plan, publish, unfrozen
from generator.revisions import digest
from tests.fixtures.ledgers import change, complaints, published

NEW = {"cases/hcc-9002/": ("treatment-1",), "": ()}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """The invented records, one of them changed since its publication and one not published yet."""
    return published(tmp_path)


def release(cases: Path) -> Plan:
    """What there is to publish, with invented addresses."""
    return Plan(unfrozen(read_atlas(cases), cases), NEW)


def test_what_is_not_frozen_yet(cases: Path) -> None:
    """The second revision of one record and the first of another."""
    assert {case_id: frozen.number for case_id, frozen in unfrozen(read_atlas(cases), cases).items()} == {
        "hcc-9001": 2,
        "hcc-9002": 1,
    }


def test_only_new_addresses_and_fragments_are_entered(cases: Path, tmp_path: Path) -> None:
    """What the ledger knows is not repeated."""
    page = tmp_path / "site/cases/hcc-9001/index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<article><h1>T</h1><p id="caveat-1"></p><p id="caveat-8"></p></article>', encoding="utf-8")
    (page.parent / "new.json").write_text("{}", encoding="utf-8")
    assert plan(read_atlas(cases), cases, tmp_path / "site").addresses == {
        "cases/hcc-9001/": ("caveat-8",),
        "cases/hcc-9001/new.json": (),
    }


def test_a_release_freezes_and_adds_to_the_end(cases: Path) -> None:
    """The old text stays as it was, byte for byte; the frozen file is the record, byte for byte."""
    before = (cases / "permalinks.yml").read_bytes()
    publish(release(cases), cases, "2020-05-01")
    after = (cases / "permalinks.yml").read_bytes()
    assert after.startswith(before)
    assert (cases / "revisions/hcc-9001-r2.yml").read_bytes() == (cases / "hcc-9001.yml").read_bytes()
    ledger, document = read_ledger(cases)
    assert document.problems == ()
    assert ledger.releases[-1].date == "2020-05-01"
    assert ledger.releases[-1].addresses == {"cases/hcc-9002/": ("treatment-1",), "": ()}
    assert complaints(cases) == []
    assert unfrozen(read_atlas(cases), cases) == {}


def test_the_first_release_starts_the_ledger(cases: Path) -> None:
    """With a word on what the file is."""
    for path in (cases / "permalinks.yml", *(cases / "revisions").iterdir()):
        path.unlink()
    frozen = Frozen(number=1, sha256=digest(cases / "hcc-9002.yml"))
    publish(Plan({"hcc-9002": frozen}, NEW), cases, "2020-05-01")
    text = (cases / "permalinks.yml").read_text(encoding="utf-8")
    assert text.startswith("# Every address that was ever published.")
    assert "\n    '': []\n" in text
    assert read_ledger(cases)[0].addresses == {"cases/hcc-9002/": {"treatment-1"}, "": frozenset()}


def test_a_ledger_that_cannot_be_extended_stays_as_it_is(cases: Path) -> None:
    """Where something follows the releases, nothing is written."""
    path = cases / "permalinks.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("withdrawn:")
    end = text.index("releases:")
    path.write_text(text[:start] + text[end:] + text[start:end], encoding="utf-8")
    before = sorted((file.name, file.read_bytes()) for file in cases.rglob("*") if file.is_file())
    with pytest.raises(ReleaseFailed, match="must end with the list 'releases'"):
        publish(release(cases), cases, "2020-05-01")
    assert sorted((file.name, file.read_bytes()) for file in cases.rglob("*") if file.is_file()) == before


def test_a_published_revision_is_never_written_again(cases: Path) -> None:
    """A record that changed under its published number stops before anything is released."""
    publish(release(cases), cases, "2020-05-01")
    change(cases / "hcc-9002.yml", "label: Tablets", "label: Pills")
    assert any("differs from its published revision 1" in text for text in complaints(cases))


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2999-01-01", "date: .*must lie between 1950 and today, found '2999-01-01'"),
        ("2020-02-31", "date: .*must be a date that exists"),
        ("2020-02-01", "--date must not lie before the last release, 2020-03-01; found 2020-02-01"),
    ],
)
def test_a_release_on_a_day_that_cannot_be_is_refused(cases: Path, date: str, message: str) -> None:
    """Nothing is written."""
    before = sorted((file.name, file.read_bytes()) for file in cases.rglob("*") if file.is_file())
    with pytest.raises(ReleaseFailed, match=message):
        publish(release(cases), cases, date)
    assert sorted((file.name, file.read_bytes()) for file in cases.rglob("*") if file.is_file()) == before


def test_an_address_that_no_ledger_can_hold_is_refused(cases: Path) -> None:
    """A page with a space in its name, say."""
    with pytest.raises(ReleaseFailed, match="found 'my notes/'"):
        publish(Plan({}, {"my notes/": ()}), cases, "2020-05-01")


def test_a_record_that_changes_during_the_release_is_not_frozen(cases: Path) -> None:
    """What is frozen is what was checked and built."""
    new = release(cases)
    change(cases / "hcc-9002.yml", "label: Tablets", "label: Pills")
    with pytest.raises(ReleaseFailed, match=r"hcc-9002\.yml was changed during the release"):
        publish(new, cases, "2020-05-01")
    assert not (cases / "revisions/hcc-9002-r1.yml").exists()


def test_a_ledger_without_a_last_line_end_is_extended(cases: Path) -> None:
    """An editor may have left it out."""
    path = cases / "permalinks.yml"
    path.write_bytes(path.read_bytes().rstrip())
    publish(release(cases), cases, "2020-05-01")
    assert complaints(cases) == []
