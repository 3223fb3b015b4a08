"""The card and the table row of a case: what the patient had, in the words of the site, never more than is known."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from generator.atlas import Atlas
from search_index.cards import Card, Chip, card, row
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

ARTICLE = "source.bibliography"


def card_of(changes: Changes | None = None, name: str = "hcc-9001") -> Card:
    """The card of an invented record after `changes`."""
    case = invented(changes, name)
    return card(case, Atlas((case,), vocabulary()))


def labels(chips: tuple[Chip, ...]) -> list[str]:
    """What is written on the chips."""
    return [chip.label for chip in chips]


def test_a_card_tells_the_case_in_a_few_words() -> None:
    """Labels from the vocabulary, stages and outcome as the site prints them."""
    shown = card_of()
    assert shown.stages == ("DST C",)
    assert (shown.response, shown.criterion) == ("complete response (inferred)", "no criterion named")
    assert shown.outcome.replace("\u00a0", " ") == "died, 30 September 2012; with disease"
    assert (shown.sex, shown.age, shown.year, shown.source) == ("female", "52", "2013", "Sample et al. 2013")
    assert shown.aetiologies == ("demonstration virus infection",)


def test_what_was_given_against_the_tumour_comes_first() -> None:
    """Supportive drugs and modalities follow, each concept once, with the address of its page."""
    shown = card_of({"treatments.0.purpose": "supportive"})
    assert shown.drugs[0] == Chip("exemplinib", "drugs/exemplinib/")
    assert labels(shown.drugs) == ["exemplinib", "mockumab", "placeboplatin", "sample oil", "dummicillin"]
    assert labels(shown.modalities)[-2:] == ["DEMB", "comfort care"]


def test_harm_that_was_suffered_has_a_chip_and_no_other() -> None:
    """Extension, complications and adverse events; not what is absent or only mentioned."""
    suffered = ["example-vein tumour thrombus", "mock rupture", "demonstration fever", "sample rash"]
    assert labels(card_of().complications) == suffered


def test_a_record_with_nothing_known_has_an_empty_card() -> None:
    """What is not reported stays empty; a response without a criterion says so."""
    shown = card_of(name="hcc-9002")
    told = {name: value for name, value in asdict(shown).items() if value and name != "modalities"}
    evidence = "Secondary source, original not read"
    assert told == {"response": "complete response", "criterion": "no criterion named", "evidence": evidence}


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ({"value": "died", "disease": "with disease", "inferred": "x"}, "died; with disease (inferred)"),
        ({"value": "alive", "disease": "with disease", "inferred": "x"}, "alive (inferred); with disease"),
        ({"value": "alive", "disease": "not reported"}, "alive; state of the disease not reported"),
        ({"value": "not reported", "disease": "with disease"}, "status not reported; with disease"),
        ({"value": "died", "disease": "with disease", "date": {"as_reported": "later"}}, "died, later; with disease"),
        ({"value": "not reported", "disease": "not reported"}, ""),
    ],
)
def test_the_outcome_tells_life_and_disease(status: dict[str, object], outcome: str) -> None:
    """Both are told as soon as one is known, and what is inferred says so."""
    assert card_of({"outcome.status": {**status, "at": 40}}).outcome == outcome


@pytest.mark.parametrize(
    ("changes", "source"),
    [
        ({f"{ARTICLE}.authors": ("Sample A",)}, "Sample 2013"),
        ({f"{ARTICLE}.authors": ("Sample A", "Van Muster BC")}, "Sample and Van Muster 2013"),
        ({f"{ARTICLE}.authors": ("Sample A",), f"{ARTICLE}.authors_complete": False}, "Sample et al. 2013"),
        ({f"{ARTICLE}.year": LEFT_OUT}, "doi:10.99999/jic.2013.7"),
        ({f"{ARTICLE}.authors": LEFT_OUT}, "doi:10.99999/jic.2013.7"),
        ({f"{ARTICLE}.year": LEFT_OUT, f"{ARTICLE}.doi": LEFT_OUT}, "Sample et al."),
    ],
)
def test_the_source_is_named_as_far_as_it_is_known(changes: Changes, source: str) -> None:
    """Authors and year, else the DOI, else the authors."""
    assert card_of(changes).source == source


@pytest.mark.parametrize(
    ("read", "evidence"),
    [
        ("full text", "Case report, full text read"),
        ("abstract only", "Case report, abstract read"),
        ("secondary source", "Secondary source, original not read"),
    ],
)
def test_a_card_tells_what_kind_of_evidence_it_is(read: str, evidence: str) -> None:
    """Nobody takes a case known from another article for one that was read."""
    assert card_of({"source.read": read}).evidence == evidence


@pytest.mark.parametrize(
    ("best", "response", "criterion"),
    [
        ("response-1", "partial response", "Demonstration criteria 1.1"),
        ("response-3", "progressive disease", "no criterion named"),
    ],
)
def test_the_best_response_is_the_one_that_the_record_names(best: str, response: str, criterion: str) -> None:
    """Its category in words, and its criterion with the version."""
    shown = card_of({"best_response": best})
    assert (shown.response, shown.criterion) == (response, criterion)


def test_an_unclassified_response_is_not_given_a_class() -> None:
    """The words are those of the case page."""
    assert card_of({"responses.0.category": "not classified", "best_response": "response-1"}).response == (
        "response, not classified"
    )


def test_inferred_stages_and_causes_are_marked() -> None:
    """A card claims no more than the record."""
    shown = card_of({"staging.0.inferred": "x", "patient.aetiology.0.inferred": "x"})
    assert shown.stages == ("DST C (inferred)",)
    assert shown.aetiologies == ("demonstration virus infection (inferred)",)


def test_a_row_holds_card_and_reference_in_one_line(fixture_atlas: Atlas) -> None:
    """Each list is one text; authors stay apart for reference managers."""
    line = row(fixture_atlas.by_id["hcc-9001"], fixture_atlas)
    assert (line.id, line.url) == ("hcc-9001", "cases/hcc-9001/")
    assert line.drugs == "placeboplatin; sample oil; exemplinib; mockumab; dummicillin"
    assert (line.doi, line.journal, line.year) == ("10.99999/jic.2013.7", "Journal of Invented Cases", "2013")
    assert line.source_title == "A complete response that nobody had"
    assert line.authors == ("Sample A", "Exemplar BC", "Muster D")


@pytest.mark.real
def test_every_chip_leads_to_a_page(site_dir: Path, real_atlas: Atlas) -> None:
    """No address on a card is dead."""
    shown = [card(case, real_atlas) for case in real_atlas.cases]
    chips = {chip for each in shown for chip in (*each.drugs, *each.modalities, *each.complications)}
    assert [chip.url for chip in chips if not (site_dir / chip.url / "index.html").is_file()] == []


@pytest.mark.real
@pytest.mark.parametrize(
    ("number", "source"),
    [
        (1, "doi:10.29328/journal.acgh.1001020"),
        (2, "Cho et al. 2022"),
        (4, "Chen et al."),
        (5, ""),
        (6, "So et al. 2008"),
    ],
)
def test_the_sources_of_the_records(real_atlas: Atlas, number: int, source: str) -> None:
    """As the articles are known."""
    assert card(real_atlas.by_id[f"hcc-{number:04d}"], real_atlas).source == source
