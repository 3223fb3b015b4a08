"""Published revisions: frozen files stay as they are, and a changed record needs a new revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read import read_atlas
from tests.fixtures.ledgers import change, complaints, freeze_again, published


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """The invented records with their frozen revisions, to be changed."""
    return published(tmp_path)


def test_superseded_revisions_are_read(cases: Path) -> None:
    """Those before the present one, and all of a withdrawn record."""
    atlas = read_atlas(cases)
    assert {case_id: [old.revision.number for old in cases] for case_id, cases in atlas.earlier.items()} == {
        "hcc-9001": [1],
        "hcc-9003": [1],
    }
    assert "hcc-9003" not in atlas.by_id


def test_a_frozen_record_follows_a_renamed_drug(cases: Path) -> None:
    """Its file keeps the old id, its page leads to the drug as it is called now."""
    assert "drug: exemplinibum" in (cases / "revisions/hcc-9001-r1.yml").read_text(encoding="utf-8")
    (old,) = read_atlas(cases).earlier["hcc-9001"]
    drugs = {agent.drug for treatment in old.treatments for agent in treatment.agents}
    assert "exemplinib" in drugs
    assert "exemplinibum" not in drugs


def test_a_changed_frozen_revision_is_refused(cases: Path) -> None:
    """By its checksum, whatever changed."""
    with (cases / "revisions/hcc-9001-r1.yml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    (found,) = complaints(cases)
    assert found.startswith("revisions/hcc-9001-r1.yml:1: a published revision must stay as it was (SHA-256 ")
    assert "but the file was changed; bring it back" in found


def test_a_missing_frozen_revision_is_refused(cases: Path) -> None:
    """That of a withdrawn record, too."""
    (cases / "revisions/hcc-9003-r1.yml").unlink()
    (found,) = complaints(cases)
    assert "but the file is missing; bring it back" in found


def test_a_file_that_no_release_wrote_is_refused(cases: Path) -> None:
    """A frozen revision that is not in the ledger would pass for published."""
    (cases / "revisions/hcc-9002-r1.yml").write_text("id: hcc-9002\n", encoding="utf-8")
    assert complaints(cases) == [
        "revisions/hcc-9002-r1.yml:1: must be a revision of the ledger, found 'hcc-9002-r1.yml';"
        " `atlas release` alone writes these files"
    ]


def test_a_published_record_cannot_change_under_its_number(cases: Path) -> None:
    """A value that differs from what was published needs a new revision; a comment does not."""
    freeze_again(cases, "hcc-9002")
    assert complaints(cases) == []
    path = cases / "hcc-9002.yml"
    path.write_text(f"# a remark\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert complaints(cases) == []
    change(path, "label: Tablets", "label: Pills")
    (found,) = complaints(cases)
    assert "the record differs from its published revision 1; add a revision with its date and reason" in found
    revision = "    - {number: 1, date: 2020-03-01, reason: First publication.}\n"
    change(path, revision, f"{revision}    - {{number: 2, date: 2020-04-02, reason: Renamed.}}\n")
    assert complaints(cases) == []
    assert [old.treatments[0].label for old in read_atlas(cases).earlier["hcc-9002"]] == ["Tablets"]


def test_the_list_of_revisions_stays_as_published(cases: Path) -> None:
    """Date and reason of a published revision are part of its citations."""
    change(cases / "hcc-9001.yml", "reason: First publication.", "reason: First version.")
    (found,) = complaints(cases)
    assert "revisions 1 to 1 must stay as published: 1, 2020-03, 'First publication.'" in found


@pytest.mark.parametrize(
    ("record", "old", "new", "message"),
    [
        ("hcc-9001", "number: 2", "number: 3", "must be 1 (as published) or 2 (changed since), found 3"),
        ("hcc-9002", "number: 1", "number: 2", "must be 1, since nothing was published, found 2"),
    ],
)
def test_numbers_follow_one_another(cases: Path, record: str, old: str, new: str, message: str) -> None:
    """No gap before the first publication or after it."""
    change(cases / f"{record}.yml", f"{{{old}", f"{{{new}")
    assert any(message in text for text in complaints(cases)), complaints(cases)
