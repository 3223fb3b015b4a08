"""What a record must judge besides telling it."""

from __future__ import annotations

import pytest

from generator.model.care import CareStatements
from generator.rules.judgements import (
    attributed_harm_quotes_the_link,
    care_statements_are_there,
    responses_say_whether_they_can_be_checked,
)
from generator.yaml_source import read_yaml
from tests.fixtures.records import LEFT_OUT, found


@pytest.mark.parametrize("index", [0, 2])
def test_a_response_without_a_word_on_its_check(index: int) -> None:
    """Each one is named at its own place."""
    ((location, message),) = found(responses_say_whether_they_can_be_checked, {f"responses.{index}.check": LEFT_OUT})
    assert location == (f"response-{index + 1}",)
    assert message.startswith("'check' must say whether the reported data allow a reader to check the response")


def test_a_record_without_items_of_care() -> None:
    """Told where the items belong: before the curation."""
    ((location, message),) = found(care_statements_are_there, {"care": LEFT_OUT})
    assert location == ("curation",)
    assert "'keywords', 'patient_perspective' and 'informed_consent'" in message
    example = read_yaml(message.partition("; for example ")[2], "example").data
    assert CareStatements.model_validate(example["care"]).informed_consent.value == "Given in writing"


def test_harm_that_is_attributed_without_the_words_of_the_article() -> None:
    """The event is named; one that is attributed to nothing needs no words."""
    changes = {"adverse_events.0.attribution": LEFT_OUT, "adverse_events.2.attribution": LEFT_OUT}
    ((location, message),) = found(attributed_harm_quotes_the_link, changes)
    assert location == ("adverse-event-1", "attributed_to")
    assert message.startswith("'attribution' must say how the article words the link")


@pytest.mark.parametrize(
    "rule", [responses_say_whether_they_can_be_checked, care_statements_are_there, attributed_harm_quotes_the_link]
)
def test_the_invented_record_has_them_all(rule: object) -> None:
    """Nothing is asked for that is there."""
    assert found(rule) == []  # type: ignore[arg-type]  # the list above holds rules
