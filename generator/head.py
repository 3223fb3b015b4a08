"""What a page tells machines in its head: JSON-LD, Highwire and Open Graph tags, typed links."""

from __future__ import annotations

from typing import Any

from generator.atlas import Atlas
from generator.model import Case


def case_head(case: Case, atlas: Atlas, site_url: str) -> dict[str, Any]:
    """The front-matter value `head` of the page of one revision of a case; `site_url` ends in a slash."""
    return {}
