"""What must not stand in an article, or must be denied there: entries that say 'absent' or 'not reported'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.verify import units, words
from generator.verify.article import Article
from generator.verify.claims import Claim
from generator.verify.items import Item
from generator.verify.names import Named
from generator.verify.spans import Span
from generator.verify.text import ArticleText, Places

WIDEST = 20  # lines with words in one place of a fact of the patient
BESIDE = 40  # characters within which a dose belongs to the name of a drug without doubt
_NEGATION = r"\b(?:no|not|non|without|never|neither|nor|absence of|denied|free of|negative for)\b"
_ALMOST = r"\b(?:almost|nearly|near|virtually)"  # 'almost complete' is not complete
_BEFORE = re.compile(
    rf"(?:{_NEGATION}|{_ALMOST})[\s\u00ad-]*(?:(?:any|evidence of|signs? of|history of|cases? of)\s+)?$", re.IGNORECASE
)
_AFTER = re.compile(r"[\s:,]*(?:neg\b|negative\b|absent\b|none\b|nil\b|was ruled out|was excluded)", re.IGNORECASE)
_DENIAL = re.compile(
    rf"{_NEGATION}|\b(?:neg|negative|none|nil|absent|absence|unremarkable|excluded|ruled\s+out|neither|un\w+able)\b|n't\b"
    r"|\b(?:T\w{1,2})?(?:N0|M0)",
    re.IGNORECASE,
)


def is_denied(span: Span, text: ArticleText) -> bool:
    """Whether the words stand behind a 'no' or before a 'Neg'."""
    start, end = span
    return bool(_BEFORE.search(text.flat, max(0, start - 40), start) or _AFTER.match(text.flat, end))


def denial(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """What is 'absent' is denied at its lines."""
    lines = (article.text.lines[max(first, 1) - 1 : last] for first, last in places)
    if any(_DENIAL.search(" ".join(part)) for part in lines):
        yield 0, 0


def width(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """A fact names the few lines where it stands, not a whole chapter."""
    lines = (article.text.lines[max(first, 1) - 1 : last] for first, last in places)
    if all(sum(bool(line.strip()) for line in part) <= WIDEST for part in lines):
        yield 0, 0


def silence(claim: Claim, article: Article, places: Places) -> Iterator[Span]:
    """What is 'not reported' is not told in the case report, its captions and tables."""
    about = places if claim.ranges is not None else article.told
    if claim.about and any(_belongs(item, claim, article) for item in article.text.items_in(about)):
        return
    named = (span for name in claim.wanted for span in words.phrase(name, article.text, about))
    if not any(not is_denied(span, article.text) for span in named):
        yield 0, 0


def _belongs(item: Item, claim: Claim, article: Article) -> bool:
    """Whether an amount in one of the units stands right beside the name of its drug or behind that of its test."""
    kind, concept_id = claim.about or ("", "")
    if item.kind != "quantity" or units.canonical(item.unit) not in claim.near:
        return False
    gaps = [(_gap(each, item, kind), each.id) for each in article.named.get(kind, ())]
    least = min(gaps, default=(BESIDE, ""))
    return least[0] < BESIDE and least[1] == concept_id


def _gap(name: Named, item: Item, kind: str) -> int:
    behind = item.start - name.end
    before = name.start - item.end
    if kind == "tests":
        return behind if behind >= 0 else BESIDE
    return max(behind, before)
