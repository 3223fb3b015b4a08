"""What all pages of one build share: records, address of the site, templates, citation styles, trials' addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.atlas import Atlas
from generator.case_summary import trial_addresses
from generator.citations.styles import Styles
from generator.render import Renderer


@dataclass(frozen=True)
class Publication:
    """One build of the site of `atlas` at `site_url`, which ends in a slash."""

    atlas: Atlas
    site_url: str

    @cached_property
    def renderer(self) -> Renderer:
        """The templates, read once."""
        return Renderer(self.atlas.vocabulary)

    @cached_property
    def trial_urls(self) -> Mapping[str, str]:
        """Trial id to the address of its figures."""
        return trial_addresses(self.atlas)

    @cached_property
    def styles(self) -> Styles:
        """The citation styles, read once; they remember the texts of this build."""
        return Styles()
