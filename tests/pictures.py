"""Golden pictures: an SVG, drawn as a PNG, looks as it did, to an eye that forgives a pixel at the edges."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import vl_convert
from lxml import etree
from numpy.typing import NDArray

from generator.inked import Inks
from generator.preview.png import SIGNATURE, smaller

# One thread: on small pictures, threads that wait for each other take four times as long. Set before FLIP reads it.
os.environ.setdefault("OMP_NUM_THREADS", "1")
import flip_evaluator  # type: ignore[import-untyped]  # ships no types; imported after its setting

GOLDEN = Path("tests/golden_pictures")
WIDTH = 960
# FLIP is 0 where nothing differs and 1 at worst. Measured on marks of 12 and text of 12.5 pixels: all of a picture
# moved by up to one pixel, or drawn 2 % larger, gives at most 0.21 in the worst region and 0.016 on average; one mark
# moved by 2 pixels 0.34, in another colour of the atlas 0.41 or more, one label gone 0.62; a tinted ground 0.15 on
# average. A changed digit (0.13) or a missing hairline (0.06) is not noticed: texts have tests of their own.
WORST, MEAN = 0.30, 0.03
_REGION = 8  # pixels, to each side
_SHIFTS = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))  # pixels
_SVG = "http://www.w3.org/2000/svg"
Pixels = NDArray[np.float32]


@dataclass(frozen=True)
class Difference:
    """How much two pictures differ: on average, in the worst region, where that is, and at each pixel."""

    mean: float
    worst: float
    place: tuple[int, int]
    errors: Pixels

    @property
    def is_seen(self) -> bool:
        """Whether a reader would see it."""
        return self.mean > MEAN or self.worst > WORST


def assert_looks_like(
    svg: str, name: str, request: pytest.FixtureRequest, width: int = WIDTH, styles: Iterable[str] = ()
) -> None:
    """The SVG looks like tests/golden_pictures/NAME.png; with `--update-goldens` it becomes that picture.

    `styles` are the style sheets to draw it with, such as `course.css`; none for an SVG that has its colours itself.
    """
    golden, png = GOLDEN / f"{name}.png", rendered(svg, width, styles)
    if request.config.getoption("--update-goldens"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(png)
    assert golden.is_file(), f"{golden} is not there; run this test with --update-goldens and look at it"
    if golden.read_bytes() != png:
        _compare(golden, png, request.getfixturevalue("tmp_path") / f"{name}-actual.png")


def _compare(golden: Path, png: bytes, actual: Path) -> None:
    """Fails where a reader would see a difference; the two pictures that show it are kept beside each other."""
    actual.write_bytes(png)
    sizes = size(golden.read_bytes()), size(png)
    assert sizes[0] == sizes[1], f"{golden} has {sizes[0]} pixels, {actual} has {sizes[1]}"
    found = difference(golden, actual)
    if found.is_seen:
        shown = actual.with_name(actual.name.replace("-actual", "-difference"))
        shown.write_bytes(_grey_png(found.errors))
        pytest.fail(
            f"{golden} looks different now: mean {found.mean:.3f} (at most {MEAN}), worst region {found.worst:.2f} "
            f"(at most {WORST}) at x {found.place[0]}, y {found.place[1]}; see {actual} and, dark where they differ, "
            f"{shown}; --update-goldens if it is meant"
        )


def rendered(svg: str, width: int = WIDTH, styles: Iterable[str] = ()) -> bytes:
    """A fluid SVG as a PNG of this width, in light colours upon white, in the one font of the image engine."""
    text = svg if _SVG in svg else svg.replace("<svg", f'<svg xmlns="{_SVG}"', 1)
    names = tuple(styles)
    root = etree.fromstring((Inks(names).inked(text) if names else text).encode())
    root.set("width", str(width))
    if "font-family" not in root.attrib:
        root.set("font-family", "Liberation Sans")
    root.insert(0, etree.Element(f"{{{_SVG}}}rect", {"width": "100%", "height": "100%", "fill": "#fff"}))
    return smaller(vl_convert.svg_to_png(etree.tostring(root, encoding="unicode")))


def size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = struct.unpack_from(">II", png, 16)
    return width, height


def difference(golden: Path, actual: Path) -> Difference:
    """What FLIP sees between two PNG of one size; a pixel counts by its best match a pixel around."""
    before, after = flip_evaluator.load(str(golden)), flip_evaluator.load(str(actual))
    errors = np.min([_errors(_shifted(before, *shift), after) for shift in _SHIFTS], axis=0)
    regions = _regions(errors)
    y, x = np.unravel_index(int(regions.argmax()), regions.shape)
    return Difference(float(errors.mean()), float(regions.max()), (int(x), int(y)), errors)


def _errors(before: Pixels, after: Pixels) -> Pixels:
    found: Pixels = flip_evaluator.evaluate(before, after, "LDR", applyMagma=False, computeMeanError=False)[0]
    return found.reshape(before.shape[:2])


def _shifted(pixels: Pixels, right: int, down: int) -> Pixels:
    """The same picture moved by a pixel; its edges are repeated."""
    height, width = pixels.shape[:2]
    wider = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    return wider[1 - down : 1 - down + height, 1 - right : 1 - right + width].copy()


def _regions(errors: Pixels) -> NDArray[np.float64]:
    """The mean error of every square of `_REGION` pixels, at its upper left corner."""
    sums = np.pad(errors.astype(np.float64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    n = _REGION
    squares: NDArray[np.float64] = (sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]) / n**2
    return squares


def _grey_png(errors: Pixels) -> bytes:
    """Errors as a picture: white where there is none."""
    height, width = errors.shape
    grey = (255 * (1 - errors.clip(0, 1))).astype(np.uint8)
    rows = np.pad(grey, ((0, 0), (1, 0)))  # each row begins with its filter, 0 for none
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows.tobytes())) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
