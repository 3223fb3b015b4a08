"""The page that shows cases side by side, and the list from which its reader chooses."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.head import index_head
from generator.links import COMPARE, source_path
from generator.page import DataFile, Page
from generator.publication import Publication

TITLE = "Compare"
DESCRIPTION = (
    "Two to four records side by side: patient, disease, stage, markers, treatments, response, harm and outcome, with "
    "what is the same, what differs and what cannot be compared."
)
CASE_LIST = "cases.json"  # beside the page


def comparison_pages(publication: Publication) -> Iterator[Page | DataFile]:
    """The page, which is made in the browser, and the id and title of every case."""
    head = index_head(TITLE, DESCRIPTION, COMPARE, publication.site_url, None, "WebPage")
    text = publication.renderer.page(
        "compare.md.j2", COMPARE, title=TITLE, description=DESCRIPTION, head=head, case_list=CASE_LIST
    )
    yield Page(source_path(COMPARE), text)
    cases = [[case.id, case.title] for case in publication.atlas.cases]
    listed = json.dumps(cases, ensure_ascii=False, separators=(",", ":"))
    yield DataFile(COMPARE + CASE_LIST, f"{listed}\n".encode())
