"""What the site publishes to be searched: the index, its code, what results show; and not the theme's own index."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, astuple
from itertools import accumulate
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.atlas import Atlas
from generator.vocabulary import Vocabulary
from search_index import mkdocs_hooks, publish
from search_index.cards import Card, Chip, card, row
from search_index.documents import search_documents
from search_index.export import POINTER
from search_index.facets import Facet, Value, facets
from search_index.labels import tag_labels
from search_index.passages import passages
from search_index.publish import CLIENT, ENTRIES, client_files, search_files
from search_index.shown import Shown, plain_facets, shown
from tests.node import node
from tests.test_search_encoding import unpacked

PREFIX = "search/"
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in sorted(CLIENT.glob("*.js"))}
PUBLISHED = {f"{name}.js" for name in ENTRIES}


def bare(script: str) -> str:
    """A script without its comments, as far as each stands on lines of its own or in one line of code."""
    return re.sub(r"^\s*//.*$", "", re.sub(r"/\*\*.*?\*/", "", script, flags=re.DOTALL), flags=re.MULTILINE)


def comments(script: str) -> list[str]:
    """The lines of comments that take a line of their own, without their signs."""
    found = re.findall(r"^\s*(?://|/?\*+)(.*?)(?:\*/)?\s*$", script, re.MULTILINE)
    return [line.strip() for line in found if len(line.strip()) > 15]


def sentences(script: str) -> list[str]:
    """What a script tells people: the constants that are a sentence."""
    return re.findall(r'const [A-Z_]+ =\s*"([^"]{20,})"', bare(script))


def imported(script: str) -> set[str]:
    """The modules that a script imports, those included that it imports when they are needed."""
    return set(re.findall(r"(?:\bfrom\s*|\bimport\s*\(?\s*)[\"'`]\./([^\"'`]+)[\"'`]", bare(script)))


def reached(names: Iterable[str]) -> set[str]:
    """The scripts of these names and all that they import, and those import."""
    found, ahead = set[str](), list(names)
    while ahead:
        if (name := ahead.pop()) not in found:
            found.add(name)
            ahead += imported(SOURCES[name])
    return found


@pytest.fixture(scope="module")
def client() -> dict[str, str]:
    """The published scripts by their name."""
    return {path.removeprefix("client/"): data.decode() for path, data in client_files()}


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
    assert len(paths) == len(set(paths)) > 15
    assert all(re.fullmatch(r"search/(index\.json|[0-9a-f]{16}/[a-z]+\d*|client/[a-z_]+\.js)", path) for path in paths)
    assert not {"search/index.md", "search/index.html", "search/search_index.json"} & set(paths)


def test_the_index_of_the_atlas_is_published_with_its_client(files: list[tuple[str, bytes]]) -> None:
    """The pointer leads to a directory that is there, and each file holds bytes."""
    found = dict(files)
    directory = json.loads(found[f"{PREFIX}{POINTER}"])["files"]
    assert f"{PREFIX}{directory}/manifest" in found
    assert {path.removeprefix(f"{PREFIX}client/") for path in found if "/client/" in path} == PUBLISHED
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


def test_only_what_pages_load_is_published(client: dict[str, str]) -> None:
    """One file for the page, one for the worker and one for the first question; no test, package or setting."""
    assert set(client) == PUBLISHED == {"page.js", "worker.js", "search.js"}


def test_no_script_is_forgotten() -> None:
    """Every module of the client is in what is published; types alone are no code."""
    types = {name for name, script in SOURCES.items() if bare(script).strip() in ("", "export {};")}
    assert set(SOURCES) - types <= reached(PUBLISHED)
    assert len(reached(["page.js"])) > 5
    assert len(reached(["search.js"])) > 10


def test_every_sentence_of_the_client_reaches_the_reader(client: dict[str, str]) -> None:
    """What scripts say is in the published ones, whatever the bundler thinks of it."""
    every = {sentence: name for name, script in SOURCES.items() for sentence in sentences(script)}
    assert len(every) > 3
    published = "".join(client.values())
    assert {sentence: name for sentence, name in every.items() if sentence not in published} == {}


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_script_is_smaller_and_has_no_comment(client: dict[str, str], name: str) -> None:
    """What explains the code to people is not sent to readers."""
    sources = [SOURCES[part] for part in reached([name]) if part == name or part not in PUBLISHED]
    assert 0 < len(client[name]) < sum(map(len, sources)) / 2
    explained = [line for source in sources for line in comments(source)]
    assert explained
    assert [line for line in explained if line in client[name]] == []
    assert not any(sign in client[name] for sign in ("/*", "@param", "@type", "sourceMappingURL"))


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_script_does_not_tell_where_it_was_built(client: dict[str, str], name: str) -> None:
    """The same source gives the same bytes on every machine."""
    assert dict(client_files())[f"client/{name}"].decode() == client[name]
    assert not any(part in client[name] for part in (str(CLIENT), str(Path.cwd()), gettempdir(), "node_modules"))


def test_what_a_published_script_imports_is_published(client: dict[str, str]) -> None:
    """The worker fetches the search with the first question; nothing else is left to be fetched."""
    assert {name: imported(script) for name, script in client.items()} == {
        "page.js": set(), "search.js": set(), "worker.js": {"search.js"}
    }  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), [("worker.js", "cjs"), ("search.js", "mjs"), ("page.js", "mjs")])
def test_published_scripts_can_be_read(client: dict[str, str], name: str, kind: str, tmp_path: Path) -> None:
    """The worker is started as a classic script, which must hold no import or export; the others are modules."""
    script = tmp_path / f"script.{kind}"
    script.write_text(client[name], encoding="utf-8")
    result = node("--check", str(script))
    assert result.returncode == 0, result.stderr


def test_the_search_offers_what_others_ask_it_for(client: dict[str, str], tmp_path: Path) -> None:
    """Minified names are not those by which a module is asked."""
    path = tmp_path / "search.mjs"
    path.write_text(client["search.js"], encoding="utf-8")
    result = node("--input-type=module", "--eval", f"console.log(Object.keys(await import({str(path)!r})).join())")
    assert result.returncode == 0, result.stderr
    offered = set(result.stdout.strip().split(","))
    asked = re.search(r'import\("\./search\.js"\)\.then\(\(\{([^}]*)\}\)', SOURCES["worker.js"])
    assert asked
    assert {name.strip() for name in asked[1].split(",")} <= offered


def test_a_missing_bundler_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has not installed it is told how."""
    monkeypatch.setattr(publish, "CLIENT", tmp_path)
    with pytest.raises(FileNotFoundError, match="make site"):
        list(client_files())


def test_a_script_that_cannot_be_read_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundler's own words say where, and nothing is published."""
    (tmp_path / "node_modules").symlink_to(CLIENT / "node_modules")
    for name in ENTRIES:
        (tmp_path / f"{name}.js").write_text("export const = 1;" if name == "search" else "", encoding="utf-8")
    monkeypatch.setattr(publish, "CLIENT", tmp_path)
    with pytest.raises(ChildProcessError, match=r"search\.js:1"):
        list(client_files())


# What results show


def test_each_document_has_its_card_at_its_number(told: Shown, fixture_atlas: Atlas, pages: Path) -> None:
    """Who it is and where, from the root of the site; of cases the card too."""
    documents = list(search_documents(fixture_atlas, pages))
    assert [shown_card[:4] for shown_card in told.cards] == [
        [document.id, document.kind, document.title, document.url.removeprefix("/")] for document in documents
    ]
    assert {"case", "drug", "modality", "complication", "page"} == {shown_card[1] for shown_card in told.cards}
    assert not any(shown_card[3].startswith("/") for shown_card in told.cards)
    size = len(fixture_atlas.cases)
    assert [len(shown_card) for shown_card in told.cards] == [5] * size + [4] * (len(documents) - size)


def read_again(fields: list[Any]) -> Card:
    """A card from its plain fields; what a chip leaves out at its end says nothing."""
    values: dict[str, Any] = dict(zip((field.name for field in dataclasses.fields(Card)), fields, strict=True))
    for name in ("drugs", "modalities", "complications"):
        assert all(chip[-1] for chip in values[name])
        values[name] = tuple(Chip(*chip) for chip in values[name])
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Card(**(values | lists))


def test_a_card_of_plain_fields_is_the_whole_card(told: Shown, fixture_atlas: Atlas) -> None:
    """The fields in their order, each list with all its entries, of the rich record and of the bare one."""
    plain = json.loads(json.dumps(told.cards))
    cards = [card(case, fixture_atlas) for case in fixture_atlas.cases]
    assert [read_again(shown_card[4]) for shown_card in plain[: len(cards)]] == cards
    assert cards[0].drugs
    assert cards[0].stages
    assert not cards[1].drugs


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
