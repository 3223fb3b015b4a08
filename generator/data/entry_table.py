"""Tables of entries: what every row has beside its own cells, and how it leads back to the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.data.cells import amount_text, lines_text, sections_text
from generator.data.table import Column, Link, Row, Table, filled, text, whole
from generator.links import revision_url
from generator.model import Case, Discrepancy
from generator.values import Amount, LineRange

ENTRY_KEY = ("case_id", "entry_id")
TO_CASE = Link(("case_id",), "cases", ("case_id",))
TO_ENTRY = Link(ENTRY_KEY, "entries", ENTRY_KEY)
TO_CONCEPT = Link(("concept",), "concepts", ("concept",))
CONCEPT = text("concept", "key of the concept in the table concepts")

HEAD = (
    text("case_id", "id of the record"),
    whole("revision", "number of the revision of the record"),
    text("entry_id", "id of the entry in the record, the fragment of its address"),
)
MISSING = text("missing", "not reported, absent (the article says so) or not assessed; empty where the entry holds")
TAIL = (
    text("as_reported", "the article's own word"),
    text("inferred", "why the editor infers this entry; empty where the article states it"),
    text("note", "remark of the atlas"),
    text("at", "lines of the source text that state it, such as 34-39; 49-52"),
    text("section", "sections of the article that hold these lines"),
    text("url", "permanent address of the entry in this revision"),
)

# Fields that tell an entry in words, that name its concept, and that hold its result.
_TEXTS = ("what", "label")
_CONCEPTS = ("test", "system", "gene", "is_", "site")
_RESULTS = ("value", "reads", "alteration")

Item = tuple[Case, Any, Row]  # the record, its entry, and the cells of the table's own columns


def entry_table(
    name: str,
    title: str,
    description: str,
    columns: tuple[Column, ...],
    items: Iterable[Item],
    site_url: str,
    further_key: tuple[str, ...] = (),
) -> Table:
    """A table of entries; `further_key` names the column that tells rows of one entry apart."""
    links = (TO_CASE, TO_ENTRY, *((TO_CONCEPT,) if CONCEPT in columns else ()))
    rows = ({**entry_row(case, entry, site_url), **own} for case, entry, own in items)
    return filled(name, title, description, (*HEAD, MISSING, *columns, *TAIL), (*ENTRY_KEY, *further_key), rows, links)


def entry_row(case: Case, entry: Any, site_url: str) -> Row:
    """The cells that every entry has, under the names of HEAD, MISSING and TAIL."""
    lines = _lines(entry)
    return {
        "case_id": case.id,
        "revision": case.revision.number,
        "entry_id": entry.id,
        "missing": getattr(entry, "missing", None),
        "as_reported": getattr(entry, "as_reported", None),
        "inferred": getattr(entry, "inferred", None),
        "note": getattr(entry, "note", None),
        "at": lines_text(lines),
        "section": sections_text(lines, case),
        "url": f"{case_address(case, site_url)}#{entry.id}",
    }


def case_address(case: Case, site_url: str) -> str:
    """The permanent address of this revision of a record; `site_url` ends in a slash."""
    return site_url + revision_url(case.id, case.revision.number)


def _lines(entry: Any) -> tuple[LineRange, ...] | None:
    if isinstance(entry, Discrepancy):
        return tuple(chain.from_iterable(said.at for said in entry.statements))
    lines: tuple[LineRange, ...] | None = getattr(entry, "at", None)
    return lines


def entries_table(cases: tuple[Case, ...], site_url: str) -> Table:
    """Every entry of every record, whatever its kind: what all other tables lead to."""
    columns = (
        text("part", "part of the record that holds the entry, such as treatments or disease.tumours"),
        text("text", "the entry in a sentence or label; without one, its concept with the result: afp: >1210 ng/mL"),
    )
    rows = ({**entry_row(case, entry, site_url), **own} for case, entry, own in _all_entries(cases))
    return filled(
        "entries",
        "Entries",
        "Every entry of every record with its place in the article; the other tables hold the details.",
        (*HEAD, MISSING, *columns, *TAIL),
        ENTRY_KEY,
        rows,
        (TO_CASE,),
    )


def _all_entries(cases: tuple[Case, ...]) -> Iterator[Item]:
    for case in cases:
        for location, part in case.parts:
            if location and hasattr(part, "id"):
                name = ".".join(key for key in location if isinstance(key, str))
                yield case, part, {"part": name, "text": _text(part)}


def _text(entry: Any) -> str | None:
    found = {name: getattr(entry, name, None) for name in (*_TEXTS, *_CONCEPTS, *_RESULTS)}
    if said := next((found[name] for name in _TEXTS if found[name]), None):
        return str(said)
    result = next((found[name] for name in _RESULTS if found[name]), None)
    words = amount_text(result) if isinstance(result, Amount) else result
    concept = next((found[name] for name in _CONCEPTS if found[name]), None)
    return ": ".join(str(part) for part in (concept, words) if part) or None
