"""What pydantic found, in words that say what must be written instead."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.parse.fields import field_at, item_field_at, model_at
from generator.parse.hints import hint
from generator.problems import brief
from generator.values import Location, Model


def message_of(detail: ErrorDetails, model: type[Model]) -> str:
    """One problem in words: where, what it must be, what was found, and what to write or an example."""
    location, found = detail["loc"], detail["input"]
    field = field_at(model, location)
    where = _shown_location(location)
    if detail["type"] == "missing":
        return f"{where} is missing{_about(field)}{_example(field)}"
    if detail["type"] == "extra_forbidden":
        return f"{where} is not a key of this place{_did_you_mean(location, model)}"
    if _must(detail).startswith(("needs", "must have")):  # of a whole part: it shows what to write itself
        return f"{where} {_must(detail)}"
    example, meant = _example(field or item_field_at(model, location)), hint(detail, model_at(model, location))
    instead = example or meant if detail["type"] == "string_type" else meant or example
    return f"{where} {_must(detail)}, found {_shown(found)}{instead}"


def _must(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    what = "character" if isinstance(detail["input"], str) else "item"
    sentences = {
        "value_error": str(context.get("error", "")),
        "literal_error": f"must be one of {str(context.get('expected', '')).replace(' or ', ', ')}",
        "string_type": "must be text",
        "int_type": "must be a whole number",
        "bool_type": "must be true or false",
        "tuple_type": "must be a list",
        "model_type": "must be a mapping of keys and values",
        "model_attributes_type": "must be a mapping of keys and values",
        "mapping_type": "must be a mapping of keys and values",
        "string_pattern_mismatch": "must be written like the example",
        "too_short": f"must hold at least {context.get('min_length', 1)} {what}(s)",
        "too_long": f"must hold at most {context.get('max_length', 0)} {what}s",
        "string_too_short": f"must hold at least {context.get('min_length', 1)} character(s)",
        "less_than_equal": f"must be at most {context.get('le')}",
        "greater_than_equal": f"must be at least {context.get('ge')}",
        "greater_than": f"must be above {context.get('gt')}",
        "string_too_long": f"must hold at most {context.get('max_length', 0)} characters",
    }
    known = sentences.get(detail["type"])
    return known or "must be right: " + detail["msg"][:1].lower() + detail["msg"][1:]


def _shown_location(location: Location) -> str:
    text = ""
    for part in location:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{brief(part)}"
    return f"'{text.lstrip('.')}'" if text else "the file"


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, tuple):
        return f"a list of {len(value)}"
    if value is None:
        return "nothing"
    return f"'{brief(str(value))}'"


def _about(field: FieldInfo | None) -> str:
    return f" ({field.description})" if field and field.description else ""


def _example(field: FieldInfo | None) -> str:
    examples = _examples_of(field) if field else []
    return f"; for example {examples[0]}" if examples else ""


def _examples_of(field: FieldInfo) -> list[Any]:
    """The examples of the field itself, else those that stand with its type."""
    inner = [meta for member in _annotated(field.annotation) for meta in typing.get_args(member)[1:]]
    infos = [meta for meta in inner if isinstance(meta, FieldInfo) and meta.examples]
    return field.examples or (infos[0].examples if infos else None) or []


def _annotated(annotation: Any) -> list[Any]:
    """The `Annotated` members of a union, or the annotation itself."""
    if typing.get_origin(annotation) is typing.Annotated:
        return [annotation]
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return [found for member in typing.get_args(annotation) for found in _annotated(member)]
    return []


def _did_you_mean(location: Location, model: type[Model]) -> str:
    parent = model_at(model, location[:-1])
    keys = [info.alias or name for name, info in parent.model_fields.items()] if parent else []
    close = difflib.get_close_matches(str(location[-1]), keys, n=1)
    return f"; did you mean '{close[0]}'?" if close else f"; the keys are {', '.join(keys)}" if keys else ""
