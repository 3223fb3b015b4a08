"""The Atom feed of new and revised records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.atlas import Atlas
from generator.case_summary import given_drugs
from generator.citations.items import ATLAS, CONTRIBUTORS
from generator.exports import LICENCE_URL
from generator.links import ABOUT, DRUGS, FEED, revision_url
from generator.model import Case, Revision
from generator.page import DataFile
from generator.values import When

ATOM = "http://www.w3.org/2005/Atom"
MOST = 100
TITLE = f"{ATLAS}: new and revised records"
RIGHTS = f"Records: CC BY 4.0, {LICENCE_URL}. Not medical advice."
_NEVER = "1970-01-01T00:00:00Z"  # a feed must have a date, even one of an atlas without records


@dataclass(frozen=True)
class _Item:
    """One revision with the record as it was then, or as it is now where that state was not kept."""

    case: Case
    revision: Revision
    first: bool

    @property
    def updated(self) -> str:
        """The first moment of its date, as RFC 3339."""
        day = When(value=self.revision.date).earliest
        return f"{day}T00:00:00Z" if day else _NEVER


def feed_file(atlas: Atlas, site_url: str) -> DataFile:
    """The feed at `links.FEED`, newest revision first; `site_url` ends in a slash."""
    items = sorted(_items(atlas), key=lambda item: (item.case.id, -item.revision.number))
    items.sort(key=lambda item: item.updated, reverse=True)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(feed, "title", TITLE)
    _add(feed, "id", site_url + FEED)
    _add(feed, "link", rel="self", type="application/atom+xml", href=site_url + FEED)
    _add(feed, "link", rel="alternate", type="text/html", href=site_url)
    _add(feed, "updated", items[0].updated if items else _NEVER)
    _add(feed, "rights", RIGHTS)
    author = _add(feed, "author")
    _add(author, "name", CONTRIBUTORS)
    _add(author, "uri", site_url + ABOUT)
    for item in items[:MOST]:
        _entry(feed, item, atlas, site_url)
    ET.indent(feed)
    return DataFile(FEED, ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _items(atlas: Atlas) -> Iterator[_Item]:
    for case in atlas.cases:
        states = {state.revision.number: state for state in (*atlas.earlier.get(case.id, ()), case)}
        for position, revision in enumerate(case.curation.revisions):
            yield _Item(states.get(revision.number, case), revision, position == 0)


def _entry(feed: ET.Element, item: _Item, atlas: Atlas, site_url: str) -> None:
    case, revision = item.case, item.revision
    address = site_url + revision_url(case.id, revision.number)
    entry = _add(feed, "entry")
    _add(entry, "title", f"{case.id}, revision {revision.number}: {case.title}")
    _add(entry, "id", address)
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "updated", item.updated)
    _add(entry, "summary", case.headline if item.first else revision.reason)
    for drug in given_drugs(case):
        _add(entry, "category", term=drug, scheme=site_url + DRUGS, label=atlas.vocabulary.drugs[drug].label)


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text
    return element
