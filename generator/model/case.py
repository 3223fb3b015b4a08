"""A case record: what one published article says of one patient, each statement with its place."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from generator.model.care import CareStatements
from generator.model.disease import Disease, GenomicFinding, Measurement, Stage
from generator.model.outcome import AdverseEvent, ComplicationEntry, Outcome, Response
from generator.model.patient import Patient
from generator.model.reading import Caveat, Comparison, Curation, Discrepancy, Mention, NotReported, Revision
from generator.model.source import Source
from generator.model.statements import CaseId, Statement, What
from generator.model.treatment import Finding, Treatment
from generator.values import Amount, Date, EntryId, LineRange, Location, Model, Text, When


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
    care: CareStatements | None = Field(None, description="items of the CARE checklist that stand nowhere else")
    curation: Curation

    @cached_property
    def parts(self) -> tuple[tuple[Location, Model], ...]:
        """Every part of the record, outermost first, with its location in terms of the file's keys."""
        found: list[tuple[Location, Model]] = []
        _collect(self, (), found)
        return tuple(found)

    @cached_property
    def addressed(self) -> tuple[tuple[Location, Model], ...]:
        """Every part of the record; inside an entry the location starts with the entry's id, which never shifts."""
        found: list[tuple[Location, Model]] = []
        entry: tuple[Location, str] | None = None
        for location, part in self.parts:
            if entry and location[: len(entry[0])] != entry[0]:
                entry = None
            part_id = getattr(part, "id", None) if location else None
            if isinstance(part_id, str):
                entry = (location, part_id)
            found.append(((entry[1], *location[len(entry[0]) :]) if entry else location, part))
        return tuple(found)

    @property
    def revision(self) -> Revision:
        """The current revision."""
        return self.curation.revisions[-1]

    @property
    def best(self) -> Response:
        """The response that the record names as best; the checks make sure that it exists."""
        return next(response for response in self.responses if response.id == self.best_response)

    def responses_after(self, entry_id: str) -> tuple[Response, ...]:
        """The responses that name the treatment with this id among what was given before them."""
        return tuple(r for r in self.responses if any(before.treatment == entry_id for before in r.given_before))

    def treatment(self, entry_id: str) -> Treatment:
        """The treatment with this id; the checks make sure that references exist."""
        return next(treatment for treatment in self.treatments if treatment.id == entry_id)


def _collect(part: Any, location: Location, found: list[tuple[Location, Model]]) -> None:
    """Every model inside `part`, outermost first; dates, amounts and line numbers are values, not parts."""
    if isinstance(part, Model) and not isinstance(part, (Amount, LineRange, When)):
        found.append((location, part))
        fields = type(part).model_fields
        for name, value in part.__dict__.items():
            if isinstance(value, (Model, tuple)):
                _collect(value, (*location, fields[name].alias or name), found)
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            _collect(item, (*location, index), found)
