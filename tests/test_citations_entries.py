"""Citations of single entries: labels that keep missing, inferred and mentioned apart, and texts with two tokens."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.citations.bibtex import bibtex
from generator.citations.entries import ID_TOKEN, LABEL_TOKEN, LONGEST_LABEL, csl_json, entries_json, entry_labels
from generator.citations.items import entry_item, record_item
from generator.citations.ris import ris
from generator.citations.styles import Styles
from generator.model import Case
from tests.fixtures.records import Changes, invented, vocabulary

SITE = "https://atlas.test/"


def labels(changes: Changes | None = None) -> dict[str, str]:
    """The labels of the invented record after `changes`."""
    return entry_labels(invented(changes), vocabulary())


def published(case: Case) -> dict[str, Any]:
    """The published texts of an invented record's entries."""
    data: dict[str, Any] = json.loads(entries_json(case, record_item(case, SITE), vocabulary(), Styles()))
    return data


def test_every_entry_and_nothing_else_has_a_label() -> None:
    """The labels are those of the ids in the record, each once; the record itself has none."""
    case = invented()
    ids = [part.id for _, part in case.parts if isinstance(getattr(part, "id", None), str) and part is not case]  # type: ignore[attr-defined]  # just asked for
    assert list(entry_labels(case, vocabulary())) == ids
    assert all(entry_labels(case, vocabulary()).values())


@pytest.mark.parametrize(
    ("changes", "entry_id", "label"),
    [
        ({}, "treatment-1", "Embolisation"),
        ({"responses.0.category": "complete"}, "response-1", "complete response"),
        ({"responses.0.category": "progressive"}, "response-1", "progressive disease"),
        ({"responses.0.category": "not classified"}, "response-1", "response, not classified"),
    ],
)
def test_labels_say_what_the_entry_is(changes: Changes, entry_id: str, label: str) -> None:
    """Treatments have their label, responses the category of the record."""
    assert labels(changes)[entry_id] == label


def test_what_is_missing_inferred_or_mentioned_says_so() -> None:
    """No label lets an absent metastasis, a mentioned drug or an inferred cause pass for one the patient had."""
    case = invented()
    found = entry_labels(case, vocabulary())
    for spread in case.disease.metastases:
        assert ("absent (reported)" in found[spread.id]) == (spread.missing == "absent")
    for _, part in case.parts:
        if getattr(part, "inferred", None) and isinstance(getattr(part, "id", None), str):
            assert found[part.id].endswith("(inferred)")  # type: ignore[attr-defined]  # just asked for
    assert all(found[mention.id].startswith("only mentioned: ") for mention in case.mentioned)
    assert all(found[gap.id].startswith("not reported: ") for gap in case.not_reported)


def test_a_long_label_is_cut_between_words_and_says_so() -> None:
    """What is cut ends in an ellipsis and stays within the limit."""
    label = labels({"conclusions.0.what": "word " * 40})["conclusion-1"]
    assert label.endswith("word …")
    assert len(label) <= LONGEST_LABEL + 2


@pytest.mark.parametrize("label", ["plain", 'A "b" & {c} <5 $& 50%_#1 \\ ~^ ≥2 µg'])
def test_tokens_replaced_give_what_the_formats_write(label: str) -> None:
    """Putting id and label in the place of the tokens is the same as citing the entry, in every style and format."""
    case = invented({"treatments.0.label": label})
    data, item = published(case), entry_item(record_item(case, SITE), "treatment-1", label)

    def put(text: str, shown: str) -> str:
        return text.replace(ID_TOKEN, "treatment-1").replace(LABEL_TOKEN, shown)

    assert data["labels"]["treatment-1"] == label
    assert {name: put(text, label) for name, text in data["styles"].items()} == Styles().texts(item)
    in_latex = data["latex"].get("treatment-1", label)
    assert put(data["files"]["bib"], in_latex) == bibtex(item)
    assert put(data["files"]["ris"], label) == ris(item)
    assert put(data["files"]["csl.json"], json.dumps(label, ensure_ascii=False)[1:-1]) == csl_json(item)


@pytest.mark.real
def test_tokens_stand_in_no_real_record(real_atlas: Atlas) -> None:
    """No record holds a token, so replacing it changes nothing else."""
    for case in real_atlas.cases:
        assert not re.search(f"{ID_TOKEN}|{LABEL_TOKEN}", case.model_dump_json())


@pytest.mark.real
def test_every_real_entry_has_a_label(real_atlas: Atlas) -> None:
    """Every entry of the real records can be called something, in at most a line."""
    for case in real_atlas.cases:
        for entry_id, label in entry_labels(case, real_atlas.vocabulary).items():
            assert 0 < len(label) <= LONGEST_LABEL + 40, (case.id, entry_id)
