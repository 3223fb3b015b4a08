"""What stays at an address whose content moved or was withdrawn: a redirect, or the reason and where to read on."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import links
from generator.atlas import Atlas
from generator.citations.files import citation_files
from generator.course import course_of
from generator.index_pages import CASES, CONCEPTS
from generator.ledger import Withdrawal
from generator.links import source_path
from generator.model import Case
from generator.page import DataFile, Page
from generator.publication import Publication

_INDEXES = {index.url: index.title for index in (CASES, *CONCEPTS.values())}


def redirects(atlas: Atlas) -> dict[str, str]:
    """The Markdown path of each page that moved to that of the page where it is now."""
    pages = (move.from_ for move in atlas.ledger.moved if move.from_.endswith("/"))
    return {source_path(page): source_path(atlas.ledger.end_of(page)) for page in pages}


def withdrawn_pages(publication: Publication) -> Iterator[Page | DataFile]:
    """A tombstone for each withdrawn page and file of the ledger."""
    for item in publication.atlas.ledger.withdrawn:
        if item.address.endswith("/"):
            yield _page(item, publication)
            yield from _files_beside(item, publication)
        elif "#" not in item.address:
            yield _file(item.address, item, publication.site_url)


def _page(item: Withdrawal, publication: Publication) -> Page:
    index, _, name = item.address.rstrip("/").rpartition("/")
    text = publication.renderer.page(
        "withdrawn.md.j2",
        item.address,
        fate=item,
        name=name,
        trail=[("Home", links.ROOT), *((label, url) for url, label in _INDEXES.items() if url == f"{index}/")],
        revisions=publication.atlas.earlier.get(name, ()),
        page_title=f"{name}: withdrawn",
        description=f"Withdrawn: {item.reason}",
        successor=_name(item.successor, publication.atlas),
    )
    return Page(source_path(item.address), text)


def _files_beside(item: Withdrawal, publication: Publication) -> Iterator[DataFile]:
    """Every file that was published beside a withdrawn page."""
    atlas = publication.atlas
    revisions = atlas.earlier.get(item.address.split("/")[1], ())
    files = {file.path: file for file in _last_files(revisions[-1], item, publication)} if revisions else {}
    for address in sorted(atlas.ledger.addresses):
        name = address.removeprefix(item.address)
        if address.startswith(item.address) and name and "/" not in name:
            yield files.get(address) or _file(address, item, publication.site_url)


def _name(address: str | None, atlas: Atlas) -> str:
    """What a link to a successor says: the record's id and title, or the concept's label; that it is gone, too."""
    page = atlas.ledger.end_of(atlas.ledger.end_of(address or "").partition("#")[0])
    kind, _, concept_id = page.rstrip("/").rpartition("/")
    if isinstance(atlas.ledger.gone.get(page), Withdrawal):
        return f"{concept_id} (withdrawn as well)"
    if concept_id in atlas.by_id:
        return f"{concept_id}: {atlas.by_id[concept_id].title}"
    return atlas.vocabulary.of_kind(kind)[concept_id].label if address else ""


def marked(case: Case, item: Withdrawal) -> Case:
    """The case with a title that says that it was withdrawn: so do its page, its citations and its image."""
    return case.model_copy(update={"title": f"[Withdrawn {item.on}] {case.title}"})


def _last_files(case: Case, item: Withdrawal, publication: Publication) -> Iterator[DataFile]:
    """Citations and image of the last revision, marked as withdrawn."""
    shown, vocabulary, styles = marked(case, item), publication.atlas.vocabulary, publication.styles
    yield from citation_files(shown, item.address, publication.site_url, vocabulary, styles)
    yield publication.previews.of(shown, course_of(shown, vocabulary))


def _file(address: str, item: Withdrawal, site_url: str) -> DataFile:
    """What a withdrawn data file says: JSON, which a program can tell from what it expects, else the same as text."""
    said = {"withdrawn": item.on, "reason": item.reason, "address": site_url + address}
    if item.successor:
        said["successor"] = site_url + item.successor
    if address.endswith(".json"):
        return DataFile(address, (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode())
    return DataFile(address, "".join(f"{key}: {value}\n" for key, value in said.items()).encode())
