"""What a record answers: what was had, what is stated to be absent, and silence."""

from __future__ import annotations

from generator.similar.answers import Had, Item, several


def item(name: str, wider: str = "") -> Item:
    """An item of which only the name matters."""
    return Item(name, name, f"{name}-1", wider=wider)


def test_silence_is_no_empty_list() -> None:
    """A list without entries is not reported; one that only says what is not reported or assessed says that."""
    assert several([]).value is None
    assert several([]).why == "not reported"
    assert several([(item("lung"), "not assessed")]).value is None
    assert several([(item("lung"), "not assessed")]).why == "not assessed"


def test_what_is_stated_to_be_absent_is_known_and_not_had() -> None:
    """An absence is an answer; of a concept that another entry says was there, it is none."""
    answer = several([(item("lung"), "absent"), (item("bone", "skeleton"), None), (item("bone"), "absent")])
    assert answer.value == Had(frozenset({"bone"}), frozenset({"lung"}), frozenset({"skeleton"}))
    assert [one.name for one in answer.items] == ["bone"]


def test_a_band_is_told_where_it_says_more_than_the_value() -> None:
    """'10 ng/mL (under 20 ng/mL)', but not 'class A (class A)'."""
    assert Item("under 20 ng/mL", "10 ng/mL", "marker-1").shown == "10 ng/mL (under 20 ng/mL)"
    assert Item("class A", "class A", "staging-1").shown == "class A"
    assert Item("", "partial response", "response-1").shown == "partial response"
