"""The CARE checklist: what counts as reported, and that nothing is called missing that was only not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.care import CareItem, care_items, count
from generator.case_page import case_pages
from generator.publication import Publication
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

NOT_SAID = {"missing": "not reported"}
SAID = {"value": "x", "at": 10}
NOTHING = ({"id": "presentation-1", "what": "No symptom is told.", **NOT_SAID},)
HARM = {"id": "adverse-event-1", "is": "sample-rash", "as_reported": "rash", "grade": "not reported"}
NO_HARM = ({**HARM, **NOT_SAID},)
METHOD = "imaging or pathology, with its method"
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
        ("key-words", "care.keywords", "Key words"),
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
        ("patient-information", {"patient.presentation": ()}, "symptoms or presentation"),
        ("diagnostic-assessment", {"disease.diagnosis.basis": "not reported"}, "basis of the diagnosis"),
        ("diagnostic-assessment", {"laboratory": (), "markers": ()}, "laboratory values or markers"),
        ("diagnostic-assessment", {"staging": ({"id": "staging-1", "system": "demo-stage", **NOT_SAID},)}, "stage"),
        ("follow-up", {"outcome.status.disease": "not reported"}, "state of the disease at the last report"),
        ("follow-up", {"outcome.status.value": "not reported"}, "state of the patient at the last report"),
        ("follow-up", {"adverse_events": ()}, "adverse events"),
        ("follow-up", {"adverse_events": NO_HARM}, "adverse events"),
        ("therapeutic-interventions", NO_DOSE, "doses"),
        ("therapeutic-interventions", {"treatments.0.agents": (), "treatments.0.technique": LEFT_OUT}, "doses"),
        ("therapeutic-interventions", {"treatments.1.stop_reason": LEFT_OUT}, "why courses of drugs ended"),
        ("patient-information", {"patient.age.inferred": "x"}, "age"),
        ("patient-information", {"patient.presentation": NOTHING}, "symptoms or presentation"),
        ("diagnostic-assessment", {"disease.diagnosis.inferred": "x"}, "basis of the diagnosis"),
        ("diagnostic-assessment", {f"findings.{n}.method": "not named here" for n in range(5)}, METHOD),
        ("therapeutic-interventions", {"treatments.1.stop_reason.inferred": "x"}, "why courses of drugs ended"),
        ("follow-up", {"responses.0.method": LEFT_OUT}, "methods behind the responses"),
        ("follow-up", {"responses.0.method": "not named in the article"}, "methods behind the responses"),
        ("discussion", {"conclusions": ()}, "conclusions"),
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


@pytest.mark.parametrize(("value", "inferred"), [("died", "disease"), ("alive", "patient")])
def test_the_outcome_is_inferred_in_part(value: str, inferred: str) -> None:
    """A death is stated and the disease inferred from findings, or life from a visit; the card says the same."""
    lacking = missing("follow-up", {"outcome.status.value": value, "outcome.status.inferred": "x"})
    assert [part for part in lacking if part.startswith("state")] == [f"state of the {inferred} at the last report"]


def test_an_irradiation_needs_its_dose() -> None:
    """Neither its technique nor the doses of drugs given with it stand in for it."""
    courses = invented().treatments
    number = next(n for n, course in enumerate(courses) if course.volumes)
    assert "doses" not in missing("therapeutic-interventions")
    for technique in ("volumetric arcs", LEFT_OUT):
        changes = {f"treatments.{number}.volumes": (), f"treatments.{number}.technique": technique}
        assert "doses" in missing("therapeutic-interventions", changes)


def test_treatment_that_is_not_of_the_tumour_is_judged_where_there_is_no_other() -> None:
    """Nothing is called reported because there is nothing that could lack it."""
    agent = {"drug": "dummicillin", "dose_missing": "not reported", "at": 31}
    course = {"id": "treatment-1", "label": "Comfort", "modality": "comfort-care", "purpose": "supportive", "at": 31}
    assert missing("therapeutic-interventions", {"treatments": ({**course, "agents": (agent,)},)}) == [
        "doses", "dates or durations", "why courses of drugs ended"
    ]  # fmt: skip


def test_an_inferred_date_counts_only_with_the_words_of_the_article() -> None:
    """'Two months later' tells when; a date that we worked out from the order of the sentences does not."""
    (part, *_) = items()["timeline"].answer.parts
    told = {"value": "2011-01", "inferred": "x", "as_reported": "two months later"}
    silent = {"value": "2011-01", "inferred": "x"}
    for date, same in ((told, True), (silent, False)):
        (found, *_) = items({"responses.0.date": date})["timeline"].answer.parts
        assert (found.name == part.name) is same


def emptied() -> Iterator[tuple[str, Any]]:
    """Every change that takes away what a record may lack."""
    yield from (
        (place, NOT_SAID)
        for place in ("patient.age", "patient.sex", "patient.family_history", "care.keywords",
                      "care.patient_perspective", "care.informed_consent")
    )  # fmt: skip
    yield from (
        (place, ())
        for place in ("patient.presentation", "patient.history", "patient.aetiology", "laboratory", "markers",
                      "findings", "adverse_events", "outcome.events", "comparisons", "conclusions")
    )  # fmt: skip
    yield "source.text.sections", ({"name": "All", "lines": "1-200"},)
    yield "source.bibliography.title", LEFT_OUT
    yield "disease.diagnosis.basis", "not reported"
    yield "outcome.status", {"value": "not reported", "disease": "not reported", "missing": "not reported"}
    yield "staging", ({"id": "staging-1", "system": "demo-stage", **NOT_SAID},)
    course = {"id": "treatment-1", "label": "Tablets", "modality": "tablet-therapy", "at": 31}
    agent = {"drug": "exemplinib", "dose_missing": "not reported", "at": 31}
    yield "treatments", ({**course, "agents": (agent,)},)
    response = invented().responses[0].model_dump(exclude_none=True, include={"id", "category", "as_reported", "what"})
    told = {"criterion": "none named", "assessed_by": NOT_SAID, "given_before": ({"treatment": "treatment-1"},)}
    yield "responses", ({**response, **told, "at": 31},)


def test_no_item_is_called_reported_without_data() -> None:
    """Of a record that holds nothing but one treatment and one response, the treatment's kind is all there is."""
    found = items(dict(emptied()))
    assert {key for key, item in found.items() if item.answer.state != "not reported"} == {"therapeutic-interventions"}
    assert [part.name for part in found["therapeutic-interventions"].answer.there] == ["kinds of treatment"]


def test_a_section_that_the_text_lacks_is_not_called_missing() -> None:
    """Neither introduction nor discussion: the same text lacks both, and says which."""
    sections = ({"name": "All", "lines": "1-200"},)
    for key in ("abstract", "introduction", "discussion"):
        lacking = {"source.text.sections": sections, "source.not_shown": (f"the {key}",)}
        assert state(key, lacking) == "not shown in the text read"


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
