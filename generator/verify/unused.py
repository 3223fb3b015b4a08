"""The other direction: numbers of the case report, captions and tables that no entry uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.problems import Problem
from generator.verify.items import Item
from generator.verify.spans import Span, Spans
from generator.verify.subjects import Subject
from generator.verify.text import ArticleText, Ranges
from generator.yaml_source import Document


@dataclass(frozen=True)
class Usage:
    """For each text, known by its SHA-256, every place that a claim of some record or trial was found at."""

    spans: Mapping[str, Spans]

    @classmethod
    def of(cls, found: Iterable[tuple[str, Spans]]) -> Usage:
        """The places united over all records and trials of the same text."""
        spans: defaultdict[str, set[Span]] = defaultdict(set)
        for sha256, places in found:
            spans[sha256].update(places)
        return cls({sha256: tuple(sorted(places)) for sha256, places in spans.items()})

    def has(self, sha256: str, item: Item) -> bool:
        """Whether a claim was found at the number."""
        return any(start < item.end and item.start < end for start, end in self.spans.get(sha256, ()))


@dataclass(frozen=True)
class Counts:
    """Numbers of the parts of the text that are counted."""

    numbers: int
    used: int
    ignored: int


def counts_of(subject: Subject, text: ArticleText, usage: Usage) -> Counts:
    """How many numbers there are, how many an entry uses and how many are left out with a reason."""
    items = numbers_of(text, subject.counted)
    left = [item for item in items if not usage.has(subject.sha256, item)]
    return Counts(len(items), len(items) - len(left), sum(_key(item, text) in _listed(subject) for item in left))


def problems_of(subject: Subject, text: ArticleText, usage: Usage, exceptions: Document) -> Iterator[Problem]:
    """Numbers that no entry uses and no exception lists, and exceptions that list no such number."""
    left = [item for item in numbers_of(text, subject.counted) if not usage.has(subject.sha256, item)]
    line = subject.document.line_of(("source", "text"))
    listed, keys = _listed(subject), {_key(item, text) for item in left}
    for number, at in sorted(keys - set(listed)):
        message = (
            f"the number '{number}' of line {at} is used by no entry; encode it, or list it under 'unused' of"
            f" {subject.id} with its reason"
        )
        yield Problem(subject.document.path, line, message)
    for (number, at), index in listed.items():
        if (number, at) not in keys:
            message = (
                f"the exception must name a number that line {at} prints and no entry uses, found no such '{number}';"
                " take it out or correct it"
            )
            yield Problem(exceptions.path, exceptions.line_of((subject.group, subject.id, "unused", index)), message)


def _listed(subject: Subject) -> dict[tuple[str, int], int]:
    return {(each.number, each.at): index for index, each in enumerate(subject.exceptions.unused)}


def _key(item: Item, text: ArticleText) -> tuple[str, int]:
    return item.text, text.line_at[item.start]


def numbers_of(text: ArticleText, ranges: Ranges) -> tuple[Item, ...]:
    """Numbers and dates at these lines; labels, citations and words such as 'one' and 'twice' are none."""
    return tuple(item for item in text.items_in(text.places(ranges)) if _is_number(item))


def _is_number(item: Item) -> bool:
    if item.kind != "quantity":
        return item.kind == "date"
    return not item.in_words or not (item.numbers == ("1",) or item.how_often)
