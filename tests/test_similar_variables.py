"""How alike two answers are: Jaccard for lists, distance for scales, and what is not compared at all."""

from __future__ import annotations

import pytest

from generator.similar.variables import VARIABLES, WHOLE, Masks, by_class_or_points, by_names, within


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (Masks(0b11, 0, 0), Masks(0b01, 0, 0), WHOLE // 2),
        (Masks(0b01, 0, 0), Masks(0b10, 0, 0), 0),
        (Masks(0b01, 0, 0b100), Masks(0b10, 0, 0b100), WHOLE // 3),
        (Masks(0b01, 0, 0), Masks(0, 0b01, 0), 0),
        (Masks(0, 0b11, 0), Masks(0, 0b01, 0), WHOLE),
        (Masks(0b01, 0, 0), Masks(0, 0b10, 0), None),
        (Masks(0, 0b01, 0), Masks(0, 0b10, 0), None),
    ],
)
def test_lists_are_alike_by_what_they_share(one: Masks, other: Masks, alike: int | None) -> None:
    """The share, with a third for wider terms; absences count where both tell of the same; in either order."""
    assert by_names(one, other) == alike
    assert by_names(other, one) == alike


def test_scales_are_alike_by_distance() -> None:
    """From whole at the same step to nothing at the other end and beyond."""
    assert [within(4)((0,), (step,)) for step in range(6)] == [WHOLE, WHOLE * 3 // 4, WHOLE // 2, WHOLE // 4, 0, 0]


def test_child_pugh_is_compared_by_points_where_both_print_them() -> None:
    """Else by class: A and B are half of the way to C apart."""
    assert by_class_or_points((0, 5), (0, 6)) == WHOLE * 9 // 10
    assert by_class_or_points((0, 5), (0,)) == WHOLE
    assert by_class_or_points((0,), (1, 7)) == WHOLE // 2


def test_reasons_come_in_the_order_of_their_weight() -> None:
    """The table is written in that order, and nothing weighs nothing."""
    weights = [variable.weight for variable in VARIABLES]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
