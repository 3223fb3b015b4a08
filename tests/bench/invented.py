"""Invented cases of any number, in the shape of the real ones, and the real pages of the concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import get_args

from generator import links
from generator.atlas import Atlas
from generator.model.treatment import StopCategory
from generator.read import read_atlas
from generator.vocabulary import Vocabulary
from search_index.documents import COMMON_KINDS, KINDS, SearchDocument, concept_document, search_documents
from search_index.labels import VALUE_NAMES
from search_index.tags import STAGE_VALUES, ConceptKey, author_tag, class_of, concept_tag, names_of, slug, stage_tags
from tests.bench.invented_text import Prose, Words, invented_word, word_counts

WORDS_PER_CASE = 970
FEWEST_WORDS = 300
# How many concepts of a kind a patient has at least and at most.
HAD = {
    "drugs": (1, 4), "modalities": (1, 3), "complications": (0, 4), "aetiologies": (0, 2), "sites": (0, 2),
    "genes": (0, 1), "tests": (1, 4), "criteria": (0, 1),
}  # fmt: skip
MOST_MENTIONED = 6
YEARS = range(2005, 2026)


@lru_cache
def real_atlas() -> Atlas:
    """The atlas whose vocabulary and words the invented cases use."""
    return read_atlas(Path("cases"))


def invented_documents(count: int, seed: int) -> Iterator[SearchDocument]:
    """`count` invented cases, the same for the same seed, and after them the real pages of the concepts."""
    atlas = real_atlas()
    counts = word_counts(document.body for document in search_documents(atlas) if document.kind == "case")
    inventor = Inventor(atlas.vocabulary, Words(counts, Random(seed)))  # noqa: S311  # repeatable, not secret
    yield from (inventor.case(number) for number in range(1, count + 1))
    for kind in KINDS:
        for concept_id, concept in atlas.vocabulary.of_kind(kind).items():
            yield concept_document(kind, concept_id, concept, atlas)


@dataclass(frozen=True)
class Inventor:
    """Makes cases out of the concepts of a vocabulary and drawn words."""

    vocabulary: Vocabulary
    words: Words

    @property
    def _rng(self) -> Random:
        return self.words.rng

    def case(self, number: int) -> SearchDocument:
        """A case with everything that a real one has for the search."""
        id_, topic = f"hcc-{number:04d}", self.words.topic()
        had, stages, values = self._had(), self._stages(), self._values()
        year, authors = self._rng.choice(YEARS), self._authors()
        tags = (*(concept_tag(*key) for key in had), *(tag for stage in stages for tag in stage_tags(*stage)), *values)
        reference = (f"year-{year}", *dict.fromkeys(map(author_tag, authors)))
        mentioned = [key for key in self._mentioned() if key not in had]
        title = self._title(had, values, topic)
        return SearchDocument(
            id=id_,
            kind="case",
            title=title,
            url=f"/{links.case_url(id_)}",
            labels=(id_, *authors, self._doi(number, year), str(year), *self._names(had)),
            tags=tuple(dict.fromkeys((*tags, *reference))),
            mentions=tuple(concept_tag(*key) for key in mentioned),
            body=f"{title}\n{self._body(had, mentioned, stages, values, topic)}",
        )

    def _had(self) -> tuple[ConceptKey, ...]:
        return tuple(key for kind, limits in HAD.items() for key in self._drawn(kind, self._rng.randint(*limits)))

    def _drawn(self, kind: str, number: int) -> Iterator[ConceptKey]:
        """Different concepts of a kind; the first ones of the vocabulary are the frequent ones."""
        known = tuple(self.vocabulary.of_kind(kind))
        steps = tuple(accumulate(1 / rank for rank in range(1, len(known) + 1)))
        yield from ((kind, concept) for concept in dict.fromkeys(self._rng.choices(known, cum_weights=steps, k=number)))

    def _stages(self) -> list[tuple[str, str]]:
        known = sorted(STAGE_VALUES.keys() & self.vocabulary.staging.keys())
        return [(system, self._rng.choice(STAGE_VALUES[system])) for system in known if self._rng.random() < 0.6]

    def _values(self) -> tuple[str, ...]:
        """Response, sex, outcome, and sometimes a grade and why a treatment ended."""
        kinds = ("response", "sex", "outcome", "grade")[: self._rng.choice((3, 4))]
        values = [self._rng.choice([tag for tag in VALUE_NAMES if tag.startswith(f"{kind}-")]) for kind in kinds]
        reason = self._rng.choice(get_args(StopCategory))
        return (*values, *(() if reason == "not reported" else (f"stop-{slug(reason)}",)))

    def _mentioned(self) -> Sequence[ConceptKey]:
        kinds = self._rng.choices(tuple(KINDS), k=self._rng.randint(0, MOST_MENTIONED))
        return list(dict.fromkeys(key for kind in kinds for key in self._drawn(kind, 1)))

    def _authors(self) -> list[str]:
        families = (invented_word(self.words.rank(0.9), 2).capitalize() for _ in range(self._rng.randint(3, 9)))
        return [f"{family} {self._rng.choice('ABCHJKLMSTWXYZ')}" for family in families]

    def _doi(self, number: int, year: int) -> str:
        return f"10.{self._rng.randrange(1000, 60000)}/{self.words.rare(2)}.{year}.{number:05d}"

    def _names(self, had: Sequence[ConceptKey]) -> list[str]:
        """Every name of what the patient had, as the real documents list them."""
        concepts = [self.vocabulary.of_kind(kind)[concept] for kind, concept in had if kind not in COMMON_KINDS]
        names = (name for concept in concepts for name in (*names_of(concept), class_of(concept)) if name)
        return list(dict.fromkeys(names))

    def _label(self, key: ConceptKey) -> str:
        return self.vocabulary.of_kind(key[0])[key[1]].label

    def _system(self, system: str) -> str:
        concept = self.vocabulary.staging[system]
        return next(iter(concept.synonyms.abbreviations), concept.label)

    def _title(self, had: Sequence[ConceptKey], values: Sequence[str], topic: Sequence[str]) -> str:
        labels = {kind: self._label((kind, concept)) for kind, concept in reversed(had)}
        course = f"{VALUE_NAMES[values[0]][0]} after {labels['modalities']} with {labels['drugs']}"
        harm = f" and {labels['complications']}" if "complications" in labels else ""
        return f"HCC{harm}: {course}; {' '.join(self._rng.sample(topic, 4))}"

    def _body(
        self,
        had: Sequence[ConceptKey],
        mentioned: Sequence[ConceptKey],
        stages: Sequence[tuple[str, str]],
        values: Sequence[str],
        topic: Sequence[str],
    ) -> str:
        """Running text that names what the patient had several times, and the rest once."""
        names = [self._label(key) for key in had for _ in range(self._rng.randint(1, 6))]
        names += [self._label(key) for key in mentioned]
        names += [f"{self._system(system)} {value}" for system, value in stages]
        names += [VALUE_NAMES[value][0] for value in values if value in VALUE_NAMES]
        length = max(FEWEST_WORDS, round(self._rng.gauss(WORDS_PER_CASE, WORDS_PER_CASE / 4)))
        return Prose(self.words, names, topic).text(length)
