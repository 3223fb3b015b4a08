"""The page of every published revision of a record, with what changed from the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.case_page import case_text
from generator.citations.files import citation_files
from generator.differences import changed_entries
from generator.exports import record_json
from generator.ledger import Move, Withdrawal
from generator.links import case_url, revision_record_url, revision_url, source_path
from generator.model import Case, Revision
from generator.page import DataFile, Page
from generator.publication import Publication
from generator.verification_words import compared_revision
from generator.withdrawn import marked


@dataclass(frozen=True)
class Edition:
    """What a page of a revision says of its place among the others; `current` is None where all were withdrawn."""

    current: Revision | None
    previous: Revision | None
    following: Revision | None
    withdrawal: Withdrawal | None
    state: Literal["current", "superseded", "withdrawn"]


def revision_pages(publication: Publication) -> Iterator[Page | DataFile]:
    """Page and data of each revision of each record, of withdrawn ones too."""
    atlas, site_url = publication.atlas, publication.site_url
    for case_id in dict.fromkeys((*atlas.by_id, *atlas.earlier)):
        present = atlas.by_id.get(case_id)
        editions = (*atlas.earlier.get(case_id, ()), *((present,) if present else ()))
        for before, case, after in zip((None, *editions), editions, (*editions[1:], None), strict=False):
            url = revision_url(case_id, case.revision.number)
            edition = _edition(case, before, after, present, atlas.ledger.gone.get(case_url(case_id)))
            shown = marked(case, edition.withdrawal) if edition.withdrawal else case
            title = f"{case_id}, revision {case.revision.number}: {shown.title}"
            changed = changed_entries(before, case) if before else ()
            about = {"edition": edition, "changed": changed, "compared": compared_revision(case, atlas)}
            text = case_text(shown, url, publication, **about, page_title=title)
            yield Page(source_path(url), text, f"cases/{case_id}.yml" if case is present else None)
            yield DataFile(revision_record_url(case_id, case.revision.number), record_json(case, site_url).encode())
            yield from citation_files(shown, url, site_url, atlas.vocabulary, publication.styles)


def _edition(
    case: Case, before: Case | None, after: Case | None, present: Case | None, fate: Move | Withdrawal | None
) -> Edition:
    return Edition(
        current=present.revision if present else None,
        previous=before.revision if before else None,
        following=after.revision if after else None,
        withdrawal=fate if isinstance(fate, Withdrawal) else None,
        state="current" if case is present else "superseded" if present else "withdrawn",
    )
