"""Concepts (drugs, modalities, complications, tests …) and the look-up of a concept by any of its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.values import Model, PartialDate, Slug, Text

CodeSystem = Literal[
    "atc",
    "rxnorm",
    "chembl",
    "drugbank",
    "ncit",
    "mesh",
    "unii",
    "loinc",
    "ctcae",
    "meddra",
    "hp",
    "mondo",
    "doid",
    "icd-10",
    "icd-o",
    "hgnc",
]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.:/_-]*$", max_length=40, examples=["D006973"])]
ComplicationKind = Literal["adverse event", "complication of disease", "tumour extension"]
ModalityGroup = Literal["systemic", "locoregional", "surgery", "radiotherapy", "supportive"]


class Synonyms(Model):
    """Other names of a concept, by what they are."""

    brands: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()
    spellings: tuple[Text, ...] = Field((), description="British and American spellings, old names, written forms")

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]  # a set of names iterates over its names, not its fields
        return iter((*self.brands, *self.abbreviations, *self.spellings))


class Concept(Model):
    """One concept: its name, what it means in one sentence, its other names and its checked codes."""

    label: Text
    definition: Text
    synonyms: Synonyms = Synonyms()
    broader: tuple[Text, ...] = Field((), description="wider terms: who searches for one finds this concept too")
    codes: Mapping[CodeSystem, tuple[Code, ...]] = {}
    note: Text | None = None


class Drug(Concept):
    """A substance that was given to a patient or is talked about in an article."""

    drug_class: Text = Field(examples=["tyrosine kinase inhibitor"])
    targets: tuple[Text, ...] = ()
    given_as: Slug | None = Field(None, description="the one modality the drug itself belongs to, where it has one")


class Modality(Concept):
    """A way of treating; its group gives the colour and the shape in charts."""

    group: ModalityGroup


class Complication(Concept):
    """Harm: an adverse event of treatment, a complication of the disease, or an extension of the tumour."""

    kinds: tuple[ComplicationKind, ...] = Field(min_length=1)
    ctcae_term: Text | None = None


class Test(Concept):
    """A tumour marker or laboratory test; `units` maps each printed unit to its factor to the first one."""

    __test__ = False  # not a test case, whatever its name makes pytest think
    kind: Literal["tumour marker", "laboratory", "serology"]
    units: Mapping[Text, Annotated[Decimal, Field(strict=False, gt=0, le=1_000_000_000)]] = {}

    @model_validator(mode="after")
    def _first_unit_is_the_measure(self) -> Self:
        """The first unit must have the factor 1: every conversion leads to it."""
        if self.units and next(iter(self.units.values())) != 1:
            raise ValueError("needs the factor 1 for its first unit; for example units: {mg/dL: 1}")
        return self


class CheckedCodes(Model):
    """When the codes of a file were checked, and against what."""

    on: PartialDate
    against: Text


class Drugs(Model):
    """The file `drugs.yml`."""

    checked: CheckedCodes
    concepts: Mapping[Slug, Drug]


class Modalities(Model):
    """The file `modalities.yml`."""

    checked: CheckedCodes
    concepts: Mapping[Slug, Modality]


class Complications(Model):
    """The file `complications.yml`."""

    checked: CheckedCodes
    concepts: Mapping[Slug, Complication]


class Diseases(Model):
    """The file `diseases.yml`: what every patient of the atlas has."""

    checked: CheckedCodes
    concepts: Mapping[Slug, Concept]


class Tests(Model):
    """The file `tests.yml`."""

    concepts: Mapping[Slug, Test]


class Concepts(Model):
    """A file of plain concepts: staging systems, response criteria, genes, aetiologies, sites."""

    concepts: Mapping[Slug, Concept]


class Abbreviations(Model):
    """The file `abbreviations.yml`: what the abbreviations on the pages stand for."""

    abbreviations: Mapping[Text, Text]


CARCINOMA = "hepatocellular-carcinoma"  # the concept of `diseases.yml` that the atlas is about
KIND_FILES: Mapping[str, type[Model]] = {
    "diseases": Diseases,
    "drugs": Drugs,
    "modalities": Modalities,
    "complications": Complications,
    "tests": Tests,
    "staging": Concepts,
    "criteria": Concepts,
    "genes": Concepts,
    "aetiologies": Concepts,
    "sites": Concepts,
    "abbreviations": Abbreviations,
}


@dataclass(frozen=True)
class Vocabulary:
    """Every concept once, by kind and id."""

    drugs: Mapping[str, Drug] = field(default_factory=dict)
    modalities: Mapping[str, Modality] = field(default_factory=dict)
    complications: Mapping[str, Complication] = field(default_factory=dict)
    tests: Mapping[str, Test] = field(default_factory=dict)
    diseases: Mapping[str, Concept] = field(default_factory=dict)
    staging: Mapping[str, Concept] = field(default_factory=dict)
    criteria: Mapping[str, Concept] = field(default_factory=dict)
    genes: Mapping[str, Concept] = field(default_factory=dict)
    aetiologies: Mapping[str, Concept] = field(default_factory=dict)
    sites: Mapping[str, Concept] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    checked: Mapping[str, CheckedCodes] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()  # kinds whose file has problems: what is missing there is not unknown

    def of_kind(self, kind: str) -> Mapping[str, Concept]:
        """All concepts of one kind, by id; KeyError for an unknown kind."""
        if kind not in KIND_FILES or kind == "abbreviations":
            raise KeyError(kind)
        concepts: Mapping[str, Concept] = getattr(self, kind)
        return concepts
