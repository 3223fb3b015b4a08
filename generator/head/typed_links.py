"""Typed links of a page (FAIR Signposting): how to cite it, what describes it, under which licence it stands."""

from __future__ import annotations

from generator.atlas import Atlas
from generator.head.files import JSON, files_of, is_current, page_url
from generator.head.nodes import LICENCE, SCHEMA
from generator.links import ABOUT, LINKSET, revision_url
from generator.model import Case

Link = dict[str, str]
LINKSET_TYPE = "application/linkset+json"


def case_links(case: Case, atlas: Atlas, site_url: str) -> list[Link]:
    """The links of the page of one revision of a case; every address is absolute."""
    page = site_url + page_url(case, atlas)
    files = files_of(case, atlas)
    links = [
        {"rel": "cite-as", "href": site_url + revision_url(case.id, case.revision.number)},
        {"rel": "type", "href": f"{SCHEMA}/MedicalWebPage"},
        {"rel": "type", "href": f"{SCHEMA}/AboutPage"},
        *common_links(site_url),
        {"rel": "collection", "href": site_url},
        *({"rel": "describedby", "href": page + f.name, "type": f.media_type, "title": f.label} for f in files),
        *({"rel": "item", "href": page + f.name, "type": f.media_type} for f in files if f.content),
    ]
    if is_current(case, atlas):
        links.append({"rel": "linkset", "href": page + LINKSET, "type": LINKSET_TYPE})
    return links


def common_links(site_url: str) -> list[Link]:
    """Who made a page and under which licence it stands."""
    return [{"rel": "author", "href": site_url + ABOUT}, {"rel": "license", "href": LICENCE}]


def data_link(address: str, label: str, media_type: str = JSON) -> Link:
    """A link from a page to data that describe it."""
    return {"rel": "describedby", "href": address, "type": media_type, "title": label}
