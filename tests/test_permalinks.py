"""The rules of the ledger: nothing that was published is lost, and no id is used again."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read import read_atlas
from generator.withdrawn import redirects
from tests.fixtures.ledgers import change, complaints, published


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """The invented records with their ledger, to be changed."""
    return published(tmp_path)


def test_the_invented_ledger_is_sound(cases: Path) -> None:
    """The one that keeps each rule; the tests below break one at a time."""
    assert complaints(cases) == []


def test_a_deleted_record_is_missed(cases: Path) -> None:
    """At its line in the ledger, with the way to withdraw it."""
    (cases / "hcc-9001.yml").unlink()
    found = [text for text in complaints(cases) if "was published" in text]
    assert found == [
        "permalinks.yml:16: 'cases/hcc-9001/' was published and is gone; bring the file back, or say in the ledger why"
        " it is gone; for example withdrawn: - {address: 'cases/hcc-9001/', on: 2026-12-01, reason: Entered twice.}"
    ]


def test_a_renumbered_entry_is_missed(cases: Path) -> None:
    """An entry id is the fragment of an address that others cite."""
    change(cases / "hcc-9001.yml", "id: absent-1,", "id: absent-2,")
    (found,) = [text for text in complaints(cases) if "absent-1" in text]
    assert found.startswith(
        "permalinks.yml:16: 'cases/hcc-9001/#absent-1' was published and is gone; bring its id back"
    )


def test_a_broken_entry_is_not_taken_for_a_lost_one(cases: Path) -> None:
    """A record with a mistake is told of the mistake alone."""
    change(cases / "hcc-9001.yml", "{id: absent-1, what: The size", "{id: absent-1, waht: The size")
    assert not [text for text in complaints(cases) if "was published" in text]
    (cases / "hcc-9001.yml").write_text("id: hcc-9001\n", encoding="utf-8")
    assert not [text for text in complaints(cases) if "was published" in text]
    (cases / "trials/demo-trial.yml").write_text("id: demo-trial\n", encoding="utf-8")
    assert not [text for text in complaints(cases) if "was published" in text]


def test_a_renamed_concept_is_missed(cases: Path) -> None:
    """A drug page that would be gone, with the way to redirect it."""
    change(cases / "permalinks.yml", "drugs/exemplinib/: [demo-trial]", "drugs/exemplinax/: []")
    (found,) = complaints(cases)
    assert "'drugs/exemplinax/' was published and is gone; bring its id back" in found
    assert "moved: - {from: 'drugs/exemplinax/', to: …" in found


def test_a_lost_trial_is_missed(cases: Path) -> None:
    """The figures of a trial are an address, too."""
    change(cases / "permalinks.yml", "[demo-trial]", "[demo-trial, other-trial]")
    (found,) = complaints(cases)
    assert "'drugs/exemplinib/#other-trial' was published and is gone" in found


def test_a_withdrawn_number_is_never_used_again(cases: Path) -> None:
    """A new record under a withdrawn number is refused."""
    text = (cases / "hcc-9002.yml").read_text(encoding="utf-8")
    (cases / "hcc-9003.yml").write_text(text.replace("id: hcc-9002", "id: hcc-9003"), encoding="utf-8")
    assert any(
        "'cases/hcc-9003/' is there, although it is said to be gone; an id is never used again" in text
        for text in complaints(cases)
    )


def test_a_slug_that_collides_with_a_moved_one_is_refused(cases: Path) -> None:
    """A new drug cannot take the address from which another one moved away."""
    change(
        cases / "vocabulary/drugs.yml",
        "  mockumab:\n",
        "  exemplinibum: {label: exemplinibum, definition: Another one., drug_class: none}\n  mockumab:\n",
    )
    assert any("'drugs/exemplinibum/' is there, although it is said to be gone" in text for text in complaints(cases))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("to: drugs/exemplinib/", "to: drugs/nowhere/", "'to' must be the address of a record, an entry or a concept"),
        ("from: drugs/exemplinibum/", "from: drugs/never/", "'from' must be an address that was published"),
        ("successor: cases/hcc-9002/", "successor: cases/hcc-9004/", "'successor' must be the address of a record"),
        ('address: "cases/hcc-9001/#absent-9"', 'address: "cases/hcc-9001/#absent-8"', "'address' must be an address"),
        ('to: "cases/hcc-9001/#caveat-1"', 'to: "cases/hcc-9001/#caveat-9"', "'to' must be the address of a record"),
        ("from: drugs/exemplinibum/", "from: cases/hcc-9003/", "withdraw 'cases/hcc-9003/' and name its successor"),
        ("address: data/old-table.csv", "address: cases/hcc-9003/", "must be told once, found twice"),
        ("hcc-9003: {number: 1", "hcc-9003: {number: 2", "'number' must be 1, found 2"),
        ("to: drugs/exemplinib/", "to: modalities/ablation/", "'to' must be a page below drugs/, since published"),
        ("address: data/old-table.csv", "address: cases/hcc-9001/r1/", "'cases/hcc-9001/r1/' cannot be withdrawn"),
        ("address: data/old-table.csv", "address: ''", "'' cannot be withdrawn"),
        ("- date: '2020-03-01'", "- {date: 2020-04-01}\n- date: '2020-03-01'", "'date' must not lie before the last"),
        ("moved:\n", "move:\n", "'move' is not a key of this place; did you mean 'moved'?"),
    ],
)
def test_what_the_ledger_says_of_an_address_must_hold(cases: Path, old: str, new: str, message: str) -> None:
    """Each rule of moves, withdrawals and releases, broken alone."""
    change(cases / "permalinks.yml", old, new)
    assert any(text.startswith("permalinks.yml:") and message in text for text in complaints(cases)), complaints(cases)


def test_what_moved_may_move_again(cases: Path) -> None:
    """Nothing of the ledger changes; the first redirect leads to where the page is now, and so do frozen records."""
    ledger = cases / "permalinks.yml"
    change(
        ledger, "    drugs/exemplinib/: [demo-trial]", "    drugs/exemplin/: []\n    drugs/exemplinib/: [demo-trial]"
    )
    change(ledger, "to: drugs/exemplinib/,", "to: drugs/exemplin/,")
    second = "  - {from: drugs/exemplin/, to: drugs/exemplinib/, on: 2020-03-16, reason: Again.}\n"
    change(ledger, "withdrawn:\n", f"{second}withdrawn:\n")
    assert complaints(cases) == []
    atlas = read_atlas(cases)
    assert redirects(atlas) == {
        "drugs/exemplinibum/index.md": "drugs/exemplinib/index.md",
        "drugs/exemplin/index.md": "drugs/exemplinib/index.md",
    }
    agents = [agent.drug for treatment in atlas.earlier["hcc-9001"][0].treatments for agent in treatment.agents]
    assert "exemplinib" in agents


def test_moves_in_a_circle_are_refused(cases: Path) -> None:
    """They would lead nowhere."""
    ledger = cases / "permalinks.yml"
    change(
        ledger, "    drugs/exemplinib/: [demo-trial]", "    drugs/exemplin/: []\n    drugs/exemplinib/: [demo-trial]"
    )
    change(ledger, "to: drugs/exemplinib/,", "to: drugs/exemplin/,")
    back = "  - {from: drugs/exemplin/, to: drugs/exemplinibum/, on: 2020-03-16, reason: Back.}\n"
    change(ledger, "withdrawn:\n", f"{back}withdrawn:\n")
    found = [text for text in complaints(cases) if "'to' must be the address of a record" in text]
    assert [text.rpartition("found ")[2] for text in found] == ["'drugs/exemplin/'", "'drugs/exemplinibum/'"]


def test_a_successor_may_be_withdrawn_later(cases: Path) -> None:
    """The earlier withdrawal stays as it is, and its page says that what it leads to is gone as well."""
    (cases / "hcc-9002.yml").unlink()
    ledger = cases / "permalinks.yml"
    change(ledger, "    cases/hcc-9003/: [", "    cases/hcc-9002/: []\n    cases/hcc-9003/: [")
    later = "  - {address: cases/hcc-9002/, on: 2020-03-21, reason: Wrong as well.}\n"
    change(ledger, "releases:\n", f"{later}releases:\n")
    assert not [text for text in complaints(cases) if text.startswith("permalinks.yml")]


def test_a_broken_vocabulary_is_not_taken_for_lost_pages(cases: Path) -> None:
    """A file with a mistake is told of the mistake alone."""
    change(cases / "vocabulary/drugs.yml", "  exemplinib:\n", "  exemplinib:\n    labl: exemplinib\n")
    assert not [text for text in complaints(cases) if "was published" in text]
    text = (cases / "vocabulary/drugs.yml").read_text(encoding="utf-8")
    (cases / "vocabulary/drugs.yml").write_text(
        text.replace("  exemplinib:\n", "  exemplinib: none\n  other:\n"), encoding="utf-8"
    )
    assert not [text for text in complaints(cases) if "was published" in text]
