"""Plain data to a validated model, or to problems that say what each value must be."""

from __future__ import annotations

import contextlib
import difflib
import types
import typing
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.problems import Problem, shown_path
from generator.values import Location, Model
from generator.yaml_source import MAX_BYTES, Document, read_yaml

M = TypeVar("M", bound=Model)


def read_document(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """Read one YAML file; a file that is not UTF-8 text is a problem like any other."""
    shown = shown_path(path)
    if path.stat().st_size > max_bytes:
        message = f"the file must have at most {max_bytes:,} bytes, found {path.stat().st_size:,}"
        return Document(shown, problems=(Problem(shown, 1, message),))
    try:
        return read_yaml(path.read_text(encoding="utf-8-sig"), shown, max_bytes)
    except UnicodeDecodeError as error:
        message = f"the file must be UTF-8 text, found byte 0x{error.object[error.start]:02X}"
        return Document(shown, problems=(Problem(shown, 1, message),))


class Validated(NamedTuple, Generic[M]):
    """A model or None, every problem, and the document that the model was made from, lines included."""

    value: M | None
    problems: list[Problem]
    document: Document


def validate(document: Document, model: type[M]) -> Validated[M]:
    """`document` as a `model`, and every problem. With problems, what is sound is still returned where possible,
    so that the checks that follow can report theirs in the same run."""
    problems = list(document.problems)
    if document.data is None:
        return Validated(None, problems, document)
    try:
        return Validated(model.model_validate(document.data), problems, document)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _follows_from_another(detail)]
    problems += [Problem(document.path, document.line_of(d["loc"]), _message(d, model)) for d in details]
    for leave_out in (_optional_part, _list_item):
        sound = _sound_part(document, {leave_out(detail, document, model) for detail in details})
        with contextlib.suppress(ValidationError):
            return Validated(model.model_validate(sound.data), problems, sound)
    return Validated(None, problems, document)


def _follows_from_another(detail: ErrorDetails) -> bool:
    """A list that is long enough but 'too short' because its items have problems of their own."""
    found = detail["input"]
    return detail["type"] == "too_short" and isinstance(found, tuple) and len(found) >= detail["ctx"]["min_length"]


def _sound_part(document: Document, broken: set[Location]) -> Document:
    """The document without its broken parts."""
    lines: dict[Location, int] = {}
    sound = Document(document.path, _without(document.data, (), (), broken, document, lines), lines)
    return replace(sound, left_out=frozenset(document.entries) - frozenset(sound.entries))


def _optional_part(detail: ErrorDetails, document: Document, model: type[Model]) -> Location:
    """The smallest part around the problem that a record can do without; the whole file where there is none."""
    location = detail["loc"]
    if detail["type"] == "extra_forbidden":
        return location
    while location and isinstance(location[-1], str):
        if location not in document.lines:
            location = location[:-1]  # a part of a value, such as the day of a date
            continue
        if _model_at(model, location[:-1]) is None:
            return location  # a key of a mapping such as `concepts`
        field = _field_at(model, location)
        if field is not None and not field.is_required():
            return location
        location = location[:-1]
    return location


def _list_item(detail: ErrorDetails, document: Document, model: type[Model]) -> Location:
    """The innermost list item around the problem, where a smaller part cannot be left out."""
    location = detail["loc"]
    while location and location not in document.lines:
        location = location[:-1]  # a part of a value, such as the second of two modalities
    positions = [i for i, part in enumerate(location) if isinstance(part, int)]
    return location[: positions[-1] + 1] if positions else _optional_part(detail, document, model)


def _without(
    data: Any, old: Location, new: Location, broken: set[Location], document: Document, lines: dict[Location, int]
) -> Any:
    """`data` without its broken parts; `lines` is filled with the line of everything at its new location."""
    lines[new] = document.line_of(old)
    if isinstance(data, Mapping):
        kept = {key: value for key, value in data.items() if (*old, key) not in broken}
        return {k: _without(v, (*old, k), (*new, k), broken, document, lines) for k, v in kept.items()}
    if isinstance(data, tuple):
        items = [(i, value) for i, value in enumerate(data) if (*old, i) not in broken]
        return tuple(
            _without(value, (*old, i), (*new, position), broken, document, lines)
            for position, (i, value) in enumerate(items)
        )
    return data


# --- messages -------------------------------------------------------------------------------------------------


def _message(detail: ErrorDetails, model: type[Model]) -> str:
    location, found = detail["loc"], detail["input"]
    field = _field_at(model, location)
    where = _shown_location(location)
    if detail["type"] == "missing":
        return f"{where} is missing{_about(field)}{_example(field)}"
    if detail["type"] == "extra_forbidden":
        return f"{where} is not a key of this place{_did_you_mean(location, model)}"
    if _must(detail).startswith(("needs", "must have")):  # of a whole part: it shows what to write itself
        return f"{where} {_must(detail)}"
    return f"{where} {_must(detail)}, found {_shown(found)}{_example(field or _item_field_at(model, location))}"


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
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return f"'{text.lstrip('.')}'" if text else "the file"


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, tuple):
        return f"a list of {len(value)}"
    if value is None:
        return "nothing"
    text = str(value)
    return f"'{text[:60]}{'…' if len(text) > 60 else ''}'"


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
    parent = _model_at(model, location[:-1])
    keys = [info.alias or name for name, info in parent.model_fields.items()] if parent else []
    close = difflib.get_close_matches(str(location[-1]), keys, n=1)
    return f"; did you mean '{close[0]}'?" if close else f"; the keys are {', '.join(keys)}" if keys else ""


# --- walking the model along a location -------------------------------------------------------------------------


def _field_at(model: type[Model], location: Location) -> FieldInfo | None:
    if not location or isinstance(location[-1], int):
        return None
    parent = _model_at(model, location[:-1])
    return _field_of(parent, location[-1]) if parent else None


def _item_field_at(model: type[Model], location: Location) -> FieldInfo | None:
    """For an item of a list: a field with the item's type, so that its examples can be shown."""
    field = _field_at(model, location[:-1]) if location and isinstance(location[-1], int) else None
    item = _item_of(field.annotation) if field else None
    return FieldInfo.from_annotation(item) if item is not None else None


def _model_at(model: type[Model], location: Location) -> type[Model] | None:
    annotation: Any = model
    for part in location:
        owner = _model_in(annotation)
        if isinstance(part, int):
            annotation = _item_of(annotation)
        elif owner is not None:
            field = _field_of(owner, part)
            annotation = field.annotation if field else None
        else:
            annotation = _item_of(annotation)
    return _model_in(annotation)


def _field_of(model: type[Model], key: str) -> FieldInfo | None:
    return next((info for name, info in model.model_fields.items() if (info.alias or name) == key), None)


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    """The members of a union, and the type inside `Annotated`."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _alternatives(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return tuple(a for member in typing.get_args(annotation) for a in _alternatives(member))
    return (annotation,)


def _model_in(annotation: Any) -> type[Model] | None:
    models = [a for a in _alternatives(annotation) if isinstance(a, type) and issubclass(a, Model)]
    return models[0] if models else None


def _item_of(annotation: Any) -> Any:
    """The item type of a list, or the value type of a mapping."""
    for member in _alternatives(annotation):
        arguments = typing.get_args(member)
        if typing.get_origin(member) is tuple:
            return arguments[0]
        if len(arguments) == 2:
            return arguments[1]
    return None
