"""What a query asks for: names as concepts, other words as words, mistakes repaired, and notes on what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from search_index.aliases import Aliases
from search_index.clauses import FILTERS, MENTIONED, Clause, clauses
from search_index.ranking import Group
from search_index.repair import Frequency, Lexicon, plain_word
from search_index.tags import author_tag, slug
from search_index.words import Word, words

MAX_CHARACTERS, MAX_WORDS = 1000, 32
TOLD_BY_TAGS = ("stage-", "grade-")
NoteKind = Literal["corrected", "completed", "unknown", "quoted", "no-value", "cut", "nothing", "any"]


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
            literal = tuple(word for word in asked if not word.is_stop)
            note = Note("quoted", clause.text.strip())
            group = Group(f"each word of “{note.typed}”", (), (literal,), strict=True)
            return ([[group]], [note]) if literal else ([[]], [])
        if clause.field:
            return self._filter(clause, asked)
        return self._free(asked, is_last)

    def _divided(self, word: Word) -> list[Word]:
        """A word that nobody writes so, in its parts where one of them is known; a number stays with its unit."""
        if word.form in self.lexicon or word.form[0].isdigit() or len(word.parts) == 1:
            return [word]
        known = [part in self.lexicon for part in word.parts]
        if not any(known) or (all(known) and not word.is_bound):
            return [word]
        return [plain_word(part) for part in word.parts]

    def _filter(self, clause: Clause, asked: list[Word]) -> tuple[list[list[Group]], list[Note]]:
        """The tags of one kind that a value means: by any of its names, mistyped or not, or as the tag is written."""
        prefix, value = FILTERS[clause.field], clause.text.strip()
        known, notes = self._repaired(asked)
        key = self.aliases.meaning(known) if known else None
        named = self.aliases.tags.get(key, set()) if key else set()
        written = {prefix + slug(value), author_tag(value)} & self.aliases.labels.keys()
        tags = tuple(sorted(tag for tag in named | written if tag.startswith(prefix)))
        fields = ("mentions",) if clause.field == MENTIONED else ("tags",)
        if not tags:
            notes = [Note("no-value", f"{clause.field}:{value}")]
        return [[Group(self._name(tags) or value, tags, (), strict=True, fields=fields)]], notes

    def _free(self, asked: list[Word], is_last: bool) -> tuple[list[list[Group]], list[Note]]:
        """The readings of free words; only the very last word of a query can be unfinished."""
        last = asked[-1]
        is_unfinished = is_last and not last.is_stop and last.form not in self.lexicon
        if is_unfinished and (ends := self.lexicon.completions(last, self.frequency)):
            known, notes = self._repaired(asked[:-1])
            completed = Note("completed", last.raw, tuple(dict.fromkeys(map(self._known_as, ends))))
            return [self._groups([*known, end]) for end in ends], [*notes, completed]
        known, notes = self._repaired(asked)
        return [self._groups(known)], notes

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
        key = self.aliases.meaning([word])
        return self._name(sorted(self.aliases.tags.get(key, ()))) if key in self.aliases.tags else word.form

    def _groups(self, asked: Sequence[Word]) -> list[Group]:
        """What is asked for: from the left the longest known name, else a single word."""
        found, start = [], 0
        while start < len(asked):
            size, group = self._longest(asked[start : start + self.aliases.longest])
            if group:
                found.append(group)
            start += size
        return found

    def _longest(self, ahead: Sequence[Word]) -> tuple[int, Group | None]:
        """The longest name at the beginning of `ahead`, in words, and its group; a stop word alone asks for nothing."""
        first = ahead[0]
        for size in range(len(ahead), 0, -1):
            span = ahead[:size]
            if key := self.aliases.meaning(span):
                tags = tuple(sorted(self.aliases.tags.get(key, ())))
                typed = tuple(word for word in span if not word.is_stop)
                phrases = dict.fromkeys((typed, *self.aliases.phrases.get(key, ()))) if needs_words(tags) else ()
                return size, Group(self._name(tags) or _typed(span), tags, tuple(phrases))
        return 1, None if first.is_stop else Group(_typed([first]), (), ((first,),))

    def _name(self, tags: Sequence[str]) -> str:
        return ", ".join(dict.fromkeys(self.aliases.labels[tag] for tag in tags))


def needs_words(tags: Sequence[str]) -> bool:
    """Whether a name is looked for in the text too: the words of a stage or grade, as 'A' and '3', stand everywhere."""
    return not tags or any(not tag.startswith(TOLD_BY_TAGS) for tag in tags)


def _typed(span: Sequence[Word]) -> str:
    return " ".join(word.raw for word in span)


def _within_limits(query: str) -> tuple[list[tuple[Clause, list[Word]]], list[Note]]:
    """The clauses of the query with their words, as many as are read, and a note where that is not all."""
    left, is_cut = MAX_WORDS, len(query) > MAX_CHARACTERS
    parts = []
    for clause in clauses(query[:MAX_CHARACTERS]):
        asked = list(words(clause.text))
        is_cut = is_cut or len(asked) > left
        if asked[:left]:
            parts.append((clause, asked[:left]))
        left -= len(asked[:left])
    return parts, [Note("cut")] if is_cut else []
