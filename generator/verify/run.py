"""Compares every record and trial with its text, in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.problems import Problem
from generator.verification import Verified
from generator.verify import report
from generator.verify.article import Article
from generator.verify.columns import in_their_columns
from generator.verify.compared import Compared, compare
from generator.verify.records import Files
from generator.verify.subjects import Subject, subjects_of
from generator.verify.text import ArticleText
from generator.verify.unused import Counts, Usage, counts_of, problems_of

Texts = Mapping[str, ArticleText]


@dataclass(frozen=True)
class Result:
    """All problems, and for each record and trial what was found."""

    problems: tuple[Problem, ...]
    records: Mapping[str, Verified] = field(default_factory=dict)
    trials: Mapping[str, Verified] = field(default_factory=dict)


def verify(files: Files, texts: Texts, date: str) -> Result:
    """Compare everything in `files` with the texts, which are known by their SHA-256."""
    subjects = tuple(subjects_of(files))
    with_text = tuple(subject for subject in subjects if subject.sha256 in texts)
    articles = {subject.id: subject.article(texts[subject.sha256], files.vocabulary) for subject in with_text}
    compared = {subject.id: _compared(subject, articles[subject.id]) for subject in with_text}
    usage = Usage.of((subject.sha256, compared[subject.id].spans) for subject in with_text)
    problems = [*files.problems, *_strangers(subjects, files)]
    problems += [_no_text(subject) for subject in subjects if subject not in with_text]
    results: dict[str, dict[str, Verified]] = {"records": {}, "trials": {}}
    for subject in with_text:
        text, found = texts[subject.sha256], compared[subject.id]
        problems += _length(subject, text)
        problems += _missing(subject, found, articles[subject.id])
        problems += _stale(subject, found, files)
        problems += problems_of(subject, text, usage, files.excused)
        results[subject.group][subject.id] = _verified(subject, found, counts_of(subject, text, usage), date)
    return Result(tuple(sorted(set(problems))), **results)


def _compared(subject: Subject, article: Article) -> Compared:
    found = compare(subject.claims, article, subject.exceptions)
    return in_their_columns(found, article.text) if subject.group == "trials" else found


def _strangers(subjects: Iterable[Subject], files: Files) -> Iterator[Problem]:
    """Exceptions of what is no record and no trial."""
    known = {(subject.group, subject.id) for subject in subjects}
    for group in ("records", "trials"):
        for name in getattr(files.exceptions, group):
            if (group, name) not in known:
                message = f"'{name}' must be the id of a {group[:-1]}, found no file of that name"
                yield Problem(files.excused.path, files.excused.line_of((group, name)), message)


def _no_text(subject: Subject) -> Problem:
    line = subject.document.line_of(("source", "text", "sha256") if subject.group == "records" else ("reported_by",))
    message = f"the article's text must be in the directory of sources, found none with SHA-256 {subject.sha256}"
    return Problem(subject.document.path, line, message)


def _length(subject: Subject, text: ArticleText) -> Iterator[Problem]:
    """The record must say how many lines the text has: its line numbers count in exactly this text."""
    if subject.lines not in {0, len(text.lines)}:
        line = subject.document.line_of(("source", "text", "lines"))
        message = f"'lines' must be {len(text.lines)}, the lines of the article's text, found {subject.lines}"
        yield Problem(subject.document.path, line, message)


def _missing(subject: Subject, found: Compared, article: Article) -> Iterator[Problem]:
    for each in found.looked:
        if each.state == "missing":
            message = f"{each.claim.entry}: {report.missing(each.claim, article)}"
            yield Problem(subject.document.path, subject.document.line_of(each.claim.location), message)


def _stale(subject: Subject, found: Compared, files: Files) -> Iterator[Problem]:
    for index in found.stale:
        ours = subject.exceptions.ours[index]
        message = (
            f"the exception must excuse a number that '{ours.entry}' holds and the article does not print there,"
            f" found no such '{ours.number}'; take it out or correct it"
        )
        line = files.excused.line_of((subject.group, subject.id, "ours", index))
        yield Problem(files.excused.path, line, message)


def _verified(subject: Subject, found: Compared, counts: Counts, date: str) -> Verified:
    return Verified(
        file=subject.digest,
        text=subject.sha256,
        date=date,
        values=found.count("found") + found.count("missing"),
        found=found.count("found"),
        inferred=found.count("inferred"),
        ours=found.count("ours"),
        numbers=counts.numbers,
        used=counts.used,
        ignored=counts.ignored,
    )
