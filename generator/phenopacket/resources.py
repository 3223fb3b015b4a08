"""The resources of a Phenopacket's metadata: one for every prefix that its classes use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from google.protobuf.message import Message
from phenopackets import OntologyClass, Resource

from generator.vocabulary import CheckedCodes, Vocabulary

_OBO = "http://purl.obolibrary.org/obo/"
# Prefix: id, name, address, start of the IRIs. These are the namespaces' own names, not links of the site.
_KNOWN: Mapping[str, tuple[str, str, str, str]] = {
    "DOI": ("doi", "Digital Object Identifier", "https://www.doi.org/", "https://doi.org/"),
    "DOID": ("doid", "Human Disease Ontology", f"{_OBO}doid.owl", f"{_OBO}DOID_"),
    "DrugBank": ("drugbank", "DrugBank", "https://go.drugbank.com/", "https://go.drugbank.com/drugs/"),
    "ECO": ("eco", "Evidence and Conclusion Ontology", f"{_OBO}eco.owl", f"{_OBO}ECO_"),
    "HP": ("hp", "Human Phenotype Ontology", f"{_OBO}hp.owl", f"{_OBO}HP_"),
    "LOINC": ("loinc", "Logical Observation Identifiers Names and Codes", "https://loinc.org/", "https://loinc.org/"),
    "MONDO": ("mondo", "Mondo Disease Ontology", f"{_OBO}mondo.owl", f"{_OBO}MONDO_"),
    "NCBITaxon": ("ncbitaxon", "NCBI organismal classification", f"{_OBO}ncbitaxon.owl", f"{_OBO}NCBITaxon_"),
    "NCIT": ("ncit", "NCI Thesaurus OBO Edition", f"{_OBO}ncit.owl", f"{_OBO}NCIT_"),
    "RXNORM": (
        "rxnorm",
        "RxNorm",
        "https://www.nlm.nih.gov/research/umls/rxnorm/",
        "https://mor.nlm.nih.gov/RxNav/search?searchBy=RXCUI&searchTerm=",
    ),
    "UBERON": ("uberon", "Uberon multi-species anatomy ontology", f"{_OBO}uberon.owl", f"{_OBO}UBERON_"),
    "UCUM": ("ucum", "Unified Code for Units of Measure", "https://ucum.org", "https://units-of-measurement.org/"),
}
# Codes that are part of the programme and not of the vocabulary were checked in this year.
CHECKED = "2026"
_KINDS = {"DrugBank": "drugs", "RXNORM": "drugs", "HP": "complications"}


def prefixes(message: Message) -> set[str]:
    """The prefix of every class and of every reference by CURIE inside `message`."""
    found: set[str] = set()
    for part in messages_in(message):
        name = part.DESCRIPTOR.name
        identifier = getattr(part, "id", "")
        if isinstance(part, OntologyClass) or (name == "ExternalReference" and ":" in identifier):
            found.add(identifier.partition(":")[0])
    return found


def messages_in(message: Message) -> Iterator[Message]:
    """`message` and every message inside it."""
    yield message
    for field, value in message.ListFields():
        if field.message_type is None or field.message_type.GetOptions().map_entry:
            continue
        for part in value if field.is_repeated else (value,):
            yield from messages_in(part)


def resources(used: set[str], vocabulary: Vocabulary, site_url: str, version: str) -> list[Resource]:
    """One resource a prefix, sorted; `version` is that of the atlas. KeyError for a prefix that is not known."""
    return [_atlas(site_url, version) if prefix == "atlas" else _known(prefix, vocabulary) for prefix in sorted(used)]


def _atlas(site_url: str, version: str) -> Resource:
    return Resource(
        id="atlas",
        name="HCC Case Atlas vocabulary",
        url=site_url,
        version=version,
        namespace_prefix="atlas",
        iri_prefix=site_url,
    )


def _known(prefix: str, vocabulary: Vocabulary) -> Resource:
    identifier, name, url, iri_prefix = _KNOWN[prefix]
    checked: CheckedCodes | None = vocabulary.checked.get(_KINDS.get(prefix, ""))
    return Resource(
        id=identifier,
        name=name,
        url=url,
        version=f"checked {checked.on if checked else CHECKED}",
        namespace_prefix=prefix,
        iri_prefix=iri_prefix,
    )
