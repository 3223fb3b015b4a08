"""What is read as a number, a date, a citation or a label in a text."""

from __future__ import annotations

import pytest

from generator.verify.dates import Parts
from generator.verify.items import Item, scan
from generator.verify.text import article_text


def items(text: str) -> list[Item]:
    """The items of a text of an article."""
    return list(article_text(text).items)


def only(text: str) -> Item:
    """The one item of a text."""
    (item,) = items(text)
    return item


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("AFP was 589.2 ng/mL", "589.2", "ng/mL"),
        ("17,210/µL", "17210", "/uL"),
        ("3.6 ug/L", "3.6", "ug/L"),
        ("2.22 μg/L", "2.22", "ug/L"),
        ("Eight milliliters of oil", "8", "mL"),
        ("200mg of it", "200", "mg"),
        ("5,500 cGy", "5500", "cGy"),
        ("Twenty-seven months after", "27", "month"),
        ("a 39-year-old man", "39", "year"),
        ("35-years old", "35", "year"),
        ("after 4.months", "4", "month"),
        ("grade 3", "3", "grade"),
        ("a score of 5", "5", "score"),
        ("75%", "75", "%"),
        ("17 percent", "17", "%"),
        ("twice daily", "2", "times"),
        ("400 apples", "400", ""),
        ("(b.i.d.)", "2", "times"),
        ("1yearfor TACE", "1", "year"),
        ("1.10", "1.10", ""),
    ],
)
def test_quantities_are_read_with_their_units(text: str, number: str, unit: str) -> None:
    """A number in digits or words is read whole, with the unit beside it in its one spelling."""
    item = only(text)
    assert (item.kind, item.numbers, item.unit) == ("quantity", (number,), unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("higher than 1210 ng/mL", ">"),
        (">35,000 ng/mL", ">"),
        ("(P<0.001)", "<"),
        ("less than 30%", "<"),
        ("at least 3 cm", "≥"),
        ("grade ≥3", "≥"),
        ("grade 3 or higher", "≥"),
        ("approximately 9 cm", "~"),
        ("about 6 cm", "~"),
        ("morethan 1year", ">"),
        ("5.1 mg/dL and more ascites", ""),
        ("9 cm", ""),
    ],
)
def test_bounds_are_read(text: str, comparator: str) -> None:
    """Words and signs before or behind a number make it a bound."""
    assert only(text).comparator == comparator


@pytest.mark.parametrize(
    ("text", "shape", "numbers", "unit"),
    [
        ("3.0×2.5 cm", "dimensions", ("3.0", "2.5"), "cm"),
        ("3.0 x 2.5 cm", "dimensions", ("3.0", "2.5"), "cm"),
        ("2.02–3.6 ug/L", "range", ("2.02", "3.6"), "ug/L"),
        ("2.02 to 3.6 ug/L", "range", ("2.02", "3.6"), "ug/L"),
        ("1.35-\n1.55 months", "range", ("1.35", "1.55"), "month"),
        ("grades 3–4", "range", ("3", "4"), "grade"),
    ],
)
def test_ranges_and_dimensions_are_read(text: str, shape: str, numbers: tuple[str, ...], unit: str) -> None:
    """Two numbers with a joint are one item."""
    item = only(text)
    assert (item.shape, item.numbers, item.unit) == (shape, numbers, unit)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("18 June 2018", (2018, 6, 18)),
        ("On 20\nJune 2018", (2018, 6, 20)),
        ("June 18, 2018", (2018, 6, 18)),
        ("May14, 2009", (2009, 5, 14)),
        ("Aug 22,\n2009", (2009, 8, 22)),
        ("May 08, 2009", (2009, 5, 8)),
        ("18/06/2018", (2018, 6, 18)),
        ("2018/06/18", (2018, 6, 18)),
        ("2018.06.18", (2018, 6, 18)),
        ("2018-06-18", (2018, 6, 18)),
        ("2010-12", (2010, 12, None)),
        ("12-Oct-2009", (2009, 10, 12)),
        ("5. September 2009", (2009, 9, 5)),
        ("3rd of August 2009", (2009, 8, 3)),
        ("July 10th, 2009", (2009, 7, 10)),
        ("mid-2010", (2010, None, None)),
        ("In June 2018, we", (2018, 6, None)),
        ("On July 10 it", (None, 7, 10)),
        ("since 2007 after", (2007, None, None)),
        ("about 2011-12", (2011, 12, None)),
    ],
)
def test_dates_are_read(text: str, date: Parts) -> None:
    """Dates are read as exact as they are written, and never as numbers."""
    item = only(text)
    assert (item.kind, item.date) == ("date", date)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("as reported [23-25]", "citation"),
        ("deaths worldwide.1 Treatment", "citation"),
        ("some reports.3,4\n", "citation"),
        ("(Fig. 1A, B)", "label"),
        ("Figures 1-4A for the MRI", "label"),
        ("Table 2.", "label"),
        ("T4N0M1 by", "code"),
        ("S5/6", "code"),
        ("(PTV)-1 and", "code"),
        ("targeted PD-1 .", "code"),
        ("5-FU", "code"),
        ("segment VI.", "roman"),
        ("https://example.org/10.1000/1234", "address"),
        ("jlc-2022-01-18f1.jpg", "address"),
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str, kind: str) -> None:
    """Citations, figure numbers, names with digits and addresses are not numbers of the case."""
    assert [item.kind for item in items(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "numbers", "unit"),
    [
        ("1 210 ng/mL", ("1210",), "ng/mL"),
        ("1\u2009210 ng/mL", ("1210",), "ng/mL"),
        ("1\u00a0210,5 ng/mL", ("1210.5",), "ng/mL"),
        ("72,5 IU/L", ("72.5",), "IU/L"),
        ("12,5 × 8,0 cm", ("12.5", "8.0"), "cm"),
        ("1·8 mg/dL", ("1.8",), "mg/dL"),
        ("123 × 10^9/L", ("123",), "10^9/L"),
        ("4.8×10⁹/L", ("4.8",), "10^9/L"),
        ("90 mm Hg", ("90",), "mmHg"),
        ("88 µmol/L", ("88",), "umol/L"),
        ("10 wk", ("10",), "week"),
        ("t.i.d.", ("3",), "times"),
        ("b.d.", ("2",), "times"),
    ],
)
def test_numbers_of_other_journals_are_read(text: str, numbers: tuple[str, ...], unit: str) -> None:
    """Thousands with spaces, decimal commas, raised points and powers of ten are one number, never a part of it."""
    item = only(text)
    assert (item.numbers, item.unit) == (numbers, unit)


def test_cells_are_not_one_number() -> None:
    """Without a unit, or behind a nought, numbers that a blank parts stay apart."""
    assert [item.numbers for item in items("299 303 150")] == [("299",), ("303",), ("150",)]
    assert [item.numbers for item in items("0 400 mg")] == [("0",), ("400",)]


@pytest.mark.parametrize("part", ["1", "1,", "234 ", "[1,", "one ", "1-\n", "1\n", "figure 1,"])
def test_a_hostile_text_is_read_to_its_end(part: str) -> None:
    """Very long numbers and lists are read, and what follows them is found."""
    assert items(f"{part * 5000} and 72 IU/L")[-1].unit == "IU/L"
    assert items(f"[{'1' * 5000}]")[0].kind == "citation"


def test_a_number_is_a_whole_token() -> None:
    """40 is not found within 140, 400, 40.5 or 1,400."""
    assert [item.numbers for item in items("140 400 40.5 1,400")] == [("140",), ("400",), ("40.5",), ("1400",)]


def test_numbers_of_a_list_share_their_unit() -> None:
    """In 'about 6 and 8 months' both are months; a second grade is a grade."""
    assert [item.unit for item in items("about 6 and 8months")] == ["month", "month"]
    assert [item.unit for item in items("grade 3 or 4")] == ["grade", "grade"]


def test_our_words_may_name_lines() -> None:
    """'(lines 3-4, 9)' is a place, in our own words alone."""
    assert [item.kind for item in scan("see (lines 3-4, 9).", prose=True)] == ["lines"]
    assert "lines" not in [item.kind for item in scan("see (lines 3-4, 9).")]
