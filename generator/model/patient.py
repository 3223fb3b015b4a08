"""Who the patient is."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from generator.model.statements import Entry, Fact, Statement, What
from generator.values import Model, Slug, Text


class SexFact(Fact):
    """The patient's sex as the article gives it."""

    value: Literal["female", "male"] | None = None


class AgeFact(Statement):
    """Age at presentation, in years."""

    years: int | None = Field(None, ge=0, le=120, examples=["39"])

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        """An age must have years or a kind of missing."""
        if self.years is None and self.missing is None:
            raise ValueError("needs 'years', for example years: 39, or 'missing: not reported'")
        return self


class Aetiology(Entry):
    """A cause of liver disease, as a concept of `aetiologies.yml`."""

    is_: Slug = Field(alias="is", examples=["hepatitis-b"])
    what: Text | None = None


class HistoryItem(What):
    """Something known of the patient before the disease was found."""

    kind: Literal["comorbidity", "serology", "family", "surveillance", "previous treatment", "other"]


class Patient(Model):
    """Who the patient is and how the disease came to light."""

    age: AgeFact
    sex: SexFact
    country: Fact
    cirrhosis: Fact
    surveillance: Fact
    family_history: Fact
    aetiology: tuple[Aetiology, ...] = ()
    history: tuple[HistoryItem, ...] = ()
    presentation: tuple[What, ...] = ()
