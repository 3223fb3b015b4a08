"""The exact (Clopper-Pearson) confidence interval of a proportion."""

from __future__ import annotations

import math
from collections.abc import Callable

MOST = 10_000  # patients; above that the sums would take long, and the interval says little that the share does not
_STEPS = 60  # each halves what is left: more than a float can tell apart


def exact_interval(count: int, number: int, level: float = 0.95) -> tuple[float, float]:
    """The two-sided interval for `count` of `number`, as shares of 1; ValueError for what is no proportion."""
    if not 0 <= count <= number or not 0 < number <= MOST:
        raise ValueError(f"must be a count of 1 to {MOST} patients, found {count} of {number}")
    tail = (1 - level) / 2
    lower = _where(lambda p: _at_most(count - 1, number, p), 1 - tail) if count else 0.0
    upper = _where(lambda p: _at_most(count, number, p), tail) if count < number else 1.0
    return lower, upper


def _where(falling: Callable[[float], float], value: float) -> float:
    """Where a function that falls from 1 to 0 over the shares 0 to 1 has this value."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > value else (low, middle)
    return (low + high) / 2


def _at_most(count: int, number: int, p: float) -> float:
    """The chance of `count` or fewer of `number`, where each has the chance `p`."""
    yes, no = math.log(p), math.log1p(-p)
    ways = math.lgamma(number + 1)
    return math.fsum(
        math.exp(ways - math.lgamma(i + 1) - math.lgamma(number - i + 1) + i * yes + (number - i) * no)
        for i in range(count + 1)
    )
