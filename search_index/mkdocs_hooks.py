"""Keeps the theme's own search index empty: the published index takes its place, but its plugin must stay enabled."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Exclude every page from the theme's index."""
    page.meta["search"] = {"exclude": True}
    return markdown
