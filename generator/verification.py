"""What was found when records were compared with their articles, number by number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.model import CaseId
from generator.values import Model, PartialDate, Sha256, Slug

FILE = "verification.yml"
EXCEPTIONS_FILE = "verification-exceptions.yml"
Count = Annotated[int, Field(ge=0)]
State = Literal["verified", "incomplete", "changed since", "never"]


class Verified(Model):
    """The comparison of one file with the text of its article."""

    file: Sha256 = Field(description="SHA-256 of the record's file as it was compared")
    text: Sha256 = Field(description="SHA-256 of the article's text")
    date: PartialDate
    values: Count = Field(description="numbers, units, dates, terms and quotations that were looked for")
    found: Count = Field(description="how many of them stand at the lines that the record names")
    inferred: Count = Field(description="values marked as inferred, which no line states and which were not looked for")
    ours: Count = Field(description="numbers of our own prose that the article does not print, each with its reason")
    numbers: Count = Field(description="numbers in the article's case report, captions and tables of cases")
    used: Count = Field(description="how many of these numbers an entry uses")
    ignored: Count = Field(description="how many are left out, each with its reason")


class Verifications(Model):
    """The results for every record and trial, as `atlas verify` wrote them."""

    records: Mapping[CaseId, Verified] = {}
    trials: Mapping[Slug, Verified] = {}


def state_of(verified: Verified | None, file_digest: str) -> State:
    """Whether the result still holds for a file with this SHA-256, and whether it was complete."""
    if verified is None:
        return "never"
    if verified.file != file_digest:
        return "changed since"
    complete = verified.found == verified.values and verified.used + verified.ignored == verified.numbers
    return "verified" if complete else "incomplete"
