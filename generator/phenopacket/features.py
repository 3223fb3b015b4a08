"""Phenotypic features: extensions, metastases, complications, adverse events, cirrhosis and what the course brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from phenopackets import OntologyClass, PhenotypicFeature

from generator.model import AdverseEvent, ComplicationEntry, CourseEvent, Entry, Extension
from generator.model.disease import Metastasis
from generator.phenopacket.codes import own, slug
from generator.phenopacket.context import Context
from generator.phenopacket.mapped import Carried, Left, Mapped, joined
from generator.phenopacket.times import time_of
from generator.phenopacket.words import described

_TOLD = (
    "what", "site", "number", "course", "as_reported", "attribution", "attributed_to", "management", "consequence",
    "only_in_caption", "note", "inferred",
)  # fmt: skip
_COURSE = ("progression", "recurrence", "marker rise")  # death and last follow-up belong to the patient
_CIRRHOSIS = "Whether these words say that there was cirrhosis is left to the reader."


def features(context: Context) -> Mapped[PhenotypicFeature]:
    """Every feature that the article states to be there, and as excluded every one that it states to be absent."""
    return joined([_cirrhosis(context), *(_feature(context, entry, term) for entry, term in _entries(context))])


def _entries(context: Context) -> Iterator[tuple[Entry, OntologyClass]]:
    case = context.case
    harms: tuple[Extension | ComplicationEntry | AdverseEvent, ...]
    harms = (*case.disease.extension, *case.complications, *case.adverse_events)
    for harm in harms:
        yield harm, context.codes.of("complications", harm.is_)
    for metastasis in case.disease.metastases:
        yield metastasis, _metastasis(context, metastasis)
    for event in case.outcome.events:
        if event.kind in _COURSE:
            yield event, own("course", event.kind, event.kind)


def _metastasis(context: Context, metastasis: Metastasis) -> OntologyClass:
    return own("metastases", metastasis.site, f"metastasis: {context.codes.name('sites', metastasis.site)}")


def _feature(context: Context, entry: Any, term: OntologyClass) -> Mapped[PhenotypicFeature]:
    if entry.missing not in (None, "absent"):
        return Mapped()
    excluded = entry.missing == "absent"
    date = entry.date if hasattr(entry, "date") else None
    in_words = ("date",) if date and (excluded or date.value is None or date.inferred or date.as_reported) else ()
    told = tuple(name for name in _TOLD if name != "site" or not isinstance(entry, Metastasis))
    text, carried = described(entry, *told, *in_words)
    feature = PhenotypicFeature(
        type=term,
        excluded=excluded,
        onset=None if excluded else time_of(date),
        evidence=[context.evidence(entry, text)],
    )
    kept = ("is_", "missing", "date", *(("site",) if isinstance(entry, Metastasis) else ()))
    kept += ("kind",) if isinstance(entry, CourseEvent) else ()
    return Mapped((feature,), (carried, Carried(entry, kept), *_severity(entry, feature)))


def _severity(entry: Any, feature: PhenotypicFeature) -> tuple[Carried, ...]:
    """A printed grade as severity; one that is not printed is never made up."""
    if not isinstance(entry, AdverseEvent) or entry.grade.value is None or entry.grade.inferred is not None:
        return ()
    grade = entry.grade
    scale = grade.scale or "scale not named"
    feature.severity.CopyFrom(own("grades", f"{slug(scale)}.{grade.value}", f"grade {grade.value} ({scale})"))
    return (Carried(grade, ("value", "scale")),)


def _cirrhosis(context: Context) -> Mapped[PhenotypicFeature]:
    """Cirrhosis where the article says yes or states its absence."""
    fact = context.case.patient.cirrhosis
    present = (fact.value or "").casefold().startswith("yes")
    if fact.missing != "absent" and not present:
        return Mapped(left=(Left(fact, "value", _CIRRHOSIS),))
    text, carried = described(fact, "value", "as_reported", "note", "inferred")
    feature = PhenotypicFeature(
        type=own("features", "cirrhosis", "cirrhosis of the liver"),
        excluded=not present,
        evidence=[context.evidence(fact, text)],
    )
    return Mapped((feature,), (carried, Carried(fact, ("missing",))))
