"""What the generator hands to the site engine: pages in Markdown and plain data files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One generated file of the site: its path, its text, and the source file that an editor would change."""

    path: str
    text: str
    edit_path: str | None = None
