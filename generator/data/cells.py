"""Groups of columns for places, facts, dates and quantities, and the cells that fill them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.data.table import Column, Row, number, text
from generator.model import Case, Statement
from generator.values import Amount, LineRange, When

LIST_SIGN = "; "
_JOINTS = {"range": "-", "dimensions": " x "}
_MISSING = "not reported, absent or not assessed; empty where the article gives it"
_INFERRED = "why the editor infers it; empty where the article states it"


def joined(items: Iterable[object]) -> str | None:
    """Several values in one cell; None where there are none."""
    return LIST_SIGN.join(str(item) for item in items) or None


def lines_text(lines: tuple[LineRange, ...] | None) -> str | None:
    """Lines of the source text: 34-39; 49."""
    return joined(f"{part.first}-{part.last}" if part.first != part.last else part.first for part in lines or ())


def sections_text(lines: tuple[LineRange, ...] | None, case: Case) -> str | None:
    """The sections of the article that hold these lines, each once, in their order."""
    sections = (case.source.section_of(part) for part in lines or ())
    return joined(dict.fromkeys(section.name for section in sections if section))


def statement_columns(prefix: str, of: str) -> tuple[Column, ...]:
    """Place, own word, reason of an inference and remark of a statement inside an entry."""
    return (
        text(f"{prefix}_missing", f"{of}: {_MISSING}"),
        text(f"{prefix}_as_reported", f"{of}: the article's own word"),
        text(f"{prefix}_inferred", f"{of}: {_INFERRED}"),
        text(f"{prefix}_note", f"{of}: remark of the atlas"),
        text(f"{prefix}_at", f"{of}: lines of the source text"),
        text(f"{prefix}_section", f"{of}: section of the article"),
    )


def statement_row(prefix: str, statement: Statement | None, case: Case) -> Row:
    """The cells of `statement_columns`; all empty where there is no statement."""
    lines = statement.at if statement else None
    return {
        f"{prefix}_missing": statement.missing if statement else None,
        f"{prefix}_as_reported": statement.as_reported if statement else None,
        f"{prefix}_inferred": statement.inferred if statement else None,
        f"{prefix}_note": statement.note if statement else None,
        f"{prefix}_at": lines_text(lines),
        f"{prefix}_section": sections_text(lines, case),
    }


def date_columns(prefix: str, of: str) -> tuple[Column, ...]:
    """A date as exact as the article, with the days between which it lies."""
    return (
        text(f"{prefix}_value", f"{of}: 2018-06-20, 2018-06 or 2018, as exact as the article and no more"),
        text(f"{prefix}_precision", f"{of}: day, month, year; none where only words are given; empty without any date"),
        Column(f"{prefix}_earliest", "date", f"{of}: the first day that it can be (computed)"),
        Column(f"{prefix}_latest", "date", f"{of}: the last day that it can be (computed)"),
        text(f"{prefix}_as_reported", f"{of}: the article's words"),
        text(f"{prefix}_inferred", f"{of}: how the date was worked out; empty where the article states it"),
        text(f"{prefix}_not_before", f"{of} in words: it does not lie before this, as the editor reads the article"),
        text(f"{prefix}_not_after", f"{of} in words: it does not lie after this, as the editor reads the article"),
        text(f"{prefix}_offset", f"{of} in a record without calendar dates: time after the baseline (P6M: 6 months)"),
        text(f"{prefix}_placed", f"{of}: why it is placed there, for the three columns before"),
    )


def date_row(prefix: str, date: When | None) -> Row:
    """The cells of `date_columns`."""
    is_placed = bool(date and (date.not_before or date.not_after or date.offset))
    return {
        f"{prefix}_value": date.value if date else None,
        f"{prefix}_precision": date.precision if date else None,
        f"{prefix}_earliest": date.earliest.isoformat() if date and date.earliest else None,
        f"{prefix}_latest": date.latest.isoformat() if date and date.latest else None,
        f"{prefix}_as_reported": date.as_reported if date else None,
        f"{prefix}_inferred": date.inferred if date and not is_placed else None,
        f"{prefix}_not_before": date.not_before if date else None,
        f"{prefix}_not_after": date.not_after if date else None,
        f"{prefix}_offset": date.offset if date else None,
        f"{prefix}_placed": date.inferred if date and is_placed else None,
    }


def quantity_columns(prefix: str, of: str) -> tuple[Column, ...]:
    """A quantity so that no bound can be read as a value."""
    return (
        text(f"{prefix}_text", f"{of} in one line, with comparator and unit"),
        number(f"{prefix}_exact", f"{of} where it is one exact number; empty for bounds, ranges and about"),
        number(f"{prefix}_low", f"{of}: it is not below this; of > it is above; empty where nothing is known"),
        number(f"{prefix}_high", f"{of}: it is not above this; of < it is below; empty where nothing is known"),
        number(f"{prefix}_about", f"{of} where the article says about"),
        text(f"{prefix}_comparator", f"{of}: > < ≥ ≤ for a bound, ~ for about; empty for none"),
        text(f"{prefix}_shape", f"{of}: number, range or dimensions (those stand in {prefix}_text only)"),
        text(f"{prefix}_unit", f"{of}: unit as printed"),
    )


def quantity_row(prefix: str, value: Amount | None) -> Row:
    """The cells of `quantity_columns`."""
    first = value.numbers[0] if value and value.shape != "dimensions" else None
    comparator = value.comparator if value else ""
    return {
        f"{prefix}_text": amount_text(value) if value else None,
        f"{prefix}_exact": value.exact if value else None,
        f"{prefix}_low": first if comparator in {"", ">", "≥"} else None,
        f"{prefix}_high": value.numbers[-1] if value and first is not None and comparator in {"", "<", "≤"} else None,
        f"{prefix}_about": first if comparator == "~" else None,
        f"{prefix}_comparator": comparator or None,
        f"{prefix}_shape": value.shape if value else None,
        f"{prefix}_unit": value.unit or None if value else None,
    }


def amount_text(value: Amount) -> str:
    """A quantity in plain text: >1210 ng/mL, 2.0-3.6 ug/L, 12.5 x 8.0 cm; digits as printed."""
    numbers = _JOINTS.get(value.shape, "").join(f"{part:f}" for part in value.numbers)
    return f"{value.comparator}{numbers} {value.unit}".strip()
