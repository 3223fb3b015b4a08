"""Rows of a lane: labels apart, each label beside its own marks, what has no time told in words."""

from __future__ import annotations

import pytest

from generator.course.model import Lane, Mark, Span
from generator.course.rows import lane_drawn
from generator.course.scale import NARROW, WIDE, Frame, scale_of
from tests.fixtures.drawn import element_of, links, pieces, texts, upon_another

DAYS = (0, 300, 700, 1000)


def event(day: int, label: str, number: int = 1) -> Mark:
    """An event at one day."""
    return Mark(f"event-{number}", "relapse", label, "when", "", Span(day, day))


def lane(*days_and_labels: tuple[int, str], unplaced: tuple[Mark, ...] = ()) -> Lane:
    """A lane of events in this order."""
    marks = (event(day, label, i) for i, (day, label) in enumerate(days_and_labels, start=1))
    return Lane("Relapse", tuple(marks), unplaced)


def body(shown: Lane, frame: Frame = WIDE) -> str:
    """The lane as it is drawn."""
    return str(lane_drawn(shown, scale_of(DAYS, frame), 30)[0])


def labels(shown: Lane, frame: Frame = WIDE) -> dict[str, str]:
    """The label of each mark, '' where it has none."""
    return {
        number: " ".join(one.text or "" for one in link[0] if one.get("class") == "course-label")
        for number, link in links(body(shown, frame)).items()
    }


def heights(shown: Lane, frame: Frame = WIDE) -> list[float]:
    """The height of each sign, in the order of the record."""
    found = links(body(shown, frame))
    signs = (
        next(one for one in found[f"event-{i}"].iter() if one.get("class") == "at") for i in range(1, len(found) + 1)
    )
    return [float(sign.get("y", "")) for sign in signs]


@pytest.mark.parametrize("frame", [NARROW, WIDE])
def test_marks_share_a_row_where_their_labels_have_room(frame: Frame) -> None:
    """Else the later one goes below; nothing meets."""
    far, near = lane((0, "One"), (1000, "Two")), lane((0, "One recurrence"), (20, "Two recurrences"))
    assert len(set(heights(far))) == 1
    assert heights(near)[1] > heights(near)[0] + 15
    assert upon_another(body(near, frame), frame.width) == []


def test_marks_of_one_day_stand_below_each_other() -> None:
    """None covers another."""
    assert len(set(heights(lane((300, "One"), (300, "Two"), (300, "Two"))))) == 3


def test_a_label_is_not_repeated_for_what_follows_in_its_row() -> None:
    """The next mark with the same label does without it, as often as it follows."""
    shown = lane((0, "Recurrence"), (300, "Recurrence"), (700, "Recurrence"))
    assert labels(shown) == {"event-1": "Recurrence", "event-2": "", "event-3": ""}
    assert len(set(heights(shown))) == 1


@pytest.mark.parametrize(
    "marks",
    [
        ((0, "Complete response"), (30, "Partial response"), (700, "Partial response")),
        ((0, "Partial response"), (1000, "Complete response"), (300, "Partial response")),
        ((0, "A"), (700, "B"), (300, "C"), (1000, "C")),
        ((300, "A"), (0, "A")),
        ((0, "A"), (0, "A")),
    ],
)
@pytest.mark.parametrize("frame", [NARROW, WIDE])
def test_a_mark_without_a_label_follows_its_own_kind(marks: tuple[tuple[int, str], ...], frame: Frame) -> None:
    """In its row the mark to the left has the same label, and no other label reaches it."""
    shown = lane(*marks)
    said, rows = labels(shown, frame), heights(shown, frame)
    for i, (day, label) in enumerate(marks):
        if not said[f"event-{i + 1}"]:
            before = [(d, name) for (d, name), y in zip(marks, rows, strict=True) if y == rows[i] and d < day]
            assert max(before)[1] == label
    assert upon_another(body(shown, frame), frame.width) == []


def test_nothing_comes_between_marks_that_share_a_label() -> None:
    """A mark that happened between them goes to another row."""
    rows = heights(lane((0, "A"), (1000, "A"), (300, "B")))
    assert rows[0] == rows[1] != rows[2]


def test_findings_have_no_labels() -> None:
    """There are many; their details tell them."""
    finding = Mark("finding-1", "finding", "2 findings", "when", "CT", Span(0, 0))
    assert "course-label" not in body(Lane("Findings", (finding,)))
    assert "2 findings: when; CT." in body(Lane("Findings", (finding,)))


@pytest.mark.parametrize("frame", [NARROW, WIDE])
def test_what_has_no_time_is_told_in_words(frame: Frame) -> None:
    """All of it, in lines that fit."""
    unplaced = tuple(Mark(f"event-{i}", "relapse", f"Recurrence {i}", "", "", None) for i in range(1, 30))
    shown = body(lane(unplaced=unplaced), frame)
    words = " ".join(text.said for text in texts(shown, frame.width))
    assert all(f"Recurrence {i}" in words for i in range(1, 30))
    assert upon_another(shown, frame.width) == []


def test_a_long_name_of_a_lane_keeps_its_place() -> None:
    """Its lines are part of the first row of a narrow picture, and of the height of a wide one."""
    shown = Lane(
        "A panel of a marker with a long name, other results", (event(0, "raised"), event(300, "raised again", 2))
    )
    for frame in (NARROW, WIDE):
        drawn, bottom = lane_drawn(shown, scale_of(DAYS, frame), 30)
        assert upon_another(drawn, frame.width) == []
        assert max(text.bottom for text in texts(drawn, frame.width)) <= bottom


def test_a_lane_ends_below_its_last_row() -> None:
    """The height that it says is the one that it needs."""
    shown = lane((0, "One recurrence"), (20, "Two recurrences"))
    bottom = lane_drawn(shown, scale_of(DAYS, WIDE), 30)[1]
    assert max(heights(shown)) < bottom - 8
    assert pieces(element_of(body(shown)), "course-lane-end") == [(0, 1)]
