"""One marker in many cases: only what has a number and a time is drawn, and all of it is told in words."""

from __future__ import annotations

import re
from typing import Any

from generator.course import course_of
from generator.course.trajectories import MOST, Trajectories, trajectories_of
from generator.links import LinksFrom
from generator.model import Case
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

POWER_OF_TEN = re.compile(r'class="course-tick" x="-6"[^>]*>([\d,.]+)<')


def another(number: int, changes: Changes | None = None) -> Case:
    """The rich record as another patient."""
    return invented(changes).model_copy(update={"id": f"hcc-9{number:03}"})


def drawn(*cases: Case, url: str = "cases/") -> list[Trajectories]:
    """The pictures of these cases."""
    return trajectories_of(cases, {case.id: course_of(case, vocabulary()) for case in cases}, LinksFrom(url))


def only(*cases: Case) -> Trajectories:
    """The one picture of these cases."""
    (one,) = drawn(*cases)
    return one


def with_markers(*keep: int) -> dict[str, Any]:
    """A change that leaves only these markers."""
    return {f"markers.{i}": LEFT_OUT for i in reversed(range(7)) if i not in keep}


def test_a_marker_is_drawn_from_two_cases_with_two_placed_numbers_each() -> None:
    """One case alone has its own page; a case with one number has no line."""
    assert drawn(another(1)) == []
    assert drawn(another(1), another(2, with_markers(0))) == []
    shown = only(another(1), another(2, with_markers(0, 1)), another(3, with_markers(0)))
    assert [line.case.id for line in shown.lines] == ["hcc-9001", "hcc-9002"]
    assert [line.case.id for line in shown.unplaced] == ["hcc-9003"]
    assert (shown.test, shown.unit) == ("demo-protein", "ng/mL")


def test_only_numbers_with_a_time_are_drawn_and_all_results_are_told() -> None:
    """A range during treatment has no day, and words have no number: they are told and not drawn."""
    line = only(another(1), another(2)).lines[0]
    assert [point.entry_id for point in line.drawn] == ["marker-1", "marker-2", "marker-3", "marker-5", "marker-6"]
    assert len(line.words) == 7
    assert any(words.startswith("markedly raised, ") for words in line.words)
    assert "2.0–3.6\u202fµg/L, normal, during beam therapy" in line.words
    assert "~3000 ng/mL, Jun 2012 (inferred)".replace(" ng", "\u202fng") in line.words


def test_a_result_that_is_only_not_before_a_day_is_not_drawn() -> None:
    """It could lie anywhere after."""
    open_ended = {"as_reported": "later", "not_before": "2011-06-01", "inferred": "Told after it."}
    line = only(another(1, {"markers.2.date": open_ended}), another(2)).lines[0]
    assert "marker-3" not in [point.entry_id for point in line.drawn]
    assert any("not before 1 Jun 2011" in words for words in line.words)


def test_a_bound_is_an_arrow_and_its_lines_are_dashed() -> None:
    """Five points make four segments; three of them begin or end at a bound, the approximate one is hollow."""
    body = only(another(1), another(2)).body
    first = body[body.index("<a ") : body.index("</a>")]
    assert first.count('class="course-line-bound"') == 4
    assert first.count('class="course-line"') == 0
    assert first.count('<path class="dot"') == 2
    assert first.count("dot inexact") == 1
    exact = only(another(1, with_markers(0, 2)), another(2, with_markers(0, 2))).body
    assert "course-line-bound" not in exact
    assert exact.count('class="course-line"') == 2


def test_a_range_is_no_exact_number() -> None:
    """Its sign is hollow and the line to it dashed, as in the picture of its case."""
    changes = {**with_markers(0, 2), "markers.0.value": "20-30 ng/mL"}
    body = only(another(1, changes), another(2, with_markers(0, 2))).body
    first, second = (body[start:] for start in (body.index("<a "), body.rindex("<a ")))
    assert first[: first.index("</a>")].count("dot inexact") == 1
    assert first[: first.index("</a>")].count('class="course-line-bound"') == 1
    assert second.count('class="course-line"') == 1


def test_a_marker_of_many_powers_has_labels_with_room() -> None:
    """Numbers from 10**-6 to 10**9 would otherwise have their labels upon each other."""
    wide = {**with_markers(0, 1), "markers.0.value": "0.000001 ng/mL", "markers.1.value": "1000000000 ng/mL"}
    labels = POWER_OF_TEN.findall(only(another(1, wide), another(2, wide)).body)
    assert (labels[:2], labels[-1], len(labels)) == (["0.000001", "0.0001"], "100,000,000", 8)


def test_the_scale_holds_every_number_in_the_first_unit() -> None:
    """150 µg/L is 150 ng/mL, and 0.002 mg/L is 2: powers from 1 to 10,000."""
    assert POWER_OF_TEN.findall(only(another(1), another(2)).body) == ["1", "10", "100", "1,000", "10,000"]


def test_each_line_is_named_once_and_leads_to_the_markers_of_its_case() -> None:
    """Labels at the ends of equal lines lie apart; what is read out holds every result."""
    body = only(another(1), another(2), another(3)).body
    heights = [float(y) for y in re.findall(r'y="([\d.]+)" overflow="visible"><text class="course-label"', body)]
    assert len(heights) == 3
    assert min(abs(a - b) for i, a in enumerate(heights) for b in heights[:i]) >= 15
    assert re.findall(r'<a [^>]*href="([^"]+)"', body) == [f"hcc-900{number}/#markers" for number in (1, 2, 3)]
    assert "hcc-9002, DMP: 1500.0" in body
    (elsewhere,) = drawn(another(1), another(2), url="drugs/exemplinib/")
    assert 'href="../../cases/hcc-9001/#markers"' in elsewhere.body


def test_a_second_hand_line_says_so() -> None:
    """It must not pass for a patient whose article was read."""
    body = only(another(1, {"source.read": "secondary source"}), another(2)).body
    assert ">hcc-9001 (second-hand)<" in body
    assert ">hcc-9002<" in body


def test_there_are_never_more_lines_than_a_reader_can_tell_apart() -> None:
    """Those with the most results are drawn; the others are counted."""
    many = [another(i) for i in range(1, MOST + 3)]
    shown = only(another(900, with_markers(0, 1)), *many)
    assert len(shown.lines) == MOST
    assert len(shown.left_out) == 3
    assert shown.left_out[-1].case.id == "hcc-9900"
