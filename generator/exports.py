"""A record as data: the JSON that is published beside its page, and the JSON Schema of a case file."""

from __future__ import annotations

import json
from typing import Any

from generator.model import Case

FORMAT_VERSION = 1


def record_json(case: Case) -> str:
    """The record with the keys of its YAML file; what is not said is left out. Numbers keep their digits as text."""
    record = case.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return json.dumps({"format": FORMAT_VERSION, **record}, ensure_ascii=False, indent=2) + "\n"


def case_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a case file."""
    schema = Case.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "HCC Case Atlas case file"}
