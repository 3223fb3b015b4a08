"""The dictionary of the published index: each term, tag and word of a name with all that is known of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from search_index.aliases import Aliases
from search_index.encoding import Posting, as_read, postings, sized, varint
from search_index.fields import FIELD_BOOSTS, WORD_FIELDS
from search_index.words import words

# The payload of an entry begins with bits: which fields hold the term (1, 2, 4 ... in the order of the fields), whether
# names begin with it (64), whether it has a label (128), and whether its postings stand in a file of their own (256).
# Then come the postings of each field, or the number of that file; the names; the label with all names of the tag.
FIELDS = tuple(FIELD_BOOSTS)
HAS_NAMES, HAS_LABEL, IS_APART = 64, 128, 256
TAG_SIGN = "#"  # begins no word
LONG = 2048  # bytes of postings that have a file of their own
Entries = dict[str, bytes]


def entries(reader: Any, aliases: Aliases) -> tuple[Entries, list[bytes]]:
    """Every entry of an open Whoosh reader and of the names, in order, and the postings that are too long for one."""
    held: dict[str, dict[str, bytes]] = defaultdict(dict)
    for field in FIELDS:
        for term in reader.lexicon(field):
            key = term.decode() if field in WORD_FIELDS else TAG_SIGN + term.decode()
            held[key][field] = postings(_postings(reader, field, term))
    names = _names(aliases)
    labels = {TAG_SIGN + tag: "\n".join(_called(tag, aliases)) for tag in aliases.labels}
    found, long = Entries(), list[bytes]()
    for term in sorted(held.keys() | names.keys() | labels.keys() | aliases.terms, key=as_read):
        found[term] = _payload(held.get(term, {}), names.get(term, ()), labels.get(term, ""), long)
    return found, long


def _postings(reader: Any, field: str, term: bytes) -> list[Posting]:
    matcher, found = reader.postings(field, term), []
    while matcher.is_active():
        found.append((matcher.id(), int(matcher.weight())))
        matcher.next()
    return found


def _names(aliases: Aliases) -> dict[str, list[str]]:
    """The names by the word they begin with, each as its other words, the tags that it names, and those it leads to."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(aliases.tags):
        exact = aliases.exact.get(key, set())
        parts = (key[1:], sorted(exact), sorted(aliases.tags[key] - exact))
        found[key[0]].append("\t".join(" ".join(part) for part in parts))
    return found


def _called(tag: str, aliases: Aliases) -> Iterator[str]:
    """The label of a tag, and its names, one of each that are read alike."""
    yield aliases.labels[tag]
    different = {tuple(word.form for word in words(name)): name for name in aliases.names.get(tag, ())}
    yield from different.values()


def _payload(held: Mapping[str, bytes], names: Sequence[str], label: str, long: list[bytes]) -> bytes:
    """An entry; postings that are too long for it are added to `long`."""
    bits = sum(1 << position for position, field in enumerate(FIELDS) if field in held)
    bits += (HAS_NAMES if names else 0) + (HAS_LABEL if label else 0)
    lists = b"".join(held[field] for field in FIELDS if field in held)
    if len(lists) > LONG:
        bits += IS_APART
        long.append(lists)
        lists = varint(len(long) - 1)
    told = sized("\n".join(names).encode()) if names else b""
    return varint(bits) + lists + told + (sized(label.encode()) if label else b"")
