"""What the site publishes to be searched: the index, its code, what results show; and not the theme's own index."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, astuple
from itertools import accumulate
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.atlas import Atlas
from generator.vocabulary import Vocabulary
from search_index import mkdocs_hooks
from search_index.cards import card, row
from search_index.documents import search_documents
from search_index.export import POINTER
from search_index.facets import Facet, Value, facets
from search_index.labels import tag_labels
from search_index.passages import passages
from search_index.publish import CLIENT, client_files, minified, search_files
from search_index.shown import Shown, plain_facets, shown
from tests.test_search_encoding import unpacked

SCRIPTS = sorted(path.name for path in CLIENT.glob("*.js"))
PREFIX = "search/"


def source(name: str) -> str:
    """A script as it is written."""
    return (CLIENT / name).read_text(encoding="utf-8")


def comments(script: str) -> list[str]:
    """The lines of comments that take a line of their own, without their signs."""
    found = re.findall(r"^\s*(?://|/?\*+)(.*?)(?:\*/)?\s*$", script, re.MULTILINE)
    return [line.strip() for line in found if len(line.strip()) > 15]


def exported(script: str) -> set[str]:
    """The names that a script offers to others."""
    declared = re.findall(r"\bexport\s+(?:async\s+)?(?:function\*?|class|const|let)\s+([\w$]+)", script)
    listed = [
        part for group in re.findall(r"\bexport\s*\{([^}]*)\}", script) for part in group.split(",") if part.strip()
    ]
    return {*declared, *(part.split(" as ")[-1].strip() for part in listed)}


def imported(script: str) -> set[str]:
    """The modules that a script imports, those included that it imports when they are needed."""
    code = re.sub(r"^\s*//.*$", "", re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL), flags=re.MULTILINE)
    return set(re.findall(r"(?:\bfrom\s*|\bimport\s*\(?\s*)[\"'`]([^\"'`]+)[\"'`]", code))


@pytest.fixture(scope="module")
def client() -> dict[str, str]:
    """The published scripts by their path below the search directory."""
    return {path: data.decode() for path, data in client_files()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with one hand-written page."""
    directory = tmp_path_factory.mktemp("pages")
    (directory / "about.md").write_text("# About\n\nAn invented page.\n", encoding="utf-8")
    return directory


@pytest.fixture(scope="module")
def files(fixture_atlas: Atlas, pages: Path) -> list[tuple[str, bytes]]:
    """Everything that the site of the invented atlas publishes to be searched."""
    return list(search_files(fixture_atlas, pages, pages / "built"))


@pytest.fixture(scope="module")
def told(fixture_atlas: Atlas, pages: Path) -> Shown:
    """What is shown of the invented atlas and the page."""
    return shown(fixture_atlas, list(search_documents(fixture_atlas, pages)))


# Files


def test_everything_lies_below_the_search_directory(files: list[tuple[str, bytes]]) -> None:
    """Each path once, none leads out, and none is that of the search page or of the theme's index."""
    paths = [path for path, _ in files]
    assert len(paths) == len(set(paths)) > len(SCRIPTS)
    assert all(re.fullmatch(r"search/(index\.json|[0-9a-f]{16}/[a-z]+\d*|client/[a-z_]+\.js)", path) for path in paths)
    assert not {"search/index.md", "search/index.html", "search/search_index.json"} & set(paths)


def test_the_index_of_the_atlas_is_published_with_its_client(files: list[tuple[str, bytes]]) -> None:
    """The pointer leads to a directory that is there, and each file holds bytes."""
    found = dict(files)
    directory = json.loads(found[f"{PREFIX}{POINTER}"])["files"]
    assert f"{PREFIX}{directory}/manifest" in found
    assert {path.removeprefix(f"{PREFIX}client/") for path in found if "/client/" in path} == set(SCRIPTS)
    assert all(found.values())


def test_a_changed_page_changes_what_is_published(
    files: list[tuple[str, bytes]], fixture_atlas: Atlas, tmp_path: Path
) -> None:
    """The hand-written pages are searched too; the same pages elsewhere publish the same bytes."""
    (tmp_path / "about.md").write_text("# About\n\nAn invented page.\n", encoding="utf-8")
    assert list(search_files(fixture_atlas, tmp_path, tmp_path / "built")) == files
    (tmp_path / "about.md").write_text("# About\n\nAnother invented page.\n", encoding="utf-8")
    changed = dict(search_files(fixture_atlas, tmp_path, tmp_path / "built"))
    assert changed[f"{PREFIX}{POINTER}"] != dict(files)[f"{PREFIX}{POINTER}"]


# Scripts


def test_every_script_is_published_and_nothing_else(client: dict[str, str]) -> None:
    """Tests, packages and settings of the client stay behind."""
    assert set(client) == {f"client/{name}" for name in SCRIPTS}
    assert "worker.js" in SCRIPTS
    assert not any("test" in path or "node_modules" in path for path in client)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_published_script_is_smaller_and_has_no_comment(client: dict[str, str], name: str) -> None:
    """What explains the code to people is not sent to readers."""
    small = client[f"client/{name}"]
    assert 0 < len(small) < len(source(name))
    assert comments(source(name))
    assert [line for line in comments(source(name)) if line in small] == []
    assert "/*" not in small
    assert "@param" not in small


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_published_script_keeps_the_names_that_others_import(client: dict[str, str], name: str) -> None:
    """Exports and imports are those of the source, and each import is published beside it."""
    small = client[f"client/{name}"]
    assert exported(small) == exported(source(name))
    assert imported(small) == imported(source(name))
    assert {f"client/{path.removeprefix('./')}" for path in imported(small)} <= set(client)


def test_all_scripts_hang_together(client: dict[str, str]) -> None:
    """The comparison above has something to compare: most scripts export, and some import when needed."""
    assert sum(bool(exported(script)) for script in client.values()) > 15
    assert imported(client["client/worker.js"]) == {"./engine.js", "./box.js"}


def test_strings_survive_minifying() -> None:
    """Signs that look like comments within strings, templates and patterns are code."""
    script = (
        'export const a = "https://x.example/*no*/"; // gone\n'
        "export const b = `// ${a}`; /* gone */ export const c = /\\/\\*/u;"
    )
    small = minified(script).decode()
    assert all(kept in small for kept in ("https://x.example/*no*/", "// ${", "/\\/\\*/u"))
    assert "gone" not in small
    assert minified('export const sign = "µ ≥ 𐎠";').decode().count("µ ≥ 𐎠") == 1


# What results show


def test_each_document_has_its_card_at_its_number(told: Shown, fixture_atlas: Atlas, pages: Path) -> None:
    """Who it is and where, from the root of the site; of cases the card too."""
    documents = list(search_documents(fixture_atlas, pages))
    assert [shown_card[:4] for shown_card in told.cards] == [
        [document.id, document.kind, document.title, document.url.removeprefix("/")] for document in documents
    ]
    assert {"case", "drug", "modality", "complication", "page"} == {shown_card[1] for shown_card in told.cards}
    assert not any(shown_card[3].startswith("/") for shown_card in told.cards)
    cards = [asdict(card(case, fixture_atlas)) for case in fixture_atlas.cases]
    assert [shown_card[4:] for shown_card in told.cards] == [[each] for each in cards] + [
        [] for _ in documents[len(cards) :]
    ]


def test_rows_and_passages_are_those_of_the_cases_in_their_order(told: Shown, fixture_atlas: Atlas) -> None:
    """By the same numbers as the cards, and nothing for the pages after them."""
    assert told.rows == [asdict(row(case, fixture_atlas)) for case in fixture_atlas.cases]
    assert told.passages == [
        [astuple(passage) for passage in passages(case, fixture_atlas)] for case in fixture_atlas.cases
    ]
    assert [shown_card[0] for shown_card in told.cards[:2]] == [line["id"] for line in told.rows]


def test_the_order_is_that_of_the_documents_and_not_of_the_atlas(fixture_atlas: Atlas, pages: Path) -> None:
    """A document number means the same everywhere."""
    first, second, *others = search_documents(fixture_atlas, pages)
    turned = shown(fixture_atlas, [second, first, *others])
    assert [line["id"] for line in turned.rows] == [turned.cards[0][0], turned.cards[1][0]] == ["hcc-9002", "hcc-9001"]
    assert len(turned.passages[0]) < len(turned.passages[1])


def test_facets_become_lists_of_distances(told: Shown, fixture_atlas: Atlas, pages: Path) -> None:
    """Summed up again they are the cases of each value."""
    found = facets(list(search_documents(fixture_atlas, pages)), tag_labels(fixture_atlas))
    assert [
        [name, label, [[value, text, list(accumulate(cases))] for value, text, cases in values]]
        for name, label, values in told.facets
    ] == [[f.id, f.label, [[v.value, v.label, list(v.cases)] for v in f.values]] for f in found]


@pytest.mark.parametrize(
    ("cases", "distances"), [((), []), ((0,), [0]), ((7,), [7]), ((0, 1, 2), [0, 1, 1]), ((3, 10, 300), [3, 7, 290])]
)
def test_cases_of_a_value_are_told_by_their_distances(cases: tuple[int, ...], distances: list[int]) -> None:
    """The first from the beginning, each other from the one before."""
    facet = Facet("drug", "Drug given", (Value("alpha", "alpha", cases),))
    assert plain_facets([facet]) == [["drug", "Drug given", [["alpha", "alpha", distances]]]]


def test_each_case_has_one_file_of_passages(told: Shown, files: list[tuple[str, bytes]]) -> None:
    """By its number, with the fragment, the heading and the text of each."""
    numbered = {
        path.rpartition("/")[2]: json.loads(unpacked(data)) for path, data in files if re.search(r"/p\d+$", path)
    }
    assert numbered == {
        f"p{number}": [list(passage) for passage in listed] for number, listed in enumerate(told.passages)
    }
    assert all(len(passage) == 3 for listed in numbered.values() for passage in listed)


def test_an_empty_atlas_shows_nothing() -> None:
    """Only the facets are named, without values."""
    nothing = shown(Atlas((), Vocabulary()), ())
    assert (nothing.cards, nothing.rows, nothing.passages) == ([], [], [])
    assert all(values == [] for _, _, values in nothing.facets)


# The theme's own index


def page_of(meta: dict[str, object]) -> Page:
    """A page of the site with this front matter."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": "docs", "site_dir": "nowhere"})
    page = Page("A page", File("a.md", "docs", "nowhere", use_directory_urls=True), config)
    page.meta = dict(meta)
    return page


@pytest.mark.parametrize(
    "meta", [{}, {"title": "A page"}, {"search": {"boost": 2}}, {"search": {"exclude": False}, "hide": ["toc"]}]
)
def test_no_page_enters_the_index_of_the_theme(meta: dict[str, object]) -> None:
    """Whatever a page says of itself it is left out, and neither its text nor the rest of its front matter changes."""
    page = page_of(meta)
    assert mkdocs_hooks.on_page_markdown("# Text", page=page, config=None, files=None) == "# Text"
    assert page.meta == {**meta, "search": {"exclude": True}}


@pytest.mark.real
def test_the_index_of_the_theme_is_empty_on_the_built_site(site_dir: Path) -> None:
    """It is loaded by every page, so it must hold nothing."""
    index = json.loads((site_dir / "search/search_index.json").read_text(encoding="utf-8"))
    assert index["docs"] == []


@pytest.mark.real
def test_the_built_site_holds_exactly_what_is_published(site_dir: Path, real_atlas: Atlas, tmp_path: Path) -> None:
    """Every file lies on the site as it is told here, the pointer included."""
    for path, data in search_files(real_atlas, Path("docs"), tmp_path / "built"):
        assert (site_dir / path).read_bytes() == data, path
