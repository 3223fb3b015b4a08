"""What the section "Cite" of a case page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.citations.files import ENTRIES, FORMATS, READ_BY
from generator.citations.items import Item, article_item, article_remarks, record_item
from generator.citations.styles import Styles
from generator.model import Case


@dataclass(frozen=True)
class Cited:
    """One of the two things to cite: its texts by style, its files by format, and what to know of them."""

    key: str
    heading: str
    first: tuple[str, str]
    """The style shown first, and the text in it."""
    more: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str, str, str], ...]
    """Format, name of the file beside the page, the name under which it is saved, and programs that read it."""
    remarks: tuple[str, ...]


def cite_values(case: Case, site_url: str, styles: Styles) -> dict[str, Any]:
    """The values of the template `case/cite.md.j2` under the names it uses; `site_url` ends in a slash."""
    record, article = record_item(case, site_url), article_item(case)
    stays = (f"The address in this citation always shows revision {case.revision.number}.",)
    return {
        "cited_record": _cited("record", "This record", record, styles, stays),
        "cited_article": article and _cited("article", _heading(case), article, styles, article_remarks(case)),
        "article_heading": _heading(case),
        "cite_entries": ENTRIES,
    }


def _heading(case: Case) -> str:
    return "The original article" if case.source.reported_by else "The article"


def _cited(key: str, heading: str, item: Item, styles: Styles, remarks: tuple[str, ...]) -> Cited:
    first, *more = styles.texts(item).items()
    stem = "cite" if key == "record" else key
    files = tuple((name, f"{stem}.{end}", f"{item['id']}.{end}", READ_BY[name]) for name, end in FORMATS.items())
    return Cited(key, heading, first, tuple(more), files, remarks)
