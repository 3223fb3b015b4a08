"""The rules across cases: references from one record to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.atlas import Atlas
from generator.ledger import Withdrawal
from generator.links import case_url
from generator.model import Case
from generator.problems import Problem
from generator.rules.found import close
from generator.values import Location
from generator.yaml_source import Document


def check_atlas(atlas: Atlas, documents: Mapping[str, Document]) -> list[Problem]:
    """Every problem between records; `documents` holds every file by its id, those too that could not be read."""
    return [
        *_case_references(atlas, documents),
        *_trial_references(atlas, documents),
        *_trial_rows(atlas, documents),
        *_one_record_a_patient(atlas, documents),
    ]


def _case_references(atlas: Atlas, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Another case or trial that a record refers to must exist."""
    for case in atlas.cases:
        references: list[tuple[Location, str | None]] = [(("source", "reported_by"), case.source.reported_by)]
        references += [(("comparisons", i, "case"), item.case) for i, item in enumerate(case.comparisons)]
        yield from _unknown_records(references, atlas, documents, documents[case.id])
        trials: list[tuple[Location, str | None]] = [
            (("comparisons", i, "trial"), item.trial) for i, item in enumerate(case.comparisons)
        ]
        yield from _unknown(trials, set(documents) - _cases(documents), "a file of cases/trials/", documents[case.id])


def _trial_references(atlas: Atlas, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """The case that reports a trial, its drugs and its complications must exist."""
    for trial in atlas.trials.values():
        document, vocabulary = documents[trial.id], atlas.vocabulary
        drugs: list[tuple[Location, str | None]] = [(("arms", i, "drug"), a.drug) for i, a in enumerate(trial.arms)]
        complications: list[tuple[Location, str | None]] = [
            (("results", i, "complication"), row.complication) for i, row in enumerate(trial.results)
        ]
        yield from _unknown_records([(("reported_by",), trial.reported_by)], atlas, documents, document)
        if "drugs" not in vocabulary.incomplete:
            yield from _unknown(drugs, vocabulary.drugs, "an id of cases/vocabulary/drugs.yml", document)
        if "complications" not in vocabulary.incomplete:
            known = vocabulary.complications
            yield from _unknown(complications, known, "an id of cases/vocabulary/complications.yml", document)


def _one_record_a_patient(atlas: Atlas, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Two records of one article must say which patient of it each is, and it must not be the same."""
    seen: defaultdict[str, dict[str, Case]] = defaultdict(dict)
    for case in atlas.cases:
        patient = (case.source.patient or "").casefold()
        names = tuple(names_of_article(case))
        others = [(named, other) for name in names for named, other in seen[name].items()]
        other = next((other for named, other in others if named == patient or not (named and patient)), None)
        if other is not None:
            named = f"patient {other.source.patient!r}" if other.source.patient else "no patient named"
            message = (
                f"'source' must be another patient than that of {other.id}, which has the same article and {named};"
                " if the article reports several, name this one in both records; for example patient: Patient 2"
            )
            yield Problem(documents[case.id].path, documents[case.id].line_of(("source",)), message)
        for name in names:
            seen[name].setdefault(patient, case)


def names_of_article(case: Case) -> Iterator[str]:
    """Whatever identifies the article: DOI, title; the text that was read, unless it tells of another article."""
    bibliography = case.source.bibliography
    if bibliography.doi:
        yield f"doi {bibliography.doi.casefold()}"
    if bibliography.title:
        yield f"title {' '.join(bibliography.title.casefold().split()).rstrip('.')}"
    if case.source.reported_by is None:
        yield f"text {case.source.text.sha256}"


def _cases(documents: Mapping[str, Document]) -> set[str]:
    """The ids of the files that are records."""
    return {file_id for file_id in documents if file_id.startswith("hcc-")}


def _unknown_records(
    references: list[tuple[Location, str | None]], atlas: Atlas, documents: Mapping[str, Document], document: Document
) -> Iterator[Problem]:
    """The references to records that are not there; of one that was withdrawn it is said what to name instead."""
    known = _cases(documents)
    for location, reference in references:
        fate = atlas.ledger.gone.get(case_url(reference)) if reference and reference not in known else None
        if isinstance(fate, Withdrawal):
            instead = f"name its successor {fate.successor}" if fate.successor else "take it out"
            message = f"'{location[-1]}' names {reference}, which was withdrawn; {instead}, or withdraw what names it"
            yield Problem(document.path, document.line_of(location), message)
        else:
            yield from _unknown([(location, reference)], known, "a record of cases/", document)


def _unknown(
    references: Iterable[tuple[Location, str | None]], known: Iterable[str], what: str, document: Document
) -> Iterator[Problem]:
    """The references that name nothing known, each as a problem at its line."""
    names = set(known)
    for location, reference in references:
        if reference is not None and reference not in names:
            message = f"'{location[-1]}' must be {what}, found '{reference}'{close(reference, sorted(names))}"
            yield Problem(document.path, document.line_of(location), message)


def _trial_rows(atlas: Atlas, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """A row of a trial must have one value per arm."""
    for trial in atlas.trials.values():
        document = documents[trial.id]
        for index, row in enumerate(trial.results):
            if len(row.values) != len(trial.arms):
                message = f"'values' must hold one value per arm ({len(trial.arms)}), found {len(row.values)}"
                yield Problem(document.path, document.line_of(("results", index, "values")), message)
