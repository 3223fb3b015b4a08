"""The scripts of the compare page: their own tests, and the shared time axis against the one of the pictures."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import pairwise
from random import Random

import pytest

from generator.course.model import MONTH
from generator.course.scale import NARROW, TICK_TEXT, WIDE, Frame, Scale, month_words, scale_of
from generator.data.table_files import csv_cell
from generator.lines import width
from tests.node import ROOT, call, node

SCRIPTS = "../../docs/assets/javascripts"  # seen from the client of the search
FRAMES = {"wide": WIDE, "narrow": NARROW}
SEED = 20261122


def days_at_random() -> list[tuple[int, ...]]:
    """Courses of one day to ten years: close together, with long gaps, before the baseline."""
    rng = Random(SEED)  # noqa: S311  # a test, not a secret
    made = [(0,), (5, 5), (-30, 400), (0, 181), (0, 1, 2000, 2001, 4000), (-10, 0, 36, 79, 135, 197, 269)]
    for _ in range(60):
        reach = rng.choice((40, 400, 4000))
        made.append(tuple(sorted({rng.randrange(-reach // 9, reach) for _ in range(rng.randint(1, 9))})))
    return made


SCALES = [(name, days, scale_of(days, frame)) for name, frame in FRAMES.items() for days in days_at_random()]


def plain(scale: Scale) -> dict[str, object]:
    """A scale as JavaScript has it."""
    return {name: [list(pair) for pair in getattr(scale, name)] for name in ("stops", "breaks")}


def test_the_scripts_pass_their_own_tests() -> None:
    """Every JavaScript test passes; those that do not are named."""
    result = node("--test", "--test-reporter=tap", "tests/comparison_client/*.test.js")
    failing = re.findall(r"^\s*not ok \d+ - (.*)$", result.stdout, re.MULTILINE)
    assert failing == [], result.stdout
    assert result.returncode == 0, result.stderr
    assert re.search(r"^# pass [1-9]", result.stdout, re.MULTILINE), "no test was found"


def test_both_give_the_same_stops_for_the_same_days() -> None:
    """Least widths and margins, stops and cut gaps are those of the generator, in both pictures."""
    asked = [("FRAMES",), *(("scaleOf", days, name) for name, days, _ in SCALES)]
    frames, *answers = call(f"{SCRIPTS}/compare/scale", asked)
    assert {name: Frame(**frame) for name, frame in frames.items()} == FRAMES
    assert frames == {name: asdict(frame) for name, frame in FRAMES.items()}
    for (_, days, scale), answer in zip(SCALES, answers, strict=True):
        assert answer["breaks"] == plain(scale)["breaks"], days
        assert [day for day, _ in answer["stops"]] == [day for day, _ in scale.stops], days
        assert [place for _, place in answer["stops"]] == pytest.approx([place for _, place in scale.stops]), days
    assert sum(bool(scale.breaks) for _, _, scale in SCALES) > 10


def test_ticks_are_apart_and_say_where_they_are() -> None:
    """Labels of months and years have room between them in the narrowest picture, and stand at their day."""
    answers = call(f"{SCRIPTS}/compare/scale", [("ticks", plain(scale), name) for name, _, scale in SCALES])
    for (_, days, scale), ticks in zip(SCALES, answers, strict=True):
        places = [scale.at(tick["day"]) * scale.frame.width for tick in ticks]
        halves = [width(tick["label"], TICK_TEXT) / 2 for tick in ticks]
        rooms = [later - before for before, later in pairwise(places)]
        assert all(room > sum(two) for room, two in zip(rooms, pairwise(halves), strict=True)), days
        for tick in ticks:
            day = round(tick["day"])
            assert tick["label"] in {month_words(round(day / MONTH)), f"day {day}", "0"}, tick
            assert tick["label"] != "0" or abs(day) <= MONTH / 2, tick


def test_months_have_the_same_words_in_the_pictures_and_on_the_shared_axis() -> None:
    """From two years on in years and months, before the baseline as well."""
    months = range(-40, 260)
    assert call(f"{SCRIPTS}/compare/scale", [("monthWords", number) for number in months]) == [
        month_words(number) for number in months
    ]


def test_ticks_are_whole_months_or_for_a_short_course_days() -> None:
    """Nine months have a tick every two months from the baseline, twelve days one at each end."""
    scales = [scale_of((0, 36, 79, 135, 197, 269), WIDE), scale_of((0, 5, 12), WIDE)]
    long, short = call(f"{SCRIPTS}/compare/scale", [("ticks", plain(scale), "wide") for scale in scales])
    assert [tick["label"] for tick in long] == ["0", "2 mo", "4 mo", "6 mo", "8 mo"]
    assert short == [{"day": 0, "label": "0"}, {"day": 12, "label": "day 12"}]


def test_a_place_of_a_picture_lies_on_the_shared_axis_at_the_same_day() -> None:
    """From the one scale to the other and back; what lies in a margin keeps its distance from the first or last day."""
    own, shared, days = scale_of((0, 30, 200), WIDE), scale_of((-100, 0, 30, 200, 3000), WIDE), (0, 10, 30, 111, 200)
    stops = [plain(scale)["stops"] for scale in (own, shared)]
    asked = [("moved", place, *stops) for place in (*map(own.at, days), WIDE.left - 0.02, 0.97)]
    asked += [("dayOf", stops[1], shared.at(day)) for day in days]
    moved = call(f"{SCRIPTS}/compare/scale", asked)
    assert moved[:5] == pytest.approx([shared.at(day) for day in days])
    assert moved[5:7] == pytest.approx([shared.at(0) - 0.02, shared.at(200) + 0.05])
    assert moved[7:] == pytest.approx(days)


def test_cells_are_guarded_as_in_the_published_tables() -> None:
    """What a table program would run has the same apostrophe in both."""
    texts = ["=1", "+1", "-1", "@SUM(A1)", "'=1", "'plain", "＝1", "x", "-", "≥ 5"]
    answers = call(f"{SCRIPTS}/shared/csv", [("csvCell", text) for text in texts])
    assert answers == [csv_cell(text) for text in texts]


def test_no_script_reaches_another_host() -> None:
    """All that the page fetches are its own files; nothing of it becomes HTML, and nothing is kept."""
    scripts = ROOT / "docs/assets/javascripts"
    paths = [scripts / "compare.js", scripts / "choose.js", *scripts.glob("compare/*.js"), *scripts.glob("shared/*.js")]
    assert len(paths) > 10
    for path in paths:
        text = path.read_text(encoding="utf-8").replace('"http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?://|innerHTML|insertAdjacentHTML|document\.write|eval\(|Storage", text), path
