"""The invented atlas with a text of our choice in every place that takes free text, found by walking the models."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.atlas import Atlas
from generator.ledger import Ledger
from generator.model import Case
from generator.parse import read_document
from generator.read import read_vocabulary
from generator.trials import Trial
from generator.values import Location, Model
from generator.vocabulary import KIND_FILES, Vocabulary
from tests.fixtures.records import ATLAS

PROBE = "Free <text>: 'of' {any} \"kind\" & more, 7 · # or so"
Make = Callable[[int], str]  # the number of a place to the text that is put there


def leaves(data: Any, at: Location = ()) -> Iterator[Location]:
    """Where the texts of plain data stand."""
    if isinstance(data, str):
        yield at
    elif isinstance(data, (dict, tuple)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*at, key))


def at(data: Any, location: Location) -> Any:
    """What stands at `location`."""
    return functools.reduce(lambda part, key: part[key], location, data)


def changed(data: Any, texts: dict[Location, Any], here: Location = ()) -> Any:
    """Plain data with other values at some locations."""
    if here in texts:
        return texts[here]
    if isinstance(data, dict):
        return {key: changed(value, texts, (*here, key)) for key, value in data.items()}
    if isinstance(data, tuple):
        return tuple(changed(value, texts, (*here, index)) for index, value in enumerate(data))
    return data


def free_places(data: Any, model: type[Model], probe: str = PROBE) -> tuple[Location, ...]:
    """The places of `data` where `model` takes any text: put one everywhere, and take away where it is refused."""
    places = set(leaves(data))
    while True:
        try:
            model.model_validate(changed(data, dict.fromkeys(places, probe)))
        except ValidationError as error:
            locations = [detail["loc"] for detail in error.errors() if detail["type"] != "too_short"]
            exactly = {place for place in places for loc in locations if place == loc[: len(place)]}
            below = {place for place in places for loc in locations if loc == place[: len(loc)]}
            if not (exactly or below):
                raise
            places -= exactly or below
        else:
            return tuple(place for place in leaves(data) if place in places)


def filled(data: Any, model: type[Model], make: Make, start: int = 0) -> tuple[Any, dict[Location, str]]:
    """Plain data with a text of `make` in every free place, and those texts; too long ones are cut."""
    texts = {place: make(start + number) for number, place in enumerate(free_places(data, model))}
    if ("title",) in texts:
        texts[("title",)] = texts[("title",)][:160].strip()
    return changed(data, dict(texts)), texts


def hostile_case(make: Make) -> tuple[Case, dict[Location, str]]:
    """The rich record with a text of `make` in every free place."""
    data, texts = filled(read_document(ATLAS / "hcc-9001.yml").data, Case, make)
    return Case.model_validate(data), texts


def hostile_vocabulary(make: Make) -> Vocabulary:
    """The vocabulary with labels, definitions, synonyms, notes and long forms of abbreviations of `make`."""
    plain, _ = read_vocabulary(ATLAS / "vocabulary")
    kinds: dict[str, Any] = {}
    for start, (kind, model) in enumerate(KIND_FILES.items(), start=1):
        data, _ = filled(read_document(ATLAS / "vocabulary" / f"{kind}.yml").data, model, make, 1000 * start)
        content = model.model_validate(data)
        kinds[kind] = getattr(content, "concepts", None) or getattr(content, "abbreviations", {})
    return replace(plain, **kinds)


def hostile_atlas(make: Make, atlas: Atlas) -> Atlas:
    """`atlas` with texts of `make` in its rich record, that record's earlier revision, vocabulary, trial and ledger."""
    case, _ = hostile_case(make)
    trials = {}
    for trial_id in atlas.trials:
        data, _ = filled(read_document(ATLAS / "trials" / f"{trial_id}.yml").data, Trial, make, 20_000)
        trials[trial_id] = Trial.model_validate(data)
    data, _ = filled(read_document(ATLAS / "permalinks.yml").data, Ledger, make, 30_000)
    fates = Ledger.model_validate(data)
    ledger = atlas.ledger.model_copy(update={"moved": fates.moved, "withdrawn": fates.withdrawn})
    cases = tuple(case if other.id == case.id else other for other in atlas.cases)
    return replace(atlas, cases=cases, vocabulary=hostile_vocabulary(make), trials=trials, ledger=ledger)


def write_atlas(make: Make, cases: Path) -> dict[Location, str]:
    """The invented directory at `cases` with texts of `make` wherever the files may say anything; those of the rich
    record by their place. JSON is YAML; what was published of a revision stays."""
    _, texts = filled(read_document(cases / "hcc-9001.yml").data, Case, make)
    published: Location = ("curation", "revisions", 0, "reason")
    texts.pop(published)
    _write(cases / "hcc-9001.yml", changed(read_document(cases / "hcc-9001.yml").data, dict(texts)))
    for start, (kind, model) in enumerate(KIND_FILES.items(), start=1):
        path = cases / "vocabulary" / f"{kind}.yml"
        _write(path, filled(read_document(path).data, model, make, 1000 * start)[0])
    trial = cases / "trials" / "demo-trial.yml"
    _write(trial, filled(read_document(trial).data, Trial, make, 20_000)[0])
    ledger = read_document(cases / "permalinks.yml").data
    fates, _ = filled({key: ledger[key] for key in ("moved", "withdrawn")}, Ledger, make, 30_000)
    _write(cases / "permalinks.yml", ledger | fates)
    return texts


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
