"""Puts the address of the site into hand-written examples, and refuses a site that lacks a published address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.published import lost
from generator.read import read_ledger

PLACEHOLDER = "https://hcc-case-atlas.example/"


def on_page_markdown(markdown: str, config: MkDocsConfig, **_: Any) -> str:
    """The page with the site's own address in place of the placeholder."""
    return markdown.replace(PLACEHOLDER, config.site_url or PLACEHOLDER)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Raise PluginError with every published address that the finished site lacks, whoever builds it."""
    ledger, _document = read_ledger(Path(config.extra["cases_dir"]))
    if losses := list(lost(ledger, Path(config.site_dir))):
        raise PluginError("the site would lose published addresses:\n" + "\n".join(losses))
