"""A trial's table as the list of its claims."""

from __future__ import annotations

from collections.abc import Iterator

from generator.trials import Trial
from generator.values import Location
from generator.verify.claims import Claim, Ranges
from generator.verify.prose import prose_claims
from generator.verify.terms import names_of
from generator.vocabulary import Vocabulary


def trial_claims(trial: Trial, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """Everything that a trial's file claims of the article that tabulates it."""
    return (*_head(trial), *_arms(trial, vocabulary), *_rows(trial, vocabulary), *_discrepancies(trial))


def _head(trial: Trial) -> Iterator[Claim]:
    for key in ("label", "study"):
        yield from prose_claims(getattr(trial, key), (key,), key, None)


def _arms(trial: Trial, vocabulary: Vocabulary) -> Iterator[Claim]:
    for index, arm in enumerate(trial.arms):
        where, entry = ("arms", index), f"arms.{index + 1}"
        yield Claim("cells", (*where, "patients"), entry, str(arm.patients), (str(arm.patients),), arm.at)
        if arm.drug:
            yield _term((*where, "drug"), entry, arm.drug, names_of(vocabulary, "drugs", arm.drug), arm.at)


def _rows(trial: Trial, vocabulary: Vocabulary) -> Iterator[Claim]:
    for index, row in enumerate(trial.results):
        where: Location = ("results", index)
        yield Claim("cells", (*where, "values"), row.id, " | ".join(row.values), row.values, row.at)
        if all(part.isdigit() for part in row.parts) and row.parts:
            yield Claim("cells", (*where, "parts"), row.id, "/".join(row.parts), ("/".join(row.parts),), row.at)
        if row.complication:
            names = names_of(vocabulary, "complications", row.complication)
            yield _term((*where, "complication"), row.id, row.complication, names, row.at)
        for key in ("what", "note"):
            yield from prose_claims(getattr(row, key) or "", (*where, key), row.id, row.at)


def _term(location: Location, entry: str, shown: str, names: tuple[str, ...], at: Ranges) -> Claim:
    return Claim("term", location, entry, shown, names, at)


def _discrepancies(trial: Trial) -> Iterator[Claim]:
    for index, item in enumerate(trial.discrepancies):
        where: Location = ("discrepancies", index)
        everywhere = tuple(lines for said in item.statements for lines in said.at)
        for key in ("what", "handling"):
            yield from prose_claims(getattr(item, key), (*where, key), item.id, everywhere)
        for number, said in enumerate(item.statements):
            yield from prose_claims(said.says, (*where, "statements", number, "says"), item.id, said.at)
