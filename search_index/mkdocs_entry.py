"""Puts the published index and the code that reads it beside the search page; runs after the generator's own entry."""

from __future__ import annotations

from pathlib import Path

import mkdocs_gen_files

from search_index.publish import search_files

config = mkdocs_gen_files.config
for path, data in search_files(config.extra["atlas"], Path(config.docs_dir)):
    with mkdocs_gen_files.open(path, "wb") as file:
        file.write(data)
