"""Walking a model along a location: the field and the model that stand there."""

from __future__ import annotations

import types
import typing
from typing import Any

from pydantic.fields import FieldInfo

from generator.values import Location, Model


def field_at(model: type[Model], location: Location) -> FieldInfo | None:
    """The field at `location`; None for an item of a list, or where no field is."""
    if not location or isinstance(location[-1], int):
        return None
    parent = model_at(model, location[:-1])
    return _field_of(parent, location[-1]) if parent else None


def item_field_at(model: type[Model], location: Location) -> FieldInfo | None:
    """For an item of a list: a field with the item's type, so that its examples can be shown."""
    field = field_at(model, location[:-1]) if location and isinstance(location[-1], int) else None
    item = _item_of(field.annotation) if field else None
    return FieldInfo.from_annotation(item) if item is not None else None


def model_at(model: type[Model], location: Location) -> type[Model] | None:
    """The model of the part at `location`; None where a plain value stands."""
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
