"""Files beside the case pages joined: one a line, or one after the other, each article once."""

from __future__ import annotations

import json

from generator.data.joined_files import joined_files
from generator.page import DataFile
from tests.fixtures.bulk import bulk_atlas, records_of

DOIS = {"hcc-0001": "10.1/a", "hcc-0002": "10.1/b", "hcc-0003": "10.1/a"}


def joined(files: list[DataFile]) -> dict[str, bytes]:
    """The joined files by name."""
    return dict(joined_files(files, DOIS))


def each(name: str, content: str) -> list[DataFile]:
    """One file of this name for each of three records; `content` with the record's id."""
    return [DataFile(f"cases/{case}/{name}", content.replace("ID", case).encode()) for case in DOIS]


def test_records_stand_one_a_line() -> None:
    """Each line is the whole record, compact, letters as they are."""
    files = list(records_of(bulk_atlas()))
    lines = joined(files)["records.jsonl"].decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        json.loads(f.content) for f in files if f.path.endswith("record.json")
    ]
    assert joined(files)["phenopackets.jsonl"].decode() == '{"id":"hcc-9001","α":[1,2]}\n{"id":"hcc-9002","α":[1,2]}\n'


def test_citations_are_parted_by_an_empty_line() -> None:
    """Whatever line breaks end the files."""
    citations = joined(each("cite.ris", "TY  - DATA\nAN  - ID\nER  - \n\n"))["citations.ris"].decode()
    assert citations == "\n".join(f"TY  - DATA\nAN  - {case}\nER  - \n" for case in DOIS)


def test_an_article_of_two_records_stands_once() -> None:
    """The same DOI is the same article; records are cited each."""
    bib = joined([*each("article.bib", "@article{ID}\n"), *each("cite.bib", "@misc{ID}\n")])
    assert bib["articles.bib"] == b"@article{hcc-0001}\n\n@article{hcc-0002}\n"
    assert bib["citations.bib"].count(b"@misc") == 3


def test_articles_without_a_doi_are_told_apart_by_their_text() -> None:
    """Equal files are one article, others are not."""
    files = [DataFile(f"cases/hcc-000{i}/article.ris", text) for i, text in ((7, b"a\n"), (8, b"a\n"), (9, b"b\n"))]
    assert joined(files)["articles.ris"] == b"a\n\nb\n"


def test_lists_become_one_list() -> None:
    """CSL-JSON of all records, whether a file holds a list or one item."""
    files = [
        DataFile("cases/hcc-0001/article.csl.json", b'[{"id": "hcc-0001"}]'),
        DataFile("cases/hcc-0002/article.csl.json", '{"id": "hcc-0002", "title": "ü"}'.encode()),
        DataFile("cases/hcc-0003/article.csl.json", b'[{"id": "hcc-0003"}]'),
    ]
    content = joined(files)["articles.csl.json"]
    assert json.loads(content) == [{"id": "hcc-0001"}, {"id": "hcc-0002", "title": "ü"}]
    assert "ü" in content.decode()


def test_nothing_is_joined_of_nothing() -> None:
    """No empty files; files of other names are passed over."""
    assert joined([DataFile("cases/hcc-0001/preview.png", b"x")]) == {}
