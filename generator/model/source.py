"""The source article: what identifies it, how much of it was read, and the text that line numbers refer to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.statements import CaseId, What
from generator.values import LineRange, Lines, Model, PartialDate, Sha256, Text

ReadAs = Literal["full text", "abstract only", "secondary source"]
SectionKind = Literal[
    "text", "abstract", "introduction", "case report", "discussion", "figure caption", "table", "bibliography"
]  # fmt: skip

# Printable ASCII alone: a letter of another script that looks the same leads elsewhere.
Doi = Annotated[
    str, Field(pattern=r"^10\.[0-9]{4,9}/[!-~]+$", max_length=200, examples=["10.17998/jlc.2022.01.18"])
]  # fmt: skip
WebAddress = Annotated[
    str,
    Field(
        pattern=r"^https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?$",
        max_length=200,
        examples=["https://creativecommons.org/licenses/by/4.0/"],
    ),
]


class Section(Model):
    """A named part of the source text: what a reader looks for first in the article."""

    name: Text = Field(examples=["Case report", "Figure 2 caption"])
    kind: SectionKind = "text"
    lines: Lines


class SourceText(Model):
    """The archived text that line numbers refer to; the text itself is not part of the project."""

    sha256: Sha256
    lines: int = Field(gt=0, le=999_999)
    sections: tuple[Section, ...] = Field(min_length=1)


class Bibliography(Model):
    """What identifies the article; what is not known stays out and is named in `not_shown`."""

    title: Text | None = None
    authors: tuple[Text, ...] = Field((), description="in order, 'Surname Initials'", examples=["[Cho Y, Kim BH]"])
    authors_complete: bool = Field(True, description="false where only the first author is known")
    journal: Text | None = None
    journal_abbreviation: Text | None = None
    year: int | None = Field(None, ge=1950, le=2100)
    volume: Text | None = None
    issue: Text | None = None
    pages: Text | None = None
    doi: Doi | None = None
    licence: Text | None = None
    licence_url: WebAddress | None = None
    institution: Text | None = None
    corresponding_author: Text | None = None
    received: PartialDate | None = None
    revised: PartialDate | None = None
    accepted: PartialDate | None = None
    published: PartialDate | None = None
    taken_from: Text = Field(description="where these details were read", examples=["the article text, lines 13-35"])


class Source(Model):
    """The article, how much of it was read, and the text that the line numbers refer to."""

    read: ReadAs
    read_note: Text | None = None
    patient: Text | None = Field(
        None, description="which patient, where the article reports several", examples=["Patient 2"]
    )
    bibliography: Bibliography
    text: SourceText
    related: tuple[What, ...] = Field((), description="letters, corrections, later articles that cite it")
    not_shown: tuple[Text, ...] = Field((), description="what the text that we hold does not show")
    reported_by: CaseId | None = Field(
        None, description="for a secondary source: the record whose article tabulates it"
    )

    def section_of(self, lines: LineRange) -> Section | None:
        """The section that holds all of `lines`, the narrowest where several do."""
        holding = [
            (part.last - part.first, i, section)
            for i, section in enumerate(self.text.sections)
            for part in section.lines
            if part.first <= lines.first and lines.last <= part.last
        ]
        return min(holding)[2] if holding else None
