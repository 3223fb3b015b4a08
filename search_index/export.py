"""The Whoosh index as small static files, from which the browser reads only what a query needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from search_index.build import SearchIndex
from search_index.encoding import as_read, blocks, front_coded, numbers, packed, separators, varint
from search_index.entries import FIELDS, entries
from search_index.fields import FIELD_B, FIELD_BOOSTS, K1, WEIGHTING
from search_index.query import FEW
from search_index.ranking import ABOUT, COMPLETE, HAD, PAGE, Postings
from search_index.shown import Shown

# `index.json` names the directory of the present files, which is named by the hash of what is in it:
#
#     manifest       counts, weights of the fields, where each block begins
#     td0 wd0 md0 ...  where each block begins, a page of blocks a file, if they are too many for the manifest
#     lengths        the length of each scored field of each document, as Whoosh decodes it
#     t0, t1 ...     terms and tags, sorted, with their postings and names (see `entries`)
#     l0, l1 ...     the postings of one term that are too long for a block
#     w0 ... m0 ...  words with their frequency, sorted forwards and backwards: for unfinished and mistyped ones
#     c0 ... r0 ...  what a result shows and what an export lists, a few documents a file
#     p0, p1 ...     the passages of a case
#     facets         the cases of every value
FORMAT = 1  # the reader refuses any other; raise it with every change of what the files mean
POINTER = "index.json"
TERM_BLOCK, WORD_BLOCK = 2048, 8192  # bytes before packing
FEW_BLOCKS, BLOCKS_PER_PAGE = 256, 64  # up to so many stand in the manifest
CARDS_PER_FILE, ROWS_PER_FILE = 2, 32
Files = dict[str, bytes]


def published_files(index: SearchIndex, shown: Shown) -> Files:
    """Every file with its path below the search directory; the same index gives the same bytes."""
    with index.whoosh.searcher(weighting=WEIGHTING) as searcher:
        short, long = entries(searcher.reader(), index.aliases)
        frequency = Postings(searcher).frequency
        words = [(term, varint(frequency(term))) for term in sorted(index.lexicon.terms, key=as_read)]
        mirrored = sorted(((term[::-1], payload) for term, payload in words), key=lambda entry: as_read(entry[0]))
        lengths = b"".join(_lengths(searcher))
        manifest = _statistics(searcher)
    files = {"lengths": lengths, **_numbered("l", long), **_shown(shown)}
    in_blocks = (("t", short.items(), TERM_BLOCK), ("w", words, WORD_BLOCK), ("m", mirrored, WORD_BLOCK))
    for letter, listed, limit in in_blocks:
        runs = list(blocks(listed, limit))
        starts = separators(runs)
        pages = list(_runs(starts, BLOCKS_PER_PAGE)) if len(starts) > FEW_BLOCKS else []
        manifest[letter] = "\n".join(page[0] for page in pages) if pages else "\n".join(starts)
        manifest["paged"] |= {letter: BLOCKS_PER_PAGE} if pages else {}
        files |= _numbered(letter, map(front_coded, runs))
        files |= _numbered(f"{letter}d", ("\n".join(page).encode() for page in pages))
    return _addressed({name: packed(data) for name, data in (files | {"manifest": _json(manifest)}).items()})


def _addressed(files: Files) -> Files:
    """The files in the directory of their hash, and beside it the pointer to it."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name} {len(files[name])}\n".encode() + files[name])
    directory = digest.hexdigest()[:16]
    pointer = {POINTER: _json({"format": FORMAT, "files": directory})}
    return {f"{directory}/{name}": data for name, data in files.items()} | pointer


def _numbered(letter: str, parts: Iterable[bytes]) -> Files:
    return {f"{letter}{number}": data for number, data in enumerate(parts)}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _statistics(searcher: Any) -> dict[str, Any]:
    fields = [[f, FIELD_BOOSTS[f], FIELD_B[f], searcher.avg_field_length(f) or 1] for f in FIELDS]
    return {
        "documents": searcher.doc_count_all(), "cases": Postings(searcher).cases, "fields": fields, "k1": K1,
        "had": HAD, "about": ABOUT, "page": PAGE, "complete": COMPLETE, "few": FEW,
        "cards": CARDS_PER_FILE, "rows": ROWS_PER_FILE, "paged": {},
    }  # fmt: skip


def _lengths(searcher: Any) -> Iterator[bytes]:
    """Of each field whose length counts: the different lengths, then for each document which of them it has."""
    for field in (field for field in FIELDS if FIELD_B[field]):
        documents = range(searcher.doc_count_all())
        lengths = [searcher.doc_field_length(document, field, 0) or 0 for document in documents]  # none where empty
        different = sorted(set(lengths))
        yield numbers(different) + bytes(different.index(length) for length in lengths)


def _shown(shown: Shown) -> Files:
    return {
        **_numbered("c", map(_json, _runs(shown.cards, CARDS_PER_FILE))),
        **_numbered("r", map(_json, _runs(shown.rows, ROWS_PER_FILE))),
        **_numbered("p", map(_json, shown.passages)),
        "facets": _json(shown.facets),
    }


def _runs(listed: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (listed[start : start + size] for start in range(0, len(listed), size))
