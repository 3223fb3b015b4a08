"""A case record: what one published article says of one patient, each statement with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from generator.model.disease import Disease, GenomicFinding, Measurement, Stage
from generator.model.outcome import AdverseEvent, ComplicationEntry, Outcome, Response
from generator.model.patient import Patient
from generator.model.reading import Caveat, Comparison, Curation, Discrepancy, Mention, NotReported, Revision
from generator.model.source import Source
from generator.model.statements import CaseId, Statement, What
from generator.model.treatment import Finding, Treatment
from generator.values import Date, EntryId, Model, Text


class Sentence(Statement):
    """One sentence of the synopsis, with its place."""

    says: Text


class Baseline(Statement):
    """The moment from which times are counted."""

    what: Text = Field(examples=["start of sorafenib"])
    date: Date


class Case(Model):
    """One patient of one article."""

    id: CaseId
    title: Annotated[
        Text,
        Field(max_length=160, description="one plain sentence: extent, treatment, outcome with the worst news"),
    ]
    headline: Text = Field(description="the one thing worth knowing, for cards and lists")
    synopsis: tuple[Sentence, ...] = Field(min_length=2)
    source: Source
    patient: Patient
    disease: Disease
    baseline: Baseline
    staging: tuple[Stage, ...] = Field(min_length=1)
    laboratory: tuple[Measurement, ...] = ()
    markers: tuple[Measurement, ...] = ()
    genomics: tuple[GenomicFinding, ...] = ()
    treatments: tuple[Treatment, ...] = Field(min_length=1)
    findings: tuple[Finding, ...] = ()
    responses: tuple[Response, ...] = Field(min_length=1)
    best_response: EntryId
    adverse_events: tuple[AdverseEvent, ...] = ()
    adverse_events_note: Text | None = Field(None, description="what is known when none, or not all, are listed")
    complications: tuple[ComplicationEntry, ...] = ()
    outcome: Outcome
    conclusions: tuple[What, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    not_reported: tuple[NotReported, ...] = ()
    mentioned: tuple[Mention, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    curation: Curation

    @property
    def revision(self) -> Revision:
        """The current revision."""
        return self.curation.revisions[-1]

    @property
    def best(self) -> Response:
        """The response that the record names as best; the checks make sure that it exists."""
        return next(response for response in self.responses if response.id == self.best_response)

    def treatment(self, entry_id: str) -> Treatment:
        """The treatment with this id; the checks make sure that references exist."""
        return next(treatment for treatment in self.treatments if treatment.id == entry_id)


def walk(part: Any, location: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Model]]:
    """Every model inside `part`, outermost first, with its location in terms of the file's keys."""
    if isinstance(part, Model):
        yield location, part
        for name, info in type(part).model_fields.items():
            yield from walk(getattr(part, name), (*location, info.alias or name))
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from walk(item, (*location, index))
    elif isinstance(part, Mapping):
        for key, item in part.items():
            yield from walk(item, (*location, key))
