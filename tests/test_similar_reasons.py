"""The reasons in words: what is shared, what differs and what cannot be compared, each with its entry."""

from __future__ import annotations

from generator.similar import Likeness, Reason, similar_cases
from tests.fixtures.records import Changes
from tests.similarity.judged import A, B, made, real_vocabulary


def like(here: Changes | None = None, there: Changes | None = None) -> Likeness:
    """How the second invented case is like the first, each after changes."""
    (found,) = similar_cases((made(A, here), made(B, there)), real_vocabulary())[A]
    return found


def told(reasons: tuple[Reason, ...], name: str) -> list[tuple[list[str], list[str], list[str]]]:
    """What the reasons of that name say of both, of this case and of the other."""
    sides = (((r.both, r.here, r.there)) for r in reasons if r.name == name)
    return [([i.text for i in both], [i.text for i in here], [i.text for i in there]) for both, here, there in sides]


def test_equal_records_share_everything() -> None:
    """Nothing differs, nothing is left out, and the weightiest comes first."""
    found = like()
    assert (found.differs, found.unknown) == ((), ())
    assert [reason.name for reason in found.shared][:2] == ["Vascular invasion", "Metastases"]
    assert found.shared[-1] == Reason("Sex", found.shared[-1].both)


def test_a_list_is_split_into_what_both_and_what_one_had() -> None:
    """Each name leads to the entry of the record that states it."""
    more = {"disease.extension.1": {"id": "extension-2", "is": "ivc-tumour-thrombus", "at": 1}}
    found = like(there=more)
    assert told(found.shared, "Vascular invasion") == [(["portal vein tumour thrombus"], [], [])]
    assert told(found.differs, "Vascular invasion") == [([], [], ["inferior vena cava tumour thrombus"])]
    assert found.differs[0].there[0].fragment == "extension-2"


def test_a_class_in_common_is_told_with_its_members() -> None:
    """Unless a member is shared, or the class is a way of treating that is."""
    drug = {"treatments.0.agents.0.drug": "lobaplatin", "treatments.0.modality": ("tace",)}
    other = {"treatments.0.agents.0.drug": "oxaliplatin", "treatments.0.modality": ("haic",)}
    found = like(drug, other)
    assert told(found.shared, "Class of drug") == [(["platinum compound"], ["lobaplatin"], ["oxaliplatin"])]
    assert told(found.shared, "Group of treatment") == [(["locoregional"], ["TACE"], ["HAIC"])]
    assert told(like(there={"treatments.0.agents.0.drug": "lenvatinib"}).shared, "Class of drug") == []
    assert told(like(drug, drug).shared, "Class of drug") == []


def test_one_value_is_told_once_and_what_was_printed_where_it_is_not_the_same() -> None:
    """A band or class in common stands before the two values; else each stands with what it counts as."""
    found = like(there={"markers.0.value": ">1210 ng/mL", "markers.1.value": "30 ng/mL", "staging.1.value": "score 5"})
    assert told(found.shared, "First AFP") == [
        (["400 ng/mL or more"], ["500\u202fng/mL"], [">1210\u202fng/mL"]),
    ]
    assert told(found.shared, "Child-Pugh") == [(["class A"], ["class A"], ["score 5"])]
    assert told(found.differs, "Last AFP") == [
        ([], ["5\u202fng/mL (under 20 ng/mL)"], ["30\u202fng/mL (20 to under 400 ng/mL)"]),
    ]
    assert told(found.shared, "ECOG") == [(["0"], [], [])]


def test_ages_are_shared_up_to_five_years_apart() -> None:
    """Both ages are told either way."""
    assert told(like(there={"patient.age.years": 65}).shared, "Age") == [([], ["60 years"], ["65 years"])]
    assert told(like(there={"patient.age.years": 66}).differs, "Age") == [([], ["60 years"], ["66 years"])]


def test_an_absence_is_told_as_what_it_is() -> None:
    """Two that were stated are shared, one beside a presence differs."""
    none = {"disease.metastases.0.missing": "absent"}
    assert told(like(none, none).shared, "Metastases, stated to be absent") == [([], ["lung"], ["lung"])]
    assert told(like(there=none).differs, "Metastases") == [([], ["lung"], ["none (lung)"])]


def test_what_is_inferred_says_so_and_where() -> None:
    """Here, there or in both; of what differs, beside its own value."""
    said = {"staging.0.inferred": "Read so."}
    for here, there, remark in ((said, None, "here"), (None, said, "there"), (said, said, "in both")):
        (stage,) = (reason for reason in like(here, there).shared if reason.name == "BCLC")
        assert stage.both[0].remark == f"inferred {remark}"
    (stage,) = (r for r in like(said, {"staging.0.value": "C"}).differs if r.name == "BCLC")
    assert (stage.here[0].remark, stage.there[0].remark) == ("inferred", "")


def test_what_cannot_be_compared_says_which_report_is_silent() -> None:
    """One, both in the same way, each in its own, or neither, where they tell of other things."""
    silent = {"staging.0": {"id": "staging-1", "system": "bclc", "missing": "not assessed", "at": 1}}
    printed = {"staging.0.value": "B or C"}
    bone = {"disease.metastases.0": {"id": "metastasis-1", "site": "bone", "missing": "absent", "at": 1}}
    assert like(there=silent).unknown == (("BCLC", f"not assessed in {B}"),)
    assert like(silent, silent).unknown == (("BCLC", "not assessed in either"),)
    assert like(printed, silent).unknown == (("BCLC", f"printed as “B or C” in {A}; not assessed in {B}"),)
    assert like(there=bone).unknown == (("Metastases", "the reports do not tell of the same ones"),)
