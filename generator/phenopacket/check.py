"""What the schema requires beyond what Protobuf can check, as its specification states it."""

from __future__ import annotations

from collections.abc import Iterator

from google.protobuf.message import Message
from phenopackets import Phenopacket

from generator.phenopacket.resources import messages_in, prefixes

# Fields, or groups of alternatives, that the specification calls REQUIRED.
_REQUIRED: dict[str, tuple[str, ...]] = {
    "Phenopacket": ("id", "meta_data"),
    "MetaData": ("created", "created_by", "resources", "phenopacket_schema_version"),
    "Resource": ("id", "name", "url", "version", "namespace_prefix", "iri_prefix"),
    "OntologyClass": ("id", "label"),
    "Individual": ("id",),
    "VitalStatus": ("status",),
    "TimeElement": ("element",),
    "TimeInterval": ("start", "end"),
    "Age": ("iso8601duration",),
    "PhenotypicFeature": ("type",),
    "Evidence": ("evidence_code",),
    "ExternalReference": ("id",),
    "Measurement": ("assay", "measurement_value"),
    "Value": ("value",),
    "Quantity": ("unit", "value"),
    "Disease": ("term",),
    "MedicalAction": ("action",),
    "Procedure": ("code",),
    "Treatment": ("agent",),
    "DoseInterval": ("quantity", "schedule_frequency", "interval"),
    "RadiationTherapy": ("modality", "body_site", "dosage", "fractions"),
    "TherapeuticRegimen": ("identifier", "regimen_status"),
    "File": ("uri",),
}


def faults(packet: Phenopacket) -> list[str]:
    """Everything that the specification requires and the Phenopacket lacks, in words."""
    return [*_missing_fields(packet), *_missing_resources(packet), *_reversed_intervals(packet)]


def _missing_fields(packet: Phenopacket) -> Iterator[str]:
    for part in messages_in(packet):
        name = part.DESCRIPTOR.name
        there = {field.name for field, _ in part.ListFields()}
        there |= {group for group in part.DESCRIPTOR.oneofs_by_name if part.WhichOneof(group)}
        # A timestamp is not looked into; a field of another message that holds its default counts as left out, since
        # JSON leaves it out.
        yield from (f"{name} needs {field}" for field in _REQUIRED.get(name, ()) if field not in there)


def _missing_resources(packet: Phenopacket) -> Iterator[str]:
    declared = {resource.namespace_prefix for resource in packet.meta_data.resources}
    yield from (f"the prefix {prefix!r} needs a resource" for prefix in sorted(prefixes(packet) - declared))


def _reversed_intervals(packet: Phenopacket) -> Iterator[str]:
    for part in messages_in(packet):
        if part.DESCRIPTOR.name == "TimeInterval" and _seconds(part, "start") > _seconds(part, "end"):
            yield "an interval must not end before it starts"


def _seconds(interval: Message, end: str) -> int:
    return int(getattr(interval, end).seconds)
