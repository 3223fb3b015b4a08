"""The Phenopacket of a record: valid, complete in its metadata, the same in every build."""

from __future__ import annotations

import json

import pytest
from google.protobuf.json_format import Parse, ParseError
from phenopackets import Measurement, OntologyClass, Phenopacket, Quantity, Sex, Value

from generator.atlas import Atlas
from generator.links import phenopacket_url, unmapped_url
from generator.model import Case
from generator.phenopacket.check import faults
from generator.phenopacket.files import phenopacket_files
from generator.phenopacket.packet import Export, export, packet_json
from generator.phenopacket.resources import messages_in, prefixes
from tests.fixtures.records import Changes, invented, vocabulary

SITE = "https://atlas.test/"


def atlas_of(*cases: Case) -> Atlas:
    """An atlas of these invented records."""
    return Atlas(cases=cases, vocabulary=vocabulary())


def exported(changes: Changes | None = None, name: str = "hcc-9001") -> Export:
    """The Phenopacket of an invented record after `changes`, and what it leaves out."""
    case = invented(changes, name)
    return export(case, atlas_of(case), SITE)


def packet_of(changes: Changes | None = None, name: str = "hcc-9001") -> Phenopacket:
    """The Phenopacket alone."""
    return exported(changes, name).packet


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
def test_json_is_read_back_as_the_same_message(name: str) -> None:
    """What is written is read back strictly, without an unknown field and without a difference."""
    packet = packet_of(name=name)
    assert Parse(packet_json(packet), Phenopacket()) == packet


def test_strict_reading_refuses_an_unknown_field() -> None:
    """The reader of the test above would notice a field that the schema does not know."""
    changed = packet_json(packet_of()).replace('"subject"', '"patient"', 1)
    with pytest.raises(ParseError, match="patient"):
        Parse(changed, Phenopacket())


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
def test_both_files_stand_at_their_addresses(name: str) -> None:
    """Two files of UTF-8 JSON with a line end, where the links lead."""
    case = invented(name=name)
    packet, unmapped = phenopacket_files(case, atlas_of(case), SITE)
    assert (packet.path, unmapped.path) == (phenopacket_url(name), unmapped_url(name))
    for file in (packet, unmapped):
        assert file.content.endswith(b"}\n")
        json.loads(file.content.decode("utf-8"))


def test_two_builds_are_the_same_bytes() -> None:
    """Nothing depends on the time or on the order of a set."""
    case = invented()
    assert list(phenopacket_files(case, atlas_of(case), SITE)) == list(
        phenopacket_files(invented(), atlas_of(case), SITE)
    )


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
def test_every_prefix_has_its_resource(name: str) -> None:
    """Each prefix is declared once, and none is declared that is not used."""
    packet = packet_of(name=name)
    declared = [resource.namespace_prefix for resource in packet.meta_data.resources]
    assert sorted(declared) == sorted(prefixes(packet))
    assert "atlas" in declared


def test_a_class_has_one_label() -> None:
    """The same id never comes with two labels."""
    labels: dict[str, set[str]] = {}
    for part in messages_in(packet_of()):
        if isinstance(part, OntologyClass):
            labels.setdefault(part.id, set()).add(part.label)
    assert {key: found for key, found in labels.items() if len(found) > 1} == {}


def test_metadata_are_those_of_the_revision() -> None:
    """Date, article and permanent address of the revision; the version of the schema."""
    packet = packet_of()
    meta = packet.meta_data
    number = invented().revision.number
    assert packet.id == f"hcc-9001-r{number}"
    assert (meta.created.ToJsonString(), meta.phenopacket_schema_version) == ("2020-03-15T00:00:00Z", "2.0")
    assert [reference.reference for reference in meta.external_references] == [
        "https://doi.org/10.99999/jic.2013.7",
        f"{SITE}cases/hcc-9001/r{number}/",
    ]


def test_an_article_that_was_not_read_says_so() -> None:
    """A second-hand record refers to the original article as not read."""
    changes = {"source.bibliography": {"taken_from": "a table", "doi": "10.99999/other"}}
    first = packet_of(changes, "hcc-9002").meta_data.external_references[0]
    assert "not read, reported by the article of the record hcc-9001" in first.description


def test_faults_are_found() -> None:
    """A missing field, a missing resource and a default that JSON would leave out are each named."""
    packet = packet_of()
    assert faults(packet) == []
    packet.id = ""
    del packet.meta_data.resources[:]
    unit = OntologyClass(id="X:1", label="x")
    packet.measurements.append(Measurement(assay=unit, value=Value(quantity=Quantity(unit=unit, value=0))))
    found = faults(packet)
    assert {"Phenopacket needs id", "MetaData needs resources", "Quantity needs value"} <= set(found)
    assert "the prefix 'X' needs a resource" in found


def test_patient_is_as_the_record_says() -> None:
    """Sex and death with its day; the age is that at presentation and stands at the disease."""
    packet = packet_of()
    assert packet.subject.sex == Sex.Value("FEMALE")
    death = packet.subject.vital_status
    assert (death.status, death.time_of_death.interval.start.ToJsonString()) == (2, "2012-09-30T00:00:00Z")
    assert packet.diseases[0].onset.age.iso8601duration == "P52Y"


@pytest.mark.parametrize(
    ("value", "inferred", "status"),
    [
        ("alive", None, 1),
        ("alive", "She was seen later.", 0),
        ("died", "Told of her burial.", 2),
        ("not reported", None, 0),
    ],
)
def test_inferred_life_is_not_claimed(value: str, inferred: str | None, status: int) -> None:
    """Alive is said only where the article says so; a stated event of death is enough for death."""
    changes = {"outcome.status": {"value": value, "disease": "not reported", "inferred": inferred, "at": "40"}}
    assert packet_of(changes).subject.vital_status.status == status


def test_a_patient_of_whom_nothing_is_known_has_no_values() -> None:
    """Sex, status, onset and encounter stay empty where nothing is reported."""
    packet = packet_of(name="hcc-9002")
    assert {field.name for field, _ in packet.subject.ListFields()} == {"id", "taxonomy"}
    assert not packet.diseases[0].HasField("onset")


def test_stage_stands_with_the_disease_only_if_stated() -> None:
    """A stated stage is a disease stage; an inferred one is a measurement that says so."""
    packet = packet_of({"staging.0.value": "T2N0M1, stage IVB"})
    assert [stage.label for stage in packet.diseases[0].disease_stage] == ["Demonstration stage: T2N0M1, stage IVB"]
    assert [finding.label[:2] for finding in packet.diseases[0].clinical_tnm_finding] == ["T2", "N0", "M1"]
    inferred = packet_of({"staging.0.inferred": "Read from the text."})
    assert list(inferred.diseases[0].disease_stage) == []
    (stage,) = [m for m in inferred.measurements if "Inferred by the editors: Read from the text." in m.description]
    assert stage.value.ontology_class.label == "Demonstration stage: C (inferred by the editors)"


def test_an_inferred_sex_is_left_out() -> None:
    """The patient has no room to say that the sex is inferred, so it stands in the list alone."""
    made = exported({"patient.sex.inferred": "Read from a pronoun."})
    assert made.packet.subject.sex == Sex.UNKNOWN_SEX
    assert any(item["entry"] == "patient.sex" and "value: female" in item["says"] for item in made.left_out)


def test_a_stage_stands_once_with_the_disease() -> None:
    """The same stage on two dates is one disease stage and two measurements."""
    stage = {"id": "staging-1", "system": "demo-stage", "value": "T1N0M0", "date": "2011-03-05", "at": "27"}
    packet = packet_of({"staging": (stage, {**stage, "id": "staging-2", "date": "2011-04-05"})})
    assert (len(packet.diseases[0].disease_stage), len(packet.diseases[0].clinical_tnm_finding)) == (1, 3)
    assert sum(m.value.ontology_class.label.startswith("Demonstration stage") for m in packet.measurements) == 2


def test_causes_are_coded_and_absence_is_said() -> None:
    """A cause keeps its checked code; one that the article excludes is excluded; an inferred one says so."""
    packet = packet_of({"patient.aetiology.0.inferred": "Read from the tests."})
    assert [(d.term.id, d.excluded) for d in packet_of().diseases[1:]] == [
        ("MONDO:9999901", False),
        ("atlas:aetiologies/sample-syrup", True),
    ]
    assert packet.diseases[1].term.label == "demonstration virus infection (inferred by the editors)"
