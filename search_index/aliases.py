"""The names by which a query can mean a concept or a value: any name or synonym, in any spelling, to its tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.atlas import Atlas
from generator.vocabulary import Drug, Vocabulary
from search_index.labels import VALUE_NAMES, every_stage, tag_labels
from search_index.tags import PREFIXES, PRIMARY_SITE, concept_tag, joint_tags, names_of, slug, stage_tags
from search_index.words import Word, words

Key = tuple[str, ...]

SPREAD = ("metastasis", "mets")
SHORT_NAMES = {"child-pugh": ("Child", "CP"), "ecog": ("PS", "performance status")}  # before a value only


@dataclass  # not frozen: it grows name by name
class Aliases:
    """What each name means, as tags; and of each tag its label and all its names.

    A wider name, as 'immunotherapy' is for a checkpoint inhibitor, has a tag of its own besides: who asks for it finds
    the concept, but a text that has the word does not name the concept.
    """

    tags: dict[Key, set[str]] = field(default_factory=dict)
    exact: dict[Key, set[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, tag: str) -> None:
        """Let `name` mean `tag`, besides what it means already."""
        for key in _keys_of(name):
            self.tags.setdefault(key, set()).add(tag)
            self.exact.setdefault(key, set()).add(tag)
        self.names.setdefault(tag, []).append(name)

    def widen(self, name: str, tag: str) -> None:
        """Let `name` lead to `tag` besides the tag of its own, which it gets where it has none."""
        own = self.named(words(name)) or (f"term-{slug(name)}",)
        for exact in own:
            self.labels.setdefault(exact, name)
            self.add(name, exact)
        for key in _keys_of(name):
            self.tags.setdefault(key, set()).add(tag)

    def meaning(self, span: Iterable[Word]) -> tuple[str, ...]:
        """The tags that who asks for the words of `span` as one name wants, sorted; none where they are no name."""
        return _known(self.tags, span)

    def named(self, span: Iterable[Word]) -> tuple[str, ...]:
        """The tags that a text names which has the words of `span`."""
        return _known(self.exact, span)

    @cached_property
    def longest(self) -> dict[str, int]:
        """How many words the longest name has, by the word that it begins with."""
        found: dict[str, int] = {}
        for key in self.tags:
            found[key[0]] = max(found.get(key[0], 0), len(key))
        return found

    def reach(self, word: Word) -> int:
        """How many words a name can have that begins with this one; none where no name does."""
        return max(self.longest.get(word.form, 0), self.longest.get(word.parts[0], 0))

    @property
    def terms(self) -> set[str]:
        """Every word of every name."""
        return {term for key in self.tags for term in key}


def _known(tags: Mapping[Key, set[str]], span: Iterable[Word]) -> tuple[str, ...]:
    return tuple(sorted(next((tags[key] for key in keys(span) if key in tags), ())))


def _keys_of(name: str) -> set[Key]:
    """A name is no stop word, nor is the id who."""
    return set(keys(words(name))) or set(keys(words(name.upper())))


def keys(span: Iterable[Word]) -> Iterator[Key]:
    """The ways in which a name is compared: by its parts, without its stop words, with hyphens closed up."""
    listed = tuple(span)
    telling = tuple(word for word in listed if not word.is_stop)
    if telling:
        yield tuple(part for word in listed for part in word.parts)  # the a of 'child-pugh a' is no article
    if telling and not listed[0].is_stop and not listed[-1].is_stop:
        yield tuple(part for word in telling for part in word.parts)
        yield tuple(word.form for word in telling)


def aliases_of(atlas: Atlas) -> Aliases:
    """Every name in the vocabulary, the values that the records have, and the abbreviations."""
    aliases = Aliases(labels=tag_labels(atlas))
    for name, tag in (*_concept_names(atlas.vocabulary), *_stage_names(atlas), *_value_names(atlas)):
        aliases.add(name, tag)
    for short, explained in atlas.vocabulary.abbreviations.items():
        _abbreviate(aliases, short, explained.partition("(")[0].strip())
    for name, tag in _wider_names(atlas.vocabulary):
        aliases.widen(name, tag)
    return aliases


def _abbreviate(aliases: Aliases, short: str, long: str) -> None:
    """An abbreviation means what its long form means. Where that is no name yet the two become one.

    Not where the long form only holds other names: 'atezolizumab and bevacizumab' must stay the two drugs.
    """
    if aliases.meaning(words(short)):
        return
    tags = aliases.meaning(words(long)) or (f"term-{slug(short)}",)
    for tag in tags:
        aliases.labels.setdefault(tag, short)
        aliases.add(short, tag)
        if not _holds_names(long, aliases):
            aliases.add(long, tag)


def _holds_names(text: str, aliases: Aliases) -> bool:
    listed = list(words(text))
    spans = (listed[start:end] for start in range(len(listed)) for end in range(start + 1, len(listed) + 1))
    return any(aliases.meaning(span) for span in spans)


def _concept_names(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Ids, labels and synonyms; of a site those of a metastasis there, since the organ alone is no finding."""
    for kind in PREFIXES:
        for concept_id, concept in vocabulary.of_kind(kind).items():
            is_spread = kind == "sites" and concept_id != PRIMARY_SITE
            for name in (concept_id, *names_of(concept)):
                for full in [f"{name} {spread}" for spread in SPREAD] if is_spread else [name]:
                    yield full, concept_tag(kind, concept_id)


def _wider_names(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Wider terms, the class of a drug for each of its drugs, and the organ for a metastasis there."""
    for kind in PREFIXES:
        for concept_id, concept in vocabulary.of_kind(kind).items():
            organ = names_of(concept) if kind == "sites" and concept_id != PRIMARY_SITE else ()
            drug_class = (concept.drug_class,) if isinstance(concept, Drug) else ()
            yield from ((name, concept_tag(kind, concept_id)) for name in (*concept.broader, *drug_class, *organ))


def _stage_names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """'BCLC C', 'Child-Pugh class A', 'T4N0M0': the system, by any of its names, with the value, or a TNM alone."""
    for system, value in every_stage(atlas):
        for tag in stage_tags(system, value):
            bare = tag.removeprefix(f"stage-{system}-")
            for name in (*names_of(atlas.vocabulary.staging[system]), *SHORT_NAMES.get(system, ())):
                yield f"{name} {bare.upper()}", tag
            if re.fullmatch(r"t\d.*n\d.*m\d.*", bare):
                yield bare, tag


def _joint_names(kind: str, name: str, value: str) -> tuple[str, ...]:
    if kind == "drugs":
        return (f"{name} stopped because of {value}", f"stopped {name} because of {value}")
    return (f"grade {value} {name}", f"{name} grade {value}", f"{name} of grade {value}")


def _value_names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    for tag, names in VALUE_NAMES.items():
        yield from ((name, tag) for name in names)
    for tag, value, (kind, concept_id) in (joint for case in atlas.cases for joint in joint_tags(case)):
        for name in (concept_id, *names_of(atlas.vocabulary.of_kind(kind)[concept_id])):
            yield from ((joint, tag) for joint in _joint_names(kind, name, value))
    reasons = {t.stop_reason.category for case in atlas.cases for t in case.treatments if t.stop_reason}
    if "ongoing" in reasons:
        yield "a treatment that was ongoing", "stop-ongoing"
    for reason in sorted(reasons - {"not reported", "ongoing"}):
        for name in ("stopped because of", "a treatment stopped because of"):
            yield f"{name} {reason}", f"stop-{slug(reason)}"
