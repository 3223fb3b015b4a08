"""A record as data, and the JSON Schema of a case file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.exports import FORMAT_VERSION, case_schema, record_json
from generator.model import Case
from tests.fixtures.json_schema import errors
from tests.fixtures.records import LEFT_OUT, Changes, invented, models_in, plain

NAMES = ["hcc-9001", "hcc-9002"]
SITE = "https://atlas.example/base/"
ABOUT = {"$schema", "format", "url", "revision", "licence"}  # what is added to the record itself


def record(changes: Changes | None = None, name: str = "hcc-9001") -> Any:
    """The published data of an invented record."""
    return json.loads(record_json(invented(changes, name), SITE))


def keys_and_values(data: Any) -> list[tuple[str, Any]]:
    """Every key of every mapping with its value."""
    if isinstance(data, list):
        return [pair for item in data for pair in keys_and_values(item)]
    if isinstance(data, dict):
        return [*data.items(), *(pair for value in data.values() for pair in keys_and_values(value))]
    return []


# --- record.json ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_record_says_what_it_is_first(name: str) -> None:
    """A reader who finds only the file knows its schema, format, page, revision and licence."""
    number, date = (2, "2020-03-15") if name == "hcc-9001" else (1, record(name=name)["revision"]["date"])
    assert list(record(name=name).items())[:6] == [
        ("$schema", f"{SITE}data/record-1.schema.json"),
        ("format", FORMAT_VERSION),
        ("id", name),
        ("url", f"{SITE}cases/{name}/r{number}/"),
        ("revision", {"number": number, "date": date}),
        ("licence", "https://creativecommons.org/licenses/by/4.0/"),
    ]
    assert record(name=name)["curation"]["revisions"][-1]["date"] == date


def test_a_record_has_every_key_of_its_file() -> None:
    """The keys are those of the YAML file, 'is' and 'with' included; defaults are left out."""
    assert set(record()) - ABOUT == set(plain())
    assert record()["treatments"][0]["with"] == ["treatment-2"]
    assert record()["adverse_events"][0]["is"] == "sample-rash"
    assert "purpose" not in record()["treatments"][0]
    assert record()["treatments"][3]["purpose"] == "supportive"


def test_what_is_not_said_is_left_out() -> None:
    """No null, and no empty list where nothing is listed."""
    for name in NAMES:
        assert [pair for pair in keys_and_values(record(name=name)) if pair[1] in (None, [], {}, "")] == []


def test_numbers_keep_the_digits_that_were_printed() -> None:
    """1500.0 is not 1500, and no number passes through a float."""
    assert record()["markers"][0]["value"] == {"numbers": ["1500.0"], "unit": "ng/mL"}
    assert record()["laboratory"][3]["value"] == {"numbers": ["1.10"]}


def test_bounds_ranges_and_dimensions_say_what_they_are() -> None:
    """A bound must never be read as a value."""
    markers = [entry.get("value") for entry in record()["markers"]]
    assert markers[1] == {"numbers": ["1210"], "comparator": ">", "unit": "ng/mL"}
    assert markers[3] == {"numbers": ["2.0", "3.6"], "shape": "range", "unit": "ug/L"}
    assert record()["disease"]["tumours"][0]["size"]["shape"] == "dimensions"


def test_the_kinds_of_missing_are_kept() -> None:
    """Not reported, absent and not assessed are data."""
    patient = record()["patient"]
    assert patient["family_history"] == {"missing": "not reported"}
    assert patient["cirrhosis"]["missing"] == "absent"
    assert patient["surveillance"]["missing"] == "not assessed"


def test_places_and_dates_are_kept() -> None:
    """Lines as first and last, dates as exact as they are known."""
    assert record()["disease"]["diagnosis"]["at"] == [{"first": 25, "last": 26}]
    assert record()["disease"]["diagnosis"]["date"] == {"value": "2011-03"}
    assert record()["markers"][5]["date"] == {"value": "2012-06", "inferred": "Told with the scan of that month."}


def test_text_is_readable_as_it_is() -> None:
    """Letters of every script stand for themselves; the file ends with a line break."""
    text = record_json(invented({"headline": "肝 α ≥ “x”"}), SITE)
    assert "肝 α ≥ “x”" in text
    assert text.endswith("}\n")


def test_every_value_of_the_record_is_in_its_data() -> None:
    """Nothing is lost on the way but what is at its default."""
    case = invented()
    dumped = sum(1 for _ in keys_and_values({k: v for k, v in record().items() if k not in ABOUT}))
    said = sum(
        1
        for part in models_in(case)
        for name, info in type(part).model_fields.items()
        if getattr(part, name) is not None
        and (info.is_required() or getattr(part, name) != info.get_default(call_default_factory=True))
    )
    assert dumped == said


# --- JSON Schema ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema, made once."""
    return case_schema()


def test_the_schema_names_itself(schema: dict[str, Any]) -> None:
    """Its version and what it describes."""
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "HCC Case Atlas case file"


def test_the_schema_is_json(schema: dict[str, Any]) -> None:
    """It can be printed and read again."""
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_accepts_the_invented_files(schema: dict[str, Any], name: str) -> None:
    """Whatever the reader accepts, an editor with the schema accepts."""
    assert errors(plain(name=name), schema) == []


@pytest.mark.parametrize(
    "change",
    [
        {"markers.0.value": 12},
        {"baseline.date": 2011},
        {"patient.age.at": "22-24"},
        {"patient.age.at": (22, "24-25")},
        {"treatments.0.modality": ("a", "b")},
        {"responses.0.criterion": "none named"},
        {"adverse_events.0.grade": "not reported"},
        {"patient.aetiology": LEFT_OUT},
    ],
)
def test_the_schema_accepts_every_way_to_write_a_value(schema: dict[str, Any], change: Changes) -> None:
    """Short forms and mappings."""
    assert isinstance(invented(change), Case)
    assert errors(plain(change), schema) == []


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "blue"},
        {"patient.colour": "blue"},
        {"headline": LEFT_OUT},
        {"headline": ""},
        {"headline": 12},
        {"id": "case-1"},
        {"synopsis": ()},
        {"disease.diagnosis.basis": "CT"},
        {"patient.age.years": 121},
        {"treatments.2.volumes.0.fractions": 0},
        {"treatments.0.id": "Treatment 1"},
        {"treatments.0.date": True},
        {"patient.age.at": True},
        {"patient.age.at": ()},
        {"treatments.0.modality": 1},
        {"responses.0.criterion": 1},
        {"markers.0.value": True},
        {"source.text.lines": "many"},
        {"findings.0.only_in_caption": "yes"},
    ],
)
def test_the_schema_refuses_what_an_editor_can_see(schema: dict[str, Any], change: Changes) -> None:
    """Keys, types, choices, patterns and limits; each change alone."""
    assert errors(plain(change), schema) != []
