"""Text into lines: a picture draws a line as long as it is told to, so widths are known here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Widths of the bold letters from space to tilde in thousandths of the size; the regular ones are no wider.
_ASCII = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 1015, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip
_OTHERS = {"\u00a0": 278, "·": 278, "’": 278, "–": 556, "“": 500, "”": 500, "≥": 549, "≤": 549, "×": 584, "…": 1000}
_WIDEST = 1115  # of all letters of the font; one that it does not have is drawn no wider by another


def width(text: str, size: float) -> float:
    """The width of bold text in pixels, kerning aside; a letter that is not measured counts as the widest."""
    return sum(map(_letter, unicodedata.normalize("NFD", text))) * size / 1000


def _letter(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    position = ord(letter) - ord(" ")
    return _ASCII[position] if 0 <= position < len(_ASCII) else _OTHERS.get(letter, _WIDEST)


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Lines that are no wider than `room` pixels; a word that is too long for a line is broken."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines += _broken(word, size, room)
    return [line for line in lines if line]


def _broken(word: str, size: float, room: float) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and width(piece + letter, size) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def shortened(text: str, size: float, room: float, most: int) -> list[str]:
    """At most `most` lines; the last one ends in dots where more would follow."""
    lines = wrapped(text, size, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while width(f"{last} …", size) > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], f"{last} …"]
