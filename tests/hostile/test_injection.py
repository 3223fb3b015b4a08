"""A text that tries to be more than text, in every place of records, vocabulary, trials and ledger: it stays text."""

from __future__ import annotations

import html as html_entities

import pytest

from generator.atlas import Atlas
from generator.model import Case
from generator.page import DataFile, Page
from generator.pages import all_pages
from generator.render import environment
from generator.vocabulary import Vocabulary
from tests.fixtures.records import plain as plain_record
from tests.hostile.injection import Make, free_places, hostile_atlas, hostile_case
from tests.hostile.oracle import file_skeleton, page_skeleton, plain, read_page, seen, shape
from tests.hostile.payloads import PAYLOADS, harmless, joined

ALL_TOGETHER = joined(PAYLOADS)
SITE = "https://atlas.test/"


def single(number: int) -> str:
    """Another payload in each place, all of them over the places; each text ends in a mark of its own."""
    return f"{PAYLOADS[number % len(PAYLOADS)]} q{number}z"


def together(part: str) -> Make:
    """Many payloads in every place, as many as a text takes; the mark stands first, since a title is cut."""
    return lambda number: f"q{number}z {part}"


ROUNDS: dict[str, Make] = {
    "one in each place": single,
    **{f"all in each place, part {number}": together(part) for number, part in enumerate(ALL_TOGETHER, start=1)},
}


def without_harm(make: Make) -> Make:
    """The same texts with nothing in them that could mean anything."""
    return lambda number: harmless(make(number))


def test_the_walk_finds_the_free_texts_by_itself() -> None:
    """Texts within texts as well; ids, dates and doses are none."""
    places = free_places(plain_record(), Case)
    fields = {".".join(part for part in place if isinstance(part, str)) for place in places}
    assert len(places) > 190
    assert {"title", "synopsis.says", "source.bibliography.authors", "treatments.agents.into"} <= fields
    assert {"curation.revisions.reason", "mentioned.what", "markers.date.inferred", "source.not_shown"} <= fields
    assert not fields & {"id", "markers.value", "treatments.modality", "source.bibliography.doi", "baseline.date"}


def same_structure(page: Page | DataFile, other: Page | DataFile) -> bool:
    """Whether two files differ in nothing but texts."""
    if isinstance(page, DataFile) or isinstance(other, DataFile):
        return (
            isinstance(page, DataFile) and isinstance(other, DataFile) and file_skeleton(page) == file_skeleton(other)
        )
    (tree, meta), (other_tree, other_meta) = read_page(page), read_page(other)
    return page_skeleton(tree) == page_skeleton(other_tree) and shape(meta) == shape(other_meta)


@pytest.mark.parametrize("make", ROUNDS.values(), ids=ROUNDS.keys())
def test_pages_and_files_have_the_structure_of_harmless_ones(make: Make, fixture_atlas: Atlas) -> None:
    """The same elements, attributes, links, keys, rows and columns, and the reader sees the texts as they are."""
    hostile = {page.path: page for page in all_pages(hostile_atlas(make, fixture_atlas), SITE)}
    known = {page.path: page for page in all_pages(hostile_atlas(without_harm(make), fixture_atlas), SITE)}
    assert list(hostile) == list(known)
    assert [path for path in hostile if not same_structure(hostile[path], known[path])] == []
    case, texts = hostile_case(make)
    pages = [pages[f"cases/{case.id}/index.md"] for pages in (hostile, known)]
    assert all(isinstance(page, Page) for page in pages)
    shown, shown_known = (seen(read_page(page)[0]) for page in pages if isinstance(page, Page))
    texts.pop(("source", "bibliography", "pages"))  # styles of citing write a range of pages each in its own way
    for text in texts.values():
        assert shown.count(plain(text)) == shown_known.count(plain(harmless(text))), text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_headings_and_titles_are_text(payload: str) -> None:
    """They alone stand outside of HTML, where Markdown and the theme's templates read them."""
    template = environment(Vocabulary()).from_string(
        "---\ntitle: {{ text | front }}\nhead: {{ {'a': [text]} | json }}\nnext: here\n---\n\n"
        "# {{ text | typeset }}\n\n"
        "### 1. {{ text }} {{ 'treatment-1' | anchor }}\n\n<p>{{ text | prose }}</p>\n"
    )
    (tree, meta), (known, _) = (
        read_page(Page("x/index.md", template.render(text=text))) for text in (payload, harmless(payload))
    )
    assert page_skeleton(tree) == page_skeleton(known)
    assert meta == {"title": html_entities.escape(payload), "head": {"a": [payload]}, "next": "here"}
    assert seen(tree).count(plain(payload)) >= 3
    assert tree.xpath("//h3/@id") == ["treatment-1"]
