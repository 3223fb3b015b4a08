"""What can be found of a record: its tags tell what the patient had, its text holds every word and value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.atlas import Atlas
from generator.read import read_atlas
from generator.values import Amount, When
from generator.vocabulary import Drug, Synonyms, Vocabulary
from search_index.documents import SearchDocument, plain_markdown, search_documents, written_pages
from search_index.prose import amount_words, date_words, prose
from search_index.tags import stage_tags

INVENTED = Vocabulary(
    drugs={
        "testinib": Drug(
            label="testinib",
            definition="An invented inhibitor.",
            drug_class="invented class",
            targets=("ABC-1",),
            synonyms=Synonyms(brands=("Testozol",), abbreviations=("TSB",)),
            codes={"atc": ("X01YZ99",)},
        )
    },
    abbreviations={"TSB": "testinib"},
)


@pytest.fixture(scope="module")
def documents() -> dict[tuple[str, str], SearchDocument]:
    """The documents of the real records, by kind and id."""
    return {(d.kind, d.id): d for d in search_documents(read_atlas(Path("cases")))}


def case(documents: dict[tuple[str, str], SearchDocument], number: int) -> SearchDocument:
    """The document of the case with this number."""
    return documents["case", f"hcc-{number:04d}"]


def test_a_drug_has_a_document_with_all_its_names(tmp_path: Path) -> None:
    """A drug is about itself and is found by label, synonyms, class, targets and codes."""
    drug, _glossary = search_documents(Atlas((), INVENTED), tmp_path)
    assert (drug.id, drug.kind, drug.title, drug.url) == ("testinib", "drug", "testinib", "/drugs/testinib/")
    assert drug.labels == ("testinib", "Testozol", "TSB")
    assert drug.tags == ("drug-testinib",)
    assert set(drug.body.split("\n")) >= {"An invented inhibitor.", "invented class", "ABC-1", "X01YZ99"}


def test_the_glossary_holds_the_abbreviations(tmp_path: Path) -> None:
    """The glossary can be found without a written page."""
    *_, glossary = search_documents(Atlas((), INVENTED), tmp_path)
    assert (glossary.kind, glossary.id, glossary.url) == ("page", "glossary", "/glossary/")
    assert "TSB: testinib." in glossary.body


def test_written_pages_are_read_as_far_as_they_exist(tmp_path: Path) -> None:
    """The title is the first heading; pages that nobody wrote yet are left out."""
    (tmp_path / "about.md").write_text("---\ntitle: x\n---\n# About us\n\nSingle *cases*.\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("# Not a page of the site\n", encoding="utf-8")
    (page,) = written_pages(tmp_path)
    assert (page.id, page.kind, page.title, page.url) == ("about", "page", "About us", "/about/")
    assert "Single" in page.body
    assert "title" not in page.body


def test_markdown_is_read_without_its_markup() -> None:
    """Tags, attributes and link targets are not words of a page; a comparison is no tag."""
    text = plain_markdown('<div class="hidden">See [the cases](cases/index.md "list")</div> where 1 < 2 > 0')
    assert "hidden" not in text
    assert "index" not in text
    assert "[the cases]" in text
    assert "1 < 2 > 0" in text


@pytest.mark.parametrize(
    ("system", "value", "expected"),
    [
        ("bclc", "C", ["stage-bclc-c"]),
        ("muicc", "T4N0M0, stage IVa", ["stage-muicc-t4n0m0", "stage-muicc-iva"]),
        ("child-pugh", "A", ["stage-child-pugh-a"]),
        ("child-pugh", "score 5", ["stage-child-pugh-5", "stage-child-pugh-a"]),
        ("child-pugh", "7", ["stage-child-pugh-7", "stage-child-pugh-b"]),
        ("ecog", "1", ["stage-ecog-1"]),
    ],
)
def test_a_stage_becomes_tags(system: str, value: str, expected: list[str]) -> None:
    """Each value of a stage is a tag; a Child-Pugh score also gives the class that it defines."""
    assert list(stage_tags(system, value)) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2018", "2018"),
        ("2018-06", "2018-06 June 2018"),
        ("2018-06-02", "2018-06-02 2018-06 2 June 2018"),
    ],
)
def test_a_date_is_found_as_typed_and_as_read(date: str, expected: str) -> None:
    """A day is found by its ISO date, its month and its words."""
    assert date_words(date) == expected


def test_bounds_are_found_as_words_and_not_as_dates() -> None:
    """Where the editors place words is read as on the page; a date that is typed finds dates alone."""
    placed = When(as_reported="later", not_before="2012-06-20", not_after="2012-09", inferred="Told then.")
    found = [text for text in prose(placed, {}) if text]
    assert found == ["between 20\u00a0June\u00a02012 and September\u00a02012", "later", "Told then."]
    assert [text for text in prose(When(as_reported="later", offset="P6M"), {}) if text] == [
        "6\u00a0months after the baseline", "later"
    ]  # fmt: skip


def test_every_number_of_an_amount_has_its_unit() -> None:
    """Both sides of a range or of two dimensions are found with the unit."""
    size = Amount(numbers=(Decimal("3.0"), Decimal("2.5")), shape="dimensions", unit="cm")
    assert amount_words(size) == "3.0 cm 2.5 cm"


@pytest.mark.real
def test_everything_that_has_a_page_has_a_document(documents: dict[tuple[str, str], SearchDocument]) -> None:
    """Cases, drugs, modalities, complications, written pages and glossary, each once, each at its own address."""
    atlas = read_atlas(Path("cases"))
    vocabulary = atlas.vocabulary
    concepts = len(vocabulary.drugs) + len(vocabulary.modalities) + len(vocabulary.complications)
    listed = list(search_documents(atlas))
    assert len(listed) == len(documents) == len(atlas.cases) + concepts + 5
    assert len({document.url for document in listed}) == len(listed)
    assert all(document.url.startswith("/") and document.url.endswith("/") for document in listed)


@pytest.mark.real
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "drug-crizotinib modality-tace gene-met complication-hepatic-vein-tumour-thrombus stop-cost outcome-died"),
        (1, "aetiology-hepatitis-b test-afp response-partial sex-male"),
        (2, "drug-entecavir modality-imrt modality-radiotherapy stage-bclc-c stage-ecog-1 criterion-mrecist"),
        (2, "stage-muicc-t4n0m0 stage-child-pugh-a response-complete test-pivka-ii outcome-alive"),
        (3, "drug-floxuridine modality-metastasectomy complication-tumour-rupture site-lung site-muscle sex-female"),
        (4, "drug-oxaliplatin complication-hand-foot-skin-reaction complication-hypertension grade-1"),
        (5, "drug-pembrolizumab drug-lenvatinib modality-anti-vegf-antibody complication-portal-vein-thrombosis"),
        (6, "drug-sorafenib complication-diarrhoea site-lung response-complete"),
    ],
)
def test_a_case_is_tagged_with_what_the_patient_had(
    documents: dict[tuple[str, str], SearchDocument], number: int, expected: str
) -> None:
    """Given, suffered or had: drugs, modalities, harm, causes, sites, genes, tests, stages, responses, outcome."""
    assert set(expected.split()) <= set(case(documents, number).tags)


@pytest.mark.real
@pytest.mark.parametrize(
    ("number", "tags"),
    [
        (1, "drug-sorafenib drug-lenvatinib site-lung"),  # named in the discussion; the chest CT found nothing
        (2, "complication-hand-foot-skin-reaction modality-tace site-lymph-node"),  # told of other studies; stage N0
        (3, "drug-cisplatin modality-immune-checkpoint-inhibitor site-lymph-node"),
        (4, "site-extrahepatic complication-rash modality-haic"),  # stated to be absent; counted in trials
        (5, "drug-nivolumab drug-sorafenib complication-portal-vein-tumour-thrombus"),
        (6, "stage-bclc-c staging-bclc modality-tace"),  # entered as not available
    ],
)
def test_what_is_absent_or_only_talked_about_is_no_tag(
    documents: dict[tuple[str, str], SearchDocument], number: int, tags: str
) -> None:
    """What the patient did not have is never a tag of the case."""
    assert not set(tags.split()) & set(case(documents, number).tags)


@pytest.mark.real
def test_mentions_are_what_is_only_talked_about(documents: dict[tuple[str, str], SearchDocument]) -> None:
    """A mentioned concept is a mention, and never a tag besides."""
    assert "drug-nivolumab" in case(documents, 5).mentions
    assert all(not set(document.tags) & set(document.mentions) for document in documents.values())


@pytest.mark.real
@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "short of funds"),
        (1, "stopped because of cost"),
        (1, "20 June 2018"),
        (1, "1210 ng/mL"),
        (2, "55 Gy"),  # printed as 5,500 cGy
        (2, "in 22 fractions"),
        (2, "2.5 Gy"),  # per fraction, derived
        (3, "0.3 mg/kg"),
        (4, "2.22 ng/mL"),  # printed in ug/L
        (4, "64 years"),
        (4, "grade 1"),
        (5, "economic reasons"),
    ],
)
def test_the_body_holds_prose_values_and_what_is_derived(
    documents: dict[tuple[str, str], SearchDocument], number: int, text: str
) -> None:
    """Doses, dates, units and reasons are found in words, and values in the unit that readers use."""
    assert text in case(documents, number).body


@pytest.mark.real
def test_a_case_is_labelled_with_names_and_reference(documents: dict[tuple[str, str], SearchDocument]) -> None:
    """What the patient had, id, authors, year and DOI are labels; synonyms and what is only mentioned are not."""
    labels = set(case(documents, 2).labels)
    assert {"hcc-0002", "Cho Y", "2022", "10.17998/jlc.2022.01.18", "sorafenib", "tyrosine kinase inhibitor"} <= labels
    assert not {"Nexavar", "HFSR", "hand-foot skin reaction"} & labels


@pytest.mark.real
def test_what_is_said_of_the_text_read_is_not_found(documents: dict[tuple[str, str], SearchDocument]) -> None:
    """Check sums, curation and references within the record are not words of a case."""
    for number in range(1, 7):
        body = case(documents, number).body
        assert "reread line by line" not in body
        assert "treatment-1" not in body.split("\n")
