"""The head of the page of one revision of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.atlas import Atlas, harms
from generator.case_summary import given_drugs, used_modalities
from generator.citations.items import record_item
from generator.course import course_of
from generator.head import tags
from generator.head.articles import articles
from generator.head.files import files_of, is_current, page_url
from generator.head.nodes import (
    LANGUAGE,
    LICENCE,
    Node,
    breadcrumbs,
    concept_node,
    disease_node,
    download,
    graph,
    reference,
    shared,
)
from generator.head.typed_links import case_links
from generator.links import CASES, ROOT, SITE_PREVIEW, case_url, preview_url, revision_url
from generator.model import Case
from generator.preview import SITE_PREVIEW_ALT, preview_words


def case_head(case: Case, atlas: Atlas, site_url: str) -> dict[str, Any]:
    """The front-matter value `head` of the page of one revision of a case; `site_url` ends in a slash."""
    words = tags.keywords(case, atlas, given_drugs(case))
    image, alt = (
        (preview_url(case.id), preview_words(case, course_of(case, atlas.vocabulary)))
        if is_current(case, atlas)
        else (SITE_PREVIEW, SITE_PREVIEW_ALT)
    )
    revised = case.curation.revisions
    properties = [
        *tags.open_graph(f"{case.id}: {case.title}", case.headline, site_url + image, alt, "article"),
        ("article:published_time", revised[0].date),
        ("article:modified_time", case.revision.date),
    ]
    return {
        "links": case_links(case, atlas, site_url),
        "names": [*tags.highwire(case, words, site_url), *tags.dublin_core(case, atlas, site_url), *tags.TWITTER],
        "properties": properties,
        "jsonld": graph([*shared(site_url), _page(case, atlas, site_url)]),
    }


def _page(case: Case, atlas: Atlas, site_url: str) -> Node:
    """The page as the encoding of one patient of one article."""
    address = site_url + page_url(case, atlas)
    permanent = site_url + revision_url(case.id, case.revision.number)
    trail = [("Home", ROOT), ("Cases", CASES), (case.id, case_url(case.id))]
    if not is_current(case, atlas):
        trail.append((f"Revision {case.revision.number}", page_url(case, atlas)))
    mentioned = list(_mentioned(case, atlas, site_url))
    return {
        "@type": "MedicalWebPage",
        "@id": permanent,
        "url": address,
        "identifier": case.id,
        "name": record_item(case, site_url)["title"],
        "headline": case.title,
        "description": case.headline,
        "inLanguage": LANGUAGE,
        "version": str(case.revision.number),
        "datePublished": case.curation.revisions[0].date,
        "dateModified": case.revision.date,
        "license": LICENCE,
        "author": reference(site_url, "authors"),
        "publisher": reference(site_url, "publisher"),
        "isPartOf": [reference(site_url, "website"), reference(site_url, "dataset")],
        "about": [disease_node(atlas.vocabulary), *_had(case, atlas, site_url)],
        **({"mentions": mentioned} if mentioned else {}),
        "encoding": [download(address + f.name, f.label, f.media_type) for f in files_of(case, atlas)],
        "breadcrumb": breadcrumbs(site_url, trail),
        **articles(case, atlas),
        **({} if is_current(case, atlas) else {"creativeWorkStatus": _status(case, atlas)}),
    }


def _status(case: Case, atlas: Atlas) -> str:
    """Why this is not the state of the record to read."""
    return "Superseded" if case.id in atlas.by_id else "Withdrawn"


def _concepts_had(case: Case) -> tuple[tuple[str, str], ...]:
    """Kind and id of what the patient was given or had, each once."""
    found = [("drugs", drug) for drug in given_drugs(case)]
    found += [("modalities", modality) for modality in used_modalities(case)]
    return tuple(dict.fromkeys([*found, *(("complications", entry.is_) for entry in harms(case))]))


def _had(case: Case, atlas: Atlas, site_url: str) -> Iterator[Node]:
    return _nodes(_concepts_had(case), atlas, site_url)


def _mentioned(case: Case, atlas: Atlas, site_url: str) -> Iterator[Node]:
    """What the article only talks about; nothing that this patient was given or had."""
    had = set(_concepts_had(case))
    named = (mention.concept for mention in case.mentioned if mention.concept not in had)
    return _nodes(dict.fromkeys(named), atlas, site_url)


def _nodes(concepts: Iterable[tuple[str, str]], atlas: Atlas, site_url: str) -> Iterator[Node]:
    for kind, concept_id in concepts:
        yield concept_node(kind, concept_id, atlas.vocabulary.of_kind(kind)[concept_id], site_url)
