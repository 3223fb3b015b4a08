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
    """Between which days it lies, or what the article says where the editors could not tell."""
    first, last = (date_words(day).replace("\u00a0", " ") if day else "" for day in (date.not_before, date.not_after))
    if first and last:
        return f"between {first} and {last} (inferred)"
    if first or last:
        return f"{f'not before {first}' if first else f'not after {last}'} (inferred)"
    return date.as_reported or ""


def treatment_when(treatment: Treatment) -> str:
    """When a procedure was done, or from when to when a course lasted."""
    if treatment.date:
        return when_words(treatment.date)
    if not treatment.start and not treatment.stop:
        return NOT_REPORTED
    start = when_words(treatment.start) if treatment.start else "not reported"
    end = when_words(treatment.stop) if treatment.stop else "not reported"
    end = "ongoing at the last report" if is_ongoing(treatment) else end
    return f"start {start}; end {end}"


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
