"""What every statement of a record has: its place, its own word, its kind of missing."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.values import EntryId, Lines, Model, Text

CaseId = Annotated[str, Field(pattern=r"^hcc-([0-9]{4}|[1-9][0-9]{4,5})$", examples=["hcc-0001"])]
_ANSWERS = ("value", "years", "reads")
Missing = Literal["not reported", "absent", "not assessed"]


class Statement(Model):
    """Anything the article says: `at` gives its lines; only what is not reported has no place."""

    at: Lines | None = None
    as_reported: Text | None = Field(None, description="the article's own word", examples=["perarubicin"])
    note: Text | None = Field(None, description="what the reader must know about this entry, in our words")
    inferred: Text | None = Field(None, description="why the editor infers this; leave out what the article states")
    missing: Missing | None = Field(None, description="one of the three kinds of missing")

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        """Every fact must have its place in the article."""
        if self.at is None and self.missing != "not reported":
            raise ValueError("needs 'at', the lines of the source text that state it, or 'missing: not reported'")
        return self

    @model_validator(mode="after")
    def _is_there_or_missing(self) -> Self:
        """What is missing must have no value."""
        given = next((name for name in _ANSWERS if self.__dict__.get(name) not in (None, "not reported")), None)
        if self.missing and given:
            raise ValueError(f"must have '{given}' or 'missing: {self.missing}', found both")
        return self


class Entry(Statement):
    """A statement of a list, with an id that never changes: it is the fragment of its permalink."""

    id: EntryId


class Fact(Statement):
    """A single statement in words."""

    value: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        """A fact must have a value or a kind of missing."""
        if self.value is None and self.missing is None:
            raise ValueError("needs 'value', or 'missing' with one of: not reported, absent, not assessed")
        return self


class What(Entry):
    """An entry told in one or two sentences of our own."""

    what: Text
