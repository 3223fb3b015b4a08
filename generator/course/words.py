"""The words of a picture: plain text, since they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.markup import MISSING_WORDS, amount, date_words, placed
from generator.model import AdverseEvent, ComplicationEntry, Finding, Treatment
from generator.values import When
from generator.vocabulary import Vocabulary

NOT_REPORTED = "time not reported"
_MOST_FOUND = 200  # characters of what findings show; longer lists are read at their entries
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
    told = date.as_reported or ""
    if not date.offset or not date.inferred:
        return told
    place = _plain(placed(date))
    is_told = f"after {place.removesuffix(' after the baseline')}" in told
    return f"{told} (inferred)" if is_told else f"{told}, placed {place} (inferred)"


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def treatment_when(treatment: Treatment) -> str:
    """When a procedure was done, or from when to when a course lasted."""
    if treatment.date:
        return when_words(treatment.date)
    if not treatment.start and not treatment.stop:
        return NOT_REPORTED
    start = f"start {_end_words(treatment.start)}"
    reason = treatment.stop_reason
    if reason and is_ongoing(treatment):
        return f"{start}; ongoing at the last report{' (inferred)' if reason.inferred else ''}"
    return f"{start}; end {_end_words(treatment.stop)}"


def _end_words(date: When | None) -> str:
    """The start or end of a course; words that place it nowhere are told as the article's."""
    if date is None:
        return "not reported"
    is_placed = date.value or date.not_before or date.not_after or date.offset
    return when_words(date) if is_placed else f"not dated ({date.as_reported})"


def is_ongoing(treatment: Treatment) -> bool:
    """Whether the treatment had not ended at the last report."""
    return treatment.stop_reason is not None and treatment.stop_reason.category == "ongoing"


def treatment_label(treatment: Treatment) -> str:
    """What was given, and why it ended where that is bad news."""
    reason = treatment.stop_reason
    stopped = _STOPPED.get(reason.category, "") if reason else ""
    inferred = " (inferred)" if stopped and reason and reason.inferred else ""
    return f"{treatment.label}{'; ' if stopped else ''}{stopped}{inferred}"


def dose_words(treatment: Treatment, vocabulary: Vocabulary) -> str:
    """Each drug with its dose, or why there is none, and each target volume with its own."""
    return "; ".join([*_doses(treatment, vocabulary), *(f"{v.name} {amount(v.dose)}" for v in treatment.volumes)])


def _doses(treatment: Treatment, vocabulary: Vocabulary) -> Iterator[str]:
    for agent in treatment.agents:
        name = f"{vocabulary.drugs[agent.drug].label} " if len(treatment.agents) > 1 else ""
        dose = amount(agent.dose) if agent.dose else f"dose {MISSING_WORDS[agent.dose_missing or 'not reported']}"
        yield f"{name}{dose}{' ' if agent.dose else ', '}{agent.frequency}" if agent.frequency else f"{name}{dose}"


def harm_words(entry: AdverseEvent | ComplicationEntry) -> str:
    """What happened, and how severe the article calls it."""
    what = (entry.what or "").rstrip(".")
    if not isinstance(entry, AdverseEvent):
        return entry.what or ""
    grade = "grade not reported" if entry.grade.value is None else f"grade {entry.grade.value}"
    return "; ".join(part for part in (what, grade, f"in the article: “{entry.as_reported}”") if part)


def found_words(findings: Sequence[Finding]) -> str:
    """What findings show, where that is short enough to be told beside a mark."""
    shown = " ".join(f"{finding.what.rstrip('.')}." for finding in findings)
    return shown if len(shown) <= _MOST_FOUND else ""


def method_words(findings: Sequence[Finding]) -> str:
    """How the findings were made, each method once."""
    names = dict.fromkeys(finding.method for finding in findings)
    return ", ".join(f"method {name}" if name.startswith("not named") else name for name in names)


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
