"""The disease at baseline: diagnosis, extent, stage, laboratory values, markers, genes."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from generator.model.statements import Entry, Fact
from generator.values import Date, Model, Quantity, Slug, Text


class Diagnosis(Fact):
    """How the diagnosis was made, and when."""

    basis: Literal["imaging", "biopsy", "imaging and biopsy", "fine-needle aspiration", "not reported"]
    date: Date | None = None


class Tumour(Entry):
    """A tumour or group of tumours in the liver at baseline."""

    what: Text
    site: Text | None = None
    number: Text | None = None
    size: Quantity | None = None


class Extension(Entry):
    """Growth of the tumour into a vessel or organ, as a concept of `complications.yml` with that kind."""

    is_: Slug = Field(alias="is", examples=["portal-vein-tumour-thrombus"])
    what: Text | None = None
    site: Text | None = None
    date: Date | None = None
    course: Text | None = Field(None, description="what became of it, with dates")
    only_in_caption: bool = False


class Metastasis(Entry):
    """Spread to one site at baseline; `missing: absent` where the article states that there was none."""

    site: Slug = Field(description="a concept of sites.yml", examples=["lung"])
    number: Text | None = None
    what: Text | None = None
    date: Date | None = None


class Disease(Model):
    """The disease at baseline."""

    diagnosis: Diagnosis
    tumours: tuple[Tumour, ...] = ()
    extension: tuple[Extension, ...] = ()
    metastases: tuple[Metastasis, ...] = ()


class Stage(Entry):
    """One staging result: system, value, date, edition where printed."""

    system: Slug = Field(description="a concept of staging.yml", examples=["bclc"])
    value: Text | None = None
    version: Text | None = None
    date: Date | None = None

    @model_validator(mode="after")
    def _has_a_result(self) -> Self:
        """A stage must have a value or a kind of missing."""
        if self.value is None and self.missing is None:
            raise ValueError("needs 'value', for example value: C, or 'missing: not reported'")
        return self


class Measurement(Entry):
    """One value of a test on one date: a quantity, or in words where the article gives words."""

    test: Slug = Field(description="a concept of tests.yml", examples=["afp"])
    value: Quantity | None = None
    reads: Text | None = Field(None, description="a qualitative result", examples=["significantly decreased"])
    reference: Quantity | None = Field(None, description="the limit of normal that the article prints with it")
    date: Date | None = None
    when: Text | None = Field(None, description="the clinical moment", examples=["at diagnosis"])

    @model_validator(mode="after")
    def _has_a_result(self) -> Self:
        """A measurement must have a result or a kind of missing."""
        if self.value is None and self.reads is None and self.missing is None:
            raise ValueError("needs 'value' or 'reads' or 'missing'; for example value: 10.2 ng/mL")
        return self


class GenomicFinding(Entry):
    """A gene, what was found in it, how, and what it led to."""

    gene: Slug = Field(examples=["met"])
    alteration: Text
    method: Text | None = None
    consequence: Text | None = None
