"""Imports run one way, third-party engines stay behind one door, and starting up loads none of them."""

import ast
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph

PACKAGE = Path(graph.__file__).parent

# What a module may import of graph, directly or inside a function; everything else is a way back.
GROUND = {"errors", "model", "schema"}
ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "schema": {"errors", "model"},
    "networks": set(),
    "articles": GROUND,
    "analysis": GROUND,
    "extraction": GROUND | {"analysis"},
    "resolution": GROUND | {"analysis", "extraction"},
    "stores": GROUND | {"networks", "resolution"},
    "evaluation": GROUND | {"articles"},
    "queries": GROUND | {"networks", "stores"},
    "views": GROUND | {"networks", "stores"},
    "pipeline": GROUND
    | {"articles", "analysis", "extraction", "evaluation", "resolution", "stores", "queries", "views"},
    "cli": GROUND | {"articles", "analysis", "extraction", "resolution", "stores", "queries", "views", "pipeline"},
    "__init__": {"articles", "extraction", "pipeline", "stores"},
}

ENGINES = (
    "arcadedb", "babel", "hanlp", "neo4j", "networkx", "opencc", "pandas", "polars", "pyarrow", "pyvis", "ray",
    "rjieba", "torch", "trafilatura",
)  # fmt: skip
SLOW = (*ENGINES, "jinja2", "numpy", "rich")


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "schemas" not in path.relative_to(PACKAGE).parts)


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """The (dotted name, at import time) of all a module imports; what only type checkers see is left out."""
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), at_import=True)


def _imports(node: ast.AST, *, at_import: bool) -> Iterator[tuple[str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((name.name, at_import) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are written in full"
            yield from ((f"{child.module}.{name.name}", at_import) for name in child.names)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        else:
            lazily = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, at_import=at_import and not lazily)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    known = {name for name in ALLOWED if name != "__init__"}
    ours = {name.split(".")[1] for name, _ in imported(path) if name.startswith("graph.")} & known
    assert ours <= ALLOWED[part] | {part}


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_is_imported_in_at_most_one_module_and_lazily(engine: str) -> None:
    found: dict[str, set[bool]] = defaultdict(set)
    for path in modules():
        for name, at_import in imported(path):
            if name.split(".")[0] == engine:
                found[path.relative_to(PACKAGE).as_posix()].add(at_import)
    assert len(found) <= 1
    assert all(at_import == {False} for at_import in found.values()), found


def loaded_by(statement: str) -> set[str]:
    words = [sys.executable, "-P", "-c", f"import sys\n{statement}\nprint(*sys.modules, sep='\\n')"]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import graph.cli",
        "import graph.cli.commands",
        "from graph.cli import analyze, build, evaluate, export, extract, hanlp, query, search, view, doctor",
        "import graph.analysis.models",
        "import graph.pipeline",
        "import graph; graph.read; graph.extract; graph.build; graph.connect; graph.view",
    ],
)
def test_importing_loads_no_engine(statement: str) -> None:
    assert loaded_by(statement).isdisjoint(ENGINES)


def test_the_command_line_starts_without_what_only_tables_and_pages_need() -> None:
    found = loaded_by("from graph.cli import commands, analyze, build, evaluate, export, extract, query, search, view, doctor")
    assert found.isdisjoint(SLOW)


def test_the_public_api_is_exactly_this() -> None:
    assert sorted(graph.__all__) == ["build", "connect", "extract", "read", "view"]
    assert all(callable(getattr(graph, name)) for name in graph.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = graph.nothing


def test_no_module_has_a_name_without_a_subject() -> None:
    assert {path.stem for path in modules()}.isdisjoint(
        {"utils", "util", "helpers", "common", "manager", "misc"}
    )
