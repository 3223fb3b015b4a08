"""Claims that the article's own words contradict: they name another concept, another value or another stage."""

from __future__ import annotations

import re

from generator.verify import words
from generator.verify.absences import is_denied
from generator.verify.article import Article
from generator.verify.claims import Claim
from generator.verify.phrases import Phrases
from generator.verify.text import plain
from generator.verify.words import holds_stage, is_cut_off

_STAGE = re.compile(r"\b(?:[A-D]|[0-9]|[IVX]+[ABCabc]?\d?|T\d\w*)\b")

_BEHIND = re.compile(
    r"[\s:,()-]*(?:(?:stage|class|score|grade|performance|status|of|was|is)\s+){0,3}(?P<stage>[A-D]|[0-9]|[IVX]+[ABCabc]?)\b"
)


def is_contradicted(claim: Claim, article: Article) -> bool:
    """Whether the words that the entry quotes, or for an inferred value its lines, say something else."""
    if claim.kind == "quotation":
        return _drops_a_negation(claim, article)
    if claim.kind == "stage":
        otherwise = any(_STAGE.search(quoted) and not holds_stage(quoted, str(claim.wanted)) for quoted in claim.named)
        return otherwise or (claim.inferred and not claim.named and _is_staged_otherwise(claim, article))
    return claim.kind == "term" and _names_another(claim, article)


def _is_staged_otherwise(claim: Claim, article: Article) -> bool:
    """Whether another stage stands right behind the name of the system: 'BCLC stage C' for an inferred B."""
    places, flat = article.places(claim), article.text.flat
    ends = (end for name in claim.near for _, end in words.phrase(name, article.text, places))
    found = [match["stage"] for match in (_BEHIND.match(flat, end) for end in ends) if match]
    return bool(found) and not any(holds_stage(each, str(claim.wanted)) for each in found)


def _drops_a_negation(claim: Claim, article: Article) -> bool:
    spans = [
        span
        for span in article.text.phrases.quotation(plain(str(claim.wanted)))
        if article.text.holds(article.places(claim), *span)
    ]
    return bool(spans) and all(is_cut_off(span, article.text) for span in spans)


def _names_another(claim: Claim, article: Article) -> bool:
    if not claim.rivals:
        return False
    if claim.named:
        return any(_holds(quoted, claim.rivals) and not _holds(quoted, claim.wanted) for quoted in claim.named)
    if not claim.inferred or not claim.closed:
        return False
    return _stands(claim.rivals, claim, article) and not _stands(claim.wanted, claim, article)


def _stands(names: tuple[str, ...], claim: Claim, article: Article) -> bool:
    places = article.places(claim)
    spans = (span for name in names for span in words.phrase(name, article.text, places))
    return any(not is_denied(span, article.text) for span in spans)


def _holds(quoted: str, names: tuple[str, ...]) -> bool:
    phrases = Phrases(plain(quoted))
    return any(True for name in names for _ in phrases.term(plain(name)))
