"""A case to its page: the values that the template shows beside the record itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.care import care_items, count
from generator.case_rows import by_date, marker_rows, measured_row, response_row, treatment_row
from generator.case_summary import EVIDENCE, glance, since
from generator.citations.page import cite_values
from generator.course.page import course_values
from generator.head import case_head
from generator.links import RECORD, case_url, phenopacket_url, source_path, unmapped_url
from generator.markup import date_words
from generator.model import Case
from generator.page import Page
from generator.publication import Publication
from generator.verification_words import compared_case
from generator.vocabulary import Vocabulary


def case_pages(publication: Publication) -> Iterator[Page]:
    """One page per case, each linked to the one before and after it."""
    atlas = publication.atlas
    neighbours = (None, *atlas.cases, None)
    for previous, case, following in zip(neighbours, atlas.cases, neighbours[2:], strict=False):
        url = case_url(case.id)
        beside = {"previous": previous, "next": following, "former": atlas.ledger.gone_from(url)}
        compared, similar = compared_case(case, atlas), publication.similar[case.id]
        text = case_text(case, url, publication, edition=None, compared=compared, similar=similar, **beside)
        yield Page(source_path(url), text, f"cases/{case.id}.yml")


def case_text(case: Case, url: str, publication: Publication, **values: Any) -> str:
    """The Markdown of a case, or of one of its revisions, at `url`; `values` are those that only such a page has."""
    atlas, site_url = publication.atlas, publication.site_url
    return publication.renderer.page(
        "case.md.j2",
        url,
        case=case,
        trial_urls=publication.trial_urls,
        head=case_head(case, atlas, site_url),
        page_address=site_url + url,
        canonical=site_url + case_url(case.id),
        record_address=url + RECORD,
        phenopacket_address=phenopacket_url(case.id),
        unmapped_address=unmapped_url(case.id),
        **cite_values(case, site_url, publication.styles),
        **course_values(case, atlas.vocabulary),
        **{**page_values(case, atlas.vocabulary), **values},
    )


def page_values(case: Case, vocabulary: Vocabulary) -> dict[str, Any]:
    """Everything the template shows that is not in the record as it stands."""
    return {
        "page_title": f"{case.id}: {case.title}",
        "description": case.headline,
        "EVIDENCE": EVIDENCE,
        "glance": glance(case),
        "patient_facts": _patient_facts(case),
        "laboratory": [measured_row(entry, vocabulary) for entry in case.laboratory],
        "markers": marker_rows(case, vocabulary),
        "treatments": [treatment_row(treatment, case, vocabulary) for treatment in case.treatments],
        "findings": by_date(case.findings),
        "responses": [response_row(response, case) for response in case.responses],
        "events": [(event, since(case, event.date)) for event in by_date(case.outcome.events)],
        "bibliography": _bibliography(case),
        **_care(case, vocabulary),
    }


def _care(case: Case, vocabulary: Vocabulary) -> dict[str, Any]:
    """The checklist with its counts, and the items that are statements of the article: fragment, label, fact."""
    items = care_items(case, vocabulary)
    return {
        "care": items,
        "care_reported": count(items, "reported"),
        "care_partly": count(items, "partly reported"),
        "care_facts": [(f"care-{item.key}", item.name, item.answer.said) for item in items if item.answer.said],
    }


def _patient_facts(case: Case) -> list[tuple[str, str, Any]]:
    patient = case.patient
    return [
        ("patient-sex", "Sex", patient.sex),
        ("patient-country", "Country", patient.country),
        ("patient-cirrhosis", "Cirrhosis", patient.cirrhosis),
        ("patient-surveillance", "Surveillance", patient.surveillance),
        ("patient-family-history", "Family history", patient.family_history),
    ]


def _bibliography(case: Case) -> list[tuple[str, str | None]]:
    """Label and value; None is what the text read does not show."""
    b = case.source.bibliography
    only = "" if b.authors_complete else " (first author only)" if len(b.authors) == 1 else " (not all are known)"
    authors = ", ".join(b.authors) + only if b.authors else None
    issue = " ".join(part for part in (b.volume, f"({b.issue})" if b.issue else "") if part)
    dates = ((name, getattr(b, name)) for name in ("received", "revised", "accepted", "published"))
    rows: list[tuple[str, str | None]] = [("Title", b.title), ("Authors", authors), ("Journal", b.journal)]
    rows.append(("Year", str(b.year) if b.year else None))
    optional: Mapping[str, str | None] = {
        "Volume and issue": issue or None, "Pages": b.pages, "Institution": b.institution,
        "Corresponding author": b.corresponding_author,
        "Dates": "; ".join(f"{name} {date_words(value)}" for name, value in dates if value) or None,
    }  # fmt: skip
    return rows + [(label, value) for label, value in optional.items() if value]
