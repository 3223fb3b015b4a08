"""The Phenopackets of the real records: valid, and true to what the records say."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from google.protobuf.json_format import Parse
from phenopackets import MedicalAction, OntologyClass, Phenopacket, Sex, TimeElement

from generator.atlas import Atlas
from generator.phenopacket.check import faults
from generator.phenopacket.packet import Export, export, packet_json
from generator.phenopacket.resources import messages_in

pytestmark = pytest.mark.real
SITE = "https://atlas.test/"
NUMBERS = range(1, 7)


def made(atlas: Atlas, number: int) -> Export:
    """The Phenopacket of the record with this number, and what it leaves out."""
    return export(atlas.by_id[f"hcc-{number:04d}"], atlas, SITE)


def actions(packet: Phenopacket, kind: str) -> list[MedicalAction]:
    """The medical actions of one kind."""
    return [action for action in packet.medical_actions if action.WhichOneof("action") == kind]


@pytest.mark.parametrize("number", NUMBERS)
def test_phenopackets_are_valid(real_atlas: Atlas, number: int) -> None:
    """Each is read back strictly as the same message and has all that the schema requires."""
    packet = made(real_atlas, number).packet
    assert Parse(packet_json(packet), Phenopacket()) == packet
    assert faults(packet) == []


def test_a_class_has_one_label(real_atlas: Atlas) -> None:
    """The same id never comes with two labels, in all Phenopackets together."""
    labels: dict[str, set[str]] = {}
    for number in NUMBERS:
        for part in messages_in(made(real_atlas, number).packet):
            if isinstance(part, OntologyClass):
                labels.setdefault(part.id, set()).add(part.label)
    assert {key: found for key, found in labels.items() if len(found) > 1} == {}


def test_a_coded_class_has_the_label_of_its_system(real_atlas: Atlas) -> None:
    """A spelling or a name of the atlas never stands beside the code of another system."""
    parts = [part for number in NUMBERS for part in messages_in(made(real_atlas, number).packet)]
    labels = {part.id: part.label for part in parts if isinstance(part, OntologyClass)}
    assert labels["HP:0002904"] == "Hyperbilirubinemia"
    assert labels["HP:0011854"] == "Hemoperitoneum"
    assert labels["DrugBank:DB00965"] == "Ethiodized oil"
    assert labels["DrugBank:DB00398"] == "Sorafenib"
    assert labels["LOINC:89247-1"] == "ECOG Performance Status score"
    assert labels["MONDO:0007256"] == "hepatocellular carcinoma"
    systems = {key: label for key, label in labels.items() if key.startswith(("DrugBank:", "HP:", "NCIT:"))}
    assert [key for key, label in systems.items() if not label[0].isupper()] == []
    british = re.compile("haem|aemia|oea|oedema|oesoph|tumour|ised|isation")
    assert [key for key, label in labels.items() if not key.startswith("atlas:") and british.search(label)] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_no_time_of_the_patient_is_an_instant(real_atlas: Atlas, number: int) -> None:
    """No timestamp, and no interval shorter than a day."""
    for part in messages_in(made(real_atlas, number).packet):
        if isinstance(part, TimeElement):
            assert part.WhichOneof("element") != "timestamp"
            if part.HasField("interval"):
                assert part.interval.end.seconds - part.interval.start.seconds >= 86_399


@pytest.mark.parametrize("number", NUMBERS)
def test_quantities_are_the_exact_values_of_the_record(real_atlas: Atlas, number: int) -> None:
    """Numbers of tests are those that the record gives as exact, in the same order, and no others."""
    record, packet = real_atlas.by_id[f"hcc-{number:04d}"], made(real_atlas, number).packet
    exact = [entry.value.exact for entry in (*record.laboratory, *record.markers) if entry.value and entry.value.exact]
    shown = [m.value.quantity.value for m in packet.measurements if m.value.HasField("quantity")]
    assert [Decimal(str(value)) for value in shown] == exact


@pytest.mark.parametrize("number", NUMBERS)
def test_drugs_are_those_given_with_the_doses_of_the_record(real_atlas: Atlas, number: int) -> None:
    """Every agent in order under its name, and each dose that is there is the exact dose of the record."""
    record, packet = real_atlas.by_id[f"hcc-{number:04d}"], made(real_atlas, number).packet
    agents = [agent for treatment in record.treatments for agent in treatment.agents]
    drugs = [action.treatment for action in actions(packet, "treatment")]
    assert len(drugs) == len(agents)
    for drug, agent in zip(drugs, agents, strict=True):
        label = real_atlas.vocabulary.drugs[agent.drug].label
        assert drug.agent.label.casefold().startswith(label.replace("ethiodised", "ethiodized"))
        assert ("inferred" in drug.agent.label) == (agent.inferred is not None)
        for interval in drug.dose_intervals:
            assert agent.dose is not None
            assert Decimal(str(interval.quantity.value)) == agent.dose.exact
            assert interval.quantity.unit.label.casefold() == agent.dose.unit.casefold()


@pytest.mark.parametrize("number", NUMBERS)
def test_mentioned_drugs_are_no_agents(real_atlas: Atlas, number: int) -> None:
    """No drug that the article only mentions is an agent or stands in the words of a course."""
    record, packet = real_atlas.by_id[f"hcc-{number:04d}"], made(real_atlas, number).packet
    text = " ".join(str(action) for action in packet.medical_actions).casefold()
    for mention in record.mentioned:
        if mention.drug:
            assert real_atlas.vocabulary.drugs[mention.drug].label not in text


@pytest.mark.parametrize("number", NUMBERS)
def test_every_entry_is_told_or_listed(real_atlas: Atlas, number: int) -> None:
    """The id of each entry stands in the Phenopacket or in the list."""
    record, export_ = real_atlas.by_id[f"hcc-{number:04d}"], made(real_atlas, number)
    text = packet_json(export_.packet)
    listed = {item["entry"].partition(".")[0] for item in export_.left_out}
    ids = {str(part.__dict__["id"]) for location, part in record.parts if location and "id" in part.__dict__}
    assert [i for i in sorted(ids - listed) if f'#{i}"' not in text and f"Entry {i} of" not in text] == []


def test_chemoembolisation_has_the_doses_of_the_article(real_atlas: Atlas) -> None:
    """hcc-0001: pirarubicin 40 mg, lobaplatin 50 mg and oil 8 ml, once, on 20 June 2018."""
    drugs = [action.treatment for action in actions(made(real_atlas, 1).packet, "treatment")]
    doses = [(d.agent.id, i.quantity.value, i.quantity.unit.id) for d in drugs for i in d.dose_intervals]
    assert doses == [
        ("DrugBank:DB11616", 40.0, "UCUM:mg"),
        ("DrugBank:DB13049", 50.0, "UCUM:mg"),
        ("DrugBank:DB00965", 8.0, "UCUM:mL"),
    ]
    assert {i.interval.start.ToJsonString() for d in drugs for i in d.dose_intervals} == {"2018-06-20T00:00:00Z"}


def test_radiotherapy_has_the_doses_of_the_article(real_atlas: Atlas) -> None:
    """hcc-0002: 55 and 44 Gy in 22 fractions each, with the warning that they must not be added."""
    export_ = made(real_atlas, 2)
    therapies = [action.radiation_therapy for action in actions(export_.packet, "radiation_therapy")]
    assert [(t.body_site.label, t.dosage, t.fractions) for t in therapies] == [
        ("target volume PTV-1", 55, 22),
        ("target volume PTV-2", 44, 22),
    ]
    assert sum("must not be added" in item["why"] for item in export_.left_out) == 2


def test_sorafenib_without_days_has_its_dose_in_words(real_atlas: Atlas) -> None:
    """hcc-0003: no day of sorafenib is printed, so 400 mg twice daily stands in words, and is listed."""
    export_ = made(real_atlas, 3)
    words = [
        action.therapeutic_regimen.external_reference.description
        for action in actions(export_.packet, "therapeutic_regimen")
    ]
    assert any("sorafenib: 400 mg, twice daily." in text for text in words)
    assert not any(action.treatment.dose_intervals for action in actions(export_.packet, "treatment"))
    assert any(item["entry"] == "treatment-4.agents.0" and "400 mg" in item["says"] for item in export_.left_out)


def test_inferred_life_and_death(real_atlas: Atlas) -> None:
    """hcc-0001 died in February 2019; hcc-0003 is only inferred to be alive, so nothing is claimed."""
    died = made(real_atlas, 1).packet.subject
    assert died.vital_status.time_of_death.interval.start.ToJsonString() == "2019-02-01T00:00:00Z"
    assert not made(real_atlas, 3).packet.subject.HasField("vital_status")
    assert died.sex == Sex.Value("MALE")


def test_relapses_are_told(real_atlas: Atlas) -> None:
    """hcc-0003: three recurrences and two marker rises stand among the features."""
    labels = [feature.type.label for feature in made(real_atlas, 3).packet.phenotypic_features]
    assert (labels.count("recurrence"), labels.count("marker rise")) == (3, 2)


def test_unattributed_harm_is_no_adverse_event_of_a_treatment(real_atlas: Atlas) -> None:
    """hcc-0002: only the change of the liver that the article calls induced by radiotherapy belongs to a treatment."""
    packet = made(real_atlas, 2).packet
    assert [e.label for a in packet.medical_actions for e in a.adverse_events] == ["radiation-induced liver change"]
    assert {"Hyperbilirubinemia", "Ascites"} <= {feature.type.label for feature in packet.phenotypic_features}
