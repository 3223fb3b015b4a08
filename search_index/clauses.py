"""The syntax of a query: free words, "quoted words", and filters such as drug:nexavar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What may stand before the colon of a filter, and how the tags begin that it asks for.
FILTERS = {
    "drug": "drug-", "modality": "modality-", "complication": "complication-", "stage": "stage-",
    "response": "response-", "criterion": "criterion-", "aetiology": "aetiology-", "etiology": "aetiology-",
    "sex": "sex-", "outcome": "outcome-", "site": "site-", "gene": "gene-", "test": "test-", "grade": "grade-",
    "stopped": "stop-", "year": "year-", "author": "author-", "mentioned": "",
}  # fmt: skip
MENTIONED = "mentioned"
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_FIELD = rf"(?<![^\s\"])(?P<field>(?ai:{'|'.join(FILTERS)})):[ ]?"  # ASCII: ı and ſ are not i and s
_CLAUSE = re.compile(_FIELD + r'(?:"(?P<value>[^"]*)"?|(?P<word>[^\s"]+))|"(?P<quoted>[^"]*)"?')


@dataclass(frozen=True)
class Clause:
    """A stretch of the query: free words, words in quotes, or the value asked for in a field."""

    text: str
    quoted: bool = False
    field: str = ""


def clauses(query: str) -> Iterator[Clause]:
    """The clauses of `query` in order; a quote that is not closed ends with the query."""
    plain, end = query.translate(_QUOTES), 0
    for match in _CLAUSE.finditer(plain):
        yield from _free(plain[end : match.start()])
        end = match.end()
        if match["field"]:
            yield Clause(match["value"] or match["word"] or "", field=match["field"].lower())
        else:
            yield Clause(match["quoted"], quoted=True)
    yield from _free(plain[end:])


def _free(text: str) -> Iterator[Clause]:
    if text.strip():
        yield Clause(text)
