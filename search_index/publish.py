"""Every file that the site needs to be searched: the published index, and the code that reads it, minified."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import minify

from generator import links
from generator.atlas import Atlas
from search_index.build import BUILT, open_index
from search_index.documents import search_documents
from search_index.export import published_files
from search_index.shown import shown

CLIENT = Path(__file__).parent / "client"


def search_files(atlas: Atlas, pages: Path, built: Path = BUILT) -> Iterator[tuple[str, bytes]]:
    """Path from the site root and content of each file; `pages` holds the hand-written pages."""
    documents = tuple(search_documents(atlas, pages))
    index = open_index(atlas, built, pages)
    for path, data in published_files(index, shown(atlas, documents)).items():
        yield f"{links.SEARCH}{path}", data
    for path, data in client_files():
        yield f"{links.SEARCH}{path}", data


def client_files() -> Iterator[tuple[str, bytes]]:
    """The code of the browser, to be put below the search directory."""
    for script in sorted(CLIENT.glob("*.js")):
        yield f"client/{script.name}", minified(script.read_text(encoding="utf-8"))


def minified(script: str) -> bytes:
    """JavaScript without comments and needless names; what other modules import keeps its name."""
    return str(minify.string("application/javascript", script)).encode()
