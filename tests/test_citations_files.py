"""The published citation files: other programs read back from them what the items say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]  # the package ships no types
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from generator.atlas import Atlas
from generator.citations.bibtex import latex
from generator.citations.files import citation_files
from generator.citations.items import OTHERS, Item
from generator.citations.styles import Styles
from generator.model import Case
from generator.read import read_vocabulary
from tests.citation_js import ask
from tests.fixtures.records import LEFT_OUT, invented, vocabulary

SITE = "https://atlas.test/"
ARTICLE = "source.bibliography"
HOSTILE = 'Does <b>it</b> "work" & cost <5 >1210 $, 50%_#1 \\ ~^ ≥2 µg, α é – “x”'
HOSTILE_CASE = {
    "title": HOSTILE,
    f"{ARTICLE}.title": f"{HOSTILE}?",
    f"{ARTICLE}.journal": "A & B_C",
    f"{ARTICLE}.authors": ("van der Berg JA", "O'Muster J-W", "Sample and Friends Group", "Ñúñez É"),
    f"{ARTICLE}.doi": "10.99999/a_(b)<1::aid>3.0.co;2-#",
}
VARIANTS = {
    "as it is": {},
    "hostile": HOSTILE_CASE,
    "first author only": {f"{ARTICLE}.authors": ("Sample A",), f"{ARTICLE}.authors_complete": False},
    "one page, no issue": {f"{ARTICLE}.pages": "18", f"{ARTICLE}.issue": LEFT_OUT},
}


def files(case: Case) -> dict[str, str]:
    """Name of each citation file to its text."""
    known = vocabulary() if case.id.startswith("hcc-9") else read_vocabulary(Path("cases/vocabulary"))[0]
    found = citation_files(case, "cases/hcc-9001/", SITE, known, Styles())
    return {file.path.removeprefix("cases/hcc-9001/"): file.content.decode() for file in found}


def cited(case: Case) -> Iterable[tuple[Item, str, str]]:
    """Each item of a case as it is published, with its BibTeX and its RIS."""
    texts = files(case)
    for stem in ("cite", "article"):
        if f"{stem}.bib" in texts:
            [item] = json.loads(texts[f"{stem}.csl.json"])
            yield item, texts[f"{stem}.bib"], texts[f"{stem}.ris"]


def test_the_files_of_a_record() -> None:
    """Three formats of the record, three of the article, and the citations of entries, all beside the page."""
    names = {f"{stem}.{end}" for stem in ("cite", "article") for end in ("bib", "ris", "csl.json")}
    assert set(files(invented())) == names | {"cite-entries.json"}


def test_no_article_file_without_an_article() -> None:
    """An article of which neither title nor authors are known has no file."""
    case = invented({f"{ARTICLE}.title": LEFT_OUT, f"{ARTICLE}.authors": LEFT_OUT})
    assert set(files(case)) == {"cite.bib", "cite.ris", "cite.csl.json", "cite-entries.json"}


def test_two_builds_are_the_same_bytes() -> None:
    """Nothing hangs on the run."""
    assert files(invented(HOSTILE_CASE)) == files(invented(HOSTILE_CASE))


def test_latex_prints_what_was_typed() -> None:
    """Every sign that LaTeX would take for a command is written so that it is printed."""
    assert latex("\\ {50%} <5") == r"{\textbackslash} {\textbraceleft}50\%{\textbraceright} {$<$}5"


def test_braces_that_do_not_match_break_no_file() -> None:
    """A lone brace in title, journal, author or DOI is kept, and the file is read as a whole."""
    changes = {f"{ARTICLE}.{key}": "A } b {{ c" for key in ("title", "journal")}
    lone = {f"{ARTICLE}.authors": ("The {Group",), f"{ARTICLE}.doi": "10.99999/a}b", "title": "Nobody } had this"}
    texts = files(invented({**changes, **lone}))
    [record], [article] = ask(files=[texts["cite.bib"], texts["article.bib"]])["files"]
    assert record["title"] == "hcc-9001, revision 2: Nobody } had this"
    assert (article["title"], article["container-title"]) == ("A } b {{ c", "A } b {{ c")
    assert (article["author"], article["DOI"]) == ([{"family": "The {Group"}], "10.99999/a%7Db")


def _names(item: Item) -> list[str]:
    return [author.get("literal") or f"{author['family']}, {author['given']}" for author in item["author"]]


def _wanted(item: Item) -> dict[str, Any]:
    """What a reader must get back, with flat names."""
    keys = ("title", "container-title", "volume", "issue", "DOI", "URL", "note")
    return {"authors": _names(item), "year": _year(item), "page": item.get("page")} | {
        key: item.get(key) for key in keys
    }


def _of_bibtexparser(text: str) -> dict[str, Any]:
    library = parse_string(text)
    assert not library.failed_blocks
    [entry] = library.entries
    raw = {key: field.value for key, field in entry.fields_dict.items()}
    LatexDecodingMiddleware(allow_inplace_modification=True, keep_math_mode=False).transform(library)
    read = {key: str(field.value).replace("ˆ", "^") for key, field in entry.fields_dict.items()}
    authors = [name.strip("{}") for name in re.split(r" and (?![^{]*\})", raw["author"])]
    return {
        "authors": [OTHERS["literal"] if name == "others" else name for name in authors],
        "year": read.get("year"),
        "page": read["pages"].replace("--", "-").replace("–", "-") if "pages" in read else None,
        "title": read["title"],
        "container-title": read.get("booktitle") or read.get("journal"),
        "volume": read.get("volume"),
        "issue": read.get("number"),
        "DOI": raw.get("doi"),
        "URL": raw.get("url"),
        "note": read.get("note"),
    }


def _of_rispy(text: str) -> dict[str, Any]:
    [read] = rispy.loads(text)
    pages = [read[key] for key in ("start_page", "end_page") if key in read]
    return {
        "authors": [name.removesuffix(",") for name in read["authors"]],
        "year": read.get("year"),
        "page": "-".join(pages) or None,
        "title": read["title"],
        "container-title": read.get("secondary_title"),
        "volume": read.get("volume"),
        "issue": read.get("number"),
        "DOI": read.get("doi"),
        "URL": read["urls"][0] if "urls" in read else None,
        "note": read["notes"][0] if "notes" in read else None,
    }


def _of_citation_js(item: dict[str, Any]) -> dict[str, Any]:
    def name(author: dict[str, str]) -> str:
        family = " ".join(filter(None, [author.get("non-dropping-particle"), author.get("family")]))
        return author.get("literal") or ", ".join(filter(None, [family, author.get("given")]))

    keys = ("title", "container-title", "volume", "issue", "DOI", "URL", "note", "page")
    authors = [name(author).replace("others", OTHERS["literal"]) for author in item["author"]]
    return {"authors": authors, "year": _year(item)} | {key: item.get(key) for key in keys}


def _year(item: Item) -> str | None:
    return str(item["issued"]["date-parts"][0][0]) if "issued" in item else None


def _read_back(cases: Iterable[Case]) -> None:
    """Three readers find in the files of each case what its items say."""
    published = [each for case in cases for each in cited(case)]
    texts = [text for _, bib, ris in published for text in (bib, ris)]
    theirs = [_of_citation_js(found[0]) for found in ask(files=texts)["files"]]
    for index, (item, bib, ris) in enumerate(published):
        wanted = _wanted(item)
        assert _of_bibtexparser(bib) == wanted, bib
        assert _of_rispy(ris) == wanted, ris
        assert theirs[2 * index] == wanted, bib
        assert theirs[2 * index + 1] == wanted, ris


@pytest.mark.parametrize("changes", VARIANTS.values(), ids=VARIANTS)
def test_readers_get_back_every_field(changes: dict[str, Any]) -> None:
    """bibtexparser, rispy and citation-js read title, authors, container, year, volume, issue, pages, DOI and URL."""
    _read_back([invented(changes)])


@pytest.mark.real
def test_readers_get_back_every_field_of_real_records(real_atlas: Atlas) -> None:
    """The same holds for every real record and article."""
    _read_back(real_atlas.cases)


@pytest.mark.parametrize("stem", ["cite", "article"])
def test_a_record_is_no_article(stem: str) -> None:
    """The types of both formats keep the record, a part of the atlas, apart from the article, a part of a journal."""
    texts = files(invented())
    assert texts[f"{stem}.bib"].startswith(
        {"cite": "@incollection{hcc-9001-r2,", "article": "@article{hcc-9001-article,"}[stem]
    )
    assert texts[f"{stem}.ris"].startswith({"cite": "TY  - CHAP\n", "article": "TY  - JOUR\n"}[stem])


def test_names_of_groups_are_not_split() -> None:
    """The contributors are one name: in braces for BibTeX, before a comma in RIS."""
    texts = files(invented())
    assert "author = {{HCC Case Atlas contributors}}" in texts["cite.bib"]
    assert "AU  - HCC Case Atlas contributors,\n" in texts["cite.ris"]
