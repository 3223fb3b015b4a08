"""Text to words: what counts as one word, and the one spelling in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

MAX_WORD_LENGTH = 100
STOP_WORDS = frozenset(
    {
        "a", "after", "al", "an", "and", "are", "as", "at", "be", "because", "been", "but", "by", "can", "could",
        "did", "do", "does", "due", "during", "et", "following", "for", "from", "get", "got", "had", "has", "have",
        "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "may", "of", "on", "or", "plus", "she",
        "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
        "to", "versus", "vs", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom",
        "whose", "why", "will", "with", "would",
    }
)  # fmt: skip

# The Turkish ı is here since re.IGNORECASE takes it for an i, and JavaScript does not.
_PLAIN_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–−", "-") | {"’": "'", "ı": "i"})
_UNIT = (
    r"/?(?:[μu]g|mcg|[mkn]?g|[md]l|[μu]l|l|mau|m?iu|u|c?gy|grays?|[cm]m|mm3|[mμu]mol|"
    r"(?:day|week|month|year|hour|fraction|cycle)s?)(?:/[a-zμ]{1,4}[23]?)*(?!\w)"
)
_NUMBER = r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)?"
_PATTERN = re.compile(
    r"(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}/[^\s\"<>]+)"
    r"|(?<![\w.-])(?P<date>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?![\w-])"
    rf"|(?P<number>{_NUMBER})(?:[ -]?(?P<unit>{_UNIT}|%))"
    r"|(?P<word>(?=[\d-]*[^\W\d_])[^\W_]+(?:-[^\W_]+)*)(?:'s(?!\w))?"
    rf"|(?P<bare>{_NUMBER})",
    re.IGNORECASE,
)
_UNIT_NAMES = {"gray": "gy", "grays": "gy"}

_PLURAL_ABBREVIATION = re.compile(r"[A-Z]{2,}s")
# Plurals: Harman's S-stemmer, with the Greek and Latin plurals that medicine has kept.
_PLURALS = (
    (
        re.compile(r"(metasta|diagno|progno|thrombo|necro|steno|cirrho|fibro|anastomo|analy|hypothe|synthe|cri)ses$"),
        r"\1sis",
    ),
    (re.compile(r"(thromb|embol|nucle|foc)i$"), r"\1us"),
    (re.compile(r"(vir|thromb|sin)uses$"), r"\1us"),
    (re.compile(r"^(wo)?men$"), r"\1man"),
    (re.compile(r"^criteria$"), "criterion"),
    (re.compile(r"(?<=..)ies$"), "y"),
    (re.compile(r"(ss|x|ch|sh)es$"), r"\1"),
    (re.compile(r"(?<=..)(?<![sui])s$"), ""),
)
# British to American, which is the shorter; a rule may spoil a word as long as it makes no two words one.
_SPELLINGS = (
    (re.compile(r"ae(?=[cdmostv])"), "e"),
    (re.compile(r"oe(?=dem|soph|str)|(?<=rh|pn)oe(?=a)|(?<=f)oe(?=t)|(?<=c)oe(?=li)"), "e"),
    (re.compile(r"(tum|col|fav|flav|hum|lab|od|rum|vap|behavi|neighb)our"), r"\1or"),
    (re.compile(r"(?<=..)(?<![aeiou])is(e|ed|er|ing|a|at|ati|atio|ation|ational)$"), r"iz\1"),  # unfinished too
    (re.compile(r"(?<=[al])ys(e|ed|er|ing)$"), r"yz\1"),
    (re.compile(r"(cent|fib|lit|tit|met|calib)re$"), r"\1er"),
    (re.compile(r"(label|model|cancel|signal|channel|level|total)l(ed|ing)$"), r"\1\2"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"leuco"), "leuko"),
    (re.compile(r"alogue$"), "alog"),
    (re.compile(r"^grey$"), "gray"),
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """One word as it is compared: `form` is all of it without hyphens, `parts` are what hyphens or a unit divide.

    The parts of a `bound` word mean little apart: a number and its unit, a name and the letter after it (hepatitis B).
    """

    form: str
    parts: tuple[str, ...]
    is_stop: bool = False
    is_bound: bool = False
    raw: str = field(default="", compare=False)  # as it was typed

    @property
    def terms(self) -> tuple[str, ...]:
        """What the index holds of this word, each once: L-OHP is found as itself, as LOHP, as L and as OHP."""
        return tuple(dict.fromkeys((self.form, *self.parts)))


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order, stop words marked; a word too long to be one is left out."""
    line = plain(text)
    last: Word | None = None
    last_match: re.Match[str] | None = None
    for match in _PATTERN.finditer(line):
        word = _word(match)
        if last and last_match and _belongs(match, last_match) and not (word.is_stop or last.is_stop):
            last = Word(last.form + word.form, (*last.parts, word.form), is_bound=True, raw=f"{last.raw} {word.raw}")
        elif 0 < len(word.form) <= MAX_WORD_LENGTH:
            yield from [last] if last else []
            last = word
        last_match = match
    yield from [last] if last else []


def _belongs(match: re.Match[str], before: re.Match[str]) -> bool:
    """Whether this is a single letter, one space after a word, as the B of hepatitis B."""
    is_next = before.end() + 1 == match.start() and match.string[before.end()] == " "
    return is_next and len(match["word"] or "") == 1 < len(before["word"] or "")


def plain(text: str) -> str:
    """`text` without accents, with one kind of space, hyphen, apostrophe and micro sign; case is kept."""
    decomposed = unicodedata.normalize("NFKD", text.encode("utf-8", "ignore").decode("utf-8"))  # no lone surrogates
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").translate(_PLAIN_SIGNS)


def _word(match: re.Match[str]) -> Word:
    raw = match[0]
    if match["doi"]:
        return _whole(match["doi"].lower().rstrip(".,;:'])}"), raw)
    if match["date"]:
        return _whole(match["date"], raw)
    if match["number"]:
        number, unit = _number(match["number"]), _unit(match["unit"])
        return Word(number + unit, (number, unit), is_bound=True, raw=raw)
    if match["word"]:
        parts = tuple(folded(part) for part in match["word"].split("-"))
        return Word("".join(parts), parts, _says_nothing(match["word"]), raw=raw)
    return _whole(_number(match["bare"]), raw)


def _whole(form: str, raw: str) -> Word:
    return Word(form, (form,), raw=raw)


def _says_nothing(raw: str) -> bool:
    """Capitals tell a name from a stop word: WHO from who, the A of Child-Pugh A from an article; not AND and OR."""
    return raw in STOP_WORDS or raw in {"AND", "OR"} or (len(raw) > 1 and raw.istitle() and raw.lower() in STOP_WORDS)


@lru_cache(maxsize=1 << 16)  # halves the time of a build, and depends on nothing but its argument
def folded(part: str) -> str:
    """One part of a word in lower case, singular, in American spelling; what holds a digit keeps its letters."""
    result = (part[:-1] if _PLURAL_ABBREVIATION.fullmatch(part) else part).lower()
    if not result.isalpha() or len(result) <= 3:
        return result
    for pattern, singular in _PLURALS:
        result, changed = pattern.subn(singular, result)
        if changed:
            break
    for pattern, american in _SPELLINGS:
        result = pattern.sub(american, result)
    return result


def _number(digits: str) -> str:
    """Without the commas of thousands and the zeros that end a decimal fraction: 2.0 is found as 2."""
    plain = digits.replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _unit(unit: str) -> str:
    """One spelling of a unit: mcg/L, µg/L and ug/L are one, so are gray and Gy, day and days."""
    lower = unit.lower().replace("μ", "u").replace("mcg", "ug")
    return _UNIT_NAMES.get(lower, lower.removesuffix("s"))
