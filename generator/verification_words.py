"""What a comparison with the article found, in the words of the pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.atlas import Atlas
from generator.markup import date_words
from generator.model import Case
from generator.render import counted
from generator.verification import State, Verified, state_of


@dataclass(frozen=True)
class Compared:
    """The state of one file in a few words; `result` is None where none holds for it."""

    state: State
    words: str
    result: Verified | None

    @property
    def beside(self) -> str:
        """What was not looked for, in a sentence; empty where there is nothing."""
        inferred, ours = (self.result.inferred, self.result.ours) if self.result else (0, 0)
        said = [counted(inferred, "inferred value")] if inferred else []
        said += [counted(ours, "number of our own", "numbers of our own")] if ours else []
        each = "each " if inferred + ours > 1 else ""
        return f"Not in the article: {' and '.join(said)}, {each}with its reason." if said else ""

    @property
    def numbers(self) -> str:
        """The other direction: how many numbers of the article's case report the record uses; empty without any."""
        if self.result is None or not self.result.numbers:
            return ""
        used, numbers = self.result.used, self.result.numbers
        if used == numbers:
            return f"All {numbers} numbers of case report, captions and tables are used"
        left = f"; {self.result.ignored} left out, each with its reason" if self.result.ignored else ""
        return f"{used} of {numbers} numbers of case report, captions and tables are used{left}"


def compared(verified: Verified | None, digest: str, article: str = "the article") -> Compared:
    """What was found in a file whose SHA-256 is `digest`; `article` is what it was compared with, in words."""
    state = state_of(verified, digest)
    if verified is None or state == "never":
        return Compared("never", f"Not yet compared with {article}, value by value", None)
    on = date_words(verified.date)
    if state == "changed since":
        return Compared(state, f"Changed since it was compared with {article}, {on}", None)
    found = f"{verified.found} of {verified.values} values found in {article}, {on}"
    return Compared(state, found if state == "verified" else f"{found}; not complete", verified)


def compared_case(case: Case, atlas: Atlas) -> Compared:
    """What was found in the present file of a record."""
    return compared(atlas.verifications.records.get(case.id), atlas.digests.get(case.id, ""), _article(case))


def compared_revision(case: Case, atlas: Atlas) -> Compared:
    """What was found in this revision: a frozen one is known by the checksum that the ledger keeps of it."""
    number = case.revision.number
    frozen = (item.sha256 for item in atlas.ledger.revisions.get(case.id, ()) if item.number == number)
    digest = next(frozen, None)
    if digest is None:
        return compared_case(case, atlas)
    result = compared(atlas.verifications.records.get(case.id), digest, _article(case))
    if result.result is None:
        return Compared("never", f"This revision was not compared with {_article(case)}, value by value", None)
    return result


def _article(case: Case) -> str:
    """A secondary source is the article of another record; the patient's own was not read."""
    return f"the article of {case.source.reported_by}" if case.source.reported_by else "the article"
