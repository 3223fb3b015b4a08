"""Why a part of a record has no place in a Phenopacket, by its place in the record."""

from __future__ import annotations

from collections.abc import Mapping

from generator.values import Location

_MISSING = (
    "An element says that something is there, some can say that it is absent; what was not assessed or is not reported "
    "has no place."
)
_REMARK = "The element has no room for remarks."

REASONS: Mapping[str, str] = {
    "title": "Our summary; a Phenopacket holds no prose of its own.",
    "headline": "Our summary; a Phenopacket holds no prose of its own.",
    "synopsis": "Our summary; a Phenopacket holds no prose of its own.",
    "source": "A Phenopacket names its article by reference only; how it was read is told in the record.",
    "patient": "Nothing in the description of an individual holds it.",
    "patient.age": "The age is a number and nothing else.",
    "patient.sex": _REMARK,
    "patient.cirrhosis": _MISSING,
    "patient.aetiology": _MISSING,
    "patient.history": "Told in words, without a coded concept.",
    "patient.presentation": "Told in words, without a coded concept.",
    "disease.diagnosis": "A disease has no room for how the diagnosis was made.",
    "disease.tumours": "Told in words, without a coded concept; a disease has no room for number and size of tumours.",
    "disease.extension": _MISSING,
    "disease.metastases": _MISSING,
    "baseline": "A Phenopacket has no baseline; its times stand by themselves.",
    "staging": _MISSING,
    "laboratory": _MISSING,
    "markers": _MISSING,
    "genomics": (
        "An interpretation names a variant or gene as responsible for the disease; the record holds neither a sample "
        "nor a variant in a form that would allow this."
    ),
    "treatments": "A medical action has no field for it.",
    "treatments.agents": "A drug has no field for it.",
    "treatments.volumes": "Radiation therapy has no field for it.",
    "treatments.stop_reason": "The reason why a treatment ended is one class, without words or remarks.",
    "findings": "Told in words, without a coded concept; no sample is described well enough for a biosample.",
    "responses": _MISSING,
    "responses.criterion": "The assay names the criterion; it has no room for more.",
    "responses.assessed_by": "Who judged the response is told in the description, where it is reported.",
    "responses.given_before": _MISSING,
    "responses.check": "A judgement of what the article prints, not a fact about the patient.",
    "best_response": "Measurements are not ranked; which response the record calls best is told in the record.",
    "adverse_events": _MISSING,
    "adverse_events.grade": "A severity is given only where the article prints a grade; none is made up.",
    "adverse_events_note": "Told in words of all adverse events together.",
    "complications": _MISSING,
    "outcome.status": "The vital status is one word and a time of death; it has no room for the rest.",
    "outcome.events": "The vital status and the last encounter are told by a time alone, without words.",
    "outcome.durations": "A duration as the article states it has no place; only ages and intervals of dates have.",
    "conclusions": "An opinion of the authors is not a fact about the patient.",
    "caveats": "A caution of ours or of the authors is not a fact about the patient.",
    "discrepancies": "A Phenopacket holds one statement of each fact and no contradiction.",
    "not_reported": "A Phenopacket cannot say that something is not reported; an empty field means nothing.",
    "mentioned": "Only mentioned by the article: not given to, or not seen in, this patient.",
    "comparisons": "It tells of other patients.",
    "care": "What the article reports, or leaves out, as an article; not a fact about the patient.",
    "curation": "The metadata hold the date of the revision and who made it; the rest is told in the record.",
}


def reason(location: Location) -> str:
    """Why the part at this location is not there; the nearest reason holds. KeyError where nobody has given one."""
    path = [step for step in location if isinstance(step, str)]
    while len(path) > 1 and ".".join(path) not in REASONS:
        path.pop()
    return REASONS[".".join(path)]
