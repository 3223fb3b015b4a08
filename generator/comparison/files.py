"""What a comparison shows of one case, as a file that the page loads when the case is chosen."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from generator.case_summary import EVIDENCE
from generator.comparison.cells import Cell, Interval, Item, dated
from generator.comparison.rows import PlacedRow, rows_of
from generator.course import Course, course_of
from generator.course.scale import NARROW, WIDE, scale_of
from generator.links import comparison_url
from generator.model import Case
from generator.page import DataFile
from generator.vocabulary import Vocabulary

FORMAT = 1


def comparison_file(case: Case, vocabulary: Vocabulary) -> DataFile:
    """The rows of a case with what the head of its column shows, and the scale of the picture of its course."""
    content = {
        "format": FORMAT,
        "id": case.id,
        "revision": case.revision.number,
        "title": case.title,
        "evidence": EVIDENCE[case.source.read],
        "second_hand": case.source.read == "secondary source",
        "baseline": f"{case.baseline.what} ({dated(case.baseline.date)})",
        **_times(course_of(case, vocabulary)),
        "rows": [_row(row) for row in rows_of(case, vocabulary)],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return DataFile(comparison_url(case.id), f"{text}\n".encode())


def _times(course: Course) -> dict[str, Any]:
    """The days of everything that is drawn, and the stops of the two pictures: the page moves them to another axis."""
    frames = {"wide": WIDE, "narrow": NARROW} if course.days else {}
    return {"days": course.days, "scale": {name: scale_of(course.days, f).stops for name, f in frames.items()}}


def _row(placed: PlacedRow) -> dict[str, Any]:
    row = placed.row
    marks = [{"id": each.id, "what": each.what} for each in placed.contradictions]
    return {
        "key": row.key,
        "group": placed.group,
        "label": row.label,
        "order": placed.order,
        **_cell(row.cell),
        **({"contradictions": marks} if marks else {}),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    compare = [cell.compare.low, cell.compare.high] if isinstance(cell.compare, Interval) else cell.compare
    return {"items": [_item(said) for said in cell.items], **({} if compare is None else {"compare": compare})}


def _item(said: Item) -> dict[str, Any]:
    """What says nothing is left out; the lines stand on the page of the case."""
    return {key: value for key, value in asdict(said).items() if value and key != "lines"}
