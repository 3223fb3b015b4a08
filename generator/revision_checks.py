"""The rules between a record and what was published of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas_checks import names_of_article
from generator.ledger import Frozen
from generator.model import Case, Revision
from generator.problems import Problem
from generator.values import Location
from generator.yaml_source import Document


def number_follows(case: Case, published: tuple[Frozen, ...], document: Document) -> Iterator[Problem]:
    """The number of a record must be that of its last published revision or the next one."""
    last, number = published[-1].number if published else 0, case.revision.number
    if number not in {last, last + 1} or number == 0:
        wanted = f"{last} (as published) or {last + 1} (changed since)" if last else "1, since nothing was published"
        message = f"'number' of the last revision must be {wanted}, found {number}"
        yield Problem(
            document.path, document.line_of(("curation", "revisions", len(case.curation.revisions) - 1)), message
        )


def published_stays(case: Case, published: list[Case], document: Document) -> Iterator[Problem]:
    """What was published under a number must not change under it; nor may the list of revisions before it."""
    for old in published:
        number = old.revision.number
        if number == case.revision.number and old != case:
            message = (
                f"the record differs from its published revision {number}; add a revision with its date and reason;"
                f" for example - {{number: {number + 1}, date: 2026-12-01, reason: The dose of lobaplatin was wrong.}}"
            )
            yield Problem(document.path, document.line_of(("curation", "revisions")), message)
        elif case.curation.revisions[:number] != old.curation.revisions:
            message = f"revisions 1 to {number} must stay as published: {_listed(old.curation.revisions)}"
            yield Problem(document.path, document.line_of(("curation", "revisions")), message)
        elif number == case.revision.number - 1:
            found = (*_changes_nothing(old, case), *_another_article(old, case), *_exchanged(old, case, document))
            yield from (Problem(document.path, document.line_of(location), message) for location, message in found)


def _changes_nothing(old: Case, case: Case) -> Iterator[tuple[Location, str]]:
    """A new revision must change something."""
    curation = case.curation.model_copy(update={"revisions": old.curation.revisions})
    if case.model_copy(update={"curation": curation}) == old:
        message = (
            f"revision {case.revision.number} changes nothing of revision {old.revision.number}; take it out again"
        )
        yield ("curation", "revisions"), message


def _another_article(old: Case, case: Case) -> Iterator[tuple[Location, str]]:
    """A record must stay with its article; where neither DOI nor title is known of both, that cannot be told."""
    before, after = set(names_of_article(old)), set(names_of_article(case))
    kinds = [{name.split()[0] for name in names} - {"text"} for names in (before, after)]
    if before.isdisjoint(after) and kinds[0] & kinds[1]:
        message = (
            f"'source' must name the article of revision {old.revision.number}, and DOI, title and text are all others;"
            " an id is never used for another article: start a new record with `atlas new` and withdraw this one"
        )
        yield ("source",), message


def _exchanged(old: Case, case: Case, document: Document) -> Iterator[tuple[Location, str]]:
    """An entry must keep its id: what stood under one id must not stand under that of another entry."""
    before, after = _contents(old), _contents(case)
    places = {content: entry_id for entry_id, content in before.items()}
    for entry_id, content in after.items():
        was = places.get(content, entry_id)
        if was != entry_id and before.get(entry_id, content) != content and after.get(was) != content:
            message = f"what is '{entry_id}' here was '{was}' in revision {old.revision.number}"
            mend = "never renumber, and give what is new a new number"
            yield document.entries.get(entry_id, ()), f"'id' must stay as published: {message}; {mend}"


def _contents(case: Case) -> dict[str, str]:
    """Entry id to what the entry says."""
    entries = ((getattr(part, "id", None), part) for location, part in case.parts if location)
    return {entry_id: repr(part.model_dump(exclude={"id"})) for entry_id, part in entries if isinstance(entry_id, str)}


def _listed(revisions: tuple[Revision, ...]) -> str:
    return "; ".join(f"{revision.number}, {revision.date}, '{revision.reason}'" for revision in revisions)
