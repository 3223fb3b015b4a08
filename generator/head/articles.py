"""The article behind a record in JSON-LD: only what is known of it, and whether it was read."""

from __future__ import annotations

from generator.atlas import Atlas
from generator.head.nodes import Node
from generator.links import doi_url
from generator.model import Bibliography, Case

_READ = {
    "full text": "Read in full for this record.",
    "abstract only": "Only the abstract was read for this record.",
}
SECOND_HAND = "Read for this record; it reports the patient second hand."
NOT_READ = "The original report of this patient. It was not read for this record."


def articles(case: Case, atlas: Atlas) -> Node:
    """`isBasedOn` the article that was read; where it tells the case second hand, the original as `citation`."""
    source = case.source
    if source.read != "secondary source":
        return {"isBasedOn": article(source.bibliography, _READ[source.read])}
    reporting = atlas.by_id.get(source.reported_by or "")
    if reporting:
        read = article(reporting.source.bibliography, f"{SECOND_HAND} It is the article of {reporting.id}.")
    else:
        read = {"@type": "ScholarlyArticle", "description": SECOND_HAND}
    return {"isBasedOn": read, "citation": article(source.bibliography, NOT_READ)}


def article(bibliography: Bibliography, remark: str) -> Node:
    """A scholarly article with what is known of it; its description says what is not."""
    b = bibliography
    node: Node = {"@type": "ScholarlyArticle", "description": " ".join([remark, *_unknown(b)])}
    known = {
        "name": b.title,
        "author": [{"@type": "Person", "name": name} for name in b.authors],
        "pagination": b.pages,
        "datePublished": b.published or (str(b.year) if b.year else None),
        "license": b.licence_url,
        "isPartOf": _journal(b),
    }
    if b.doi:
        known["identifier"] = {"@type": "PropertyValue", "propertyID": "DOI", "value": b.doi}
        known["sameAs"] = doi_url(b.doi)
    return node | {key: value for key, value in known.items() if value}


def _unknown(b: Bibliography) -> list[str]:
    """What the record does not know of the article, in sentences."""
    parts = {"title": b.title, "authors": b.authors, "journal": b.journal, "DOI": b.doi}
    names = [name for name, value in parts.items() if not value]
    sentences = [f"Not known: {', '.join(names)}."] if names else []
    if b.authors and not b.authors_complete:
        sentences.append("Only the first author is known." if len(b.authors) == 1 else "Not all authors are known.")
    return sentences


def _journal(b: Bibliography) -> Node | None:
    """The issue within its volume within its journal, as far as each is known."""
    whole: Node | None = None
    if b.journal or b.journal_abbreviation:
        whole = {"@type": "Periodical", "name": b.journal or b.journal_abbreviation}
        if b.journal and b.journal_abbreviation:
            whole["alternateName"] = b.journal_abbreviation
    for kind, key, value in (
        ("PublicationVolume", "volumeNumber", b.volume),
        ("PublicationIssue", "issueNumber", b.issue),
    ):
        if value:
            whole = {"@type": kind, key: value} | ({"isPartOf": whole} if whole else {})
    return whole
