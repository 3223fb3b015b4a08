"""The comparison cannot pass falsely: almost every wrong number, unit, bound, date and cell is noticed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.verify import read_files, read_texts
from generator.verify.article import Article
from generator.verify.claims import Claim
from generator.verify.items import Item
from generator.verify.matching import spans_of
from generator.verify.subjects import subjects_of
from generator.verify.text import ArticleText
from tests.fixtures.articles import directory, texts
from tests.fixtures.mutations import elsewhere, is_printed, mutants

ARTICLES = Path("../shared/sources/articles")
Found = tuple[str, Claim, Article]  # the name of a file, a claim of it that is found, and the article
LEAST = 0.99  # of the wrong values that the lines do not print by chance
LEAST_OF_ALL = 0.98  # of all wrong values
LEAST_ELSEWHERE = 0.95  # of right values at wrong lines


@dataclass(frozen=True)
class Rates:
    """How many wrong claims there were of each kind, and which were not noticed."""

    all: Counter[str] = field(default_factory=Counter)
    survivors: list[tuple[str, str]] = field(default_factory=list)
    printed: list[tuple[str, str]] = field(default_factory=list)  # the lines print the wrong value as well

    def noticed(self, kind: str) -> float:
        """The share of this kind that was noticed, of those that could be."""
        could = self.all[kind] - sum(each == kind for each, _ in self.printed)
        return 1 - sum(each == kind for each, _ in self.survivors) / could if could else 1

    def noticed_of_all(self) -> float:
        """The share of all."""
        return 1 - (len(self.survivors) + len(self.printed)) / self.all.total()

    def report(self) -> str:
        """One line for each kind, then everything that was not noticed."""
        rows = [f"{self.noticed(kind):7.2%} of {self.all[kind]:5} {kind}" for kind in sorted(self.all)]
        rows += [f"not noticed: {kind}: {claim}" for kind, claim in self.survivors]
        rows += [f"printed there, too: {kind}: {claim}" for kind, claim in self.printed]
        return "\n".join([*rows, f"{self.noticed_of_all():.2%} of all {self.all.total()}"])


@pytest.fixture(scope="module")
def real_claims(_in_project_root: None) -> tuple[Found, ...]:
    """Every claim of the real records that is found."""
    if not ARTICLES.is_dir():
        pytest.skip("the articles' texts are not part of the project")
    return tuple(found_claims(Path("cases"), read_texts(ARTICLES)))


def found_claims(files: Path, sources: Mapping[str, ArticleText]) -> Iterator[Found]:
    """Every claim that is found, with the name of its file and its article."""
    read = read_files(files)
    for subject in subjects_of(read):
        article = subject.article(sources[subject.sha256], read.vocabulary)
        for claim in subject.claims:
            if not (claim.inferred and claim.kind == "date") and spans_of(claim, article):
                yield subject.id, claim, article


def rates(claims: Iterable[Found]) -> Rates:
    """What becomes of every claim once one thing in it is wrong."""
    result = Rates()
    for name, claim, article in claims:
        for kind, wrong in mutants(claim):
            result.all[kind] += 1
            if spans_of(wrong, article):
                printed = is_printed(wrong, article.text, article.places(wrong))
                shown = (kind, f"{name} {claim.entry} '{claim.shown}' as {shown_of(wrong)}")
                (result.printed if printed else result.survivors).append(shown)
    return result


def shown_of(wrong: Claim) -> str:
    """The wrong value in short."""
    item = wrong.wanted
    if not isinstance(item, Item):
        return str(item)
    if item.kind == "code":
        return item.text
    return f"{item.comparator}{'-'.join(item.numbers)} {item.unit}{item.date if any(item.date) else ''}"


def moved(claims: Iterable[Found], is_of: Callable[[Claim], bool]) -> tuple[int, int]:
    """How many right claims at lines far away are noticed, and how many there are."""
    noticed = count = 0
    for _, claim, article in claims:
        wrong = elsewhere(claim, article.text)
        if wrong is not None and is_of(claim):
            count += 1
            noticed += not spans_of(wrong, article)
    return noticed, count


def is_number(claim: Claim) -> bool:
    """Whether it is a number or a date, not a word such as 'HCC' that stands on every other line."""
    return claim.kind in {"amount", "integer", "date", "number", "cells"}


def test_wrong_values_of_an_invented_record_are_noticed(tmp_path: Path) -> None:
    """Of the invented record almost every wrong value is noticed, of each kind."""
    result = rates(found_claims(directory(tmp_path / "cases"), texts()))
    assert result.all.total() > 500
    assert [kind for kind in result.all if result.noticed(kind) < LEAST] == [], result.report()
    assert result.noticed_of_all() >= LEAST_OF_ALL


def test_right_values_at_wrong_lines_are_noticed(tmp_path: Path) -> None:
    """A number of the invented record is not found half a text away."""
    noticed, count = moved(found_claims(directory(tmp_path / "cases"), texts()), is_number)
    assert count > 40
    assert noticed / count >= LEAST_ELSEWHERE


@pytest.mark.real
def test_wrong_values_of_the_real_records_are_noticed(real_claims: tuple[Found, ...]) -> None:
    """Of the real records and trials almost every wrong value is noticed, of each kind."""
    result = rates(real_claims)
    sys.stdout.write(result.report())  # pytest -rP shows it
    assert result.all.total() > 5000
    assert [kind for kind in result.all if result.noticed(kind) < LEAST] == [], result.report()
    assert result.noticed_of_all() >= LEAST_OF_ALL


@pytest.mark.real
def test_right_values_of_the_real_records_at_wrong_lines_are_noticed(real_claims: tuple[Found, ...]) -> None:
    """A number of a real record is seldom found half an article away."""
    noticed, count = moved(real_claims, is_number)
    assert noticed / count >= LEAST_ELSEWHERE
