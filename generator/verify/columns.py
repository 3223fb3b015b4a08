"""Cells of a trial's table must stand in the columns of the trial's own arms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from generator.verify.compared import Compared, Looked
from generator.verify.spans import Span
from generator.verify.text import ArticleText

_CELL = re.compile(r"(?<![\w.])(?:NA|\d[\d.,]*)(?:/(?:NA|\d[\d.,]*))*(?:\s?\(\d[\d.]*\))?")


def in_their_columns(found: Compared, text: ArticleText) -> Compared:
    """The comparison, with cells missing that stand in other columns than those of most rows."""
    rows = {index: _columns(each, text) for index, each in enumerate(found.looked) if _is_row(each)}
    votes = Counter(column for columns in rows.values() for column in set(columns.values()))
    if not votes:
        return found
    column = votes.most_common(1)[0][0]
    looked = list(found.looked)
    for index, columns in rows.items():
        spans = tuple(span for span, at in columns.items() if at == column)
        looked[index] = replace(looked[index], spans=spans, state="found" if spans else "missing")
    return replace(found, looked=tuple(looked))


def _is_row(looked: Looked) -> bool:
    return looked.claim.kind == "cells" and looked.claim.location[-1] == "values" and looked.state == "found"


def _columns(looked: Looked, text: ArticleText) -> dict[Span, int]:
    """For each place where the cells stand how many cells follow in its line."""
    return {span: len(_CELL.findall(text.flat[span[1] : _end_of_line(span, text)])) for span in looked.spans}


def _end_of_line(span: Span, text: ArticleText) -> int:
    line, end = text.line_at[span[1] - 1], span[1]
    while end < len(text.flat) and text.line_at[end] == line:
        end += 1
    return end
