"""Published trial figures that cases are compared with, as an article of the atlas tabulates them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from generator.model import CaseId, Discrepancy
from generator.values import EntryId, Lines, Model, Slug, Text

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
Measure = Literal[
    "complete response",
    "partial response",
    "stable disease",
    "progressive disease",
    "disease control rate",
    "overall survival",
    "time to progression",
    "time to symptomatic progression",
    "adverse event",
    "characteristic",
]


def _as_printed(value: Any) -> Any:
    """A number may be written without quotes."""
    is_number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    return str(value) if is_number else value


class Arm(Model):
    """One arm of a trial and how many patients it had."""

    label: Text
    drug: Slug | None = Field(None, description="left out for placebo")
    patients: int = Field(gt=0)
    at: Lines


class Result(Model):
    """One row of the printed table: one value per arm, exactly as printed; 'NA' is missing, never zero."""

    id: EntryId
    what: Text
    measure: Measure
    unit: Text | None = None
    parts: tuple[Text, ...] = Field((), description="names of the parts of a compound value, e.g. [male, female]")
    complication: Slug | None = None
    values: tuple[Annotated[Text, BeforeValidator(_as_printed)], ...] = Field(
        min_length=1, examples=['["7 (2.3)", "NA"]']
    )
    note: Text | None = None
    at: Lines

    def number(self, arm: int) -> Decimal | None:
        """The first number printed for `arm`; None where the table has none."""
        match = _NUMBER.match(self.values[arm])
        return Decimal(match[0]) if match else None


class Trial(Model):
    """One trial with its arms and results."""

    id: Slug = Field(examples=["asia-pacific"])
    label: Text
    study: Text = Field(description="who reported it and what kind of trial it was, as far as the article says")
    reported_by: CaseId
    arms: tuple[Arm, ...] = Field(min_length=1)
    results: tuple[Result, ...] = Field(min_length=1)
    discrepancies: tuple[Discrepancy, ...] = ()

    @model_validator(mode="after")
    def _has_a_drug(self) -> Self:
        """A trial must have an arm with a drug: its figures stand on the page of that drug."""
        if not any(arm.drug for arm in self.arms):
            raise ValueError("needs an arm with 'drug'; for example drug: sorafenib")
        return self

    @field_validator("id")
    @classmethod
    def _is_no_record(cls, value: str) -> str:
        """The id of a trial must not look like that of a record: problems are told by it."""
        if re.fullmatch(r"hcc-[0-9]+", value):
            raise ValueError("must be the name of a trial, not the id of a record")
        return value

    def result(self, measure: Measure) -> Result | None:
        """The first row with this measure, if the table has one."""
        return next((row for row in self.results if row.measure == measure), None)
