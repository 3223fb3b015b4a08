"""Ids of entries, and references from one entry to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model import Case, Comparison
from generator.rules.found import Found, close
from generator.values import Location
from generator.vocabulary import Vocabulary

PREFIXES = {
    "presentation": "presentation", "history": "history", "aetiology": "aetiology", "tumours": "tumour",
    "extension": "extension", "metastases": "metastasis", "staging": "staging", "laboratory": "laboratory",
    "markers": "marker", "genomics": "genomics", "treatments": "treatment", "findings": "finding",
    "responses": "response", "adverse_events": "adverse-event", "complications": "complication", "events": "event",
    "durations": "duration", "conclusions": "conclusion", "caveats": "caveat", "discrepancies": "discrepancy",
    "not_reported": "absent", "mentioned": "mentioned", "comparisons": "comparison", "related": "related",
}  # fmt: skip


def _entries(case: Case) -> Iterator[tuple[Location, str]]:
    for location, part in case.parts:
        if location and isinstance(getattr(part, "id", None), str):
            yield location, part.id  # type: ignore[attr-defined]  # getattr has just shown that it is there


def entry_ids_are_unique(case: Case, vocabulary: Vocabulary) -> Found:
    """Every entry must have its own id."""
    counts = Counter(entry_id for _, entry_id in _entries(case))
    for entry_id, count in counts.items():
        if count > 1:
            free = _next_free(entry_id, counts)
            yield (
                (entry_id,),
                f"'{entry_id}' must be the id of one entry, found it {count} times; the next free id is '{free}'",
            )


def _next_free(entry_id: str, taken: Iterable[str]) -> str:
    prefix = entry_id.rpartition("-")[0]
    numbers = [int(t.rpartition("-")[2]) for t in taken if t.rpartition("-")[0] == prefix]
    return f"{prefix}-{max(numbers) + 1}"


def entry_ids_name_their_group(case: Case, vocabulary: Vocabulary) -> Found:
    """An entry id must be the name of its group and a number."""
    for location, entry_id in _entries(case):
        prefix = PREFIXES[str(location[-2])]
        if entry_id.rpartition("-")[0] != prefix:
            yield (entry_id,), f"the id must be '{prefix}-' and a number, found '{entry_id}'; for example '{prefix}-1'"


def treatments_referred_to_exist(case: Case, vocabulary: Vocabulary) -> Found:
    """A treatment that an entry refers to must be in the record."""
    known = {treatment.id for treatment in case.treatments}
    references = [(t.id, ("with",), reference) for t in case.treatments for reference in t.with_]
    references += [(r.id, ("given_before",), b.treatment) for r in case.responses for b in r.given_before]
    references += [(a.id, ("attributed_to",), reference) for a in case.adverse_events for reference in a.attributed_to]
    for entry_id, key, reference in references:
        if reference not in known:
            yield (
                (entry_id, *key),
                f"'{key[0]}' must name a treatment of this record, found '{reference}'{close(reference, known)}",
            )


def treatments_refer_to_others_once(case: Case, vocabulary: Vocabulary) -> Found:
    """A treatment must not be combined with itself, and none may be listed twice before a response."""
    for treatment in case.treatments:
        if treatment.id in treatment.with_:
            yield (treatment.id, "with"), f"'with' must name other treatments, found '{treatment.id}' itself"
    for response in case.responses:
        counts = Counter(before.treatment for before in response.given_before)
        for entry_id in (entry_id for entry_id, count in counts.items() if count > 1):
            yield (response.id, "given_before"), f"'given_before' must list a treatment once, found '{entry_id}' twice"


def best_response_exists(case: Case, vocabulary: Vocabulary) -> Found:
    """The best response must be one of the responses."""
    known = [response.id for response in case.responses]
    if case.best_response not in known:
        yield ("best_response",), f"'best_response' must be one of {', '.join(known)}, found '{case.best_response}'"


def a_case_is_not_compared_with_itself(case: Case, vocabulary: Vocabulary) -> Found:
    """A record must not be compared with itself."""
    for _, part in case.parts:
        if isinstance(part, Comparison) and part.case == case.id:
            yield (part.id, "case"), f"'case' must name another record, found '{part.case}'"
