"""The only module that touches the site engine: puts the generated pages among the hand-written ones."""

from __future__ import annotations

from pathlib import Path

import mkdocs_gen_files

from generator.pages import all_pages
from generator.read import read_atlas

config = mkdocs_gen_files.config
for page in all_pages(read_atlas(Path(config.extra["cases_dir"])), config.site_url):
    with mkdocs_gen_files.open(page.path, "w") as file:
        file.write(page.text)
    if page.edit_path:
        # Edit links start at docs/, the records stand beside it.
        mkdocs_gen_files.set_edit_path(page.path, f"../{page.edit_path}")
