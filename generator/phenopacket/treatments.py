"""Treatments: a procedure or a course each, then its drugs and target volumes."""

from __future__ import annotations

from collections.abc import Iterator

from phenopackets import MedicalAction, Procedure, TherapeuticRegimen

from generator.model import Treatment
from generator.phenopacket.codes import marked, own
from generator.phenopacket.context import Context
from generator.phenopacket.doses import NOT_GIVEN, drug, volume
from generator.phenopacket.mapped import Carried, Left, Mapped, joined
from generator.phenopacket.times import end_of_course, stated
from generator.phenopacket.words import described, fields_of
from generator.vocabulary import CARCINOMA

_IN_WORDS = (
    "label", "line", "what", "technique", "cycles", "schedule", "duration", "date", "start", "stop", "as_reported",
    "inferred",
)  # fmt: skip
_UNDATED = "The time of a procedure takes only a date that the article states."
_DISCONTINUED = ("cost", "toxicity", "progression", "liver function", "patient's wish")


def medical_actions(context: Context) -> Mapped[MedicalAction]:
    """Every treatment that was given, in the order of the record; responses are never credited to one of them."""
    return joined(_actions(context, treatment) for treatment in context.case.treatments)


def _actions(context: Context, treatment: Treatment) -> Mapped[MedicalAction]:
    if treatment.missing is not None:
        return Mapped(left=(Left(treatment, "missing", NOT_GIVEN),))
    head = _procedure(context, treatment) if _is_procedure(context, treatment) else _course(context, treatment)
    whole = joined(
        [
            _with_outcome(context, treatment, head),
            *(drug(agent, treatment, context.codes) for agent in treatment.agents),
            *(volume(target, treatment, context.codes) for target in treatment.volumes),
        ]
    )
    for action in whole.elements:
        action.treatment_intent.CopyFrom(own("purposes", treatment.purpose, f"{treatment.purpose} treatment"))
        if treatment.purpose == "antitumour":
            action.treatment_target.CopyFrom(context.codes.of("diseases", CARCINOMA))
    return whole


def _is_procedure(context: Context, treatment: Treatment) -> bool:
    groups = {context.codes.group(modality) for modality in treatment.modality}
    return groups <= {"surgery", "locoregional"} and treatment.start is None and treatment.stop is None


def _procedure(context: Context, treatment: Treatment) -> Mapped[MedicalAction]:
    time = stated(treatment.date)
    actions = [
        MedicalAction(
            procedure=Procedure(
                code=marked(context.codes.of("modalities", modality), treatment, "modalities"), performed=time
            )
        )
        for modality in treatment.modality
    ]
    carried = Carried(treatment, ("modality", "purpose", *(("date",) if time else ())))
    left = () if time or treatment.date is None else (Left(treatment, "date", _UNDATED),)
    return Mapped(tuple(actions), (carried,), left)


def _course(context: Context, treatment: Treatment) -> Mapped[MedicalAction]:
    """A course as a regimen that refers to the record: the only action that can hold inexact times and words."""
    text, carried = described(treatment, *_IN_WORDS)
    modalities = "; ".join(context.codes.name("modalities", modality) for modality in treatment.modality)
    details = " ".join([f"Modality: {modalities}.", text, *_parts_in_words(context, treatment)])
    start, stop = treatment.start or treatment.date, treatment.stop or treatment.date
    reason = treatment.stop_reason
    ongoing = reason is not None and reason.category == "ongoing" and reason.inferred is None
    regimen = TherapeuticRegimen(
        external_reference=context.reference(treatment.id, details),
        start_time=stated(start),
        end_time=end_of_course(stop, ongoing=ongoing),
        regimen_status=_status(treatment),
    )
    accounts = [carried, Carried(treatment, ("modality", "purpose"))]
    accounts += [Carried(agent, ("into",)) for agent in treatment.agents if agent.missing is None]
    return Mapped((MedicalAction(therapeutic_regimen=regimen),), tuple(accounts))


def _parts_in_words(context: Context, treatment: Treatment) -> Iterator[str]:
    for agent in treatment.agents:
        told = [f"dose {agent.dose_missing}" if agent.dose_missing else None]
        told += [fields_of(agent).get(name) for name in ("dose", "route", "frequency", "into")]
        words = ", ".join(word for word in told if word)
        if agent.missing is None:
            yield f"{context.codes.name('drugs', agent.drug)}: {words}."
    for target in treatment.volumes:
        fields = fields_of(target)
        fractions = f" in {target.fractions} fractions" if target.fractions else ""
        yield f"{target.name}: {fields['dose']}{fractions}."


def _status(treatment: Treatment) -> TherapeuticRegimen.RegimenStatus:
    """Started is all that is known unless the article states why the course ended."""
    reason = treatment.stop_reason
    if reason is None or reason.inferred is not None or reason.missing is not None:
        return TherapeuticRegimen.STARTED
    if reason.category == "completed":
        return TherapeuticRegimen.COMPLETED
    return TherapeuticRegimen.DISCONTINUED if reason.category in _DISCONTINUED else TherapeuticRegimen.STARTED


def _with_outcome(context: Context, treatment: Treatment, head: Mapped[MedicalAction]) -> Mapped[MedicalAction]:
    """Why it ended, and the harm that the article holds it responsible for."""
    action, carried = head.elements[0], []
    reason = treatment.stop_reason
    if reason and reason.missing is None and reason.category not in ("ongoing", "not reported"):
        term = own("stop-reasons", reason.category, reason.category)
        action.treatment_termination_reason.CopyFrom(marked(term, reason, "stop-reasons"))
        carried.append(Carried(reason, ("category",)))
    for event in context.case.adverse_events:
        if event.missing is None and treatment.id in event.attributed_to:
            term = context.codes.of("complications", event.is_)
            action.adverse_events.append(marked(term, event, "complications"))
    return Mapped(head.elements, (*head.carried, *carried), head.left)
