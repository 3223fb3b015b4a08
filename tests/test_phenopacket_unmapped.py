"""Nothing is dropped in silence: what is not in the Phenopacket is in the list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest
from google.protobuf.json_format import MessageToDict
from phenopackets import Phenopacket

from generator.model import Case
from generator.model.disease import Disease
from generator.model.outcome import Outcome
from generator.phenopacket.packet import packet_json
from generator.phenopacket.reasons import reason
from generator.phenopacket.words import value_words
from generator.values import Amount, LineRange, Model, When
from generator.vocabulary import Concept
from tests.fixtures.records import invented, vocabulary
from tests.test_phenopacket import exported

_SELF_EVIDENT = {"id", "at"}
_CODED = {"is_", "drug", "modality", "test", "site"}
_WORDS = {
    ("value", "female"): "FEMALE",
    ("value", "died"): "DECEASED",
    ("missing", "absent"): '"excluded": true',
    ("missing", "not reported"): "no criterion named",
    ("kind", "last follow-up"): "timeAtLastEncounter",
}


def leaves(case: Case) -> Iterator[tuple[str, str, object]]:
    """Every value of a record: the address of its part, its field, itself."""
    for address, part in case.addressed:
        for name in type(part).model_fields:
            value = getattr(part, name)
            for item in value if isinstance(value, tuple) else (value,):
                if (
                    item is None
                    or item is False
                    or (isinstance(item, Model) and not isinstance(item, (Amount, When, LineRange)))
                ):
                    continue
                if name not in _SELF_EVIDENT:
                    yield ".".join(map(str, address)), name, item


def told(text: str, value: object) -> bool:
    """Whether a text tells a value: all its words or all its numbers."""
    if isinstance(value, When):
        return all(told(text, part) for part in (value.value, value.as_reported, value.inferred) if part)
    if isinstance(value, Amount):
        return value_words(value) in text or all(_number(n) in text for n in value.numbers)
    return value is True or str(value) in text or value_words(value) in text


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"


def near(packet: Phenopacket, entry: str) -> str:
    """What a Phenopacket says of an entry: features and measurements only if they name it, and all that names none."""
    data = MessageToDict(packet)
    entry_id = entry.partition(".")[0]
    elements = [
        json.dumps(element, ensure_ascii=False) for element in (*data["phenotypicFeatures"], *data["measurements"])
    ]
    naming = [text for text in elements if f'#{entry_id}"' in text or f"Entry {entry_id} of" in text]
    naming += [text for text in elements if "#" not in text and "Entry " not in text]
    others = [data[key] for key in ("subject", "diseases", "medicalActions", "metaData")]
    text = " ".join([*naming, json.dumps(others, ensure_ascii=False)])
    return re.sub(r"T(00:00:00|23:59:59)Z", "", text)


def test_every_value_of_the_rich_record_is_in_one_of_the_files() -> None:
    """Each value of each field stands in the Phenopacket, by itself or by its class, or in the list at its entry."""
    made = exported()
    lost = []
    for entry, field, value in leaves(invented()):
        listed = " ".join(item["says"] for item in made.left_out if item["entry"] == (entry or "record"))
        packet = near(made.packet, entry)
        if not told(listed, value) and not told(packet, value) and not _told_otherwise(field, value, packet):
            lost.append((entry, field, value))
    assert lost == []


def _told_otherwise(field: str, value: object, packet: str) -> bool:
    """By the label of a class, by a word of the schema, or by the days between which a date lies."""
    if isinstance(value, When):
        return value.inferred is None and all(str(day) in packet for day in (value.earliest, value.latest))
    if field in _CODED:
        labels = [concepts[str(value)].label.casefold() for concepts in _kinds() if str(value) in concepts]
        return any(label in packet.casefold() for label in labels)
    return _WORDS.get((field, str(value)), "nothing") in packet


def _kinds() -> Iterator[Mapping[str, Concept]]:
    yield from (vocabulary().of_kind(kind) for kind in ("drugs", "modalities", "complications", "tests", "sites"))


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
def test_every_entry_is_in_one_of_the_files(name: str) -> None:
    """Each entry's id stands in the list or in the Phenopacket."""
    made = exported(name=name)
    text = packet_json(made.packet)
    listed = {item["entry"].partition(".")[0] for item in made.left_out}
    parts = invented(name=name).parts
    ids = [str(part.__dict__["id"]) for location, part in parts if location and "id" in part.__dict__]
    assert [
        i for i in ids if i not in listed and f"#{i}" not in text and f"Entry {i} of" not in text and i != name
    ] == []


def test_every_part_of_the_model_has_a_reason() -> None:
    """A new key of a record needs a reason, else no list can be made."""
    keys = set(Case.model_fields) - {"id", "disease", "outcome"}
    parts = {("disease", key) for key in Disease.model_fields} | {("outcome", key) for key in Outcome.model_fields}
    assert all(reason(location) for location in (*((key,) for key in sorted(keys)), *sorted(parts)))


def test_an_unknown_part_is_refused() -> None:
    """A part for which nobody has given a reason stops the build."""
    with pytest.raises(KeyError):
        reason(("novelty", 0))


def test_items_say_what_and_why() -> None:
    """Each item has an entry, words and one sentence."""
    for item in exported().left_out:
        assert set(item) == {"entry", "says", "why"}
        assert all(item.values())
        assert item["why"].endswith(".")


def test_what_is_only_mentioned_is_nowhere_in_the_packet() -> None:
    """A drug, modality or harm that the article only mentions is listed as such and exported nowhere."""
    made = exported()
    text = packet_json(made.packet)
    for name in ("hypothetinib", "unused", "itch"):
        assert name not in text
    mentioned = [item for item in made.left_out if item["entry"].startswith("mentioned-")]
    assert len(mentioned) == 3
    assert all(item["why"].startswith("Only mentioned") for item in mentioned)


def test_a_field_that_no_mapper_carries_is_listed() -> None:
    """A remark on a procedure, for which a Phenopacket has no room, appears in the list by itself."""
    made = exported({"treatments.0.note": "A remark that nobody expected."})
    assert "A remark that nobody expected." not in packet_json(made.packet)
    assert any("A remark that nobody expected." in item["says"] for item in made.left_out)
