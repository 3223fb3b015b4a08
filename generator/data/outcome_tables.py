"""Tables of the course: responses, harm, events, durations, findings, and what is only mentioned."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.data.cells import date_columns, date_row, joined, statement_columns, statement_row
from generator.data.entry_table import CONCEPT, Item, entry_table
from generator.data.table import Cell, Column, Link, Table, text, truth, whole
from generator.model import Case

_WHAT = text("what", "the entry in a sentence")
_ONLY_IN_CAPTION = truth("only_in_caption", "true where only the caption of a figure states it")
_DATE = date_columns("date", "date")
_TREATMENT = text("treatment", "entry id of the treatment")
_TO_TREATMENT = Link(("case_id", "treatment"), "entries", ("case_id", "entry_id"))


def outcome_tables(cases: tuple[Case, ...], site_url: str) -> Iterator[Table]:
    """What happened after baseline, and what the article only talks about."""
    for name, title, description, columns, items, further_key in _TABLES:
        rows = (item for case in cases for item in items(case))
        table = entry_table(name, title, description, columns, rows, site_url, further_key)
        yield _linked(table) if _TREATMENT in columns else table


def _linked(table: Table) -> Table:
    links = (*table.links, _TO_TREATMENT)
    return Table(table.name, table.title, table.description, table.columns, table.key, links, table.rows)


def _same(entry: object, *names: str) -> dict[str, Cell]:
    return {name: getattr(entry, name) for name in names}


def _responses(case: Case) -> Iterator[Item]:
    for entry in case.responses:
        criterion = entry.criterion
        own = {
            **_same(entry, "category", "what", "method"),
            "is_best": entry.id == case.best_response,
            "criterion": criterion.system,
            "concept": f"criteria/{criterion.system}" if criterion.system else None,
            "criterion_version": criterion.version,
            **statement_row("criterion", criterion, case),
            "assessed_by": entry.assessed_by.value,
            **statement_row("assessed_by", entry.assessed_by, case),
            "check": entry.check.possible if entry.check else None,
            "check_what": entry.check.what if entry.check else None,
            **statement_row("check", entry.check, case),
            "given_before": joined(before.treatment for before in entry.given_before),
            **date_row("date", entry.date),
        }
        yield case, entry, own


def _before(case: Case) -> Iterator[Item]:
    for entry in case.responses:
        for index, before in enumerate(entry.given_before, start=1):
            yield case, entry, {"number": index, "treatment": before.treatment, "what": before.what}


def _adverse_events(case: Case) -> Iterator[Item]:
    for entry in case.adverse_events:
        own = {
            **_same(entry, "what", "attribution", "management", "consequence"),
            "complication": entry.is_,
            "concept": f"complications/{entry.is_}",
            "grade": entry.grade.value,
            "grade_scale": entry.grade.scale,
            **statement_row("grade", entry.grade, case),
            "attributed_to": joined(entry.attributed_to),
            **date_row("date", entry.date),
        }
        yield case, entry, own


def _attributed(case: Case) -> Iterator[Item]:
    for entry in case.adverse_events:
        for treatment in dict.fromkeys(entry.attributed_to):
            yield case, entry, {"treatment": treatment}


def _complications(case: Case) -> Iterator[Item]:
    kinds = (("tumour extension", case.disease.extension), ("complication", case.complications))
    for kind, entries in kinds:
        for entry in entries:
            own = {
                "kind": kind,
                **_same(entry, "what", "course", "only_in_caption"),
                "complication": entry.is_,
                "concept": f"complications/{entry.is_}",
                "site": getattr(entry, "site", None),
                "management": getattr(entry, "management", None),
                **date_row("date", entry.date),
            }
            yield case, entry, own


def _events(case: Case) -> Iterator[Item]:
    for entry in case.outcome.events:
        yield case, entry, {**_same(entry, "kind", "site", "what"), **date_row("date", entry.date)}


def _durations(case: Case) -> Iterator[Item]:
    for entry in case.outcome.durations:
        yield case, entry, _same(entry, "value", "what")


def _findings(case: Case) -> Iterator[Item]:
    for entry in case.findings:
        own = _same(entry, "kind", "method", "region", "what", "only_in_caption")
        yield case, entry, {**own, **date_row("date", entry.date)}


def _mentions(case: Case) -> Iterator[Item]:
    for entry in case.mentioned:
        kind, name = entry.concept
        yield case, entry, {"kind": kind, "name": name, "concept": f"{kind}/{name}", "what": entry.what}


_TABLES: tuple[
    tuple[str, str, str, tuple[Column, ...], Callable[[Case], Iterator[Item]], tuple[str, ...]], ...
] = (
    (
        "responses",
        "Responses",
        "One row for each response that the article reports.",
        (
            text("category", "complete, partial, stable, progressive or not classified"),
            truth("is_best", "true for the response that the record names as best"),
            _WHAT, *_DATE, text("method", "how it was assessed"),
            text("criterion", "id of the response criterion that the article names"), CONCEPT,
            text("criterion_version", "version of the criterion, where printed"),
            *statement_columns("criterion", "criterion"),
            text("assessed_by", "who assessed it"), *statement_columns("assessed_by", "who assessed it"),
            text("check", "whether the reported data allow a reader to check the response: yes, partly or no"),
            text("check_what", "which data are reported for that, and which are not"),
            *statement_columns("check", "check"),
            text("given_before", "entry ids of the treatments given before; one a row in response_treatments"),
        ),
        _responses,
        (),
    ),
    (
        "response_treatments",
        "Treatments before responses",
        "One row for each treatment given in the weeks before a response: a possible cause, not a proven one.",
        (whole("number", "number within the response, from 1"), _TREATMENT, text("what", "how long before")),
        _before,
        ("number",),
    ),
    (
        "adverse_events",
        "Adverse events",
        "One row for each adverse event; those with 'absent' in the column missing did not happen.",
        (
            text("complication", "id of the adverse event in the vocabulary"), CONCEPT, _WHAT,
            whole("grade", "grade as printed; never one that the article does not print"),
            text("grade_scale", "scale of the grade, where printed"), *statement_columns("grade", "grade"),
            text("attributed_to", "entry ids of treatments held responsible; one a row in adverse_event_treatments"),
            text("attribution", "how the article words the link, or that it does not"), *_DATE,
            text("management", "what was done"), text("consequence", "what it led to"),
        ),
        _adverse_events,
        (),
    ),
    (
        "adverse_event_treatments",
        "Treatments held responsible",
        "One row for each treatment that the article holds responsible for an adverse event.",
        (_TREATMENT,),
        _attributed,
        ("treatment",),
    ),
    (
        "complications",
        "Complications and tumour extension",
        "One row for each complication of the disease and each growth into a vessel or organ.",
        (
            text("kind", "complication or tumour extension"), text("complication", "id in the vocabulary"), CONCEPT,
            _WHAT, text("site", "site"), *_DATE, text("management", "what was done"),
            text("course", "what became of it"), _ONLY_IN_CAPTION,
        ),
        _complications,
        (),
    ),
    (
        "events",
        "Events",
        "One row for each progression, recurrence, marker rise, last follow-up and death.",
        (text("kind", "kind of the event"), text("site", "site"), _WHAT, *_DATE),
        _events,
        (),
    ),
    (
        "durations",
        "Durations",
        "One row for each duration that the article states.",
        (text("value", "the duration as the article gives it"), _WHAT),
        _durations,
        (),
    ),
    (
        "findings",
        "Findings",
        "One row for each finding of imaging, pathology or examination.",
        (
            text("kind", "imaging, pathology or clinical"), text("method", "method"), text("region", "region"),
            _WHAT, *_DATE, _ONLY_IN_CAPTION,
        ),
        _findings,
        (),
    ),
    (
        "mentions",
        "Only mentioned",
        "One row for each drug, modality or complication that the article only talks about: not given, not seen here.",
        (
            text("kind", "drugs, modalities or complications"), text("name", "id of the concept"), CONCEPT, _WHAT,
        ),
        _mentions,
        (),
    ),
)  # fmt: skip
