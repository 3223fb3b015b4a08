"""The instruments that judge pictures: they notice what they are there for."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.course import course_of
from generator.course.picture import Picture, picture_of
from generator.course.scale import WIDE, Scale, scale_of
from tests.fixtures.courses import given, happened, invented_case, invented_course, measured, observed, words
from tests.fixtures.drawn import day_at, faults, outside, texts, upon_another
from tests.fixtures.drawn_facts import is_harmless, left_out, untrue
from tests.fixtures.records import vocabulary

SCALE = scale_of((0, 100), WIDE)


def text(x: float, y: float, said: str = "Exemplinib", more: str = "") -> str:
    """A label at `x` percent."""
    return f'<text class="course-label" x="{x}%" y="{y}"{more}>{said}</text>'


def sign(x: float, y: float) -> str:
    """A sign at `x` percent."""
    return f'<svg class="at" x="{x}%" y="{y}" overflow="visible"><path class="course-sign" d="M0 0"/></svg>'


def of(body: str) -> Picture:
    """A picture of 60 pixels with this in it."""
    return Picture(Markup(body), 60, SCALE)  # noqa: S704  # written by these tests


def picture(**parts: object) -> Picture:
    """The wide picture of an invented course."""
    found = picture_of(invented_course(**parts), WIDE)
    assert found is not None
    return found


def test_texts_upon_each_other_are_noticed() -> None:
    """Half a letter is enough; texts side by side and one below the other are not upon each other."""
    assert upon_another(text(10, 20) + text(15, 20), 280) == ["Exemplinib | Exemplinib"]
    assert upon_another(text(10, 20) + text(30, 25), 280) == ["Exemplinib | Exemplinib"]
    assert upon_another(text(10, 20) + text(15, 20), 1600) == []
    assert upon_another(text(10, 20) + text(10, 35), 280) == []
    assert upon_another(text(30, 20, more=' text-anchor="end"') + text(31, 20), 280) == []


def test_a_sign_upon_a_text_is_noticed_and_details_are_not() -> None:
    """Details appear only when they are asked for, upon whatever is there."""
    assert upon_another(text(10, 20) + sign(12, 17), 280) == ["Exemplinib | course-sign"]
    assert upon_another(text(10, 20) + sign(12, 29), 280) == []
    assert upon_another(text(10, 20) + f'<g class="course-tip">{text(10, 20)}</g>', 280) == []


@pytest.mark.parametrize(
    "body",
    [
        text(90, 20), text(5, 20, more=' text-anchor="end"'), text(2, 20, more=' text-anchor="middle"'), text(10, 5),
        text(10, 99), '<rect x="90%" width="20%"/>', '<line x1="-1%" x2="5%"/>', sign(101, 20),
    ],
)  # fmt: skip
def test_what_leaves_the_picture_is_noticed(body: str) -> None:
    """Texts beyond any edge, bars, lines and signs beyond the sides."""
    assert outside(of(body), 280)
    assert not faults(of(text(10, 20) + sign(50, 20)), 280)


def test_a_place_without_a_percentage_is_refused() -> None:
    """A picture that is as wide as its place has no x in pixels."""
    with pytest.raises(ValueError, match="must be a percentage, found '12'"):
        texts('<text x="12" y="3">a</text>', 280)


def test_days_are_read_back_from_places() -> None:
    """Also across a time that is cut short, and beyond the end."""
    scale = Scale(WIDE, ((0, 0.2), (10, 0.5), (1000, 0.6), (1010, 0.9)), ((10, 1000),))
    for day, place in ((0, 0.2), (5, 0.35), (505, 0.55), (1005, 0.75), (1010, 0.9)):
        assert day_at(scale, place) == pytest.approx(day)
    assert day_at(scale, 1.0) == 1010


TRUE = {"treatments": [given("Exemplinib", "2011-04-10", "2011-09-10")], "events": [happened("2012-09-30")]}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"treatments": [given("Exemplinib", "2011-04-12", "2011-09-10")]}, "treatment-1: solid at"),
        ({"treatments": [given("Exemplinib", "2011-04-10", "2011-09")]}, "treatment-1: solid at"),
        ({"treatments": [given("Exemplinib", "2011-04-10")]}, "treatment-1: solid at"),
        ({"treatments": [given("Exemplinib", "2011-04-10", words(after="2011-09-10"))]}, "has 0 open ends, must be 1"),
        ({"treatments": [given("Exemplinib", "2011-04-10", "2012-09-30", ended="ongoing")]}, "whether it goes on"),
        ({"events": [happened("2012-09-27")]}, "event-1: its sign is at"),
        ({"events": [happened("2012")]}, "event-1: must be hollow"),
        ({"events": [happened(words(after="2012-09"))]}, "event-1: must have an arrow"),
        ({"events": [happened("2012-09-30"), happened("2012-09-30")]}, "event-2 is not drawn"),
    ],
)
def test_a_picture_of_another_course_is_noticed(other: dict[str, object], said: str) -> None:
    """A day too late, more exact than the record, an end too many, a mark too few."""
    assert untrue(invented_course(**TRUE), picture(**TRUE)) == []
    assert said in " ".join(untrue(invented_course(**{**TRUE, **other}), picture(**TRUE)))


@pytest.mark.parametrize("value", ["20 ng/mL", ">1500 ng/mL", "~1500 ng/mL", "<1500 ng/mL"])
def test_another_number_is_noticed(value: str) -> None:
    """A height that is not that of its number, a bound as a number, a rough number as an exact one."""
    rest = [measured("2011-05-01", "10 ng/mL"), measured("2011-06-01", "100 ng/mL")]
    true = {"markers": [*rest, measured("2011-07-01", "1500 ng/mL")]}
    assert untrue(invented_course(**true), picture(**true)) == []
    assert untrue(invented_course(markers=[*rest, measured("2011-07-01", value)]), picture(**true))


def test_what_is_left_out_is_noticed() -> None:
    """An entry with a date, one without, and a finding among others."""
    richer = invented_case(
        treatments=[*TRUE["treatments"], given("Tablets")],
        events=[*TRUE["events"], happened("2012-01")],
        findings=[observed("2012-01")],
    )
    drawn, course = picture(**TRUE), invented_course(**TRUE)
    found = left_out(richer, course, drawn)
    assert "treatment-2 is not in the picture" in found
    assert "event-2 is not in the table" in found
    assert "0 findings of 1" in found
    assert left_out(richer, course_of(richer, vocabulary()), drawn) == [
        "treatment-2 is not in the picture", "event-2 is not in the picture",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "<script>a()</script>",
        '<a href="https://x.test/"/>',
        '<rect onclick="a()"/>',
        '<rect style="fill:red"/>',
        "<image/>",
    ],
)
def test_what_draws_nothing_is_noticed(body: str) -> None:
    """Scripts, links to elsewhere, handlers, inline styles."""
    assert not is_harmless(body)
    assert is_harmless(text(10, 20) + '<a href="#treatment-1"/>')
