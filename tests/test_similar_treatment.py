"""Treatment, response, course and markers as they are compared: given is not mentioned, and a bound stays one."""

from __future__ import annotations

from typing import Any

import pytest

from generator.similar import treatment
from generator.similar.answers import Answer, Had
from tests.similarity.judged import made, real_vocabulary

AGENT = {"drug": "lenvatinib", "dose_missing": "not reported", "at": 1}


def names(answer: Answer) -> list[str]:
    """What the patient had."""
    return [item.name for item in answer.items]


def test_only_what_was_given_against_the_tumour_counts() -> None:
    """Neither a drug that is mentioned, nor an antiviral, nor an entry or an agent with a kind of missing."""
    case = made(
        changes={
            "mentioned": ({"id": "mentioned-1", "drug": "nivolumab", "what": "Named.", "at": 1},),
            "treatments.0.agents.1": {**AGENT, "missing": "absent"},
            "treatments.1": {
                "id": "treatment-2", "label": "Entecavir", "modality": "antiviral-therapy", "purpose": "antiviral",
                "agents": ({**AGENT, "drug": "entecavir"},), "at": 1,
            },
            "treatments.2": {
                "id": "treatment-3", "label": "TACE", "modality": "tace", "agents": (AGENT,), "at": 1,
                "missing": "absent",
            },
        }
    )  # fmt: skip
    assert names(treatment.drugs(case, real_vocabulary())) == ["sorafenib"]
    assert names(treatment.modalities(case, real_vocabulary())) == ["tyrosine kinase inhibitor"]


def test_drugs_and_ways_of_treating_have_a_wider_term() -> None:
    """The class of a drug, the group of a modality."""
    drugs, modalities = treatment.drugs(made(), real_vocabulary()), treatment.modalities(made(), real_vocabulary())
    assert isinstance(drugs.value, Had)
    assert drugs.value.wider == {"tyrosine kinase inhibitor"}
    assert isinstance(modalities.value, Had)
    assert modalities.value.wider == {"systemic"}
    assert modalities.items[0].text == "TKI"


def test_treatment_without_a_named_drug_is_not_compared_by_drugs() -> None:
    """An operation alone has no drugs, and TACE may not name its own."""
    case = made(changes={"treatments.0.agents": ()})
    assert treatment.drugs(case, real_vocabulary()) == Answer(None, why="no drug named", items=())


def afp(*values: str | None) -> Any:
    """A record with these AFP values; None is one in words."""
    said = ({"value": value} if value else {"reads": "normal"} for value in values)
    markers = tuple({"id": f"marker-{n}", "test": "afp", "at": 1, **one} for n, one in enumerate(said, 1))
    return made(changes={"markers": markers})


@pytest.mark.parametrize(
    ("printed", "band"),
    [
        ("19.9 ng/mL", 0), ("20 ug/L", 1), ("<20 ng/mL", 0), ("399 ng/ml", 1), ("400 ng/mL", 2), (">1210 ng/mL", 2),
        ("2.0-3.6 ug/L", 0), ("≥400 ng/mL", 2),
    ],
)  # fmt: skip
def test_an_afp_counts_by_its_band(printed: str, band: int) -> None:
    """A bound and a range too, where they lie in one band as a whole."""
    answer = treatment.first_afp(afp(printed), real_vocabulary())
    assert answer.value == (band,)


@pytest.mark.parametrize("printed", [">35 ng/mL", "<500 ng/mL", "≤20 ng/mL", "10-30 ng/mL", "~3000 ng/mL", "9 mg/L"])
def test_an_afp_that_may_lie_in_two_bands_is_not_compared(printed: str) -> None:
    """Nothing is computed from a bound, from 'about' or from a unit that the vocabulary does not know."""
    answer = treatment.first_afp(afp(printed), real_vocabulary())
    assert answer.value is None
    assert answer.why.startswith("given as ")


def test_the_last_afp_is_another_one() -> None:
    """One value is the first; what is told in words is not turned into a number."""
    assert treatment.last_afp(afp("500 ng/mL"), real_vocabulary()) == Answer(None, why="only one value")
    assert treatment.last_afp(afp("500 ng/mL", None), real_vocabulary()) == Answer(None, why="in words only")
    assert treatment.last_afp(afp("500 ng/mL", "30 ng/mL", "3 ng/mL"), real_vocabulary()).value == (0,)
    assert treatment.first_afp(afp(), real_vocabulary()) == Answer(None)


def status(value: str, disease: str, events: tuple[Any, ...] = (), **more: str) -> Any:
    """A record with this outcome."""
    return made(
        changes={"outcome.status": {"value": value, "disease": disease, "at": 1, **more}, "outcome.events": events}
    )


def test_no_relapse_is_silence_unless_the_last_state_was_free_of_disease() -> None:
    """A stated absence is an answer as well; a marker rise is no relapse."""
    rise = {"id": "event-1", "kind": "marker rise", "what": "It rose.", "at": 1}
    denied = {"id": "event-2", "kind": "recurrence", "what": "None.", "missing": "absent", "at": 1}
    assert treatment.relapse(status("alive", "with disease", (rise,)), real_vocabulary()) == Answer(None)
    assert treatment.relapse(status("alive", "complete response"), real_vocabulary()).value == (0,)
    assert treatment.relapse(status("alive", "with disease", (denied,)), real_vocabulary()).value == (0,)
    assert treatment.relapse(made(), real_vocabulary()).value == (1,)


def test_a_death_is_not_inferred_where_the_state_of_disease_is() -> None:
    """Being alive may be inferred; a death is stated, and the remark tells of the disease."""
    alive, died = (status(value, "with disease", inferred="Read so.") for value in ("alive", "died"))
    assert treatment.vital_status(alive, real_vocabulary()).items[0].remark == "inferred"
    assert treatment.vital_status(died, real_vocabulary()).items[0].remark == ""
    assert treatment.vital_status(status("not reported", "not reported"), real_vocabulary()) == Answer(None)


def test_a_response_without_a_category_is_not_compared() -> None:
    """Complete to progressive is a scale of four."""
    assert treatment.response(made(), real_vocabulary()).value == (0,)
    unclear = made(changes={"responses.0.category": "not classified"})
    assert treatment.response(unclear, real_vocabulary()) == Answer(None, why="not classified")


def test_harm_stated_to_be_absent_was_not_had() -> None:
    """It is known, but no reason to call two patients alike."""
    answer = treatment.adverse_events(made(changes={"adverse_events.0.missing": "absent"}), real_vocabulary())
    assert names(answer) == []
    assert answer.value == Had(frozenset(), frozenset({"hypertension"}), frozenset())
