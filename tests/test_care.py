"""The CARE checklist: what counts as reported, and that nothing is called missing that was only not read."""

from __future__ import annotations

from typing import Any

import pytest

from generator.atlas import Atlas
from generator.care import CareItem, care_items, count
from generator.case_page import case_pages
from generator.publication import Publication
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

NOT_SAID = {"missing": "not reported"}
SAID = {"value": "x", "at": 10}
NO_DOSE = {"treatments.1.agents.0.dose_missing": "not reported", "treatments.1.agents.0.dose": LEFT_OUT}


def items(changes: Changes | None = None, name: str = "hcc-9001") -> dict[str, CareItem]:
    """The items of an invented record by their keys."""
    return {item.key: item for item in care_items(invented(changes, name), vocabulary())}


def state(key: str, changes: Changes | None = None, name: str = "hcc-9001") -> str:
    """The state of one item."""
    return items(changes, name)[key].answer.state


def missing(key: str, changes: Changes | None = None) -> list[str]:
    """What one item names as missing or incomplete."""
    return [part.name for part in items(changes)[key].answer.parts if not part.is_there]


def test_the_items_are_those_of_the_checklist() -> None:
    """Thirteen, in its order; the fragments of their places do not look like those of entries, which are promised."""
    found = list(items().values())
    assert [item.number for item in found] == list(range(1, 14))
    assert [found[0].name, found[6].name, found[12].name] == ["Title", "Timeline", "Informed consent"]
    assert not any(item.key[-1].isdigit() for item in found)


def test_a_revision_older_than_the_checklist_has_no_items() -> None:
    """It says nothing of what nobody looked for."""
    assert items({"care": LEFT_OUT}) == {}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A complete response: a case report", "reported"),
        ("A Case Study of one", "reported"),
        ("A complete response", "partly reported"),
        ("A case with no report", "partly reported"),
    ],
)
def test_the_title_must_hold_the_words(title: str, expected: str) -> None:
    """The checklist asks for the words themselves."""
    assert state("title", {"source.bibliography.title": title}) == expected


@pytest.mark.parametrize(
    ("key", "place", "lacking"),
    [
        ("key-words", "care.keywords", "title and authors"),
        ("patient-perspective", "care.patient_perspective", "the reference list"),
        ("informed-consent", "care.informed_consent", "the reference list and the figures"),
    ],
)
def test_a_statement_is_missing_only_where_it_would_have_been_seen(key: str, place: str, lacking: str) -> None:
    """Where the text read lacks the part of the article in which it stands, nobody knows."""
    assert state(key, {place: SAID}) == "reported"
    assert state(key, {place: NOT_SAID}) == "not reported"
    assert state(key, {place: NOT_SAID, "source.not_shown": (lacking,)}) == "not shown in the text read"
    assert state(key, {place: NOT_SAID, "source.read": "abstract only"}) == "not shown in the text read"
    assert state(key, {place: SAID, "source.not_shown": (lacking,)}) == "reported"


def test_an_answer_that_there_was_no_consent_is_an_answer() -> None:
    """The checklist asks whether; the patient's own view cannot be told by its absence."""
    absent = {"missing": "absent", "at": 10}
    assert state("informed-consent", {"care.informed_consent": absent}) == "reported"
    assert state("patient-perspective", {"care.patient_perspective": absent}) == "not reported"


@pytest.mark.parametrize("key", ["abstract", "introduction", "discussion"])
def test_sections_are_told_by_their_lines(key: str) -> None:
    """The section of that kind, wherever it stands."""
    answer = items()[key].answer
    assert answer.state == "reported"
    assert answer.where.startswith(key.capitalize())
    sections = ({"name": "All", "lines": "1-200"},)
    assert state(key, {"source.text.sections": sections}) == "not reported"


def test_an_article_that_only_tells_of_the_patient_is_not_the_original() -> None:
    """Its introduction is no introduction of the original, and silence is not the original's."""
    kinds = ("abstract", "introduction", "discussion")
    sections = tuple(
        {"name": kind, "kind": kind, "lines": f"{n}-{n + 9}"} for n, kind in zip((1, 11, 95), kinds, strict=True)
    )
    found = items({"source.text.sections": sections}, "hcc-9002")
    assert {found[kind].answer.state for kind in kinds} == {"not shown in the text read"}
    assert count(found.values(), "not reported") == 0


@pytest.mark.parametrize(
    ("key", "changes", "name"),
    [
        ("patient-information", {"patient.age": NOT_SAID}, "age"),
        ("patient-information", {"patient.sex": NOT_SAID}, "sex"),
        ("patient-information", {"patient.presentation": ()}, "symptoms"),
        ("diagnostic-assessment", {"disease.diagnosis.basis": "not reported"}, "basis of the diagnosis"),
        ("diagnostic-assessment", {"laboratory": (), "markers": ()}, "laboratory values or markers"),
        ("diagnostic-assessment", {"staging": ({"id": "staging-1", "system": "demo-stage", **NOT_SAID},)}, "stage"),
        ("follow-up", {"outcome.status.disease": "not reported"}, "state of patient and disease at the last report"),
        ("follow-up", {"adverse_events": ()}, "adverse events"),
        ("therapeutic-interventions", NO_DOSE, "doses"),
        ("therapeutic-interventions", {"treatments.0.agents": (), "treatments.0.technique": LEFT_OUT}, "doses"),
        ("therapeutic-interventions", {"treatments.1.stop_reason": LEFT_OUT}, "why courses of drugs ended"),
        ("discussion", {"comparisons": ()}, "literature"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(key: str, changes: dict[str, Any], name: str) -> None:
    """Each part by itself makes its item partly reported."""
    assert name in missing(key, changes)
    assert state(key, changes) == "partly reported"


def test_what_the_article_says_was_not_there_is_reported() -> None:
    """A family history that is stated to be absent is an answer; one that nobody tells is not."""
    assert missing("patient-information") == ["family history"]
    assert missing("patient-information", {"patient.family_history": {"missing": "absent", "at": 22}}) == []


def test_an_examination_must_be_told_as_such() -> None:
    """Symptoms are no findings of an examination, nor is a re-examination by imaging."""
    words = {"findings.4.method": "symptoms", "findings.4.what": "At re-examination no ascites."}
    assert missing("clinical-findings", words) == ["physical examination"]
    assert missing("clinical-findings", {"findings.4.method": "symptoms", "findings.4.what": "Liver palpable."}) == []


def test_a_timeline_counts_where_a_section_is_named_so() -> None:
    """Dates alone are part of it; without any date and figure there is nothing."""
    assert state("timeline") == "partly reported"
    name = "source.text.sections.4.name"
    assert missing("timeline", {name: "Figure 2 caption (timeline)"}) == ["the other dates"]
    assert "a figure or table with the course in time" in missing("timeline", {name: "Figure 2, a timely outline"})


def test_an_operation_needs_no_dose() -> None:
    """Nor does a course that goes on need an end."""
    assert "doses" not in missing("therapeutic-interventions")
    going_on = {"treatments.1.stop": LEFT_OUT, "treatments.1.duration": LEFT_OUT}
    ongoing = {**going_on, "treatments.1.stop_reason": {"category": "ongoing", "at": 31}}
    lacking = {"dates or durations"}
    assert lacking <= set(
        missing("therapeutic-interventions", {**going_on, "treatments.4": LEFT_OUT, "responses.2": LEFT_OUT})
    )
    assert not lacking & set(
        missing("therapeutic-interventions", {**ongoing, "treatments.4": LEFT_OUT, "responses.2": LEFT_OUT})
    )


def test_every_place_of_an_item_is_on_the_page(fixture_atlas: Atlas) -> None:
    """The links of the checklist lead to what they name."""
    publication = Publication(fixture_atlas, "https://atlas.test/")
    fixture_pages = {page.path: page.content.decode() for page in case_pages(publication)}
    for case_id in ("hcc-9001", "hcc-9002"):
        page = fixture_pages[f"cases/{case_id}/index.md"]
        for item in items(name=case_id).values():
            assert f'id="care-{item.key}"' in page
            for part in item.answer.parts:
                assert f'id="{part.fragment}"' in page or f"{{#{part.fragment}}}" in page, part.fragment
