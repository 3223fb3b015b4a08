"""A record as the list of its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import Case, Discrepancy, Measurement, Response, Stage, Treatment
from generator.model.disease import Metastasis
from generator.model.outcome import Before, Grade, Status
from generator.model.patient import AgeFact, SexFact
from generator.model.source import Bibliography, Section, SourceText
from generator.model.statements import Fact, Statement
from generator.model.treatment import Agent, TargetVolume
from generator.rules.concepts import concepts_of
from generator.values import Amount, Location, Model, When
from generator.verify import terms, units
from generator.verify.claims import OF_OTHERS, Claim, Kind, Ranges
from generator.verify.items import scan
from generator.verify.missing_claims import missing_claims
from generator.verify.prose import prose_claims
from generator.verify.text import plain
from generator.vocabulary import Vocabulary

_NAMES = {"id", "drug", "modality", "complication", "test", "gene", "system", "is_", "trial", "case", "treatment"}
_REFERENCES = {"best_response", "attributed_to", "with_"}
_ANSWERS = {"kind", "basis", "category", "purpose", "possible", "missing", "dose_missing", "disease"}
_STRUCTURED = {"frequency", "cycles", "duration", "number", "route", "into", "schedule", "line", "version", "reads"}
_OWN_NAME = frozenset({"drugs", "complications", "aetiologies", "tests"})  # only a name of the concept will do
_NOT_PROSE = frozenset({"as_reported"} | _NAMES | _REFERENCES | _ANSWERS)
_LEFT_OUT = (Bibliography, SourceText, Section)
_DATES = ("date", "start", "stop")


@dataclass(frozen=True)
class Place:
    """Where a part of the record stands, and at which lines of the article."""

    location: Location
    entry: str
    ranges: Ranges | None
    inferred: bool = False
    owner: str = ""  # the complication that a grade belongs to


def case_claims(case: Case, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """Everything that a record claims of its article, in the order of its file."""
    return tuple(claim for place, part in _places(case) for claim in _claims_of(part, place, vocabulary))


def _places(case: Case) -> Iterator[tuple[Place, Model]]:
    """Every part with its place; without lines of its own it has those of the part around it."""
    ranges: dict[Location, Ranges | None] = {}
    owners: dict[Location, str] = {}
    for (location, part), (addressed, _) in zip(case.parts, case.addressed, strict=True):
        if location[:1] == ("curation",) or isinstance(part, _LEFT_OUT):
            continue
        ranges[location] = _own_ranges(part, case, location) or _inherited(location, ranges)
        owners[location] = str(getattr(part, "is_", ""))
        inferred, owner = bool(getattr(part, "inferred", None)), owners.get(location[:-1], "")
        yield Place(location, _entry(addressed), ranges[location], inferred, owner), part


def _own_ranges(part: Model, case: Case, location: Location) -> Ranges | None:
    if isinstance(part, Discrepancy):
        return tuple(lines for said in part.statements for lines in said.at)
    if isinstance(part, Before):
        return (*_ranges_of_response(case, location), *_ranges_of_treatment(case, part.treatment)) or None
    return getattr(part, "at", None)


def _ranges_of_response(case: Case, location: Location) -> Ranges:
    return case.responses[int(location[1])].at or ()


def _ranges_of_treatment(case: Case, entry_id: str) -> Ranges:
    return next((treatment.at or () for treatment in case.treatments if treatment.id == entry_id), ())


def _inherited(location: Location, ranges: Mapping[Location, Ranges | None]) -> Ranges | None:
    while location:
        location = location[:-1]
        if ranges.get(location):
            return ranges[location]
    return None


def _entry(addressed: Location) -> str:
    """The name of an entry in the file of exceptions: its id, or its keys: 'headline', 'synopsis.1'."""
    head = str(addressed[0]) if addressed else ""
    if head.rpartition("-")[2].isdigit():
        return head
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in addressed)


def _claims_of(part: Model, place: Place, vocabulary: Vocabulary) -> Iterator[Claim]:
    yield from _values(part, place)
    yield from _dates(part, place)
    yield from _words(part, place)
    yield from _terms(part, place, vocabulary)
    yield from _texts(part, place)
    yield from missing_claims(part, place.location, place.entry, place.ranges, vocabulary)


def _values(part: Model, place: Place) -> Iterator[Claim]:
    """Amounts and whole numbers."""
    for name, value in part.__dict__.items():
        if isinstance(value, Amount):
            claim = _claim("amount", place, name, str_of(value), value)
            yield replace(claim, about=_about(part), on=_day(part))
    if isinstance(part, AgeFact) and part.years is not None:
        yield _claim("integer", place, "years", str(part.years), (str(part.years), "year"))
    if isinstance(part, TargetVolume) and part.fractions is not None:
        yield _claim("integer", place, "fractions", str(part.fractions), (str(part.fractions), "fraction"))
    if isinstance(part, Grade) and part.value is not None:
        grade = _claim("integer", place, "value", f"grade {part.value}", (str(part.value), "grade"))
        yield replace(grade, about=("complications", place.owner) if place.owner else None)


def _about(part: Model) -> tuple[str, str] | None:
    if isinstance(part, Measurement):
        return "tests", part.test
    if isinstance(part, TargetVolume):
        return "volumes", part.name
    return ("drugs", part.drug) if isinstance(part, Agent) else None


def _day(part: Model) -> str:
    """The date of a measurement that the article prints."""
    date = part.date if isinstance(part, Measurement) else None
    return date.value or "" if isinstance(date, When) and not date.inferred else ""


def str_of(amount: Amount) -> str:
    """An amount as a record writes it."""
    joint = {"number": "", "range": "-", "dimensions": " × "}[amount.shape]
    gap = "" if amount.unit in {"", "%"} or amount.unit.startswith("/") else " "
    return f"{amount.comparator}{joint.join(f'{number:,}' for number in amount.numbers)}{gap}{amount.unit}"


def _dates(part: Model, place: Place) -> Iterator[Claim]:
    for name in _DATES:
        date = getattr(part, name, None)
        if isinstance(date, When):
            yield from _date(date, name, place)


def _date(date: When, name: str, place: Place) -> Iterator[Claim]:
    if date.value:
        claim = _claim("date", place, name, date.value, date.value)
        yield replace(claim, inferred=bool(date.inferred), reason=date.inferred or "")
    if date.as_reported and date.value:
        yield _claim("quotation", place, name, date.as_reported, date.as_reported)
    elif date.as_reported:
        yield from prose_claims(date.as_reported, (*place.location, name), place.entry, place.ranges)
    if date.inferred:
        yield from prose_claims(date.inferred, (*place.location, name), place.entry, place.ranges)
    yield from _bounds(date, replace(place, location=(*place.location, name)))


def _bounds(date: When, place: Place) -> Iterator[Claim]:
    """Between which dates words lie: as inferred as a date that is worked out; and the time after the baseline."""
    for name in ("not_before", "not_after"):
        value = getattr(date, name)
        if value:
            yield replace(_claim("date", place, name, value, value), inferred=True, reason=date.inferred or "")
    if date.offset:
        wanted = (int(date.offset[1:-1]), units.OF_OFFSETS[date.offset[-1]])
        yield _claim("offset", place, "offset", date.offset, wanted)


def _words(part: Model, place: Place) -> Iterator[Claim]:
    """The article's own words."""
    words = getattr(part, "as_reported", None)
    if isinstance(part, Statement) and words:
        yield _claim("quotation", place, "as_reported", words, words)
    reads = getattr(part, "reads", None)
    if isinstance(reads, str):
        names = terms.direction(reads) or (reads, *terms.READS.get(reads, ()))
        yield _claim("term", place, "reads", reads, names)
    route = getattr(part, "route", None)
    if isinstance(route, str):
        yield _claim("term", place, "route", route, (route, *terms.ROUTES.get(route, ())))
    often = getattr(part, "frequency", None)
    if isinstance(often, str) and not any(item.kind == "quantity" for item in scan(plain(often))):
        yield _claim("often", place, "frequency", often, often)


def _terms(part: Model, place: Place, vocabulary: Vocabulary) -> Iterator[Claim]:
    if place.ranges is None or getattr(part, "missing", None) == "not reported":
        return
    named = (part.as_reported,) if isinstance(part, Statement) and part.as_reported else ()
    if isinstance(part, Stage) and part.value is not None:
        near = terms.names_of(vocabulary, "staging", part.system)
        yield replace(_claim("stage", place, "value", part.value, part.value), near=near, named=named)
    for key, kind, concept_id in concepts_of(part):
        names = terms.names_of(vocabulary, kind, concept_id)
        if isinstance(part, Treatment) and kind == "modalities":
            names += _names_of_drugs(part, concept_id, vocabulary)
        yield replace(
            _claim("term", place, key, concept_id, names),
            named=named,
            or_quoted=kind not in _OWN_NAME,
            rivals=terms.names_of_others(vocabulary, kind, concept_id),
            told=isinstance(part, Agent),
            denied=not _is_had(part, kind, place),
        )
    yield from _states(part, place, named)


def _names_of_drugs(treatment: Treatment, modality: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A drug stands for the modality that it belongs to; alone or as supportive care it has often no other name."""
    drugs = ((agent.drug, vocabulary.drugs.get(agent.drug)) for agent in treatment.agents)
    is_plain = treatment.purpose != "antitumour" or len(treatment.agents) == 1
    its = [name for name, drug in drugs if drug and (drug.given_as == modality or (is_plain and not drug.given_as))]
    return tuple(name for drug_id in its for name in terms.names_of(vocabulary, "drugs", drug_id))


def _is_had(part: Model, kind: str, place: Place) -> bool:
    """Whether the patient has or had it, so that it must not be denied at its lines."""
    own = place.location[0] not in OF_OTHERS and getattr(part, "missing", None) is None
    return own and kind in {"complications", "aetiologies"}


def _states(part: Model, place: Place, named: tuple[str, ...]) -> Iterator[Claim]:
    """Sex, status, category, cirrhosis and spread, each by words of its own."""
    if isinstance(part, SexFact) and part.value:
        yield replace(_closed(place, "value", part.value, terms.SEX), everywhere=True)
    if isinstance(part, Status):
        if part.value in terms.STATUS:
            yield _closed(place, "value", part.value, terms.STATUS)
        if part.disease in terms.DISEASE:
            yield _disease(place, part.disease)
    if isinstance(part, Response) and part.category in terms.CATEGORIES:
        yield replace(_closed(place, "category", part.category, terms.CATEGORIES), named=named, denied=False)
    if isinstance(part, Metastasis) and part.missing is None:
        yield replace(_claim("term", place, "site", "metastasis", terms.METASTASIS), denied=False)
    if place.location == ("patient", "cirrhosis") and isinstance(part, Fact) and part.value:
        yield replace(_claim("term", place, "value", part.value, terms.CIRRHOSIS), denied=False)


def _disease(place: Place, value: str) -> Claim:
    """The state of the disease; 'no evidence of disease' says nothing of a disease that is there."""
    has = value == "with disease"
    rivals = () if has else terms.DISEASE["with disease"]
    claim = _claim("term", place, "disease", value, terms.DISEASE[value])
    return replace(claim, denied=not has, rivals=rivals, closed=True)


def _closed(place: Place, key: str, value: str, words: Mapping[str, tuple[str, ...]]) -> Claim:
    """One of a few values; words of the others tell against it."""
    others = tuple(word for other, names in words.items() if other != value for word in names)
    return replace(_claim("term", place, key, value, words[value]), rivals=others, closed=True)


def _claim(kind: Kind, place: Place, key: str, shown: str, wanted: object) -> Claim:
    return Claim(kind, (*place.location, key.rstrip("_")), place.entry, shown, wanted, place.ranges, place.inferred)


def _texts(part: Model, place: Place) -> Iterator[Claim]:
    """Our own words: every text of the part that is neither a name nor the article's."""
    for name in type(part).model_fields:
        if name in _NOT_PROSE or (isinstance(part, Stage) and name == "value"):
            continue
        value = part.__dict__[name]
        texts = value if isinstance(value, tuple) else (value,)
        entry = place.entry or name
        for index, text in enumerate(texts):
            if isinstance(text, str):
                where = (*place.location, name, index) if isinstance(value, tuple) else (*place.location, name)
                unit = "cycle" if name == "cycles" else ""
                for claim in prose_claims(text, where, entry, place.ranges, unit):
                    about = _about(part) if name == "frequency" else None
                    yield replace(claim, about=about, prose=name not in _STRUCTURED)  # no exception for a fact
