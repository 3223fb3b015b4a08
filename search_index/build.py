"""Builds the Whoosh index beside the one that is there and swaps it in; opens it, never stale and never foreign."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index

from generator.atlas import Atlas
from generator.replace import replaced
from search_index import fields
from search_index.aliases import Aliases, aliases_of
from search_index.documents import DOCS, SearchDocument, search_documents
from search_index.naming import named
from search_index.repair import Lexicon

BUILT = Path(os.environ.get("ATLAS_INDEX", Path(__file__).parent / "built"))
FINGERPRINT = "documents.sha256"  # beside the index, in its directory
POSTINGS = "whoosh"


@dataclass(frozen=True)
class SearchIndex:
    """An index that can be searched: the postings, and what the names in a query mean."""

    whoosh: Any
    aliases: Aliases

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every word of the documents and of the names: what a mistyped or unfinished word is compared with."""
        with self.whoosh.reader() as reader:
            found = {term.decode() for field in fields.WORD_FIELDS for term in reader.lexicon(field)}
        return Lexicon(tuple(sorted(found | self.aliases.terms)))


def write_documents(documents: Sequence[SearchDocument], aliases: Aliases, directory: Path) -> None:
    """Build the index of `documents`, cases first; what was in `directory` stays until the new index is complete."""
    with replaced(directory, wait=True) as fresh:
        _write_postings(documents, aliases, fresh / POSTINGS)
        (fresh / FINGERPRINT).write_text(fingerprint(documents, aliases), encoding="ascii")


def _write_postings(documents: Iterable[SearchDocument], aliases: Aliases, directory: Path) -> None:
    directory.mkdir(parents=True)
    writer = whoosh_index.create_in(directory, fields.SCHEMA).writer()
    for document in sorted(documents, key=lambda document: document.kind != "case"):
        texts = {name: _field_text(value) for name, value in asdict(document).items()}
        writer.add_document(**texts, named=" ".join(_named(document, aliases)))
    writer.commit()


def _named(document: SearchDocument, aliases: Aliases) -> Iterator[str]:
    """What the title of a document names, and its text, each once: how often says little, and costs much.

    The pages about the atlas name things only as examples.
    """
    for text in (document.title, document.body) if document.kind != "page" else ():
        yield from dict.fromkeys(named(text, aliases))


def _field_text(value: str | tuple[str, ...]) -> str:
    """A field as one text, each entry of a list on its own line, so that no number meets the unit of the next."""
    return value if isinstance(value, str) else "\n".join(value)


def open_index(atlas: Atlas, directory: Path = BUILT, pages: Path = DOCS) -> SearchIndex:
    """The index of `atlas`, built anew where it is missing or belongs to other documents."""
    return open_documents(tuple(search_documents(atlas, pages)), aliases_of(atlas), directory)


def open_documents(documents: Sequence[SearchDocument], aliases: Aliases, directory: Path) -> SearchIndex:
    """The index of `documents`, built anew where it is missing or belongs to others."""
    if not _is_current(directory, fingerprint(documents, aliases)):
        write_documents(documents, aliases, directory)
    return SearchIndex(whoosh_index.open_dir(directory / POSTINGS), aliases)


def _is_current(directory: Path, expected: str) -> bool:
    """Whether we wrote this index for these documents. Opening one unpickles its schema, so any other is not opened."""
    path = directory / FINGERPRINT
    return path.is_file() and path.read_text(encoding="ascii", errors="replace") == expected


def fingerprint(documents: Iterable[SearchDocument], aliases: Aliases) -> str:
    """A hash of the documents, the names that are found in them and the code of this package."""
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    for key in sorted(aliases.tags):
        digest.update(json.dumps([key, sorted(aliases.tags[key]), sorted(aliases.exact.get(key, ()))]).encode())
    for document in documents:
        digest.update(json.dumps(asdict(document), ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()
