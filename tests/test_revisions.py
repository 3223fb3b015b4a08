"""Published revisions: frozen files stay as they are, and a changed record needs a new revision."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from generator.read import read_atlas
from generator.revisions import digest
from tests.fixtures.ledgers import change, complaints, freeze_again, published

REVISIONS = "    - {number: 1, date: 2020-03-01, reason: First publication.}\n"
SECOND = "    - {number: 2, date: 2020-04-02, reason: Renamed.}\n"


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
        " `atlas release` alone writes these files; delete it, then release again if a release was interrupted"
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
    change(path, REVISIONS, REVISIONS + SECOND)
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


def test_a_revision_that_changes_nothing_is_refused(cases: Path) -> None:
    """It would tell readers of a correction that there is not."""
    freeze_again(cases, "hcc-9002")
    change(cases / "hcc-9002.yml", REVISIONS, REVISIONS + SECOND)
    (found,) = complaints(cases)
    assert found.endswith(": revision 2 changes nothing of revision 1; take it out again")


def test_entries_cannot_exchange_their_ids(cases: Path) -> None:
    """What was cited as one entry would lead to another; a new text under an old id is a correction."""
    path = cases / "hcc-9001.yml"
    change(path, "{id: caveat-1, what: Several treatments overlapped.}", "{id: caveat-1, what: They overlapped.}")
    assert complaints(cases) == []
    change(path, "{id: marker-1, ", "{id: marker-X, ")
    change(path, "{id: marker-2, ", "{id: marker-1, ")
    change(path, "{id: marker-X, ", "{id: marker-2, ")
    messages = [text.partition(": ")[2] for text in complaints(cases)]
    end = "never renumber, and give what is new a new number"
    assert messages == [
        f"'id' must stay as published: what is 'marker-2' here was 'marker-1' in revision 1; {end}",
        f"'id' must stay as published: what is 'marker-1' here was 'marker-2' in revision 1; {end}",
    ]


def test_a_record_stays_with_its_article(cases: Path) -> None:
    """One corrected name of the article is a correction; when all are others, it is another article."""
    path = cases / "hcc-9001.yml"
    change(path, "title: A complete response that nobody had", "title: Another response")
    change(path, "doi: 10.99999/jic.2013.7", "doi: 10.99999/jic.2013.8")
    assert complaints(cases) == []
    change(path, 'sha256: "9001', 'sha256: "9009')
    (found,) = complaints(cases)
    assert found.startswith("hcc-9001.yml:")
    assert "'source' must name the article of revision 1, and DOI, title and text are all others" in found
    change(path, "    title: Another response\n", "")
    change(path, "    doi: 10.99999/jic.2013.8\n", "")
    assert not [text for text in complaints(cases) if "all others" in text]


def test_a_record_under_another_file_name_is_told_of_that(cases: Path) -> None:
    """Its published revisions are still compared with it."""
    (cases / "hcc-9001.yml").rename(cases / "hcc-9004.yml")
    assert "'id' must be the name of its file, 'hcc-9004', found 'hcc-9001'" in "".join(complaints(cases))


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("tests", "  example-ratio:", "  sample-ratio:", "'test' must be an id of cases/vocabulary/tests.yml, found"),
        ("drugs", "  placeboplatin:", "  placebine:", "'drug' must be an id of cases/vocabulary/drugs.yml, found"),
    ],
)
def test_what_a_published_revision_names_must_stay(cases: Path, file: str, old: str, new: str, message: str) -> None:
    """Its page shows it for ever; the record itself may name another concept now."""
    change(cases / f"vocabulary/{file}.yml", old, new)
    (found,) = [text for text in complaints(cases) if text.startswith("revisions/hcc-9001-r1.yml:1: ")]
    assert message in found
    assert "it must stay, or the ledger say under moved what its id is now; leave this file as it is" in found


def test_a_trial_that_a_published_revision_names_must_stay(cases: Path) -> None:
    """The comparison of that revision links to its figures."""
    (cases / "trials/demo-trial.yml").unlink()
    named = [text for text in complaints(cases) if text.startswith("revisions/hcc-9001-r1.yml:1: ")]
    assert [text for text in named if "'trial' must be a file of cases/trials/, found 'demo-trial'" in text]


def test_what_is_no_exchange_of_ids(cases: Path) -> None:
    """An entry that comes to say the same as another, and one whose text goes on under a new number."""
    path = cases / "hcc-9001.yml"
    first = 'test: demo-protein, value: "1,500.0 ng/mL", when: before treatment, date: 2011-03-05, at: 28}'
    change(
        path,
        '{id: marker-2, test: demo-protein, value: ">1210 ng/mL", date: 2011-04-09, at: 142}',
        f"{{id: marker-2, {first}",
    )
    again = '  - {id: caveat-4, what: "A remark that was taken back, <b>with</b> *signs*."}\n'
    change(path, "  - {id: caveat-2, what:", f"{again}  - {{id: caveat-2, what:")
    assert not [text for text in complaints(cases) if "must stay as published" in text]


def test_a_unit_of_a_published_revision_must_stay(cases: Path) -> None:
    """Its values are converted by the vocabulary."""
    change(cases / "vocabulary/tests.yml", "mg/dL: ", "mg/mL: ")
    found = [text for text in complaints(cases) if text.startswith("revisions/hcc-9001-r1.yml:1: ")]
    assert [text for text in found if "mg/dL" in text and "leave this file as it is" in text]


def test_the_digest_is_that_of_a_plain_file(tmp_path: Path) -> None:
    """A pipe would never end, a link could lead elsewhere, and what is not there is not there."""
    path = tmp_path / "a.yml"
    path.write_bytes(b"id: x\n")
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "link.yml").symlink_to(path)
    assert digest(path) == hashlib.sha256(b"id: x\n").hexdigest()
    assert [digest(tmp_path / name) for name in ("pipe.yml", "link.yml", "gone.yml", ".")] == ["", "", "", ""]


def test_the_place_of_the_frozen_revisions_is_a_directory(cases: Path) -> None:
    """Another thing of that name would be passed over."""
    (cases / "revisions").rename(cases.parent / "elsewhere")
    (cases / "revisions").symlink_to(cases.parent / "elsewhere")
    assert complaints(cases)[0].startswith("revisions:1: must be the directory that `atlas release` writes")


def test_a_move_to_what_is_no_concept_is_a_problem_and_no_crash(cases: Path) -> None:
    """A frozen record keeps the old id then."""
    change(cases / "permalinks.yml", "to: drugs/exemplinib/, on", "to: elsewhere.csv, on")
    assert any("'to' must be a page below drugs/" in message for message in complaints(cases))
