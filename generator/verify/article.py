"""An article as claims are looked up in it: its text, which lines tell the case, and where it names drugs and tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.verify.claims import Claim
from generator.verify.names import Named
from generator.verify.spans import Span
from generator.verify.text import ArticleText, Places


@dataclass(frozen=True)
class Article:
    """A text, which of its lines tell the case, which are tables, and where it names drugs and tests."""

    text: ArticleText
    case: Places  # where a number without lines of its own may stand
    tables: Places
    told: Places = ()  # case report, captions and tables: what stands there was told of this patient
    named: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)

    def places(self, claim: Claim) -> Places:
        """The lines where a claim may stand."""
        return self.case if claim.ranges is None else self.text.places(claim.ranges)

    def is_table(self, span: Span) -> bool:
        """Whether it stands in a table."""
        return self.text.holds(self.tables, *span)
