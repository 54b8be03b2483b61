"""``parley doctor`` as a user runs it."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import parley
from tests.stores import server


def finding(name: str, data: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = (item for item in data if item["name"] == name)
    return found


def test_where_all_is_well_the_exit_code_is_0(built: Path) -> None:
    done = parley("doctor", "--json", cwd=built)
    assert done.code == 0
    assert finding("store", done.data)["finding"].endswith("articles: 2")
    assert finding("neo4j", done.data)["good"] is None


def test_a_store_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    done = parley("doctor", "--json", cwd=tmp_path)
    assert done.code == 0
    assert finding("store", done.data)["finding"] == "no graph at ./parley.db; build one: parley build FILE"


def test_a_server_that_does_not_answer_is_a_fault(tmp_path: Path) -> None:
    done = parley(
        "doctor", "--json", cwd=tmp_path, NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="secret-word"
    )
    assert done.code == 1
    assert finding("neo4j", done.data)["good"] is False
    assert "secret-word" not in done.out + done.err


def test_the_table_says_the_same(built: Path) -> None:
    done = parley("doctor", cwd=built)
    assert done.out.splitlines()[0].split() == ["what", "finding"]
    assert "store format 1" in done.out


@pytest.mark.neo4j
def test_a_server_that_answers_is_named(tmp_path: Path) -> None:
    changes = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}
    done = parley("doctor", "--json", cwd=tmp_path, **changes)
    assert done.code == 0
    assert finding("neo4j", done.data)["good"] is True


@pytest.mark.neo4j
def test_a_server_that_lets_no_query_read_files_is_told(built: Path) -> None:
    address = server.empty()
    changes = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}
    assert parley("copy", "parley.db", address, cwd=built, **changes).code == 0
    done = parley("doctor", "--json", cwd=built, **changes)
    assert finding("neo4j files", done.data) == {
        "name": "neo4j files",
        "good": True,
        "finding": "LOAD CSV reads none",
    }
