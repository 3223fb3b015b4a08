"""The picture as a file of its own: XML for any reader, light and dark, no script, links back to the page."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from generator.course.file import CourseFiles
from generator.links import course_svg_url
from tests.fixtures.courses import given, happened, invented_course, measured
from tests.fixtures.odd_courses import ODD

FILES = CourseFiles()
SVG = "{http://www.w3.org/2000/svg}"
RICH = {
    "treatments": [given("Exemplinib", "2011-04-10", "2011-09")],
    "events": [happened("2012", site="lung, of which the article tells in many words " * 4)],
    "markers": [measured("2011-05-01", "10 ng/mL"), measured("2011-06-01", ">100 ng/mL")],
}


def root_of(**parts: object) -> etree._Element:
    """The wide picture as XML."""
    return etree.fromstring(FILES.of(invented_course(**parts))[0].content)


def test_a_wide_and_a_narrow_file_or_none() -> None:
    """At the addresses that the pages know."""
    paths = [file.path for file in FILES.of(invented_course(**RICH))]
    assert paths == [course_svg_url("hcc-9009"), course_svg_url("hcc-9009", wide=False)]
    assert FILES.of(invented_course()) == []


@pytest.mark.parametrize("name", ["hostile names", "long names", "hard numbers"])
def test_a_file_is_xml_without_scripts(name: str) -> None:
    """Whatever the record says."""
    for file in FILES.of(invented_course(**ODD[name])):
        root = etree.fromstring(file.content)
        names = {etree.QName(one).localname for one in root.iter()}
        assert names <= {"svg", "title", "desc", "style", "g", "a", "text", "rect", "line", "path", "circle"}
        assert not [key for one in root.iter() for key in one.attrib if str(key).startswith("on")]


def test_links_lead_to_the_entries_of_the_page() -> None:
    """The file lies in the directory of the page."""
    links = [one.get("href", "") for one in root_of(**RICH).iter(f"{SVG}a")]
    assert len(links) == 4
    assert all(re.fullmatch(r"\./#[a-z]+(-[a-z]+)*-\d+", link) for link in links)


def test_a_file_has_its_colours_light_and_dark() -> None:
    """Every variable that its rules use is there in both, or has a fallback."""
    style = root_of(**RICH).findtext(f"{SVG}style") or ""
    light, dark = (set(re.findall(r"(--[a-z-]+):", block)) for block in re.findall(r":root \{([^}]*)\}", style)[:2])
    used = set(re.findall(r"var\((--[a-z-]+)\)", style)) - {"--mark", "--md-text-font-family"}
    assert used <= light
    assert light == dark
    assert "@media (prefers-color-scheme: dark)" in style
    colours = re.findall(r"--atlas-systemic: (#[0-9a-f]+);", style)
    assert len(set(colours)) == 2


def test_a_file_says_what_it_is() -> None:
    """A title and a description, by which it is named."""
    root = root_of(**RICH)
    ids = (root.get("aria-labelledby") or "").split()
    named = {one.get("id"): one.text or "" for one in root if one.get("id")}
    assert [named[name][:15] for name in ids] == ["Clinical course", "Counted from st"]


@pytest.mark.parametrize("name", ["long names", "same day", "one date"])
def test_details_of_the_first_marks_are_inside(name: str) -> None:
    """On a page they may lie upon the text above; in a file nothing is above."""
    for file in FILES.of(invented_course(**ODD[name])):
        root = etree.fromstring(file.content)
        inner = root.find(f"{SVG}svg")
        assert inner is not None
        shift = float(inner.get("y", "0"))
        tips = [one for one in root.iter(f"{SVG}g") if one.get("class") == "course-tip"]
        tops = [shift + float(tip[0].get("y", "")) + float(tip[0][0].get("y", "")) for tip in tips]
        assert tops
        assert min(tops) >= 0


def test_the_same_course_gives_the_same_bytes() -> None:
    """Also from another maker."""
    course = invented_course(**RICH)
    assert [file.content for file in CourseFiles().of(course)] == [file.content for file in FILES.of(course)]
