"""Runs every rule over one case and puts each finding at its line."""

from __future__ import annotations

from collections.abc import Callable

from generator.model import Case
from generator.problems import Problem
from generator.rules import concepts, dates, judgements, references, source_text
from generator.rules.found import Found
from generator.values import Location
from generator.vocabulary import Vocabulary
from generator.yaml_source import Document

Rule = Callable[[Case, Vocabulary], Found]
RULES: tuple[Rule, ...] = (
    references.entry_ids_are_unique,
    references.entry_ids_name_their_group,
    references.treatments_referred_to_exist,
    references.treatments_refer_to_others_once,
    references.best_response_exists,
    concepts.concepts_are_known,
    concepts.complications_stand_in_their_group,
    concepts.units_belong_to_the_test,
    concepts.radiation_doses_are_in_gray,
    concepts.given_is_not_mentioned,
    concepts.only_what_happened_has_an_entry,
    dates.stop_is_not_before_start,
    dates.bounds_and_offsets_fit_the_baseline,
    dates.procedure_or_course,
    dates.status_agrees_with_death,
    dates.nothing_follows_death,
    dates.treatments_before_a_response_are_listed,
    dates.revisions_are_in_order,
    source_text.places_are_in_a_section,
    source_text.sections_are_in_the_text,
    source_text.captions_are_named_as_such,
    source_text.secondary_sources_name_their_reporter,
    source_text.what_is_not_known_is_named,
    references.a_case_is_not_compared_with_itself,
    judgements.attributed_harm_quotes_the_link,
    judgements.responses_say_whether_they_can_be_checked,
    judgements.care_statements_are_there,
)


def check_case(case: Case, document: Document, vocabulary: Vocabulary, file_id: str) -> list[Problem]:
    """Every problem that the rules find in `case`, at its line in `document`."""
    found = [problem for rule in RULES for problem in rule(case, vocabulary)]
    if case.id != file_id:
        found.append((("id",), f"'id' must be the name of its file, '{file_id}', found '{case.id}'"))
    return [
        Problem(document.path, _line(document, location), message)
        for location, message in found
        # An entry that is broken itself is still there for those that refer to it.
        if not any(f"found '{entry_id}'" in message for entry_id in document.left_out)
    ]


def _line(document: Document, location: Location) -> int:
    """The line of a location that starts with an entry's id: positions shift where a broken item was left out."""
    head, *rest = location
    return document.line_of((*document.entries.get(str(head), (head,)), *rest))
