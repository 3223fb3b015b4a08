"""The pieces of JSON-LD that several pages share, in terms of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.citations.items import ATLAS, CONTRIBUTORS
from generator.data.about import NAME
from generator.exports import LICENCE_URL
from generator.links import ABOUT, CODE_SYSTEM_NAMES, DATA, SEARCH, concept_url, data_url
from generator.vocabulary import CARCINOMA, Concept, Drug, Vocabulary

Node = dict[str, Any]
SCHEMA = "https://schema.org"
LICENCE, PUBLISHER, AUTHOR = LICENCE_URL, ATLAS, CONTRIBUTORS
LANGUAGE = "en"
DESCRIPTION = (
    "Published exceptional responses in advanced hepatocellular carcinoma, as structured and searchable records "
    "that say where the article states each fact. Not medical advice."
)
KEYWORDS = ("hepatocellular carcinoma", "case reports", "exceptional response")
_TYPES = {"drugs": "Drug", "modalities": "MedicalProcedure", "complications": "MedicalCondition"}
_DISTRIBUTION = (
    (f"{NAME}.zip", "application/zip"),
    ("records.jsonl", "application/jsonl"),
    ("datapackage.json", "application/json"),
)


def graph(nodes: Iterable[Node]) -> Node:
    """One JSON-LD document that holds all nodes of a page."""
    return {"@context": SCHEMA, "@graph": list(nodes)}


def reference(site_url: str, name: str) -> Node:
    """A reference to a node that every page shares, such as `dataset`."""
    return {"@id": f"{site_url}#{name}"}


def shared(site_url: str) -> list[Node]:
    """The site, who makes it, and the atlas as a dataset: on every page the same nodes."""
    return [
        {
            "@type": "WebSite",
            **reference(site_url, "website"),
            "name": PUBLISHER,
            "url": site_url,
            "inLanguage": LANGUAGE,
            "publisher": reference(site_url, "publisher"),
        },
        {"@type": "Organization", **reference(site_url, "publisher"), "name": PUBLISHER, "url": site_url},
        {"@type": "Organization", **reference(site_url, "authors"), "name": AUTHOR, "url": site_url + ABOUT},
        {
            "@type": "Dataset",
            **reference(site_url, "dataset"),
            "name": PUBLISHER,
            "description": DESCRIPTION,
            "url": site_url + DATA,
            "license": LICENCE,
            "creator": reference(site_url, "authors"),
        },
    ]


def search_action(site_url: str) -> Node:
    """How a query is put to the search page."""
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{site_url}{SEARCH}?query={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }


def distribution(site_url: str) -> list[Node]:
    """The files that hold the whole atlas."""
    return [download(site_url + data_url(name), name, media_type) for name, media_type in _DISTRIBUTION]


def download(address: str, name: str, media_type: str) -> Node:
    """A file to download; `address` is absolute."""
    return {"@type": "DataDownload", "name": name, "contentUrl": address, "encodingFormat": media_type}


def breadcrumbs(site_url: str, trail: Sequence[tuple[str, str]]) -> Node:
    """The way from the home page; each step is a label and an address from the site root."""
    items = [
        {"@type": "ListItem", "position": position, "name": label, "item": site_url + url}
        for position, (label, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def concept_node(kind: str, concept_id: str, concept: Concept, site_url: str) -> Node:
    """A drug, modality or complication with its checked codes; the same @id on every page that names it."""
    url = site_url + concept_url(kind, concept_id)
    return {"@type": _TYPES[kind], "@id": f"{url}#concept", "name": concept.label, "url": url, **_codes(concept)}


def disease_node(vocabulary: Vocabulary) -> Node:
    """The disease of every patient, with its checked codes."""
    disease = vocabulary.diseases[CARCINOMA]
    return {
        "@type": "MedicalCondition",
        "name": disease.label,
        **_other_names(disease),
        **_codes(disease),
    }


def full_concept_node(kind: str, concept_id: str, concept: Concept, site_url: str) -> Node:
    """The same with definition, other names and the class of a drug, for the concept's own page."""
    node = concept_node(kind, concept_id, concept, site_url) | {"description": concept.definition}
    node |= _other_names(concept)
    if isinstance(concept, Drug):
        node["drugClass"] = {"@type": "DrugClass", "name": concept.drug_class}
    return node


def _other_names(concept: Concept) -> Node:
    """Names other than the label, each once."""
    names = [name for name in dict.fromkeys(concept.synonyms) if name != concept.label]
    return {"alternateName": names} if names else {}


def _codes(concept: Concept) -> Node:
    """Codes that mean the concept; two MeSH headings mean it only together, and neither alone."""
    codes = [
        {"@type": "MedicalCode", "codeValue": code, "codingSystem": CODE_SYSTEM_NAMES[system]}
        for system, codes in concept.codes.items()
        if system != "mesh" or len(codes) == 1
        for code in codes
    ]
    return {"code": codes} if codes else {}
