"""What all pages of one build share: records, address of the site, templates, citation styles, trials' addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.atlas import Atlas
from generator.case_summary import trial_addresses
from generator.citations.styles import Styles
from generator.course import Course, course_of
from generator.course.file import CourseFiles
from generator.preview import Previews
from generator.render import Renderer
from generator.similar import Likeness, similar_cases


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
    def courses(self) -> Mapping[str, Course]:
        """Case id to the course of the case."""
        return {case.id: course_of(case, self.atlas.vocabulary) for case in self.atlas.cases}

    @cached_property
    def course_files(self) -> CourseFiles:
        """What makes the pictures of courses as files; its style sheets are read once."""
        return CourseFiles()

    @cached_property
    def previews(self) -> Previews:
        """What makes the preview images; its style sheets are read once."""
        return Previews()

    @cached_property
    def trial_urls(self) -> Mapping[str, str]:
        """Trial id to the address of its figures."""
        return trial_addresses(self.atlas)

    @cached_property
    def similar(self) -> Mapping[str, tuple[Likeness, ...]]:
        """Case id to the most similar other cases, nearest first."""
        return similar_cases(self.atlas.cases, self.atlas.vocabulary)

    @cached_property
    def styles(self) -> Styles:
        """The citation styles, read once; they remember the texts of this build."""
        return Styles()
