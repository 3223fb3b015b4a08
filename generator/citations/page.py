"""What the section "Cite" of a case page shows."""

from __future__ import annotations

from typing import Any

from generator.model import Case


def cite_values(case: Case, site_url: str) -> dict[str, Any]:
    """The values of the template `case/cite.md.j2` under the names it uses; `site_url` ends in a slash."""
    from generator.citations.old import record_citation

    return {"citation": record_citation(case, site_url)}
