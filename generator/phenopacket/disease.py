"""Diseases: hepatocellular carcinoma with age, site and stage, and the causes of liver disease."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from phenopackets import Age, Disease, OntologyClass, TimeElement

from generator.model import Case, Stage
from generator.model.patient import Aetiology
from generator.phenopacket.codes import LIVER, Codes, known, marked, own
from generator.phenopacket.mapped import Carried, Left, Mapped, joined
from generator.phenopacket.times import stated
from generator.phenopacket.words import described
from generator.vocabulary import CARCINOMA

_TNM = re.compile(r"\b(T(?:[0-4][a-d]?|is|X))(N[0-3X])(M[01X])\b")
_AGE = "The onset of the carcinoma holds the age at presentation; when the tumour began is not known."
_DATE = "The onset of a disease is one value, and the age at presentation is there."
_DIAGNOSIS = "The onset of the carcinoma holds the date of diagnosis; when the tumour began is not known."
_INFERRED_DATE = "It is inferred, and the onset of a disease has no room to say so."
_WORDS = "A disease has no room for words of the article and remarks."
_CAUSE = "Diseases stand side by side; that this one is recorded as a cause of liver disease cannot be said."


def diseases(case: Case, codes: Codes) -> Mapped[Disease]:
    """The carcinoma first, then every cause that the article states to be there or to be absent."""
    causes = (item for item in case.patient.aetiology if item.missing in (None, "absent"))
    return joined([_carcinoma(case, codes), *(_cause(item, codes) for item in causes)])


def _carcinoma(case: Case, codes: Codes) -> Mapped[Disease]:
    onset, carried, left = _onset(case)
    disease = Disease(
        term=codes.of("diseases", CARCINOMA),
        onset=onset,
        disease_stage=_once(_stages(case, codes)),
        clinical_tnm_finding=_once(term for stage in case.staging for term in _tnm(stage, codes)),
        primary_site=known(LIVER),
    )
    return Mapped((disease,), carried, left)


def _onset(case: Case) -> tuple[TimeElement | None, tuple[Carried, ...], tuple[Left, ...]]:
    age, diagnosis = case.patient.age, case.disease.diagnosis
    if age.years is not None and age.inferred is None:
        time = TimeElement(age=Age(iso8601duration=f"P{age.years}Y"))
        return time, (Carried(age, ("years",)),), (Left(age, "years", _AGE), Left(diagnosis, "date", _DATE))
    if when := stated(diagnosis.date):
        return when, (Carried(diagnosis, ("date",)),), (Left(diagnosis, "date", _DIAGNOSIS),)
    return None, (), (Left(diagnosis, "date", _INFERRED_DATE),)


def _once(terms: Iterable[OntologyClass]) -> list[OntologyClass]:
    """Each class once, since these lists know no dates."""
    return list({term.id: term for term in terms}.values())


def _stages(case: Case, codes: Codes) -> Iterator[OntologyClass]:
    """Stages of the disease that the article states; scores of function and inferred stages stand as measurements."""
    for stage in case.staging:
        if codes.name("staging", stage.system).casefold().endswith("stage") and stage.value and stage.inferred is None:
            yield stage_class(stage, codes)


def stage_class(stage: Stage, codes: Codes) -> OntologyClass:
    """A value of a staging system."""
    label = codes.name("staging", stage.system)
    return own("staging", f"{stage.system}.{stage.value}", f"{label}: {stage.value}")


def _tnm(stage: Stage, codes: Codes) -> Iterator[OntologyClass]:
    match = _TNM.search(stage.value or "") if stage.inferred is None else None
    for finding in match.groups() if match else ():
        label = codes.name("staging", stage.system)
        yield own("staging", f"{stage.system}.{finding}", f"{finding} ({label})")


def _cause(item: Aetiology, codes: Codes) -> Mapped[Disease]:
    term = marked(codes.of("aetiologies", item.is_), item, "aetiologies")
    disease = Disease(term=term, excluded=item.missing == "absent")
    _, carried = described(item, "is_", "missing")
    left = [Left(item, name, _WORDS) for name in ("what", "as_reported", "note", "inferred")]
    return Mapped((disease,), (carried,), (Left(item, "is_", _CAUSE), *left))
