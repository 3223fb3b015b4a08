"""The real records: what readers rely on, each checked against what the article says."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.atlas import Atlas
from generator.case_summary import given_drugs
from generator.model import Case

pytestmark = pytest.mark.real
ARTICLES = Path("../shared/sources/articles")
TEXT_OF = {1: "000", 2: "001", 3: "002", 4: "003", 5: "004", 6: "003"}


def case(atlas: Atlas, number: int) -> Case:
    """The record with this number."""
    return atlas.by_id[f"hcc-{number:04d}"]


@pytest.mark.parametrize("number", range(1, 7))
def test_records_refer_to_the_text_that_was_read(real_atlas: Atlas, number: int) -> None:
    """Line numbers count in exactly the archived text."""
    path = ARTICLES / f"{TEXT_OF[number]}.txt"
    if not path.is_file():
        pytest.skip("the articles' texts are not part of the project")
    text = case(real_atlas, number).source.text
    assert text.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert text.lines == len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("number", range(1, 7))
def test_no_sentence_is_copied_from_an_article(real_atlas: Atlas, number: int) -> None:
    """No run of eight words of a record's prose stands in its article: facts are taken, sentences are not."""
    path = ARTICLES / f"{TEXT_OF[number]}.txt"
    if not path.is_file():
        pytest.skip("the articles' texts are not part of the project")
    article = _runs(path.read_text(encoding="utf-8"))
    copied = {" ".join(run) for text in _prose(case(real_atlas, number)) for run in _runs(text) & article}
    assert copied == set()


def _prose(record: Case) -> Iterator[str]:
    """Our own words: everything but the bibliography, quoted terms and names of studies."""
    for location, part in record.parts:
        if location[:1] == ("source",):
            continue
        fields = (getattr(part, name) for name in type(part).model_fields if name not in {"as_reported", "study"})
        yield from (value for value in fields if isinstance(value, str))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.strip(".,;:()[]'\"“”").casefold() for word in text.replace("-\n", "").split()]
    return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}


def test_crizotinib_case_tells_progression_and_death(real_atlas: Atlas) -> None:
    """hcc-0001: partial response named without criterion, stop for cost, progression in October 2018, death."""
    record = case(real_atlas, 1)
    assert (record.best.category, record.best.criterion.system) == ("partial", None)
    assert record.treatment("treatment-2").stop_reason.category == "cost"  # type: ignore[union-attr]  # None fails too
    assert {(e.kind, e.date.value) for e in record.outcome.events if e.date} >= {
        ("progression", "2018-10-12"),
        ("death", "2019-02"),
    }
    assert str(record.markers[0].value.comparator) == ">"  # type: ignore[union-attr]  # None fails too
    assert record.markers[1].value is None


def test_radiotherapy_doses_are_those_of_the_article(real_atlas: Atlas) -> None:
    """hcc-0002: 5,500 and 4,400 cGy in 22 fractions each, to PTV-1 and PTV-2."""
    (radiotherapy,) = (t for t in case(real_atlas, 2).treatments if t.volumes)
    assert [(v.name, int(v.dose.numbers[0]), v.dose.unit, v.fractions) for v in radiotherapy.volumes] == [
        ("PTV-1", 5500, "cGy", 22),
        ("PTV-2", 4400, "cGy", 22),
    ]


def test_hand_foot_syndrome_of_another_study_is_only_mentioned(real_atlas: Atlas) -> None:
    """hcc-0002: hand-foot syndrome belongs to the study of Cha et al., not to the patient."""
    record = case(real_atlas, 2)
    assert "hand-foot-skin-reaction" not in {event.is_ for event in record.adverse_events}
    assert "hand-foot-skin-reaction" in {mention.complication for mention in record.mentioned}


def test_every_relapse_after_the_complete_response_is_told(real_atlas: Atlas) -> None:
    """hcc-0003: recurrences in lung, liver and muscle, and the marker rise without a lesion."""
    events = case(real_atlas, 3).outcome.events
    sites = " ".join(event.site or "" for event in events if event.kind == "recurrence")
    assert all(site in sites for site in ("lung", "liver", "muscle"))
    assert any(event.kind == "marker rise" and event.date and event.date.value == "2015-06" for event in events)


def test_agents_per_artery_are_those_of_the_article(real_atlas: Atlas) -> None:
    """hcc-0004: oxaliplatin 200 mg, pirarubicin 60 mg and lipiodol 3 ml on 4 June 2009."""
    tace = next(t for t in case(real_atlas, 4).treatments if "tace" in t.modality)
    doses = {a.drug: (int(a.dose.numbers[0]), a.dose.unit) for a in tace.agents if a.dose}
    assert doses == {"oxaliplatin": (200, "mg"), "pirarubicin": (60, "mg"), "ethiodized-oil": (3, "ml")}
    assert tace.date is not None
    assert tace.date.value == "2009-06-04"


def test_tace_is_named_as_a_possible_cause_of_the_response(real_atlas: Atlas) -> None:
    """hcc-0004: the response at 36 days lists TACE beside sorafenib."""
    record = case(real_atlas, 4)
    before = {b.treatment for b in record.best.given_before}
    assert before == {t.id for t in record.treatments if t.purpose == "antitumour"}


def test_discussed_drugs_are_not_given(real_atlas: Atlas) -> None:
    """hcc-0005: four drugs given, the others only discussed; lenvatinib's dose is not invented."""
    record = case(real_atlas, 5)
    assert set(given_drugs(record)) == {"atezolizumab", "bevacizumab", "lenvatinib", "pembrolizumab"}
    mentioned = {mention.drug for mention in record.mentioned}
    assert {"nivolumab", "regorafenib", "cabozantinib", "ramucirumab", "sorafenib"} <= mentioned
    doses = {a.drug: a for t in record.treatments for a in t.agents}
    assert doses["lenvatinib"].dose_missing == "not reported"
    assert doses["pembrolizumab"].dose is not None
    assert int(doses["pembrolizumab"].dose.numbers[0]) == 100


def test_almost_complete_is_not_called_complete(real_atlas: Atlas) -> None:
    """hcc-0005: 'almost complete remission' is not recorded as a complete response."""
    assert case(real_atlas, 5).best.category != "complete"


CYCLE, INFUSION = 28, 14  # days of a cycle of HAIC, and of floxuridine in it
EVERY_3_WEEKS = 21


@pytest.mark.parametrize(
    ("number", "entry", "key", "bound", "printed", "days"),
    [
        (2, "adverse-event-2", "date", "not_before", "2010-12-01", 731),  # three years, less one for "approximately"
        (2, "finding-13", "date", "not_before", "2010-12-01", 821),
        (3, "treatment-3", "start", "not_after", "2012-02-29", -14 * CYCLE - INFUSION),
        (3, "treatment-4", "start", "not_after", "2012-02-29", -14 * CYCLE - INFUSION),
        (3, "response-2", "date", "not_after", "2012-02-29", -11 * CYCLE - INFUSION),
        (3, "response-2", "date", "not_before", "2010-09-01", 2 * CYCLE + INFUSION),
        (4, "adverse-event-1", "date", "not_after", "2009-06-06", 5),
        (5, "treatment-1", "start", "not_after", "2021-09-29", -2 * EVERY_3_WEEKS),
        (5, "treatment-1", "stop", "not_before", "2021-07-19", 2 * EVERY_3_WEEKS),
        (5, "marker-3", "date", "not_before", "2021-09-29", 3 * EVERY_3_WEEKS),
    ],
)
def test_a_counted_bound_leaves_room(
    real_atlas: Atlas, number: int, entry: str, key: str, bound: str, printed: str, days: int
) -> None:
    """A bound that is not printed lies at or outside the day counted from a printed one, by less than five weeks."""
    part = next(part for location, part in case(real_atlas, number).addressed if location == (entry,))
    first, last = getattr(part, key).bounds
    counted = datetime.date.fromisoformat(printed) + datetime.timedelta(days=days)
    room = counted - first if bound == "not_before" else last - counted
    assert datetime.timedelta(0) <= room < datetime.timedelta(weeks=5)


@pytest.mark.parametrize(("entry", "key", "offset"), [("treatment-1", "stop", "P6M"), ("event-1", "date", "P12M")])
def test_the_case_without_dates_has_times(real_atlas: Atlas, entry: str, key: str, offset: str) -> None:
    """hcc-0006: six months of sorafenib and six more; its visits have no time, since the article gives none."""
    record = case(real_atlas, 6)
    dates = {location[0]: part for location, part in record.addressed if len(location) == 1}
    assert getattr(dates[entry], key).offset == offset
    assert {marker.date.offset for marker in record.markers if marker.date} == {None}


def test_second_hand_record_says_so(real_atlas: Atlas) -> None:
    """hcc-0006: read in the table of another article, the original not read."""
    source = case(real_atlas, 6).source
    assert (source.read, source.reported_by) == ("secondary source", "hcc-0004")
    assert source.bibliography.doi == "10.1186/1756-8722-1-18"


def test_no_trial_reports_a_complete_response(real_atlas: Atlas) -> None:
    """The three sorafenib trials: no complete response in any of the five arms; NA stays missing."""
    trials = real_atlas.trials_of_drug["sorafenib"]
    arms = [trial.result("complete response").values[i] for trial in trials for i in range(len(trial.arms))]  # type: ignore[union-attr]  # None fails too
    assert arms == ["0"] * 5
    phase_2 = real_atlas.trials["abou-alfa-phase-2"]
    assert phase_2.result("disease control rate").number(0) is None  # type: ignore[union-attr]  # None fails too
