"""Complete and partial responses of each arm of a trial: as printed, with the share that is drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.denominators.interval import MOST, exact_interval
from generator.lines import width
from generator.trials import Arm, Measure, Result, Trial
from generator.vocabulary import Drug

_SHOWN: Mapping[Measure, str] = {"complete response": "complete", "partial response": "partial"}
_COUNT = re.compile(r"(\d{1,7})(?:\s*\(\s*(\d{1,3}(?:\.\d{1,4})?)\s*%?\s*\))?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*%?", re.ASCII)
_ROOM = 160  # pixels beside the name of the measure where the figure is narrowest


@dataclass(frozen=True)
class Rate:
    """One value of one arm; `share` and `interval` are what is drawn, in percent, None where nothing can be."""

    measure: Measure
    look: str
    words: str
    is_missing: bool = False
    share: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None
    interval_words: str = ""
    flag: str = ""

    @property
    def interval_width(self) -> Decimal:
        """From the one end of the interval to the other, in percent; 0 where there is none."""
        return self.interval[1] - self.interval[0] if self.interval else Decimal(0)


@dataclass(frozen=True)
class ArmRates:
    """One arm: its name, its patients and its rates; `is_this` where its drug is what the page is about."""

    name: str
    patients: int
    is_this: bool
    rates: tuple[Rate, ...]


@dataclass(frozen=True)
class TrialRates:
    """The arms of one trial, in the order of its table; `notes` are those of the rows that are shown."""

    trial: Trial
    arms: tuple[ArmRates, ...]
    notes: tuple[str, ...]


def trial_rates(trial: Trial, drug_ids: frozenset[str], drugs: Mapping[str, Drug]) -> TrialRates | None:
    """The responses of a trial on the page of these drugs; None where its table has no row of them."""
    rows = tuple(row for measure in _SHOWN if (row := trial.result(measure)))
    arms = tuple(
        ArmRates(_arm_name(arm, drugs), arm.patients, arm.drug in drug_ids, tuple(_rate(row, i, arm) for row in rows))
        for i, arm in enumerate(trial.arms)
    )
    notes = tuple(f"{row.what}: {row.note}" for row in rows if row.note)
    return TrialRates(trial, arms, notes) if rows else None


def _arm_name(arm: Arm, drugs: Mapping[str, Drug]) -> str:
    """The label of an arm, with its drug where the label does not say it."""
    drug = drugs[arm.drug].label if arm.drug else ""
    return arm.label if drug.casefold() in arm.label.casefold() else f"{arm.label} ({drug})"


def _rate(row: Result, index: int, arm: Arm) -> Rate:
    printed, look = row.values[index], _SHOWN[row.measure]
    if printed == "NA":
        return Rate(row.measure, look, "not reported", is_missing=True)
    unit = row.unit or ""
    if unit.startswith("n") and (match := _COUNT.fullmatch(printed)):
        return _counted(row.measure, int(match[1]), match[2], arm.patients)
    if unit == "%" and (match := _PERCENT.fullmatch(printed)) and Decimal(match[1]) <= 100:
        return Rate(row.measure, look, f"{match[1]}% of {arm.patients}", share=Decimal(match[1]))
    return Rate(row.measure, look, _if_short(f"printed: {printed}"))


def _counted(measure: Measure, count: int, percent: str | None, patients: int) -> Rate:
    look, words = _SHOWN[measure], f"{count} of {patients}" + (f" ({percent}%)" if percent else "")
    if count > patients:
        flag = f"{measure.capitalize()}: the printed count is greater than the number of patients."
        return Rate(measure, look, _if_short(f"printed: {count}"), flag=flag)
    share = Decimal(100) * count / patients
    interval = exact_interval(count, patients) if patients <= MOST else None
    return Rate(
        measure, look, _if_short(words), share=_rounded(share, 2), interval=_drawn(interval) if interval else None,
        interval_words=_interval_words(interval) if interval else "", flag=_flag(measure, count, percent, patients),
    )  # fmt: skip


def _flag(measure: Measure, count: int, percent: str | None, patients: int) -> str:
    """A sentence where the printed percent is not that of the printed count, however it was rounded."""
    share = Decimal(100) * count / patients
    if percent is None:
        return ""
    digits = len(percent.partition(".")[2])
    if abs(Decimal(percent) - share) <= Decimal(5) / 10 ** (digits + 1):
        return ""
    says = f"{count} of {patients} is {_rounded(share, max(digits, 1))}%"
    return f"{measure.capitalize()}: the printed {percent}% does not follow from the count; {says}."


def _drawn(interval: tuple[float, float]) -> tuple[Decimal, Decimal]:
    return _rounded(100 * Decimal(interval[0]), 2), _rounded(100 * Decimal(interval[1]), 2)


def _interval_words(interval: tuple[float, float]) -> str:
    return f"{_percent(interval[0])}–{_percent(interval[1])}%"


def _percent(share: float) -> str:
    """One decimal, more where it would show 0.0; only the ends themselves are 0 and 100."""
    if share in {0, 1}:
        return f"{100 * share:.0f}"
    if 0.0005 <= share < 0.9995:
        return f"{100 * share:.1f}"
    return f"{100 * share:.1g}" if share < 0.5 else ">99.9"


def _rounded(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits))


def _if_short(words: str) -> str:
    """The words, or where to read them if they would not fit."""
    return words if width(words, 13) <= _ROOM else "see the table"
