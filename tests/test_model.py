"""The case model: what a record may say, what it must say, and how its parts are found."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pydantic import ValidationError

from generator.case_checks import check_case
from generator.model import Agent, Case, Entry, Fact, Measurement, Mention, Source, Statement, Treatment
from generator.model.outcome import Criterion, Grade
from generator.parse import read_document
from generator.trials import Trial
from generator.values import Amount, LineRange, Model, When
from generator.yaml_source import Document
from tests.conftest import FIXTURE_ATLAS
from tests.fixtures.records import LEFT_OUT, invented, models_in, plain, vocabulary

RICH, MINIMAL = "hcc-9001", "hcc-9002"
LATER = {"as_reported": "half a year later", "offset": "P6M"}  # sound only where the baseline has no date


def refused(model: type[Model], data: dict[str, Any]) -> str:
    """Why `data` is no `model`."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return str(caught.value.errors()[0]["msg"])


def keys_in(data: Any, place: str = "") -> Iterator[str]:
    """The dotted place of every key in plain data."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield f"{place}{key}"
            yield from keys_in(value, f"{place}{key}.")
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from keys_in(value, f"{place}{index}.")


# --- the invented records themselves ------------------------------------------------------------------------------


def declaring(model: type[Model], field: str) -> str:
    """The class that declares `field`, for `model` or a base of it."""
    return next(base.__name__ for base in reversed(model.__mro__) if field in inspect.get_annotations(base))


def filled(part: Model) -> set[tuple[str, str]]:
    """The fields that `part` fills, by the class that declares them."""
    return {
        (declaring(type(part), field), field) for field in part.model_fields_set if getattr(part, field) is not None
    }


def test_the_rich_record_fills_every_field() -> None:
    """A field that no invented record fills is tested nowhere: fill it in tests/fixtures/atlas/hcc-9001.yml."""
    parts = [part for name in (RICH, MINIMAL) for part in models_in(invented(name=name))]
    parts += models_in(invented({"treatments.0.stop": LATER}, MINIMAL))
    expected = {(declaring(type(part), field), field) for part in parts for field in type(part).model_fields}
    assert expected - {pair for part in parts for pair in filled(part)} == set()


def test_the_rich_record_has_every_part() -> None:
    """Every class of the model stands in it at least once."""
    used = {type(part) for name in (RICH, MINIMAL) for part in models_in(invented(name=name))}
    assert _parts_of(Case) - used == set()


def _parts_of(model: type[Model]) -> set[type[Model]]:
    """Every class that the JSON Schema of `model` names, `model` and the parsed values included."""
    named = set(model.model_json_schema()["$defs"])
    return {model} | {part for part in _subclasses(Model) if part.__name__ in named}


def _subclasses(model: type[Model]) -> Iterator[type[Model]]:
    for part in model.__subclasses__():
        if part.__module__.startswith("generator.model"):
            yield part
        yield from _subclasses(part)


@pytest.mark.parametrize("kind", ["not reported", "absent", "not assessed"])
def test_the_rich_record_has_every_kind_of_missing(kind: str) -> None:
    """The three kinds of missing are three different statements."""
    assert kind in {part.missing for part in models_in(invented()) if isinstance(part, Statement)}


@pytest.mark.parametrize("shape", ["number", "range", "dimensions"])
def test_the_rich_record_has_every_shape_of_quantity(shape: str) -> None:
    """Numbers, ranges and dimensions."""
    assert shape in {part.shape for part in models_in(invented()) if isinstance(part, Amount)}


@pytest.mark.parametrize("comparator", ["", "<", ">", "≤", "~"])
def test_the_rich_record_has_bounds(comparator: str) -> None:
    """Exact values, bounds and approximate values."""
    assert comparator in {part.comparator for part in models_in(invented()) if isinstance(part, Amount)}


@pytest.mark.parametrize("place", sorted(keys_in(plain(name=MINIMAL))))
def test_the_minimal_record_has_nothing_to_spare(place: str) -> None:
    """Whatever is left out of it, it is no sound record any more."""
    data = plain({place: LEFT_OUT}, MINIMAL)
    try:
        case = Case.model_validate(data)
    except ValidationError:
        return
    assert check_case(case, Document("a.yml", data), vocabulary(), MINIMAL) != []


@pytest.mark.parametrize(("written", "comparator"), [("<40 U/L", "<"), ("≤20 ng/mL", "≤"), ("0-10 ng/mL", "")])
def test_a_reference_is_a_limit_or_a_range(written: str, comparator: str) -> None:
    """As the article prints it, with its comparator."""
    case = invented({"laboratory.0.reference": written})
    assert case.laboratory[0].reference is not None
    assert case.laboratory[0].reference.comparator == comparator


@pytest.mark.parametrize("written", ["normal", "up to 40 U/L", True, ("10", "20")])
def test_a_reference_in_words_is_refused(written: Any) -> None:
    """What normal means must be a number."""
    with pytest.raises(ValidationError):
        invented({"laboratory.0.reference": written})


# --- finding parts ----------------------------------------------------------------------------------------------------


def test_parts_are_found_where_the_file_has_them() -> None:
    """Locations are written in the keys of the file, 'is' and 'with' included; the whole comes first."""
    data, case = plain(), invented()
    assert case.parts[0] == ((), case)
    for location, part in case.parts:
        at: Any = data
        for step in location:
            at = at[step]
        if isinstance(part, Entry):
            assert at["id"] == part.id
        else:
            assert at in ("none named", "not reported") or isinstance(at, dict)


def test_all_parts_are_found() -> None:
    """Dates, amounts and lines are values of a part; everything else is a part."""
    expected = [id(part) for part in models_in(invented_once()) if not isinstance(part, (Amount, LineRange, When))]
    assert sorted(id(part) for _, part in invented_once().parts) == sorted(expected)


@cache
def invented_once() -> Case:
    """One and the same record, of which parts can be told apart by identity."""
    return invented()


def test_parts_are_addressed_by_the_id_of_their_entry() -> None:
    """Inside an entry the location starts with its id; ids do not shift when an item is left out."""
    addresses = {location for location, _ in invented().addressed}
    assert {
        (),
        ("patient", "age"),
        ("synopsis", 1),
        ("presentation-1",),
        ("related-1",),
        ("treatment-1", "agents", 0),
        ("treatment-2", "stop_reason"),
        ("response-1", "criterion"),
        ("discrepancy-1", "statements", 1),
        ("outcome", "status"),
        ("curation", "revisions", 0),
    } <= addresses
    assert not any(location[0] in {"treatments", "responses", "markers"} for location in addresses if location)
    assert len(invented().addressed) == len(invented().parts)


def test_a_case_knows_its_best_response_its_treatments_and_its_revision() -> None:
    """By id, not by position."""
    case = invented()
    assert case.best.as_reported == "complete remission"
    assert case.treatment("treatment-3").label == "Beam therapy"
    assert case.revision.number == 2


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        ((22, 24), "Case report"),
        ((61, 61), "Figure 1 caption"),
        ((60, 62), "Figure 1 caption"),
        ((59, 62), "Case report"),
        ((86, 119), "Discussion"),
        ((124, 124), "Discussion"),
        ((119, 124), None),
        ((80, 82), None),
        ((11, 11), None),
    ],
)
def test_a_place_is_in_the_narrowest_section_that_holds_it(lines: tuple[int, int], section: str | None) -> None:
    """A caption inside the text is named rather than the text around it; across sections there is none."""
    first, last = lines
    held = invented().source.section_of(LineRange(first=first, last=last))
    assert (held.name if held else None) == section


def test_of_two_sections_of_one_size_the_first_is_named() -> None:
    """Overlapping sections do not make a search fail."""
    sections = ({"name": "One", "lines": "1-3"}, {"name": "Two", "lines": "1-3"})
    source = Source.model_validate({**plain()["source"], "text": {**plain()["source"]["text"], "sections": sections}})
    held = source.section_of(LineRange(first=2, last=2))
    assert held is not None
    assert held.name == "One"


# --- what a statement must say ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [{"at": 3}, {"missing": "not reported"}, {"at": 3, "missing": "absent"}])
def test_a_statement_has_its_place(data: dict[str, Any]) -> None:
    """Only what is not reported stands nowhere."""
    assert Statement.model_validate(data)


@pytest.mark.parametrize("data", [{}, {"missing": "absent"}, {"missing": "not assessed"}, {"note": "x"}])
def test_a_statement_without_its_place_is_refused(data: dict[str, Any]) -> None:
    """Absence and what was not assessed must be stated somewhere too."""
    assert "needs 'at', the lines of the source text" in refused(Statement, data)


def test_a_fact_has_a_value_or_a_kind_of_missing() -> None:
    """A place alone says nothing."""
    assert Fact.model_validate({"value": "Exampleland", "at": 3})
    assert Fact.model_validate({"missing": "absent", "at": 3})
    assert "needs 'value', or 'missing'" in refused(Fact, {"at": 3})


@pytest.mark.parametrize(
    "change",
    [
        {"patient.age": {"at": 22}},
        {"staging.0": {"id": "staging-1", "system": "demo-stage", "at": 27}},
        {"adverse_events.0.grade": {"at": 147}},
        {"responses.0.criterion": {"at": 33}},
    ],
)
def test_age_stage_grade_and_criterion_say_something(change: dict[str, Any]) -> None:
    """A place alone says nothing here either, and the page would have nothing to print."""
    with pytest.raises(ValidationError):
        invented(change)


@pytest.mark.parametrize("dose", [{"dose": "400 mg"}, {"dose_missing": "not reported"}])
def test_an_agent_has_a_dose_or_says_why_not(dose: dict[str, Any]) -> None:
    """One of the two."""
    assert Agent.model_validate({"drug": "exemplinib", "at": 3, **dose})


@pytest.mark.parametrize("dose", [{}, {"dose": "400 mg", "dose_missing": "absent"}])
def test_an_agent_without_a_dose_or_with_both_is_refused(dose: dict[str, Any]) -> None:
    """Neither and both are refused."""
    assert "needs either 'dose'" in refused(Agent, {"drug": "exemplinib", "at": 3, **dose})


@pytest.mark.parametrize("result", [{"value": "3 ng/mL"}, {"reads": "normal"}, {"missing": "not assessed"}])
def test_a_measurement_has_a_result(result: dict[str, Any]) -> None:
    """A quantity, words, or a kind of missing."""
    assert Measurement.model_validate({"id": "marker-1", "test": "demo-protein", "at": 3, **result})


def test_a_measurement_without_a_result_is_refused() -> None:
    """A test alone says nothing."""
    data = {"id": "marker-1", "test": "demo-protein", "at": 3}
    assert "needs 'value' or 'reads' or 'missing'" in refused(Measurement, data)


@pytest.mark.parametrize("concept", [{"drug": "a"}, {"modality": "a"}, {"complication": "a"}])
def test_a_mention_names_one_concept(concept: dict[str, str]) -> None:
    """A drug, a modality or a complication."""
    assert Mention.model_validate({"id": "mentioned-1", "what": "x", "at": 3, **concept})


@pytest.mark.parametrize("concept", [{}, {"drug": "a", "modality": "b"}])
def test_a_mention_of_none_or_two_is_refused(concept: dict[str, str]) -> None:
    """Two concepts are two mentions."""
    assert "needs exactly one of" in refused(Mention, {"id": "mentioned-1", "what": "x", "at": 3, **concept})


def test_none_named_is_a_criterion() -> None:
    """The usual answer is short."""
    assert Criterion.model_validate("none named").missing == "not reported"
    assert Criterion.model_validate({"system": "demo-criteria", "at": 3}).system == "demo-criteria"
    for other in ("RECIST", "not reported", None):
        with pytest.raises(ValidationError):
            Criterion.model_validate(other)


def test_not_reported_is_a_grade() -> None:
    """The usual answer is short."""
    assert Grade.model_validate("not reported").missing == "not reported"
    for other in ("none named", "mild", 2):
        with pytest.raises(ValidationError):
            Grade.model_validate(other)


@pytest.mark.parametrize("grade", [1, 5])
def test_grades_run_from_1_to_5(grade: int) -> None:
    """As toxicity scales do."""
    assert Grade.model_validate({"value": grade, "at": 3}).value == grade


@pytest.mark.parametrize("grade", [0, 6, "2", 2.5])
def test_other_grades_are_refused(grade: object) -> None:
    """A grade is one whole number."""
    refused(Grade, {"value": grade, "at": 3})


@pytest.mark.parametrize(
    ("written", "read"), [("beam-therapy", ("beam-therapy",)), (("a", "b"), ("a", "b")), (("a",), ("a",))]
)
def test_a_treatment_has_one_modality_or_several(written: object, read: tuple[str, ...]) -> None:
    """One is written without a list."""
    data = {"id": "treatment-1", "label": "x", "modality": written, "at": 3}
    assert Treatment.model_validate(data).modality == read


@pytest.mark.parametrize("written", [(), None, 3, ("Beam Therapy",)])
def test_a_treatment_without_a_modality_is_refused(written: object) -> None:
    """Every treatment belongs somewhere."""
    refused(Treatment, {"id": "treatment-1", "label": "x", "modality": written, "at": 3})


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x" * 160},
        {"patient.age.years": 0},
        {"patient.age.years": 120},
        {"source.bibliography.year": 1950},
        {"source.text.lines": 1},
        {"treatments.2.volumes.0.fractions": 1},
        {"discrepancies.0.statements": ({"says": "One statement.", "at": 33},)},
        {"id": "hcc-123456"},
    ],
)
def test_what_a_record_may_just_be(change: dict[str, Any]) -> None:
    """The limits themselves are allowed."""
    assert invented(change) != invented()


def test_the_authors_are_complete_unless_the_record_says_otherwise() -> None:
    """Where only the first is known, the record says so."""
    assert invented({"source.bibliography.authors_complete": LEFT_OUT}).source.bibliography.authors_complete
    assert not invented({"source.bibliography.authors_complete": False}).source.bibliography.authors_complete


@pytest.mark.parametrize(
    "change",
    [
        {"patient.sex.missing": "absent"},
        {"patient.age.missing": "not assessed"},
        {"patient.country.missing": "not reported"},
        {"laboratory.0.missing": "not assessed"},
        {"laboratory.4.missing": "absent"},
        {"staging.0.missing": "absent"},
        {"adverse_events.0.grade.missing": "absent"},
    ],
)
def test_what_is_missing_has_no_value(change: dict[str, Any]) -> None:
    """One of the two is a mistake."""
    with pytest.raises(ValidationError, match="found both"):
        invented(change)


@pytest.mark.parametrize(
    "change",
    [
        {"synopsis": ({"says": "One sentence.", "at": 22},)},
        {"staging": ()},
        {"treatments": ()},
        {"responses": ()},
        {"responses.0.given_before": ()},
        {"curation.checks": ()},
        {"curation.revisions": ()},
        {"source.text.sections": ()},
        {"discrepancies.0.statements": ()},
        {"title": "x" * 161},
        {"id": "case-1"},
        {"source.text.sha256": "0" * 63},
        {"source.text.lines": 0},
        {"source.bibliography.doi": "doi:10.99999/x"},
        {"source.bibliography.doi": "10.99999/j\u0456c"},
        {"source.bibliography.doi": "10.99999/x\u202ey"},
        {"source.bibliography.doi": "10.٩٩٩٩٩/x"},
        {"source.bibliography.doi": "10.99999/" + "x" * 200},
        {"source.bibliography.licence_url": "javascript:alert(1)"},
        {"source.bibliography.licence_url": 'https://example.org/" onmouseover=alert(1) x="'},
        {"source.bibliography.licence_url": 'https://example.org"onmouseover=alert(1)//'},
        {"source.bibliography.licence_url": "https://user:word@example.org/"},
        {"source.bibliography.licence_url": "https://ex\u0430mple.org/"},
        {"source.bibliography.licence_url": "//example.org/"},
        {"source.text.lines": 1_000_000},
        {"treatments.2.volumes.0.fractions": 201},
        {"adverse_events.0.grade": "mild"},
        {"source.bibliography.year": 1949},
        {"patient.age.years": 121},
        {"patient.sex.value": "unknown"},
        {"treatments.2.volumes.0.fractions": 0},
        {"curation.revisions.0.number": 0},
        {"colour": "blue"},
    ],
)
def test_what_a_record_must_not_be(change: dict[str, Any]) -> None:
    """Each change alone breaks the rich record."""
    with pytest.raises(ValidationError):
        invented(change)


def test_old_dois_hold_brackets_and_semicolons() -> None:
    """They were given so, and are printed so."""
    doi = "10.1002/(SICI)1097-0142(19960401)77:7<1234::AID-CNCR3>3.0.CO;2-#"
    assert invented({"source.bibliography.doi": doi}).source.bibliography.doi == doi


def test_the_invented_trial_fills_every_field() -> None:
    """A field that the invented trial does not fill is tested nowhere."""
    trial = Trial.model_validate(read_document(FIXTURE_ATLAS / "trials" / "demo-trial.yml").data)
    parts = list(models_in(trial))
    expected = {(type(part), field) for part in parts for field in type(part).model_fields}
    assert expected - {(type(part), field) for part in parts for field in part.model_fields_set} == set()


def test_a_mention_names_kind_and_id_of_its_concept() -> None:
    """Whichever of the three it is."""
    assert [mention.concept for mention in invented().mentioned] == [
        ("drugs", "hypothetinib"),
        ("modalities", "unused-ablation"),
        ("complications", "demo-itch"),
    ]
