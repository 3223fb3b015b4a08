"""Medical actions of a Phenopacket: what was given, with doses only as stated."""

from __future__ import annotations

import pytest
from phenopackets import MedicalAction

from tests.fixtures.records import Changes
from tests.test_phenopacket import exported, packet_of


def actions(kind: str, changes: Changes | None = None) -> list[MedicalAction]:
    """The actions of one kind."""
    return [action for action in packet_of(changes).medical_actions if action.WhichOneof("action") == kind]


def drugs(changes: Changes | None = None) -> list[tuple[str, list[tuple[float, str, str]]]]:
    """Every drug with its doses: number, unit, frequency."""
    return [
        (
            action.treatment.agent.label,
            [
                (d.quantity.value, d.quantity.unit.label, d.schedule_frequency.label)
                for d in action.treatment.dose_intervals
            ],
        )
        for action in actions("treatment", changes)
    ]


def test_procedures_have_their_day() -> None:
    """An embolisation and a resection are procedures with the interval of their day."""
    procedures = [action.procedure for action in actions("procedure")]
    assert [p.code.label for p in procedures] == ["demonstration embolisation", "sample resection"]
    assert procedures[0].performed.interval.start.ToJsonString() == "2011-04-01T00:00:00Z"


def test_an_inferred_day_is_left_out_and_listed() -> None:
    """A procedure has no room to say that its date is inferred."""
    made = exported({"treatments.0.date": {"value": "2011-04-01", "inferred": "Told with the scan."}})
    procedure = next(a.procedure for a in made.packet.medical_actions if a.HasField("procedure"))
    assert not procedure.HasField("performed")
    assert any(item["entry"] == "treatment-1" and "Told with the scan." in item["says"] for item in made.left_out)


def test_doses_stand_only_where_dose_frequency_and_days_are_stated() -> None:
    """The doses of the embolisation are there, once; a range and a course without days have none."""
    assert drugs() == [
        ("placeboplatin", [(60.0, "mg", "Once")]),
        ("sample oil", [(5.0, "mL", "Once")]),
        ("Exemplinib", []),
        ("dummicillin", []),
        ("mockumab", []),
        ("Exemplinib", []),
    ]


def test_several_occasions_have_no_dose_of_one() -> None:
    """Where a treatment of one date counts several cycles, no frequency is made up."""
    assert drugs({"treatments.0.cycles": "3"})[0] == ("placeboplatin", [])


def test_a_course_with_both_days_has_its_dose_interval() -> None:
    """400 mg twice daily from day to day is a dose interval with the code of its frequency."""
    (action,) = [
        a
        for a in actions("treatment", {"treatments.1.stop": "2011-09-08"})
        if a.treatment.dose_intervals and a.treatment.route_of_administration.id == "NCIT:C38288"
    ]
    (dose,) = action.treatment.dose_intervals
    assert (dose.quantity.value, dose.schedule_frequency.id) == (400.0, "NCIT:C64496")
    assert (dose.interval.start.ToJsonString(), dose.interval.end.ToJsonString()) == (
        "2011-04-10T00:00:00Z",
        "2011-09-08T23:59:59Z",
    )


@pytest.mark.parametrize("dose", [">400 mg", "~400 mg", "200-400 mg"])
def test_a_bound_is_no_dose(dose: str) -> None:
    """A bound, an approximation or a range never becomes a dose."""
    changes = {"treatments.0.agents.0.dose": dose}
    assert drugs(changes)[0] == ("placeboplatin", [])


def test_an_inferred_drug_says_so() -> None:
    """A drug that the editors read from an abbreviation is marked in its label."""
    assert drugs({"treatments.0.agents.0.inferred": "PBP."})[0][0] == "placeboplatin (inferred by the editors)"


def test_a_drug_that_was_not_given_is_not_there() -> None:
    """An agent or a treatment that the article states to be absent leaves no action."""
    given = [name for name, _ in drugs({"treatments.0.agents.0.missing": "absent", "treatments.4.missing": "absent"})]
    assert given == ["sample oil", "Exemplinib", "dummicillin"]


def test_courses_keep_their_words_and_ends() -> None:
    """A course refers to its entry with dose and schedule in words, and never seems to go on."""
    courses = [action.therapeutic_regimen for action in actions("therapeutic_regimen")]
    assert [c.external_reference.id.partition("#")[2] for c in courses] == [f"treatment-{n}" for n in (2, 3, 4, 5)]
    assert "exemplinib: 400 mg, by mouth, twice daily." in courses[0].external_reference.description
    assert all(course.HasField("end_time") for course in courses)
    assert courses[0].end_time.ontology_class.label == "time inferred by the editors, see the record"


def test_status_and_reason_are_those_stated() -> None:
    """Toxicity discontinues, completion completes, a missing reason says only that it was started."""
    courses = actions("therapeutic_regimen")
    assert [(c.therapeutic_regimen.regimen_status, c.treatment_termination_reason.label) for c in courses] == [
        (3, "toxicity"),
        (2, "completed"),
        (1, ""),
        (1, ""),
    ]


def test_an_inferred_reason_is_marked_and_changes_no_status() -> None:
    """A reason that the editors inferred says so, and does not make the course discontinued."""
    course = actions("therapeutic_regimen", {"treatments.1.stop_reason.inferred": "Told next."})[0]
    assert course.treatment_termination_reason.label == "toxicity (inferred by the editors)"
    assert course.therapeutic_regimen.regimen_status == 1


def test_radiation_is_in_whole_grays() -> None:
    """55 Gy and 45 Gy are there; a bound and a fraction of a gray are not, and no dose is rounded."""
    found = [
        (a.radiation_therapy.body_site.label, a.radiation_therapy.dosage, a.radiation_therapy.fractions)
        for a in actions("radiation_therapy")
    ]
    assert found == [("target volume PTV-1", 55, 25), ("target volume PTV-2", 45, 25)]


def test_harm_stands_only_with_the_treatment_held_responsible() -> None:
    """The rash belongs to exemplinib alone, the fever to both, the absent harm to none."""
    harm = [[event.label for event in action.adverse_events] for action in packet_of().medical_actions]
    assert [labels for labels in harm if labels] == [["demonstration fever"], ["Sample rash", "demonstration fever"]]


def test_target_is_the_carcinoma_only_for_antitumour_treatment() -> None:
    """An emergency or supportive treatment has no target made up for it."""
    for action in packet_of().medical_actions:
        assert action.HasField("treatment_target") == (action.treatment_intent.label == "antitumour treatment")
