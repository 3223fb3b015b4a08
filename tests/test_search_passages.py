"""The passages that a result can quote: nothing of a record is lost, and none claims more than its entry."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import pytest
from lxml import html

from generator.atlas import Atlas
from generator.model import Case
from generator.model.treatment import StopCategory
from search_index.passages import PassageText, passages
from tests.fixtures.records import Changes, invented, vocabulary
from tests.test_page_completeness import plain, texts

# What is said of the text that was read or of the curation; the title stands above the passage in every result.
NOT_QUOTED = ("title", "curation", "source.text", "source.not_shown", "source.bibliography.taken_from")
SECTIONS = {"source", "adverse-events"}  # passages without an id of their own, under that of their heading


def told(changes: Changes | None = None, name: str = "hcc-9001") -> dict[str, str]:
    """Anchor to passage of an invented record after `changes`, with ordinary spaces."""
    case = invented(changes, name)
    return {p.anchor: p.text.replace("\u00a0", " ") for p in passages(case, Atlas((case,), vocabulary()))}


def lost_texts(case: Case, found: tuple[PassageText, ...]) -> list[str]:
    """What the record says and no passage does."""
    quoted = plain(" ".join(passage.text for passage in found))
    return [
        place
        for place, text in texts(case)
        if not place.startswith(NOT_QUOTED) and plain(text).rstrip(".") not in quoted
    ]


@pytest.mark.parametrize(
    ("anchor", "text"),
    [
        ("patient-age", "Age: 52 years."),
        ("patient-surveillance", "Surveillance: not assessed."),
        ("patient-family-history", "Family history: not reported."),
        ("aetiology-2", "Sample syrup, absent (reported)."),
        ("history-2", "Previous treatment, absent (reported): No operation of the liver. In the article: “none”."),
        (
            "tumour-2",
            "Several small ones, up to the size printed. Number: several. Size: <2 cm. Their number is not printed.",
        ),
        ("metastasis-1", "Lung, two, 5 March 2011: Two nodules."),
        ("metastasis-2", "Bone, absent (reported). In the article: “no bone metastasis”."),
        ("staging-1", "Demonstration stage (DST): C, version 2010, 5 March 2011."),
        ("staging-2", "Mock score: not assessed."),
        ("laboratory-3", "Mock pigment: 60 µmol/L (= 3 mg/dL), 14 August 2012."),
        ("laboratory-5", "Demonstration antigen: positive, date not reported. In the article: “antigen (+)”."),
        ("marker-1", "Demonstration protein (DMP): 1500.0 ng/mL, before treatment; dated 5 March 2011."),
        ("marker-2", "Demonstration protein (DMP): >1210 ng/mL, 9 April 2011."),
        ("marker-5", "Demonstration protein (DMP): ≤0.002 mg/L (= ≤2 ng/mL), December 2011."),
        ("marker-8", "Demonstration protein (DMP): not assessed, September 2012."),
        ("laboratory-1", "Sample enzyme: 66 U/L (reference <40 U/L), 5 March 2011."),
        (
            "marker-7",
            "Demonstration protein (DMP): markedly raised, at the last visit (placed between 20 June 2012 and "
            "September 2012, inferred). Date placed: Told between the progression of June 2012 and her death.",
        ),
        ("finding-5", "Examination, absent (reported), 20 June 2012: No ascites."),
        ("adverse-event-3", "Unseen harm, absent (reported). In the article: “no such harm”."),
        (
            "extension-2",
            "Example-vein tumour thrombus, left example vein, date not reported. Stated only in a figure caption.",
        ),
        (
            "complication-1",
            "Mock rupture, 14 August 2012: A tear with bleeding of about 500 mL. "
            "Management: Resection on the next day. The bleeding stopped.",
        ),
        ("status", "At the last report: died, 30 September 2012; with disease."),
        ("event-3", "Progression, lung, 20 June 2012: Two new lung metastases."),
        (
            "discrepancy-1",
            "When exemplinib was stopped. (1) After five months. (2) In August 2011. "
            "In this record: September 2011 is recorded.",
        ),
        ("absent-1", "Not reported: The size of the lung nodules."),
        ("mentioned-3", "Demonstration itch, only mentioned: Known from other patients."),
    ],
)
def test_an_entry_reads_as_a_sentence(anchor: str, text: str) -> None:
    """Labels instead of ids, dates and amounts as on the page, each kind of missing in words."""
    assert told()[anchor] == text


def test_a_treatment_tells_dose_dates_end_and_reason() -> None:
    """What was given, from when to when, and why it ended."""
    assert told()["treatment-2"] == (
        "Exemplinib, tablet therapy. Exemplinib 400 mg, by mouth, twice daily. Start: 10 April 2011. "
        "Stop: September 2011 (“after five months”; inferred). Stopped because of toxicity: The rash came back. "
        "In the article: “because of the rash”. Line: first line. Schedule: every day. "
        "Duration as reported: five months. Combined with (together or in sequence): Embolisation. "
        "Stop inferred: 2011-04 plus five months."
    )


def test_radiotherapy_tells_the_dose_as_printed_and_in_gray() -> None:
    """What is computed says so, and nothing is computed from a bound."""
    text = told()["treatment-3"]
    assert "PTV-1 5500 cGy in 25 fractions (computed: 55 Gy, 2.2 Gy per fraction)." in text
    assert "PTV-3 >4000 cGy in 20 fractions. PTV-4" in text


def test_an_adverse_event_tells_grade_cause_action_and_course() -> None:
    """Harm as the article reports it."""
    assert told()["adverse-event-1"] == (
        "Sample rash, grade 2 (an invented scale), May 2011: On both arms. In the article: “moderate rash”. "
        "Attributed to: Exemplinib. The authors call it a side effect of exemplinib. "
        "Management: Exemplinib was paused for a week. Consequence: It came back; exemplinib was stopped."
    )
    assert told()["adverse-event-2"].startswith("Demonstration fever, grade not reported, 1 May 2011.")


def test_a_response_names_criterion_assessor_and_all_that_was_given_before() -> None:
    """No response stands without what may explain it."""
    text = told()["response-2"]
    assert text.startswith("Complete response (inferred) (best response), December 2011, no criterion named.")
    assert "Assessed by: not reported. Given before it: Exemplinib; Beam therapy." in text
    assert "Checkable: partly: Enhancement is described, sizes are not." in text
    assert "Demonstration criteria 1.1" in told()["response-1"]


@pytest.mark.parametrize("category", get_args(StopCategory))
def test_every_end_of_a_treatment_has_its_words(category: str) -> None:
    """A treatment that was stopped says so; one that went on or of which nothing is told does not."""
    text = told({"treatments.1.stop_reason": {"category": category, "at": 33}})["treatment-2"]
    unstopped = {
        "completed": "Completed.",
        "ongoing": "Ongoing at the last report.",
        "not reported": "End of treatment not reported.",
    }
    assert unstopped.get(category, "Stopped ") in text
    assert ("Stopped" in text) == (category not in unstopped)


@pytest.mark.parametrize(
    ("place", "anchor", "text"),
    [
        ("patient.aetiology.0", "aetiology-1", "Demonstration virus infection (inferred): Known"),
        ("disease.metastases.1", "metastasis-2", "Bone, absent (inferred)."),
        ("disease.extension.0", "extension-1", "Example-vein tumour thrombus (inferred), right"),
        ("staging.0", "staging-1", "C (inferred), version 2010"),
        ("treatments.1.stop_reason", "treatment-2", "Stopped because of toxicity (inferred):"),
        ("responses.0", "response-1", "Partial response (inferred), 1 June 2011"),
        ("adverse_events.0", "adverse-event-1", "Sample rash (inferred), grade 2"),
        ("complications.0", "complication-1", "Mock rupture (inferred), 14 August"),
        ("outcome.status", "status", "died, 30 September 2012; with disease (inferred)."),
    ],
)
def test_what_is_inferred_says_so_at_once_and_why(place: str, anchor: str, text: str) -> None:
    """The mark stands beside the statement, the reason after it."""
    passage = told({f"{place}.inferred": "Read between the lines."})[anchor]
    assert text in passage
    assert "Inferred: Read between the lines." in passage


def test_an_unnamed_method_is_called_a_method() -> None:
    """'Not named' alone would tell nothing."""
    assert told({"findings.0.method": "not named"})["finding-1"].startswith("Method not named, liver, 5 March 2011:")


@pytest.mark.parametrize("name", ["hcc-9001", "hcc-9002"])
def test_the_passages_hold_all_that_an_invented_record_says(fixture_atlas: Atlas, name: str) -> None:
    """The rich record fills every field of the model; none of its texts is lost."""
    found = passages(fixture_atlas.by_id[name], fixture_atlas)
    assert lost_texts(fixture_atlas.by_id[name], found) == []
    assert all(passage.heading and passage.text.endswith((".", "?", "!")) for passage in found)


def test_a_record_with_nothing_known_says_so(fixture_atlas: Atlas) -> None:
    """Only what must be filled is filled: the passages tell what is missing."""
    passage = {p.anchor: p.text for p in passages(fixture_atlas.by_id["hcc-9002"], fixture_atlas)}
    assert passage["diagnosis"] == "Diagnosis not reported. Basis: not reported. Date: not reported."
    assert passage["treatment-1"] == "Tablets, tablet therapy. Start: not reported. End of treatment not reported."
    assert passage["status"] == "At the last report: status not reported; state of the disease not reported."


@pytest.mark.real
@pytest.mark.parametrize("number", range(1, 7))
def test_the_passages_hold_all_that_a_record_says(real_atlas: Atlas, number: int) -> None:
    """Each sentence, remark and quoted word can be quoted in a result."""
    case = real_atlas.by_id[f"hcc-{number:04d}"]
    assert lost_texts(case, passages(case, real_atlas)) == []


@pytest.mark.real
@pytest.mark.parametrize("number", range(1, 7))
def test_every_passage_leads_to_its_place_on_the_page(site_dir: Path, real_atlas: Atlas, number: int) -> None:
    """Anchors are ids of the built page, each once and in its order, and every entry with an id has one."""
    case = real_atlas.by_id[f"hcc-{number:04d}"]
    tree = html.fromstring((site_dir / f"cases/{case.id}/index.html").read_bytes())
    ids = [str(value) for value in cast("list[str]", tree.xpath("//article//@id"))]
    anchors = [passage.anchor for passage in passages(case, real_atlas) if passage.anchor]
    assert set(anchors) <= set(ids)
    own = [anchor for anchor in anchors if anchor not in SECTIONS]
    assert own == sorted(set(own), key=ids.index)
    entries = {part.id for location, part in case.parts if location and hasattr(part, "id")}
    assert entries <= set(own)
