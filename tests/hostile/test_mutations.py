"""Any change of a sound record is refused at its line, or makes a page of nothing but text; never an exception."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from generator.atlas import Atlas
from generator.atlas_checks import check_atlas
from generator.case_checks import check_case
from generator.case_page import case_pages
from generator.model import Case
from generator.page import Page
from generator.pages import all_pages
from generator.parse import validate
from generator.problems import Problem
from generator.publication import Publication
from generator.read import read_atlas
from generator.values import Location
from generator.yaml_source import read_yaml
from tests.fixtures.records import ATLAS, plain, text_of, vocabulary
from tests.hostile.injection import at, changed
from tests.hostile.oracle import read_page
from tests.hostile.payloads import PAYLOADS
from tests.hostile.test_texts import has_style

SITE = "https://atlas.test/"
# The same examples every time: what fails once fails for everyone, and two runs are alike.
PROFILE = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    print_blob=False,
)
NASTY = "\x00\x07\t\n\r\x85\u2028\u200b\u202e\ufeff\ud800'\"`<>&{}[]|#*_~:;,.!?%@$^\\/=+- 0aA٥\u0430\u0301é"
TEXTS = st.one_of(st.sampled_from(PAYLOADS), st.text(NASTY, max_size=30), st.text(max_size=30))
NUMBERS = st.one_of(
    st.integers(-(10**25), 10**25), st.sampled_from([0, -1, 1, 5, 2018, Decimal("1.50"), Decimal("1E-9")])
)
VALUES = st.recursive(
    st.one_of(TEXTS, NUMBERS, st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple), st.dictionaries(st.text(NASTY, max_size=6), inner, max_size=3)
    ),
    max_leaves=4,
)


@cache
def _locations() -> tuple[Location, ...]:
    """Every place of the rich record, lists and mappings included."""

    def walk(data: Any, here: Location) -> list[Location]:
        items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, tuple) else ()
        return [here, *(place for key, value in items for place in walk(value, (*here, key)))]

    return tuple(walk(plain(), ())[1:])


def _written(data: Any) -> str:
    """Plain data as a file: JSON is YAML, and each value has a line of its own."""
    return json.dumps(data, indent=1, default=lambda number: f"{number:f}")


def _without(data: Any, place: Location) -> Any:
    parent = at(data, place[:-1])
    if isinstance(parent, dict):
        rest: Any = {key: value for key, value in parent.items() if key != place[-1]}
    else:
        rest = tuple(value for index, value in enumerate(parent) if index != place[-1])
    return changed(data, {place[:-1]: rest})


def _twice(data: Any, place: Location) -> Any:
    parent = at(data, place[:-1])
    return changed(data, {place[:-1]: (*parent, at(data, place))}) if isinstance(parent, tuple) else data


@st.composite
def records(draw: st.DrawFn) -> str:
    """The rich record with up to three values deleted, repeated, exchanged or replaced."""
    data = plain()
    for _ in range(draw(st.integers(1, 3))):
        places = [place for place in _locations() if _is_there(data, place)]
        place, other = draw(st.sampled_from(places)), draw(st.sampled_from(places))
        kind = draw(st.sampled_from(["delete", "repeat", "exchange", "replace", "replace", "write"]))
        if kind == "delete":
            data = _without(data, place)
        elif kind == "repeat":
            data = _twice(data, place)
        elif kind == "exchange":
            data = changed(data, {place: at(data, other), other: at(data, place)})
        else:
            data = changed(data, {place: draw(VALUES if kind == "replace" else TEXTS)})
    return _written(data)


def _is_there(data: Any, place: Location) -> bool:
    try:
        at(data, place)
    except (KeyError, IndexError, TypeError):
        return False
    return True


@st.composite
def files(draw: st.DrawFn) -> str:
    """The file of the rich record with a few characters or lines changed, as bytes may be on their way."""
    text = text_of()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 1, 1, 2, 80]))
        text = text[:start] + draw(TEXTS) + text[end:]
        lines = text.split("\n")
        first, second = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["none", "repeat", "delete"]))
        if kind == "repeat":
            lines.insert(first, lines[second])
        elif kind == "delete":
            del lines[first]
        text = "\n".join(lines)
    return text


def problems_of(text: str, atlas: Atlas) -> tuple[Case | None, list[Problem]]:
    """The record of a text and every problem with it, those with the other records included."""
    case, problems, document = validate(read_yaml(text, "hcc-9001.yml"), Case)
    if case is not None:
        problems += check_case(case, document, vocabulary(), "hcc-9001")
    if case is not None and not problems:
        documents = dict.fromkeys([*(other.id for other in atlas.cases), *atlas.trials], document)
        problems += check_atlas(replace(atlas, cases=(case, *atlas.cases[1:])), documents)
    return case, problems


@cache
def _atlas() -> Atlas:
    """The invented atlas; no fixture, since a falsifying example would print it whole."""
    return read_atlas(ATLAS)


@cache
def _known() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, str]]]:
    """Every element of the pages of the invented atlas with the names of its attributes, and where they lead."""
    pages = [page for page in all_pages(_atlas(), SITE) if isinstance(page, Page)]
    elements = frozenset(found for page in pages for found in _elements(page))
    return elements, frozenset(found for page in pages for found in _hosts(page))


def _elements(page: Page) -> set[tuple[str, ...]]:
    return {(str(element.tag), *sorted(map(str, element.attrib))) for element in _tree(page).iter()}


def _hosts(page: Page) -> set[tuple[str, str]]:
    """Scheme and host of everything that a page leads to or loads; both are empty on the site."""
    links = (urlsplit(str(link)) for link in _tree(page).xpath("//@href | //@src | //@action | //@formaction"))
    return {(link.scheme, link.netloc) for link in links}


@lru_cache(maxsize=64)
def _tree(page: Page) -> html.HtmlElement:
    return read_page(page)[0]


def judged(text: str) -> None:
    """Refused with problems that help, or a page of known elements."""
    case, problems = problems_of(text, _atlas())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in problems:
        assert problem.path == "hcc-9001.yml"
        assert 1 <= problem.line <= lines, problem
        assert str(problem).isprintable()
        assert has_style(problem.message), problem
    if not problems:
        assert case is not None
        changed_atlas = replace(_atlas(), cases=(case, *_atlas().cases[1:]))
        page = next(case_pages(Publication(changed_atlas, SITE)))
        elements, hosts = _known()
        licence = case.source.bibliography.licence_url  # any address of the web may be one
        assert _elements(page) - elements == set()
        assert _hosts(page) - hosts <= {urlsplit(licence)[:2] if licence else ("", "")}


@PROFILE
@given(text=records())
def test_a_record_with_other_values(text: str) -> None:
    """Deleted, repeated, exchanged, of another type, or any text at all."""
    judged(text)


@PROFILE
@given(text=files())
def test_a_file_with_other_characters(text: str) -> None:
    """Characters and lines lost, repeated, or put where they do not belong."""
    judged(text)


@PROFILE
@given(place=st.sampled_from(_locations()), text=TEXTS)
def test_a_record_with_one_other_text(place: Location, text: str) -> None:
    """In any single place, so that many are accepted."""
    judged(_written(changed(plain(), {place: text})))


@PROFILE
@given(flips=st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_file_with_flipped_bytes(flips: list[tuple[int, int]]) -> None:
    """Where the bytes are text still, it is judged as any other; else it is refused before."""
    content = bytearray(text_of().encode())
    for position, value in flips:
        content[position % len(content)] = value
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    judged(text)
