"""The heads of the home page, the indexes and the pages of concepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.head import nodes, tags
from generator.head.typed_links import common_links, data_link
from generator.links import ROOT, SITE_PREVIEW, concept_url, data_url
from generator.model import Case
from generator.preview import SITE_PREVIEW_ALT
from generator.vocabulary import Concept

Head = dict[str, Any]
Trail = Sequence[tuple[str, str]]


def newest_revision(cases: Iterable[Case]) -> str | None:
    """The date of the newest revision, as exact as it is known; None without cases."""
    return max((case.revision.date for case in cases), default=None)


def home_head(description: str, site_url: str, modified: str | None) -> Head:
    """The head of the home page: the site with its search, the atlas with its files."""
    site, publisher, authors, dataset = nodes.shared(site_url)
    site |= {"potentialAction": nodes.search_action(site_url)}
    dataset |= {
        "keywords": list(nodes.KEYWORDS),
        "inLanguage": nodes.LANGUAGE,
        "isAccessibleForFree": True,
        "publisher": nodes.reference(site_url, "publisher"),
        "distribution": nodes.distribution(site_url),
        **({"dateModified": modified} if modified else {}),
    }
    page = _page("WebPage", nodes.PUBLISHER, description, [("Home", ROOT)], site_url, modified)
    links = [*common_links(site_url), data_link(site_url + data_url("datapackage.json"), "Data package of the atlas")]
    return _head([site, publisher, authors, dataset, page], page, links, site_url)


def index_head(title: str, description: str, url: str, site_url: str, modified: str | None, page_type: str) -> Head:
    """The head of an index, the search page or the glossary; `page_type` is its type in schema.org."""
    page = _page(page_type, title, description, [("Home", ROOT), (title, url)], site_url, modified)
    return _head([*nodes.shared(site_url), page], page, common_links(site_url), site_url)


def concept_head(
    kind: str, concept_id: str, concept: Concept, index: tuple[str, str], site_url: str, modified: str | None
) -> Head:
    """The head of the page of a drug, modality or complication; `index` is label and address of its index."""
    title = concept.label[:1].upper() + concept.label[1:]
    trail = [("Home", ROOT), index, (concept.label, concept_url(kind, concept_id))]
    node = nodes.full_concept_node(kind, concept_id, concept, site_url)
    page = _page("MedicalWebPage", title, concept.definition, trail, site_url, modified)
    page |= {"mainEntity": {"@id": node["@id"]}, "about": {"@id": node["@id"]}}
    return _head([*nodes.shared(site_url), page, node], page, common_links(site_url), site_url)


def _page(
    page_type: str, title: str, description: str, trail: Trail, site_url: str, modified: str | None
) -> nodes.Node:
    address = site_url + trail[-1][1]
    return {
        "@type": page_type,
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "inLanguage": nodes.LANGUAGE,
        "license": nodes.LICENCE,
        "publisher": nodes.reference(site_url, "publisher"),
        "isPartOf": [nodes.reference(site_url, "website"), nodes.reference(site_url, "dataset")],
        "breadcrumb": nodes.breadcrumbs(site_url, trail),
        **({"dateModified": modified} if modified else {}),
    }


def _head(graph: list[nodes.Node], page: nodes.Node, links: list[dict[str, str]], site_url: str) -> Head:
    properties = tags.open_graph(page["name"], page["description"], site_url + SITE_PREVIEW, SITE_PREVIEW_ALT)
    return {
        "links": [{"rel": "type", "href": f"{nodes.SCHEMA}/{page['@type']}"}, *links],
        "names": list(tags.TWITTER),
        "properties": properties,
        "jsonld": nodes.graph(graph),
    }
