"""The pieces of a picture: numbers as short as they may be, text where there is room for it."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.course.drawing import Lines, at, box, lines_at, lines_between, percent, px, rule, text_width
from tests.fixtures.drawn import element_of

LONG = "a label that is far too long for one line of the narrowest picture"


def test_numbers_are_short() -> None:
    """Hundredths of a percent, tenths of a pixel, no zeros behind."""
    assert [percent(share) for share in (0, 0.5, 1 / 3, 1)] == ["0%", "50%", "33.33%", "100%"]
    assert [px(value) for value in (0, 12.0, 12.34, -7.96)] == ["0", "12", "12.3", "-8"]


def test_pieces_are_xml_whatever_they_say() -> None:
    """Nothing that a record says is more than text."""
    lines = Lines(0.5, ("<b> & \"c\" 'd' ]]>",), 280).drawn(10)
    pieces = rule("power", 0, 1, 2, 2) + box("bar", 0.1, 0.3, 2, 9) + at(0.5, 3, Markup("<g/>")) + lines
    tree = element_of(pieces)
    assert [one.tag.split("}")[1] for one in tree] == ["line", "rect", "svg", "text"]
    assert tree[3].text == "<b> & \"c\" 'd' ]]>"


def test_a_bar_is_never_wider_than_nothing_backwards() -> None:
    """SVG refuses a negative width."""
    assert element_of(box("bar", 0.3, 0.1, 2, 9))[0].get("width") == "0%"


@pytest.mark.parametrize(
    ("start", "end", "to_left", "x"), [(0.1, 0.2, False, 0.1), (0.8, 0.9, True, 0.9), (-0.02, 0.1, False, 0)]
)
def test_a_label_goes_where_there_is_more_room(start: float, end: float, to_left: bool, x: float) -> None:
    """To the right of where its mark starts, or to the left of where it ends."""
    lines = lines_at("Exemplinib", start, end, 280)
    assert (lines.to_left, lines.x) == (to_left, x)


@pytest.mark.parametrize("start", [0.0, 0.2, 0.45, 0.6, 0.95])
def test_a_label_stays_inside_and_loses_nothing(start: float) -> None:
    """It is broken into lines, at worst within a word."""
    for text in (LONG, LONG.replace(" ", "")):
        lines = lines_at(text, start, start + 0.05, 280)
        left, right = lines.reach
        assert 0 <= left < right <= 1
        assert "".join(lines.texts).replace(" ", "") == text.replace(" ", "")
        assert lines.height == 15 * len(lines.texts)


def test_a_label_of_so_many_lines_ends_in_dots() -> None:
    """What follows is told on pointing at it."""
    lines = lines_at(LONG, 0.7, 0.75, 280, 2)
    assert len(lines.texts) == 2
    assert lines.texts[-1].endswith("…")


def test_a_text_stays_between_its_edges() -> None:
    """Names of lanes in a wide picture."""
    lines = lines_between("Imaging, pathology, clinical findings", 0, 0.22, 640)
    assert len(lines.texts) > 1
    assert all(text_width(text) <= 0.22 * 640 for text in lines.texts)
