"""The text of an article as one string, each character with the line that it stands on."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.values import LineRange
from generator.verify.items import Item, scan
from generator.verify.phrases import Phrases, Word

# Signs that look different and mean the same.
_SAME = str.maketrans(
    {"\u00b5": "u", "\u03bc": "u", "×": "x", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " "}
    | {"\u2009": " ", "\u202f": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "\ufeff": " ", "\u00ad": ""}
)
_SAME |= str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_SAME |= str.maketrans({"⩾": "≥", "≧": "≥", "⩽": "≤", "≦": "≤", "∼": "~", "≈": "~", "～": "~", "＞": ">", "＜": "<"})
_SAME |= str.maketrans({"℃": "°C", "％": "%"})
_THIN = re.compile(r"(?<=\d)[\u2009\u202f\u00a0](?=\d{3}(?!\d))")  # between thousands
_POINT = re.compile(r"(?<=\d)·(?=\d)")  # the point of some journals
MAX_BYTES = 2_000_000  # no article is that long
SOFT = "\u00ad"  # joins the halves of a word that a line break divides
Ranges = tuple[LineRange, ...]
Places = tuple[tuple[int, int], ...]  # first and last lines


def plain(text: str) -> str:
    """`text` with signs that mean the same written the same way."""
    return _POINT.sub(".", _THIN.sub(",", text)).translate(_SAME)


@dataclass(frozen=True)
class ArticleText:
    """One article: its lines, and the same as one string in which words divided by a line break are whole."""

    lines: tuple[str, ...]
    flat: str
    line_at: tuple[int, ...]  # for each character of `flat` its 1-based line

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Numbers, dates, citations and labels in the order in which they stand."""
        return tuple(scan(self.flat))

    @cached_property
    def phrases(self) -> Phrases:
        """The words, for quotations and terms."""
        return Phrases(self.flat)

    def holds(self, places: Places, start: int, end: int) -> bool:
        """Whether `flat[start:end]` lies within one of the places."""
        first, last = self.line_at[start], self.line_at[end - 1]
        return any(low <= first and last <= high for low, high in places)

    def places(self, ranges: Iterable[LineRange]) -> Places:
        """First and last lines of the ranges in order, those made one that touch or have only blank lines between."""
        found: list[tuple[int, int]] = []
        for first, last in sorted({(part.first, part.last) for part in ranges}):
            if found and not any(line.strip() for line in self.lines[found[-1][1] : first - 1]):
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((first, last))
        return tuple(found)

    def items_in(self, places: Places) -> Iterator[Item]:
        """The items that lie within one of the places."""
        for first, last in places:
            for item in self.items[bisect_left(self._item_lines, first) : bisect_right(self._item_lines, last)]:
                if self.line_at[item.end - 1] <= last:
                    yield item

    def items_at(self, start: int) -> Iterator[Item]:
        """The item that starts there, if any."""
        index = bisect_left(self._item_starts, start)
        yield from (item for item in self.items[index : index + 1] if item.start == start)

    def words_in(self, places: Places) -> Iterator[Word]:
        """The words and numbers that lie within one of the places."""
        words = self.phrases.words
        for first, last in places:
            for word in words[bisect_left(self._word_lines, first) : bisect_right(self._word_lines, last)]:
                if self.line_at[word[2] - 1] <= last:
                    yield word

    @cached_property
    def _item_starts(self) -> list[int]:
        return [item.start for item in self.items]

    @cached_property
    def _item_lines(self) -> list[int]:
        return [self.line_at[item.start] for item in self.items]

    @cached_property
    def _word_lines(self) -> list[int]:
        return [self.line_at[start] for _, start, _ in self.phrases.words]


def article_text(text: str) -> ArticleText:
    """The text of a file, its lines joined."""
    lines = tuple(text.removesuffix("\n").split("\n"))
    parts: list[str] = []
    line_at: list[int] = []
    shown = [plain(line) for line in lines]
    after = ""  # the next line with words
    for number, line in reversed(list(enumerate(shown, start=1))):
        body, joint = _with_joint(line.strip(), after)
        parts.append(body + joint)
        line_at += [number] * (len(body) + len(joint))
        after = line.strip() or after
    return ArticleText(lines, "".join(reversed(parts)), tuple(reversed(line_at)))


_DIVIDED = re.compile(r"(?P<head>[^\W\d_]+)-$")


def _with_joint(line: str, after: str) -> tuple[str, str]:
    """A line without the hyphen of a divided word, and what joins it to the next line with words."""
    divided = _DIVIDED.search(line[-60:]) if line.endswith("-") else None
    if divided and after[:1].islower():
        return line[:-1], SOFT
    if divided and after[:1].isupper() and divided["head"][:1].isupper():
        return line, ""  # Child-Pugh
    if line.endswith("-") and after[:1].isalnum() and line[-2:-1].isalnum() and not after[:1].isupper():
        return line, ""  # 1.35-1.55, T2-weighted
    return (line, " ") if line else ("", "")


def read_texts(directory: Path) -> Mapping[str, ArticleText]:
    """Every text of a directory by its SHA-256, whatever its name; what is no text is passed over."""
    found = {}
    for path in sorted(directory.rglob("*")):
        content = _content(path)
        if content is not None:
            found[hashlib.sha256(content).hexdigest()] = article_text(content.decode("utf-8-sig", "replace"))
    return found


def _content(path: Path) -> bytes | None:
    """The bytes of a text; None of anything else, and of what cannot be read."""
    try:
        content = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else b"\0"
    except OSError:
        return None
    return None if b"\0" in content else content
