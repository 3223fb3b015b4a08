"""What a query asks for: names as concepts, other words as words, mistakes repaired, and notes on what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from search_index.aliases import Aliases
from search_index.clauses import FILTERS, MENTIONED, Clause, clauses
from search_index.naming import divided, spans
from search_index.ranking import Group
from search_index.repair import Frequency, Lexicon, plain_word
from search_index.tags import author_tag, slug
from search_index.words import Word, words

MAX_CHARACTERS, MAX_WORDS = 1000, 32
MOST_FOR_ABBREVIATION = 5  # letters
# What a reader may mean to exclude or compare with: it is not done, and said.
_UNHEEDED = re.compile(r"(?<!\S)(?:no|not|without|never|except)(?!\S)|[<>≤≥]|(?<!\S)-(?=\w)", re.ASCII | re.IGNORECASE)
NoteKind = Literal["corrected", "completed", "unknown", "quoted", "no-value", "cut", "nothing", "unheeded", "any"]


@dataclass(frozen=True)
class Note:
    """Something that the reader must know about how the query was read: what was typed, and what was made of it."""

    kind: NoteKind
    typed: str = ""
    used: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The ways in which a query can be read, each a list of groups: one, or one for each end of its last word.

    A query that asks for nothing has none.
    """

    variants: list[list[Group]] = field(default_factory=list)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Reader:
    """What is needed to read a query: the names, the words of the index and how often they stand there."""

    aliases: Aliases
    lexicon: Lexicon
    frequency: Frequency

    def read(self, query: str) -> Reading:
        """The meaning of any text."""
        parts, notes = _within_limits(query)
        variants: list[list[Group]] = [[]]
        for position, (clause, asked) in enumerate(parts):
            readings, found = self._clause(clause, asked, is_last=position == len(parts) - 1)
            variants = [[*variant, *reading] for variant in variants for reading in readings]
            notes += found
        telling = [list(dict.fromkeys(variant)) for variant in variants if variant]
        if query.strip() and not telling:
            notes.append(Note("nothing"))
        return Reading(telling, tuple(notes))

    def _clause(self, clause: Clause, typed: list[Word], is_last: bool) -> tuple[list[list[Group]], list[Note]]:
        asked = [part for word in typed for part in self._divided(word)]
        if clause.quoted:
            literal = tuple(word for word in typed if not word.is_stop)
            note = Note("quoted", clause.text.strip())
            group = Group(f"each word of “{note.typed}”", (), literal, strict=True)
            return ([[group]], [note]) if literal else ([[]], [])
        if clause.field:
            return self._filter(clause, asked)
        return self._free(asked, is_last)

    def _divided(self, word: Word) -> list[Word]:
        """A word in its parts where they are names, or where nobody writes it so; a number stays with its unit."""
        if word.is_bound and word.form in self.lexicon:
            return [word]
        parts = divided(word, self.aliases)
        is_unknown = len(parts) == 1 < len(word.parts) and not word.is_bound and word.form not in self.lexicon
        if is_unknown and any(known := [part in self.lexicon for part in word.parts]) and not all(known):
            return [plain_word(part) for part in word.parts]
        return parts

    def _filter(self, clause: Clause, asked: list[Word]) -> tuple[list[list[Group]], list[Note]]:
        """The tags of one kind that a value means: by any of its names, mistyped or not, or as the tag is written."""
        prefix, value = FILTERS[clause.field], clause.text.strip()
        known, notes = self._repaired(asked)
        written = {prefix + slug(value), author_tag(value)} & self.aliases.labels.keys()
        meant = {*self.aliases.meaning(known), *written}
        tags = tuple(sorted(tag for tag in meant if tag.startswith(prefix)))
        fields = ("mentions",) if clause.field == MENTIONED else ("tags",)
        if not tags:
            notes = [Note("no-value", f"{clause.field}:{value}")]
        elif written:
            notes = []
        return [[Group(self._name(tags) or value, tags, strict=True, fields=fields)]], notes

    def _free(self, asked: list[Word], is_last: bool) -> tuple[list[list[Group]], list[Note]]:
        """The readings of free words; only the very last word of a query can be unfinished."""
        last = asked[-1]
        is_unfinished = is_last and not last.is_stop and not self._is_whole(last)
        if is_unfinished and (ends := self.lexicon.completions(last, self.frequency)):
            known, notes = self._repaired(asked[:-1])
            completed = Note("completed", last.raw, tuple(dict.fromkeys(map(self._known_as, ends))))
            return [self._groups([*known, end]) for end in ends], [*notes, completed]
        known, notes = self._repaired(asked)
        return [self._groups(known)], notes

    def _is_whole(self, word: Word) -> bool:
        """Whether a word stands in a text or is a name, or an abbreviation, which no other is put in the place of."""
        is_abbreviation = word.raw.isupper() and len(word.raw) <= MOST_FOR_ABBREVIATION
        is_in_a_text = word.form in self.lexicon and self.frequency(word.form) > 0
        return is_abbreviation or is_in_a_text or bool(self.aliases.meaning([word]))

    def _repaired(self, asked: Sequence[Word]) -> tuple[list[Word], list[Note]]:
        """The words with unknown ones corrected where one edit does it, and what was corrected or stays unknown."""
        known, notes = [], []
        for word in asked:
            if word.is_stop or self.lexicon.knows(word):
                known.append(word)
            elif corrected := self.lexicon.correction(word, self.frequency):
                known.append(corrected)
                notes.append(Note("corrected", word.raw, (self._known_as(corrected),)))
            else:
                known.append(word)
                similar = self.lexicon.similar(word, self.frequency)
                notes.append(Note("unknown", word.raw, tuple(dict.fromkeys(map(self._known_as, similar)))))
        return known, notes

    def _known_as(self, word: Word) -> str:
        """What a reader calls a word of the index: the concept that it names, or the word itself."""
        return self._name(self.aliases.named([word])) or word.form

    def _groups(self, asked: Sequence[Word]) -> list[Group]:
        """What is asked for: from the left the longest known name, else a single word; a stop word asks for nothing."""
        found = []
        for span, tags in spans(asked, self.aliases):
            if tags:
                telling = tuple(word for word in span if not word.is_stop)
                # A name that leads to more than it names is called as it was typed: what is had may be the other.
                name = self._name(tags) if tags == self.aliases.named(span) else " ".join(word.raw for word in span)
                found.append(Group(name, tags, telling))
            elif not span[0].is_stop:
                found.append(Group(span[0].raw, (), (span[0],)))
        return found

    def _name(self, tags: Sequence[str]) -> str:
        return ", ".join(dict.fromkeys(self.aliases.labels[tag] for tag in tags))


def _within_limits(query: str) -> tuple[list[tuple[Clause, list[Word]]], list[Note]]:
    """The clauses of the query with their words, as many as are read, and a note where that is not all."""
    left, is_cut = MAX_WORDS, len(query) > MAX_CHARACTERS
    unheeded = dict.fromkeys(match[0].lower() for match in _UNHEEDED.finditer(query[:MAX_CHARACTERS]))
    parts = []
    for clause in clauses(query[:MAX_CHARACTERS]):
        asked = list(words(clause.text))
        is_cut = is_cut or len(asked) > left
        if asked[:left]:
            parts.append((clause, asked[:left]))
        left -= len(asked[:left])
    notes = [Note("unheeded", " ".join(unheeded))] if unheeded else []
    return parts, [*notes, Note("cut")] if is_cut else notes
