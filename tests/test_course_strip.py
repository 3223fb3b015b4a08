"""A case as one row: what is certain looks certain, what is not does not, and the words say the same."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from generator.course import Course, course_of
from generator.course.scale import Frame, scale_of
from generator.course.signs import TREATMENTS, signs
from generator.course.strip import Strip, classes_of, last_day, strip_days, strip_of
from generator.course.strip_signs import ROW
from generator.course.strip_words import drawn_words, extent_words, follow_up_words, strip_words
from generator.model import Case
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

FRAME = Frame(1000, 0.0, 1.0)
# The last follow-up has a day, the outcome none.
SEEN: Changes = {
    "outcome.events.3.date": "2012-09-30",
    "outcome.events.4": LEFT_OUT,
    "outcome.status.date": {"as_reported": "later"},
}
NO_DATES: Changes = {
    "baseline.date": {"as_reported": "date not reported", "offset": "P0D"},
    "treatments.0.date": LEFT_OUT,
    "treatments.1.start": {"as_reported": "at the baseline", "offset": "P0D"},
    "treatments.1.stop": {"as_reported": "after 6 months", "offset": "P6M"},
}


def course(case: Case) -> Course:
    """Its course with the invented vocabulary."""
    return course_of(case, vocabulary())


def strip(case: Case, frame: Frame = FRAME, **more: Any) -> Strip:
    """Its strip on its own scale."""
    found = strip_of(case, course(case), scale_of(strip_days(course(case)), frame), TREATMENTS, **more)
    assert found
    return found


class Drawn:
    """The elements of a strip as a program reads them."""

    def __init__(self, changes: Changes | None = None, frame: Frame = FRAME, **more: Any) -> None:
        case = invented(changes)
        self.scale = scale_of(strip_days(course(case)), frame)
        body = strip(case, frame, **more).body
        self.root = etree.fromstring(f"<svg>{body}</svg>")

    def signs(self, name: str) -> list[tuple[str, float, float]]:
        """Class, place and height of each sign of that name."""
        uses = [use for use in self.root.iter("use") if use.get("href") == f"#sign-{name}"]
        return [(use.get("class", ""), place(use.get("x")), float(use.get("y", ""))) for use in uses]

    def bars(self, look: str) -> list[tuple[float, float]]:
        """From where to where the bars of exactly this class reach."""
        found = [bar for bar in self.root.iter("rect") if bar.get("class") == look]
        return [(place(bar.get("x")), place(bar.get("x")) + place(bar.get("width"))) for bar in found]

    def at(self, *days: int) -> tuple[Any, ...]:
        """Where days lie, as a fraction of the width."""
        return tuple(pytest.approx(self.scale.at(day), abs=2e-4) for day in days)


def place(percent: str | None) -> float:
    """A percentage as a fraction."""
    assert percent
    assert percent.endswith("%")
    return float(percent[:-1]) / 100


def test_a_course_is_certain_only_from_its_latest_start_to_its_earliest_end() -> None:
    """Beams from some day of October to 20 November: October is pale; a day of September as the end is pale, too."""
    drawn = Drawn()
    assert drawn.bars("radiotherapy") == [drawn.at(204, 224)]
    assert drawn.bars("radiotherapy maybe") == [drawn.at(174, 204)]
    assert drawn.bars("systemic")[0] == drawn.at(0, 144)
    assert drawn.bars("systemic maybe")[0] == drawn.at(144, 173)


def test_an_end_that_is_not_known_is_an_arrow_and_an_ongoing_course_a_point() -> None:
    """What the article does not end is not drawn as if it had ended."""
    assert len(Drawn().root.findall(".//path[@class='systemic open']")) == 1
    ended = Drawn({"treatments.4.stop": "2012-06-01"})
    assert ended.root.findall(".//path[@class='systemic open']") == []
    ongoing = Drawn({"treatments.4.stop": LEFT_OUT, "treatments.4.stop_reason": {"category": "ongoing", "at": 37}})
    assert [look for look, _, _ in ongoing.signs("ongoing")] == ["systemic"]
    before = Drawn({"treatments.1.start": LEFT_OUT})
    assert [path.get("d", "")[:6] for path in before.root.iterfind(".//path[@class='systemic open']")] == [
        "M0 0H-",
        "M0 0H1",
    ]


def test_a_course_has_ended_when_its_stop_says_so_however_inexact_its_start() -> None:
    """Begun in some month of 2011, ended on 20 March: not drawn until December. One of a single day is a sign."""
    inexact = Drawn({"treatments.1.start": "2011", "treatments.1.stop": "2011-03-20"})
    assert inexact.bars("systemic maybe")[0] == inexact.at(-99, -21)
    day = {"treatments.1.start": "2011-05-03", "treatments.1.stop": "2011-05-03"}
    assert [x for look, x, _ in Drawn(day).signs("given") if look == "systemic"] == list(Drawn(day).at(23))
    begun = Drawn({"treatments.1.start": "2011-05-03", "treatments.1.stop": LEFT_OUT})
    assert [x for look, x, _ in begun.signs("given") if look == "systemic"] == list(begun.at(23))


def test_a_treatment_before_the_baseline_lies_before_it() -> None:
    """The embolisation of nine days before stands left of day 0, and so at the left edge."""
    drawn = Drawn()
    ticks = {look: x for look, x, _ in drawn.signs("given")}
    assert (ticks["locoregional"],) == drawn.at(-9)
    assert ticks["locoregional"] < drawn.scale.at(0)


def test_what_is_inexact_or_inferred_is_hollow() -> None:
    """A response on a day is solid; one that the editors inferred, or within a year, is not."""
    drawn = Drawn()
    assert [look for look, _, _ in drawn.signs("partial")] == ["partial"]
    assert [look for look, _, _ in drawn.signs("complete")] == ["complete inexact"]
    assert [look for look, _, _ in Drawn({"responses.0.date": "2011"}).signs("partial")] == ["partial inexact"]
    assert [look for look, _, _ in Drawn({"responses.0.inferred": "By size."}).signs("partial")] == ["partial inexact"]


def test_what_is_known_only_not_to_be_earlier_reaches_to_the_last_report_and_no_further() -> None:
    """A relapse not before June lies between June and the death."""
    date = {"as_reported": "later", "not_before": "2012-06-20", "inferred": "Told after it."}
    drawn = Drawn({"outcome.events.2.date": date})
    whiskers = [line for line in drawn.root.iter("line") if line.get("class") == "whisker relapse"]
    assert (place(whiskers[-1].get("x1")), place(whiskers[-1].get("x2"))) == drawn.at(437, 539)
    assert drawn.signs("relapse")[-1][0] == "relapse inexact"


def test_the_line_ends_as_the_patient_was_last_reported() -> None:
    """Death is a cross at its day; alive is an arrow; where neither is said there is neither."""
    died = Drawn()
    assert [(look, x) for look, x, _ in died.signs("death")] == [("death", *died.at(539))]
    ends = {"alive": "alive", "not reported": "last-report", "died": "died-later"}
    for status, name in ends.items():
        drawn = Drawn({**SEEN, "outcome.status.value": status})
        shown = [end for end in (*ends.values(), "death") for _ in drawn.signs(end)]
        assert shown == [name], status
    assert Drawn({**SEEN, "outcome.status.value": "died"}).signs("died-later")[0][0] == "death inexact"
    inferred = {"outcome.status.value": "alive", "outcome.status.inferred": "Nothing else is said."}
    assert Drawn({**SEEN, **inferred}).signs("alive")[0][0] == "follow-up inexact"


def test_different_signs_do_not_hide_each_other_and_equal_ones_share_a_row() -> None:
    """A partial and a complete response of one week lie in two rows; two partial ones in one."""
    near = {"responses.1.date": "2011-06-03", "responses.1.inferred": LEFT_OUT}
    frame = Frame(300, 0.0, 1.0)
    two = Drawn(near, frame)
    assert abs(two.signs("partial")[0][2] - two.signs("complete")[0][2]) == ROW
    same = Drawn({**near, "responses.1.category": "partial"}, frame)
    assert len({y for _, _, y in same.signs("partial")}) == 1


def test_what_a_page_is_about_is_thick() -> None:
    """The treatment that is singled out has a high bar, all others have low ones."""
    drawn = Drawn(singled_out={"treatment-2", "treatment-6"})
    heights = {(bar.get("class"), bar.get("height")) for bar in drawn.root.iter("rect")}
    assert {("systemic", "7"), ("systemic", "2"), ("radiotherapy", "2")} <= heights
    assert [look for look, _, _ in drawn.signs("thick")] == ["surgery"]
    assert {look for look, _, _ in drawn.signs("given")} == {"locoregional", "supportive"}


def test_every_sign_that_is_used_is_defined() -> None:
    """A reference that leads nowhere would draw nothing."""
    defined = {path.get("id") for path in etree.fromstring(str(signs())).iter("path")}
    states = [{}, *({**SEEN, "outcome.status.value": value} for value in ("alive", "not reported", "died"))]
    used = {use.get("href") for changes in states for use in Drawn(changes).root.iter("use")}
    used |= {use.get("href") for use in Drawn(singled_out={"treatment-6"}).root.iter("use")}
    assert {name[1:] for name in used if name} <= defined
    assert len(used) == 10


def test_a_case_without_any_time_has_no_strip() -> None:
    """Nothing is drawn, and every word for it says so."""
    case = invented(name="hcc-9002")
    nothing = course(case)
    assert strip_days(nothing) == ()
    assert last_day(nothing) is None
    assert strip_of(case, nothing, scale_of((0, 1), FRAME), TREATMENTS) is None
    assert extent_words(nothing) == ""
    assert drawn_words(nothing).startswith("Course not drawn")
    assert follow_up_words(case, nothing) == "length not known; state not reported"
    assert strip_words(nothing)[-1] == ("No date to place: Tablets; Complete response; Last report: state not reported")


def test_the_words_tell_all_that_is_drawn_and_what_is_not() -> None:
    """Each with its time as exact as the record, what is inferred marked; findings are left to the page of the case."""
    lines = strip_words(course(invented()))
    assert lines[0] == "Day 0: start of exemplinib, 10 April 2011"
    assert "Embolisation: 1 Apr 2011" in lines
    assert "Exemplinib; stopped: toxicity: start 10 Apr 2011, end Sep 2011 (inferred)" in lines
    assert "Mockumab and tablets; stopped: progression: start 1 Feb 2012, end not before 1 Jun 2012" in " ".join(lines)
    assert "Complete response (inferred): Dec 2011" in lines
    assert "Death: 30 Sep 2012" in lines
    assert lines[-1].startswith("No date to place: Progressive disease; Demonstration fever; Last follow-up")
    assert not any("finding" in line for line in lines)


def test_bounds_and_years_stay_what_they_are_in_words() -> None:
    """A time between two days names both; a year is a year; not before is not a date."""
    between = {"as_reported": "x", "not_before": "2011-05-03", "not_after": "2011-06-10", "inferred": "Told between."}
    months = {"as_reported": "x", "not_before": "2011-05", "not_after": "2011-07", "inferred": "Told between."}
    for date, words in (
        (between, "3 May 2011 – 10 Jun 2011 (inferred)"),
        (months, "May 2011 – Jul 2011 (inferred)"),
        (
            {"as_reported": "x", "not_after": "2011-07-02", "inferred": "Told before."},
            "not after 2 Jul 2011 (inferred)",
        ),
        ("2011", "2011"),
        ("2011-05", "May 2011"),
    ):
        assert f"Partial response: {words}" in strip_words(course(invented({"responses.0.date": date})))


def test_the_extent_and_the_length_say_how_exact_they_are() -> None:
    """Years by the calendar, months where there is none; the length as on the page of the case."""
    case = invented()
    assert extent_words(course(case)) == "2011–2012"
    assert follow_up_words(case, course(case)) == "539 days; died"
    undated = invented(NO_DATES)
    assert extent_words(course(undated)) == "0 to 7 months"
    assert "start baseline, end month 6" in " ".join(strip_words(course(undated)))
    assert drawn_words(course(undated)) == "Course drawn, 0 to 7 months: systemic treatment"
    assert drawn_words(course(case)).endswith("3 adverse events or complications; death")
    assert classes_of([course(undated)]) == ("systemic",)
