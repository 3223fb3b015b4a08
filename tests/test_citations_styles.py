"""Citations as text, as the styles of journals want them; citation-js writes the same."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.atlas import Atlas
from generator.citations.items import OTHERS, Item, article_item, record_item
from generator.citations.styles import STYLES, Styles, load
from tests.citation_js import ask
from tests.fixtures.records import LEFT_OUT, Changes, invented

SITE = "https://atlas.test/"
ARTICLE = "source.bibliography"
HOSTILE = 'Does <b>exemplinib</b> "work" & {cost} <5 $, 50%_#1 \\ ~^ ≥2 µg, α é'


def article(changes: Changes | None = None) -> Item:
    """The item of the invented article after `changes`."""
    item = article_item(invented(changes))
    assert item is not None
    return item


def test_a_record_in_every_style() -> None:
    """Each style names the contributors, the record's revision, the atlas, the year and the address, and no number."""
    title = "hcc-9001, revision 2: Nobody had this"
    assert Styles().texts(record_item(invented({"title": "Nobody had this"}), SITE)) == {
        "Vancouver": f"HCC Case Atlas contributors. {title}. In: HCC Case Atlas [Internet]. 2020. "
        "Available from: https://atlas.test/cases/hcc-9001/r2/",
        "AMA": f"HCC Case Atlas contributors. {title}. In: HCC Case Atlas. 2020. https://atlas.test/cases/hcc-9001/r2/",
        "APA": f"HCC Case Atlas contributors. (2020). {title}. In HCC Case Atlas. "
        "https://atlas.test/cases/hcc-9001/r2/",
    }


def test_an_article_in_every_style() -> None:
    """The journal is short in Vancouver and AMA and long in APA; pages and DOI follow each style."""
    assert Styles().texts(article()) == {
        "Vancouver": "Sample A, Exemplar BC, Muster D. A complete response that nobody had. J Inv Cases. "
        "2013;7(2):11–9. doi:10.99999/jic.2013.7",
        "AMA": "Sample A, Exemplar BC, Muster D. A complete response that nobody had. J Inv Cases. "
        "2013;7(2):11-19. doi:10.99999/jic.2013.7",
        "APA": "Sample, A., Exemplar, B. C., & Muster, D. (2013). A complete response that nobody had. "
        "Journal of Invented Cases, 7(2), 11–19. https://doi.org/10.99999/jic.2013.7",
    }


def test_an_incomplete_list_of_authors_ends_in_et_al() -> None:
    """No style takes the one known author for the only one."""
    texts = Styles().texts(article({f"{ARTICLE}.authors": ("Sample A",), f"{ARTICLE}.authors_complete": False}))
    assert texts["Vancouver"].startswith("Sample A, et al. A complete")
    assert texts["AMA"].startswith("Sample A, et al. A complete")
    assert texts["APA"].startswith("Sample, A., et al. (2013). A complete")


def test_many_authors_are_shortened_as_the_style_says() -> None:
    """Vancouver names six of seven authors, AMA three."""
    texts = Styles().texts(article({f"{ARTICLE}.authors": tuple(f"Sample {letter}" for letter in "ABCDEFG")}))
    assert texts["Vancouver"].startswith("Sample A, Sample B, Sample C, Sample D, Sample E, Sample F, et al. A")
    assert texts["AMA"].startswith("Sample A, Sample B, Sample C, et al. A")


@pytest.mark.parametrize(("title", "ending"), [("Who?", "Who? J"), ("Done.", "Done. J"), ("Why", "Why. J")])
def test_a_title_ends_in_one_stop(title: str, ending: str) -> None:
    """What already ends a sentence gets no second stop."""
    assert f". {ending} Inv Cases" in Styles().texts(article({f"{ARTICLE}.title": title}))["Vancouver"]


def test_a_title_without_authors_is_written_once() -> None:
    """A title does not stand in for authors and again as title."""
    item = article({f"{ARTICLE}.authors": LEFT_OUT})
    assert [text.count(item["title"]) for text in Styles().texts(item).values()] == [1, 1, 1]


def test_no_character_of_a_hostile_title_is_changed() -> None:
    """Signs of HTML, LaTeX and Markdown pass every style as they are."""
    for text in Styles().texts(article({f"{ARTICLE}.title": HOSTILE})).values():
        assert HOSTILE in text


def _same(items: list[Item]) -> None:
    """Our engine and citation-js's write the same; the latter alone sets typographic quotes."""
    styles = {name: etree.tostring(load(csl).xml, encoding="unicode") for name, csl in STYLES.items()}
    ours = Styles()
    for item, theirs in zip(items, ask(items=items, styles=styles)["texts"], strict=True):
        for name, text in ours.texts(item).items():
            if OTHERS in item["author"] and name == "APA":
                continue  # there, 'et al' is one of two names joined by '&'
            plain = theirs[name].replace("“", '"').replace("”", '"').replace("’", "'")
            assert plain == text, (item["id"], name)


def test_citation_js_writes_the_same() -> None:
    """Two engines agree on records, articles, particles, hyphens, groups and hostile titles."""
    authors = ("van der Berg JA", "O'Muster J-W", "Invented Study Group", "Ñúñez É")
    hostile = {f"{ARTICLE}.title": 'A "b" & {c} <5 $, 50%_#1 \\ ~^ ≥2 µg', f"{ARTICLE}.authors": authors}
    _same([record_item(invented(), SITE), article(), article(hostile), article({f"{ARTICLE}.pages": "e12-e19"})])


@pytest.mark.real
def test_citation_js_writes_the_same_of_real_records(real_atlas: Atlas) -> None:
    """Two engines agree on every real record and article."""
    pairs = ((record_item(case, SITE), article_item(case)) for case in real_atlas.cases)
    _same([item for pair in pairs for item in pair if item])
