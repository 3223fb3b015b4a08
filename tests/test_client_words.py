"""The search client splits, folds and repairs words exactly as Python does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

import pytest
import yaml

from search_index import repair
from search_index.aliases import keys
from search_index.repair import ALPHABET, edits, one_edit
from search_index.words import MAX_WORD_LENGTH, STOP_WORDS, Word, words
from tests.node import ROOT, call

SEED = 20261121
# What random texts are made of: characters that JavaScript could take for something else than Python does.
PIECES = (
    *"abcdefghijklmnopqrstuvwxyz", *"ABEGIKLMNOPSTU", *"0123456789", *"aeiou", *"αβγδμµΜΣσςΩάΐ", *"éüñçøåÅłßıİſK",
    *"ﬁﬀﬃĳ½²³①Ⅳℓ℃", *"٠١٢٣٤٥", *"०१२३", *"𝟎𝟙፩፪𐅀", *"\u0300\u0301\u0308\u0327\u0345\u20e3\u302e\ufe0f",
    *"אבגدمعة\u064b\u05b8", *"中文字한국ไทย𐎠𝒳", *"🙂❤👩\u200d🔬", *"\ud800\udbff\udc00\udfff",
    *".,;:'’\"<>()[]{}!?…/%&_~+=*#@", *"-‐‑‒–—−",
    *" \t\n\r\f\v\0\x1c\x1f\x85\xa0\u1680\u2009\u200b\u2028\u202f\u3000\ufeff", *"    ",
    "mg", "MCG", "µg/L", "μG/dl", "kg/m2", "mIU/mL", "cGy", "Grays", "days", "months", "/m²", "mm3", "%",
    "10.1016/", "10.17998/JLC.2022", "10.1234/a\ufeffb", "https://doi.org/", "doi: ", "DX.DOI.ORG/",
    "2018-06-20", "1999-12", "1,234.50",
    "The", "who", "WHO", "Which", "'s", "’S", "TKIs", "women", "metastases", "thrombi", "biopsies", "diarrhoea",
    "haem", "aemia", "tumour", "isation", "ised", "lysed", "centre", "labelled", "sulph", "grey", "5-FU", "L-OHP",
)  # fmt: skip


def record_texts() -> Iterator[str]:
    """Every string of every record, trial and concept, once, as it is written there."""
    files = sorted((ROOT / "cases").rglob("*.yml"))
    tokens = (token for path in files for token in yaml.scan(path.read_bytes(), yaml.CSafeLoader))
    yield from dict.fromkeys(token.value for token in tokens if isinstance(token, yaml.ScalarToken))


def invented_texts() -> Iterator[str]:
    """Stop words in three casings, texts at the limits, and 3,000 strings at random."""
    for word in sorted(STOP_WORDS):
        yield from (word, word.title(), word.upper())
    yield from (character * length for character in "a𐎠" for length in (MAX_WORD_LENGTH, MAX_WORD_LENGTH + 1))
    rng = Random(SEED)  # noqa: S311  # a test, not a secret
    for _ in range(3000):
        text = "".join(rng.choices(PIECES, k=rng.randint(1, 40)))
        yield json.loads(json.dumps(text))  # the two halves of a surrogate pair, where they meet, are one character


def plain(word: Word) -> dict[str, object]:
    """A word as JavaScript has it."""
    bare = {"form": word.form, "parts": list(word.parts), "raw": word.raw}
    return bare | {"isStop": word.is_stop, "isBound": word.is_bound}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Real and invented texts."""
    return [*record_texts(), *invented_texts()]


def test_both_find_the_same_words(texts: list[str]) -> None:
    """Form, parts, stop words and amounts are the same in thousands of texts."""
    answers = call("words", [("words", text) for text in texts])
    assert len(answers) == len(texts) > 5000
    pairs = zip(texts, answers, strict=True)
    assert [text for text, answer in pairs if answer != [plain(word) for word in words(text)]][:5] == []


def test_both_compare_names_in_the_same_ways(texts: list[str]) -> None:
    """The keys of a text are the same, in the same order."""
    spans = [list(words(text)) for text in texts]
    answers = call("words", [("keys", [plain(word) for word in span]) for span in spans])
    pairs = zip(texts, spans, answers, strict=True)
    assert [text for text, span, answer in pairs if answer != [list(key) for key in keys(span)]][:5] == []


def test_both_hold_the_same_terms_of_a_word(texts: list[str]) -> None:
    """The terms of a word are the same, each once."""
    every = list(dict.fromkeys(word for text in texts for word in words(text)))
    answers = call("words", [("terms", plain(word)) for word in every])
    assert answers == [list(word.terms) for word in every]


def test_both_have_the_same_numbers() -> None:
    """Limits, alphabet and stop words are the same."""
    ours = {name: value for name, value in vars(repair).items() if name.isupper()}
    assert dict(zip(ours, call("repair", [(name,) for name in ours]), strict=True)) == ours
    longest, stop_words = call("words", [("MAX_WORD_LENGTH",), ("STOP_WORDS",)])
    assert (longest, frozenset(stop_words)) == (MAX_WORD_LENGTH, STOP_WORDS)


@pytest.fixture(scope="module")
def pairs(texts: list[str]) -> list[tuple[str, str]]:
    """Words, each with what up to three edits make of it."""
    rng = Random(SEED)  # noqa: S311  # a test, not a secret
    forms = sorted({word.form for text in texts for word in words(text) if len(word.form) <= 12})
    return [(form, edited(form, rng)) for form in rng.choices(["", "ββ", "aa", *forms], k=4000)]


def edited(word: str, rng: Random) -> str:
    """A word after no edit, one, two or three; not every character put in is one that a correction tries."""
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3))):
        at, character = rng.randrange(len(word) + 1), rng.choice((*ALPHABET, *"βA-𐎠"))
        head, tail = word[:at], word[at:]
        swapped = head + tail[1:2] + tail[:1] + tail[2:]
        word = rng.choice((head + character + tail, head + tail[1:], head + character + tail[1:], swapped))
    return word


def test_both_know_the_same_single_edits(pairs: list[tuple[str, str]]) -> None:
    """A word is one edit away in JavaScript where Python lists it among all single edits."""
    answers = call("repair", [("isOneEdit", *pair) for pair in pairs])
    ours = [term in set(one_edit(word)) for word, term in pairs]
    assert [pair for pair, answer, our in zip(pairs, answers, ours, strict=True) if answer != our][:5] == []
    assert 1000 < sum(ours) < 3000


def test_both_measure_the_same_distances(pairs: list[tuple[str, str]]) -> None:
    """The distance of two words is the same as far as it is counted."""
    asked = [(word, term, most) for word, term in pairs for most in (0, 2, repair.FARTHEST)]
    asked += [(pairs[i][0], pairs[i + 1][0], repair.FARTHEST) for i in range(1000)]
    answers = call("repair", [("editDistance", *ask) for ask in asked])
    assert answers == [min(edits(word, term), most + 1) for word, term, most in asked]
