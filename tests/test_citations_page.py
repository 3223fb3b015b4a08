"""The section that tells how to cite: two things, kept apart, and honest about what is not known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.atlas import Atlas
from generator.citations.entries import entry_labels
from generator.citations.items import article_item
from generator.citations.page import cite_values
from generator.citations.styles import Styles
from generator.ledger import Withdrawal
from generator.links import revision_url
from generator.model import Revision
from generator.render import Renderer
from generator.revision_pages import Edition
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

SITE = "https://atlas.test/"
ARTICLE = "source.bibliography"


def section(changes: Changes | None = None, url: str = "cases/hcc-9001/", edition: Edition | None = None) -> str:
    """The Markdown of the section for the invented record after `changes`."""
    case = invented(changes)
    values = cite_values(case, SITE, Styles())
    return Renderer(vocabulary()).page("case/cite.md.j2", url, case=case, edition=edition, **values)


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
        assert '<a href="article.bib" download="hcc-9001-article.bib">BibTeX</a>' in text
        assert 'data-entries="cite-entries.json"' in text


def test_each_format_names_programs_that_read_it() -> None:
    """A reader to whom RIS says nothing finds EndNote beside it."""
    assert ">RIS</a> (EndNote, Mendeley, Zotero), <a" in section()


def test_a_superseded_revision_leads_to_the_citation_of_the_current_one() -> None:
    """Who did not use the old revision is sent to the current one, by its number."""
    current = Revision(number=3, date="2020-04-01", reason="A field was added.")
    text = section(url=revision_url("hcc-9001", 2), edition=Edition(current, None, current, None, "superseded"))
    assert '<a href="../&#35;cite">Cite the current one</a>, revision 3.' in text
    assert "Cite the current one" not in section()


def test_a_withdrawn_record_is_not_cited_unawares() -> None:
    """The section says that it was withdrawn, and when."""
    fate = Withdrawal(address="cases/hcc-9001/", on="2020-05-01", reason="Entered twice.", successor=None)
    text = section(url=revision_url("hcc-9001", 2), edition=Edition(None, None, None, fate, "withdrawn"))
    assert "<strong>This record was withdrawn</strong> on 1\xa0May\xa02020. If you must cite it, say so" in text


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
    assert "The record rests on the article of hcc-9002; this original was not read for it." in text
    assert '<a href="../hcc-9002/&#35;cite">the article of hcc-9002</a>. Cite the original only if' in text
    nameless = {f"{ARTICLE}.title": LEFT_OUT, f"{ARTICLE}.authors": LEFT_OUT}
    unknown = section({"source.read": "secondary source", "source.reported_by": "hcc-9002", **nameless})
    assert '<h4 id="cite-article">The original article</h4>' in unknown


def test_one_set_of_styles_serves_a_whole_build() -> None:
    """What was written before another record is written the same after it."""
    styles, case = Styles(), invented()
    first = cite_values(case, SITE, styles)
    cite_values(invented({f"{ARTICLE}.authors": ("Sample A",), f"{ARTICLE}.authors_complete": False}), SITE, styles)
    assert cite_values(case, SITE, styles) == first == cite_values(case, SITE, Styles())


@pytest.mark.real
def test_the_examples_of_the_guide_are_true(real_atlas: Atlas) -> None:
    """The entries that it names are called so, and the articles whose files it names are known."""
    guide = Path("docs/cite.md").read_text(encoding="utf-8")
    named = re.findall(r"\[([a-z]+-\d+): ([^\]]+)\]\. … /cases/(hcc-\d{4})/r\d+/#([a-z]+-\d+)", guide)
    assert named
    for entry_id, label, case_id, fragment in named:
        assert entry_id == fragment
        assert entry_labels(real_atlas.by_id[case_id], real_atlas.vocabulary)[entry_id] == label
    for case_id, entry_id in re.findall(r"`/cases/(hcc-\d{4})/(?:r1/)?#([a-z0-9-]+)`", guide):
        assert entry_id in entry_labels(real_atlas.by_id[case_id], real_atlas.vocabulary)
    [case_id] = re.findall(r"`/cases/(hcc-\d{4})/article\.", guide)
    assert article_item(real_atlas.by_id[case_id])
