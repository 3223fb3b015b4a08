"""Completes hand-written pages, and refuses a site that lacks a published address."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from generator.head import index_head
from generator.published import lost
from generator.read import read_ledger

PLACEHOLDER = "https://hcc-case-atlas.example/"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give a page that has no head of its own a plain one, and its examples the site's address for the placeholder."""
    site_url = config.site_url or PLACEHOLDER
    if "head" not in page.meta:
        title = html.unescape(page.meta.get("title") or config.site_name)
        description = html.unescape(page.meta.get("description") or config.site_description or "")
        page.meta["head"] = index_head(title, description, page.url, site_url, None, "WebPage")
    return markdown.replace(PLACEHOLDER, site_url)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Raise PluginError with every published address that the finished site lacks, whoever builds it."""
    ledger, _document = read_ledger(Path(config.extra["cases_dir"]))
    if losses := list(lost(ledger, Path(config.site_dir))):
        raise PluginError("the site would lose published addresses:\n" + "\n".join(losses))
