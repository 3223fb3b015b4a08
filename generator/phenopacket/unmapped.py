"""The list of what a Phenopacket leaves out or simplifies: every field of the record that it does not carry."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.exports import FORMAT_VERSION
from generator.model import Case
from generator.phenopacket.mapped import Carried, Left
from generator.phenopacket.reasons import reason
from generator.phenopacket.words import fields_of
from generator.values import Location, Model

_PLACES = {
    "entry": "at",
    "says": "The lines of the source text that state each entry.",
    "why": "Features and measurements tell their lines in words; for all else they are in the record alone.",
}


def unmapped(case: Case, carried: Iterable[Carried], left: Iterable[Left]) -> list[dict[str, str]]:
    """What the mappers left out or simplified, and whatever no mapper carried, in the order of the record."""
    there = {(id(account.part), field) for account in carried for field in account.fields}
    whys: dict[tuple[int, str], list[str]] = {}
    for account in left:
        whys.setdefault((id(account.part), account.field), []).append(account.why)
    found = [_PLACES]
    for (location, part), (address, _) in zip(case.parts, case.addressed, strict=True):
        found.extend(_of_part(location, address, part, there, whys))
    return found


def _of_part(
    location: Location,
    address: Location,
    part: Model,
    there: set[tuple[int, str]],
    whys: dict[tuple[int, str], list[str]],
) -> list[dict[str, str]]:
    """One item a reason: the fields of the part that share it."""
    groups: dict[str, list[str]] = {}
    for name, words in fields_of(part).items():
        key = (id(part), name)
        field = type(part).model_fields[name].alias or name
        reasons = whys.get(key, [] if key in there else [reason((*location, field))])
        for why in reasons:
            groups.setdefault(why, []).append(f"{field}: {words}")
    entry = ".".join(str(step) for step in address) or "record"
    return [{"entry": entry, "says": "; ".join(said), "why": why} for why, said in groups.items()]


def unmapped_json(case: Case, items: list[dict[str, str]]) -> str:
    """The list as it is published."""
    listed = {"format": FORMAT_VERSION, "id": case.id, "revision": case.revision.number, "unmapped": items}
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
