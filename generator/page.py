"""What the generator hands to the site engine: pages in Markdown and data files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One generated page of the site: its path, its Markdown, and the source file that an editor would change."""

    path: str
    text: str
    edit_path: str | None = None

    @property
    def content(self) -> bytes:
        """What is written to the file."""
        return self.text.encode()


@dataclass(frozen=True)
class DataFile:
    """One generated file that is published as it is: its path from the site root, which is its URL, and its bytes."""

    path: str
    content: bytes
