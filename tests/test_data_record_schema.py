"""The JSON Schema of record.json: accepts what is published, refuses what is not, explains every field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.data.field_meanings import MEANINGS
from generator.data.record_schema import record_schema
from generator.exports import FORMAT_VERSION, record_json
from tests.fixtures.bulk import SITE
from tests.fixtures.json_schema import errors
from tests.fixtures.records import LEFT_OUT, Changes, invented


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema, made once."""
    return record_schema(SITE)


def record(name: str = "hcc-9001", changes: Changes | None = None) -> Any:
    """The published data of an invented record."""
    return json.loads(record_json(invented(changes, name), SITE))


def changed(data: Any, place: str, value: object) -> Any:
    """`data` with another value at a dotted place, or without it."""
    head, _, rest = place.partition(".")
    key: Any = int(head) if isinstance(data, list) else head
    if rest:
        data[key] = changed(data[key], rest, value)
    elif value is LEFT_OUT:
        del data[key]
    else:
        data[key] = value
    return data


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Every schema of a mapping inside `part`; what a condition says of a mapping is none."""
    if isinstance(part, dict):
        if part.get("type") == "object" and isinstance(part.get("properties"), dict):
            yield part
        for value in part.values():
            yield from objects(value)


def test_the_schema_says_what_it_is(schema: dict[str, Any]) -> None:
    """Its address, its version and the draft that it is written in."""
    assert schema["$id"] == f"{SITE}data/record-1.schema.json" == record()["$schema"]
    assert schema["version"] == str(FORMAT_VERSION)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
def test_published_records_are_accepted(schema: dict[str, Any], name: str) -> None:
    """The rich record, which fills every field, and the sparse one."""
    assert errors(record(name), schema) == []


@pytest.mark.real
def test_every_real_record_is_accepted(schema: dict[str, Any], real_atlas: Atlas) -> None:
    """As it is published."""
    assert [errors(json.loads(record_json(case, SITE)), schema) for case in real_atlas.cases] == [[]] * len(
        real_atlas.cases
    )


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("format", 2),
        ("format", LEFT_OUT),
        ("$schema", "https://other.example/"),
        ("licence", "none"),
        ("revision.number", 0),
        ("colour", "blue"),
        ("headline", LEFT_OUT),
        ("headline", None),
        ("id", "case-1"),
        ("synopsis", []),
        ("mentioned", []),
        ("markers.0.value", ">1210 ng/mL"),
        ("markers.0.value", 12),
        ("markers.0.value.numbers", [1500.0]),
        ("markers.0.value.numbers", ["1,500"]),
        ("markers.0.value.numbers", ["1", "2", "3"]),
        ("markers.1.value.comparator", "more than"),
        ("markers.0.date", "2011-03-05"),
        ("markers.0.at", "28"),
        ("markers.0.at", [28]),
        ("markers.0.missing", "unknown"),
        ("treatments.0.modality", "tace"),
        ("treatments.0.agents.0.drug", LEFT_OUT),
        ("responses.1.criterion", "none named"),
        ("adverse_events.0.grade.value", 6),
        ("adverse_events.1.grade", "not reported"),
        ("patient.age.years", "52"),
        ("disease.diagnosis.basis", "CT"),
        ("url", "the record"),
        ("revision.date", "soon"),
        ("baseline.date", {}),
        ("baseline.date", {"inferred": "a date without a date"}),
        ("baseline.date", {"value": "2011", "not_before": "2011", "inferred": "x"}),
        ("baseline.date", {"value": "2011", "offset": "P6M"}),
        ("baseline.date", {"as_reported": "later", "not_after": "2011"}),
        ("baseline.date", {"as_reported": "later", "not_after": "soon", "inferred": "x"}),
        ("baseline.date", {"as_reported": "later", "offset": "6 months"}),
        ("laboratory.0.reference", "<40 U/L"),
        ("baseline.date.value", "2011-13"),
        ("baseline.date.value", "2011-02-32"),
        ("baseline.date.value", "yesterday"),
        ("markers.0.at", [{"first": 0, "last": 3}]),
        ("markers.0.value", LEFT_OUT),
        ("markers.0.value.numbers", ["1", "2"]),
        ("markers.0.value.shape", "range"),
        ("treatments.1.agents.0", {"drug": "exemplinib", "at": [{"first": 1, "last": 1}]}),
        ("mentioned.0", {"id": "mentioned-1", "what": "Named."}),
        ("curation.encoded_on", "today"),
    ],
)
def test_other_data_are_refused(schema: dict[str, Any], place: str, value: object) -> None:
    """Wrong keys, types, choices, the short forms of the YAML files, null and empty lists; each change alone."""
    assert errors(changed(record(), place, value), schema) != []


@pytest.mark.parametrize(
    "date",
    [
        {"as_reported": "later", "not_before": "2011-04", "not_after": "2011-05-02", "inferred": "x"},
        {"as_reported": "later", "offset": "P6M"},
    ],
)
def test_words_with_bounds_or_an_offset_are_accepted(schema: dict[str, Any], date: dict[str, str]) -> None:
    """As the model accepts them."""
    assert errors(changed(record(), "baseline.date", date), schema) == []


def test_every_field_is_explained(schema: dict[str, Any]) -> None:
    """Each property of each mapping has a description."""
    assert [
        name for part in objects(schema) for name, field in part["properties"].items() if not field["description"]
    ] == []


def test_the_meanings_are_of_fields_that_exist(schema: dict[str, Any]) -> None:
    """No explanation of a field that was renamed or removed."""
    known = {name for part in objects(schema) for name in part["properties"]}
    owned = {f"Case.{name}" for name in schema["properties"]}
    owned |= {f"{name}.{field}" for name, part in schema["$defs"].items() for field in part.get("properties", ())}
    assert set(MEANINGS) - known - owned == set()


def test_nothing_of_the_short_forms_is_left(schema: dict[str, Any]) -> None:
    """A quantity, a date and a place are always mappings; nothing may be null."""
    text = json.dumps(schema)
    assert '"null"' not in text
    assert schema["$defs"]["Measurement"]["properties"]["value"]["$ref"] == "#/$defs/Amount"
    assert schema["$defs"]["Measurement"]["properties"]["date"]["$ref"] == "#/$defs/When"
    assert schema["$defs"]["Measurement"]["properties"]["at"]["items"] == {"$ref": "#/$defs/LineRange"}
    assert "examples" not in text
