"""Whether an engine answers as the reference ranking does: the same pages in the same order, with the same scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

TOLERANCE = 1e-9
ScoredHits = Sequence[tuple[str, float]]  # id and score, best first


def parity(engine_hits: Mapping[str, ScoredHits], reference_hits: Mapping[str, ScoredHits]) -> list[str]:
    """What differs, one line for each query at most; nothing where the engine is right. Both map query to hits."""
    return [f"{query}: {what}" for query in reference_hits for what in _difference(engine_hits, reference_hits, query)]


def _difference(
    engine_hits: Mapping[str, ScoredHits], reference_hits: Mapping[str, ScoredHits], query: str
) -> Iterator[str]:
    found, expected = engine_hits.get(query), reference_hits[query]
    if found is None:
        yield "was not asked"
    elif [id_ for id_, _ in found] != [id_ for id_, _ in expected]:
        yield f"found {[id_ for id_, _ in found]} instead of {[id_ for id_, _ in expected]}"
    elif apart := [(f, e) for f, e in zip(found, expected, strict=True) if not abs(f[1] - e[1]) < TOLERANCE]:
        (id_, score), (_, reference) = apart[0]
        yield f"gave {id_} the score {score!r} instead of {reference!r}"
