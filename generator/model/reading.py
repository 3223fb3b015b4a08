"""Reading the article critically: contradictions, caveats, what is only mentioned, who curated it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from generator.model.statements import CaseId, Entry, What
from generator.values import EntryId, Lines, Model, PartialDate, Slug, Text


class Said(Model):
    """One of two statements that do not agree."""

    says: Text
    at: Lines


class Discrepancy(Model):
    """Statements that contradict each other, and what the record does about it."""

    id: EntryId
    what: Text
    statements: tuple[Said, ...] = Field(min_length=1)
    handling: Text


class Mention(Entry):
    """A concept that the article talks about but that was not given to, or seen in, this patient."""

    drug: Slug | None = None
    modality: Slug | None = None
    complication: Slug | None = None
    what: Text

    @model_validator(mode="after")
    def _names_one_concept(self) -> Self:
        """A mention must name one drug, one modality or one complication."""
        if sum(name is not None for name in (self.drug, self.modality, self.complication)) != 1:
            raise ValueError("needs exactly one of 'drug', 'modality', 'complication'; for example drug: nivolumab")
        return self

    @property
    def concept(self) -> tuple[str, str]:
        """The kind of the concept, as its vocabulary file is called, and its id."""
        kinds = (("drugs", self.drug), ("modalities", self.modality), ("complications", self.complication))
        return next((kind, concept_id) for kind, concept_id in kinds if concept_id)


class Caveat(Model):
    """What to be careful about; `at` where the article itself says so."""

    id: EntryId
    what: Text
    at: Lines | None = None


class NotReported(Model):
    """Something a reader would look for and not find in the article."""

    id: EntryId
    what: Text


class Comparison(What):
    """A published figure or case that the article compares its patient with."""

    study: Text
    trial: Slug | None = Field(None, description="a record of cases/trials/")
    case: CaseId | None = None


class Revision(Model):
    """One published state of the record."""

    number: int = Field(gt=0)
    date: PartialDate
    reason: Text


class Curation(Model):
    """Who encoded the record, when, and what was checked."""

    encoded_by: Text
    encoded_on: PartialDate
    checks: tuple[Text, ...] = Field(min_length=1)
    revisions: tuple[Revision, ...] = Field(min_length=1)
