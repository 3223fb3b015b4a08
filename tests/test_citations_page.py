"""The section that tells how to cite: two things, kept apart, and honest about what is not known."""

from __future__ import annotations

from generator.citations.page import cite_values
from generator.citations.styles import Styles
from generator.links import revision_url
from generator.render import Renderer
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

SITE = "https://atlas.test/"
ARTICLE = "source.bibliography"


def section(changes: Changes | None = None, url: str = "cases/hcc-9001/") -> str:
    """The Markdown of the section for the invented record after `changes`."""
    case = invented(changes)
    return Renderer(vocabulary()).page("case/cite.md.j2", url, case=case, **cite_values(case, SITE, Styles()))


def test_the_heading_keeps_its_anchor() -> None:
    """The record line links to it, and so do readers."""
    assert "### Cite this record {#cite}" in section()


def test_record_and_article_stand_apart_in_three_styles() -> None:
    """Each has its heading, Vancouver first, the others folded, and a button for each text."""
    text = section()
    for key, heading in (("record", "This record"), ("article", "The article")):
        assert f'<h4 id="cite-{key}">{heading}</h4>' in text
        ids = [f"cite-{key}-{style}" for style in ("vancouver", "ama", "apa")]
        places = [text.index(f'<span id="{identity}">') for identity in ids]
        assert places == sorted(places)
        assert all(f'data-copies="{identity}" hidden>' in text for identity in ids)
        assert text.index("<details", places[0]) < places[1]


def test_downloads_stand_beside_the_page_wherever_it_is() -> None:
    """The links of a revision's page lead to the files of that revision, saved under names that tell what they are."""
    for url in ("cases/hcc-9001/", revision_url("hcc-9001", 2)):
        text = section(url=url)
        assert '<a href="cite.ris" download="hcc-9001-r2.ris">RIS</a>' in text
        assert '<a href="article.bib" download="article-of-hcc-9001.bib">BibTeX</a>' in text
        assert 'data-entries="cite-entries.json"' in text


def test_an_article_that_is_not_known_has_its_doi_and_no_file() -> None:
    """The page says that title and authors are not shown, and links the DOI where there is one."""
    nameless = {f"{ARTICLE}.title": LEFT_OUT, f"{ARTICLE}.authors": LEFT_OUT}
    text = section(nameless)
    assert "neither title nor authors" in text
    assert 'href="https://doi.org/10.99999/jic.2013.7"' in text
    assert "article.bib" not in text
    assert "Nor does it show a DOI" in section({**nameless, f"{ARTICLE}.doi": LEFT_OUT})


def test_an_original_that_was_not_read_is_called_so() -> None:
    """The heading says original, and a remark where it is known from."""
    text = section({"source.read": "secondary source", "source.reported_by": "hcc-9002"})
    assert '<h4 id="cite-article">The original article</h4>' in text
    assert "Known from the article of hcc-9002; this original was not read for the record." in text


def test_one_set_of_styles_serves_a_whole_build() -> None:
    """What was written before another record is written the same after it."""
    styles, case = Styles(), invented()
    first = cite_values(case, SITE, styles)
    cite_values(invented({f"{ARTICLE}.authors": ("Sample A",), f"{ARTICLE}.authors_complete": False}), SITE, styles)
    assert cite_values(case, SITE, styles) == first == cite_values(case, SITE, Styles())
