"""The links of a case page and back from its files, as one file (RFC 9264; FAIR Signposting, level 2)."""

from __future__ import annotations

import json
from typing import Any

from generator.atlas import Atlas
from generator.head.typed_links import Link, case_links
from generator.links import LINKSET, case_url
from generator.model import Case
from generator.page import DataFile


def linkset_file(case: Case, atlas: Atlas, site_url: str) -> DataFile:
    """The link set of the current revision of a case, at `linkset.json` beside its page."""
    links = [link for link in case_links(case, atlas, site_url) if link["rel"] != "linkset"]
    page = site_url + case_url(case.id)
    contexts = [_context(page, links)]
    for relation, back in (("item", "collection"), ("describedby", "describes")):
        targets = [link["href"] for link in links if link["rel"] == relation]
        contexts += [_context(target, [{"rel": back, "href": page, "type": "text/html"}]) for target in targets]
    text = json.dumps({"linkset": _merged(contexts)}, ensure_ascii=False, indent=2)
    return DataFile(case_url(case.id) + LINKSET, f"{text}\n".encode())


def _context(anchor: str, links: list[Link]) -> dict[str, Any]:
    """The links that start at one address, grouped by relation."""
    context: dict[str, Any] = {"anchor": anchor}
    for link in links:
        target = {key: value for key, value in link.items() if key != "rel"}
        context.setdefault(link["rel"], []).append(target)
    return context


def _merged(contexts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One context for each address."""
    by_anchor: dict[str, dict[str, Any]] = {}
    for context in contexts:
        by_anchor.setdefault(context["anchor"], {}).update(context)
    return list(by_anchor.values())
