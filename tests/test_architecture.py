"""The shape of the code: imports point one way, each module imports alone, rooms stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

# A module may import from its own layer and from those above it in this list, never from below.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("generator.problems", "generator.values", "generator.replace", "generator.links", "generator.page"),
    ("generator.vocabulary",),
    ("generator.model",),
    ("generator.yaml_source",),
    ("generator.parse",),
    ("generator.trials", "generator.ledger", "generator.verification"),
    ("generator.rules",),
    ("generator.case_checks",),
    ("generator.atlas",),
    ("generator.atlas_checks", "generator.revision_checks", "generator.revisions", "generator.permalinks"),
    ("generator.read",),
    ("generator.derived",),
    ("generator.verify",),
    ("generator.markup", "generator.lines", "generator.inked"),
    ("generator.render", "generator.exports"),
    ("generator.case_summary",),
    (
        "generator.case_rows",
        "generator.care",
        "generator.care_parts",
        "generator.verification_words",
        "generator.course",
        "generator.similar",
        "generator.denominators",
    ),
    ("generator.citations", "generator.phenopacket", "generator.data", "generator.feed", "generator.preview"),
    ("generator.differences",),
    ("generator.publication",),
    ("generator.head",),
    ("generator.comparison",),
    ("generator.case_files",),
    ("generator.case_page", "generator.concept_pages", "generator.index_pages", "generator.curation_page"),
    ("generator.revision_pages", "generator.withdrawn"),
    ("generator.pages",),
    ("search_index",),
    ("generator.published", "generator.policy"),
    ("generator.live_reload",),
    ("generator.site", "generator.scaffold", "generator.mkdocs_entry", "generator.mkdocs_hooks", "generator.release"),
    ("generator.cli",),
    ("generator.__main__",),
)
ROOT = Path(__file__).parent.parent
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for folder in ("generator", "search_index")
    for path in (ROOT / folder).rglob("*.py")
)


def layer_of(module: str) -> int:
    """The index of the layer that names the module or its package."""
    for index, names in enumerate(LAYERS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return index
    raise AssertionError(f"{module} has no layer: add it to LAYERS, where it belongs in the flow of data")


def source_of(module: str) -> str:
    """The text of a module."""
    path = ROOT.joinpath(*module.split("."))
    return (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(encoding="utf-8")


def imports_of(module: str) -> Iterator[str]:
    """The project's own modules that `module` imports."""
    for node in ast.walk(ast.parse(source_of(module))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith(("generator", "search_index")))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(("generator", "search_index")):
            yield from (_target(node.module, name.name) for name in node.names)


def _target(package: str, name: str) -> str:
    return f"{package}.{name}" if f"{package}.{name}" in MODULES else package


@pytest.mark.parametrize("module", [m for m in MODULES if m not in {"generator", "search_index"}])
def test_imports_point_one_way(module: str) -> None:
    """A module imports only from its own layer and the layers before it."""
    below = [name for name in imports_of(module) if name != "generator" and layer_of(name) > layer_of(module)]
    assert below == []


def test_each_module_imports_alone() -> None:
    """No module needs another to be imported first: the imports run in no circle."""
    graph = {module: {name for name in imports_of(module) if name != module} for module in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES)


def test_only_the_entries_touch_the_generated_files_plugin() -> None:
    """One module of each package imports mkdocs_gen_files, so that the site engine can change."""
    users = [module for module in MODULES if "import mkdocs_gen_files" in source_of(module)]
    assert users == ["generator.mkdocs_entry", "search_index.mkdocs_entry"]


def _functions() -> Iterator[tuple[str, int]]:
    for module in MODULES:
        for node in ast.walk(ast.parse(source_of(module))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{module}.{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_stay_short() -> None:
    """Half of all functions have at most ten lines, none more than fifty."""
    lengths = dict(_functions())
    assert sorted(lengths.values())[len(lengths) // 2] <= 10
    assert {name: length for name, length in lengths.items() if length > 50} == {}


def test_modules_stay_small_and_say_what_they_are() -> None:
    """Every module has a docstring of one line and at most 300 lines."""
    for module in MODULES:
        text = source_of(module)
        docstring = ast.get_docstring(ast.parse(text))
        assert docstring, module
        assert "\n" not in docstring, module
        assert text.count("\n") <= 300, module
