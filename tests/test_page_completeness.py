"""Nothing that a record says is lost on the way to its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from lxml import html

from generator.atlas import Atlas
from generator.model import Case
from generator.page import Page
from generator.pages import all_pages

# Ids and choices are shown by their labels, not as they are written in the file; the headline is for lists.
NOT_TEXT = {
    "accepted", "attributed_to", "basis", "best_response", "case", "category", "complication", "date",
    "dose_missing", "drug", "encoded_on", "gene", "headline", "id", "is_", "journal_abbreviation", "kind",
    "licence_url", "missing", "modality", "published", "purpose", "read", "received", "reported_by", "revised",
    "site", "system", "test", "treatment", "trial", "with_",
}  # fmt: skip


def texts(case: Case) -> Iterator[tuple[str, str]]:
    """(place in the record, text) of everything that a record says in words."""
    for location, part in case.addressed:
        for name in type(part).model_fields:
            value = getattr(part, name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and name not in NOT_TEXT:
                    yield ".".join(map(str, (*location, name))), text


def plain(text: str) -> str:
    """A text without what typesetting and sentences change."""
    words = text.replace("\u202f", " ").replace("\u00a0", " ").replace("×", "x").casefold().split()
    return " ".join(words).rstrip(".").replace(" x ", "x")


def lost_texts(case: Case, page: str) -> list[tuple[str, str]]:
    """What the record says and the page does not."""
    tree = html.fromstring(page)
    titles = " ".join(str(title) for title in cast("list[str]", tree.xpath("//@title")))
    shown = plain(f"{tree.xpath('string()')!s} {titles}")
    return [(place, text) for place, text in texts(case) if plain(text) not in shown]


@pytest.mark.parametrize("number", range(1, 7))
def test_every_text_of_a_record_is_on_its_page(site_dir: Path, real_atlas: Atlas, number: int) -> None:
    """Each sentence, remark and quoted word of the file can be read on the page or in a tool-tip."""
    case = real_atlas.by_id[f"hcc-{number:04d}"]
    assert lost_texts(case, (site_dir / f"cases/{case.id}/index.html").read_text(encoding="utf-8")) == []


def test_every_field_of_the_model_reaches_the_page(fixture_atlas: Atlas) -> None:
    """The invented record uses every field; none of its texts is lost."""
    pages = {
        page.path: page.content.decode()
        for page in all_pages(fixture_atlas, "https://atlas.test/")
        if isinstance(page, Page)
    }
    case = fixture_atlas.by_id["hcc-9001"]
    assert lost_texts(case, pages[f"cases/{case.id}/index.md"]) == []
