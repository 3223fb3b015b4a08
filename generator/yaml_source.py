"""YAML text to plain data, with the line of every key and item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Any

import yaml

from generator.problems import Problem, brief
from generator.values import Location, is_hidden

# Digits of ASCII alone; 052 stays text, since it is 42 to one program and 52 to another.
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_MOST_DIGITS = 20
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_PLAIN_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_QUOTED = ("'", '"', "|", ">")
_BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_HIDDEN = 20  # lines with hidden characters that are told


@dataclass(frozen=True)
class Document:
    """The data of one YAML file: mappings, tuples, str, int, Decimal, bool and None; and where each stands."""

    path: str
    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[str] = frozenset()  # ids of broken entries that a sound part does without

    @cached_property
    def entries(self) -> Mapping[str, Location]:
        """Where the entry with each id stands."""
        return dict(_entries(self.data, ()))

    def line_of(self, location: Location) -> int:
        """The line of `location`, else of its nearest known parent; 1 for the whole file."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def _entries(data: Any, at: Location) -> Iterator[tuple[str, Location]]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"], at
        for key, value in data.items():
            yield from _entries(value, (*at, key))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from _entries(value, (*at, index))


def read_yaml(text: str, path: str, max_bytes: int = MAX_BYTES) -> Document:
    """Parse one YAML document. Aliases, tags, duplicate keys, hidden characters and oversized files are problems."""
    if len(text) > max_bytes:
        return _refused(path, 1, f"the file must be at most {max_bytes:,} characters, found {len(text):,}")
    text, problems = _without_hidden(text.replace("\r\n", "\n").replace("\r", "\n"), path)
    try:
        _refuse_aliases_and_depth(text)
        node = yaml.compose(text, Loader=_BASE_LOADER)
    except _Refused as refusal:
        return _refused(path, refusal.line, str(refusal), *problems)
    except yaml.YAMLError as error:
        message = f"the file must be valid YAML: {_error_text(error)}"
        return _refused(path, _error_line(error, text), message, *problems)
    if node is None or (isinstance(node, yaml.ScalarNode) and _scalar(node) is None):
        message = "the file must hold one YAML mapping, found nothing; for example 'id: hcc-0001'"
        return _refused(path, 1, message, *problems)
    document = Document(path)
    data = _construct(node, (), document.lines, problems, path)
    return Document(path, data, document.lines, tuple(problems))


def _without_hidden(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text without what nobody sees, comments and keys included, and where that stands. YAML would take some of it
    for line ends, and every line after it would be counted wrongly."""
    hidden = sorted(character for character in set(text) if character not in "\n\t" and is_hidden(character))
    if not hidden:
        return text, []
    anyone = re.compile("[" + re.escape("".join(hidden)) + "]")
    found = ((number, match[0]) for number, line in enumerate(text.split("\n"), 1) if (match := anyone.search(line)))
    problems = [Problem(path, number, _hidden_message(character)) for number, character in islice(found, MAX_HIDDEN)]
    return anyone.sub("", text), problems


def _hidden_message(character: str) -> str:
    name = unicodedata.name(character, "without a name").lower()
    return f"the line must not hold the invisible character U+{ord(character):04X} ({name}); type it anew"


class _Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def _refuse_aliases_and_depth(text: str) -> None:
    """Read the events alone: an alias or a deep nest is refused before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, Loader=_BASE_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(_line(event), "anchors and aliases must not be used; write the value out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _Refused(_line(event), f"values must be nested at most {MAX_DEPTH} deep")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refused(path: str, line: int, message: str, *others: Problem) -> Document:
    return Document(path, problems=(*others, Problem(path, line, message)))


def _error_line(error: yaml.YAMLError, text: str) -> int:
    """Where the trouble begins: the open quote or bracket, or the offending place; never behind the last line."""
    opened = str(getattr(error, "context", "")).endswith(("quoted scalar", "flow sequence", "flow mapping"))
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    return min(int(mark.line) + 1, text.rstrip("\n").count("\n") + 1) if mark else 1


def _error_text(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"


def _construct(node: yaml.Node, at: Location, lines: dict[Location, int], problems: list[Problem], path: str) -> Any:
    lines.setdefault(at, node.start_mark.line + 1)
    problems += _tag_problems(node, path)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, at, lines, problems, path))
    if isinstance(node, yaml.SequenceNode):
        return tuple(_construct(item, (*at, i), lines, problems, path) for i, item in enumerate(node.value))
    return _scalar(node) if isinstance(node, yaml.ScalarNode) else None


def _tag_problems(node: yaml.Node, path: str) -> Iterator[Problem]:
    if node.tag != _PLAIN_TAGS[type(node)]:
        yield Problem(path, node.start_mark.line + 1, f"tags must not be used, found '{brief(node.tag)}'")


def _pairs(
    node: yaml.MappingNode, at: Location, lines: dict[Location, int], problems: list[Problem], path: str
) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        problems += _tag_problems(key_node, path)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(path, line, "a key must be a plain word; for example 'date: 2018-06'"))
            continue
        key = key_node.value
        as_read = unicodedata.normalize("NFC", " ".join(key.split()))  # as texts are read: what looks alike is alike
        if as_read in seen:
            problems.append(Problem(path, line, f"'{brief(key)}' must stand once here, found it twice"))
            continue
        seen.add(as_read)
        lines[(*at, key)] = line
        yield key, _construct(value_node, (*at, key), lines, problems, path)


def _scalar(node: yaml.ScalarNode) -> str | int | Decimal | bool | None:
    """Numbers keep the digits that were written (2.0 stays 2.0); dates stay text; quoted values stay text."""
    text: str = node.value
    if node.style in _QUOTED:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) >= _MOST_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
