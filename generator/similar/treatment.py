"""What was given, what followed and what harm there was, as they are compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.case_summary import last_seen, since, tumour_treatments
from generator.markup import MISSING_WORDS, amount
from generator.model import Case, Measurement, Treatment
from generator.similar.answers import Answer, Item, marked, one, several
from generator.similar.extent import harms
from generator.values import Amount
from generator.vocabulary import Test, Vocabulary

AFP, AFP_UNIT = "afp", "ng/mL"
# Steps of a log scale, a factor of 20 each; 400 ng/mL is also where trials of second-line drugs drew their line.
AFP_BANDS = (
    (Decimal(0), Decimal(20), "under 20 ng/mL"),
    (Decimal(20), Decimal(400), "20 to under 400 ng/mL"),
    (Decimal(400), Decimal("Infinity"), "400 ng/mL or more"),
)
CATEGORIES = {
    "complete": "complete response",
    "partial": "partial response",
    "stable": "stable disease",
    "progressive": "progressive disease",
}
RELAPSES = ("progression", "recurrence")
DISEASE_FREE = ("no evidence of disease", "complete response")


def drugs(case: Case, vocabulary: Vocabulary) -> Answer:
    """Drugs given against the tumour, and their classes; one that is only mentioned is none of them."""
    agents = ((t, agent, vocabulary.drugs[agent.drug]) for t in _given(case) for agent in t.agents)
    stated = (
        (Item(drug.label, drug.label, t.id, marked(agent.inferred), drug.drug_class), agent.missing)
        for t, agent, drug in agents
    )
    return several(stated, "no drug named")


def modalities(case: Case, vocabulary: Vocabulary) -> Answer:
    """Ways in which the tumour was treated, and their groups."""
    used = ((t, vocabulary.modalities[modality]) for t in _given(case) for modality in t.modality)
    names = ((t, kind, (*kind.synonyms.abbreviations, kind.label)[0]) for t, kind in used)
    return several((Item(kind.label, name, t.id, marked(t.inferred), kind.group), None) for t, kind, name in names)


def _given(case: Case) -> list[Treatment]:
    """The treatments of the tumour that the patient had: an entry with a kind of missing is none."""
    return [treatment for treatment in tumour_treatments(case) if treatment.missing is None]


def response(case: Case, _: Vocabulary) -> Answer:
    """The best response, by its category."""
    best = case.best
    if best.missing or best.category not in CATEGORIES:
        return Answer(None, why=MISSING_WORDS[best.missing] if best.missing else "not classified")
    return one((list(CATEGORIES).index(best.category),), "", CATEGORIES[best.category], best)


def relapse(case: Case, _: Vocabulary) -> Answer:
    """Whether a relapse or progression is reported; none is, only where the last state told is free of disease."""
    events = [event for event in case.outcome.events if event.kind in RELAPSES]
    had = [event for event in events if event.missing is None]
    if had:
        kinds = ", ".join(dict.fromkeys(event.kind for event in had))
        return one((1,), "", kinds, had[0])
    stated = next((event for event in events if event.missing == "absent"), None)
    if stated:
        return one((0,), "none", "none", stated)
    status = case.outcome.status
    free = status.missing is None and status.disease in DISEASE_FREE
    if not free:
        return Answer(None)
    length = since(case, last_seen(case))
    name = "none reported"
    return Answer((0,), (Item(name, f"{name} in {length}" if length else name, "status"),))


def vital_status(case: Case, _: Vocabulary) -> Answer:
    """Whether the patient was alive when last reported."""
    status = case.outcome.status
    if status.missing or status.value == "not reported":
        return Answer(None, why=MISSING_WORDS[status.missing or "not reported"])
    answer = one((status.value == "died",), status.value, status.value, status, "status")
    # A death is stated: what is inferred then is the state of the disease.
    return replace(answer, items=(replace(answer.items[0], remark=""),)) if status.value == "died" else answer


def complications(case: Case, vocabulary: Vocabulary) -> Answer:
    """Complications of the disease."""
    return harms(case.complications, vocabulary)


def adverse_events(case: Case, vocabulary: Vocabulary) -> Answer:
    """Adverse events; that none is listed does not say that there was none."""
    return harms(case.adverse_events, vocabulary)


def first_afp(case: Case, vocabulary: Vocabulary) -> Answer:
    """The first AFP, by its band."""
    values = _afp(case)
    return _banded(values[0], vocabulary.tests[AFP]) if values else Answer(None)


def last_afp(case: Case, vocabulary: Vocabulary) -> Answer:
    """The last AFP, by its band, where there is more than one."""
    values = _afp(case)
    if not values[1:]:
        return Answer(None, why="only one value") if values else Answer(None)
    return _banded(values[-1], vocabulary.tests[AFP])


def _afp(case: Case) -> list[Measurement]:
    return [marker for marker in case.markers if marker.test == AFP and marker.missing is None]


def _banded(measurement: Measurement, test: Test) -> Answer:
    """The band that holds the whole value: a bound or range that could lie in two is not compared."""
    value = measurement.value
    if value is None:
        return Answer(None, why="in words only")
    low, high = _limits(value, test) or (Decimal(-1), Decimal(-1))
    for rank, (start, end, name) in enumerate(AFP_BANDS):
        if start <= low and (high < end or (high == end and value.comparator == "<") or end.is_infinite()):
            return one((rank,), name, amount(value), measurement)
    return Answer(None, why=f"given as {amount(value)}")


def _limits(value: Amount, test: Test) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest that a value can be, in ng/mL; None for 'about' and for units that we do not know."""
    if value.shape == "dimensions" or value.comparator == "~" or not {value.unit, AFP_UNIT} <= test.units.keys():
        return None
    numbers = [number * test.units[value.unit] / test.units[AFP_UNIT] for number in value.numbers]
    low = Decimal(0) if value.comparator in ("<", "≤") else numbers[0]
    return low, Decimal("Infinity") if value.comparator in (">", "≥") else numbers[-1]
