"""Tags of the head that are no JSON-LD: Highwire, Dublin Core, Open Graph, Twitter card."""

from __future__ import annotations

from generator.atlas import Atlas
from generator.citations.items import based_on, record_item
from generator.head.files import page_url
from generator.head.nodes import AUTHOR, KEYWORDS, LANGUAGE, LICENCE, PUBLISHER
from generator.links import doi_url, revision_url
from generator.model import Case
from generator.preview import SIZE

Pairs = list[tuple[str, str]]


def keywords(case: Case, atlas: Atlas, drugs: tuple[str, ...]) -> tuple[str, ...]:
    """What the record is about: the disease and the drugs that the patient received."""
    return (*KEYWORDS, *(atlas.vocabulary.drugs[drug].label for drug in drugs))


def highwire(case: Case, words: tuple[str, ...], site_url: str) -> Pairs:
    """The record as a part of the atlas; no journal and no DOI, so that nobody takes it for the article."""
    item, date = record_item(case, site_url), case.revision.date.replace("-", "/")
    return [
        ("citation_inbook_title", item["container-title"]),
        ("citation_title", item["title"]),
        *(("citation_author", author["literal"]) for author in item["author"]),
        ("citation_publisher", PUBLISHER),
        ("citation_publication_date", date),
        ("citation_date", date),
        ("citation_public_url", item["URL"]),
        ("citation_language", LANGUAGE),
        *(("citation_keywords", word) for word in words),
    ]


def dublin_core(case: Case, atlas: Atlas, site_url: str) -> Pairs:
    """The record as a resource with its own identifier; the article stands as its source."""
    item, number = record_item(case, site_url), case.revision.number
    address = item["URL"]
    pairs = [
        ("DC.title", item["title"]),
        ("DC.creator", AUTHOR),
        ("DC.publisher", PUBLISHER),
        ("DC.date", case.revision.date),
        ("DC.language", LANGUAGE),
        ("DC.identifier", address),
        ("dcterms.license", LICENCE),
        ("dcterms.issued", case.revision.date),
        ("dcterms.isPartOf", site_url),
    ]
    if address != site_url + page_url(case, atlas):
        pairs.append(("dcterms.hasVersion", address))
    earlier = (revision.number for revision in case.curation.revisions if revision.number < number)
    pairs += [("dcterms.replaces", site_url + revision_url(case.id, other)) for other in earlier]
    return pairs + _article(case)


def _article(case: Case) -> Pairs:
    """The article as the source, in words where it has no DOI; an original that was not read is only referred to."""
    doi = case.source.bibliography.doi
    if case.source.read == "secondary source":
        return [("dcterms.source", based_on(case)), *([("dcterms.references", doi_url(doi))] if doi else [])]
    return [("dcterms.source", doi_url(doi) if doi else based_on(case))]


def open_graph(title: str, description: str, image: str, alt: str, kind: str = "website") -> Pairs:
    """How places that show links as cards show this page; `image` is absolute. The theme adds the address."""
    width, height = SIZE
    return [
        ("og:type", kind),
        ("og:site_name", PUBLISHER),
        ("og:locale", "en_GB"),
        ("og:title", title),
        ("og:description", description),
        ("og:image", image),
        ("og:image:type", "image/png"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", alt),
    ]


TWITTER: Pairs = [("twitter:card", "summary_large_image")]
