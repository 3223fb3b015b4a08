"""Completes hand-written pages, gives every page its policy, and refuses a site that lacks a published address."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs_redirects.plugin import HTML_TEMPLATE as REDIRECT  # type: ignore[import-untyped]  # ships no types

from generator.head import index_head
from generator.live_reload import reloading
from generator.policy import known_scripts, with_policy
from generator.problems import Problem, ProblemsFound
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


@event_priority(-100)  # after the plugin that writes the redirects
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Put the policy into every page; raise PluginError with whatever must not be published, whoever builds it."""
    site_dir = Path(config.site_dir)
    if problems := list(_policies(site_dir)):
        raise PluginError("the pages must hold no script or style but the theme's:\n" + "\n".join(map(str, problems)))
    ledger, _document = read_ledger(Path(config.extra["cases_dir"]))
    if losses := list(lost(ledger, site_dir)):
        raise PluginError("the site would lose published addresses:\n" + "\n".join(losses))


def _policies(site_dir: Path) -> Iterable[Problem]:
    """Write the policy into each page of a site; what stands in the way is told, page by page."""
    known = known_scripts([(site_dir / "404.html").read_text(encoding="utf-8"), REDIRECT.format(url="")])
    for path in sorted(site_dir.rglob("*.html")):
        try:
            text = with_policy(path.relative_to(site_dir).as_posix(), path.read_text(encoding="utf-8"), known)
            path.write_text(text, encoding="utf-8")
        except ProblemsFound as found:
            yield from found.problems


def on_serve(server: LiveReloadServer, **_: Any) -> LiveReloadServer:
    """Let the page that is served reload itself; the files of the site allow no such thing."""
    app = server.get_app()
    if app:
        server.set_app(reloading(app))
    return server
