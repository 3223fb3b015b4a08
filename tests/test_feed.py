"""The Atom feed: one entry per revision, newest first, read back by a feed reader."""

from __future__ import annotations

from typing import Any

import feedparser
from lxml import etree

from generator.atlas import Atlas
from generator.feed import MOST, feed_file
from generator.model import Case
from tests.fixtures.records import invented, vocabulary

SITE = "https://atlas.test/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script> & \"quoted\" ]]> 'apostrophe'"


def feed_of(*cases: Case, earlier: dict[str, tuple[Case, ...]] | None = None) -> bytes:
    """The feed of an atlas of these records."""
    return feed_file(Atlas(cases, vocabulary(), earlier=earlier or {}), SITE).content


def read(content: bytes) -> Any:
    """The feed as a reader sees it; fails where it is not well-formed."""
    feed = feedparser.parse(content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_each_revision_is_an_entry_newest_first() -> None:
    """The same moment is ordered by id; a month counts as its first day."""
    ids = [entry.id for entry in read(feed_of(invented(), invented(name="hcc-9002"))).entries]
    assert ids == [f"{SITE}cases/{name}/" for name in ("hcc-9001/r2", "hcc-9001/r1", "hcc-9002/r1")]


def test_moments_are_whole_and_in_universal_time() -> None:
    """RFC 4287 wants a date with time and zone, however little is known."""
    feed = read(feed_of(invented()))
    assert [entry.updated for entry in feed.entries] == ["2020-03-15T00:00:00Z", "2020-03-01T00:00:00Z"]
    assert feed.feed.updated == "2020-03-15T00:00:00Z"


def test_the_first_entry_tells_the_headline_and_later_ones_the_reason() -> None:
    """A reader learns what is new."""
    later, first = read(feed_of(invented())).entries
    assert first.summary == invented().headline
    assert later.summary == "A field was added."
    assert first.link == f"{SITE}cases/hcc-9001/r1/"


def test_an_entry_names_the_drugs_given_and_not_those_mentioned() -> None:
    """Categories are what the patient received."""
    terms = {tag.term: tag.label for tag in read(feed_of(invented())).entries[0].tags}
    assert terms["exemplinib"] == "exemplinib"
    assert "hypothetinib" not in terms


def test_an_earlier_revision_has_the_title_that_it_had() -> None:
    """Where the earlier state was kept, its title stands there, not the present one."""
    now = invented({"title": "The title of now"})
    revisions = ({"number": 1, "date": "2020-03", "reason": "First publication."},)
    then = invented({"title": "The title of then", "curation.revisions": revisions})
    entries = read(feed_of(now, earlier={now.id: (then,)})).entries
    assert [entry.title for entry in entries] == [
        "hcc-9001, revision 2: The title of now", "hcc-9001, revision 1: The title of then",
    ]  # fmt: skip


def test_a_hostile_title_stays_text() -> None:
    """What looks like markup comes back as it was written."""
    title = etree.fromstring(feed_of(invented({"title": HOSTILE}))).find(f"{ATOM}entry/{ATOM}title")
    assert title is not None
    assert title.text == f"hcc-9001, revision 2: {HOSTILE}"
    assert len(title) == 0


def test_the_feed_has_what_the_standard_demands() -> None:
    """RFC 4287: id, title, updated, an author and a link to itself; the same of each entry; no id twice."""
    root = etree.fromstring(feed_of(invented(), invented(name="hcc-9002")))
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"{SITE}feed.xml"
    ]
    for element in (root, *root.findall(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            assert len(element.findall(ATOM + tag)) == 1, tag
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))


def test_only_the_newest_entries_are_in_the_feed() -> None:
    """A feed does not grow for ever."""
    cases = [invented({"id": f"hcc-{8000 + i}"}) for i in range(MOST)]
    entries = read(feed_of(*cases)).entries
    assert len(entries) == MOST
    assert entries[0].id == f"{SITE}cases/hcc-8000/r2/"


def test_an_atlas_without_records_has_a_feed() -> None:
    """It is empty, and still valid."""
    assert read(feed_of()).entries == []
