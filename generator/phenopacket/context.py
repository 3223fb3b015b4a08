"""What every mapper needs: the record, its vocabulary as classes, and permanent references to its entries."""

from __future__ import annotations

from dataclasses import dataclass

from phenopackets import Evidence, ExternalReference, OntologyClass

from generator.links import revision_url
from generator.model import Case, Statement
from generator.phenopacket.codes import STATED, Codes, known, own
from generator.phenopacket.words import lines_words


@dataclass(frozen=True)
class Context:
    """A record on its way into a Phenopacket; `site_url` ends in a slash."""

    case: Case
    codes: Codes
    site_url: str

    def reference(self, fragment: str = "", description: str = "") -> ExternalReference:
        """The permanent address of this revision of the record, or of one of its entries."""
        page = revision_url(self.case.id, self.case.revision.number) + (f"#{fragment}" if fragment else "")
        return ExternalReference(id=f"atlas:{page}", reference=f"{self.site_url}{page}", description=description)

    def evidence(self, statement: Statement, text: str) -> Evidence:
        """What the article says, where it says it, and whether the editors inferred the entry."""
        lines = f"{lines_words(statement.at).capitalize()} of the source text." if statement.at else ""
        return Evidence(
            evidence_code=self._kind_of_evidence(statement),
            reference=self.reference(str(getattr(statement, "id", "")), f"{text} {lines}".strip()),
        )

    def _kind_of_evidence(self, statement: Statement) -> OntologyClass:
        if statement.inferred:
            return own("evidence", "inferred", "inferred by the editors of the record")
        if self.case.source.read == "secondary source":
            return own("evidence", "second-hand", "told by the authors of another article")
        return known(STATED)
