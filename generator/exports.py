"""A record as data: the JSON that is published beside its page, and the JSON Schema of a case file."""

from __future__ import annotations

import json
from typing import Any

from generator.links import data_url, revision_url
from generator.model import Case

FORMAT_VERSION = 1
SCHEMA_NAME = f"record-{FORMAT_VERSION}.schema.json"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def record_json(case: Case, site_url: str) -> str:
    """The record with the keys of its YAML file; what is not said is left out. Numbers keep their digits as text.

    A reader who finds only this file learns from it what it is; `site_url` ends in a slash.
    """
    about = {
        "$schema": site_url + data_url(SCHEMA_NAME),
        "format": FORMAT_VERSION,
        "id": case.id,
        "url": site_url + revision_url(case.id, case.revision.number),
        "revision": {"number": case.revision.number, "date": case.revision.date},
        "licence": LICENCE_URL,
    }
    record = case.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return json.dumps({**about, **record}, ensure_ascii=False, indent=2) + "\n"


def case_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a case file."""
    schema = Case.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "HCC Case Atlas case file"}
