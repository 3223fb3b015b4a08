"""What the pages of cases and concepts tell machines: the article stays the article, the record the record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.citations.items import record_item
from generator.head import case_head, concept_head, home_head, index_head, linkset_file, newest_revision
from generator.model import Case
from tests.fixtures.records import LEFT_OUT, Changes, invented, vocabulary

SITE = "https://atlas.test/"
DOI = "10.99999/jic.2013.7"
SECOND_HAND = "hcc-9002"


def atlas_of(*cases: Case, earlier: dict[str, tuple[Case, ...]] | None = None) -> Atlas:
    """An atlas of these records."""
    return Atlas(cases, vocabulary(), earlier=earlier or {})


def head_of(changes: Changes | None = None, name: str = "hcc-9001") -> dict[str, Any]:
    """The head of an invented record, in the atlas with its neighbour."""
    case = invented(changes, name)
    return case_head(case, atlas_of(case, *(invented(name=n) for n in ("hcc-9001", SECOND_HAND) if n != name)), SITE)


def page_node(head: dict[str, Any]) -> dict[str, Any]:
    """The node of the page itself in its JSON-LD."""
    nodes: list[dict[str, Any]] = [node for node in head["jsonld"]["@graph"] if str(node["@type"]).endswith("Page")]
    assert len(nodes) == 1
    return nodes[0]


def values(head: dict[str, Any], name: str) -> list[str]:
    """Every content of the tags with this name."""
    return [content for key, content in (*head["names"], *head["properties"]) if key == name]


def hrefs(head: dict[str, Any], relation: str) -> list[str]:
    """Where the links with this relation lead."""
    return [link["href"] for link in head["links"] if link["rel"] == relation]


def names_of(nodes: list[dict[str, Any]]) -> set[str]:
    """The names of nodes."""
    return {node["name"] for node in nodes}


# --- the record does not pose as the article --------------------------------------------------------------------------


def test_the_record_is_cited_under_its_own_title() -> None:
    """Highwire, Dublin Core and the citation files say the same title, author and address."""
    head, item = head_of(), record_item(invented(), SITE)
    assert values(head, "citation_title") == values(head, "DC.title") == [item["title"]]
    assert values(head, "citation_inbook_title") == ["HCC Case Atlas"]
    assert values(head, "citation_author") == [author["literal"] for author in item["author"]]
    assert values(head, "citation_public_url") == values(head, "DC.identifier") == [f"{SITE}cases/hcc-9001/r2/"]
    assert values(head, "citation_publication_date") == ["2020/03/15"]


@pytest.mark.parametrize("name", ["hcc-9001", SECOND_HAND])
def test_the_record_never_claims_journal_or_doi(name: str) -> None:
    """No reference manager may take the page for the paper."""
    head = head_of(name=name)
    claimed = {key.casefold() for key, _ in (*head["names"], *head["properties"])}
    assert not claimed & {"citation_journal_title", "citation_doi", "citation_pmid", "citation_issn", "dc.source"}
    assert all(DOI not in content for key, content in head["names"] if not key.startswith("dcterms."))


def test_the_article_is_the_source() -> None:
    """What is known of the article stands in `isBasedOn`, its DOI among the sources."""
    head = head_of()
    assert values(head, "dcterms.source") == [f"https://doi.org/{DOI}"]
    article = page_node(head)["isBasedOn"]
    assert article["name"] == "A complete response that nobody had"
    assert [author["name"] for author in article["author"]] == ["Sample A", "Exemplar BC", "Muster D"]
    assert article["sameAs"] == f"https://doi.org/{DOI}"
    assert article["identifier"] == {"@type": "PropertyValue", "propertyID": "DOI", "value": DOI}
    assert article["isPartOf"]["issueNumber"] == "2"
    assert article["isPartOf"]["isPartOf"]["volumeNumber"] == "7"
    assert article["isPartOf"]["isPartOf"]["isPartOf"]["name"] == "Journal of Invented Cases"
    assert article["description"] == "Read in full for this record."


def test_what_is_not_known_of_the_article_is_said() -> None:
    """Nothing is made up: what is missing is named, and a first author is not all authors."""
    gone = {f"source.bibliography.{key}": LEFT_OUT for key in ("title", "journal", "journal_abbreviation", "doi")}
    head = head_of(
        {**gone, "source.bibliography.authors": ("Sample A",), "source.bibliography.authors_complete": False}
    )
    article = page_node(head)["isBasedOn"]
    assert not {"name", "sameAs", "identifier"} & set(article)
    assert "Not known: title, journal, DOI." in article["description"]
    assert "Only the first author is known." in article["description"]
    two = head_of(
        {"source.bibliography.authors": ("Sample A", "Muster D"), "source.bibliography.authors_complete": False}
    )
    assert page_node(two)["isBasedOn"]["description"].endswith("Not all authors are known.")
    (source,) = values(head, "dcterms.source")
    assert source.startswith("Based on")
    assert "doi" not in source


def test_second_hand_tells_which_article_was_read() -> None:
    """The article read is that of the other record; the original is only referred to, as not read."""
    node = page_node(head_of({"source.bibliography.doi": "10.5555/original"}, SECOND_HAND))
    assert node["isBasedOn"]["name"] == "A complete response that nobody had"
    assert "second hand" in node["isBasedOn"]["description"]
    assert node["citation"]["identifier"]["value"] == "10.5555/original"
    assert "not read" in node["citation"]["description"]
    assert "citation" not in page_node(head_of())


def test_only_an_abstract_is_not_a_full_text() -> None:
    """How much was read is said."""
    assert "Only the abstract" in page_node(head_of({"source.read": "abstract only"}))["isBasedOn"]["description"]


# --- given and had against mentioned ----------------------------------------------------------------------------------


def test_given_is_about_and_talked_about_is_mentioned() -> None:
    """A drug that the patient did not receive is never what the record is about."""
    node = page_node(head_of())
    assert {"sample carcinoma", "exemplinib"} <= names_of(node["about"])
    assert "hypothetinib" in names_of(node["mentions"])
    assert not names_of(node["about"]) & names_of(node["mentions"])
    assert "hypothetinib" not in values(head_of(), "citation_keywords")
    assert "exemplinib" in values(head_of(), "citation_keywords")


def test_what_is_absent_is_not_had() -> None:
    """An adverse event that the article excludes is nothing the record is about."""
    label = vocabulary().complications["sample-rash"].label
    absent = {
        f"adverse_events.{i}.missing": "absent"
        for i, event in enumerate(invented().adverse_events)
        if event.is_ == "sample-rash"
    }
    assert label in names_of(page_node(head_of())["about"])
    assert label not in names_of(page_node(head_of(absent))["about"])


def test_codes_are_those_of_the_vocabulary() -> None:
    """Each checked code with its system, in the terms of schema.org."""
    drug = next(node for node in page_node(head_of())["about"] if node["name"] == "exemplinib")
    assert drug["@type"] == "Drug"
    assert drug["url"] == f"{SITE}drugs/exemplinib/"
    codes = {(code["codingSystem"], code["codeValue"]) for code in drug["code"]}
    assert codes >= {("ATC", "X99XX01"), ("RxNorm", "9999901"), ("UNII", "EXAMPLE001")}


def test_two_headings_that_mean_it_only_together_are_no_codes() -> None:
    """A MeSH heading of a vein is not a code of the thrombus in it."""
    concept = vocabulary().drugs["exemplinib"].model_copy(update={"codes": {"mesh": ("D1", "D2"), "hp": ("HP:1",)}})
    node = concept_head("drugs", "exemplinib", concept, ("Drugs", "drugs/"), SITE, None)["jsonld"]["@graph"][-1]
    assert [code["codeValue"] for code in node["code"]] == ["HP:1"]


# --- links, revisions -------------------------------------------------------------------------------------------------


def test_typed_links_lead_to_the_files_beside_the_page() -> None:
    """How to cite it, what describes it, under which licence it stands."""
    head = head_of()
    assert hrefs(head, "cite-as") == [f"{SITE}cases/hcc-9001/r2/"]
    assert hrefs(head, "license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert hrefs(head, "type") == ["https://schema.org/MedicalWebPage", "https://schema.org/AboutPage"]
    described = {link["href"].removeprefix(f"{SITE}cases/hcc-9001/"): link["type"] for link in head["links"]
                 if link["rel"] == "describedby"}  # fmt: skip
    assert described == {
        "record.json": "application/json",
        "phenopacket.json": "application/json",
        "cite.bib": "application/x-bibtex",
        "cite.ris": "application/x-research-info-systems",
        "cite.csl.json": "application/vnd.citationstyles.csl+json",
    }
    downloads = {node["contentUrl"] for node in page_node(head)["encoding"]}
    assert downloads == set(hrefs(head, "describedby"))


def test_a_superseded_revision_names_its_own_files() -> None:
    """Its address, its files, and that there is a newer state; no image or Phenopacket of another state."""
    now = invented()
    then = invented({"curation.revisions": ({"number": 1, "date": "2020-03", "reason": "First publication."},)})
    head = case_head(then, atlas_of(now, earlier={now.id: (then,)}), SITE)
    assert hrefs(head, "cite-as") == [f"{SITE}cases/hcc-9001/r1/"]
    assert f"{SITE}cases/hcc-9001/r1/record.json" in hrefs(head, "describedby")
    assert all("phenopacket" not in href for href in hrefs(head, "describedby"))
    assert page_node(head)["url"] == f"{SITE}cases/hcc-9001/r1/"
    assert page_node(head)["creativeWorkStatus"] == "Superseded"
    steps = [(step["name"], step["item"]) for step in page_node(head)["breadcrumb"]["itemListElement"][2:]]
    assert steps == [("hcc-9001", f"{SITE}cases/hcc-9001/"), ("Revision 1", f"{SITE}cases/hcc-9001/r1/")]
    assert values(head, "og:image") == [f"{SITE}assets/images/preview.png"]
    assert page_node(case_head(then, atlas_of(earlier={now.id: (then,)}), SITE))["creativeWorkStatus"] == "Withdrawn"


def test_the_current_revision_tells_its_dates_and_what_it_replaces() -> None:
    """First and current date apart; the earlier revision by its address."""
    head = head_of()
    node = page_node(head)
    assert (node["datePublished"], node["dateModified"], node["version"]) == ("2020-03", "2020-03-15", "2")
    assert "creativeWorkStatus" not in node
    assert "lastReviewed" not in node
    assert values(head, "dcterms.replaces") == [f"{SITE}cases/hcc-9001/r1/"]


def test_the_link_set_says_the_links_and_the_way_back() -> None:
    """Each file leads back to its page; the page's own links are those of its head."""
    case = invented()
    file = linkset_file(case, atlas_of(case), SITE)
    contexts = {context["anchor"]: context for context in json.loads(file.content)["linkset"]}
    page = f"{SITE}cases/hcc-9001/"
    assert file.path == "cases/hcc-9001/linkset.json"
    assert [target["href"] for target in contexts[page]["cite-as"]] == [f"{page}r2/"]
    assert contexts[f"{page}cite.bib"]["describes"] == [{"href": page, "type": "text/html"}]
    assert contexts[f"{page}record.json"]["collection"] == [{"href": page, "type": "text/html"}]
    assert "linkset" not in contexts[page]


# --- other pages ------------------------------------------------------------------------------------------------------


def test_a_concept_page_has_other_names_and_its_class() -> None:
    """Brand, abbreviation and spellings, each once; the page is about the concept."""
    concept = vocabulary().drugs["exemplinib"]
    graph = concept_head("drugs", "exemplinib", concept, ("Drugs", "drugs/"), SITE, "2020-03-15")["jsonld"]["@graph"]
    drug, page = graph[-1], graph[-2]
    assert drug["alternateName"] == ["Exemplar", "EXN", "exemplinib tosylate", "éxemplinibe"]
    assert drug["drugClass"]["name"] == "tyrosine kinase inhibitor"
    assert page["mainEntity"] == {"@id": drug["@id"]}
    assert page["dateModified"] == "2020-03-15"
    assert [step["name"] for step in page["breadcrumb"]["itemListElement"]] == ["Home", "Drugs", "exemplinib"]


def test_the_home_page_has_the_search_and_the_files_of_the_atlas() -> None:
    """A query can be put to the search page; the whole atlas can be fetched."""
    graph = home_head("About.", SITE, None)["jsonld"]["@graph"]
    site = next(node for node in graph if node["@type"] == "WebSite")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}search/?query={{search_term_string}}"
    dataset = next(node for node in graph if node["@type"] == "Dataset")
    files = [node["contentUrl"].removeprefix(f"{SITE}data/") for node in dataset["distribution"]]
    assert files == ["hcc-case-atlas.zip", "records.jsonl", "datapackage.json"]
    assert "dateModified" not in dataset


def test_an_index_page_says_its_kind() -> None:
    """A list of records is a collection; a page without records has no date."""
    head = index_head("Glossary", "Words.", "glossary/", SITE, None, "WebPage")
    assert page_node(head)["@type"] == "WebPage"
    assert "dateModified" not in page_node(head)
    assert hrefs(head, "type") == ["https://schema.org/WebPage"]


def test_the_newest_revision_is_as_exact_as_it_is_known() -> None:
    """A month stays a month; without records there is no date."""
    month = invented({"curation.revisions": ({"number": 1, "date": "2020-04", "reason": "First publication."},)})
    assert newest_revision([invented(), month]) == "2020-04"
    assert newest_revision([]) is None


def test_every_reference_within_the_graph_has_its_node() -> None:
    """An @id alone points to a node on the same page."""
    for head in (head_of(), head_of(name=SECOND_HAND), home_head("About.", SITE, None)):
        graph = head["jsonld"]["@graph"]
        assert set(references(graph)) <= {node["@id"] for node in graph}


def references(value: Any) -> list[str]:
    """Every `{"@id": …}` that says no more."""
    if isinstance(value, dict):
        return [value["@id"]] if set(value) == {"@id"} else [r for part in value.values() for r in references(part)]
    return [r for part in value for r in references(part)] if isinstance(value, list) else []
