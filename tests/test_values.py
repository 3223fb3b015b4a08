"""The small values of a record: texts, ids, places, inexact dates, quantities."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.values import (
    Amount,
    Date,
    EntryId,
    LineRange,
    Lines,
    Model,
    PartialDate,
    Quantity,
    Slug,
    Text,
    When,
)

TEXT: TypeAdapter[str] = TypeAdapter(Text)
SLUG: TypeAdapter[str] = TypeAdapter(Slug)
ENTRY_ID: TypeAdapter[str] = TypeAdapter(EntryId)
PARTIAL_DATE: TypeAdapter[str] = TypeAdapter(PartialDate)
DATE: TypeAdapter[When] = TypeAdapter(Date)
LINES: TypeAdapter[tuple[LineRange, ...]] = TypeAdapter(Lines)
QUANTITY: TypeAdapter[Amount] = TypeAdapter(Quantity)


def refused(adapter: TypeAdapter[Any], value: object) -> str:
    """Why `value` is refused."""
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value, strict=True)
    return str(caught.value.errors()[0]["msg"])


# --- texts and ids ------------------------------------------------------------------------------------------------


def test_a_text_has_no_outer_and_no_double_space() -> None:
    """Line breaks of the file are not part of the text."""
    assert TEXT.validate_python("  one\n two   three\n") == "one two three"


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\t", "\x1b", "\x85", "\u00ad", "\u034f", "\u115f", "\u200b", "\u2028", "\u2029", "\u202e", "\u2066"),
        *("\u2800", "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\ufffe", "\ue000", "\U000e0100", "\U000e0041"),
    ],
)
def test_a_text_has_no_invisible_characters(character: str) -> None:
    """Control, direction-changing and private characters are named by their number."""
    message = refused(TEXT, f"one{character}two")
    assert message.endswith(f"must not hold the invisible character U+{ord(character):04X}")


@pytest.mark.parametrize("text", ["α-fetoprotein ≥ 3.0 × 2.5 cm", "Zürich", "<b>*not markup*</b>", "肝", "a\u2009b"])
def test_visible_characters_of_any_kind_are_text(text: str) -> None:
    """Markup is text as well: what makes it harmless is the page, not the record."""
    assert TEXT.validate_python(text) == " ".join(text.split())


def test_a_letter_with_its_accent_is_one_character() -> None:
    """What looks the same is the same text, for the search and for the next revision."""
    assert TEXT.validate_python("Zu\u0308rich") == "Zürich"
    assert TEXT.validate_python("x\u0304\u0301") == "x\u0304\u0301"


def test_marks_do_not_pile_up() -> None:
    """They would cover the lines above and below."""
    assert TEXT.validate_python("x" + "\u0335" * 3)
    assert "must not pile more than 3 marks on one letter" in refused(TEXT, "x" + "\u0335" * 4)


@pytest.mark.parametrize("text", ["", " ", "\n", " \n "])
def test_a_text_says_something(text: str) -> None:
    """An empty text is refused, and so is one of spaces alone."""
    refused(TEXT, text)


def test_a_text_is_at_most_2000_characters_long() -> None:
    """A record summarises; it does not copy."""
    assert TEXT.validate_python("x" * 2000)
    refused(TEXT, "x" * 2001)


@pytest.mark.parametrize("value", [12, Decimal("1.5"), True, None, ("a",)])
def test_only_text_is_text(value: object) -> None:
    """A number is not turned into text unasked: '1.10' and 1.1 would become the same."""
    refused(TEXT, value)


@pytest.mark.parametrize("slug", ["afp", "pivka-ii", "demo1", "1p-loss"])
def test_slugs(slug: str) -> None:
    """Concept ids are lower-case words joined by hyphens."""
    assert SLUG.validate_python(slug) == slug


@pytest.mark.parametrize("slug", ["", "AFP", "a b", "a_b", "-a", "a-", "a--b", "ä", "a/b", "a\n", "x" * 61])
def test_what_is_no_slug(slug: str) -> None:
    """A concept id becomes part of an address."""
    refused(SLUG, slug)


@pytest.mark.parametrize("entry_id", ["treatment-1", "adverse-event-12"])
def test_entry_ids(entry_id: str) -> None:
    """A word or two and a number."""
    assert ENTRY_ID.validate_python(entry_id) == entry_id


@pytest.mark.parametrize("entry_id", ["treatment", "treatment-0", "treatment-01", "Treatment-1", "1", "-1", "a-1\n"])
def test_what_is_no_entry_id(entry_id: str) -> None:
    """An entry id becomes a fragment that never changes."""
    refused(ENTRY_ID, entry_id)


# --- places ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (47, [(47, 47)]),
        ("47", [(47, 47)]),
        ("118-120", [(118, 120)]),
        ("47-47", [(47, 47)]),
        ((47, "92-93"), [(47, 47), (92, 93)]),
    ],
)
def test_places(written: object, read: list[tuple[int, int]]) -> None:
    """A line, a range, or a list of these."""
    assert [(part.first, part.last) for part in LINES.validate_python(written)] == read


@pytest.mark.parametrize(
    "written", [0, -1, "0-3", "24-22", "line 3", "3-", "-3", "", None, True, (1, "x"), Decimal("1.5"), "1234567", "3–4"]
)
def test_what_is_no_place(written: object) -> None:
    """Everything else is refused in the same words."""
    assert "must be a line, a range of lines or a list of these" in refused(LINES, written)


def test_an_empty_list_is_no_place() -> None:
    """A place names at least one line, and not every line of a book."""
    refused(LINES, ())
    refused(LINES, tuple(range(1, 102)))


def test_a_range_of_lines_prints_with_an_en_dash() -> None:
    """As readers see it; one line is only its number."""
    assert str(LineRange(first=118, last=120)) == "118–120"
    assert str(LineRange(first=47, last=47)) == "47"


# --- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("date", ["2018-06-20", "2018-06", "2018", "1950", "2020-02-29"])
def test_partial_dates(date: str) -> None:
    """A day, a month or a year, kept as it is written."""
    assert PARTIAL_DATE.validate_python(date) == date


@pytest.mark.parametrize(
    "date", ["", "20.6.2018", "2018/06/20", "2018-6-20", "June 2018", "18", "2018-06-20 ", "20180620", "2018-06-"]
)
def test_other_ways_to_write_a_date(date: str) -> None:
    """They are refused: 6/7/2018 is two different days."""
    assert "must be a day, a month or a year" in refused(PARTIAL_DATE, date)


@pytest.mark.parametrize("date", ["2021-02-29", "2021-02-30", "2018-13", "2018-00", "2018-06-00", "2018-06-31", "0000"])
def test_dates_that_do_not_exist(date: str) -> None:
    """The calendar is asked."""
    assert "must be a date that exists" in refused(PARTIAL_DATE, date)


@pytest.mark.parametrize("date", ["1949-12-31", "2999", "2999-01-01"])
def test_dates_far_away(date: str) -> None:
    """A year before 1950 or in the future is a slip of the pen."""
    assert "must lie between 1950 and today" in refused(PARTIAL_DATE, date)


def test_today_has_come() -> None:
    """A record may be encoded today, this month, this year."""
    today = datetime.date.today().isoformat()
    assert [PARTIAL_DATE.validate_python(date) for date in (today, today[:7], today[:4])]


def test_the_day_after_tomorrow_has_come_nowhere() -> None:
    """A day in the future is refused even within this year; tomorrow is today somewhere."""
    tomorrow, after = (datetime.date.today() + datetime.timedelta(days=days) for days in (1, 2))
    assert PARTIAL_DATE.validate_python(tomorrow.isoformat()) == tomorrow.isoformat()
    assert "must lie between 1950 and today" in refused(PARTIAL_DATE, after.isoformat())


def test_a_year_may_be_written_without_quotes() -> None:
    """The example 2018, copied into a file, is a whole number there; it is a year wherever a date may stand."""
    assert PARTIAL_DATE.validate_python(2018) == "2018"
    assert DATE.validate_python({"value": 2018, "inferred": "why"}, strict=True).value == "2018"


@pytest.mark.parametrize("written", ["2018-06-20", "2018-06", "2018"])
def test_a_date_alone(written: str) -> None:
    """A date of a record is a mapping of which often only the value is written."""
    assert DATE.validate_python(written) == When(value=written)


def test_a_year_alone_may_be_a_number() -> None:
    """YAML reads 2018 as a whole number."""
    assert DATE.validate_python(2018) == When(value="2018")


@pytest.mark.parametrize("written", [True, None, (2018,), Decimal("2018.06")])
def test_what_is_no_date(written: object) -> None:
    """A truth value is no year."""
    refused(DATE, written)


@pytest.mark.parametrize("written", [{}, {"inferred": "a guess"}])
def test_a_date_says_something(written: object) -> None:
    """A date without a value needs the words of the article: it would print as nothing at all."""
    refused(DATE, written)


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2018-06-20", "2018-06-20", "2018-06-20", "day"),
        ("2018-06", "2018-06-01", "2018-06-30", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2019-12", "2019-12-01", "2019-12-31", "month"),
        ("2018", "2018-01-01", "2018-12-31", "year"),
    ],
)
def test_an_inexact_date_spans_days(value: str, earliest: str, latest: str, precision: str) -> None:
    """The first and the last day that it can be."""
    date = When(value=value)
    assert date.earliest == datetime.date.fromisoformat(earliest)
    assert date.latest == datetime.date.fromisoformat(latest)
    assert date.precision == precision


def test_a_date_in_words_spans_nothing() -> None:
    """'At the last visit' is no day."""
    date = When(as_reported="at the last visit")
    assert (date.earliest, date.latest, date.precision) == (None, None, "none")


def words(**more: str) -> dict[str, str]:
    """A date in words, with more."""
    return {"as_reported": "after surgery", "inferred": "Told after it.", **more}


@pytest.mark.parametrize(
    ("more", "first", "last"),
    [
        ({"not_before": "2018-06-20", "not_after": "2018-07"}, "2018-06-20", "2018-07-31"),
        ({"not_before": "2018"}, "2018-01-01", None),
        ({"not_after": "2020-02"}, None, "2020-02-29"),
        ({"not_before": "2018-06-20", "not_after": "2018-06-20"}, "2018-06-20", "2018-06-20"),
        ({"not_before": "2018-06-20", "not_after": "2018-06"}, "2018-06-20", "2018-06-30"),
        ({}, None, None),
    ],
)
def test_words_may_lie_between_bounds(more: dict[str, str], first: str | None, last: str | None) -> None:
    """From the first day of one to the last day of the other; the date itself stays unknown."""
    date = DATE.validate_python(words(**more))
    assert date.bounds == tuple(datetime.date.fromisoformat(day) if day else None for day in (first, last))
    assert (date.value, date.earliest, date.latest, date.precision) == (None, None, None, "none")


def test_the_bounds_of_a_date_are_its_own_days() -> None:
    """A month lies between its first and its last day."""
    date = When(value="2018-06")
    assert date.bounds == (date.earliest, date.latest) == (datetime.date(2018, 6, 1), datetime.date(2018, 6, 30))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"value": "2018", "not_before": "2018", "inferred": "x"}, "must have 'value' or 'not_before', found both"),
        ({"value": "2018", "not_after": "2018", "inferred": "x"}, "must have 'value' or 'not_after', found both"),
        ({"value": "2018", "offset": "P6M"}, "must have 'value' or 'offset', found both"),
        ({"as_reported": "later", "not_before": "2018"}, "needs 'inferred', the reason for 'not_before'; for example"),
        ({"as_reported": "later", "not_after": "2018"}, "needs 'inferred', the reason for 'not_after'; for example"),
        (
            words(not_before="2018-07", not_after="2018-06-30"),
            "no earlier than 'not_before' (2018-07), found '2018-06-30'",
        ),
        (words(not_before="soon"), "must be a day, a month or a year"),
        (words(not_after="2018-02-30"), "must be a date that exists"),
        (words(not_after="2999"), "must lie between 1950 and today"),
        ({"not_before": "2018", "inferred": "x"}, "needs 'value' or 'as_reported'"),
        ({"offset": "P6M"}, "needs 'value' or 'as_reported'"),
    ],
)
def test_bounds_that_are_refused(written: dict[str, str], says: str) -> None:
    """Beside a date, without a reason, in the wrong order, or alone."""
    assert says in refused(DATE, written)


@pytest.mark.parametrize("offset", ["P0D", "P6M", "P10D", "P52W", "P999Y"])
def test_a_time_after_the_baseline(offset: str) -> None:
    """It needs no reason of its own: the words say it."""
    assert DATE.validate_python({"as_reported": "later", "offset": offset}).offset == offset


@pytest.mark.parametrize(
    "offset",
    ["6 months", "P", "P6", "6M", "P-6M", "-P6M", "P06M", "P1000D", "P1.5M", "P1Y6M", "PT6H", "p6m", "P6M\n", "P٦M"],
)
def test_other_ways_to_write_a_time(offset: str) -> None:
    """One number and one unit; hours, fractions and times before the baseline are none."""
    refused(DATE, {"as_reported": "later", "offset": offset})


# --- quantities -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "numbers", "shape", "comparator", "unit"),
    [
        ("10.2 ng/mL", ["10.2"], "number", "", "ng/mL"),
        ("10.2ng/mL", ["10.2"], "number", "", "ng/mL"),
        (">1210 ng/mL", ["1210"], "number", ">", "ng/mL"),
        ("< 0.5 %", ["0.5"], "number", "<", "%"),
        (">=3 mg", ["3"], "number", "≥", "mg"),
        ("<=3 mg", ["3"], "number", "≤", "mg"),
        ("≥3 mg", ["3"], "number", "≥", "mg"),
        ("≤3 mg", ["3"], "number", "≤", "mg"),
        ("~3000 ng/mL", ["3000"], "number", "~", "ng/mL"),
        ("2.02-3.6 ug/L", ["2.02", "3.6"], "range", "", "ug/L"),
        ("2.02–3.6 ug/L", ["2.02", "3.6"], "range", "", "ug/L"),
        ("2 to 3 mg", ["2", "3"], "range", "", "mg"),
        ("3.0 x 2.5 cm", ["3.0", "2.5"], "dimensions", "", "cm"),
        ("3.0×2.5 cm", ["3.0", "2.5"], "dimensions", "", "cm"),
        ("5,500 cGy", ["5500"], "number", "", "cGy"),
        ("1,234,567.8 /mm3", ["1234567.8"], "number", "", "/mm3"),
        ("3 mg/kg", ["3"], "number", "", "mg/kg"),
        ("100 mg/m²", ["100"], "number", "", "mg/m²"),
        ("12 µg/L", ["12"], "number", "", "µg/L"),
        ("12 μg/L", ["12"], "number", "", "μg/L"),
        ("38.5 °C", ["38.5"], "number", "", "°C"),
        ("7", ["7"], "number", "", ""),
        (7, ["7"], "number", "", ""),
        (Decimal("1.10"), ["1.10"], "number", "", ""),
    ],
)
def test_quantities(written: object, numbers: list[str], shape: str, comparator: str, unit: str) -> None:
    """Number, range or dimensions, with comparator and unit; digits stay as they were written."""
    amount = QUANTITY.validate_python(written)
    assert [str(number) for number in amount.numbers] == numbers
    assert (amount.shape, amount.comparator, amount.unit) == (shape, comparator, unit)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "many",
        "about 5 mg",
        "<> 5 cm",
        "-5 mg",
        "1,5 mg",
        "12,34 mg",
        "5.",
        ".5 mg",
        "3 x 2 x 1 cm",
        "5 mg daily",
        "1 500",
        "5.2 x 10^9/L",
        "5 mg; 6 mg",
        "0,500 mg",
        "007 mg",
        "00.5 mg",
        "1,500-02 mg",
    ],
)
def test_what_is_no_quantity(written: str) -> None:
    """Decimal commas, spaced thousands, powers of ten, words and three dimensions are refused rather than misread."""
    assert "must be a number with its unit" in refused(QUANTITY, written)


@pytest.mark.parametrize("written", ["3.6-2.0 mg", "3-3 mg", ">2-3 mg", "~2 to 3 mg"])
def test_what_is_no_range(written: str) -> None:
    """A range runs upwards, and a bound of a range says nothing that can be read in one way."""
    assert "must be a range from the smaller to the larger number" in refused(QUANTITY, written)


def test_only_the_digits_of_ascii_are_digits() -> None:
    """Digits of other scripts look alike and sort apart."""
    refused(PARTIAL_DATE, "２０１８-06")
    refused(LINES, "４７")
    refused(QUANTITY, "１０ mg")


@pytest.mark.parametrize("written", [True, None, ("5 mg",)])
def test_other_values_are_no_quantity(written: object) -> None:
    """A truth value is no number."""
    refused(QUANTITY, written)


@pytest.mark.parametrize(
    ("written", "exact"),
    [("10.20 ng/mL", "10.20"), (">10 mg", None), ("~10 mg", None), ("2-3 mg", None), ("3 x 2 cm", None)],
)
def test_only_one_exact_number_is_exact(written: str, exact: str | None) -> None:
    """Nothing is ever computed from a bound, a range or dimensions."""
    assert QUANTITY.validate_python(written).exact == (Decimal(exact) if exact else None)


# --- models -----------------------------------------------------------------------------------------------------------


class _Part(Model):
    """A part of an invented record."""

    number: int


def test_parts_are_frozen_strict_and_closed() -> None:
    """Nothing changes after reading, no type is guessed, no unknown key is passed over."""
    part = _Part(number=1)
    with pytest.raises(ValidationError, match="frozen"):
        part.number = 2  # type: ignore[misc]  # the plugin knows it too
    with pytest.raises(ValidationError, match="valid integer"):
        _Part.model_validate({"number": "1"})
    with pytest.raises(ValidationError, match="not permitted"):
        _Part.model_validate({"number": 1, "other": 2})
