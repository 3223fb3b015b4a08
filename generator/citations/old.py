"""How to cite a record of the atlas: the record as a dataset entry, never as if it were the article."""

from __future__ import annotations

from generator.links import case_url
from generator.markup import date_words
from generator.model import Case

PUBLISHER = "HCC Case Atlas"
AUTHOR = "HCC Case Atlas contributors"


def record_citation(case: Case, site_url: str) -> str:
    """A citation in Vancouver style that names the revision; `site_url` ends in a slash."""
    revision = case.revision
    return (
        f"{AUTHOR}. {case.id}: {case.title}. {PUBLISHER}; revision {revision.number}, "
        f"{date_words(revision.date)}. Available from: {site_url}{case_url(case.id)}. {based_on(case)}"
    )


def based_on(case: Case) -> str:
    """What the record is based on, as far as it is known."""
    b = case.source.bibliography
    if case.source.reported_by:
        original = f" (original, not read: doi:{b.doi})" if b.doi else ""
        return f"Based on what the article of {case.source.reported_by} reports of another article{original}."
    if not (b.title and b.authors):
        known = f"doi:{b.doi}" if b.doi else "an article whose title and authors are not shown in the text read"
        return f"Based on {known}."
    names = ", ".join(b.authors[:6]) + (", et al" if len(b.authors) > 6 or not b.authors_complete else "")
    where = f"{b.journal_abbreviation or b.journal}. {b.year};{b.volume}{f'({b.issue})' if b.issue else ''}:{b.pages}"
    return f"Based on: {names}. {b.title.rstrip('.')}. {where}.{f' doi:{b.doi}' if b.doi else ''}"
