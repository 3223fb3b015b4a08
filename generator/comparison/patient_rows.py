"""The rows on the patient: who, from where, with which liver disease, treated before or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.comparison.cells import Cell, Interval, Item, Row, fact_cell, item, items_cell, plain, set_cell
from generator.model import Case
from generator.vocabulary import Vocabulary


def patient_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """Age to previous treatment, in the order of a case report's table."""
    patient = case.patient
    yield Row("age", "Age", _age(case))
    yield Row("sex", "Sex", fact_cell(patient.sex, "patient-sex", patient.sex.value))
    yield Row("country", "Country", fact_cell(patient.country, "patient-country", plain(patient.country.value)))
    causes = (
        (cause.is_, item(vocabulary.aetiologies[cause.is_].label, cause, cause.id)) for cause in patient.aetiology
    )
    yield Row("aetiology", "Cause of liver disease", set_cell(causes))
    yield Row("cirrhosis", "Cirrhosis", _cirrhosis(case), "cirrhosis")
    yield Row("comorbidity", "Comorbidities", _history(case, {"comorbidity"}))
    yield Row("previous-treatment", "Previous treatment", _history(case, {"previous treatment"}))
    yield Row("family-history", "Family history", fact_cell(patient.family_history, "patient-family-history"))
    yield Row("surveillance", "Surveillance", fact_cell(patient.surveillance, "patient-surveillance"))
    yield Row("history", "Other history", _history(case, {"serology", "family", "surveillance", "other"}))
    presented = (item(entry.what, entry, entry.id) for entry in patient.presentation)
    yield Row("presentation", "Presentation", items_cell(presented))


def _age(case: Case) -> Cell:
    age = case.patient.age
    if age.years is None:
        return Cell((item("", age, "patient-age"),))
    return Cell((item(f"{age.years} years", age, "patient-age"),), Interval(age.years, age.years))


def _cirrhosis(case: Case) -> Cell:
    """The words are the article's own; only a plain yes or the statement that there was none is compared."""
    fact = case.patient.cirrhosis
    return fact_cell(fact, "patient-cirrhosis", "yes" if (plain(fact.value) or "").startswith("yes") else None)


def _history(case: Case, kinds: Iterable[str]) -> Cell:
    items = tuple(item(entry.what, entry, entry.id) for entry in case.patient.history if entry.kind in kinds)
    return Cell(items, "none" if _all_absent(items) else None)


def _all_absent(items: tuple[Item, ...]) -> bool:
    return bool(items) and all(said.missing == "absent" for said in items)
