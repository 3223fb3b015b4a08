"""Cells of the tables: quantities, dates and places as exact as the record."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.data.cells import (
    amount_text,
    date_columns,
    date_row,
    joined,
    lines_text,
    quantity_columns,
    quantity_row,
    sections_text,
    statement_columns,
    statement_row,
)
from generator.model import Measurement
from generator.values import Amount, When
from tests.fixtures.records import invented


def amount(printed: str) -> Amount:
    """The quantity that a record writes so."""
    entry = Measurement.model_validate({"id": "marker-1", "test": "afp", "value": printed, "at": 1})
    assert entry.value is not None
    return entry.value


@pytest.mark.parametrize(
    ("printed", "exact", "low", "high", "about", "text"),
    [
        ("10.20 ng/mL", "10.20", "10.20", "10.20", None, "10.20 ng/mL"),
        (">1,210 ng/mL", None, "1210", None, None, ">1210 ng/mL"),
        ("≥5 cm", None, "5", None, None, "≥5 cm"),
        ("<2 cm", None, None, "2", None, "<2 cm"),
        ("≤0.002 mg/L", None, None, "0.002", None, "≤0.002 mg/L"),
        ("2.0-3.6 ug/L", None, "2.0", "3.6", None, "2.0-3.6 ug/L"),
        ("~3000 ng/mL", None, None, None, "3000", "~3000 ng/mL"),
        ("12.5 × 8.0 cm", None, None, None, None, "12.5 x 8.0 cm"),
        ("<3 x 2 cm", None, None, None, None, "<3 x 2 cm"),
        ("0.0000 mg/L", "0.0000", "0.0000", "0.0000", None, "0.0000 mg/L"),
    ],
)
def test_a_bound_is_never_a_value(
    printed: str, exact: str | None, low: str | None, high: str | None, about: str | None, text: str
) -> None:
    """Only one exact number stands under exact; bounds, ranges and about have columns of their own."""
    row: dict[str, Any] = dict(quantity_row("value", amount(printed)))
    wanted = [None if value is None else Decimal(value) for value in (exact, low, high, about)]
    assert [row[f"value_{name}"] for name in ("exact", "low", "high", "about")] == wanted
    assert row["value_text"] == text


def test_digits_stay_as_printed() -> None:
    """No exponent and no lost zero, however small or round the number."""
    assert amount_text(amount("1,500.0 ng/mL")) == "1500.0 ng/mL"
    assert amount_text(Amount(numbers=(Decimal("1E+3"),), unit="")) == "1000"
    assert amount_text(amount("0.000001 g/L")) == "0.000001 g/L"


@pytest.mark.parametrize(
    ("value", "precision", "earliest", "latest"),
    [
        ("2018-06-20", "day", "2018-06-20", "2018-06-20"),
        ("2016-02", "month", "2016-02-01", "2016-02-29"),
        ("2018", "year", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_date_is_as_exact_as_the_article(value: str, precision: str, earliest: str, latest: str) -> None:
    """The date itself gains no day; the days between which it lies stand beside it."""
    row = date_row("date", When(value=value, inferred="why"))
    assert row["date_value"] == value
    assert (row["date_precision"], row["date_earliest"], row["date_latest"]) == (precision, earliest, latest)
    assert row["date_inferred"] == "why"


def test_words_are_no_date() -> None:
    """Where the article gives only words, no day is made of them; without any date all cells are empty."""
    row = date_row("date", When(as_reported="in the summer"))
    assert row["date_precision"] == "none"
    assert row["date_as_reported"] == "in the summer"
    assert {row["date_value"], row["date_earliest"], row["date_latest"]} == {None}
    assert set(date_row("date", None).values()) == {None}


def test_a_bound_is_no_date() -> None:
    """What the editors read from the rest has columns of its own, the reason too; those of the date stay empty."""
    date = When(as_reported="later", not_before="2018-06-20", not_after="2018-07", inferred="why")
    row = date_row("date", date)
    assert [row[f"date_{name}"] for name in ("not_before", "not_after", "offset", "placed")] == [
        "2018-06-20", "2018-07", None, "why"
    ]  # fmt: skip
    assert {row[f"date_{name}"] for name in ("value", "earliest", "latest", "inferred")} == {None}
    assert row["date_precision"] == "none"
    after = date_row("date", When(as_reported="later", offset="P6M"))
    assert (after["date_offset"], after["date_value"], after["date_placed"]) == ("P6M", None, None)


def test_places_name_lines_and_sections() -> None:
    """Lines as the record writes them, the sections that hold them once each."""
    case = invented()
    lines = case.treatments[1].at
    assert lines_text(lines) == "31-33; 147"
    assert sections_text(lines, case) == "Case report; Table 1"
    assert lines_text(None) is None
    assert sections_text((), case) is None


def test_columns_and_cells_agree() -> None:
    """Each group of columns is filled by exactly its cells."""
    case = invented()
    pairs = [
        (quantity_columns("a", "x"), quantity_row("a", None)),
        (date_columns("a", "x"), date_row("a", None)),
        (statement_columns("a", "x"), statement_row("a", case.patient.cirrhosis, case)),
    ]
    for columns, row in pairs:
        assert [column.name for column in columns] == list(row)
    assert pairs[2][1]["a_missing"] == "absent"
    assert set(statement_row("a", None, case).values()) == {None}


def test_nothing_is_an_empty_cell() -> None:
    """A list of nothing is no text."""
    assert joined(()) is None
    assert joined(("a", "b")) == "a; b"
