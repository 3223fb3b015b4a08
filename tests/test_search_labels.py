"""Labels of tags: whatever can be asked for or found has a name that a reader understands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.atlas import Atlas
from generator.vocabulary import Concept, Synonyms
from search_index.aliases import Aliases, aliases_of
from search_index.clauses import FILTERS
from search_index.documents import search_documents
from search_index.labels import VALUE_NAMES, every_stage, tag_labels
from search_index.reading import Reader
from search_index.repair import Lexicon
from search_index.tags import PREFIXES, concept_tag
from tests.fixtures.records import Changes, invented, vocabulary

ARTICLE, REASON = "source.bibliography", "treatments.1.stop_reason"
CLINIC = Concept(label="Clinic stage", definition="d", synonyms=Synonyms(abbreviations=("CST",)))
CHILD_PUGH = Concept(label="Child-Pugh", definition="d")
STAGES = replace(vocabulary(), staging={**vocabulary().staging, "bclc": CLINIC, "child-pugh": CHILD_PUGH})


def labels_of(changes: Changes | None = None) -> Mapping[str, str]:
    """The labels of an atlas of one invented record after `changes`, with two more staging systems."""
    return tag_labels(Atlas((invented(changes),), STAGES))


def tags_of(atlas: Atlas) -> set[str]:
    """Every tag of every search document."""
    return {tag for document in search_documents(atlas) for tag in (*document.tags, *document.mentions)}


def meant(aliases: Aliases) -> set[str]:
    """Every tag that any name can mean."""
    return {tag for tags in aliases.tags.values() for tag in tags}


def unnamed(atlas: Atlas) -> list[str]:
    """The tags that a query can mean or a document has, and that have no label."""
    aliases, labels = aliases_of(atlas), tag_labels(atlas)
    without = {tag for tag in meant(aliases) if not aliases.labels.get(tag, "").strip()}
    return sorted(without | {tag for tag in tags_of(atlas) if not labels.get(tag, "").strip()})


def lost(atlas: Atlas) -> list[str]:
    """The tags of documents that a filter for their own label does not find."""
    aliases = aliases_of(atlas)
    reader = Reader(aliases, Lexicon(tuple(sorted(aliases.terms))), lambda term: 1)
    asked = {
        tag: reader.read(f'{field}:"{aliases.labels[tag]}"').variants
        for tag in sorted(tags_of(atlas))
        for field, prefix in FILTERS.items()
        if prefix and tag.startswith(prefix)
    }
    return [tag for tag, variants in asked.items() if not any(tag in group.tags for group in variants[0])]


def test_whatever_a_name_can_mean_has_a_label(fixture_atlas: Atlas) -> None:
    """Every tag of every alias and of every document of the invented atlas is named."""
    assert len(meant(aliases_of(fixture_atlas))) > 40
    assert unnamed(fixture_atlas) == []


@pytest.mark.real
def test_whatever_a_name_can_mean_has_a_label_in_the_records(real_atlas: Atlas) -> None:
    """Every tag of every alias and of every document of the real atlas is named."""
    assert unnamed(real_atlas) == []


@pytest.mark.parametrize("value", ["T4 N0 M0", "T4N0M0, stage IVa", "9 points", "class A5", "B/C", "ｃ", "Stage"])
@pytest.mark.parametrize("system", ["demo-stage", "child-pugh"])
def test_however_a_stage_is_printed_it_has_a_label(system: str, value: str) -> None:
    """With space, several values, a score, signs, or the word stage alone; the label begins with the system."""
    atlas = Atlas((invented({"staging.0.system": system, "staging.0.value": value}),), STAGES)
    assert unnamed(atlas) == []
    labels = {tag: label for tag, label in tag_labels(atlas).items() if tag.startswith("stage-")}
    assert [tag for tag, label in labels.items() if not label.startswith(("DST ", "CST ", "Child-Pugh "))] == []


def test_an_atlas_without_records_has_the_labels_of_its_names() -> None:
    """What readers may ask for although no record has it is named too."""
    atlas = Atlas((), STAGES)
    assert unnamed(atlas) == []
    assert set(VALUE_NAMES) <= set(tag_labels(atlas))


def test_the_label_of_a_tag_finds_the_tag(fixture_atlas: Atlas) -> None:
    """A filter by what the page calls a value means that value."""
    assert lost(fixture_atlas) == []


@pytest.mark.real
def test_the_label_of_a_tag_finds_the_tag_in_the_records(real_atlas: Atlas) -> None:
    """A filter by what the page calls a value means that value, for every value of the records."""
    assert lost(real_atlas) == []


def test_concepts_are_called_by_their_label(fixture_atlas: Atlas) -> None:
    """Of every kind of concept; spread to a site is called metastasis, growth in the liver is not."""
    labels = tag_labels(fixture_atlas)
    spread = {"site-lung": "lung metastasis", "site-bone": "bone metastasis"}
    for kind in PREFIXES:
        for concept_id, concept in fixture_atlas.vocabulary.of_kind(kind).items():
            tag = concept_tag(kind, concept_id)
            assert labels[tag] == spread.get(tag, concept.label)
    assert labels["site-liver"] == "liver"


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("stage-demo-stage-c", "DST C"),
        ("stage-bclc-0", "CST 0"),  # no record has it, but readers ask
        ("stage-bclc-d", "CST D"),
        ("stage-child-pugh-b", "Child-Pugh B"),
        ("response-complete", "complete response"),
        ("response-partial", "partial response"),
        ("response-stable", "stable disease"),
        ("response-progressive", "progressive disease"),
        ("grade-2", "an event of grade 2"),
        ("grade-5", "an event of grade 5"),
        ("sex-female", "female"),
        ("sex-male", "male"),
        ("outcome-died", "died"),
        ("outcome-with-disease", "with disease"),
        ("outcome-no-evidence-of-disease", "no evidence of disease"),
        ("liver-cirrhosis", "cirrhosis"),
        ("stop-toxicity", "a treatment stopped because of toxicity"),
        ("year-2013", "2013"),
        ("author-sample", "Sample"),
        ("author-exemplar", "Exemplar"),
    ],
)
def test_values_are_called_as_readers_say_them(tag: str, label: str) -> None:
    """A tag is never shown as it is written."""
    assert labels_of()[tag] == label


@pytest.mark.parametrize(
    ("changes", "tag", "label"),
    [
        ({"responses.0.category": "not classified"}, "response-not-classified", "not classified"),
        (
            {f"{REASON}.category": "liver function"},
            "stop-liver-function",
            "a treatment stopped because of liver function",
        ),
        ({f"{ARTICLE}.authors": ("Van Muster BC",)}, "author-van-muster", "Van Muster"),
        ({f"{ARTICLE}.authors": ("Consortium",)}, "author-consortium", "Consortium"),
        ({f"{ARTICLE}.authors": ("O'Sample A",)}, "author-o-sample", "O'Sample"),
        ({"staging.0.value": "T4N0M0, stage IVa"}, "stage-demo-stage-t4n0m0", "DST T4N0M0"),
        ({"staging.0.value": "T4N0M0, stage IVa"}, "stage-demo-stage-iva", "DST IVA"),
    ],
)  # fmt: skip
def test_values_of_several_words_keep_them(changes: Changes, tag: str, label: str) -> None:
    """Hyphens of a tag are the spaces of its label, and names keep their signs."""
    assert labels_of(changes)[tag] == label


def test_a_child_pugh_score_is_its_class_too() -> None:
    """Both have a label, since both are tags of the patient."""
    labels = labels_of({"staging.0.system": "child-pugh", "staging.0.value": "score 8"})
    assert labels["stage-child-pugh-8"] == "Child-Pugh 8"
    assert labels["stage-child-pugh-b"] == "Child-Pugh B"


def test_stages_are_those_of_records_and_those_that_readers_ask_for() -> None:
    """Each once and in order; a system that the vocabulary does not know has none."""
    atlas = Atlas((invented({"staging.0.system": "bclc", "staging.0.value": "stage C"}), invented()), STAGES)
    found = every_stage(atlas)
    assert found == sorted(set(found))
    assert [value for system, value in found if system == "bclc"] == ["0", "A", "B", "C", "D"]
    assert ("demo-stage", "C") in found
    assert {system for system, _ in found} == {"bclc", "child-pugh", "demo-stage"}


def test_only_tags_that_can_be_had_have_labels(fixture_atlas: Atlas) -> None:
    """An article without a year adds nothing."""
    assert [tag for tag, label in tag_labels(fixture_atlas).items() if "None" in (tag, label)] == []


def test_a_reason_keeps_its_apostrophe() -> None:
    """A patient's wish is written as it is."""
    assert (
        labels_of({f"{REASON}.category": "patient's wish"})["stop-patient-s-wish"]
        == "a treatment stopped because of patient's wish"
    )
