"""The drugs and target volumes of a treatment, with doses only where the schema's required fields are all stated."""

from __future__ import annotations

from phenopackets import DoseInterval, MedicalAction, OntologyClass, RadiationTherapy
from phenopackets import Treatment as Drug

from generator.derived import gray
from generator.model import Agent, TargetVolume, Treatment
from generator.phenopacket.codes import Codes, known, marked, own
from generator.phenopacket.mapped import Carried, Left, Mapped
from generator.phenopacket.times import interval_of, is_stated_day
from generator.phenopacket.units import quantity

_ONCE = ("NCIT:C64576", "Once")
_FREQUENCIES = {
    "once daily": ("NCIT:C125004", "Once Daily"),
    "twice daily": ("NCIT:C64496", "Twice Daily"),
    "twice a day": ("NCIT:C64496", "Twice Daily"),
}
_ORAL = ("NCIT:C38288", "Oral Route of Administration")
_ROUTES = {"oral": _ORAL, "by mouth": _ORAL}
NOT_GIVEN = "A medical action can only say that something was given."
_NO_INTERVAL = (
    "A dose interval says that this dose was given at this frequency from its first to its last instant. It requires "
    "one exact dose, a frequency, and a first and last day that the article states; not all of these are printed, and "
    "an interval around them would claim more. The words stand in the description of a course, and here."
)
_OCCASION = "The frequency 'Once' says that the dose belongs to this one occasion; the article prints no frequency."
_VOLUME = (
    "Radiation therapy requires whole grays and a number of fractions; one of them is not printed as an exact number."
)
_SITE = "What the target volume encloses has no field of its own, so its name stands for the body site."
_TOGETHER = "Volumes of one course stand as separate actions; their doses and fractions must not be added."


def drug(agent: Agent, treatment: Treatment, codes: Codes) -> Mapped[MedicalAction]:
    """A drug that was given; nothing for one that is said not to have been."""
    if agent.missing is not None:
        return Mapped(left=(Left(agent, "missing", NOT_GIVEN),))
    given = Drug(agent=marked(codes.of("drugs", agent.drug), agent, "drugs"))
    carried = ["drug"]
    if agent.route:
        given.route_of_administration.CopyFrom(_class("routes", agent.route, _ROUTES))
        carried.append("route")
    interval = _dose_interval(agent, treatment)
    if interval is None:
        return Mapped((MedicalAction(treatment=given),), (Carried(agent, tuple(carried)),), _no_dose(agent))
    given.dose_intervals.append(interval)
    left = () if agent.frequency else (Left(agent, "dose", _OCCASION),)
    return Mapped((MedicalAction(treatment=given),), (Carried(agent, (*carried, "dose", "frequency")),), left)


def _dose_interval(agent: Agent, treatment: Treatment) -> DoseInterval | None:
    dose = quantity(agent.dose)
    start, stop = (treatment.date, treatment.date) if treatment.date else (treatment.start, treatment.stop)
    if dose is None or not (is_stated_day(start) and is_stated_day(stop)):
        return None
    if not agent.frequency and not _is_one_occasion(treatment):
        return None
    frequency = _class("frequencies", agent.frequency, _FREQUENCIES) if agent.frequency else known(_ONCE)
    return DoseInterval(quantity=dose, schedule_frequency=frequency, interval=interval_of(start, stop))


def _is_one_occasion(treatment: Treatment) -> bool:
    return treatment.date is not None and (treatment.cycles or "one").casefold().split()[0] in {"one", "1", "once"}


def _no_dose(agent: Agent) -> tuple[Left, ...]:
    return tuple(
        Left(agent, name, _NO_INTERVAL) for name in ("dose", "frequency", "dose_missing") if getattr(agent, name)
    )


def _class(kind: str, words: str, terms: dict[str, tuple[str, str]]) -> OntologyClass:
    term = terms.get(words.casefold())
    return known(term) if term else own(kind, words, words)


def volume(target: TargetVolume, treatment: Treatment, codes: Codes) -> Mapped[MedicalAction]:
    """Radiation to one target volume, in whole grays."""
    dose = (gray(target) if target.dose.unit == "cGy" else target.dose) if target.missing is None else None
    exact = dose.exact if dose and dose.unit == "Gy" else None
    if not exact or exact != int(exact) or target.fractions is None or len(treatment.modality) != 1:
        return Mapped(left=tuple(Left(target, name, _VOLUME) for name in ("name", "dose", "fractions")))
    therapy = RadiationTherapy(
        modality=marked(codes.of("modalities", treatment.modality[0]), treatment, "modalities"),
        body_site=own("target-volumes", target.name, f"target volume {target.name}"),
        dosage=int(exact),
        fractions=target.fractions,
    )
    left = [Left(target, "name", _SITE)]
    left += [Left(target, "dose", _TOGETHER)] if len(treatment.volumes) > 1 else []
    return Mapped(
        (MedicalAction(radiation_therapy=therapy),), (Carried(target, ("name", "dose", "fractions")),), tuple(left)
    )
