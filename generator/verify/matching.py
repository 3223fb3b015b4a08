"""Looks a claim up in the article: where it stands, or that it does not."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping

from generator.values import Amount
from generator.verify import absences, dates, names, units, words
from generator.verify.article import Article
from generator.verify.claims import Claim, Kind
from generator.verify.items import Item
from generator.verify.spans import Span, Spans
from generator.verify.text import Places, plain

APART = 30  # characters between the two ends of a range that the text prints apart
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
_OPENS = re.compile(r"\s?[(,]\s?(?:on\s)?")
_COUNTED = re.compile(r"(?:twice|times|doses?|b\.?\s?i\.?\s?d\.?|\d)\s*(?:a\s|per\s|each\s|every\s)?$", re.IGNORECASE)


def spans_of(claim: Claim, article: Article) -> Spans:
    """Every place of the text where the claim stands; empty where it does not."""
    return tuple(dict.fromkeys(_LOOK[claim.kind](claim, article, article.places(claim))))


# --- numbers ----------------------------------------------------------------------------------------------------


def _amount(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    amount: Amount = claim.wanted
    wanted = (tuple(f"{number:f}" for number in amount.numbers), amount.shape, amount.comparator)
    unit = units.canonical(amount.unit)
    for item in _quantities(article, places):
        same = (item.numbers, item.shape, item.comparator) == wanted and _has_unit(item, unit, article)
        if same and names.belongs(item, claim.about, article.named) and not _has_other_day(item, claim, article):
            yield item.start, item.end


def _has_other_day(item: Item, claim: Claim, article: Article) -> bool:
    """Whether another date than that of the entry stands in brackets behind the number: '3.6 ug/L (May 08, 2009)'."""
    opening = _OPENS.match(article.text.flat, item.end)
    if not claim.on or not opening:
        return False
    behind = [each.date for each in article.text.items_at(opening.end()) if each.kind == "date"]
    return any(not _same_date(dates.of_record(claim.on), each, False, {each[0]}) for each in behind)


def _integer(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    number, unit = claim.wanted
    for item in _quantities(article, places):
        same = item.numbers == (number,) and not item.comparator and _has_unit(item, unit, article)
        if same and names.belongs(item, claim.about, article.named):
            yield item.start, item.end
    if unit == "grade":
        yield from _grade_in_roman(number, article, places)


def _grade_in_roman(number: str, article: Article, places: Places) -> Iterator[Span]:
    wanted = f"grade {_ROMAN.get(number)}"
    for item in article.text.items_in(places):
        if item.kind == "roman" and item.text.lower() == wanted.lower():
            yield item.start, item.end


def _quantities(article: Article, places: Places) -> Iterator[Item]:
    return (item for item in article.text.items_in(places) if item.kind == "quantity")


def _has_unit(item: Item, unit: str, article: Article) -> bool:
    """Whether the unit stands beside the number or, in a table, in the head of its row."""
    if item.unit == unit:
        return True
    if not item.unit and unit and _is_followed_by(unit, item, article):
        return True
    if item.unit or not unit or not article.is_table((item.start, item.end)):
        return False
    row = plain(article.text.lines[article.text.line_at[item.start] - 1])
    return units.in_head(row, unit, bracketed=article.text.flat[item.start - 1 : item.start] == "(")


def _is_followed_by(unit: str, item: Item, article: Article) -> bool:
    """Whether a unit that we do not know stands behind the number just as the record writes it."""
    behind = article.text.flat[item.end : item.end + len(unit) + 2].lstrip().casefold()
    rest = behind.removeprefix(unit.casefold())
    return rest != behind and not rest[:1].isalnum() and not rest.startswith("/")


def _number(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    wanted: Item = claim.wanted
    items = list(_quantities(article, places))
    found = [item for item in items if _same_number(wanted, item, article)]
    if not found and wanted.shape == "range" and " to " in wanted.text:
        found = _ends(wanted, items, article)
    if claim.about:
        kind, concept_id = claim.about
        spans = ((each.start, each.end) for each in article.named.get(kind, ()) if each.id == concept_id)
        mentions = [span for span in spans if article.text.holds(places, *span)]
        found = [item for item in found if names.is_nearest(item, items, mentions)]
    yield from ((item.start, item.end) for item in found)


def _ends(wanted: Item, items: list[Item], article: Article) -> list[Item]:
    """The two ends of 'from 117 to 20 mAU/mL' where the text prints them apart; a bound is that of the first."""
    single = [item for item in items if item.shape == "number" and _unit_agrees(wanted, item, article)]
    low, high = wanted.numbers
    first = [item for item in single if item.numbers == (low,) and _agree(wanted.comparator, item.comparator)]
    second = [item for item in single if item.numbers == (high,) and not item.comparator]
    pairs = [(a, b) for a in first for b in second if max(b.start - a.end, a.start - b.end) <= APART]
    return list(pairs[0]) if pairs else []


def _same_number(wanted: Item, item: Item, article: Article) -> bool:
    if not _agree(wanted.comparator, item.comparator) or not _unit_agrees(wanted, item, article):
        return False
    if wanted.shape == "number" and not wanted.comparator:
        return wanted.numbers[0] in item.numbers
    return item.numbers == wanted.numbers


def _unit_agrees(wanted: Item, item: Item, article: Article) -> bool:
    """The same unit; a whole number without one must not be a number of something that has one."""
    if wanted.unit:
        return _has_unit(item, wanted.unit, article)
    if wanted.in_words and article.is_table((item.start, item.end)):
        return False  # 'three arms' is not the 3 of some cell
    return "." in wanted.numbers[0] or item.unit in {"", "score"}


def _agree(ours: str, printed: str) -> bool:
    """A bound must be the same bound; our 'about' is no more than the article says."""
    return ours == printed or (ours == "~" and not printed)


# --- dates ------------------------------------------------------------------------------------------------------


def _date(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    wanted = claim.wanted.date if isinstance(claim.wanted, Item) else dates.of_record(str(claim.wanted))
    items = [item for item in article.text.items_in(places) if item.kind == "date"]
    years = {item.date[0] for item in items}
    for item in items:
        if _same_date(wanted, item.date, claim.exact, years):
            yield item.start, item.end


def _same_date(wanted: dates.Parts, printed: dates.Parts, exact: bool, years: set[int | None]) -> bool:
    """The same day, month or year; where the article leaves out the year of a day, it must stand at the same lines."""
    if printed[0] is None and wanted[0] in years:
        printed = (wanted[0], *printed[1:])
    if exact:
        return wanted == printed
    return all(ours is None or ours == theirs for ours, theirs in zip(wanted, printed, strict=True))


def _offset(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """A time after the baseline: printed itself, or the sum of two; the baseline needs no number."""
    wanted, unit = claim.wanted
    if wanted == 0:
        yield 0, 0
    times = [item for item in _quantities(article, places) if _has_unit(item, unit, article) and _is_whole(item)]
    for item in times:
        if int(item.numbers[0]) == wanted:
            yield item.start, item.end
    for one, other in itertools.combinations(times, 2):
        if int(one.numbers[0]) + int(other.numbers[0]) == wanted:
            yield one.start, one.end
            yield other.start, other.end


def _is_whole(item: Item) -> bool:
    return item.shape == "number" and not item.comparator and item.numbers[0].isdecimal()


# --- words ------------------------------------------------------------------------------------------------------


def _quotation(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    return words.quotation(str(claim.wanted), article.text, places)


def _term(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    wanted = (*claim.wanted, *(claim.named if claim.or_quoted else ()))
    found = [span for name in wanted for span in words.name(name, article.text, places)]
    if not claim.denied:
        found = [span for span in found if not absences.is_denied(span, article.text)]
    if claim.told and article.told:
        found = [span for span in found if article.text.holds(article.told, *span)]
    if claim.everywhere and not all(any(article.text.holds((place,), *span) for span in found) for place in places):
        return
    yield from found


def _often(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """'Daily' is once a day: it does not stand in 'twice daily'."""
    for start, end in words.phrase(str(claim.wanted), article.text, places):
        if not _COUNTED.search(article.text.flat, max(0, start - 20), start):
            yield start, end


def _stage(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    if any(words.holds_stage(named, str(claim.wanted)) for named in claim.named):
        return words.quotation(claim.named[0], article.text, places)
    return words.stage(str(claim.wanted), claim.near, article.text, places, article.tables)


def _code(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """A name with digits in it, such as PTV-1 or S5/6."""
    return words.phrase(claim.wanted.text, article.text, places)


def _roman(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    return words.quotation(claim.wanted.numbers[0], article.text, places)


def _cells(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """The cells of a row, side by side and in order."""
    return words.quotation(" ".join(claim.wanted), article.text, places)


# --- what is not counted -----------------------------------------------------------------------------------------


def _label(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """A figure, table or reference of that number is named somewhere in the article."""
    same = [item for item in article.text.items if item.kind == claim.wanted.kind]
    if set(claim.wanted.numbers) <= {number for item in same for number in item.numbers}:
        yield 0, 0


def _lines(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """Lines that our words name are lines of the text."""
    if all(first > 0 and last <= len(article.text.lines) for first, last in places):
        yield 0, 0


_LOOK: Mapping[Kind, Callable[[Claim, Article, Places], Iterator[Span]]] = {
    "amount": _amount,
    "integer": _integer,
    "date": _date,
    "quotation": _quotation,
    "term": _term,
    "stage": _stage,
    "number": _number,
    "often": _often,
    "code": _code,
    "roman": _roman,
    "cells": _cells,
    "label": _label,
    "lines": _lines,
    "denial": absences.denial,
    "silence": absences.silence,
    "width": absences.width,
    "offset": _offset,
}
