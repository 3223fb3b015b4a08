"""Tables of records as a whole: one row a case, and the facts in it with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.data.cells import date_columns, date_row, joined, lines_text, sections_text
from generator.data.entry_table import TO_CASE, case_address
from generator.data.table import Column, Link, Row, Table, filled, text, truth, whole
from generator.model import Case, Statement

_FACTS = ("sex", "country", "cirrhosis", "surveillance", "family_history", "diagnosis", "outcome")
_INFERRED = "why the editor infers it; empty where the article states it"


def case_tables(cases: tuple[Case, ...], site_url: str) -> Iterator[Table]:
    """Cases and their single facts."""
    yield filled(
        "cases",
        "Cases",
        "One row for each record: the article, the patient, the best response and the outcome.",
        (*_IDENTITY, *_ARTICLE, *_PATIENT, *_COURSE),
        ("case_id",),
        (_case(case, site_url) for case in cases),
        (Link(("case_id", "best_response"), "entries", ("case_id", "entry_id")),),
    )
    yield filled(
        "facts",
        "Facts",
        "One row for each single fact of a record, with its place in the article.",
        _FACT_COLUMNS,
        ("case_id", "fact"),
        (_fact(case, name, statement, site_url) for case in cases for name, statement in _facts(case).items()),
        (TO_CASE,),
    )


def _said(name: str, what: str) -> tuple[Column, ...]:
    return (
        text(name, what),
        text(f"{name}_missing", f"{name}: not reported, absent or not assessed; empty where it is given"),
        text(f"{name}_inferred", f"{name}: {_INFERRED}"),
    )


_IDENTITY = (
    text("case_id", "id of the record"),
    whole("revision", "number of the revision"),
    text("revision_date", "date of the revision"),
    text("url", "permanent address of this revision"),
    text("title", "title of the record"),
    text("headline", "the one thing worth knowing"),
)
_ARTICLE = (
    text("read", "what was read: full text, abstract only or secondary source"),
    text("reported_by", "for a secondary source: the record whose article tabulates the case"),
    text("patient", "which patient, where the article reports several"),
    text("article_title", "title of the article"),
    text("authors", "authors, joined by '; '"),
    truth("authors_complete", "false where only the first author is known"),
    text("journal", "journal"),
    whole("year", "year of the article"),
    text("doi", "DOI of the article"),
    text("published", "date of publication, as exact as known"),
    text("text_sha256", "SHA-256 of the text that the line numbers refer to"),
)
_PATIENT = (
    whole("age_years", "age at presentation in years"),
    text("age_missing", "not reported, absent or not assessed; empty where the age is given"),
    text("age_inferred", f"age: {_INFERRED}"),
    *_said("sex", "female or male"),
    *_said("country", "country"),
    *_said("cirrhosis", "cirrhosis, in words"),
    *_said("surveillance", "surveillance before the diagnosis, in words"),
    *_said("family_history", "family history, in words"),
    *_said("diagnosis", "diagnosis, in words"),
    text("diagnosis_basis", "how the diagnosis was made"),
    *date_columns("diagnosis_date", "date of the diagnosis"),
    text("baseline", "the moment from which times are counted"),
    text("baseline_inferred", f"baseline: {_INFERRED}"),
    *date_columns("baseline_date", "date of the baseline"),
)
_COURSE = (
    text("best_response", "entry id of the best response, see responses"),
    text("best_response_category", "complete, partial, stable, progressive or not classified"),
    text("best_response_as_reported", "the article's own word"),
    text("best_response_inferred", f"best response: {_INFERRED}"),
    text("adverse_events_note", "what is known when none, or not all, adverse events are listed"),
    text("outcome", "died, alive or not reported"),
    text("outcome_missing", "not reported where the outcome is not; empty where it is given"),
    text("outcome_inferred", "what the editor infers of the outcome or of disease_at_last_report; the text says which"),
    text("disease_at_last_report", "no evidence of disease, complete response, with disease or not reported"),
    *date_columns("outcome_date", "date of the outcome"),
)
_FACT_COLUMNS = (
    text("case_id", "id of the record"),
    whole("revision", "number of the revision"),
    text("fact", "age, sex, country and so on; keywords, patient_perspective and informed_consent are of the article"),
    text("value", "the fact; age in years"),
    text("missing", "not reported, absent (the article says so) or not assessed; empty where a value is given"),
    text("as_reported", "the article's own word"),
    text("inferred", f"{_INFERRED}; of the outcome it can be the state of disease alone that is inferred"),
    text("note", "remark of the atlas"),
    text("at", "lines of the source text that state it"),
    text("section", "sections of the article that hold these lines"),
    text("url", "permanent address of this revision"),
)


def _facts(case: Case) -> dict[str, Any]:
    patient = case.patient
    return {
        "age": patient.age,
        "sex": patient.sex,
        "country": patient.country,
        "cirrhosis": patient.cirrhosis,
        "surveillance": patient.surveillance,
        "family_history": patient.family_history,
        "diagnosis": case.disease.diagnosis,
        "baseline": case.baseline,
        "outcome": case.outcome.status,
        **_care(case),
    }


def _care(case: Case) -> dict[str, Statement]:
    """The items of the CARE checklist that stand nowhere else in a record."""
    care = case.care
    names = ("keywords", "patient_perspective", "informed_consent")
    return {name: getattr(care, name) for name in names} if care else {}


def _missing(statement: Statement) -> str | None:
    """The kind of missing; an outcome whose value is 'not reported' is missing whether the record repeats it or not."""
    unknown = getattr(statement, "value", None) == "not reported"
    return statement.missing or ("not reported" if unknown else None)


def _fact(case: Case, name: str, statement: Statement, site_url: str) -> Row:
    values = (getattr(statement, key, None) for key in ("value", "years", "what"))
    value = next((value for value in values if value is not None), None)
    return {
        "case_id": case.id,
        "revision": case.revision.number,
        "fact": name,
        "value": None if value is None else str(value),
        "missing": _missing(statement),
        "as_reported": statement.as_reported,
        "inferred": statement.inferred,
        "note": statement.note,
        "at": lines_text(statement.at),
        "section": sections_text(statement.at, case),
        "url": case_address(case, site_url),
    }


def _case(case: Case, site_url: str) -> Row:
    return {
        "case_id": case.id,
        "revision": case.revision.number,
        "revision_date": case.revision.date,
        "url": case_address(case, site_url),
        "title": case.title,
        "headline": case.headline,
        **_article(case),
        **_patient(case),
        **_course(case),
    }


def _article(case: Case) -> Row:
    article = case.source.bibliography
    return {
        "read": case.source.read,
        "reported_by": case.source.reported_by,
        "patient": case.source.patient,
        "article_title": article.title,
        "authors": joined(article.authors),
        "authors_complete": article.authors_complete if article.authors else None,
        "journal": article.journal,
        "year": article.year,
        "doi": article.doi,
        "published": article.published,
        "text_sha256": case.source.text.sha256,
    }


def _patient(case: Case) -> Row:
    facts = _facts(case)
    said = {name: getattr(facts[name], "value", None) for name in _FACTS}
    return {
        **said,
        **{f"{name}_missing": _missing(facts[name]) for name in (*_FACTS, "age")},
        **{f"{name}_inferred": facts[name].inferred for name in (*_FACTS, "age", "baseline")},
        "age_years": case.patient.age.years,
        "diagnosis_basis": case.disease.diagnosis.basis,
        **date_row("diagnosis_date", case.disease.diagnosis.date),
        "baseline": case.baseline.what,
        **date_row("baseline_date", case.baseline.date),
    }


def _course(case: Case) -> Row:
    return {
        "best_response": case.best_response,
        "best_response_category": case.best.category,
        "best_response_as_reported": case.best.as_reported,
        "best_response_inferred": case.best.inferred,
        "adverse_events_note": case.adverse_events_note,
        "disease_at_last_report": case.outcome.status.disease,
        **date_row("outcome_date", case.outcome.status.date),
    }
