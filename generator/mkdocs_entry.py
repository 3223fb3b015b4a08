"""Puts the generated pages among the hand-written ones; here alone the generator imports mkdocs_gen_files."""

from __future__ import annotations

from pathlib import Path

import mkdocs_gen_files
from mkdocs.exceptions import PluginError

from generator.page import Page
from generator.pages import all_pages
from generator.problems import ProblemsFound
from generator.read import read_atlas
from generator.withdrawn import redirects

config = mkdocs_gen_files.config
try:
    atlas = read_atlas(Path(config.extra["cases_dir"]))
except ProblemsFound as found:
    raise PluginError(f"problems in the records:\n{found}") from found
config.extra["atlas"] = atlas  # for the search index, so that the records are read once
config.plugins["redirects"].config["redirect_maps"] = redirects(atlas)
for page in all_pages(atlas, config.site_url or "/"):
    by_hand = (page.path, f"{page.path.removesuffix('/index.md')}.md")
    if any(Path(config.docs_dir, path).exists() for path in by_hand):
        raise PluginError(f"'{page.path}' is generated and must not be written by hand as well")
    with mkdocs_gen_files.open(page.path, "wb") as file:
        file.write(page.content)
    if isinstance(page, Page) and page.edit_path:
        # Edit links start at docs/, the records stand beside it.
        mkdocs_gen_files.set_edit_path(page.path, f"../{page.edit_path}")
