"""The only place that knows a URL: of a page, of a fragment, of an article, of a code."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote

ROOT = ""
CASES, DRUGS, MODALITIES, COMPLICATIONS = "cases/", "drugs/", "modalities/", "complications/"
RECORD, PHENOPACKET, LINKSET = "record.json", "phenopacket.json", "linkset.json"  # beside the page of a case
SITE_PREVIEW = "assets/images/preview.png"
FEED, SITEMAP = "feed.xml", "sitemap.xml"
SEARCH, ABOUT, CURATION, CONTRIBUTE, CITE, DATA, GLOSSARY, COMPARE = (
    "search/", "about/", "curation/", "contribute/", "cite/", "data/", "glossary/", "compare/",
)  # fmt: skip

_CODE_URLS = {
    "atc": "https://atcddd.fhi.no/atc_ddd_index/?code={}",
    "chembl": "https://www.ebi.ac.uk/chembl/explore/compound/{}",
    "doid": "https://disease-ontology.org/term/{}",
    "drugbank": "https://go.drugbank.com/drugs/{}",
    "hgnc": "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/{}",
    "hp": "https://hpo.jax.org/browse/term/{}",
    "loinc": "https://loinc.org/{}",
    "mesh": "https://meshb.nlm.nih.gov/record/ui?ui={}",
    "mondo": "https://monarchinitiative.org/{}",
    "ncit": "https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/{}",
    "rxnorm": "https://mor.nlm.nih.gov/RxNav/search?searchBy=RXCUI&searchTerm={}",
    "unii": "https://precision.fda.gov/uniisearch/srs/unii/{}",
}
CODE_SYSTEM_NAMES = {
    "atc": "ATC", "chembl": "ChEMBL", "ctcae": "CTCAE", "doid": "Disease Ontology", "drugbank": "DrugBank",
    "hgnc": "HGNC", "hp": "Human Phenotype Ontology", "icd-10": "ICD-10", "icd-o": "ICD-O", "loinc": "LOINC",
    "meddra": "MedDRA", "mesh": "MeSH", "mondo": "Mondo", "ncit": "NCI Thesaurus", "rxnorm": "RxNorm", "unii": "UNII",
}  # fmt: skip


def case_url(case_id: str) -> str:
    """The page of a case, from the site root."""
    return f"{CASES}{case_id}/"


def record_url(case_id: str) -> str:
    """The data file of a case, from the site root."""
    return f"{case_url(case_id)}{RECORD}"


def revision_url(case_id: str, number: int) -> str:
    """The page of one published revision of a case, from the site root: what a citation names."""
    return f"{case_url(case_id)}r{number}/"


def revision_record_url(case_id: str, number: int) -> str:
    """The data file of one published revision of a case, from the site root."""
    return f"{revision_url(case_id, number)}{RECORD}"


def phenopacket_url(case_id: str) -> str:
    """The Phenopacket of a case, from the site root."""
    return f"{case_url(case_id)}{PHENOPACKET}"


def unmapped_url(case_id: str) -> str:
    """The list of what the Phenopacket of a case cannot say, from the site root."""
    return f"{case_url(case_id)}phenopacket-unmapped.json"


def course_svg_url(case_id: str, *, wide: bool = True) -> str:
    """The picture of the course of a case, for wide or for narrow places, from the site root."""
    return f"{case_url(case_id)}course{'' if wide else '-narrow'}.svg"


def comparison_url(case_id: str) -> str:
    """What a comparison shows of a case, as data, from the site root."""
    return f"{case_url(case_id)}comparison.json"


def compare_url(*case_ids: str) -> str:
    """The comparison of these cases, from the site root."""
    return f"{COMPARE}?cases={','.join(case_ids)}"


def preview_url(case_id: str) -> str:
    """The preview image of a case, from the site root."""
    return f"{case_url(case_id)}preview.png"


def data_url(name: str) -> str:
    """A file of the bulk data, such as `cases.csv`, from the site root."""
    return f"{DATA}{name}"


def concept_url(kind: str, concept_id: str) -> str:
    """The page of a drug, modality or complication, from the site root; `kind` is the name of its index."""
    return f"{kind}/{concept_id}/"


def trial_url(drug_id: str, trial_id: str) -> str:
    """The figures of a trial, on the page of its drug."""
    return f"{concept_url('drugs', drug_id)}#{trial_id}"


def source_path(url: str) -> str:
    """The Markdown file that becomes the page at `url`."""
    return f"{url}index.md"


def doi_url(doi: str) -> str:
    """The resolver link of a DOI."""
    return f"https://doi.org/{quote(doi, safe='/')}"


def code_url(system: str, code: str) -> str | None:
    """Where a code is explained by its own register; None where it has no public page."""
    template = _CODE_URLS.get(system)
    return template.format(quote(code, safe=":")) if template else None


@dataclass(frozen=True)
class LinksFrom:
    """Relative links from one page of the site, so that the site works under any path."""

    url: str

    def to(self, target: str) -> str:
        """A link to `target`, a URL from the site root that may end in a fragment."""
        path, hash_sign, fragment = target.partition("#")
        if path == self.url and fragment:
            return f"#{fragment}"
        relative = posixpath.relpath(path or ".", self.url or ".")
        return relative + ("/" if not path or path.endswith("/") else "") + hash_sign + fragment

    def case(self, case_id: str, entry_id: str = "") -> str:
        """A link to a case, or to one of its entries."""
        return self.to(case_url(case_id) + (f"#{entry_id}" if entry_id else ""))

    def record(self, case_id: str) -> str:
        """A link to the data file of a case."""
        return self.to(record_url(case_id))

    def revision(self, case_id: str, number: int, fragment: str = "") -> str:
        """A link to one published revision of a case."""
        return self.to(revision_url(case_id, number) + (f"#{fragment}" if fragment else ""))

    def concept(self, kind: str, concept_id: str) -> str:
        """A link to a drug, modality or complication."""
        return self.to(concept_url(kind, concept_id))
