"""The scaffold of a new record: its number, what the checks say of it, and that it keeps step with the model."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest

from generator.case_checks import check_case
from generator.model import Case
from generator.parse import read_document, validate
from generator.scaffold import TEMPLATE, new_case
from generator.values import Amount, LineRange, Model
from generator.yaml_source import read_yaml
from tests.fixtures.records import vocabulary

SCAFFOLD = TEMPLATE.read_text(encoding="utf-8")
OPTIONAL = re.compile(r"^( *)# ", re.MULTILINE)


# --- the number -------------------------------------------------------------------------------------------------------


def numbered(directory: Path, *names: str) -> str:
    """The name of the next record beside files of these names."""
    for name in names:
        (directory / name).write_text("", encoding="utf-8")
    return new_case(directory).name


def test_the_first_record(tmp_path: Path) -> None:
    """An empty directory starts with 1; the id stands in the file."""
    assert numbered(tmp_path) == "hcc-0001.yml"
    text = (tmp_path / "hcc-0001.yml").read_text(encoding="utf-8")
    assert "\nid: hcc-0001\n" in text
    assert "NNNN" not in text


def test_the_number_after_the_highest(tmp_path: Path) -> None:
    """Gaps stay gaps, as a number is never used twice."""
    assert numbered(tmp_path, "hcc-0002.yml", "hcc-0007.yml") == "hcc-0008.yml"


def test_the_number_after_9999(tmp_path: Path) -> None:
    """Ids grow by a digit."""
    assert numbered(tmp_path, "hcc-9999.yml") == "hcc-10000.yml"
    assert numbered(tmp_path) == "hcc-10001.yml"


def test_the_number_of_a_withdrawn_record_counts(tmp_path: Path) -> None:
    """The ledger remembers what the directory no longer shows."""
    ledger = "releases:\n- {date: 2020-01-01, revisions: {hcc-0011: {number: 1, sha256: " + "0" * 64 + "}}}\n"
    (tmp_path / "permalinks.yml").write_text(ledger, encoding="utf-8")
    assert numbered(tmp_path, "hcc-0002.yml") == "hcc-0012.yml"


def test_files_that_are_no_records_do_not_count(tmp_path: Path) -> None:
    """Drafts and other files lie about in every directory."""
    assert numbered(tmp_path, "hcc-0002.yml", "hcc-0009-draft.yml", "hcc-x.yml", "hcc-0008.txt") == "hcc-0003.yml"


# --- the untouched scaffold -------------------------------------------------------------------------------------------


def test_the_scaffold_is_read_without_a_problem_of_its_text() -> None:
    """It is valid YAML with each key once."""
    assert read_yaml(SCAFFOLD, "hcc-NNNN.yml").problems == ()


def test_the_checks_ask_for_what_is_empty_and_for_nothing_else(tmp_path: Path) -> None:
    """A contributor who runs the checks at once gets the list of what to fill in, each line an empty value."""
    document = read_document(new_case(tmp_path))
    case, problems, _ = validate(document, Case)
    assert case is None
    lines = (tmp_path / "hcc-0001.yml").read_text(encoding="utf-8").splitlines()
    for problem in problems:
        assert "found nothing" in problem.message or "needs 'at'" in problem.message, problem
        assert re.fullmatch(r" *(- )?(\w+:)?-?", lines[problem.line - 1]), problem
    assert len(problems) > 30


FILLED: dict[str, str] = {
    "title": "A title", "headline": "A headline", "says": "A sentence.", "at": "1", "read": "full text",
    "taken_from": "line 1", "sha256": '"' + "0" * 64 + '"', "lines": "10", "name": "Case report", "name.lines": "1-10",
    "years": "52", "value": "x", "sex.value": "female", "basis": "imaging", "what": "x", "date": "2020-01-01",
    "system": "demo-stage", "label": "Tablets", "modality": "tablet-therapy", "category": "complete",
    "as_reported": "CR", "criterion": "none named", "status.value": "alive", "status.disease": "with disease",
    "encoded_by": "Nobody", "encoded_on": "2020-01-01", "possible": "partly",
}  # fmt: skip


def filled(text: str) -> str:
    """The scaffold with every empty value that is needed filled in."""
    done, parents = [], [""]
    for line in text.splitlines():
        match = re.fullmatch(r"(?P<indent> *)(?P<item>- )?(?P<key>\w+):", line)
        if not match:
            done.append(re.sub(r"^( *)-$", r"\1- Read twice.", line))
            continue
        depth = len(match["indent"]) // 2
        parents[depth + 1 :] = [match["key"]]
        value = FILLED.get(f"{parents[depth]}.{match['key']}", FILLED.get(match["key"], ""))
        done.append(f"{line} {value}".rstrip())
    return "\n".join(done)


def test_the_scaffold_is_a_sound_record_once_its_empty_values_are_filled_in() -> None:
    """Nothing that is needed hides among the optional keys, but the names of what is not known of the article."""
    text = filled(SCAFFOLD.replace("hcc-NNNN", "hcc-9003"))
    text = text.replace("  # not_shown:\n  #   -\n", "  not_shown: [title, authors]\n")
    document = read_yaml(text, "hcc-9003.yml")
    case, problems, _ = validate(document, Case)
    assert problems == []
    assert case is not None
    assert check_case(case, document, vocabulary(), "hcc-9003") == []


# --- in step with the model -------------------------------------------------------------------------------------------


def models_of(annotation: Any) -> Iterator[type[Model]]:
    """The models in an annotation, through unions, lists and Annotated."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from models_of(argument)


def declaring(model: type[Model], field: str) -> str:
    """The class that declares `field`, for `model` or a base of it."""
    return next(base.__name__ for base in reversed(model.__mro__) if field in inspect.get_annotations(base))


def fields_of(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Every field of `model` and of the models in it, by the class that declares it."""
    for name, info in model.model_fields.items():
        yield declaring(model, name), name
        for part in models_of(info.annotation):
            if part not in {Amount, LineRange}:  # written as one value
                yield from fields_of(part)


def keys_of(model: type[Model], data: Any) -> Iterator[tuple[str, str]]:
    """The fields that `data` has a key for, by the class that declares them."""
    for item in data if isinstance(data, tuple) else (data,):
        for key, value in item.items() if isinstance(item, dict) else ():
            name, info = next((n, i) for n, i in model.model_fields.items() if (i.alias or n) == key)
            yield declaring(model, name), name
            for part in models_of(info.annotation):
                yield from keys_of(part, value)


@pytest.fixture(scope="module")
def all_used() -> Any:
    """The data of the scaffold with every optional key in use."""
    document = read_yaml(OPTIONAL.sub(r"\1", SCAFFOLD), "hcc-NNNN.yml")
    assert document.problems == ()
    return document.data


def test_every_key_of_every_model_is_in_the_scaffold(all_used: Any) -> None:
    """A new key of the model needs its line in generator/templates/new_case.yml."""
    assert set(fields_of(Case)) - set(keys_of(Case, all_used)) == set()


def test_every_group_of_the_scaffold_has_every_key_of_its_own(all_used: Any) -> None:
    """Not only somewhere: each entry shows all keys that belong to it; only what every entry may have is told once."""
    everywhere = {"as_reported", "note", "inferred", "missing"}
    for place, model, data in places(Case, all_used, "case"):
        own = {info.alias or name for name, info in model.model_fields.items()}
        assert own - everywhere <= set(data), place


def places(model: type[Model], data: Any, at: str) -> Iterator[tuple[str, type[Model], dict[str, Any]]]:
    """Every mapping of `data` with its model."""
    for item in data if isinstance(data, tuple) else (data,):
        if not isinstance(item, dict):
            continue
        yield at, model, item
        for name, info in model.model_fields.items():
            for part in models_of(info.annotation):
                yield from places(part, item.get(info.alias or name), f"{at}.{name}")


def test_the_scaffold_has_no_key_that_the_model_does_not_know() -> None:
    """An optional key can be used as it stands."""
    _, problems, _ = validate(read_yaml(OPTIONAL.sub(r"\1", SCAFFOLD), "hcc-NNNN.yml"), Case)
    assert [problem for problem in problems if "is not a key of this place" in problem.message] == []


def choices_of(annotation: Any) -> Iterator[str]:
    """The choices of every Literal in an annotation."""
    if typing.get_origin(annotation) is Literal:
        yield from (choice for choice in typing.get_args(annotation) if choice)
    else:
        for argument in typing.get_args(annotation):
            yield from choices_of(argument)


def models_in_model(model: type[Model]) -> set[type[Model]]:
    """`model` and every model inside it."""
    inside = {part for info in model.model_fields.values() for part in models_of(info.annotation)}
    return {model}.union(*(models_in_model(part) for part in inside))


def test_every_choice_is_named_in_the_scaffold() -> None:
    """A new choice of the model is told to contributors."""
    explained = " ".join(re.findall(r"## ?(.*)", SCAFFOLD))
    for model in models_in_model(Case) - {Amount, LineRange}:
        for name, info in model.model_fields.items():
            for choice in choices_of(info.annotation):
                assert re.search(rf"(?<!\w){re.escape(choice)}(?!\w)", explained), (model.__name__, name, choice)


def test_lines_are_explanations_optional_keys_or_keys() -> None:
    """The rule at the head of the file holds for every line; none is longer than an editor shows."""
    for line in SCAFFOLD.splitlines():
        assert re.fullmatch(r" *(##( .*)?|# +(##.*|- ?.*|\w+:.*|-)|(- )?\w+:.*|-)?", line), line
        assert line == line.rstrip()
        assert len(line) <= 120
