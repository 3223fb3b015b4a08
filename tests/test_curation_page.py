"""The curation page: every record, every trial, every contradiction, and sums that agree with the rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from generator.atlas import Atlas
from generator.care import care_items
from generator.curation_page import curation_page, inferred_in
from generator.publication import Publication
from tests.fixtures.pages import found, parsed, words
from tests.fixtures.records import invented, vocabulary


def page_of(atlas: Atlas) -> html.HtmlElement:
    """The curation page of an atlas, below its front matter."""
    page = curation_page(Publication(atlas, "https://atlas.test/"))
    assert page.path == "curation/index.md"
    return parsed(page)


@pytest.fixture(scope="module")
def shown(fixture_atlas: Atlas) -> html.HtmlElement:
    """The page of the invented atlas."""
    return page_of(fixture_atlas)


def rows(page: html.HtmlElement, label: str) -> list[list[str]]:
    """The cells of the body of the table in the region with this label."""
    body = found(page, f"*[@aria-label='{label}']//tbody//tr")
    return [[words(cell) for cell in row] for row in body]


def test_every_record_has_its_row(shown: html.HtmlElement) -> None:
    """Revision, what was read, what was found, what is inferred, completeness, what is open."""
    first, second = rows(shown, "The records")
    assert first[0] == "hcc-9001 Revision 2, 15 March 2020"
    assert first[1] == "Case report, full text read"
    assert first[2].startswith("231 of 231 values found in the article, 16 March 2020 38 of 40 numbers of case report")
    assert first[3] == str(inferred_in(invented()))
    care = [item.answer.state for item in care_items(invented(), vocabulary())]
    assert first[4] == f"{care.count('reported')} of 13 {care.count('partly reported')} in part"
    assert first[5] == "1 contradiction 1 not reported 2 caveats"
    assert second[1] == "Secondary source, original not read told by the article of hcc-9001"
    assert second[2] == "Changed since it was compared with the article of hcc-9001, 2 March 2020"
    assert second[5] == "no contradiction no gap listed no caveat"


def test_the_checklist_has_a_word_for_every_sign(shown: html.HtmlElement) -> None:
    """Each record has 13 cells; the style sheet draws the sign of their class, screen readers get the word."""
    table = found(shown, ".care-table//tbody//tr")
    assert [words(found(row, "th")[0]) for row in table] == ["hcc-9001", "hcc-9002"]
    for row in table:
        cells = found(row, "td")
        assert len(cells) == 13
        for cell in cells:
            assert words(cell).replace(" ", "-") in cell.get("class", "").split()


def test_every_contradiction_leads_to_its_statements(shown: html.HtmlElement, fixture_atlas: Atlas) -> None:
    """Those of records to the entry, those of trials to the figures."""
    links = found(shown, "*[@aria-label='Where the articles contradict themselves']//tbody//th//a")
    wanted = [f"../cases/{case.id}/#{entry.id}" for case in fixture_atlas.cases for entry in case.discrepancies]
    trials = [trial for trial in fixture_atlas.trials.values() for _ in trial.discrepancies]
    assert [link.get("href") for link in links] == [*wanted, *(f"../drugs/exemplinib/#{trial.id}" for trial in trials)]


def test_the_sums_are_those_of_the_rows(shown: html.HtmlElement, fixture_atlas: Atlas) -> None:
    """A result that no longer holds is not counted."""
    compared, inferred, still_open = (words(item) for item in found(shown, ".totals//dd"))
    assert compared.startswith("1 of 3 files (2 records, 1 trial): 231 of 231 values found")
    total = sum(inferred_in(case) for case in fixture_atlas.cases)
    assert inferred.startswith(f"{total} statements and dates")
    trials = sum(len(trial.discrepancies) for trial in fixture_atlas.trials.values())
    assert still_open.startswith(f"{1 + trials} contradiction")


def test_no_trial_is_left_out(fixture_atlas: Atlas) -> None:
    """A second one has a row of its own and counts in the sum."""
    (trial,) = fixture_atlas.trials.values()
    second = trial.model_copy(update={"id": "second-trial", "label": "SECOND"})
    page = page_of(replace(fixture_atlas, trials={trial.id: trial, second.id: second}))
    assert [row[0] for row in rows(page, "The figures of trials")] == ["DEMO", "SECOND"]
    assert "(2 records, 2 trials)" in words(found(page, ".totals//dd")[0])


def test_every_trial_says_whether_it_was_compared(shown: html.HtmlElement) -> None:
    """With the article that tabulates it."""
    ((trial, tabulated, compared, _),) = rows(shown, "The figures of trials")
    assert (trial, tabulated) == ("DEMO", "the article of hcc-9001")
    assert compared == "Not yet compared with the article, value by value"


def test_an_atlas_without_trials_or_contradictions(fixture_atlas: Atlas) -> None:
    """Says so, and has no empty table."""
    plain = replace(fixture_atlas, cases=(invented({"discrepancies": ()}),), trials={})
    page = page_of(plain)
    assert "None is recorded." in words(page)
    assert [table.get("aria-label") for table in found(page, ".table-scroll")] == [
        "The records",
        "The CARE checklist",
    ]


def test_what_is_inferred_is_counted_with_its_dates() -> None:
    """A statement counts once, and so does each of its dates."""
    before = inferred_in(invented())
    assert inferred_in(invented({"markers.0.inferred": "x"})) == before + 1
    dated = {"value": "2011-03-05", "inferred": "x"}
    assert inferred_in(invented({"markers.0.inferred": "x", "markers.0.date": dated})) == before + 2
