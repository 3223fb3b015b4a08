"""A record as a Phenopacket (GA4GH, schema version 2), and the list of what it leaves out."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass

from google.protobuf.json_format import MessageToDict
from phenopackets import ExternalReference, File, MetaData, Phenopacket

from generator.atlas import Atlas
from generator.citations.items import CONTRIBUTORS
from generator.links import doi_url, record_url, unmapped_url
from generator.model import Case
from generator.phenopacket.check import faults
from generator.phenopacket.codes import Codes
from generator.phenopacket.context import Context
from generator.phenopacket.disease import diseases
from generator.phenopacket.features import features
from generator.phenopacket.mapped import Carried, Left
from generator.phenopacket.measurements import measurements
from generator.phenopacket.resources import prefixes, resources
from generator.phenopacket.subject import subject
from generator.phenopacket.times import instant
from generator.phenopacket.treatments import medical_actions
from generator.phenopacket.unmapped import unmapped

SCHEMA_VERSION = "2.0"  # as the specification writes it in its examples and the validators expect it


@dataclass(frozen=True)
class Export:
    """A Phenopacket and what it leaves out or simplifies."""

    packet: Phenopacket
    left_out: list[dict[str, str]]


def export(case: Case, atlas: Atlas, site_url: str) -> Export:
    """The Phenopacket of a record; ValueError where it lacks what the schema requires."""
    context = Context(case, Codes(atlas.vocabulary), site_url)
    person, found = subject(case), features(context)
    measured, ill = measurements(context), diseases(case, context.codes)
    done = medical_actions(context)
    packet = Phenopacket(
        id=f"{case.id}-r{case.revision.number}",
        subject=person.elements[0],
        phenotypic_features=found.elements,
        measurements=measured.elements,
        diseases=ill.elements,
        medical_actions=done.elements,
        files=_files(case, site_url),
    )
    packet.meta_data.CopyFrom(_meta_data(packet, context))
    if lacking := faults(packet):
        raise ValueError(f"{case.id}: the Phenopacket is not valid: {'; '.join(lacking)}")
    carried: list[Carried] = [_source(case)]
    left: list[Left] = []
    for part in (person, found, measured, ill, done):
        carried.extend(part.carried)
        left.extend(part.left)
    return Export(packet, unmapped(case, carried, left))


def packet_json(packet: Phenopacket) -> str:
    """A Phenopacket as JSON, keys in the order of the schema."""
    return json.dumps(MessageToDict(packet), ensure_ascii=False, indent=2) + "\n"


def _files(case: Case, site_url: str) -> list[File]:
    """The record itself and the list of what the Phenopacket leaves out."""
    described = (
        (record_url(case.id), "The record from which this Phenopacket was made"),
        (unmapped_url(case.id), "What this Phenopacket leaves out or simplifies, with reasons"),
    )
    return [File(uri=f"{site_url}{url}", file_attributes={"description": text}) for url, text in described]


def _meta_data(packet: Phenopacket, context: Context) -> MetaData:
    case = context.case
    meta_data = MetaData(
        created=instant(_first_day(case.revision.date)),
        created_by=CONTRIBUTORS,
        submitted_by=CONTRIBUTORS,
        phenopacket_schema_version=SCHEMA_VERSION,
        external_references=[*_article(case), context.reference(description=f"{case.id}: {case.title}")],
    )
    used = prefixes(packet) | prefixes(meta_data)
    version = case.revision.date
    meta_data.resources.extend(resources(used, context.codes.vocabulary, context.site_url, version))
    return meta_data


def _first_day(date: str) -> datetime.date:
    """The first day of the revision's date, since the metadata need one instant."""
    return datetime.date.fromisoformat(f"{date}-01-01"[:10])


def _article(case: Case) -> list[ExternalReference]:
    bibliography = case.source.bibliography
    if bibliography.doi is None:
        return []
    unread = "; not read, reported by the article of the record " + str(case.source.reported_by)
    text = (bibliography.title or "source article") + (unread if case.source.reported_by else "")
    return [ExternalReference(id=f"DOI:{bibliography.doi}", reference=doi_url(bibliography.doi), description=text)]


def _source(case: Case) -> Carried:
    """What the references to article and revision carry."""
    bibliography = case.source.bibliography
    return Carried(bibliography, ("doi", "title") if bibliography.doi else ())
