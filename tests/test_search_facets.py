"""Facets: which cases have each value, how many, and in which order the values stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.atlas import Atlas
from search_index.clauses import FILTERS
from search_index.documents import SearchDocument, search_documents
from search_index.facets import FACETS, Facet, Value, facets
from search_index.labels import tag_labels

LABELS = {
    "drug-alpha": "alpha", "drug-beta": "Beta", "drug-gamma": "alpha", "sex-female": "female", "year-2013": "2013",
    "stage-bclc-c": "BCLC C", "staging-bclc": "BCLC",
}  # fmt: skip


def case(number: int, *tags: str, mentions: tuple[str, ...] = ()) -> SearchDocument:
    """An invented case with these tags."""
    return SearchDocument(f"case-{number}", "case", "A case", f"/cases/{number}/", tags=tags, mentions=mentions)


def page(*tags: str) -> SearchDocument:
    """The invented page of a drug."""
    return SearchDocument("alpha", "drug", "alpha", "/drugs/alpha/", tags=tags)


def values(found: tuple[Facet, ...], facet: str) -> list[Value]:
    """The values of one facet."""
    (only,) = (each for each in found if each.id == facet)
    return list(only.values)


def test_every_facet_is_there_in_its_order_and_has_a_filter() -> None:
    """Without documents they are empty; the page can ask for any of them."""
    found = facets((), {})
    assert [(facet.id, facet.label) for facet in found] == list(FACETS.items())
    assert all(facet.values == () for facet in found)
    assert [FILTERS[facet.id] for facet in found] == [f"{facet.id}-" for facet in found]


def test_a_value_knows_its_cases() -> None:
    """By the number of the document, ascending, with the label and the end of the tag."""
    found = facets([case(0, "drug-alpha"), case(1), case(2, "drug-alpha", "sex-female")], LABELS)
    assert values(found, "drug") == [Value("alpha", "alpha", (0, 2))]
    assert values(found, "sex") == [Value("female", "female", (2,))]
    assert values(found, "year") == []


def test_only_cases_count() -> None:
    """The page of a drug has the tag of the drug, but is no patient."""
    found = facets([case(0, "drug-alpha"), page("drug-alpha", "drug-beta")], LABELS)
    assert values(found, "drug") == [Value("alpha", "alpha", (0,))]


def test_what_is_only_mentioned_does_not_count() -> None:
    """A facet tells what patients had."""
    assert values(facets([case(0, mentions=("drug-alpha",))], LABELS), "drug") == []


def test_the_most_frequent_value_comes_first_and_then_the_label_decides() -> None:
    """Equal labels are told apart by their tags, so that the order is always the same."""
    documents = [
        case(0, "drug-gamma", "drug-alpha"),
        case(1, "drug-unknown", "drug-beta", "drug-alpha"),
        case(2, "drug-unknown", "drug-gamma"),
    ]
    expected = [
        Value("alpha", "alpha", (0, 1)),
        Value("gamma", "alpha", (0, 2)),
        Value("unknown", "drug-unknown", (1, 2)),
        Value("beta", "Beta", (1,)),
    ]
    assert values(facets(documents, LABELS), "drug") == expected
    turned = [SearchDocument(d.id, d.kind, d.title, d.url, tags=d.tags[::-1]) for d in documents]
    assert values(facets(turned, LABELS), "drug") == expected


def test_kinds_that_begin_alike_are_not_mixed() -> None:
    """A staging system that was used is no stage; tags without a facet are left out."""
    found = facets([case(0, "stage-bclc-c", "staging-bclc", "liver-cirrhosis", "grade-3", "year-2013")], LABELS)
    assert values(found, "stage") == [Value("bclc-c", "BCLC C", (0,))]
    assert values(found, "year") == [Value("2013", "2013", (0,))]
    assert sum(len(facet.values) for facet in found) == 2


def test_the_facets_of_the_invented_atlas_are_what_its_records_say(fixture_atlas: Atlas) -> None:
    """Given drugs, suffered harm, stage, response, sex and year, of the one record that tells them."""
    documents = list(search_documents(fixture_atlas))
    found = facets(documents, tag_labels(fixture_atlas))
    assert [value.label for value in values(found, "drug")] == [
        "dummicillin", "exemplinib", "mockumab", "placeboplatin", "sample oil",
    ]  # fmt: skip
    assert values(found, "stage") == [Value("demo-stage-c", "DST C", (0,))]
    assert values(found, "response")[0] == Value("complete", "complete response", (0, 1))
    assert values(found, "modality")[0] == Value("tablet-therapy", "tablet therapy", (0, 1))
    assert values(found, "sex") == [Value("female", "female", (0,))]
    assert values(found, "year") == [Value("2013", "2013", (0,))]
    assert "unseen harm" not in [value.label for value in values(found, "complication")]


@pytest.mark.real
def test_every_value_of_the_records_is_counted_once_for_each_case(real_atlas: Atlas) -> None:
    """The numbers of the facets are those that the tags of the cases give."""
    documents = list(search_documents(real_atlas, Path("docs")))
    tags = [set(document.tags) for document in documents if document.kind == "case"]
    found = facets(documents, tag_labels(real_atlas))
    for facet in found:
        for value in facet.values:
            tag = f"{facet.id}-{value.value}"
            assert value.cases == tuple(number for number, held in enumerate(tags) if tag in held), tag
            assert value.label != tag
    counted = {f"{facet.id}-{value.value}" for facet in found for value in facet.values}
    assert counted == {tag for held in tags for tag in held if tag.partition("-")[0] in FACETS}
