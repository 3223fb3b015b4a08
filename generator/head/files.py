"""The data files beside the page of one revision of a case, as its typed links and its JSON-LD name them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.atlas import Atlas
from generator.links import PHENOPACKET, RECORD, case_url, revision_url
from generator.model import Case

JSON = "application/json"


@dataclass(frozen=True)
class CaseFile:
    """A file beside a case page: its name there, what it is, its media type, and whether it holds the record itself."""

    name: str
    label: str
    media_type: str
    content: bool = False


_RECORD = CaseFile(RECORD, "Record as JSON", JSON, content=True)
_CITATIONS = (
    CaseFile("cite.bib", "Citation for BibTeX", "application/x-bibtex"),
    CaseFile("cite.ris", "Citation as RIS", "application/x-research-info-systems"),
    CaseFile("cite.csl.json", "Citation as CSL-JSON", "application/vnd.citationstyles.csl+json"),
)
_PHENOPACKET = CaseFile(PHENOPACKET, "Phenopacket", JSON, content=True)


def is_current(case: Case, atlas: Atlas) -> bool:
    """Whether this is the revision of the record that the atlas holds now."""
    present = atlas.by_id.get(case.id)
    return present is not None and present.revision.number == case.revision.number


def page_url(case: Case, atlas: Atlas) -> str:
    """The page of this revision, from the site root: the page of the case while the revision is current."""
    return case_url(case.id) if is_current(case, atlas) else revision_url(case.id, case.revision.number)


def files_of(case: Case, atlas: Atlas) -> tuple[CaseFile, ...]:
    """The files beside `page_url`; there is a Phenopacket of the current revision only."""
    return (_RECORD, *((_PHENOPACKET,) if is_current(case, atlas) else ()), *_CITATIONS)
