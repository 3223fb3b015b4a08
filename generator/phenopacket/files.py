"""The Phenopacket of a record and the list of what does not fit, as files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.links import phenopacket_url, unmapped_url
from generator.model import Case
from generator.page import DataFile
from generator.phenopacket.packet import export, packet_json
from generator.phenopacket.unmapped import unmapped_json


def phenopacket_files(case: Case, atlas: Atlas, site_url: str) -> Iterator[DataFile]:
    """The files at `links.phenopacket_url` and `links.unmapped_url`; `site_url` ends in a slash."""
    made = export(case, atlas, site_url)
    yield DataFile(phenopacket_url(case.id), packet_json(made.packet).encode())
    yield DataFile(unmapped_url(case.id), unmapped_json(case, made.left_out).encode())
