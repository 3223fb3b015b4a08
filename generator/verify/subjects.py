"""Each record and trial with its claims, its exceptions and the parts of the text that concern it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Case
from generator.trials import Trial
from generator.verify.article import Article
from generator.verify.case_claims import case_claims
from generator.verify.claims import OF_OTHERS, Claim, Ranges
from generator.verify.exceptions import Exceptions
from generator.verify.names import Named, named_in
from generator.verify.records import Files
from generator.verify.text import ArticleText, plain
from generator.verify.trial_claims import trial_claims
from generator.vocabulary import Vocabulary
from generator.yaml_source import Document

COUNTED = frozenset({"case report", "figure caption", "table"})  # sections whose every number must be used
PLACELESS = COUNTED | {"abstract"}  # sections where a number without a place of its own may stand


@dataclass(frozen=True)
class Subject:
    """A record or trial as it is compared."""

    id: str
    group: str  # 'records' or 'trials'
    document: Document
    digest: str
    sha256: str  # of the article's text
    claims: tuple[Claim, ...]
    exceptions: Exceptions
    lines: int = 0  # how many the record says the text has; a trial does not say it
    counted: Ranges = ()
    case: Ranges = ()
    tables: Ranges = ()

    def article(self, text: ArticleText, vocabulary: Vocabulary) -> Article:
        """Its article; a trial has no case, so what has no place of its own may stand anywhere."""
        case = text.places(self.case) if self.case else ((1, len(text.lines)),)
        told = text.places(self.counted)
        named = {**named_in(text, vocabulary), "volumes": self._volumes(text)}
        return Article(text, case, text.places(self.tables), told, named)

    def _volumes(self, text: ArticleText) -> tuple[Named, ...]:
        """Where the text names the target volumes of radiotherapy, such as PTV-1."""
        names = {claim.about[1] for claim in self.claims if claim.about and claim.about[0] == "volumes"}
        spans = ((name, span) for name in sorted(names) for span in text.phrases.term(plain(name)))
        return tuple(Named(start, end, name) for name, (start, end) in spans)


def subjects_of(files: Files) -> Iterator[Subject]:
    """Every record, then every trial whose record is there."""
    by_id = {case.id: case for case in files.cases}
    yield from (_record(case, files) for case in files.cases)
    yield from (_trial(trial, by_id[trial.reported_by], files) for trial in files.trials if trial.reported_by in by_id)


def _record(case: Case, files: Files) -> Subject:
    claims = case_claims(case, files.vocabulary)
    own = (
        claim for claim in claims if claim.kind != "lines" and claim.location[0] not in OF_OTHERS - {"synopsis", "care"}
    )
    entries = [lines for claim in own for lines in claim.ranges or ()]
    return Subject(
        id=case.id,
        group="records",
        document=files.documents[case.id],
        digest=files.digests[case.id],
        sha256=case.source.text.sha256,
        claims=claims,
        exceptions=files.exceptions.records.get(case.id, Exceptions()),
        lines=case.source.text.lines,
        counted=_sections(case, COUNTED),
        case=(*_sections(case, PLACELESS), *entries),
        tables=_sections(case, frozenset({"table"})),
    )


def _trial(trial: Trial, case: Case, files: Files) -> Subject:
    return Subject(
        id=trial.id,
        group="trials",
        document=files.documents[trial.id],
        digest=files.digests[trial.id],
        sha256=case.source.text.sha256,
        claims=trial_claims(trial, files.vocabulary),
        exceptions=files.exceptions.trials.get(trial.id, Exceptions()),
        tables=_sections(case, frozenset({"table"})),
    )


def _sections(case: Case, kinds: frozenset[str]) -> Ranges:
    return tuple(lines for part in case.source.text.sections if part.kind in kinds for lines in part.lines)
