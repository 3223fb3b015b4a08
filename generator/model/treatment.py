"""Treatments in the order given, and what imaging and pathology found."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.statements import Entry, Missing, Statement, What
from generator.values import Date, EntryId, Quantity, Slug, Text


class Agent(Statement):
    """A drug within a treatment, with its dose where the article prints one."""

    drug: Slug = Field(examples=["sorafenib"])
    dose: Quantity | None = None
    dose_missing: Missing | None = Field(None, description="why there is no dose")
    route: Text | None = None
    frequency: Text | None = None
    into: Text | None = Field(None, description="the artery or site", examples=["right branch of the hepatic artery"])

    @model_validator(mode="after")
    def _dose_or_why_not(self) -> Self:
        """An agent must have a dose or say why there is none."""
        if (self.dose is None) == (self.dose_missing is None):
            raise ValueError("needs either 'dose', for example dose: 400 mg, or 'dose_missing: not reported'")
        return self


class TargetVolume(Statement):
    """The dose prescribed to one radiotherapy target volume."""

    name: Text = Field(examples=["PTV-1"])
    dose: Quantity
    fractions: int | None = Field(None, gt=0, le=200)


StopCategory = Literal[
    "cost",
    "toxicity",
    "progression",
    "response",
    "completed",
    "liver function",
    "patient's wish",
    "other",
    "not reported",
    "ongoing",
]


class StopReason(Statement):
    """Why a treatment ended; `ongoing` where it had not at the last report."""

    category: StopCategory
    what: Text | None = None


class Treatment(Entry):
    """A course or procedure, in the order given."""

    label: Text
    modality: Annotated[
        tuple[Slug, ...],
        BeforeValidator(lambda value: (value,) if isinstance(value, str) else value),
        Field(min_length=1, examples=["tace"]),
        WithJsonSchema(
            {"description": "A concept of modalities.yml, or several.", "type": ["string", "array"]}, mode="validation"
        ),
    ]
    purpose: Literal["antitumour", "antiviral", "emergency", "supportive"] = "antitumour"
    what: Text | None = None
    line: Text | None = Field(None, description="line of therapy as the article names it", examples=["first line"])
    agents: tuple[Agent, ...] = ()
    volumes: tuple[TargetVolume, ...] = ()
    technique: Text | None = None
    date: Date | None = Field(None, description="of a procedure; a course has 'start' and 'stop'")
    start: Date | None = None
    stop: Date | None = None
    stop_reason: StopReason | None = None
    cycles: Text | None = None
    schedule: Text | None = None
    duration: Text | None = Field(None, description="as the article states it")
    where: Text | None = Field(None, description="another hospital, if so")
    with_: tuple[EntryId, ...] = Field((), alias="with", description="treatments given together with this one")
    reason: Text | None = Field(None, description="why it was chosen")


class Finding(What):
    """One imaging, pathology or clinical finding."""

    kind: Literal["imaging", "pathology", "clinical"]
    method: Text
    date: Date | None = None
    region: Text | None = None
    only_in_caption: bool = False
