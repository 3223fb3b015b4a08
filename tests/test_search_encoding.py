"""The bytes of the published index: what is written can be read again, and a term is looked for in the right block."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import pytest

from search_index.encoding import (
    Posting,
    blocks,
    front_coded,
    numbers,
    packed,
    postings,
    separators,
    sized,
    varint,
)

SEED = 20261121
LARGE = [0, 1, 63, 64, 127, 128, 129, 255, 256, 16383, 16384, 2**21 - 1, 2**21, 2**32, 2**53 - 1]
# Letters of one to four bytes, with the signs that tags begin with and the ends of the ranges of UTF-8.
LETTERS = (*"ab", "#", "-", "0", "é", "β", "\u07ff", "\u0800", "文", "\uffff", "\U00010000", "𐎠", "𐎡", "\U0010ffff")


@dataclass
class Decoder:
    """Reads bytes one value after the other, as the browser does."""

    data: bytes
    at: int = 0

    @property
    def is_at_end(self) -> bool:
        """Whether all has been read."""
        return self.at == len(self.data)

    def take(self, size: int) -> bytes:
        """The next bytes."""
        taken = self.data[self.at : self.at + size]
        assert len(taken) == size, "the bytes end too early"
        self.at += size
        return taken

    def varint(self) -> int:
        """A number: seven bits a byte, lowest first."""
        number, shift = 0, 0
        while True:
            (byte,) = self.take(1)
            number |= (byte & 127) << shift
            if byte < 128:
                return number
            shift += 7

    def sized(self) -> bytes:
        """Bytes after their number."""
        return self.take(self.varint())

    def numbers(self) -> list[int]:
        """Ascending numbers."""
        found, last = [], 0
        for _ in range(self.varint()):
            last += self.varint()
            found.append(last)
        return found

    def postings(self) -> list[Posting]:
        """Documents, and how often the term stands in each."""
        found, document = [], 0
        for _ in range(self.varint()):
            step = self.varint()
            document += step >> 1
            found.append((document, self.varint() if step & 1 else 1))
        return found

    def front_coded(self) -> list[tuple[str, bytes]]:
        """Terms with their payloads."""
        found, last = [], b""
        while not self.is_at_end:
            last = last[: self.varint()] + self.sized()
            found.append((last.decode(), self.sized()))
        return found


def unpacked(data: bytes) -> bytes:
    """The bytes that were deflated; fails where something follows them."""
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    found = reader.decompress(data)
    assert reader.eof
    assert reader.unused_data == b""
    return found


def block_of(starts: Sequence[str], term: str) -> int:
    """The block in which a term must be: the one with the last separator that is not after it."""
    return max(bisect_right(starts, term) - 1, 0)


def random_entries(rng: Random) -> list[tuple[str, bytes]]:
    """Some sorted terms with payloads, many of them beginning alike."""
    terms = {"".join(rng.choices(LETTERS, k=rng.randint(1, 6))) for _ in range(rng.randint(1, 80))}
    return [(term, rng.randbytes(rng.randint(0, 9))) for term in sorted(terms)]


def rng() -> Random:
    """The same random numbers in every run."""
    return Random(SEED)  # noqa: S311  # a test, not a secret


@pytest.mark.parametrize("number", LARGE)
def test_a_number_can_be_read_again(number: int) -> None:
    """Small numbers cost one byte, large ones one for every seven bits, and only the last byte says that it is."""
    data = varint(number)
    reader = Decoder(data)
    assert reader.varint() == number
    assert reader.is_at_end
    assert len(data) == max(1, -(-number.bit_length() // 7))
    assert [byte >= 128 for byte in data] == [True] * (len(data) - 1) + [False]


def test_numbers_follow_each_other_without_a_gap() -> None:
    """Each ends by itself."""
    reader = Decoder(b"".join(map(varint, LARGE)))
    assert [reader.varint() for _ in LARGE] == LARGE
    assert reader.is_at_end


@pytest.mark.parametrize("size", [0, 1, 127, 128, 100_000])
def test_bytes_carry_their_number(size: int) -> None:
    """Nothing is as good as much, and what follows is not touched."""
    reader = Decoder(sized(b"\x80" * size) + b"rest")
    assert reader.sized() == b"\x80" * size
    assert reader.take(4) == b"rest"


@pytest.mark.parametrize("ascending", [[], [0], [5], [0, 0, 0], [0, 1, 2], LARGE, list(range(0, 9000, 3))])
def test_ascending_numbers_can_be_read_again(ascending: list[int]) -> None:
    """None, one, equal and far ones."""
    reader = Decoder(numbers(iter(ascending)))
    assert reader.numbers() == ascending
    assert reader.is_at_end


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [(0, 1)],
        [(0, 2)],
        [(0, 1), (1, 1), (2, 1)],
        [(0, 127), (1, 128), (300, 1), (2**31, 2**21)],
        [(number, number + 1) for number in LARGE],
    ],
)
def test_postings_can_be_read_again(entries: list[Posting]) -> None:
    """The first document of all, neighbours, large numbers and frequent terms."""
    reader = Decoder(postings(entries))
    assert reader.postings() == entries
    assert reader.is_at_end


def test_random_postings_can_be_read_again() -> None:
    """Whatever the distances and frequencies are."""
    random = rng()
    for _ in range(300):
        documents = sorted(random.sample(range(100_000), random.randint(0, 60)))
        entries = [(document, random.choice((1, 1, 1, 2, 3, 200))) for document in documents]
        assert Decoder(postings(entries)).postings() == entries


def test_most_postings_cost_one_byte() -> None:
    """A term that stands once in each of neighbouring documents."""
    assert len(postings([(document, 1) for document in range(100)])) == 101


@pytest.mark.parametrize(
    "write", [lambda: varint(-1), lambda: numbers([5, 4]), lambda: postings([(5, 1), (4, 1)]), lambda: numbers([-1])]
)
def test_what_does_not_ascend_is_refused(write: Callable[[], bytes]) -> None:
    """A list out of order must not become bytes that mean something else."""
    with pytest.raises(ValueError, match="range"):
        write()


@pytest.mark.parametrize(
    "terms",
    [
        [],
        ["a"],
        ["a", "aa", "aaa"],
        ["#tag", "a", "ab", "b"],
        ["é", "ê"],  # they share their first byte
        ["文", "斈", "𐎠", "𐎡"],
        ["a" * 300, "a" * 300 + "b"],
    ],
)
def test_terms_can_be_read_again(terms: list[str]) -> None:
    """Also where two share a part of a character, or more than one byte can count."""
    assert terms == sorted(terms)
    entries = [(term, term[:1].encode() * 200) for term in terms]
    assert Decoder(front_coded(entries)).front_coded() == entries


def test_random_terms_and_payloads_can_be_read_again() -> None:
    """Letters of one to four bytes, empty payloads, and any byte in them."""
    random = rng()
    for _ in range(300):
        entries = random_entries(random)
        assert Decoder(front_coded(iter(entries))).front_coded() == entries


def test_what_terms_share_is_written_once() -> None:
    """Only the new end of a term costs bytes."""
    first = front_coded([("a" * 100, b"")])
    both = front_coded([("a" * 100, b""), ("a" * 100 + "b", b"")])
    assert len(both) - len(first) == 4


@pytest.mark.parametrize("limit", [0, 1, 10, 60, 10_000])
def test_blocks_hold_all_entries_in_order_and_none_is_empty(limit: int) -> None:
    """A block is as full as the limit allows, and an entry that is longer than it stands alone."""
    random = rng()
    for _ in range(100):
        entries = random_entries(random)
        runs = list(blocks(iter(entries), limit))
        assert [entry for run in runs for entry in run] == entries
        assert all(runs)
        sizes = [sum(len(term) + len(payload) for term, payload in run) for run in runs]
        assert all(size <= limit or len(run) == 1 for size, run in zip(sizes, runs, strict=True))
        firsts = [len(run[0][0]) + len(run[0][1]) for run in runs]
        assert all(size + first > limit for size, first in zip(sizes, firsts[1:], strict=False))


def test_nothing_makes_no_block() -> None:
    """Neither blocks nor separators."""
    assert list(blocks([], 100)) == []
    assert separators([]) == []


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([["a", "b"]], [""]),
        ([["a"], ["b"]], ["", "b"]),
        ([["testing"], ["testinib"]], ["", "testini"]),
        ([["test"], ["testing"]], ["", "testi"]),
        ([["#z"], ["a"], ["ab"], ["b"]], ["", "a", "ab", "b"]),
        ([["a𐎠x"], ["a𐎡y"]], ["", "a𐎡"]),
        ([["aé"], ["aê"]], ["", "aê"]),  # whole characters, although they share a byte
    ],
)
def test_a_separator_is_as_short_as_it_can_be(runs: list[list[str]], expected: list[str]) -> None:
    """The first run begins at the very beginning, each other at the first letter that tells it from the one before."""
    assert separators([[(term, b"") for term in run] for run in runs]) == expected


@pytest.mark.parametrize("limit", [1, 12, 40, 200])
def test_a_term_is_in_the_block_that_its_separators_tell(limit: int) -> None:
    """The block of the last separator not after a term holds it, for every term; shorter separators would mislead."""
    random = rng()
    for _ in range(150):
        entries = random_entries(random)
        runs = list(blocks(entries, limit))
        starts = separators(runs)
        assert len(starts) == len(runs)
        assert starts == sorted(set(starts))
        for number, run in enumerate(runs):
            assert {block_of(starts, term) for term, _ in run} == {number}
        for start, (before, _) in zip(starts[1:], pairwise(runs), strict=True):
            assert start[:-1] <= before[-1][0] < start


def test_a_term_that_is_not_there_is_looked_for_in_one_block_alone() -> None:
    """Whatever is asked for, the blocks beside the one that is told could not hold it."""
    random = rng()
    for _ in range(150):
        runs = list(blocks(random_entries(random), 30))
        starts = separators(runs)
        for asked in ("", "".join(random.choices(LETTERS, k=random.randint(1, 6)))):
            told = block_of(starts, asked)
            assert all(run[-1][0] < asked for run in runs[:told])
            assert all(run[0][0] > asked for run in runs[told + 1 :])


@pytest.mark.parametrize("data", [b"", b"\x00", b"abc" * 10_000, bytes(range(256)) * 4])
def test_packed_bytes_are_raw_deflate(data: bytes) -> None:
    """Without the header and checksum of zlib or gzip, the same in every run."""
    assert unpacked(packed(data)) == data
    assert packed(data) == packed(data)
    assert len(packed(b"abc" * 10_000)) < 200
    with pytest.raises(zlib.error):
        zlib.decompress(packed(data))
