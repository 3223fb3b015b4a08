"""Style sheets written into a picture: what a browser would show is what an image shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from generator import inked
from generator.inked import Inks

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.fixture
def inks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Makes inks from the text of a style sheet."""
    monkeypatch.setattr(inked, "STYLES", tmp_path)

    def of(css: str) -> Inks:
        (tmp_path / "one.css").write_text(css, encoding="utf-8")
        return Inks(["one.css"])

    return of


def attributes(css: str, body: str, inks: object, path: str = "*") -> dict[str, str]:
    """The attributes of the first element after its style was written into it."""
    root = etree.fromstring(inks(css).inked(SVG.format(body)))  # type: ignore[operator]  # the fixture's function
    return {str(name): str(value) for name, value in root.iter("{*}" + path).__next__().attrib.items()}


@pytest.mark.parametrize(
    ("css", "fill"),
    [
        (".a { fill: red }", "red"),
        (".a { fill: var(--x) } :root { --x: #123456 }", "#123456"),
        (".a { fill: var(--x, blue) }", "blue"),
        (".a { fill: var(--x, var(--y)) } :root { --y: green }", "green"),
        (".a { fill: var(--x,) }", ""),
        ("g { --mark: red } .a { fill: var(--mark) }", "red"),
        ("g { --mark: red } .a { --mark: blue; fill: var(--mark) }", "blue"),
        (".a { fill: red } .a { fill: blue }", "blue"),
        (".a.b { fill: red } .a { fill: blue }", "red"),
        ("g .a { fill: red } .a { fill: blue }", "red"),
        (":is(.a, .z) { fill: red }", "red"),
        (".a { fill: red } .a:hover { fill: blue }", "red"),
        (".a { fill: red } .a:is(:hover, :focus-visible) { fill: blue }", "red"),
        (".a { fill: red } .a::after { fill: blue }", "red"),
        (".a { fill: red } @media print { .a { fill: blue } }", "red"),
        ('.a { fill: red } [data-md-color-scheme="slate"] .a { fill: blue }', "red"),
    ],
)
def test_the_cascade_is_that_of_a_browser(css: str, fill: str, inks: object) -> None:
    """Order, specificity, variables with fallbacks and inheritance; states and other media do not count."""
    assert attributes(css, '<g><rect class="a b"/></g>', inks, "rect")["fill"] == fill


def test_the_spaces_of_a_value_are_kept(inks: object) -> None:
    """Also those of a fallback."""
    found = attributes(".a { stroke-dasharray: var(--x, 3 2); stroke-width: 1.5 }", '<rect class="a"/>', inks, "rect")
    assert found == {"stroke-dasharray": "3 2", "stroke-width": "1.5"}


def test_attributes_that_are_there_give_way(inks: object) -> None:
    """As in a browser, a rule is stronger than a presentation attribute; the rest stays."""
    found = attributes(".a { fill: red }", '<rect class="a" fill="blue" x="3%" r="4"/>', inks, "rect")
    assert found == {"fill": "red", "x": "3%", "r": "4"}


def test_what_is_hidden_is_left_out(inks: object) -> None:
    """With all that is in it; what stands behind it stays."""
    css = ".tip { visibility: hidden }"
    svg = SVG.format('<g><g class="tip"><text>no</text></g><text>yes</text></g><g class="tip"/><text>too</text>')
    root = etree.fromstring(inks(css).inked(svg))  # type: ignore[operator]  # the fixture's function
    assert [one.text for one in root.iter("{*}text")] == ["yes", "too"]
    assert len(list(root.iter("{*}g"))) == 1


def test_only_what_svg_knows_is_written(inks: object) -> None:
    """Layout of pages is no business of a picture."""
    assert attributes(".a { margin: 1px; fill: red }", '<rect class="a"/>', inks, "rect") == {"fill": "red"}


def test_the_atlas_in_its_light_colours() -> None:
    """No variable and no class is left, and a mark has the colour of its class."""
    body = (
        '<a class="course-mark systemic"><rect class="course-bar"/><path class="course-sign inexact"/>'
        '<g class="course-tip"><text>told</text></g></a><text class="course-label">Exemplinib</text>'
    )
    text = Inks(["atlas.css", "course.css"]).inked(SVG.format(body).replace("<svg", '<svg class="course-picture"'))
    root = etree.fromstring(text)
    assert "var(" not in text
    assert "class=" not in text
    assert "told" not in text
    assert root.find(".//{*}rect").get("fill") == "#6a4c93"  # type: ignore[union-attr]  # None fails too
    hollow = root.find(".//{*}path")
    assert hollow is not None
    assert (hollow.get("fill"), hollow.get("stroke")) == ("#fff", "#6a4c93")


def test_texts_are_the_same_and_safe() -> None:
    """Nothing that was text becomes an element."""
    svg = SVG.format("<text>&lt;b&gt; &amp; \u05d3\u05d5\u05d0\u05e8</text>")
    assert etree.fromstring(Inks(["course.css"]).inked(svg)).findtext("{*}text") == "<b> & דואר"
