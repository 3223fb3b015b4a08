"""JSON Schema of the published record.json, from the model as it is written, not as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.data.field_meanings import MEANINGS, TOP_LEVEL
from generator.data.record_rules import DAY_MONTH_OR_YEAR, FIELDS, MODELS
from generator.exports import FORMAT_VERSION, LICENCE_URL, SCHEMA_NAME
from generator.links import data_url
from generator.model import Case

_DIGITS = r"^[0-9]+(\.[0-9]+)?$"
_OF_YAML = frozenset({"anyOf", "title", "examples", "default"})  # "anyOf" only ever adds null


def record_schema(site_url: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of record.json; `site_url` ends in a slash."""
    model = Case.model_json_schema(by_alias=True, mode="serialization")
    address = site_url + data_url(SCHEMA_NAME)
    properties = {**_top_level(address), **_properties("Case", model["properties"])}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "HCC Case Atlas record",
        "description": (
            "One patient of one published article. What is not said is left out; what is missing says so in 'missing'. "
            "Numbers of quantities are text, so that their digits stay as printed; a comparator makes them a bound."
        ),
        "version": str(FORMAT_VERSION),
        "type": "object",
        "properties": properties,
        "required": [*TOP_LEVEL, *model["required"]],
        "additionalProperties": False,
        "$defs": {name: _definition(name, part) for name, part in sorted(model["$defs"].items())},
    }


def _top_level(address: str) -> dict[str, Any]:
    shapes: dict[str, dict[str, Any]] = {
        "$schema": {"const": address},
        "format": {"const": FORMAT_VERSION},
        "url": {"type": "string", "pattern": "^https?://", "format": "uri"},
        "revision": {
            "type": "object",
            "properties": {
                "number": {"type": "integer", "minimum": 1, "description": "number of the revision, from 1"},
                "date": {
                    "type": "string",
                    "description": "its date: a day, a month or a year",
                    **DAY_MONTH_OR_YEAR,
                },
            },
            "required": ["number", "date"],
            "additionalProperties": False,
        },
        "licence": {"const": LICENCE_URL},
    }
    return {name: {**shape, "description": TOP_LEVEL[name]} for name, shape in shapes.items()}


def _definition(name: str, part: Mapping[str, Any]) -> dict[str, Any]:
    return {**part, "properties": _properties(name, part["properties"]), **MODELS.get(name, {})}


def _properties(owner: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _property(owner, name, part) for name, part in properties.items()}


def _not_null(part: Mapping[str, Any]) -> dict[str, Any]:
    """What a field that may be null is otherwise; ValueError where it may be two things."""
    if "anyOf" not in part:
        return {}
    (shape,) = (option for option in part["anyOf"] if option != {"type": "null"})
    return dict(shape)


def _property(owner: str, name: str, part: Mapping[str, Any]) -> dict[str, Any]:
    """A field as it is published: never null, never an empty list, without the examples of the YAML form."""
    shape = {key: value for key, value in {**part, **_not_null(part)}.items() if key not in _OF_YAML}
    if "items" in shape:
        shape["items"] = {key: value for key, value in shape["items"].items() if key != "examples"}
    if shape.get("type") == "array":
        shape["minItems"] = max(1, shape.get("minItems", 1), shape.pop("minLength", 1))
    if owner == "Amount" and name == "numbers":
        shape |= {"items": {"type": "string", "pattern": _DIGITS}, "maxItems": 2}
    shape |= FIELDS.get(f"{owner}.{name}", {})
    if part.get("default") not in (None, [], ""):
        shape["default"] = part["default"]
    shape["description"] = MEANINGS.get(f"{owner}.{name}") or MEANINGS.get(name) or shape.get("description", "")
    return shape
