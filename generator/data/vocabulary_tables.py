"""Tables of the vocabulary: concepts, their names and codes, units of tests."""

from __future__ import annotations

from collections.abc import Iterator

from generator.data.cells import joined
from generator.data.entry_table import CONCEPT, TO_CONCEPT
from generator.data.table import Row, Table, filled, number, text
from generator.links import code_url, concept_url
from generator.vocabulary import Complication, Concept, Drug, Modality, Test, Vocabulary

_KINDS = (
    "drugs",
    "modalities",
    "complications",
    "tests",
    "staging",
    "criteria",
    "genes",
    "aetiologies",
    "sites",
    "diseases",
)
_WITH_PAGE = frozenset({"drugs", "modalities", "complications"})

_CONCEPT_COLUMNS = (
    text("concept", "key: kind and id, such as drugs/sorafenib"),
    text("kind", "drugs, modalities, complications, tests, staging, criteria, genes, aetiologies or sites"),
    text("id", "id within its kind, as the records use it"),
    text("label", "name"),
    text("definition", "what it means"),
    text("belongs_to", "class of a drug, group of a modality, kinds of a complication, kind of a test"),
    text("broader", "wider terms"),
    text("targets", "targets of a drug"),
    text("ctcae_term", "CTCAE term of a complication"),
    text("note", "remark of the atlas"),
    text("url", "address of its page, where it has one"),
)
_CODE_COLUMNS = (
    CONCEPT,
    text("system", "coding system"),
    text("code", "the code"),
    text("url", "where the code is explained, if there is a public page"),
    text("checked_on", "when the codes of this kind were checked; empty where they were not"),
    text("checked_against", "what they were checked against"),
)
_UNIT_COLUMNS = (
    CONCEPT,
    text("unit", "unit as printed"),
    number("factor", "a value in this unit times the factor is the value in first_unit"),
    text("first_unit", "the unit to compare values in"),
)


def vocabulary_tables(vocabulary: Vocabulary, site_url: str) -> Iterator[Table]:
    """Concepts, names, codes and units."""
    known = [(kind, name, concept) for kind in _KINDS for name, concept in vocabulary.of_kind(kind).items()]
    yield filled(
        "concepts",
        "Concepts",
        "Every drug, modality, complication, test, stage, criterion, gene, cause and site that the records can name.",
        _CONCEPT_COLUMNS,
        ("concept",),
        (_concept(kind, name, concept, site_url) for kind, name, concept in known),
    )
    yield filled(
        "names",
        "Names of concepts",
        "Other names: brands, abbreviations, spellings.",
        (CONCEPT, text("sort", "brand, abbreviation or spelling"), text("name", "the name")),
        ("concept", "sort", "name"),
        (row for kind, name, concept in known for row in _names(f"{kind}/{name}", concept)),
        (TO_CONCEPT,),
    )
    yield filled(
        "codes",
        "Codes of concepts",
        "Codes in other vocabularies; when they were checked and against what stands beside them.",
        _CODE_COLUMNS,
        ("concept", "system", "code"),
        (row for kind, name, concept in known for row in _codes(kind, name, concept, vocabulary)),
        (TO_CONCEPT,),
    )
    yield filled(
        "units",
        "Units of tests",
        "Each unit in which a test is printed, with its factor to the first unit of that test.",
        _UNIT_COLUMNS,
        ("concept", "unit"),
        (row for name, test in vocabulary.tests.items() for row in _units(f"tests/{name}", test)),
        (TO_CONCEPT,),
    )


def _concept(kind: str, name: str, concept: Concept, site_url: str) -> Row:
    return {
        "concept": f"{kind}/{name}",
        "kind": kind,
        "id": name,
        "label": concept.label,
        "definition": concept.definition,
        "belongs_to": _belongs_to(concept),
        "broader": joined(concept.broader),
        "targets": joined(concept.targets) if isinstance(concept, Drug) else None,
        "ctcae_term": concept.ctcae_term if isinstance(concept, Complication) else None,
        "note": concept.note,
        "url": site_url + concept_url(kind, name) if kind in _WITH_PAGE else None,
    }


def _belongs_to(concept: Concept) -> str | None:
    if isinstance(concept, Drug):
        return concept.drug_class
    if isinstance(concept, Modality):
        return concept.group
    if isinstance(concept, Complication):
        return joined(concept.kinds)
    return concept.kind if isinstance(concept, Test) else None


def _names(key: str, concept: Concept) -> Iterator[Row]:
    synonyms = concept.synonyms
    sorts = (("brand", synonyms.brands), ("abbreviation", synonyms.abbreviations), ("spelling", synonyms.spellings))
    for sort, names in sorts:
        for name in dict.fromkeys(names):
            yield {"concept": key, "sort": sort, "name": name}


def _codes(kind: str, name: str, concept: Concept, vocabulary: Vocabulary) -> Iterator[Row]:
    checked = vocabulary.checked.get(kind)
    for system, codes in concept.codes.items():
        for code in dict.fromkeys(codes):
            yield {
                "concept": f"{kind}/{name}",
                "system": system,
                "code": code,
                "url": code_url(system, code),
                "checked_on": checked.on if checked else None,
                "checked_against": checked.against if checked else None,
            }


def _units(key: str, test: Test) -> Iterator[Row]:
    for unit, factor in test.units.items():
        yield {"concept": key, "unit": unit, "factor": factor, "first_unit": next(iter(test.units))}
