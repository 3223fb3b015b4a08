"""Response, harm and outcome."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator

from generator.model.statements import Entry, Fact, Statement, What
from generator.values import Date, EntryId, Model, Slug, Text


class Criterion(Statement):
    """The response criterion the article names, a concept of `criteria.yml`; 'none named' is an answer."""

    system: Slug | None = None
    version: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _none_named_is_an_answer(cls, data: Any) -> Any:
        return {"missing": "not reported"} if data == "none named" else data

    @model_validator(mode="after")
    def _is_named_or_not(self) -> Self:
        """A criterion must be named, or be 'none named'."""
        if self.system is None and self.missing is None:
            raise ValueError("needs 'system', for example system: mrecist, or the answer 'none named'")
        return self


CriterionField = Annotated[
    Criterion,
    Field(examples=["none named", "{system: mrecist, as_reported: mRECIST, at: 12}"]),
    WithJsonSchema({"description": "'none named', or a mapping.", "type": ["string", "object"]}, mode="validation"),
]
Category = Literal["complete", "partial", "stable", "progressive", "not classified"]


class Before(Model):
    """A treatment given in the weeks before a response: a possible cause of it."""

    treatment: EntryId
    what: Text | None = Field(None, description="how long before, as the article gives it")


class ResponseCheck(Statement):
    """Whether the data that the article reports allow a reader to check a response; 'no' where they do not."""

    possible: Literal["yes", "partly", "no"]
    what: Text = Field(examples=["both lesions are measured before, none after"])


class Response(Entry):
    """A response as the article calls it, with the criterion and every treatment that may explain it."""

    category: Category
    criterion: CriterionField
    as_reported: Text = Field(description="the article's word", examples=["partial remission"])
    what: Text
    date: Date | None = None
    method: Text | None = None
    assessed_by: Fact
    given_before: tuple[Before, ...] = Field(min_length=1)
    check: ResponseCheck | None = Field(None, description="whether the reported data allow a reader to check it")


class Grade(Statement):
    """A toxicity grade that the article prints; never one that it does not. 'not reported' is an answer."""

    value: int | None = Field(None, ge=1, le=5)
    scale: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _not_reported_is_an_answer(cls, data: Any) -> Any:
        if isinstance(data, str) and data != "not reported":
            raise ValueError("must be a grade that the article prints, or 'not reported'")
        return {"missing": data} if data == "not reported" else data

    @model_validator(mode="after")
    def _is_printed_or_not(self) -> Self:
        """A grade must have a value, or be 'not reported'."""
        if self.value is None and self.missing is None:
            raise ValueError("needs 'value', for example value: 1, or the answer 'not reported'")
        return self


class AdverseEvent(Entry):
    """Harm that the article reports during or after a treatment."""

    is_: Slug = Field(alias="is", examples=["hypertension"])
    as_reported: Text
    what: Text | None = None
    grade: Annotated[
        Grade,
        Field(examples=["{value: 1, at: 43}", "not reported"]),
        WithJsonSchema(
            {"description": "'not reported', or a mapping.", "type": ["string", "object"]}, mode="validation"
        ),
    ]
    attributed_to: tuple[EntryId, ...] = Field((), description="treatments that the article holds responsible")
    attribution: Text | None = Field(None, description="how the article words the link, or that it does not")
    date: Date | None = None
    management: Text | None = None
    consequence: Text | None = None


class ComplicationEntry(Entry):
    """A complication of the disease or its course, apart from toxicity."""

    is_: Slug = Field(alias="is", examples=["tumour-rupture"])
    what: Text
    date: Date | None = None
    management: Text | None = None
    course: Text | None = None
    only_in_caption: bool = False


class CourseEvent(What):
    """A relapse, a progression, a death, the last follow-up."""

    kind: Literal["progression", "recurrence", "death", "last follow-up", "marker rise"]
    site: Text | None = None
    date: Date | None = None


class Status(Fact):
    """How the patient was when last reported."""

    value: Literal["died", "alive", "not reported"]
    disease: Literal["no evidence of disease", "complete response", "with disease", "not reported"]
    date: Date | None = None


class Duration(What):
    """A duration that the article states, kept beside what the dates give."""

    value: Text = Field(examples=["10.6 years", "more than 7 months"])


class Outcome(Model):
    """What became of the patient."""

    status: Status
    events: tuple[CourseEvent, ...] = ()
    durations: tuple[Duration, ...] = ()
