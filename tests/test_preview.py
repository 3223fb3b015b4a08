"""Preview images: right size, small, nothing outside the frame, the worst beside the best."""

from __future__ import annotations

import struct
import zlib

import pytest
import vl_convert
from lxml import etree

from generator.atlas import Atlas
from generator.course import course_of
from generator.lines import shortened, width, wrapped
from generator.links import SITE_PREVIEW
from generator.model import Case
from generator.page import DataFile
from generator.preview import SIZE, Previews, preview_words, site_preview_file
from generator.preview.image import site_svg
from generator.preview.png import SIGNATURE, smaller
from generator.vocabulary import Vocabulary
from tests.fixtures.records import Changes, invented, vocabulary

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 70_000
COURSE_TOP = 300
SYSTEMIC, RADIOTHERAPY = "#6a4c93", "#4d5d13"  # as in the light theme
TITLES = [
    "W" * 160,
    ("@MW " * 40).strip(),
    "肝" * 160,
    ("é" * 9 + " ") * 15 + "éééé",
    "</text><script>alert(1)</script> & \"quoted\" <img src=x onerror='alert(1)'>",
    "Short",
    "a" * 40 + " " + "Pneumonoultramicroscopicsilicovolcanoconiosis " * 2 + "b" * 20,
]


@pytest.fixture(scope="module")
def previews() -> Previews:
    """What makes the images."""
    return Previews()


def svg_of(case: Case, previews: Previews, known: Vocabulary | None = None) -> str:
    """The image of a record before it is turned into pixels."""
    return previews.svg(case, course_of(case, known or vocabulary()))


def file_of(case: Case, previews: Previews) -> DataFile:
    """The image of an invented record."""
    return previews.of(case, course_of(case, vocabulary()))


def words_of(case: Case) -> str:
    """What the image of an invented record says."""
    return preview_words(case, course_of(case, vocabulary()))


def pixels(png: bytes) -> list[bytearray]:
    """The rows of an RGB image whose rows have the filter 'none' or 'sub'."""
    w, h, depth, kind = struct.unpack_from(">IIBB", png, 16)
    assert (depth, kind) == (8, 2)
    data, position = b"", len(SIGNATURE)
    while position < len(png):
        (length,) = struct.unpack_from(">I", png, position)
        data += png[position + 8 : position + 8 + length] if png[position + 4 : position + 8] == b"IDAT" else b""
        position += 12 + length
    raw, stride, rows = zlib.decompress(data), 1 + 3 * w, []
    for start in range(0, stride * h, stride):
        assert raw[start] in {0, 1}
        row = bytearray(raw[start + 1 : start + stride])
        for i in range(3, len(row)) if raw[start] else ():
            row[i] = (row[i] + row[i - 3]) & 255
        rows.append(row)
    return rows


def assert_margins_are_empty(svg: str) -> None:
    """Nothing but white right of, left of and below the frame; drawn at a quarter of the size."""
    rows = pixels(smaller(vl_convert.svg_to_png(svg, scale=0.25)))
    w, margin = len(rows[0]) // 3, 12
    for row in rows[6:]:
        assert set(row[: 3 * margin]) == {255}
        assert set(row[3 * (w - margin) :]) == {255}
    assert all(set(row) == {255} for row in rows[-8:])


def boxes_start(svg: str) -> float:
    """The upper edge of the two cards."""
    return min(
        float(rect.get("y", "630")) for rect in etree.fromstring(svg).iter(f"{SVG}rect") if rect.get("rx") == "10"
    )


@pytest.mark.parametrize("title", TITLES)
def test_no_title_leaves_the_frame(title: str, previews: Previews) -> None:
    """Whatever the title is, all of it is drawn, above the cards and inside the margins."""
    svg = svg_of(invented({"title": title}), previews)
    texts = [text for text in etree.fromstring(svg).iter(f"{SVG}text") if text.get("font-weight") == "700"]
    lines = [text for text in texts if 100 < float(text.get("y", "0")) < COURSE_TOP]
    assert "".join(line.text or "" for line in lines).replace(" ", "") == title.replace(" ", "")
    assert all(float(line.get("y", "0")) <= COURSE_TOP - 10 for line in lines)
    assert_margins_are_empty(svg)


def test_no_other_text_leaves_the_frame(previews: Previews) -> None:
    """Long words of an article are cut with dots, inside their card."""
    case = invented({"responses.1.as_reported": "remission " * 60, "title": "Short"})
    assert_margins_are_empty(svg_of(case.model_copy(update={"best_response": "response-2"}), previews))
    assert_margins_are_empty(site_svg())


def test_a_file_has_the_promised_size_and_address(previews: Previews) -> None:
    """1200 x 630 pixels, beside the page."""
    made = file_of(invented(), previews)
    for file, path in ((made, "cases/hcc-9001/preview.png"), (site_preview_file(), SITE_PREVIEW)):
        assert file.path == path
        assert file.content.startswith(SIGNATURE)
        assert struct.unpack_from(">II", file.content, 16) == SIZE == (1200, 630)
        assert len(file.content) < MOST_BYTES


def test_the_same_record_gives_the_same_bytes(previews: Previews) -> None:
    """Two builds must not differ."""
    assert file_of(invented(), previews).content == file_of(invented(), Previews()).content


def test_the_worst_stands_beside_the_best_in_the_same_size(previews: Previews) -> None:
    """Death is as large as the response."""
    svg = etree.fromstring(svg_of(invented(), previews))
    sizes = {(text.text or "").split(",")[0]: text.get("font-size") for text in svg.iter(f"{SVG}text")}
    assert sizes["Complete response"] == sizes["Died"]


def outcome(changes: Changes) -> str:
    """What the image says of the outcome."""
    return words_of(invented(changes)).partition("Outcome: ")[2]


def test_the_outcome_counts_relapses_and_harm_and_not_what_is_absent() -> None:
    """Each kind of harm once; what the article excludes does not count."""
    assert outcome({}).startswith("Died, 30 September 2012; with disease")
    assert "1 recurrence," in outcome({})
    assert "recurrence" not in outcome({"outcome.events.0.missing": "absent"})
    none = {"outcome.events": (), "adverse_events": (), "complications": ()}
    assert outcome({**none, "outcome.status.disease": "not reported"}).endswith("; no relapse or harm listed.")


def test_what_is_inferred_or_not_reported_says_so() -> None:
    """An inferred status is marked, one that is not reported is not called alive."""
    alive = {"outcome.status.value": "alive", "outcome.status.inferred": "Seen later."}
    assert outcome(alive).startswith("Alive (inferred)")
    died = {"outcome.status.disease": "not reported", "outcome.status.inferred": "Told of a funeral."}
    assert outcome(died).startswith("Died (inferred), 30 September 2012; ")
    assert "1 recurrence (inferred), 1 marker rise," in outcome({"outcome.events.0.inferred": "New nodules."})
    case = invented(name="hcc-9002")
    assert "Outcome: Not reported" in words_of(case)


def test_an_inferred_best_response_says_so() -> None:
    """The reader of a card must not take the editor's reading for the article's."""
    place = f"responses.{invented().responses.index(invented().best)}.inferred"
    inferred, stated = (words_of(invented({place: value})) for value in ("All lesions are gone.", None))
    assert "Best response: Complete response; inferred; in the article: “complete remission”." in inferred
    assert "Best response: Complete response; in the article: “complete remission”." in stated


def test_lines_are_no_wider_than_their_room() -> None:
    """Words stay whole where they can; a word that is too long is broken and loses nothing."""
    text = "a few words and Donaudampfschifffahrtsgesellschaftskapitän at the end"
    lines = wrapped(text, 40, 300)
    assert all(width(line, 40) <= 300 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert lines[0] == "a few words"


def test_shortened_lines_end_in_dots_only_where_more_follows() -> None:
    """What fits is not touched."""
    assert shortened("one two", 20, 500, 1) == ["one two"]
    cut = shortened("one two three four five six", 20, 100, 2)
    assert len(cut) == 2
    assert cut[-1].endswith(" …")
    assert all(width(line, 20) <= 100 for line in cut)


def test_an_image_of_another_kind_is_refused(previews: Previews) -> None:
    """Only what the image engine draws is made smaller."""
    with pytest.raises(ValueError, match="8-bit RGBA"):
        smaller(file_of(invented(), previews).content)


@pytest.mark.real
def test_the_images_of_the_real_records_are_small(real_atlas: Atlas, previews: Previews) -> None:
    """Places that show cards refuse or skip heavy images."""
    for case in real_atlas.cases:
        course = course_of(case, real_atlas.vocabulary)
        assert len(previews.of(case, course).content) < MOST_BYTES, case.id
        assert_margins_are_empty(previews.svg(case, course))


def test_the_image_of_a_secondary_source_says_so(previews: Previews) -> None:
    """Shared as a picture it must not pass for a case that was read; the words say it of every record."""
    case = invented(name="hcc-9002")
    assert "secondary source · hcc-9002" in svg_of(case, previews)
    assert "Secondary source, original not read." in words_of(case)
    assert "secondary source" not in svg_of(invented(), previews)
    assert "Case report, full text read." in words_of(invented())
    assert_margins_are_empty(svg_of(case, previews))


def test_the_course_stands_between_the_title_and_the_cards(previews: Previews) -> None:
    """It is drawn in explicit colours, with the years that it covers, and the words say how much it shows."""
    svg = svg_of(invented(), previews)
    assert "class=" not in svg
    assert "var(" not in svg
    (course,) = [part for part in etree.fromstring(svg).iter(f"{SVG}svg") if part.get("viewBox") and part.get("x")]
    assert float(course.get("y", "0")) >= COURSE_TOP
    assert float(course.get("y", "0")) + float(course.get("height", "0")) <= boxes_start(svg)
    assert {bar.get("fill") for bar in course.iter(f"{SVG}rect")} == {SYSTEMIC, RADIOTHERAPY}
    assert ">2011–2012</text>" in svg
    assert "Course drawn, 2011–2012: surgery, locoregional, radiotherapy, systemic, supportive treatment; " in words_of(
        invented()
    )


def test_a_record_without_any_time_says_that_there_is_no_course(previews: Previews) -> None:
    """An empty place would look like a patient in whom nothing happened."""
    case = invented(name="hcc-9002")
    assert "No date and no time from which to draw the course" in svg_of(case, previews)
    assert "Course not drawn: no date and no time is reported." in words_of(case)
