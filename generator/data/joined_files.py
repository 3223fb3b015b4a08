"""The files beside the case pages, joined: records and Phenopackets one a line, citations in one file each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.page import DataFile

# File beside a case page, and the joined file that it goes into.
_LINES = {"record.json": "records.jsonl", "phenopacket.json": "phenopackets.jsonl"}
_TEXTS = {
    "cite.bib": "citations.bib", "cite.ris": "citations.ris", "article.bib": "articles.bib",
    "article.ris": "articles.ris",
}  # fmt: skip
_LISTS = {"cite.csl.json": "citations.csl.json", "article.csl.json": "articles.csl.json"}


def joined_files(records: Sequence[DataFile], dois: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each joined file that has anything in it; `dois`, by case id, tell which articles are one."""
    by_name: dict[str, list[DataFile]] = {}
    for file in records:
        by_name.setdefault(file.path.rpartition("/")[2], []).append(file)
    for name, target in _LINES.items():
        if files := by_name.get(name):
            yield target, b"".join(_compact(json.loads(file.content)) for file in files)
    for name, target in _TEXTS.items():
        if files := _once(by_name.get(name, ()), dois):
            yield target, b"\n\n".join(file.content.strip(b"\n") for file in files) + b"\n"
    for name, target in _LISTS.items():
        if files := _once(by_name.get(name, ()), dois):
            yield target, _list_bytes(files)


def _compact(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _once(files: Iterable[DataFile], dois: Mapping[str, str]) -> list[DataFile]:
    """The files in their order; of those that cite one article, the first alone."""
    kept: dict[object, DataFile] = {}
    for file in files:
        case_id, name = file.path.split("/")[-2:]
        doi = dois.get(case_id) if name.startswith("article.") else None
        kept.setdefault(doi or file.content, file)
    return list(kept.values())


def _list_bytes(files: Iterable[DataFile]) -> bytes:
    items: list[dict[str, Any]] = []
    for file in files:
        data = json.loads(file.content)
        items += data if isinstance(data, list) else [data]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()
