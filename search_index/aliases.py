"""The names by which a query can mean a concept or a value: any name or synonym, in any spelling, to its tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.atlas import Atlas
from generator.vocabulary import Drug, Vocabulary
from search_index.labels import VALUE_NAMES, every_stage, tag_labels
from search_index.tags import PREFIXES, PRIMARY_SITE, concept_tag, names_of, slug, stage_tags
from search_index.words import Word, words

Key = tuple[str, ...]
Phrase = tuple[Word, ...]

SPREAD = ("metastasis", "mets")
SHORT_NAMES = {"child-pugh": ("Child", "CP"), "ecog": ("PS", "performance status")}  # before a value only


@dataclass
class Aliases:
    """What each name means: the tags that stand for it, and other phrases that say the same; and the label of a tag."""

    tags: dict[Key, set[str]] = field(default_factory=dict)
    phrases: dict[Key, dict[Phrase, str]] = field(default_factory=dict)  # with the text that each was read from
    labels: dict[str, str] = field(default_factory=dict)
    longest: int = 1

    def add(self, name: str, tag: str) -> None:
        """Let `name` mean `tag`, besides what it means already."""
        for key in self._keys(name):
            self.tags.setdefault(key, set()).add(tag)

    def equate(self, name: str, other: str) -> None:
        """Let what is asked for as `name` be found as `other` too."""
        phrase = tuple(word for word in words(other) if not word.is_stop)
        for key in self._keys(name) if phrase else ():
            self.phrases.setdefault(key, {}).setdefault(phrase, other)

    def meaning(self, span: Iterable[Word]) -> Key | None:
        """The key under which the words of `span` are known as one name; None where they are not."""
        return next((key for key in keys(span) if key in self.tags or key in self.phrases), None)

    @property
    def terms(self) -> set[str]:
        """Every word of every name."""
        return {term for key in (*self.tags, *self.phrases) for term in key}

    def _keys(self, name: str) -> set[Key]:
        found = set(keys(words(name))) or set(keys(words(name.upper())))  # a name is no stop word, nor is the id who
        self.longest = max(self.longest, *map(len, found), 1)
        return found


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
    for name, other in _same(atlas.vocabulary, aliases):
        aliases.equate(name, other)
    return aliases


def _same(vocabulary: Vocabulary, aliases: Aliases) -> Iterator[tuple[str, str]]:
    """A synonym is found as its concept's label too; an abbreviation as its long form, and that as the abbreviation.

    The last not where the long form holds a name of its own: 'atezolizumab and bevacizumab' must stay the two drugs.
    """
    for kind in PREFIXES:
        for concept in vocabulary.of_kind(kind).values():
            yield from ((name, concept.label) for name in concept.synonyms)
    for short, explained in vocabulary.abbreviations.items():
        long = explained.partition("(")[0]
        yield short, long
        if not _names_within(long, aliases):
            yield long, short


def _names_within(text: str, aliases: Aliases) -> bool:
    listed = list(words(text))
    spans = (listed[start:end] for start in range(len(listed)) for end in range(start + 1, len(listed) + 1))
    return any(key in aliases.tags for span in spans for key in keys(span))


def _concept_names(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Ids, labels, synonyms and wider terms; the class of a drug stands for each of its drugs."""
    for kind in PREFIXES:
        for concept_id, concept in vocabulary.of_kind(kind).items():
            tag = concept_tag(kind, concept_id)
            yield from ((name, tag) for name in (concept_id, *names_of(concept), *concept.broader))
            if isinstance(concept, Drug):
                yield concept.drug_class, tag
            if kind == "sites" and concept_id != PRIMARY_SITE:
                yield from ((f"{name} {spread}", tag) for name in (concept_id, *names_of(concept)) for spread in SPREAD)


def _stage_names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """'BCLC C', 'Child-Pugh class A', 'T4N0M0': the system, by any of its names, with the value, or a TNM alone."""
    for system, value in every_stage(atlas):
        for tag in stage_tags(system, value):
            bare = tag.removeprefix(f"stage-{system}-")
            for name in (*names_of(atlas.vocabulary.staging[system]), *SHORT_NAMES.get(system, ())):
                yield f"{name} {bare.upper()}", tag
            if re.fullmatch(r"t\d.*n\d.*m\d.*", bare):
                yield bare, tag


def _value_names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    for tag, names in VALUE_NAMES.items():
        yield from ((name, tag) for name in names)
    reasons = {t.stop_reason.category for case in atlas.cases for t in case.treatments if t.stop_reason}
    for reason in sorted(reasons - {"not reported", "ongoing"}):
        yield f"stopped because of {reason}", f"stop-{slug(reason)}"
