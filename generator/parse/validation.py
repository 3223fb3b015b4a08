"""Plain data to a model; where that fails, every problem at its line, and what is sound of the rest."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.parse.fields import field_at, model_at
from generator.parse.messages import message_of
from generator.problems import Problem
from generator.values import Location, Model
from generator.yaml_source import Document

M = TypeVar("M", bound=Model)
MAX_PROBLEMS = 500  # of one file: who has more has another kind of file


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
    problems += _problems_of(details, document, model)
    details = details[:MAX_PROBLEMS]
    for leave_out in (_optional_part, _list_item):
        sound = _sound_part(document, {leave_out(detail, document, model) for detail in details})
        with contextlib.suppress(ValidationError):
            return Validated(model.model_validate(sound.data), problems, sound)
    return Validated(None, problems, document)


def _problems_of(details: list[ErrorDetails], document: Document, model: type[Model]) -> Iterator[Problem]:
    """A problem for each detail; of a file with very many, the first ones and how many more there are."""
    for detail in details[:MAX_PROBLEMS]:
        yield Problem(document.path, document.line_of(detail["loc"]), message_of(detail, model))
    for detail in details[MAX_PROBLEMS : MAX_PROBLEMS + 1]:
        message = f"{len(details) - MAX_PROBLEMS:,} more problems are not shown; the others must be mended first"
        yield Problem(document.path, document.line_of(detail["loc"]), message)


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
        if model_at(model, location[:-1]) is None:
            return location  # a key of a mapping such as `concepts`
        field = field_at(model, location)
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
