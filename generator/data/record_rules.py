"""What a record's fields must keep beyond their types, as far as JSON Schema can say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DAY_MONTH_OR_YEAR: Mapping[str, Any] = {
    "pattern": r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
}
_LINE: Mapping[str, Any] = {"minimum": 1}
# By model and field.
FIELDS: Mapping[str, Mapping[str, Any]] = {
    "When.value": DAY_MONTH_OR_YEAR,
    "When.not_before": DAY_MONTH_OR_YEAR,
    "When.not_after": DAY_MONTH_OR_YEAR,
    "Revision.date": DAY_MONTH_OR_YEAR,
    "Curation.encoded_on": DAY_MONTH_OR_YEAR,
    "Bibliography.received": DAY_MONTH_OR_YEAR,
    "Bibliography.revised": DAY_MONTH_OR_YEAR,
    "Bibliography.accepted": DAY_MONTH_OR_YEAR,
    "Bibliography.published": DAY_MONTH_OR_YEAR,
    "LineRange.first": _LINE,
    "LineRange.last": _LINE,
}


def _any_of(*names: str) -> list[dict[str, list[str]]]:
    return [{"required": [name]} for name in names]


# By model: which fields must or must not stand together.
MODELS: Mapping[str, Mapping[str, Any]] = {
    "Agent": {"oneOf": _any_of("dose", "dose_missing")},
    "Amount": {
        "if": {"properties": {"shape": {"enum": ["range", "dimensions"]}}, "required": ["shape"]},
        "then": {"properties": {"numbers": {"minItems": 2}}},
        "else": {"properties": {"numbers": {"maxItems": 1}}},
    },
    "Measurement": {"anyOf": _any_of("value", "reads", "missing")},
    "Mention": {"oneOf": _any_of("drug", "modality", "complication")},
    "When": {
        "anyOf": _any_of("value", "as_reported"),
        "if": {"required": ["value"]},
        "then": {"not": {"anyOf": _any_of("not_before", "not_after", "offset")}},
        "dependentRequired": {"not_before": ["inferred"], "not_after": ["inferred"]},
    },
}
