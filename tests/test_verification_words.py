"""What a comparison with the article found, in few words: only for exactly the file that was compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.ledger import Frozen, Ledger, Release
from generator.verification import Verifications, Verified
from generator.verification_words import compared, compared_case, compared_revision
from tests.fixtures.records import invented

THIS, OTHER = "1" * 64, "2" * 64
COUNTS = {"values": 312, "found": 312, "inferred": 14, "ours": 3, "numbers": 73, "used": 71, "ignored": 2}


def result(**changes: Any) -> Verified:
    """A complete comparison of the file `THIS`, after changes."""
    return Verified.model_validate({"file": THIS, "text": OTHER, "date": "2026-11-21", **COUNTS, **changes})


@pytest.mark.parametrize(
    ("found", "digest", "state", "words"),
    [
        (result(), THIS, "verified", "312 of 312 values found in the article, 21 November 2026"),
        (
            result(found=311),
            THIS,
            "incomplete",
            "311 of 312 values found in the article, 21 November 2026; not complete",
        ),
        (result(used=70), THIS, "incomplete", "312 of 312 values found in the article, 21 November 2026; not complete"),
        (result(), OTHER, "changed since", "Changed since it was compared with the article, 21 November 2026"),
        (result(), "", "changed since", "Changed since it was compared with the article, 21 November 2026"),
        (None, THIS, "never", "Not yet compared with the article, value by value"),
    ],
)
def test_the_words_of_each_state(found: Verified | None, digest: str, state: str, words: str) -> None:
    """A result counts only for the file that it is of, and what is not complete says so."""
    told = compared(found, digest)
    assert (told.state, told.words.replace("\u00a0", " ")) == (state, words)
    assert (told.result is not None) == (state in {"verified", "incomplete"})


@pytest.mark.parametrize(
    ("changes", "beside", "numbers"),
    [
        (
            {},
            "Not in the article: 14 inferred values and 3 numbers of our own, each with its reason.",
            "71 of 73 numbers of case report, captions and tables are used; 2 left out, each with its reason",
        ),
        ({"inferred": 0, "ours": 1}, "Not in the article: 1 number of our own, with its reason.", None),
        ({"inferred": 1, "ours": 0}, "Not in the article: 1 inferred value, with its reason.", None),
        ({"used": 73, "ignored": 0}, None, "All 73 numbers of case report, captions and tables are used"),
        ({"used": 70, "ignored": 0}, None, "70 of 73 numbers of case report, captions and tables are used"),
        ({"inferred": 0, "ours": 0, "numbers": 0, "used": 0, "ignored": 0}, "", ""),
    ],
)
def test_what_was_not_looked_for_and_what_is_not_used(
    changes: dict[str, int], beside: str | None, numbers: str | None
) -> None:
    """Nothing is said of what there is none of; a trial has no numbers of a case."""
    told = compared(result(**changes), THIS)
    assert beside in {None, told.beside}
    assert numbers in {None, told.numbers}


def test_a_result_that_does_not_hold_tells_no_numbers() -> None:
    """They are of another file."""
    told = compared(result(), OTHER)
    assert (told.beside, told.numbers) == ("", "")


def atlas_with(frozen: dict[int, str], present: str) -> Atlas:
    """The invented record as its file `present`, its frozen revisions as given, and a comparison of the file `THIS`."""
    releases = tuple(
        Release(date="2020-03", revisions={"hcc-9001": Frozen(number=number, sha256=digest)})
        for number, digest in frozen.items()
    )
    case = invented()
    verifications = Verifications(records={case.id: result()})
    atlas = Atlas((case,), None, ledger=Ledger(releases=releases), verifications=verifications)  # type: ignore[arg-type]  # no word is looked up here
    return replace(atlas, digests={case.id: present})


@pytest.mark.parametrize(
    ("frozen", "present", "page", "revision"),
    [
        ({}, THIS, "verified", "verified"),  # not released yet
        ({}, OTHER, "changed since", "changed since"),
        ({2: THIS}, THIS, "verified", "verified"),
        ({2: THIS}, OTHER, "changed since", "verified"),  # a comment was added to the file since
        ({2: OTHER}, THIS, "verified", "never"),  # compared after the release, in another state
    ],
)
def test_a_page_and_its_revision_are_judged_by_their_own_files(
    frozen: dict[int, str], present: str, page: str, revision: str
) -> None:
    """The page of the record by the file as it is, that of a revision by the checksum in the ledger."""
    atlas = atlas_with(frozen, present)
    assert compared_case(atlas.cases[0], atlas).state == page
    assert compared_revision(atlas.cases[0], atlas).state == revision


def test_an_earlier_revision_does_not_borrow_the_result_of_a_later_one() -> None:
    """Revision 1 was not compared, although revision 2 was."""
    atlas = atlas_with({1: OTHER, 2: THIS}, THIS)
    first = invented({"curation.revisions": ({"number": 1, "date": "2020-03", "reason": "First."},)})
    told = compared_revision(first, atlas)
    assert (told.state, told.result) == ("never", None)
    assert told.words == "This revision was not compared with the article, value by value"


def test_a_secondary_source_is_named_as_the_article_of_another_record() -> None:
    """The patient's own article was not read, so nothing was found in that."""
    atlas = atlas_with({1: OTHER, 2: THIS}, THIS)
    second_hand = invented({"source.read": "secondary source", "source.reported_by": "hcc-9002"})
    told = compared_case(second_hand, atlas)
    assert told.words.startswith("312 of 312 values found in the article of hcc-9002, ")
    assert compared_revision(second_hand, atlas).words == told.words


def test_the_invented_atlas_shows_each_state(fixture_atlas: Atlas) -> None:
    """After a change of hcc-9001.yml its new SHA-256 belongs into verification.yml beside it."""
    states = {case.id: compared_case(case, fixture_atlas).state for case in fixture_atlas.cases}
    assert states == {"hcc-9001": "verified", "hcc-9002": "changed since"}
