"""The log scale: every number inside, whole powers of ten, labels with room between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.course.logscale import log_scale


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(1e-9, 1e12), min_size=1, max_size=6))
def test_every_number_lies_between_two_powers_that_have_a_line(numbers: list[float]) -> None:
    """The larger the higher; a factor of ten is the same height everywhere; labels are never on each other."""
    scale = log_scale(numbers, 10, 20, 44, 88)
    assert 44 <= scale.height <= 88
    assert all(10 - 1e-6 <= scale.at(number) <= 10 + scale.height + 1e-6 for number in numbers)
    assert [scale.at(n) for n in sorted(numbers)] == sorted((scale.at(n) for n in numbers), reverse=True)
    heights = [y for y, _ in scale.powers]
    assert len(heights) >= 2
    assert min(lower - higher for higher, lower in pairwise(reversed(heights))) >= 15


def test_powers_are_told_as_numbers() -> None:
    """With thousands apart, small ones as decimals; of many powers every second or third."""
    assert [label for _, label in log_scale([0.05, 2000], 0, 20, 44, 88).powers] == [
        "0.01", "0.1", "1", "10", "100", "1,000", "10,000",
    ][::2]  # fmt: skip
    assert [label for _, label in log_scale([3], 0, 20, 44, 88).powers] == ["1", "10"]
    assert [label for _, label in log_scale([1e-3, 1e12], 0, 32, 0, 200).powers][:3] == ["0.001", "0.1", "10"]


def test_one_power_is_as_high_as_asked() -> None:
    """Between the least and the most."""
    assert log_scale([1, 1000], 0, 20, 44, 88).height == 60
    assert log_scale([1, 10], 0, 32, 0, 200).height == 32
    assert log_scale([10, 10], 5, 20, 44, 88).at(10) == pytest.approx(5 + 44)
