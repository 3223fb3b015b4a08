"""What was not found, in words: the value, what stands at its lines instead, and what to do."""

from __future__ import annotations

from difflib import SequenceMatcher

from generator.values import Amount
from generator.verify import units
from generator.verify.article import Article
from generator.verify.claims import Claim
from generator.verify.items import Item
from generator.verify.text import Ranges

_MANY = 2
_WORDS = 8
_OTHERS = {
    "denial": "'missing: {shown}' needs words such as 'no', 'without' or 'negative' {where}, found none there; correct"
    " 'at', or write 'missing: not reported'",
    "silence": "{shown} must not be 'not reported' where the article tells it; record it with its lines, or say under"
    " 'note' where the article contradicts itself and under 'inferred' how you read it",
    "width": "'at' must name the few lines where each fact stands, at most 20 in a row, found {shown}",
}


def missing(claim: Claim, article: Article) -> str:
    """The message about a claim that its lines do not bear out."""
    if claim.kind == "lines":
        return f"'{claim.shown}' must be within the {len(article.text.lines)} lines of the article"
    if claim.kind == "label":
        return f"'{claim.shown}' must be named in the article; correct its number"
    if claim.kind == "date" and claim.inferred:
        return (
            f"the reason of the inferred date '{claim.shown}' must name that date, or the date and the time that are"
            f" counted from; found '{claim.reason}'"
        )
    if claim.kind in _OTHERS:
        return _OTHERS[claim.kind].format(shown=claim.shown, where=_where(claim))
    return f"{_what(claim)} must stand {_where(claim)}, found {_instead(claim, article)}; {_remedy(claim)}"


def _what(claim: Claim) -> str:
    what = {"quotation": "the words ", "term": "a name of ", "stage": "the stage ", "cells": "the cells "}
    return f"{what.get(claim.kind, '')}'{claim.shown}'"


def _where(claim: Claim) -> str:
    if claim.ranges is None:
        return "in the case report, a caption or a table, or at the lines of some entry"
    told = ", in its case report, a caption or a table" if claim.told else ""
    return f"at {lines_in_words(claim.ranges)} of the article{told}"


def lines_in_words(ranges: Ranges) -> str:
    """'line 47' or 'lines 3-4, 9'."""
    parts = dict.fromkeys(str(part).replace("–", "-") for part in ranges)
    return f"line{'s' if len(parts) > 1 or '-' in next(iter(parts)) else ''} {', '.join(parts)}"


def _instead(claim: Claim, article: Article) -> str:
    if claim.ranges is None:
        return "it nowhere there"
    places = article.places(claim)
    near = sorted(_like(claim, article), key=lambda item: -_likeness(item.text, claim.shown))
    if near:
        shown = dict.fromkeys(f"'{item.text}'" for item in near[:_MANY])
        return f"{' and '.join(shown)} there"
    lines = (line for first, last in places for line in article.text.lines[max(first, 1) - 1 : last] if line.strip())
    words = " ".join(next(lines, "").split()[:_WORDS])
    return f"'{words} …' there" if words else "no words there"


def _like(claim: Claim, article: Article) -> list[Item]:
    """What of the same kind stands there: dates for a date, numbers of the same unit for a number."""
    items = list(article.text.items_in(article.places(claim)))
    if claim.kind == "date":
        return [item for item in items if item.kind == "date"]
    if claim.kind not in {"amount", "integer", "number"}:
        return []
    unit = _unit(claim)
    numbers = [item for item in items if item.kind == "quantity"]
    return [item for item in numbers if item.unit == unit] or numbers


def _unit(claim: Claim) -> str:
    if isinstance(claim.wanted, Amount):
        return units.canonical(claim.wanted.unit)
    return str(claim.wanted[1] if isinstance(claim.wanted, tuple) else claim.wanted.unit)


def _likeness(printed: str, ours: str) -> float:
    return SequenceMatcher(None, printed, ours).ratio()


def _remedy(claim: Claim) -> str:
    if claim.kind == "quotation":
        return "give the article's very words with any 'no' before them, or tell it in 'what' or 'note'"
    if claim.kind == "cells":
        return "give the cells as printed, side by side, from the columns of this trial's arms"
    if claim.prose:
        at = "" if claim.ranges is None else " or its lines, name others as in '(line 47)',"
        return f"correct the number{at} or list it under 'ours' of {claim.entry} with its reason"
    if claim.kind in {"date", "term", "stage"}:
        return "correct the value or its 'at', or say under 'inferred' how you came to it"
    return "correct the value or its 'at'"
