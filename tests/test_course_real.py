"""The courses of the real records: light enough for a phone, true, readable, and with every kind of statement."""

from __future__ import annotations

import gzip

import pytest
from lxml import etree

from generator.atlas import Atlas
from generator.case_page import case_pages
from generator.course import course_of
from generator.course.model import Course, Mark
from generator.course.picture import picture_of
from generator.course.scale import NARROW, WIDE
from generator.publication import Publication
from tests.fixtures.drawn import faults
from tests.fixtures.drawn_facts import is_harmless, left_out, untrue
from tests.fixtures.pages import parsed

pytestmark = pytest.mark.real
MOST_BYTES = 15_000  # gzipped: both pictures and the table
# What was given or happened, or was found, in at least one of the records.
LOOKS = {
    "systemic", "locoregional", "surgery", "radiotherapy", "supportive", "complete", "partial", "progressive",
    "not-classified", "relapse", "harm", "finding", "follow-up", "death",
}  # fmt: skip


def courses(atlas: Atlas) -> list[Course]:
    """The course of every record."""
    return [course_of(case, atlas.vocabulary) for case in atlas.cases]


def marks(atlas: Atlas) -> list[Mark]:
    """Every mark of every record, placed or not."""
    return [m for course in courses(atlas) for lane in course.lanes for m in (*lane.marks, *lane.unplaced)]


def test_every_record_is_drawn_readably_truly_and_completely(real_atlas: Atlas) -> None:
    """At the least width of each picture and beyond it."""
    for case in real_atlas.cases:
        course = course_of(case, real_atlas.vocabulary)
        for frame in (NARROW, WIDE) if course.days else ():
            picture = picture_of(course, frame)
            assert picture is not None
            assert [faults(picture, frame.width * wider) for wider in (1, 1.4)] == [[], []], case.id
            assert untrue(course, picture) == [], case.id
            assert left_out(case, course, picture) == [], case.id
            assert is_harmless(picture.body), case.id


def test_at_least_five_records_have_a_picture(real_atlas: Atlas) -> None:
    """All but one that gives no date at all; else something has been lost on the way."""
    assert sum(bool(course.days) for course in courses(real_atlas)) >= 5


def test_every_kind_of_statement_is_drawn(real_atlas: Atlas) -> None:
    """Each class of treatment, responses, relapses, harm, findings, outcome; numbers, bounds and words of markers."""
    assert {mark.look for mark in marks(real_atlas)} >= LOOKS
    points = [point for course in courses(real_atlas) for panel in course.panels for point in panel.points]
    assert {point.bound for point in points if point.number} >= {"", ">"}
    assert any(point.number is None for point in points)
    ends = {mark.end for mark in marks(real_atlas) if mark.is_course}
    assert ends >= {"stated", "not reported"}
    assert any(mark.start and len(mark.start.days) == 1 for mark in marks(real_atlas))


def test_the_course_of_a_page_is_light(real_atlas: Atlas) -> None:
    """Both pictures and the table, as they are sent."""
    for page in case_pages(Publication(real_atlas, "https://atlas.test/")):
        parts = [*parsed(page).iter("figure"), *parsed(page).iter("details")]
        own = [part for part in parts if (part.get("class") or "") in {"course", "course-table"}]
        assert own, page.path
        assert len(gzip.compress(b"".join(etree.tostring(part) for part in own), 9)) <= MOST_BYTES, page.path
