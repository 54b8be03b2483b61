"""Words are data: the rules hold no lists of them, and ask for none that is not there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

import graph
from graph.analysis.vocabulary import word_set
from graph.schema import folder

PACKAGE = Path(graph.__file__).parent
RULES = sorted(path for part in ("analysis", "extraction") for path in (PACKAGE / part).glob("*.py"))
TABLES = sorted((folder() / "lexicon").rglob("*.yaml"))

HAN = re.compile(r"[\u3400-\u9fff]")
BRANCHES = re.compile(r"[\u3400-\u9fff]{2,}\|[\u3400-\u9fff]{2,}")
# Patterns whose branches are a grammar; test_times.py asks that it knows the words of times.yaml.
GRAMMARS = {"analysis/times.py": "of dates", "analysis/lexicon.py": "of datelines"}


def word_lists(source: str, *, patterns: bool = True) -> list[int]:
    """The lines of Python that hold two Chinese words or more in a literal, sorted."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    nodes = (node for node in ast.walk(tree) if id(node) not in prose)
    return sorted({node.lineno for node in nodes if _lists(node) or (patterns and _branches(node))})


def _lists(node: ast.AST) -> bool:
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return sum(map(_is_word, node.elts)) > 1
    if isinstance(node, ast.Dict):
        return sum(map(_is_word, node.keys)) > 1 or sum(map(_is_word, node.values)) > 1
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"set", "frozenset"}:
        return any(map(_is_run, node.args))
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        return _is_run(node.comparators[0])
    return False


def _is_word(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(HAN.search(node.value))


def _is_run(node: ast.expr) -> bool:
    """A string that is taken for the set of its characters: in "这此该"."""
    return _is_word(node) and len(HAN.findall(node.value)) > 1


def _branches(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(BRANCHES.search(node.value))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_rule_holds_a_list_of_words(path):
    grammar = path.relative_to(PACKAGE).as_posix() in GRAMMARS
    found = word_lists(path.read_text(encoding="utf-8"), patterns=not grammar)
    assert not found, f"{path.name}, lines {found}: words belong in schemas/lexicon/zh/, see CONTRIBUTING.md"


@pytest.mark.parametrize(
    "source",
    [
        'if word in {"了", "过"}: pass',
        'AND = frozenset("和与")',
        'if char in "这此该": pass',
        'if word.startswith(("两国", "两位")): pass',
        'DAYS = {"昨天": -1, "明天": 1}',
        'HELD = re.compile(r"(?:举行|召开)会谈")',
        'HELD = re.compile(rf"{DAY}(?:举行|召开)会谈")',
    ],
)
def test_a_list_of_words_is_seen(source):
    assert word_lists(source) == [1]


@pytest.mark.parametrize(
    "source",
    [
        '"""举行|召开, 和, 与."""',
        'if word == "的": pass',
        'ends = word_set("function", "coordinators") | {"、", "的"}',
        'PAUSES = ("，", "。")',
        'return f"modifies a person: {word}的"',
        "x = 1  # 举行|召开",
    ],
)
def test_prose_marks_and_single_words_are_no_list(source):
    assert word_lists(source) == []


def asked(path: Path) -> set[tuple[str, ...]]:
    """The lists that a module asks for by name."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"word_set", "branches"})
    return {
        tuple(part.value for part in call.args)
        for call in named
        if all(isinstance(part, ast.Constant) for part in call.args)
    }


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_list_that_a_rule_asks_for_has_words(path):
    assert all(word_set(*keys) for keys in asked(path))


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice, of which YAML would keep the last."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"twice: {sorted({str(key) for key in keys if keys.count(key) > 1})}"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_table_has_two_lists_of_one_name(path):
    with path.open(encoding="utf-8") as stream:
        assert yaml.load(stream, Loader=_Strict)
