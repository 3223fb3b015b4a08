"""A record as the rows of a comparison: what stands in them, what of it is compared, which contradictions are named."""

from __future__ import annotations

import pytest

from generator.comparison.cells import Cell, Comparable, Interval
from generator.comparison.rows import GROUPS, PlacedRow, rows_of
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary


def rows(changes: Changes | None = None, name: str = "hcc-9001") -> dict[str, PlacedRow]:
    """The rows of an invented record after `changes`, by their key."""
    return {placed.row.key: placed for placed in rows_of(invented(changes, name), vocabulary())}


def cell(key: str, changes: Changes | None = None, name: str = "hcc-9001") -> Cell:
    """One cell of an invented record."""
    return rows(changes, name)[key].row.cell


def words(found: Cell) -> list[str]:
    """The statements of a cell, their kind of missing first, thin spaces as plain ones."""
    told = (f"{said.missing or ''} {said.text}".strip() for said in found.items)
    return [text.replace("\u202f", " ") for text in told]


def test_the_same_row_of_two_records_has_the_same_place() -> None:
    """Keys, labels and places agree, each place is taken once, and the groups follow each other."""
    first, second = rows(), rows(name="hcc-9002")
    for key in first.keys() & second.keys():
        assert (first[key].order, first[key].row.label) == (second[key].order, second[key].row.label)
    for record in (first, second):
        places = [placed.order for placed in record.values()]
        assert places == sorted(set(places))
        assert [placed.group for placed in record.values()] == [GROUPS[group][0] for group, _ in places]


def test_every_item_leads_to_an_entry_or_a_section() -> None:
    """Each fragment is one of the record's ids or of the page's own."""
    own = {part.id for _, part in invented().parts if hasattr(part, "id")}
    sections = {"patient-age", "patient-sex", "patient-country", "patient-cirrhosis", "patient-surveillance"}
    sections |= {"patient-family-history", "diagnosis", "baseline", "status", "outcome", "source", "adverse-events"}
    found = {said.at for placed in rows().values() for said in placed.row.cell.items}
    assert found - own <= sections | {"discrepancies", ""}


def test_three_kinds_of_missing_stay_three() -> None:
    """Absent is an answer that compares, the other two compare with nothing."""
    assert (words(cell("cirrhosis")), cell("cirrhosis").compare) == (["absent"], "absent")
    assert (words(cell("surveillance")), cell("surveillance").compare) == (["not assessed"], None)
    assert (words(cell("family-history")), cell("family-history").compare) == (["not reported"], None)
    assert cell("complications", name="hcc-9002") == Cell()


def test_a_record_that_says_nothing_has_nothing_to_compare() -> None:
    """Of the record with the least fields only what it says is compared: its response, its evidence and the like."""
    known = {key for key, placed in rows(name="hcc-9002").items() if placed.row.cell.compare is not None}
    assert known == {"treatments", "response", "criterion", "check", "evidence", "contradictions"}


def test_had_and_stated_to_be_absent_are_told_apart() -> None:
    """A cause, a metastasis or an event that the article denies is shown as such and is none of those compared."""
    assert words(cell("aetiology")) == ["demonstration virus infection", "absent sample syrup"]
    assert cell("aetiology").compare == "demo-virus"
    assert (words(cell("metastases")), cell("metastases").compare) == (["lung", "absent bone"], "lung")
    assert "absent unseen harm" in words(cell("adverse-events"))
    assert cell("adverse-events").compare == "demo-fever, sample-rash"
    denied = {"disease.metastases": ({"id": "metastasis-1", "site": "bone", "missing": "absent", "at": 26},)}
    assert cell("metastases", denied).compare == "none"


def test_given_drugs_are_compared_and_mentioned_ones_are_not_there() -> None:
    """Only what was given against the tumour is compared; what is supportive stands in a row of its own."""
    compared = cell("treatments").compare
    assert isinstance(compared, str)
    assert {"exemplinib", "beam-therapy"} <= set(compared.split(", "))
    assert not {"hypothetinib", "unused-ablation", "dummicillin"} & set(compared.split(", "))
    assert words(cell("other-treatments")) == ["Dummicillin"]


def test_doses_durations_and_ends() -> None:
    """Doses as printed with their bounds, a duration by the dates says so, an end has its reason."""
    assert "exemplinib 400 mg twice daily" in words(cell("doses"))
    assert "PTV-3 >4000 cGy in 20 fractions" in words(cell("doses"))
    assert words(cell("duration"))[:2] == ["Embolisation: cycles: one", "Exemplinib: five months"]
    assert [(said.text, said.note) for said in cell("duration").items][2] == (
        "Beam therapy: about 1 month",
        "by the dates",
    )
    assert words(cell("end"))[0] == "Exemplinib: toxicity"
    undosed = {"treatments.1.agents.0.dose": LEFT_OUT, "treatments.1.agents.0.dose_missing": "not assessed"}
    assert "exemplinib (dose not assessed) twice daily" in words(cell("doses", undosed))


@pytest.mark.parametrize(
    ("value", "compare"),
    [
        ("1,500.0 ng/mL", Interval(1500, 1500)),
        (">1210 ng/mL", Interval(1210, None)),
        ("≤0.002 mg/L", Interval(None, 2)),
        ("2.0-3.6 ug/L", Interval(2.0, 3.6)),
        ("~3000 ng/mL", None),
    ],
)
def test_a_number_is_compared_in_the_first_unit_with_its_bounds(value: str, compare: Comparable) -> None:
    """A bound stays a bound, a range a range, and what is only about right is compared with nothing."""
    assert cell("marker-demo-protein", {"markers.0.value": value}).compare == compare


def test_a_unit_of_another_size_is_shown_beside_the_printed_one() -> None:
    """The printed value first; another name of the same unit is said of a marker, not of a laboratory test."""
    last = {"markers": ({"id": "marker-1", "test": "demo-protein", "value": "0.5 mg/L", "at": 28},)}
    (said,) = cell("marker-demo-protein", last).items
    assert (said.text, said.note) == ("0.5\u202fmg/L", "= 500\u202fng/mL")
    assert [said.note for said in cell("laboratory-sample-enzyme").items] == ["5 March 2011"]


def test_first_are_all_results_of_one_moment_and_last_is_another() -> None:
    """Two values called 'before treatment' stand together and span a range; a single moment has no last value."""
    two = {"markers.1.when": "before treatment"}
    assert words(cell("marker-demo-protein", two)) == ["1500.0 ng/mL", ">1210 ng/mL"]
    assert cell("marker-demo-protein", two).compare == Interval(1210, None)
    one = {"markers": ({"id": "marker-1", "test": "demo-protein", "value": "5 ng/mL", "at": 28},)}
    last = cell("marker-demo-protein-last", one)
    assert (words(last), last.compare) == (["not reported no later result"], None)


def test_child_pugh_is_compared_by_class() -> None:
    """A score has its class by definition; other words are compared as they are."""
    found = []
    for value in ("A", "class A", "score 5", "6 points", "score 7", "A5", "unclear"):
        stage = {"id": "staging-1", "system": "child-pugh", "value": value, "at": 27}
        known = vocabulary()
        systems = {**known.staging, "child-pugh": known.staging["mock-score"]}
        case = invented({"staging": (stage,)})
        placed = rows_of(case, known.__class__(**{**known.__dict__, "staging": systems}))
        found.append({one.row.key: one.row.cell.compare for one in placed}["stage-child-pugh"])
    assert found == ["a", "a", "a", "a", "b", None, None]


def test_sizes_are_compared_by_the_largest_diameter_where_all_are_exact() -> None:
    """A bound among the sizes leaves the largest one open; millimetres are centimetres."""
    assert cell("size").compare is None
    assert cell("size", {"disease.tumours.1.size": "15 mm"}).compare == Interval(12.5, 12.5)
    assert words(cell("size"))[0] == "12.5 × 8.0 cm"


def test_the_last_imaging_speaks_of_lesions_and_of_metastases() -> None:
    """A finding at a metastatic site is about that alone, one in the liver about it, one without region about both."""
    assert words(cell("metastases-last")) == ["lung: Nodules that had grown."]
    assert cell("lesions-last") == Cell()
    nowhere = {"findings.3.region": LEFT_OUT, "findings.3.what": "Nothing was found."}
    assert words(cell("metastases-last", nowhere)) == words(cell("lesions-last", nowhere)) == ["Nothing was found."]
    liver = {"findings.3.region": "liver"}
    assert (words(cell("lesions-last", liver)), words(cell("metastases-last", liver))) == (
        ["liver: Nodules that had grown."],
        [],
    )


def test_a_response_comes_with_its_rivals_and_the_caution() -> None:
    """The article's word, that no criterion is named, and everything given before it."""
    assert cell("response").items[0].note == "in the article: “complete remission”"
    assert (cell("response").compare, cell("criterion").compare) == ("complete", "none named")
    assert words(cell("before"))[:2] == ["Exemplinib", "Beam therapy"]
    assert words(cell("before"))[2].startswith("It followed all of these")


def test_harm_has_no_grade_or_cause_that_the_article_does_not_give() -> None:
    """A printed grade, a missing one, and treatments named as cause."""
    events = {said.text: said.note for said in cell("adverse-events").items}
    assert events["sample rash, grade 2"] == "attributed to Exemplinib"
    assert events["demonstration fever, grade not reported"] == "attributed to Embolisation, Exemplinib"
    uncaused = cell("adverse-events", {"adverse_events.0.attributed_to": ()}).items[0]
    assert uncaused.note == "cause not reported"


def test_where_no_event_is_listed_the_remark_is_no_event() -> None:
    """A cell without events stays missing, whatever is remarked."""
    (said,) = cell("adverse-events", {"adverse_events": ()}).items
    assert (said.missing, said.note) == ("not reported", "The authors list only what they call notable.")


def test_outcome_and_follow_up() -> None:
    """Death with its date, relapses with their sites, the last day on which anything is known."""
    assert (words(cell("outcome")), cell("outcome").compare) == (["died"], "died")
    assert words(cell("relapses")) == ["recurrence: liver", "marker rise", "progression: lung"]
    first = cell("follow-up").items[0]
    assert (first.text, first.note) == (
        "known until 30\u00a0September\u00a02012".replace("\u00a0", " "),
        "539 days after the baseline",
    )


def test_what_is_inferred_is_marked() -> None:
    """Country and response are inferred in the record; a stated death is not, even where the rest is."""
    assert cell("country").items[0].inferred
    assert cell("response").items[0].inferred
    inferred = {"outcome.status.inferred": "The state of the disease is read from the scans."}
    assert not cell("outcome", inferred).items[0].inferred
    assert cell("disease-state", inferred).items[0].inferred


def test_a_contradiction_stands_where_its_subject_and_its_lines_meet() -> None:
    """'When exemplinib was stopped' is about the end of treatment, not about doses, and only at lines in common."""
    named = {
        key: [each.id for each in placed.contradictions] for key, placed in rows().items() if placed.contradictions
    }
    assert named == {"end": ["discrepancy-1"]}
    elsewhere = {"discrepancies.0.statements": ({"says": "Elsewhere.", "at": 5},)}
    assert not any(placed.contradictions for placed in rows(elsewhere).values())


def test_every_contradiction_is_counted_and_named() -> None:
    """None is lost, also where no row has it; a record without any says so."""
    assert words(cell("contradictions")) == ["1 contradiction", "When exemplinib was stopped"]
    assert words(cell("contradictions", name="hcc-9002")) == ["none found"]
    assert cell("contradictions").compare == Interval(1, 1)
