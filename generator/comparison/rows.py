"""All rows of a record, grouped and in order, each with the contradictions of the article that may be about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.comparison.cells import Row
from generator.comparison.disease_rows import disease_rows
from generator.comparison.measured_rows import laboratory_rows, marker_rows, stage_rows
from generator.comparison.outcome_rows import course_rows, harm_rows, report_rows, response_rows
from generator.comparison.patient_rows import patient_rows
from generator.comparison.treatment_rows import treatment_rows
from generator.model import Case, Discrepancy
from generator.values import LineRange
from generator.vocabulary import Vocabulary

GROUPS: tuple[tuple[str, Callable[[Case, Vocabulary], Iterator[Row]]], ...] = (
    ("Patient", patient_rows),
    ("Disease", disease_rows),
    ("Stage", stage_rows),
    ("Tumour markers", marker_rows),
    ("Laboratory, first value", laboratory_rows),
    ("Treatment", treatment_rows),
    ("Best response", response_rows),
    ("Harm", harm_rows),
    ("Course and outcome", course_rows),
    ("The report", report_rows),
)


@dataclass(frozen=True)
class PlacedRow:
    """A row with its group, its place among all rows of all records, and the contradictions that may be about it."""

    group: str
    order: tuple[int, int]
    row: Row
    contradictions: tuple[Discrepancy, ...]


def rows_of(case: Case, vocabulary: Vocabulary) -> Iterator[PlacedRow]:
    """The rows of one record; the same row of another record has the same key and the same place."""
    for group, (name, make) in enumerate(GROUPS):
        for index, row in enumerate(make(case, vocabulary)):
            rank = index if row.rank is None else row.rank
            yield PlacedRow(name, (group, rank), row, tuple(_about(row, case)))


def _about(row: Row, case: Case) -> Iterator[Discrepancy]:
    """The contradictions whose title names the subject of the row, in lines that the row rests on too."""
    lines = [part for said in row.cell.items for part in said.lines]
    for discrepancy in case.discrepancies if row.subject else ():
        theirs = [part for statement in discrepancy.statements for part in statement.at]
        if re.search(row.subject, discrepancy.what, re.IGNORECASE) and _meet(lines, theirs):
            yield discrepancy


def _meet(some: list[LineRange], others: list[LineRange]) -> bool:
    return any(a.first <= b.last and b.first <= a.last for a in some for b in others)
