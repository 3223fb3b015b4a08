"""The instrument of the golden pictures: what it notices, what it forgives, what it leaves behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import pictures
from tests.pictures import assert_looks_like, difference, rendered, size

ACCENT = "#0f5a66"
DISC = "M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6Z"


def mark(
    x: float = 50, y: float = 18, colour: str = ACCENT, label: str = "Sorafenib", moved: float = 0, shape: str = DISC
) -> str:
    """A mark at `x` percent with its label, as the pictures of the atlas have them."""
    sign = f'<path transform="translate({moved} 0)" fill="{colour}" d="{shape}"/>'
    return f'<svg x="{x}%" y="{y}" overflow="visible">{sign}<text x="10" y="4">{label}</text></svg>'


def picture(changed: str | None = None, ground: str = "#fff", shift: float = 0, text: float = 12.5) -> str:
    """A fluid picture of four marks, of which the third may be another; `shift` moves all, in pixels."""
    marks = mark(5, 16) + mark(15, 44) + (mark() if changed is None else changed) + mark(65, 44)
    return (
        f'<svg width="100%" height="60" font-size="{text}"><rect width="100%" height="100%" fill="{ground}"/>'
        f'<g transform="translate({shift} 0)">{marks}</g></svg>'
    )


def is_seen(tmp_path: Path, changed: str, width: int = 240) -> bool:
    """Whether the instrument sees a difference from the unchanged picture."""
    for name, svg in (("before", picture()), ("after", changed)):
        (tmp_path / f"{name}.png").write_bytes(rendered(svg, width))
    return difference(tmp_path / "before.png", tmp_path / "after.png").is_seen


@pytest.mark.parametrize(
    "changed",
    [
        picture(mark(moved=8)),
        picture(mark(moved=-8)),
        picture(mark(moved=3)),
        picture(mark(y=26)),
        picture(mark(colour="#1f5f99")),
        picture(mark(colour="#1b6b3a")),
        picture(mark(colour="#a3262a")),
        picture(mark(label="")),
        picture(mark(shape="M0 6L-6.5-5H6.5Z")),
        picture(mark(shape="")),
        picture(""),
        picture(mark() + mark(46)),
        picture(ground="#f5f7f8"),
    ],
    ids=[
        "8 pixels to the right", "8 to the left", "3 to the right", "8 down", "blue", "green", "red", "no label",
        "another shape", "no sign", "no mark", "one more", "a tinted ground",
    ],
)  # fmt: skip
def test_it_notices(tmp_path: Path, changed: str) -> None:
    """What a reader would see, be it one mark of many."""
    assert is_seen(tmp_path, changed)


@pytest.mark.parametrize("changed", [picture(shift=s) for s in (0, 0.25, -0.5, 0.75, 1, -1)] + [picture(text=12.6)])
def test_it_forgives(tmp_path: Path, changed: str) -> None:
    """Edges that another version of the engine draws up to a pixel beside, and letters hardly larger."""
    assert not is_seen(tmp_path, changed)


def update(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, is_on: bool) -> None:
    """Sets or clears the flag that rewrites golden files, for one test."""
    monkeypatch.setattr(request.config.option, "update_goldens", is_on)


@pytest.fixture
def golden(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A golden picture of its own, written by the flag."""
    monkeypatch.setattr(pictures, "GOLDEN", tmp_path / "golden")
    update(request, monkeypatch, is_on=True)
    assert_looks_like(picture(), "demo", request, 240)
    update(request, monkeypatch, is_on=False)
    return tmp_path / "golden/demo.png"


def test_the_flag_writes_a_small_picture_that_then_holds(golden: Path, request: pytest.FixtureRequest) -> None:
    """Of the width that was asked for; the same and nearly the same picture pass."""
    assert size(golden.read_bytes()) == (240, 60)
    assert len(golden.read_bytes()) < 6_000
    assert_looks_like(picture(), "demo", request, 240)
    assert_looks_like(picture(shift=0.5), "demo", request, 240)


def test_a_difference_is_told_with_its_pictures(golden: Path, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Where it is, and both files to look at."""
    with pytest.raises(pytest.fail.Exception) as failure:
        assert_looks_like(picture(mark(moved=8)), "demo", request, 240)
    actual, shown = tmp_path / "demo-actual.png", tmp_path / "demo-difference.png"
    assert all(str(path) in str(failure.value) for path in (golden, actual, shown))
    assert actual.read_bytes() == rendered(picture(mark(moved=8)), 240)
    assert size(shown.read_bytes()) == (240, 60)
    place = re.search(r"at x (\d+), y (\d+);", str(failure.value))
    assert place
    assert 108 <= int(place[1]) <= 136
    assert 8 <= int(place[2]) <= 24


def test_another_size_is_refused(golden: Path, request: pytest.FixtureRequest) -> None:
    """Whatever it shows."""
    with pytest.raises(AssertionError, match=r"demo\.png has \(240, 60\) pixels, .* has \(280, 60\)"):
        assert_looks_like(picture(), "demo", request, 280)
    assert golden.is_file()


def test_a_golden_picture_must_be_there(golden: Path, request: pytest.FixtureRequest) -> None:
    """A test without one must not pass."""
    golden.unlink()
    with pytest.raises(AssertionError, match="--update-goldens"):
        assert_looks_like(picture(), "demo", request, 240)


@pytest.mark.parametrize("width", [280, 960])
def test_percent_inside_a_picture_is_of_the_width_that_is_drawn(tmp_path: Path, width: int) -> None:
    """A nested picture at 50 % stands in the middle at any width, as in a browser."""
    inside = f'<svg x="50%" y="18" overflow="visible"><path fill="{ACCENT}" d="{DISC}"/></svg>'
    outside = f'<path fill="{ACCENT}" transform="translate({width / 2} 18)" d="{DISC}"/>'
    assert rendered(picture(inside), width) == rendered(picture(outside), width)
    nowhere = f'<path fill="{ACCENT}" transform="translate({width / 2 + 8} 18)" d="{DISC}"/>'
    assert rendered(picture(inside), width) != rendered(picture(nowhere), width)


def test_a_style_sheet_colours_what_has_classes_only() -> None:
    """With the values of the light theme, and as if they stood in the picture."""
    styled = '<svg width="100%" height="20" class="course-picture"><g class="complete">{}</g></svg>'
    square = '<path class="course-sign" d="M0 0H20V20H0Z"/>'
    plain = styled.format(square).replace('class="course-sign"', 'fill="#1b6b3a"')
    assert rendered(styled.format(square), 40, ("atlas.css", "course.css")) == rendered(plain, 40)
    assert rendered(styled.format(square), 40) != rendered(plain, 40)
