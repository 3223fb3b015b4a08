"""Concepts as ontology classes: with a checked code where there is one, else under the atlas's own prefix."""

from __future__ import annotations

import re
from dataclasses import dataclass

from phenopackets import OntologyClass

from generator.model import Statement
from generator.phenopacket.labels import label_there
from generator.vocabulary import CodeSystem, Concept, Vocabulary

# The systems whose codes mean just what the concept means, best first. MeSH is not among them: where it has no heading
# of its own, the vocabulary gives a wider one or several that are meant together.
SYSTEMS: dict[str, tuple[CodeSystem, ...]] = {
    "drugs": ("drugbank", "rxnorm", "ncit"),
    "modalities": ("ncit",),
    "complications": ("hp",),
    "tests": ("loinc",),
    "staging": ("loinc",),
    "aetiologies": ("mondo", "doid"),
    "diseases": ("mondo", "doid"),
    "sites": (),
    "criteria": (),
}
PREFIXES: dict[CodeSystem, str] = {
    "doid": "DOID",
    "drugbank": "DrugBank",
    "hp": "HP",
    "loinc": "LOINC",
    "mondo": "MONDO",
    "ncit": "NCIT",
    "rxnorm": "RXNORM",
}
LIVER = ("UBERON:0002107", "liver")
HUMAN = ("NCBITaxon:9606", "Homo sapiens")
STATED = ("ECO:0000033", "author statement supported by traceable reference")
_NOT_A_SLUG = re.compile(r"[^a-z0-9.]+")


def known(term: tuple[str, str]) -> OntologyClass:
    """The class of a term that is given with its id and label."""
    return OntologyClass(id=term[0], label=term[1])


def own(kind: str, name: str, label: str) -> OntologyClass:
    """A class under the atlas's own prefix; the same kind and name must always come with the same label."""
    return OntologyClass(id=f"atlas:{kind}/{slug(name)}", label=label)


def slug(words: str) -> str:
    """Words as the last part of an id: small letters, digits, dots and hyphens."""
    plain = words.casefold().replace("µ", "u").replace("μ", "u")
    return _NOT_A_SLUG.sub("-", plain.replace("/", " per ")).strip("-.")


def marked(term: OntologyClass, statement: Statement, kind: str) -> OntologyClass:
    """The class as it is, or a class of our own whose label says that the editors inferred it."""
    if statement.inferred is None:
        return term
    return own(kind, f"{term.label} inferred", f"{term.label} (inferred by the editors)")


@dataclass(frozen=True)
class Codes:
    """The vocabulary as ontology classes."""

    vocabulary: Vocabulary

    def of(self, kind: str, concept_id: str) -> OntologyClass:
        """The class of a concept, under its checked code with the label of that system, else under our own."""
        concept = self.vocabulary.of_kind(kind).get(concept_id)
        if concept is None:
            return own(kind, concept_id, concept_id)
        if code := _code(kind, concept):
            return OntologyClass(id=code, label=label_there(code, concept.label))
        return OntologyClass(id=f"atlas:{kind}/{concept_id}", label=concept.label)

    def name(self, kind: str, concept_id: str) -> str:
        """The name of a concept on the pages; its id where the vocabulary does not know it."""
        concept = self.vocabulary.of_kind(kind).get(concept_id)
        return concept.label if concept else concept_id

    def group(self, modality_id: str) -> str:
        """The group of a modality, such as 'surgery'; empty where the vocabulary does not know it."""
        modality = self.vocabulary.modalities.get(modality_id)
        return modality.group if modality else ""


def _code(kind: str, concept: Concept) -> str | None:
    for system in SYSTEMS[kind]:
        codes = concept.codes.get(system, ())
        if len(codes) == 1:  # several codes are meant together: none of them means the concept
            return f"{PREFIXES[system]}:{codes[0].removeprefix(f'{PREFIXES[system]}:')}"
    return None
