"""The rows that not every record has: stages, tumour markers, laboratory tests, in the order of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.comparison.cells import (
    Cell,
    Comparable,
    Item,
    Row,
    dated,
    item,
    joined,
    measured,
    measured_item,
    plain,
    spanned,
)
from generator.model import Case, Measurement, Stage
from generator.vocabulary import Concept, Test, Vocabulary

_CLASS = re.compile(r"(?:class )?([abc])\b")
_NO_LATER = Item("no later result", missing="not reported")
_SCORE = re.compile(r"(?:score )?(\d+)(?: points?)?")


def stage_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """Each staging system with its first result and, where there are several, its last."""
    for rank, (system, concept) in enumerate(vocabulary.staging.items()):
        stages = [stage for stage in case.staging if stage.system == system]
        name, subject = _short(concept), joined(_names(concept), "stage|how advanced", between="|")
        if stages:
            yield Row(f"stage-{system}", f"{name}, first", _stage(stages[0]), subject, 2 * rank)
        if len(stages) > 1:
            yield Row(f"stage-{system}-last", f"{name}, last", _stage(stages[-1]), subject, 2 * rank + 1)


def marker_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """The first results of each tumour marker (all of the same moment) and the last; one moment alone has no last."""
    by_test = _by_test(case.markers)
    for rank, (test_id, test) in enumerate(vocabulary.tests.items()):
        if not (entries := by_test.get(test_id, [])):
            continue
        known = [entry for entry in entries if entry.missing is None] or entries
        first = [entry for entry in known if entry is known[0] or (entry.when and entry.when == known[0].when)]
        name, subject = _short(test), _names(test)
        yield Row(f"marker-{test_id}", f"{name}, first", _results(first, test), subject, 2 * rank)
        last = _results(known[-1:], test) if len(known) > len(first) else Cell((_NO_LATER,))
        yield Row(f"marker-{test_id}-last", f"{name}, last", last, subject, 2 * rank + 1)


def laboratory_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """The first result of each laboratory test."""
    by_test = _by_test(case.laboratory)
    for rank, (test_id, test) in enumerate(vocabulary.tests.items()):
        if entries := by_test.get(test_id):
            label = test.label[:1].upper() + test.label[1:]
            yield Row(f"laboratory-{test_id}", label, _results(entries[:1], test), _names(test), rank)


def _by_test(entries: Iterable[Measurement]) -> Mapping[str, list[Measurement]]:
    groups: dict[str, list[Measurement]] = {}
    for entry in entries:
        groups.setdefault(entry.test, []).append(entry)
    return groups


def _short(concept: Concept) -> str:
    return next(iter(concept.synonyms.abbreviations), concept.label)


def _names(concept: Concept) -> str:
    """A pattern that finds the concept by its label or an abbreviation."""
    return "|".join(rf"\b{re.escape(name)}\b" for name in (concept.label, *concept.synonyms.abbreviations))


def _stage(stage: Stage) -> Cell:
    version = f"version {stage.version}" if stage.version else None
    note = joined(version, dated(stage.date) if stage.date else None)
    return Cell((item(stage.value or "", stage, stage.id, note),), _class(stage))


def _class(stage: Stage) -> str | None:
    """A stage as it is compared: Child-Pugh by its class, which a score has by definition."""
    value = plain(stage.value)
    if stage.system != "child-pugh" or value is None:
        return value
    if match := _CLASS.match(value):
        return match[1]
    score = _SCORE.fullmatch(value)
    return ("a" if int(score[1]) < 7 else "b" if int(score[1]) < 10 else "c") if score else None


def _results(entries: Sequence[Measurement], test: Test) -> Cell:
    """The results of one moment; several are compared as the range that they span."""
    values = [measured(entry, test) for entry in entries]
    compare: Comparable = values[0] if len(values) == 1 else spanned(values)
    return Cell(tuple(measured_item(entry, test, _moment(entry)) for entry in entries), compare)


def _moment(entry: Measurement) -> str:
    date = dated(entry.date) if entry.date else None
    return joined(date, entry.when if entry.when and entry.when not in (date or "") else None)
