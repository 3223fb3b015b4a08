"""Numbers from the top to the bottom of a plot: a log scale of whole powers of ten."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_APART = 17.0  # pixels between two lines that have a label


@dataclass(frozen=True)
class LogScale:
    """Heights of numbers from 10**`low` to 10**`high`, the highest one `top` pixels below the top of the picture."""

    low: int
    high: int
    top: float
    height: float

    def at(self, number: float) -> float:
        """The height of a number above zero, in pixels from the top of the picture."""
        return self.top + self.height * (self.high - math.log10(number)) / (self.high - self.low)

    @property
    def powers(self) -> Iterator[tuple[float, str]]:
        """Height and label of the powers of ten, of all or of every second, third ... where there is no room."""
        step = math.ceil(_APART * (self.high - self.low) / self.height)
        for power in range(self.low, self.high + 1, step):
            yield self.at(10.0**power), f"{10.0**power:,.{max(-power, 0)}f}"


def log_scale(numbers: Collection[float], top: float, each: float, least: float, most: float) -> LogScale:
    """The scale for these numbers, at least one: `each` pixels for a power, but `least` to `most` in all."""
    low, high = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))
    high = max(high, low + 1)
    return LogScale(low, high, top, min(max(each * (high - low), least), most))
