"""Citing a result set: the published files of each record and article, joined; told what is left out or went wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]  # the package ships no types
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Page, Route, expect

from tests.browser.sound import faults

pytestmark = pytest.mark.real
FORMATS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}
UNKNOWN = "since neither title nor authors of the article are known"
FAILED = re.compile(r"^The list could not be saved\. .* could not be \w+\. Check the connection and try again\.$")


def find(page: Page, query: str, found: str) -> list[str]:
    """Ask, open what cites the cases found, and tell their ids in their order."""
    page.goto(f"search/?query={query}")
    expect(page.locator("#search-status")).to_have_text(re.compile(found))
    page.get_by_text("Cite all").click()
    return page.locator("#search-results .case-id").all_inner_texts()


def press(page: Page, what: str, format_name: str) -> None:
    """Press the button of a format for the records or the articles."""
    page.get_by_role("group", name=f"Cite the {what}").get_by_role("button", name=format_name).click()


def saved(page: Page, what: str, format_name: str) -> tuple[str, str]:
    """Name and text of the file that a button saves."""
    with page.expect_download() as download:
        press(page, what, format_name)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode()


def ids_in(text: str, ending: str) -> list[str]:
    """The id of each entry, as a reader of that format finds it."""
    if ending == "csl.json":
        return [str(item["id"]) for item in json.loads(text)]
    if ending == "ris":
        return [str(entry["id"]) for entry in rispy.loads(text)]
    return [entry.key for entry in parse_string(text).entries]


def records_of(ids: Sequence[str]) -> list[str]:
    """The record of each revision or article."""
    return [re.sub(r"-(r\d+|article)$", "", entry_id) for entry_id in ids]


def told(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the page says politely what was saved."""
    expect(page.locator("#search-saved[role=status]")).to_have_text(text)


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_records_found_are_cited_in_their_order(page: Page, site_dir: Path, format_name: str) -> None:
    """One file for reference managers holds each record found, with what is published beside its page."""
    found = find(page, "drug:nexavar", "^4 of 6 cases")
    name, text = saved(page, "records", format_name)
    ending = FORMATS[format_name]
    assert name == f"hcc-case-atlas-4-records.{ending}"
    assert records_of(ids_in(text, ending)) == found
    for case_id in found:
        published = (site_dir / f"cases/{case_id}/cite.{ending}").read_text(encoding="utf-8")
        assert json.loads(published)[0] in json.loads(text) if ending == "csl.json" else published.strip() in text
    told(page, "Saved 4 records.")


@pytest.mark.parametrize("format_name", FORMATS)
def test_articles_that_are_not_known_are_left_out_and_named(page: Page, format_name: str) -> None:
    """Of all six records four name something of their article; the page says which two do not."""
    found = find(page, "sorafenib", "^6 of 6 cases")
    name, text = saved(page, "articles", format_name)
    ending = FORMATS[format_name]
    assert name == f"hcc-case-atlas-4-articles.{ending}"
    left = {"hcc-0001", "hcc-0005"}
    assert records_of(ids_in(text, ending)) == [case_id for case_id in found if case_id not in left]
    told(page, re.compile(rf"^Saved 4 articles\. 2 of 6 records are left out, {UNKNOWN}: hcc-000[15], hcc-000[15]\.$"))


@pytest.mark.parametrize("what", ["records", "articles"])
def test_the_file_of_all_is_there_for_long_results(page: Page, what: str) -> None:
    """What a button would pick from where more than forty cases are found is published, with every case's entry."""
    found = sorted(find(page, "sorafenib", "^6 of 6 cases"))
    known = [case_id for case_id in found if what == "records" or case_id not in {"hcc-0001", "hcc-0005"}]
    for format_name, ending in FORMATS.items():
        button = page.get_by_role("group", name=f"Cite the {what}").get_by_role("button", name=format_name)
        answer = page.request.get(f"{button.get_attribute('data-bulk')}")
        assert answer.status == 200
        assert records_of(ids_in(answer.body().decode(), ending)) == known


def test_where_no_article_is_known_nothing_is_saved(page: Page) -> None:
    """An empty file would look like an answer; the page says why there is none, until another question is asked."""
    downloads: list[str] = []
    page.on("download", lambda download: downloads.append(download.suggested_filename))
    assert find(page, "crizotinib", "^1 of 6 cases") == ["hcc-0001"]
    press(page, "articles", "RIS")
    told(page, f"Nothing was saved. 1 of 1 record is left out, {UNKNOWN}: hcc-0001.")
    page.get_by_role("searchbox").fill("keytruda")
    told(page, "")
    assert downloads == []


def test_concept_pages_among_the_hits_are_not_cited(page: Page) -> None:
    """The page of a drug that a query finds is no record: the files of records alone are asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found = find(page, "sorafenib", "^6 of 6 cases")
    expect(page.locator("#search-related a").first).to_be_visible()
    asked.clear()
    saved(page, "records", "BibTeX")
    citations = [url for url in asked if url.endswith(".bib")]
    assert [url.split("/")[-3:] for url in citations] == [["cases", case_id, "cite.bib"] for case_id in found]


def test_the_keyboard_is_enough_to_cite(page: Page) -> None:
    """Enter opens what cites, Tab leads to the formats, Enter saves, and the focus stays."""
    page.goto("search/?query=author:cho")
    expect(page.locator("#search-status")).to_have_text("1 of 6 cases")
    page.locator("summary", has_text="Cite all").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    button = page.get_by_role("group", name="Cite the records").get_by_role("button").first
    expect(button).to_be_focused()
    with page.expect_download():
        page.keyboard.press("Enter")
    told(page, "Saved 1 record.")
    expect(button).to_be_focused()


def fail(route: Route, cause: str) -> None:
    """Answer as a host does that has no such file, or another page in its place, or that does not answer."""
    if cause == "broken off":
        route.abort()
    else:
        route.fulfill(status=404 if cause == "missing" else 200, body="<!doctype html>")


@pytest.mark.parametrize("cause", ["missing", "another page", "broken off", "offline"])
def test_a_citation_that_cannot_be_loaded_saves_nothing_half(bare_page: Page, cause: str) -> None:
    """One file of four is not there: no file is saved, one sentence says so, and trying again saves all four."""
    page, context = bare_page, bare_page.context
    downloads: list[str] = []
    page.on("download", lambda download: downloads.append(download.suggested_filename))
    find(page, "drug:nexavar", "^4 of 6 cases")
    if cause == "offline":
        context.set_offline(True)
    else:
        context.route("**/hcc-0003/cite.ris", lambda route: fail(route, cause))
    press(page, "records", "RIS")
    expect(page.get_by_role("alert").locator("p")).to_have_text(FAILED)
    told(page, "")
    assert downloads == []
    context.set_offline(False)
    context.unroute_all()
    page.get_by_role("button", name="Try again").click()
    told(page, "Saved 4 records.")
    expect(page.get_by_role("alert")).to_be_empty()
    assert downloads == ["hcc-case-atlas-4-records.ris"]


def test_the_formats_break_no_rule_and_fit(page: Page) -> None:
    """Opened, with what was saved told, the page is sound at every size and in both colour schemes."""
    find(page, "sorafenib", "^6 of 6 cases")
    saved(page, "articles", "RIS")
    told(page, re.compile("left out"))
    assert faults(page) == []
