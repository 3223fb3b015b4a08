"""Values that are computed: only from exact numbers, and only as exact as what they come from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator import derived
from generator.model import Measurement, TargetVolume
from generator.values import Amount, When
from generator.vocabulary import Test
from tests.fixtures.records import vocabulary


def volume(dose: str, fractions: int | None = None) -> TargetVolume:
    """A target volume with this dose."""
    return TargetVolume.model_validate({"name": "PTV-1", "dose": dose, "fractions": fractions, "at": 1})


def measured(value: str | None, reads: str | None = None) -> Measurement:
    """A marker with this value."""
    data = {"id": "marker-1", "test": "demo-protein", "value": value, "reads": reads, "at": 1}
    return Measurement.model_validate(data)


def words(amount: Amount | None) -> str | None:
    """An amount in one word: comparator, numbers, unit."""
    if amount is None:
        return None
    joint = {"dimensions": "x"}.get(amount.shape, "-")
    return f"{amount.comparator}{joint.join(map(str, amount.numbers))} {amount.unit}"


PROTEIN = vocabulary().tests["demo-protein"]
PIGMENT = vocabulary().tests["mock-pigment"]
RATIO = vocabulary().tests["example-ratio"]


@pytest.mark.parametrize(
    ("dose", "in_gray"),
    [
        ("5,500 cGy", "55 Gy"),
        ("5550 cGy", "55.5 Gy"),
        ("30 cGy", "0.3 Gy"),
        ("55 Gy", None),
        (">5500 cGy", None),
        ("5000-5500 cGy", None),
    ],
)
def test_gray_from_centigray(dose: str, in_gray: str | None) -> None:
    """Only where it is printed in cGy, and only from one exact number."""
    assert words(derived.gray(volume(dose))) == in_gray


@pytest.mark.parametrize(
    ("dose", "fractions", "each"),
    [
        ("5,500 cGy", 25, "2.2 Gy"),
        ("45 Gy", 25, "1.8 Gy"),
        ("55 Gy", 3, "18.33 Gy"),
        ("60 Gy", 30, "2 Gy"),
        ("60 Gy", None, None),
        (">60 Gy", 30, None),
        ("50-60 Gy", 30, None),
    ],
)
def test_gray_per_fraction(dose: str, fractions: int | None, each: str | None) -> None:
    """From an exact dose and an exact number of fractions."""
    assert words(derived.gray_per_fraction(volume(dose, fractions))) == each


@pytest.mark.parametrize(
    ("value", "test", "expected"),
    [
        ("3 mg/L", PROTEIN, "3000 ng/mL"),
        ("150 pg/mL", PROTEIN, "0.15 ng/mL"),
        ("60 µmol/L", PIGMENT, "3 mg/dL"),
        ("12-15 µmol/L", PIGMENT, "0.6-0.75 mg/dL"),
        (">60 µmol/L", PIGMENT, ">3 mg/dL"),
        ("≤0.002 mg/L", PROTEIN, "≤2 ng/mL"),
        ("~60 µmol/L", PIGMENT, "~3 mg/dL"),
        ("150 ug/L", PROTEIN, "150 ng/mL"),
    ],
)
def test_a_value_is_converted_to_the_first_unit(value: str, test: Test, expected: str) -> None:
    """A bound stays a bound, a range a range."""
    assert words(derived.converted(measured(value), test)) == expected


@pytest.mark.parametrize(
    ("value", "test"),
    [
        ("150 ng/mL", PROTEIN),
        ("150 ng/ml", PROTEIN),
        ("150 IU/L", PROTEIN),
        ("150", PROTEIN),
        ("1.10", RATIO),
        (None, PROTEIN),
    ],
)
def test_nothing_is_converted_without_need_or_factor(value: str | None, test: Test) -> None:
    """The usual unit, another spelling of it, an unknown unit, no unit, no value."""
    assert derived.converted(measured(value, reads="raised"), test) is None


def test_a_small_value_never_becomes_zero() -> None:
    """'0 ng/mL' would say that nothing was found."""
    assert words(derived.converted(measured("2 pg/mL"), PROTEIN)) == "0.002 ng/mL"
    assert words(derived.converted(measured("<4 pg/mL"), PROTEIN)) == "<0.004 ng/mL"


@pytest.mark.parametrize(
    ("first", "later", "percent"),
    [
        ("1500 ng/mL", "150 ng/mL", "-90.0"),
        ("150 ng/mL", "1500 ng/mL", "900.0"),
        ("150 ng/mL", "150 ug/L", "0.0"),
        ("2 mg/L", "1000 ng/mL", "-50.0"),
        ("3 ng/mL", "2 ng/mL", "-33.3"),
        ("10 ng/mL", "0 ng/mL", "-100.0"),
    ],
)
def test_change_in_percent(first: str, later: str, percent: str) -> None:
    """Across units, to one decimal."""
    assert derived.change(measured(first), measured(later), PROTEIN) == Decimal(percent)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (">1210 ng/mL", "150 ng/mL"),
        ("1500 ng/mL", "<10 ng/mL"),
        ("1500 ng/mL", "~150 ng/mL"),
        ("2.0-3.6 ng/mL", "150 ng/mL"),
        ("1500 ng/mL", "2.0-3.6 ng/mL"),
        ("0 ng/mL", "150 ng/mL"),
        ("1500 IU/L", "150 ng/mL"),
        (None, "150 ng/mL"),
        ("1500 ng/mL", None),
    ],
)
def test_no_change_from_or_to_what_is_not_exact(first: str | None, later: str | None) -> None:
    """Bounds, ranges, zero, unknown units and words give no percentage."""
    assert derived.change(measured(first, "raised"), measured(later, "normal"), PROTEIN) is None


def interval(start: str | None, end: str | None) -> str | None:
    """The interval between two dates; None stands for a date in words."""
    return derived.interval(*(When(value=v, as_reported=None if v else "later") for v in (start, end)))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2011-04-10", "2011-04-10", "0 days"),
        ("2011-04-10", "2011-04-11", "1 day"),
        ("2011-04-10", "2012-04-10", "366 days"),
        ("2011-04-10", "2011-04-09", "1 day before"),
        ("2011-04-10", "2011-03-05", "36 days before"),
    ],
)
def test_an_interval_between_days_is_counted_in_days(start: str, end: str, expected: str) -> None:
    """Also backwards."""
    assert interval(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2011-04", "2011-10", "about 6 months"),
        ("2011-04-10", "2011-05", "about 1 month"),
        ("2011-04-10", "2011-12", "about 8 months"),
        ("2011-04", "2013-03", "about 23 months"),
        ("2011-04", "2013-04", "about 2 years"),
        ("2011-04", "2013-05", "about 2 years 1 month"),
        ("2011-04", "2014-09", "about 3 years 5 months"),
        ("2011-10", "2011-04", "about 6 months before"),
        ("2012-01-31", "2012-02", "within about a month"),
        ("2011-03-01", "2011-02", "within about a month"),
    ],
)
def test_an_interval_from_or_to_a_month_is_counted_in_months(start: str, end: str, expected: str) -> None:
    """As exact as the less exact date."""
    assert interval(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end"), [("2011-04", "2011-04"), ("2011-04-10", "2011-04"), ("2011-04", "2011-04-10")]
)
def test_an_interval_within_one_month_has_no_length(start: str, end: str) -> None:
    """Which came first is not known."""
    assert interval(start, end) == "same month"


@pytest.mark.parametrize(
    ("start", "end"),
    [("2011", "2012-04-10"), ("2011-04-10", "2013"), ("2011", "2013"), (None, "2011-04-10"), ("2011-04-10", None)],
)
def test_no_interval_from_a_year_or_from_words(start: str | None, end: str | None) -> None:
    """Twelve months of doubt are no interval."""
    assert interval(start, end) is None


def test_no_interval_from_bounds() -> None:
    """Where the editors place words is no date to count from, not even where both bounds are one day."""
    placed = When(as_reported="later", not_before="2011-05-01", not_after="2011-05-01", inferred="why")
    assert derived.interval(When(value="2011-04-10"), placed) is None
    assert derived.interval(placed, When(value="2011-06-10")) is None


def test_derived_values_leave_their_source_alone() -> None:
    """The reported value is what the record keeps."""
    source: Any = measured("60 µmol/L")
    before = source.model_dump()
    derived.converted(source, PIGMENT)
    assert source.model_dump() == before
