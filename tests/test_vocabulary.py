"""Concepts and the look-up of a concept by any of its names."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.read import read_vocabulary
from generator.vocabulary import (
    KIND_FILES,
    CheckedCodes,
    Complication,
    Complications,
    Concept,
    Drug,
    Modality,
    Synonyms,
    Test,
    Vocabulary,
)
from tests.fixtures.records import ATLAS, vocabulary

NAMED = {"label": "exemplinib", "definition": "Invented."}


def changed(tmp_path: Path, file: str, old: str, new: str) -> list[str]:
    """The problems of the invented vocabulary once `old` reads `new` in one of its files."""
    shutil.copytree(ATLAS / "vocabulary", tmp_path, dirs_exist_ok=True)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
    return [problem.message for problem in read_vocabulary(tmp_path)[1]]


def test_every_file_is_read_into_its_kind() -> None:
    """Each kind of concept has its file, and each file its concepts."""
    for kind in KIND_FILES:
        assert getattr(vocabulary(), kind), kind
    assert vocabulary().drugs["exemplinib"].targets == ("VEGFR-9", "DEMO")
    assert vocabulary().modalities["beam-therapy"].group == "radiotherapy"
    assert vocabulary().tests["demo-protein"].units["pg/mL"] == Decimal("0.001")
    assert vocabulary().abbreviations["EVTT"] == "example-vein tumour thrombus"


def test_codes_are_read_with_when_they_were_checked() -> None:
    """Codes keep their leading zeros; only files with codes of substances say when they were checked."""
    assert vocabulary().drugs["exemplinib"].codes["rxnorm"] == ("9999901",)
    assert vocabulary().checked["drugs"] == CheckedCodes(on="2020-01-15", against="Nothing; the codes are invented.")
    assert set(vocabulary().checked) == {"drugs", "modalities", "complications", "diseases"}


def test_concepts_of_a_kind() -> None:
    """By the name of their file; abbreviations are no concepts."""
    assert vocabulary().of_kind("genes") is vocabulary().genes
    for kind in ("abbreviations", "checked", "drug"):
        with pytest.raises(KeyError):
            vocabulary().of_kind(kind)


def test_synonyms_iterate_over_names() -> None:
    """Brands, abbreviations and spellings in one row."""
    names = Synonyms(brands=("Exemplar",), abbreviations=("EXN",), spellings=("exemplinibe",))
    assert list(names) == ["Exemplar", "EXN", "exemplinibe"]
    assert list(Synonyms()) == []


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Concept, {**NAMED, "label": ""}),
        (Concept, {"label": "exemplinib"}),
        (Concept, {**NAMED, "codes": {"unheard-of": ("1",)}}),
        (Concept, {**NAMED, "codes": {"atc": "L01"}}),
        (Concept, {**NAMED, "synonyms": ("Exemplar",)}),
        (Drug, NAMED),
        (Modality, {**NAMED, "group": "magic"}),
        (Complication, {**NAMED, "kinds": ()}),
        (Complication, {**NAMED, "kinds": ("harm",)}),
        (Test, {**NAMED, "kind": "laboratory", "units": {"mg/dL": "one"}}),
        (
            Complications,
            {"checked": {"on": "2020", "against": "x"}, "concepts": {"Bad Id": {**NAMED, "kinds": ("adverse event",)}}},
        ),
    ],
)
def test_broken_concepts_are_refused(model: type[Concept], data: dict[str, Any]) -> None:
    """A concept has a label, a definition and what its kind needs, and an id that can be an address."""
    with pytest.raises(ValidationError):
        model.model_validate(data)


@pytest.mark.parametrize("units", [{"mg/dL": 0}, {"mg/dL": -1}, {"mg/dL": 2, "g/L": 1}])
def test_factors_lead_to_the_first_unit(units: dict[str, int]) -> None:
    """A factor is above zero, and the first unit is its own measure: every conversion rests on it."""
    with pytest.raises(ValidationError):
        KIND_FILES["tests"].model_validate({"concepts": {"x": {**NAMED, "kind": "laboratory", "units": units}}})


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """Every kind has its file, even an empty one."""
    read, problems = read_vocabulary(tmp_path)
    assert read == Vocabulary(incomplete=frozenset(KIND_FILES))
    assert sorted(Path(problem.path).stem for problem in problems) == sorted(KIND_FILES)
    assert {problem.message for problem in problems} == {"the file must exist; see cases/vocabulary/ of the project"}


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("drugs.yml", "    label: mockumab\n", "", "concepts.mockumab.label"),
        ("drugs.yml", "brands: [Mockreda]", "brand: [Mockreda]", "concepts.mockumab.synonyms.brand"),
        ("tests.yml", "ng/ml: 1, ug", "ng/ml: one, ug", "concepts.demo-protein.units.ng/ml"),
        ("abbreviations.yml", "demonstration protein", "12", "abbreviations.DMP"),
    ],
)
def test_problems_name_the_concept(tmp_path: Path, file: str, old: str, new: str, place: str) -> None:
    """A problem says which concept and which key it is about."""
    (message,) = changed(tmp_path, file, old, new)
    assert message.startswith(f"'{place}' ")
