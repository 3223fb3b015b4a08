"""The file of exceptions: numbers of our own that no article prints, and numbers of an article that no entry uses."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model import CaseId
from generator.values import Model, Slug, Text


def _as_printed(value: Any) -> Any:
    """A number may be written without quotes."""
    return str(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else value


Number = Annotated[Text, BeforeValidator(_as_printed)]


class Ours(Model):
    """A number that we derived: the entry, the number as it stands there, and how it came about."""

    entry: Text = Field(examples=["caveat-2", "headline", "synopsis.1"])
    number: Number = Field(examples=["twelve weeks"])
    reason: Text = Field(examples=["20 July to 12 October 2018"])


class Unused(Model):
    """A number of the article that belongs to no entry: the number as printed, its line, and why it is left out."""

    number: Number = Field(examples=["75%"])
    at: int = Field(gt=0, examples=["99"])
    reason: Text = Field(examples=["general physiology, not this patient"])


class Exceptions(Model):
    """The exceptions of one record or trial."""

    ours: tuple[Ours, ...] = ()
    unused: tuple[Unused, ...] = ()


class ExceptionsFile(Model):
    """The file `verification-exceptions.yml`."""

    records: Mapping[CaseId, Exceptions] = {}
    trials: Mapping[Slug, Exceptions] = {}
