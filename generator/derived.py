"""Values that are computed from reported ones: never from a bound, and always marked as derived on the page."""

from __future__ import annotations

from decimal import Decimal

from generator.model import Measurement, TargetVolume
from generator.values import Amount, When
from generator.vocabulary import Test

CENTIGRAY_PER_GRAY = 100
DAYS_PER_MONTH = Decimal("30.4375")


def gray(volume: TargetVolume) -> Amount | None:
    """The prescribed dose in Gy where it is printed in cGy as one exact number."""
    dose = volume.dose.exact
    return _amount(dose / CENTIGRAY_PER_GRAY, "Gy") if dose is not None and volume.dose.unit == "cGy" else None


def gray_per_fraction(volume: TargetVolume) -> Amount | None:
    """Dose per fraction in Gy, where dose and number of fractions are both exact."""
    dose = volume.dose.exact
    if dose is None or volume.fractions is None:
        return None
    in_gray = dose / CENTIGRAY_PER_GRAY if volume.dose.unit == "cGy" else dose
    return _amount(in_gray / volume.fractions, "Gy")


def converted(measurement: Measurement, test: Test) -> Amount | None:
    """The value in the first unit of its test, where it was printed in another; a bound stays a bound."""
    value = measurement.value
    if value is None or not test.units or value.unit not in test.units:
        return None
    unit = next(iter(test.units))
    if unit == value.unit:
        return None
    factor = test.units[value.unit]
    if factor == 1 and value.unit.casefold() == unit.casefold():
        return None
    return value.model_copy(update={"unit": unit, "numbers": tuple(_plain(n * factor) for n in value.numbers)})


def change(first: Measurement, later: Measurement, test: Test) -> Decimal | None:
    """Change from `first` to `later` in percent; None unless both are exact numbers in units of the test."""
    start, end = _in_first_unit(first, test), _in_first_unit(later, test)
    if start is None or end is None or start == 0:
        return None
    percent = (end - start) / start * 100
    rounded = percent.quantize(Decimal("0.1"))
    # A value that is still there must not read as gone.
    return percent.quantize(Decimal("0.01")) if rounded == -100 and end else rounded


def _in_first_unit(measurement: Measurement, test: Test) -> Decimal | None:
    value = measurement.value
    if value is None or value.exact is None or value.unit not in test.units:
        return None
    return value.exact * test.units[value.unit]


def interval(start: When, end: When) -> str | None:
    """Time from `start` to `end` in words, as exact as the less exact date; None where that says nothing."""
    if not (start.earliest and start.latest and end.earliest and end.latest):
        return None
    least, most = (end.earliest - start.latest).days, (end.latest - start.earliest).days
    if least == most:
        return _days(least)
    if "year" in (start.precision, end.precision):
        return None
    if start.value and end.value and start.value[:7] == end.value[:7]:
        return "same month"
    months = round(Decimal(least + most) / 2 / DAYS_PER_MONTH)
    return f"about {_months(abs(months))}{' before' if months < 0 else ''}" if months else "within about a month"


def _days(days: int) -> str:
    size = abs(days)
    text = f"{size} day{'' if size == 1 else 's'}"
    return f"{text} before" if days < 0 else text


def _months(months: int) -> str:
    if months < 24:
        return f"{months} month{'' if months == 1 else 's'}"
    years, rest = divmod(months, 12)
    return f"{years} years" + (f" {rest} month{'' if rest == 1 else 's'}" if rest else "")


def _amount(number: Decimal, unit: str) -> Amount:
    return Amount(numbers=(_plain(number),), unit=unit)


def _plain(number: Decimal) -> Decimal:
    """At most two decimals, or two digits where the number is smaller; without trailing zeros."""
    decimals = max(2, 1 - number.adjusted()) if number else 2
    rounded = round(number, decimals)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()
