"""Courses below each other: one scale, the longest first, and nothing that cannot be drawn is left out."""

from __future__ import annotations

from generator.atlas import Atlas
from generator.concept_pages import concept_pages
from generator.course import course_of
from generator.course.swimmer import Swimmer, own_strip, swimmer_of
from generator.index_pages import index_pages
from generator.model import Case
from generator.publication import Publication
from tests.fixtures.pages import found, parsed, words
from tests.fixtures.records import Changes, invented, vocabulary


def another(number: int, changes: Changes | None = None) -> Case:
    """The rich record as another patient."""
    return invented(changes).model_copy(update={"id": f"hcc-9{number:03}"})


def plot(*cases: Case) -> Swimmer:
    """The swimmer plot of these cases."""
    shown = swimmer_of(cases, {case.id: course_of(case, vocabulary()) for case in cases})
    assert shown
    return shown


DIED_EARLY: Changes = {"outcome.events.4.date": "2012-08-20", "outcome.status.date": "2012-08-20"}


def test_the_longest_follow_up_comes_first_and_what_cannot_be_drawn_last() -> None:
    """Without a script this is the order; equal ones follow their ids."""
    cases = [invented(name="hcc-9002"), another(5, DIED_EARLY), another(4), another(3)]
    rows = plot(*cases).rows
    assert [row.case.id for row in rows] == ["hcc-9003", "hcc-9004", "hcc-9005", "hcc-9002"]
    assert [row.strip is None for row in rows] == [False, False, False, True]
    assert [row.days for row in rows] == [539, 539, 498, 0]


def test_all_cases_share_one_scale() -> None:
    """The embolisation of nine days before lies at the same place in the longer and in the shorter course."""
    long, short = (row.strip for row in plot(another(3), another(5, DIED_EARLY)).rows)
    assert long
    assert short
    first = 'href="#sign-given" class="locoregional"'
    ends = [strip.body.split(first)[1].split("/>")[0].split()[0] for strip in (long, short)]
    assert ends[0] == ends[1]
    alone = own_strip(another(5, DIED_EARLY), course_of(another(5, DIED_EARLY), vocabulary()))
    assert alone
    assert alone.body.split(first)[1].split("/>")[0].split()[0] != ends[0]


def test_nothing_is_drawn_where_no_case_has_a_time() -> None:
    """An empty plot would look like patients in whom nothing happened."""
    case = invented(name="hcc-9002")
    assert swimmer_of([case], {case.id: course_of(case, vocabulary())}) is None
    assert swimmer_of([], {}) is None


def test_only_a_time_in_which_no_case_has_anything_is_cut_short() -> None:
    """A late report makes a break; another patient with something in that time takes it away."""
    late: Changes = {"outcome.events.4.date": "2019-09-30", "outcome.status.date": "2019-09-30"}
    assert not plot(another(3)).has_breaks
    assert plot(another(3), another(4, late)).has_breaks
    others = [another(year, {"outcome.events.4.date": f"{year}-01-01"}) for year in range(2013, 2020)]
    assert not plot(another(3), another(4, late), *others).has_breaks


def test_the_list_of_cases_shows_the_plot_with_the_words_of_each_course(fixture_atlas: Atlas) -> None:
    """Each row is a link to the course, read out with its times; what has no time says so, second hand too."""
    pages = {page.path: page for page in index_pages(Publication(fixture_atlas, "https://atlas.test/"))}
    rows = found(parsed(pages["cases/index.md"]), "table[@id='swimmer']//tbody//tr")
    assert [row.get("data-record") for row in rows] == ["hcc-9001", "hcc-9002"]
    (link,) = found(rows[0], ".strip-link")
    assert link.get("href") == "hcc-9001/#course"
    assert "Embolisation: 1 Apr 2011;" in words(link)
    assert "no date and no time" in words(rows[1])
    assert "original not read" in words(rows[1])
    assert "exemplinib" in words(rows[0])
    cards = found(parsed(pages["index.md"]), ".card")
    assert ["2011–2012" in words(card) for card in cards] == [True, False]
    assert [len(found(card, "svg[@aria-hidden='true']")) for card in cards] == [1, 0]


def test_a_drug_page_shows_the_courses_of_its_patients_with_the_drug_thick(fixture_atlas: Atlas) -> None:
    """The key says so; a drug that nobody received has no plot, nor has a complication."""
    pages = {page.path: parsed(page) for page in concept_pages(Publication(fixture_atlas, "https://atlas.test/"))}
    (shown,) = found(pages["drugs/mockumab/index.md"], ".swimmer")
    assert [row.get("data-record") for row in found(shown, "tbody//tr")] == ["hcc-9001"]
    thick = [bar.get("class") for bar in found(shown, "tbody//rect") if bar.get("height") == "7"]
    assert set(thick) == {"systemic"}
    assert "thick: of this page" in words(shown)
    (beams,) = found(pages["modalities/beam-therapy/index.md"], ".swimmer")
    thick = [bar.get("class", "").split()[0] for bar in found(beams, "tbody//rect") if bar.get("height") == "7"]
    assert set(thick) == {"radiotherapy"}
    for path in ("drugs/hypothetinib/index.md", "complications/sample-rash/index.md"):
        assert found(pages[path], ".swimmer") == []
