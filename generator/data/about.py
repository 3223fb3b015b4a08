"""What the bulk data say of themselves: name, version, licence, how to cite."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from pathlib import Path

from generator.citations.items import ATLAS, CONTRIBUTORS
from generator.exports import LICENCE_URL

DESCRIPTION = (
    "Structured records of published case reports of exceptional responses in advanced hepatocellular carcinoma, with "
    "the place in the article for every statement. Single cases cannot show how often something happens, and nothing "
    "here is medical advice."
)
LICENCE_NAME = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
NAME = "hcc-case-atlas"
LICENCE_FILE = Path(__file__).parent.parent.parent / "LICENSE-DATA"


def version() -> str:
    """The version of the project that made the files."""
    return installed_version(NAME)


def readme(site_url: str, number_of_records: int) -> str:
    """The README of the archive; `site_url` ends in a slash."""
    return f"""{ATLAS}: all records in bulk
{"=" * (len(ATLAS) + len(": all records in bulk"))}

{number_of_records} records, made by version {version()} from {site_url}

cases/ID/           record.json and what else stands beside the page of a record; phenopacket-unmapped.json
                    lists what phenopacket.json leaves out
data/*.csv          tables; data/datapackage.json describes every column
data/*.jsonl        all records, one a line
data/{NAME}.sqlite  the tables as an SQLite database; data/metadata.json is for Datasette
data/record-1.schema.json  JSON Schema of record.json
LICENSE-DATA.txt    the licence
SHA256SUMS          checksums; check them with: sha256sum --check SHA256SUMS

How numbers, dates and what is missing are written: {site_url}data/

Bounds are not values. In the tables a column ending in _exact holds exact numbers alone.
A row whose column "missing" is not empty tells what the patient did not have, or what is not known.
What the article only mentions stands in mentions.csv alone.

Licence: {LICENCE_TITLE}, {LICENCE_URL}
Name as: {CONTRIBUTORS}, {ATLAS}, CC BY 4.0, with id and revision of each record,
and cite the article behind each record as well; see {site_url}cite/

Not medical advice.
"""
