"""What a record claims by saying 'absent' or 'not reported', and how narrow its places are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Measurement, Stage
from generator.model.patient import AgeFact, SexFact
from generator.model.statements import Statement
from generator.model.treatment import Agent
from generator.values import Location, Model
from generator.verify import terms
from generator.verify.claims import OF_OTHERS, Claim, Ranges
from generator.verify.units import canonical
from generator.vocabulary import Vocabulary

_MASS = ("mg", "g", "ug", "mL", "mg/kg", "mg/m2", "IU")


def missing_claims(
    part: Model, location: Location, entry: str, ranges: Ranges | None, vocabulary: Vocabulary
) -> Iterator[Claim]:
    """The claims of a part about what the article denies or passes over in silence."""
    if not isinstance(part, Statement):
        return
    if part.missing == "absent" and not part.inferred:
        yield Claim("denial", (*location, "missing"), entry, "absent", None, part.at)
    if part.at and location[0] not in OF_OTHERS:
        shown = ", ".join(str(lines) for lines in part.at)
        yield Claim("width", (*location, "at"), entry, shown, None, part.at)
    if part.missing == "not reported" and not part.inferred and not part.as_reported:  # the article may print 'NA'
        yield from _silence(part, location, entry, vocabulary)
    if isinstance(part, Agent) and part.dose_missing == "not reported" and not part.inferred:
        about = ("drugs", part.drug)
        yield Claim("silence", (*location, "dose_missing"), entry, "the dose", (), ranges, about=about, near=_MASS)


def _silence(part: Statement, location: Location, entry: str, vocabulary: Vocabulary) -> Iterator[Claim]:
    where = (*location, "missing")
    if isinstance(part, SexFact):
        names = tuple(name for each in terms.PERSON.values() for name in each)
        yield Claim("silence", where, entry, "the sex", names, None)
    elif isinstance(part, AgeFact):
        yield Claim("silence", where, entry, "the age", ("year old", "years old"), None)
    elif isinstance(part, Stage):
        yield Claim("silence", where, entry, "the stage", terms.names_of(vocabulary, "staging", part.system), None)
    elif location == ("patient", "cirrhosis"):
        yield Claim("silence", where, entry, "cirrhosis", terms.CIRRHOSIS, None)
    elif isinstance(part, Measurement):
        test = vocabulary.tests.get(part.test)
        near = tuple(canonical(unit) for unit in test.units) if test else ()
        yield Claim("silence", where, entry, "the value", (), part.at, about=("tests", part.test), near=near)
