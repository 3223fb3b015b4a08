"""Marker panels: heights on a log scale, bounds with arrows, no label upon a number or another label."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.course.model import Panel, Point, Span, segments
from generator.course.plots import panel_drawn
from generator.course.scale import NARROW, WIDE, Frame, scale_of
from tests.fixtures.drawn import element_of, links, pieces, signs_of, texts, upon_another

DAYS = (0, 100, 300, 400)


def point(day: int, number: float | None, **more: object) -> Point:
    """A result at one day."""
    known = {"span": Span(day, day), "bound": "", "label": f"{number:g} U/L" if number else "raised", "when": "when"}
    return Point(entry_id=f"marker-{day}", number=number, **{**known, **more})  # type: ignore[arg-type]  # by name


def panel(*points: Point, reference: float | None = None, name: str = "DMP") -> Panel:
    """A panel with these results."""
    return Panel("demo-protein", name, "U/L", points, reference)


def body(shown: Panel, frame: Frame = WIDE) -> str:
    """The panel as it is drawn."""
    return str(panel_drawn(shown, scale_of(DAYS, frame), 30)[0])


def dots(shown: Panel) -> dict[str, list[tuple[float, etree._Element]]]:
    """Height and sign of each number."""
    return {name: [(y, sign) for _, y, sign in signs_of(link, "dot")] for name, link in links(body(shown)).items()}


def test_a_factor_of_ten_is_the_same_height_everywhere() -> None:
    """The highest number is at the top, and a number at a power of ten lies on its line."""
    found = dots(panel(point(0, 1000), point(100, 100), point(300, 1)))
    top, middle, low = (found[f"marker-{day}"][0][0] for day in (0, 100, 300))
    assert (low - top) == pytest.approx(3 * (middle - top))
    assert 0 < top < middle < low
    lines = [float(one.get("y1", "")) for one in element_of(body(panel(point(0, 1000), point(300, 1)))).iter()
             if one.get("class") == "course-power"]  # fmt: skip
    assert {top, low} <= set(lines)


@pytest.mark.parametrize(
    ("bound", "arrow"), [("", None), ("~", None), (">", "-18"), ("≥", "-18"), ("<", "0 18"), ("≤", "0 18")]
)
def test_a_bound_has_an_arrow_in_its_direction(bound: str, arrow: str | None) -> None:
    """And the line to it is dashed: nobody knows where it really runs."""
    shown = panel(point(0, 10), point(100, 100, bound=bound))
    ((_, sign),) = dots(shown)["marker-100"]
    assert ("18" in sign.get("d", "")) == bool(arrow)
    assert (arrow or "") in sign.get("d", "")
    assert ("inexact" in sign.get("class", "")) == (bound == "~")
    assert bool(pieces(element_of(body(shown)), "course-line-bound")) == bool(bound)
    assert bool(pieces(element_of(body(shown)), "course-line")) == (not bound)


def test_a_range_has_both_its_ends() -> None:
    """Hollow, with a line between them."""
    shown = panel(point(0, 10, upper=100), point(100, 10), point(300, 100))
    found = dots(shown)
    assert [y for y, _ in found["marker-0"]] == [found["marker-300"][0][0], found["marker-100"][0][0]]
    assert all("inexact" in sign.get("class", "") for _, sign in found["marker-0"])
    tree = element_of(body(shown))
    assert [len(pieces(tree, kind)) for kind in ("course-range", "course-line-bound", "course-line")] == [1, 1, 1]


def test_an_inexact_time_is_a_hollow_dot_with_all_its_days() -> None:
    """As the signs of events."""
    shown = panel(point(0, 10), point(100, 10, span=Span(100, 300)))
    assert "inexact" in dots(shown)["marker-100"][0][1].get("class", "")
    assert len(pieces(links(body(shown))["marker-100"], "course-whisker")) == 1


def test_what_a_log_scale_cannot_show_stands_below_in_words() -> None:
    """Words, zero, another unit, a time that is open at one end; a result without any time too."""
    others = (
        point(100, None),
        point(300, 10, span=Span(300, None), label="10 U/L after"),
        point(400, 5, span=None, when="once"),
    )  # fmt: skip
    shown = body(panel(point(0, 10), *others))
    said = " ".join(text.said for text in texts(shown, 640))
    assert "DMP, other results" in said
    assert "raised" in said
    assert "10 U/L after" in said
    assert "5 U/L (once)" in said
    only = " ".join(text.said for text in texts(body(panel(point(100, None))), 640))
    assert "log scale" not in only
    assert "other" not in only


@pytest.mark.parametrize("numbers", [(5,), (1,), (10, 10), (1, 1e6), (1e-4, 1e9), (0.002, 3e-3)])
@pytest.mark.parametrize("frame", [NARROW, WIDE])
def test_any_numbers_have_a_panel_of_bearable_height(numbers: tuple[float, ...], frame: Frame) -> None:
    """With at least one power of ten written out, and nothing upon another."""
    shown = panel(*(point(day, number) for day, number in zip(DAYS, numbers, strict=False)))
    drawn, bottom = panel_drawn(shown, scale_of(DAYS, frame), 30)
    assert bottom < 30 + 180
    assert [one for one in element_of(drawn).iter() if one.get("class") == "course-tick"]
    assert upon_another(drawn, frame.width) == []


def test_the_limit_of_normal_is_named_and_drawn() -> None:
    """In the heading, where it meets no number."""
    shown = body(panel(point(0, 10), reference=7))
    assert "limit of normal 7" in " ".join(text.said for text in texts(shown, 640))
    assert len(pieces(element_of(shown), "course-reference")) == 1
    assert pieces(element_of(body(panel(point(0, 10)))), "course-reference") == []


def test_a_label_without_room_is_shortened_or_told_on_pointing() -> None:
    """First to two lines, then to its number; the details have it in full."""
    words = "10 U/L, " + "normal again after a very long time " * 3
    shown = body(panel(point(0, 10, label=words), point(100, 1000)), NARROW)
    label = " ".join(one.text or "" for one in links(shown)["marker-0"][0] if one.get("class") == "course-label")
    assert label.startswith("10 U/L")
    assert label.endswith("…")
    assert words.strip() in links(shown)["marker-0"].get("aria-label", "")


@pytest.mark.parametrize("frame", [NARROW, WIDE])
def test_labels_stay_within_their_panel(frame: Frame) -> None:
    """The lane above and the panel below are not theirs, however long a label is."""
    words = ", of which the article tells more than one line of a picture can ever hold"
    points = (
        point(day, number, label=f"{number} U/L{words}") for day, number in zip(DAYS, (1000, 10, 990, 11), strict=True)
    )
    drawn, bottom = panel_drawn(panel(*points), scale_of(DAYS, frame), 30)
    assert all(text.top >= 30 and text.bottom <= bottom for text in texts(drawn, frame.width))
    assert upon_another(drawn, frame.width) == []


def test_first_last_and_highest_are_labelled_first() -> None:
    """Where there is no room for all."""
    shown = panel(*(point(day, 10 + day % 7 + (500 if day == 200 else 0)) for day in range(0, 401, 10)))
    found = {
        name for name, link in links(body(shown, NARROW)).items() if "course-label" in str(etree.tostring(link[0]))
    }
    assert {"marker-0", "marker-400", "marker-200"} <= found
    assert len(found) < 20


def test_a_panel_with_a_long_heading_ends_below_it() -> None:
    """The next one must not meet it."""
    shown = panel(
        point(0, 10), name="A marker of which the name is as long as a sentence, and then a little longer, " * 2
    )
    for frame in (NARROW, WIDE):
        drawn, bottom = panel_drawn(shown, scale_of(DAYS, frame), 30)
        assert max(text.bottom for text in texts(drawn, frame.width)) <= bottom


def joined_by_lines(*points: Point) -> list[tuple[str, str]]:
    """The entries that a line joins."""
    return [(one.entry_id, other.entry_id) for one, other in segments(points)]


def test_no_line_runs_past_a_result_in_words() -> None:
    """'Normal' between two high numbers must not be drawn over; a word before or after them breaks nothing."""
    high, normal, low, again = point(0, 1000), point(100, None), point(300, 5), point(400, 2000)
    assert joined_by_lines(high, normal, low, again) == [("marker-300", "marker-400")]
    assert joined_by_lines(normal, low, again) == [("marker-300", "marker-400")]
    assert joined_by_lines(high, low) == [("marker-0", "marker-300")]
    assert 'class="course-line' not in body(panel(high, normal, low))


def test_a_number_known_only_not_to_be_before_a_day_stands_at_its_height() -> None:
    """Hollow, on a dashed line with an arrow to the end of the axis; no line leads to it."""
    late = point(300, 50, span=Span(300, None))
    shown = panel(point(0, 1000), late)
    (_, dot), *more = dots(shown)["marker-300"]
    assert more == []
    assert "inexact" in dot.get("class", "")
    assert body(shown).count("course-open") == 1
    assert 'class="course-line' not in body(shown)
    assert 'class="course-open' not in body(panel(point(0, 1000), point(300, 50)))
