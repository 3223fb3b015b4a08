"""CSL-JSON items: one revision of a record, one entry of it, and the article behind it, which are never confused."""

from __future__ import annotations

from typing import Any

from generator.links import revision_url
from generator.model import Bibliography, Case

Item = dict[str, Any]
ATLAS = "HCC Case Atlas"
CONTRIBUTORS = "HCC Case Atlas contributors"
OTHERS = {"literal": "et al"}
"""The last author of an item whose list of authors is not complete, so that no program takes it for complete."""
UNTITLED = "[Title not shown in the text read]"


def record_item(case: Case, site_url: str) -> Item:
    """The revision that `case` is, as a chapter of the atlas; `site_url` ends in a slash."""
    number = case.revision.number
    return {
        "id": f"{case.id}-r{number}",
        "type": "chapter",
        "title": f"{case.id}, revision {number}: {case.title}",
        "author": [{"literal": CONTRIBUTORS}],
        "container-title": ATLAS,
        "issued": _issued(case.revision.date),
        "URL": site_url + revision_url(case.id, number),
        "note": based_on(case),
    }


def entry_item(record: Item, entry_id: str, label: str) -> Item:
    """One entry of the record that the item `record` cites."""
    return {
        **record,
        "id": f"{record['id']}-{entry_id}",
        "title": f"{record['title']} [{entry_id}: {label}]",
        "URL": f"{record['URL']}#{entry_id}",
    }


def article_item(case: Case) -> Item | None:
    """The source article, as far as it is known; None where neither its title nor an author is."""
    b = case.source.bibliography
    if not (b.title or b.authors):
        return None
    date = str(b.year) if b.year else b.published
    item = {
        "id": f"{case.id}-article",
        "type": "article-journal",
        "title": b.title or UNTITLED,
        "author": [_name(author) for author in b.authors] + ([] if _all_named(b) else [OTHERS]),
        "container-title": b.journal or b.journal_abbreviation,
        "container-title-short": b.journal_abbreviation,
        "volume": b.volume,
        "issue": b.issue,
        "page": b.pages and b.pages.replace("–", "-"),
        "issued": date and _issued(date),
        "DOI": b.doi,
        "note": " ".join(article_remarks(case)),
    }
    return {key: value for key, value in item.items() if value}


def article_remarks(case: Case) -> tuple[str, ...]:
    """What whoever cites the article must know of these details."""
    b, one = case.source.bibliography, len(case.source.bibliography.authors) == 1
    remarks = {
        f"The record rests on the article of {case.source.reported_by}; this original was not read for it.": bool(
            case.source.reported_by
        ),
        "Only the first author is known; the list of authors is not complete.": one and not _all_named(b),
        "The list of authors is not complete.": not one and not _all_named(b),
        "No author is known.": not b.authors,
        "The title is not known.": not b.title,
        "Journal and year are not known.": not (b.journal or b.journal_abbreviation or b.year or b.published),
        "These details are not enough to find the article.": not (b.title or b.doi),
    }
    return tuple(text for text, applies in remarks.items() if applies)


def based_on(case: Case) -> str:
    """What the record is based on, as far as it is known."""
    b = case.source.bibliography
    if case.source.reported_by:
        original = f" (original, not read: doi:{b.doi})" if b.doi else ""
        return f"Based on what the article of {case.source.reported_by} reports of another article{original}."
    if not (b.title or b.authors):
        doi = f" doi:{b.doi}" if b.doi else ""
        return f"Based on an article whose title and authors are not shown in the text read.{doi}"
    names = ", ".join(b.authors[:6]) + (", et al" if len(b.authors) > 6 or not _all_named(b) else "")
    told = " ".join(_stopped(part) for part in (names, b.title or UNTITLED, _where(b)) if part)
    return f"Based on: {told}{f' doi:{b.doi}' if b.doi else ''}"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _where(b: Bibliography) -> str:
    """'J Liver Cancer. 2022;22(1):63-68', without what is not known."""
    issue = (b.volume or "") + (f"({b.issue})" if b.issue else "")
    date = ";".join(part for part in (str(b.year) if b.year else "", issue) if part)
    located = ":".join(part for part in (date, b.pages) if part)
    return ". ".join(part for part in (b.journal_abbreviation or b.journal, located) if part)


def _all_named(b: Bibliography) -> bool:
    return b.authors_complete or not b.authors


def _issued(date: str) -> dict[str, list[list[int]]]:
    """A day, month or year, no more exact than it is known."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def _name(author: str) -> dict[str, str]:
    """'Moon SY' as family and given name; any other form, such as the name of a group, as it stands."""
    family, _, initials = author.rpartition(" ")
    letters = initials.replace("-", "")
    if not family or len(letters) > 4 or not (letters.isalpha() and letters.isupper()):
        return {"literal": author}
    return {"family": family, "given": " ".join(f"{letter}." for letter in initials).replace(" -. ", "-")}
