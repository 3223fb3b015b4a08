"""What a record must judge besides telling it: whether a response can be checked, who blames what, items of CARE."""

from __future__ import annotations

from generator.model import Case
from generator.rules.found import Found
from generator.vocabulary import Vocabulary


def responses_say_whether_they_can_be_checked(case: Case, vocabulary: Vocabulary) -> Found:
    """Every response must say whether the reported data allow a reader to check it."""
    for response in case.responses:
        if response.check is None:
            yield (
                (response.id,),
                "'check' must say whether the reported data allow a reader to check the response; for example check:"
                ' {possible: "no", what: no size is printed, at: 12}',
            )


def care_statements_are_there(case: Case, vocabulary: Vocabulary) -> Found:
    """A record must say what the article tells of key words, the patient's view and informed consent."""
    if case.care is None:
        yield (
            ("curation",),
            "'care' must stand before 'curation', with 'keywords', 'patient_perspective' and 'informed_consent'; for"
            " example care: {keywords: {missing: not reported}, patient_perspective: {missing: not reported},"
            " informed_consent: {value: Given in writing, at: 150}}",
        )


def attributed_harm_quotes_the_link(case: Case, vocabulary: Vocabulary) -> Found:
    """An adverse event that is attributed to a treatment must say how the article words it."""
    for event in case.adverse_events:
        if event.attributed_to and event.attribution is None:
            yield (
                (event.id, "attributed_to"),
                "'attribution' must say how the article words the link; for example attribution: The authors call it a"
                " side effect of sorafenib.",
            )
