"""Tables of the disease at baseline: tumours, spread, stages, measurements, genes, causes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.data.cells import date_columns, date_row, quantity_columns, quantity_row
from generator.data.entry_table import CONCEPT, Item, entry_table
from generator.data.table import Column, Row, Table, number, text
from generator.model import Case, Measurement
from generator.values import Amount

_WHAT = text("what", "the entry in a sentence")
_NUMBER = text("number", "how many, as the article gives it")


def disease_tables(cases: tuple[Case, ...], site_url: str) -> Iterator[Table]:
    """What was found at baseline, and every measurement."""
    for name, title, description, columns, items in _TABLES:
        yield entry_table(name, title, description, columns, (item for case in cases for item in items(case)), site_url)


def _tumours(case: Case) -> Iterator[Item]:
    for entry in case.disease.tumours:
        yield (
            case,
            entry,
            {**_same(entry, "what", "site", "number"), **quantity_row("size", entry.size), **_sides(entry.size)},
        )


def _sides(size: Amount | None) -> Row:
    exact = size is not None and size.shape == "dimensions" and not size.comparator
    return {f"size_side_{i + 1}": size.numbers[i] if size and exact else None for i in (0, 1)}


def _metastases(case: Case) -> Iterator[Item]:
    for entry in case.disease.metastases:
        own = _same(entry, "site", "number", "what")
        yield case, entry, {**own, "concept": f"sites/{entry.site}", **date_row("date", entry.date)}


def _stages(case: Case) -> Iterator[Item]:
    for entry in case.staging:
        own = _same(entry, "system", "value", "version")
        yield case, entry, {**own, "concept": f"staging/{entry.system}", **date_row("date", entry.date)}


def _measurements(case: Case) -> Iterator[Item]:
    for kind, entries in (("laboratory", case.laboratory), ("tumour marker", case.markers)):
        for entry in entries:
            yield case, entry, {"kind": kind, **_measured(entry)}


def _measured(entry: Measurement) -> Row:
    return {
        **_same(entry, "test", "reads"),
        "concept": f"tests/{entry.test}",
        **quantity_row("value", entry.value),
        **quantity_row("reference", entry.reference),
        "moment": entry.when,
        **date_row("date", entry.date),
    }


def _genes(case: Case) -> Iterator[Item]:
    for entry in case.genomics:
        own = _same(entry, "gene", "alteration", "method", "consequence")
        yield case, entry, {**own, "concept": f"genes/{entry.gene}"}


def _aetiologies(case: Case) -> Iterator[Item]:
    for entry in case.patient.aetiology:
        yield case, entry, {"aetiology": entry.is_, "concept": f"aetiologies/{entry.is_}", "what": entry.what}


def _same(entry: object, *names: str) -> Row:
    return {name: getattr(entry, name) for name in names}


_TABLES: tuple[tuple[str, str, str, tuple[Column, ...], Callable[[Case], Iterator[Item]]], ...] = (
    (
        "tumours",
        "Tumours in the liver",
        "One row for each tumour or group of tumours in the liver at baseline.",
        (
            _WHAT, text("site", "part of the liver"), _NUMBER, *quantity_columns("size", "size"),
            number("size_side_1", "first of two dimensions, in size_unit"),
            number("size_side_2", "second of two dimensions, in size_unit"),
        ),
        _tumours,
    ),
    (
        "metastases",
        "Metastases",
        "One row for each site of spread at baseline; absent where the article states that there was none.",
        (text("site", "id of the site"), CONCEPT, _NUMBER, _WHAT, *date_columns("date", "date")),
        _metastases,
    ),
    (
        "stages",
        "Stages",
        "One row for each staging result.",
        (
            text("system", "id of the staging system"), CONCEPT, text("value", "the result"),
            text("version", "edition, where printed"), *date_columns("date", "date"),
        ),
        _stages,
    ),
    (
        "measurements",
        "Measurements",
        "One row for each laboratory value and each value of a tumour marker.",
        (
            text("kind", "laboratory or tumour marker"), text("test", "id of the test"), CONCEPT,
            *quantity_columns("value", "value"), text("reads", "a result in words"),
            *quantity_columns("reference", "limit of normal printed with it"),
            text("moment", "the clinical moment"), *date_columns("date", "date"),
        ),
        _measurements,
    ),
    (
        "genomics",
        "Genomic findings",
        "One row for each gene with a finding.",
        (
            text("gene", "id of the gene"), CONCEPT, text("alteration", "what was found"),
            text("method", "how it was found"), text("consequence", "what it led to"),
        ),
        _genes,
    ),
    (
        "aetiologies",
        "Causes of liver disease",
        "One row for each cause; absent where the article states that it was not there.",
        (text("aetiology", "id of the cause"), CONCEPT, _WHAT),
        _aetiologies,
    ),
)  # fmt: skip
