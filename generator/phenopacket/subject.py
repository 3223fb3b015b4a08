"""The patient: sex, vital status and last encounter. The age is that at presentation and stands at the disease."""

from __future__ import annotations

from phenopackets import Individual, Sex, TimeElement, VitalStatus

from generator.model import Case, CourseEvent
from generator.phenopacket.codes import HUMAN, known
from generator.phenopacket.mapped import Carried, Left, Mapped
from generator.phenopacket.times import stated

_INFERRED = "It is inferred, and the element has no room to say so."
_ALIVE = "ALIVE means alive when last reported; the schema means the time at which the Phenopacket was made."
_UNDATED = "Only a date that the article states becomes the time of the last encounter or of death."
_DISEASE = "The vital status has no room for the state of the disease."


def subject(case: Case) -> Mapped[Individual]:
    """The patient; what the article does not state of them stays empty."""
    individual = Individual(id=case.id, taxonomy=known(HUMAN))
    sex = case.patient.sex
    carried: list[Carried] = []
    left = [Left(sex, "value", _INFERRED)] if sex.inferred else []
    if sex.value and not sex.inferred:
        individual.sex = Sex.Value(sex.value.upper())
        carried.append(Carried(sex, ("value",)))
    _add_status(case, individual, carried, left)
    _add_last_encounter(case, individual, carried, left)
    return Mapped((individual,), tuple(carried), tuple(left))


def _add_status(case: Case, individual: Individual, carried: list[Carried], left: list[Left]) -> None:
    status = case.outcome.status
    left.append(Left(status, "disease", _DISEASE))
    if status.value == "not reported":
        return
    died = status.value == "died"
    if status.inferred and not (died and any(_is_stated(event, "death") for event in case.outcome.events)):
        left.append(Left(status, "value", _INFERRED))
        return
    individual.vital_status.status = VitalStatus.DECEASED if died else VitalStatus.ALIVE
    carried.append(Carried(status, ("value",)))
    if not died:
        left.append(Left(status, "value", _ALIVE))
    elif time := stated(status.date):
        individual.vital_status.time_of_death.CopyFrom(time)
        carried.append(Carried(status, ("date",)))


def _add_last_encounter(case: Case, individual: Individual, carried: list[Carried], left: list[Left]) -> None:
    seen = [event for event in case.outcome.events if _is_stated(event, "last follow-up")]
    times = [(time, event) for event in seen if (time := stated(event.date))]
    if times:
        time, event = max(times, key=_end)
        individual.time_at_last_encounter.CopyFrom(time)
        carried.append(Carried(event, ("kind", "date")))
    left.extend(
        Left(event, "date", _UNDATED) for event in case.outcome.events if event.kind == "last follow-up" and not times
    )


def _is_stated(event: CourseEvent, kind: str) -> bool:
    return event.kind == kind and event.missing is None and event.inferred is None


def _end(pair: tuple[TimeElement, CourseEvent]) -> int:
    return int(pair[0].interval.end.seconds)
