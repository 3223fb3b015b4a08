"""Places in the source text, its sections, and what is known of the article."""

from __future__ import annotations

from generator.model import Case, Entry
from generator.rules.found import Found
from generator.values import LineRange
from generator.vocabulary import Vocabulary


def places_are_in_a_section(case: Case, vocabulary: Vocabulary) -> Found:
    """Every 'at' must lie within one section of the source text."""
    for location, part in case.addressed:
        if location[:1] == ("source",):
            continue
        for lines in getattr(part, "at", None) or ():
            if lines.last > case.source.text.lines:
                yield (
                    (*location, "at"),
                    f"'at' must be within the {case.source.text.lines} lines of the source text, found {_plain(lines)}",
                )
            elif case.source.section_of(lines) is None:
                yield (
                    (*location, "at"),
                    f"'at' must lie within one section of 'source.text.sections', found {_plain(lines)}",
                )


def sections_are_in_the_text(case: Case, vocabulary: Vocabulary) -> Found:
    """A section must lie within the source text."""
    for index, section in enumerate(case.source.text.sections):
        for lines in section.lines:
            if lines.last > case.source.text.lines:
                yield (
                    ("source", "text", "sections", index, "lines"),
                    f"a section must end by line {case.source.text.lines}, found {_plain(lines)}",
                )


def captions_are_named_as_such(case: Case, vocabulary: Vocabulary) -> Found:
    """'only_in_caption' must be true exactly where every place is in a figure caption."""
    for location, part in case.addressed:
        if not isinstance(part, Entry) or not hasattr(part, "only_in_caption") or not part.at:
            continue
        kinds = {section.kind for lines in part.at if (section := case.source.section_of(lines))}
        if part.only_in_caption != (kinds == {"figure caption"}):
            must = "true" if kinds == {"figure caption"} else "left out"
            yield (
                location,
                f"'only_in_caption' must be {must} here: its places are in {', '.join(sorted(kinds)) or 'no section'}",
            )


def secondary_sources_name_their_reporter(case: Case, vocabulary: Vocabulary) -> Found:
    """A record from a secondary source must name the record whose article reports it, and no other may."""
    source = case.source
    if (source.read == "secondary source") != (source.reported_by is not None):
        yield (
            ("source", "read"),
            "'reported_by' must be given for a secondary source and only there; for example reported_by: hcc-0004",
        )


def what_is_not_known_is_named(case: Case, vocabulary: Vocabulary) -> Found:
    """An article without title or authors must say so in 'not_shown'."""
    bibliography = case.source.bibliography
    if not (bibliography.title and bibliography.authors) and not case.source.not_shown:
        yield ("source",), "'not_shown' must say that title or authors are not known; for example [title, authors]"


def _plain(lines: LineRange) -> str:
    return str(lines).replace("–", "-")
