"""The template environment: strict, inert, and front matter that nothing breaks out of."""

from __future__ import annotations

import html

import jinja2
import pytest
import yaml

from generator.render import anchor, counted, environment, front_value, sentence
from generator.vocabulary import Vocabulary


def rendered(template: str, **values: object) -> str:
    """`template` rendered as the pages are."""
    return environment(Vocabulary()).from_string(template).render(**values)


def test_printed_text_is_inert() -> None:
    """A plain value cannot become HTML or Markdown."""
    assert rendered("{{ text }}", text="<b>*x*</b>") == "&lt;b&gt;&#42;x&#42;&lt;/b&gt;"


def test_a_value_that_is_not_there_is_a_mistake() -> None:
    """A template that prints an absent or unknown value fails instead of leaving a blank."""
    with pytest.raises(ValueError, match="which kind of missing"):
        rendered("{{ value }}", value=None)
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ nothing }}")


@pytest.mark.parametrize("text", ['"quoted"', "a: b", "--- \n evil: true", "</title>", "#x", "{a}", "tab\there"])
def test_front_matter_holds_any_text(text: str) -> None:
    """A title with quotes, colons or line breaks stays one value, and the theme can print it as it is."""
    front = yaml.safe_load(f"title: {front_value(text)}\nnext: 1")
    assert (html.unescape(front["title"]), front["next"]) == (text, 1)
    assert not set(front["title"]) & set('<>"')


def test_small_words() -> None:
    """Counting, sentences and anchors read as they should."""
    assert [counted(1, "record"), counted(2, "record"), counted(2, "entry", "entries")] == [
        "1 record",
        "2 records",
        "2 entries",
    ]
    assert [sentence("lung"), sentence("Why?")] == ["Lung.", "Why?"]
    assert anchor("treatment-1") == "{#treatment-1}"


@pytest.mark.parametrize("fragment", ["x} onclick=y", "x .evil", "X", "", "a\nb", "{#x}", "ä"])
def test_a_fragment_is_an_id_and_nothing_else(fragment: str) -> None:
    """An attribute list could hold more than an id."""
    with pytest.raises(ValueError, match="a fragment must be of"):
        anchor(fragment)
