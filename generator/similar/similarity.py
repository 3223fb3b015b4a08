"""The nearest records of each: weighted likeness over what both reports tell, with floors below which none is shown."""

from __future__ import annotations

from bisect import insort
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import Case
from generator.similar.answers import Answer, Had
from generator.similar.reasons import Compared, Likeness, likeness
from generator.similar.variables import VARIABLES, WHOLE, Masks, Variable
from generator.vocabulary import Vocabulary

MOST = 3
# What cannot be compared counts as a quarter alike. Left out, as Gower has it, it makes a report that tells little look
# near to many, since little can be set against it.
UNKNOWN = 4
LEAST_COMPARED = 3  # at least a third of all weight must be known of both,
LEAST_ALIKE = (9, 20)  # and at least 45 of 100 parts of that must be alike
BASE = 1 << 10  # two sums in one whole number: likeness times BASE, plus the weight that could be compared


@dataclass(frozen=True)
class Column:
    """The answers of all cases to one variable: each different value once, and where each case's stands."""

    variable: Variable
    answers: tuple[Answer, ...]
    values: tuple[Any, ...]
    places: tuple[int, ...]

    def alike(self, one: int, other: int) -> int | None:
        """How alike the answers of two cases are, of `WHOLE`; None where they do not compare."""
        value, another = self.values[self.places[one]], self.values[self.places[other]]
        return None if value is None or another is None else self.variable.alike(value, another)

    def row(self, one: int) -> list[int]:
        """Likeness of one case to every case, weighed and packed; each different answer is compared once."""
        value, alike, weight = self.values[self.places[one]], self.variable.alike, self.variable.weight
        found = [None if value is None or other is None else alike(value, other) for other in self.values]
        unknown, part = weight * WHOLE * BASE, weight * UNKNOWN * BASE
        packed = [unknown if likeness is None else part * likeness + weight for likeness in found]
        return [packed[place] for place in self.places]

    @property
    def had(self) -> list[int]:
        """What each patient had, as bits; 0 for answers that are no list of concepts."""
        return [self.values[p].present if isinstance(self.values[p], Masks) else 0 for p in self.places]


def similar_cases(
    cases: Sequence[Case], vocabulary: Vocabulary, variables: Sequence[Variable] = VARIABLES
) -> Mapping[str, tuple[Likeness, ...]]:
    """Case id to the most similar other cases, nearest first. Time grows with the square of their number."""
    columns = [_column(variable, cases, vocabulary) for variable in variables]
    joined = [column for column in columns if column.variable.joins]
    had = [column.had for column in joined]
    total = sum(variable.weight for variable in variables)
    return {
        case.id: tuple(likeness(case, cases[other], _compared(columns, index, other)) for other in nearest)
        for index, case in enumerate(cases)
        for nearest in [_nearest(index, columns, had, total)]
    }


def _column(variable: Variable, cases: Sequence[Case], vocabulary: Vocabulary) -> Column:
    answers = tuple(variable.read(case, vocabulary) for case in cases)
    bits: dict[str, int] = {}
    places: dict[Hashable, int] = {}
    found = tuple(places.setdefault(_encoded(answer, bits), len(places)) for answer in answers)
    return Column(variable, answers, tuple(places), found)


def _encoded(answer: Answer, bits: dict[str, int]) -> Hashable:
    if not isinstance(answer.value, Had):
        return answer.value
    return Masks(*(_mask(names, bits) for names in (answer.value.present, answer.value.absent, answer.value.wider)))


def _mask(names: frozenset[str], bits: dict[str, int]) -> int:
    return sum(bits.setdefault(name, 1 << len(bits)) for name in sorted(names))


def _nearest(one: int, columns: Sequence[Column], had: Sequence[Sequence[int]], total: int) -> list[int]:
    """Positions of the most similar cases; of two equally near, that of which more can be compared, then the first."""
    best: list[tuple[int, int]] = []
    bar = -1
    for other, score in enumerate(map(sum, zip(*(column.row(one) for column in columns), strict=True))):
        if score > bar and other != one and any(bits[one] & bits[other] for bits in had) and _enough(score, total):
            insort(best, (-score, other))
            del best[MOST:]
            bar = -best[-1][0] if len(best) == MOST else bar
    return [other for _, other in best]


def _enough(packed: int, total: int) -> bool:
    """Whether enough can be compared, and enough of that is alike."""
    score, compared = divmod(packed, BASE)
    alike = (score - (total - compared) * WHOLE) // UNKNOWN
    part, of = LEAST_ALIKE
    return compared * LEAST_COMPARED >= total and alike * of >= compared * WHOLE * part


def _compared(columns: Sequence[Column], one: int, other: int) -> Iterator[Compared]:
    """Every variable with the answers of two cases, weightiest first."""
    for column in sorted(columns, key=lambda column: -column.variable.weight):
        yield Compared(column.variable, column.answers[one], column.answers[other], column.alike(one, other))
