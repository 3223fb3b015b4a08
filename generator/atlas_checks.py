"""The rules across cases: references from one record to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.atlas import Atlas
from generator.problems import Problem
from generator.rules.found import close
from generator.yaml_source import Document


def check_atlas(atlas: Atlas, documents: Mapping[str, Document]) -> list[Problem]:
    """Every problem between records; `documents` holds the file of each case and trial id."""
    return [*_case_references(atlas, documents), *_trial_references(atlas, documents), *_trial_rows(atlas, documents)]


def _case_references(atlas: Atlas, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Another case or trial that a record refers to must exist."""
    for case in atlas.cases:
        document = documents[case.id]
        references = [(("source", "reported_by"), case.source.reported_by, atlas.by_id)]
        for index, comparison in enumerate(case.comparisons):
            references.append((("comparisons", index, "case"), comparison.case, atlas.by_id))  # type: ignore[arg-type]  # locations of different lengths
            references.append((("comparisons", index, "trial"), comparison.trial, atlas.trials))  # type: ignore[arg-type]  # the same
        for location, reference, known in references:
            if reference is not None and reference not in known:
                message = f"'{location[-1]}' must name a record, found '{reference}'{close(reference, known)}"
                yield Problem(document.path, document.line_of(location), message)


def _trial_references(atlas: Atlas, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """The case that reports a trial, its drugs and its complications must exist."""
    for trial in atlas.trials.values():
        document = documents[trial.id]
        if trial.reported_by not in atlas.by_id:
            message = f"'reported_by' must name a record, found '{trial.reported_by}'{close(trial.reported_by, atlas.by_id)}"
            yield Problem(document.path, document.line_of(("reported_by",)), message)
        named = [(("arms", i, "drug"), arm.drug, "drugs") for i, arm in enumerate(trial.arms)]
        named += [(("results", i, "complication"), row.complication, "complications") for i, row in enumerate(trial.results)]
        for location, concept_id, kind in named:
            known = atlas.vocabulary.of_kind(kind)
            if concept_id is not None and concept_id not in known:
                message = f"'{location[-1]}' must be an id of cases/vocabulary/{kind}.yml, found '{concept_id}'{close(concept_id, known)}"
                yield Problem(document.path, document.line_of(location), message)


def _trial_rows(atlas: Atlas, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """A row of a trial must have one value per arm."""
    for trial in atlas.trials.values():
        document = documents[trial.id]
        for index, row in enumerate(trial.results):
            if len(row.values) != len(trial.arms):
                message = f"'values' must hold one value per arm ({len(trial.arms)}), found {len(row.values)}"
                yield Problem(document.path, document.line_of(("results", index, "values")), message)
