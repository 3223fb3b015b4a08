"""The rows on what came of it: best response, harm, course, outcome, and what kind of report tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.case_rows import CATEGORY_WORDS, response_row
from generator.case_summary import EVIDENCE, last_seen, since
from generator.comparison.cells import Cell, Interval, Item, Row, dated, item, items_cell, joined, set_cell
from generator.model import AdverseEvent, Case
from generator.model.outcome import Criterion, Status
from generator.vocabulary import Vocabulary

_RELAPSES = {"progression", "recurrence", "marker rise"}
_RESPONSE = "response|remission|shrinkage|final state"


def response_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """The response that the record names as best, its criterion, what was given before it, and what supports it."""
    best = case.best
    word = item(CATEGORY_WORDS[best.category], best, best.id, f"in the article: “{best.as_reported}”")
    yield Row("response", "Best response", Cell((word,), best.category), _RESPONSE)
    yield Row("criterion", "Criterion", _criterion(best.criterion, best.id, vocabulary), "criteri")
    when = joined(dated(best.date) if best.date else None, _from_baseline(since(case, best.date)))
    told = item(when, None, best.id) if when else Item(at=best.id, missing="not reported")
    yield Row("response-date", "When", Cell((told,)), "how soon|date of")
    row = response_row(best, case)
    before = [item(each.treatment.label, None, best.id, joined(each.what, each.interval)) for each in row.before]
    before += [Item(row.caution, best.id)] if row.caution else []
    yield Row("before", "Given before it", Cell(tuple(before)), "credited|followed")
    check = best.check
    checked = Cell((item(check.possible, None, best.id, check.what),), check.possible) if check else Cell()
    yield Row("check", "Can the reported data confirm it?", checked)


def _criterion(criterion: Criterion, at: str, vocabulary: Vocabulary) -> Cell:
    if criterion.system is None:
        return Cell((Item("none named", at),), "none named")
    words = joined(vocabulary.criteria[criterion.system].label, criterion.version, between=" ")
    return Cell((item(words, criterion, at),), criterion.system)


def harm_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """Adverse events with the grade that is printed, and complications of the disease."""
    events = [(event.is_, _event(event, case, vocabulary)) for event in case.adverse_events]
    cell, note = set_cell(events), case.adverse_events_note or ""
    if not cell.items:
        cell = Cell((Item(at="adverse-events", missing="not reported", note=note),))
    elif note:
        cell = Cell((*cell.items, Item(note, "adverse-events")), cell.compare)
    yield Row("adverse-events", "Adverse events", cell, "adverse|symptoms|severity")
    entries = (
        (entry.is_, item(vocabulary.complications[entry.is_].label, entry, entry.id, dated(entry.date)))
        for entry in case.complications
    )
    yield Row("complications", "Complications of the disease", set_cell(entries), "rupture|bleeding|complication")


def _event(event: AdverseEvent, case: Case, vocabulary: Vocabulary) -> Item:
    """An event that was stated to be absent has no grade."""
    label = vocabulary.complications[event.is_].label
    if event.missing:
        return item(label, event, event.id)
    grade = "grade not reported" if event.grade.value is None else f"grade {event.grade.value}"
    causes = ", ".join(case.treatment(entry_id).label for entry_id in event.attributed_to)
    return item(f"{label}, {grade}", event, event.id, f"attributed to {causes}" if causes else "cause not reported")


def course_rows(case: Case, _: Vocabulary) -> Iterator[Row]:
    """Relapses, outcome, follow-up and the durations that the article states."""
    outcome = case.outcome
    told = [event for event in outcome.events if event.kind in _RELAPSES]
    relapses = (
        item(joined(event.kind, event.site, between=": "), event, event.id, dated(event.date)) for event in told
    )
    yield Row("relapses", "Relapse or progression", items_cell(relapses), "recurrence|relapse|progression")
    yield Row("outcome", "Outcome", _status(outcome.status.value, outcome.status))
    state = _status(outcome.status.disease, outcome.status)
    yield Row("disease-state", "Disease at the last report", state, "final state|maintained")
    yield Row("follow-up", "Follow-up", _follow_up(case), "last MRI|follow-up")
    durations = (item(entry.value, entry, entry.id, entry.what) for entry in outcome.durations)
    yield Row("durations", "Durations as reported", items_cell(durations), "how long|length|how soon")


def _status(words: str, status: Status) -> Cell:
    """A part of how the patient was when last reported; a death is stated even where the rest is inferred."""
    if words == "not reported":
        return Cell((Item(at="status", missing="not reported"),))
    date = dated(status.date) if status.date else ""
    inferred = bool(status.inferred) and words != "died"
    return Cell((Item(words, "status", note=date, inferred=inferred, lines=status.at or ()),), words)


def _follow_up(case: Case) -> Cell:
    """Up to when something is known of the patient, and how long after the baseline where the dates tell."""
    last = last_seen(case)
    follow_up = [event for event in case.outcome.events if event.kind == "last follow-up"]
    told = [item(dated(event.date), event, event.id, event.what) for event in follow_up]
    if last:
        told.insert(0, Item(f"known until {dated(last)}", "outcome", note=_from_baseline(since(case, last))))
    return Cell(tuple(told))


_NEAR = {"0 days": "on the day of the baseline", "same month": "in the month of the baseline"}


def _from_baseline(words: str | None) -> str:
    """An interval from the baseline in a few words; '' where the dates give none."""
    if not words:
        return ""
    between = "" if words.endswith("before") else "of " if words.startswith("within") else "after "
    return _NEAR.get(words, f"{words} {between}the baseline")


def report_rows(case: Case, _: Vocabulary) -> Iterator[Row]:
    """From when times are counted, what kind of evidence it is, and how often the article contradicts itself."""
    baseline = Item(case.baseline.what, "baseline", note=dated(case.baseline.date))
    yield Row("baseline", "Times are counted from", Cell((baseline,)))
    yield Row("evidence", "Kind of evidence", Cell((Item(EVIDENCE[case.source.read], "source"),), case.source.read))
    count = len(case.discrepancies)
    contradictions = [Item(each.what, each.id) for each in case.discrepancies]
    words = "none found" if not count else "1 contradiction" if count == 1 else f"{count} contradictions"
    cell = Cell((Item(words, "discrepancies" if count else ""), *contradictions), Interval(count, count))
    yield Row("contradictions", "Contradictions in the article", cell)
