"""Numbers, lists and sorted words as few bytes; `client/decoding.js` reads what is written here."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

# A varint has seven bits of a number in each byte, lowest first, and the eighth set where another byte follows.
Posting = tuple[int, int]  # document number, and how often the term stands there


def varint(number: int) -> bytes:
    """A number of zero or more."""
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)


def sized(data: bytes) -> bytes:
    """Bytes after their number."""
    return varint(len(data)) + data


def numbers(ascending: Iterable[int]) -> bytes:
    """Ascending numbers, each as the distance from the one before, after their number."""
    listed = list(ascending)
    return varint(len(listed)) + b"".join(varint(number - last) for last, number in pairwise((0, *listed)))


def postings(entries: Sequence[Posting]) -> bytes:
    """Postings in ascending order, after their number.

    Of each the distance from the document before, doubled; one more where the term stands there several times, and then
    how many times. Most stand there once and cost a single byte.
    """
    found, last = bytearray(varint(len(entries))), 0
    for document, times in entries:
        found += varint((document - last) * 2 + (times > 1))
        if times > 1:
            found += varint(times)
        last = document
    return bytes(found)


def as_read(text: str) -> bytes:
    """What texts are sorted by: their UTF-16 units, as the browser compares them."""
    return text.encode("utf-16-be")


def front_coded(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Sorted terms with payloads: how many bytes each shares with the one before, the rest of it, its payload."""
    found, last = bytearray(), b""
    for term, payload in entries:
        coded = term.encode()
        shared = _shared(last, coded)
        found += varint(shared) + sized(coded[shared:]) + sized(payload)
        last = coded
    return bytes(found)


def blocks(entries: Iterable[tuple[str, bytes]], limit: int) -> Iterator[list[tuple[str, bytes]]]:
    """The entries in runs of about `limit` bytes, at least one entry each."""
    block: list[tuple[str, bytes]] = []
    size = 0
    for term, payload in entries:
        if block and size + len(term) + len(payload) > limit:
            yield block
            block, size = [], 0
        block.append((term, payload))
        size += len(term) + len(payload)
    if block:
        yield block


def separators(runs: Sequence[Sequence[tuple[str, bytes]]]) -> list[str]:
    """The shortest text at which each run begins: after the last term of the run before, not after its own first."""
    found = [""]
    for before, run in pairwise(runs):
        first = run[0][0]
        found.append(first[: _shared(before[-1][0], first) + 1])
    return found[: len(runs)]


def _shared(a: Sequence[object], b: Sequence[object]) -> int:
    """How long the beginning is that two sequences share."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def packed(data: bytes) -> bytes:
    """Raw deflate, unpacked by the reader itself, whatever the host does."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
