"""What is compared, how much each weighs, and how alike two answers are (Gower, Biometrics 1971;27:857-871)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.model import Case
from generator.similar import extent, treatment
from generator.similar.answers import Answer
from generator.vocabulary import Vocabulary

WHOLE = 5040  # entire likeness in one variable: a whole number, so that thirds and sevenths add up exactly
AGE_RANGE = 50
POINTS = 10  # from the least to the most Child-Pugh points


class Masks(NamedTuple):
    """`Had` with one bit for each name."""

    present: int
    absent: int
    wider: int


Alike = Callable[[Any, Any], int | None]


@dataclass(frozen=True)
class Variable:
    """One thing that is compared; answers that are alike to at least `shared` of `WHOLE` count as shared.

    Two records of which no variable that `joins` names a concept for both are never called similar.
    """

    name: str
    weight: int
    read: Callable[[Case, Vocabulary], Answer]
    alike: Alike
    shared: int = WHOLE
    wider: str = ""
    joins: bool = False


def by_names(one: Masks, other: Masks) -> int | None:
    """Jaccard's share of what either had; absence counts only where it is stated, and then as knowledge."""
    had, had_not, wider = one
    if had and other.present:
        share = WHOLE * (had & other.present).bit_count() // (had | other.present).bit_count()
        if not (wider and other.wider):
            return share
        return (2 * share + WHOLE * (wider & other.wider).bit_count() // (wider | other.wider).bit_count()) // 3
    if had & other.absent or had_not & other.present:
        return 0
    return WHOLE if had_not & other.absent and not (had or other.present) else None


def within(extent_of_scale: int) -> Alike:
    """Likeness by distance on a scale from its lowest to its highest step."""

    def alike(one: tuple[int], other: tuple[int]) -> int:
        return max(0, WHOLE - WHOLE * abs(one[0] - other[0]) // extent_of_scale)

    return alike


def by_class_or_points(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """Child-Pugh by points where both print them, else by class."""
    if len(one) > 1 and len(other) > 1:
        return WHOLE - WHOLE * abs(one[1] - other[1]) // POINTS
    return WHOLE - WHOLE * abs(one[0] - other[0]) // 2


# In the order in which reasons are told. 4: extent and treatment; 2: stage, cause, response, relapse; 1: the rest.
VARIABLES: tuple[Variable, ...] = (
    Variable("Vascular invasion", 4, extent.invasion, by_names, joins=True),
    Variable("Metastases", 4, extent.metastases, by_names, joins=True),
    Variable("Drugs against the tumour", 4, treatment.drugs, by_names, wider="Class of drug", joins=True),
    Variable("Treatment of the tumour", 4, treatment.modalities, by_names, wider="Group of treatment", joins=True),
    Variable("BCLC", 2, extent.bclc, within(len(extent.BCLC_STAGES) - 1)),
    Variable("Child-Pugh", 2, extent.child_pugh, by_class_or_points),
    Variable("ECOG", 2, extent.ecog, within(4)),
    Variable("Cause of liver disease", 2, extent.aetiology, by_names),
    Variable("Best response", 2, treatment.response, within(len(treatment.CATEGORIES) - 1)),
    Variable("Relapse or progression", 2, treatment.relapse, within(1)),
    Variable("Vital status at the last report", 1, treatment.vital_status, within(1)),
    Variable("Complications", 1, treatment.complications, by_names),
    Variable("Adverse events", 1, treatment.adverse_events, by_names),
    Variable("First AFP", 1, treatment.first_afp, within(len(treatment.AFP_BANDS) - 1)),
    Variable("Last AFP", 1, treatment.last_afp, within(len(treatment.AFP_BANDS) - 1)),
    Variable("Age", 1, extent.age, within(AGE_RANGE), shared=WHOLE * 9 // 10),
    Variable("Sex", 1, extent.sex, within(1)),
)
