"""Puts the address of this site into the examples of the hand-written pages."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

PLACEHOLDER = "https://hcc-case-atlas.example/"


def on_page_markdown(markdown: str, config: MkDocsConfig, **_: Any) -> str:
    """The page with the site's own address in place of the placeholder."""
    return markdown.replace(PLACEHOLDER, config.site_url or PLACEHOLDER)
