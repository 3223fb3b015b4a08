"""The words of a picture: plain text, since they are drawn."""

from __future__ import annotations

from generator.markup import date_words
from generator.model import Treatment
from generator.values import When

NOT_REPORTED = "time not reported"
# Why a course ended, where that is worth knowing at a glance.
_STOPPED = {
    "cost": "stopped: cost",
    "toxicity": "stopped: toxicity",
    "progression": "stopped: progression",
    "liver function": "stopped: liver function",
    "patient's wish": "stopped: patient’s wish",
}


def when_words(date: When | None) -> str:
    """A date in words, with the mark of what the editors inferred."""
    if date is None:
        return NOT_REPORTED
    if date.value is None:
        return _words_with_bounds(date)
    return date_words(date.value).replace("\u00a0", " ") + (" (inferred)" if date.inferred else "")


def _words_with_bounds(date: When) -> str:
    words = date.as_reported or ""
    limits = [
        f"{name} {date_words(value)}".replace("\u00a0", " ")
        for name, value in (("not before", date.not_before), ("not after", date.not_after))
        if value
    ]
    return f"{words} (inferred: {', '.join(limits)})" if limits else words


def treatment_when(treatment: Treatment) -> str:
    """When a procedure was done, or from when to when a course lasted."""
    if treatment.date:
        return when_words(treatment.date)
    if not treatment.start and not treatment.stop:
        return NOT_REPORTED
    if is_ongoing(treatment):
        end = "ongoing at the last report"
    else:
        end = when_words(treatment.stop) if treatment.stop else "end not reported"
    return f"from {when_words(treatment.start)} to {end}" if treatment.start else f"start not reported, to {end}"


def is_ongoing(treatment: Treatment) -> bool:
    """Whether the treatment had not ended at the last report."""
    return treatment.stop_reason is not None and treatment.stop_reason.category == "ongoing"


def treatment_label(treatment: Treatment) -> str:
    """What was given, and why it ended where that is bad news."""
    reason = treatment.stop_reason
    stopped = _STOPPED.get(reason.category, "") if reason else ""
    inferred = " (inferred)" if stopped and reason and reason.inferred else ""
    return f"{treatment.label}{'; ' if stopped else ''}{stopped}{inferred}"


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
