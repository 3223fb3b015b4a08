"""The citation files of a record: BibTeX, RIS and CSL-JSON, of the record and of its source article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.citations.bibtex import bibtex
from generator.citations.entries import csl_json, entries_json
from generator.citations.items import Item, article_item, record_item
from generator.citations.ris import ris
from generator.citations.styles import Styles
from generator.model import Case
from generator.page import DataFile
from generator.vocabulary import Vocabulary

ENTRIES = "cite-entries.json"
FORMATS = {"RIS": "ris", "BibTeX": "bib", "CSL-JSON": "csl.json"}
"""Name of a format to the end of its file names."""
READ_BY = {"RIS": "EndNote, Mendeley, Zotero", "BibTeX": "LaTeX, JabRef", "CSL-JSON": "Zotero, Pandoc"}
"""Name of a format to programs that read it, for readers to whom its name says nothing."""
_WRITERS = {"bib": bibtex, "ris": ris, "csl.json": csl_json}


def citation_files(
    case: Case, page_url: str, site_url: str, vocabulary: Vocabulary, styles: Styles
) -> Iterator[DataFile]:
    """The files beside the page of this revision of a case, which is at `page_url`; both addresses end in a slash.

    The vocabulary names the concepts in the labels of entries.
    """
    record, article = record_item(case, site_url), article_item(case)
    yield from _files(record, f"{page_url}cite")
    if article:
        yield from _files(article, f"{page_url}article")
    entries = entries_json(case, record, vocabulary, styles)
    yield DataFile(f"{page_url}{ENTRIES}", entries.encode())


def _files(item: Item, stem: str) -> Iterator[DataFile]:
    for ending in FORMATS.values():
        yield DataFile(f"{stem}.{ending}", _WRITERS[ending](item).encode())
