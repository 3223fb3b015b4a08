"""The curation page: how each record was made, compared with its article, and what is open in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.atlas import Atlas
from generator.care import ITEMS, CareItem, care_items, count
from generator.case_summary import EVIDENCE
from generator.head import index_head, newest_revision
from generator.links import CURATION, source_path
from generator.model import Case
from generator.model.statements import Statement
from generator.page import Page
from generator.publication import Publication
from generator.trials import Trial
from generator.verification_words import Compared, compared, compared_case

TITLE = "Curation"
DESCRIPTION = (
    "How complete each record is, whether its values were found in the article, and which contradictions are open."
)


@dataclass(frozen=True)
class CurationRow:
    """A record with its comparison, its items of the CARE checklist and what the editors inferred."""

    case: Case
    compared: Compared
    care: tuple[CareItem, ...]
    reported: int
    partly: int
    inferred: int


@dataclass(frozen=True)
class Totals:
    """Sums over all records and trials; those of a comparison only over the files that it holds for."""

    records: int
    trials: int
    holding: int
    values: int
    found: int
    inferred: int
    discrepancies: int
    not_reported: int
    caveats: int


def curation_page(publication: Publication) -> Page:
    """The page with a row for every record and every trial, and every contradiction of their articles."""
    atlas, site_url = publication.atlas, publication.site_url
    rows = tuple(_row(case, atlas) for case in atlas.cases)
    trials = tuple((trial, _compared_trial(trial, atlas)) for trial in atlas.trials.values())
    newest = newest_revision(atlas.cases)
    text = publication.renderer.page(
        "curation.md.j2",
        CURATION,
        title=TITLE,
        description=DESCRIPTION,
        head=index_head(TITLE, DESCRIPTION, CURATION, site_url, newest, "WebPage"),
        lastmod=newest,
        EVIDENCE=EVIDENCE,
        rows=rows,
        trials=trials,
        trial_urls=publication.trial_urls,
        care_names=[name for _, name, _ in ITEMS],
        totals=_totals(rows, trials),
    )
    return Page(source_path(CURATION), text)


def _row(case: Case, atlas: Atlas) -> CurationRow:
    care = care_items(case, atlas.vocabulary)
    return CurationRow(
        case=case,
        compared=compared_case(case, atlas),
        care=care,
        reported=count(care, "reported"),
        partly=count(care, "partly reported"),
        inferred=inferred_in(case),
    )


def inferred_in(case: Case) -> int:
    """How many statements and dates of a record say that they are inferred."""
    dates = (getattr(part, key, None) for _, part in case.parts for key in ("date", "start", "stop"))
    statements = (part for _, part in case.parts if isinstance(part, Statement))
    return sum(1 for item in (*statements, *dates) if getattr(item, "inferred", None))


def _compared_trial(trial: Trial, atlas: Atlas) -> Compared:
    return compared(atlas.verifications.trials.get(trial.id), atlas.digests.get(trial.id, ""))


def _totals(rows: tuple[CurationRow, ...], trials: tuple[tuple[Trial, Compared], ...]) -> Totals:
    every: Iterable[Compared] = (*(row.compared for row in rows), *(result for _, result in trials))
    results = [item.result for item in every if item.result]
    cases = [row.case for row in rows]
    return Totals(
        records=len(rows),
        trials=len(trials),
        holding=len(results),
        values=sum(result.values for result in results),
        found=sum(result.found for result in results),
        inferred=sum(row.inferred for row in rows),
        discrepancies=sum(len(case.discrepancies) for case in cases) + sum(len(t.discrepancies) for t, _ in trials),
        not_reported=sum(len(case.not_reported) for case in cases),
        caveats=sum(len(case.caveats) for case in cases),
    )
