"""Finds quotations, names and stages at given lines of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.verify.phrases import Word, american, is_word, tokens
from generator.verify.spans import Span
from generator.verify.text import ArticleText, Places, plain

WINDOW = 15  # words within which all words of a name must stand where they do not stand side by side
NEAR = 12  # words between the name of a staging system and its value
NEAR_LETTER = 3  # the same for a value of one letter, which is a word of its own too often
GAP = 120  # characters that '…' may stand for: a few words of the same sentence
_NEGATION = r"\b(?:no|not|non|none|never|neither|nor|without)\b"
_DENIES = re.compile(rf"{_NEGATION}|n't\b|[.;](?=\s)", re.IGNORECASE)  # what '…' must not leave out
_CUT_OFF = re.compile(rf"{_NEGATION}[\s\u00ad-]*$", re.IGNORECASE)
_GENERAL = frozenset({"score", "stage", "class", "points", "point", "grade"})


def quotation(quoted: str, text: ArticleText, places: Places) -> Iterator[Span]:
    """Where the very words stand; parts of a quotation with '…' stand in order and in one sentence, nothing denied."""
    parts = [part for part in plain(quoted).replace("...", "…").split("…") if part.strip()]
    spans = [[span for span in text.phrases.quotation(part) if text.holds(places, *span)] for part in parts]
    for first in spans[0] if spans else ():
        yield from _in_order(first, spans[1:], text.flat)


def _in_order(first: Span, others: list[list[Span]], flat: str) -> list[Span]:
    """The first part and those that follow it; none where one does not."""
    found = [first]
    for spans in others:
        end = found[-1][1]
        near = (span for span in spans if end <= span[0] <= end + GAP and not _DENIES.search(flat, end, span[0]))
        after = next(near, None)
        if after is None:
            return []
        found.append(after)
    return found


def is_cut_off(span: Span, text: ArticleText) -> bool:
    """Whether a 'no', 'not' or 'non-' stands right before the words, so that without it they say the contrary."""
    return bool(_CUT_OFF.search(text.flat, max(0, span[0] - 12), span[0]))


def phrase(wanted: str, text: ArticleText, places: Places) -> Iterator[Span]:
    """Where words stand side by side."""
    return (span for span in text.phrases.term(plain(wanted)) if text.holds(places, *span))


def name(wanted: str, text: ArticleText, places: Places) -> Iterator[Span]:
    """Where a name stands, or its words near each other: 'thrombus … in the portal vein'."""
    yield from list(phrase(wanted, text, places)) or _scattered(wanted, text, places)


def _scattered(wanted: str, text: ArticleText, places: Places) -> Iterator[Span]:
    parts = {american(token) for token, _, _ in tokens(plain(wanted)) if is_word(token)}
    if len(parts) < 2 or not parts <= text.phrases.vocabulary:
        return
    near = list(text.words_in(places))
    for index, word in enumerate(near):
        if word[0] in parts and parts <= {each[0] for each in near[index : index + WINDOW]}:
            yield word[1], word[2]
            return


def stage(value: str, systems: tuple[str, ...], text: ArticleText, places: Places, tables: Places) -> Iterator[Span]:
    """Every part of a stage near a name of its system, at each of the places that has such a name."""
    found: list[Span] = []
    for place in places:
        names = [span for system in systems for span in name(system, text, (place,))]
        words = list(text.words_in((place,)))
        for part in stage_parts(value) if names else ():
            spans = list(_near(part, names, words, text, tables))
            if not spans:
                return
            found += spans
    yield from found


def holds_stage(quoted: str, value: str) -> bool:
    """Whether the article's words for a stage have every part of it: 'Child A' has 'A'."""
    held = [token for token, _, _ in tokens(plain(quoted))]
    parts = [[token for token, _, _ in tokens(plain(part))] for part in stage_parts(value)]
    return bool(parts) and all(
        any(held[index : index + len(part)] == part for index in range(len(held))) for part in parts
    )


def _near(part: str, names: list[Span], words: list[Word], text: ArticleText, tables: Places) -> Iterator[Span]:
    far = NEAR_LETTER if len(part) == 1 and part.isalpha() else NEAR
    wanted = [american(token) for token, _, _ in tokens(part) if is_word(token)]
    for start, end in names:
        inside = [index for index, word in enumerate(words) if start <= word[1] and word[2] <= end]
        reach = NEAR if text.holds(tables, start, end) else far
        for index in range(max(0, inside[0] - reach), min(len(words), inside[-1] + reach + 1)):
            if [word[0] for word in words[index : index + len(wanted)]] == wanted:
                yield words[index][1], words[index + len(wanted) - 1][2]


def stage_parts(value: str) -> tuple[str, ...]:
    """The parts of a stage that must stand in the text: 'T4N0M1, stage IVB' has 'T4N0M1' and 'IVB'."""
    parts = value.replace(",", " ").replace(";", " ").split()
    return tuple(part for part in parts if part.lower() not in _GENERAL)
