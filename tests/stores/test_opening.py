"""The name of a store, and the sentence when nothing is behind it."""

from __future__ import annotations

import socket
import sys
import time
from typing import TYPE_CHECKING

import pytest

from graph.errors import MissingExtra, ParleyError, StoreMissing, StoreRefused, StoreUnavailable, UsageError
from graph.stores import connect
from tests.stores import server

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "swordfish"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (f"bolt://neo4j:{SECRET}@localhost:7687", "carries no user and password"),
        (f"neo4j+s://{SECRET}@host", "carries no user and password"),
        ("http://localhost:7474", "no store has an address of the kind http://"),
        ("bolt://", "names no server"),
        ("bolt://localhost:99999999", "names no server"),
    ],
)
def test_a_name_that_fits_no_store_is_wrong_usage(name: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence) as caught:
        connect(name)
    assert SECRET not in str(caught.value)


def test_the_word_neo4j_needs_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with pytest.raises(UsageError, match="set NEO4J_URI"):
        connect("neo4j")


def test_a_password_in_neo4j_uri_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", f"bolt://neo4j:{SECRET}@localhost")
    with pytest.raises(UsageError) as caught:
        connect("neo4j")
    assert SECRET not in str(caught.value)


def test_the_default_is_parley_db_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.delenv("PARLEY_STORE", raising=False)
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    with pytest.raises(StoreMissing, match=r"no graph at \./parley\.db; build one: parley build FILE"):
        connect()


def test_the_environment_names_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_STORE", "/nowhere/at/all")
    with pytest.raises(StoreMissing, match="/nowhere/at/all"):
        connect()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_an_absent_server_is_one_sentence_at_once(scheme: str) -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="no server answers") as caught:
        connect(f"{scheme}://127.0.0.1:1")
    assert time.monotonic() - began < 3
    assert "\n" not in str(caught.value)


def test_a_server_that_says_nothing_is_given_up_within_3_seconds() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = time.monotonic()
        with pytest.raises(StoreUnavailable, match="no server answers"):
            connect(f"bolt://127.0.0.1:{silent.getsockname()[1]}")
        assert time.monotonic() - began < 3


@pytest.mark.neo4j
@pytest.mark.parametrize("password", ["wrong", None])
def test_a_wrong_password_is_one_sentence(password: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    address = server.empty()
    if password is None:
        monkeypatch.delenv("NEO4J_PASSWORD")
    else:
        monkeypatch.setenv("NEO4J_PASSWORD", password)
    with pytest.raises(StoreRefused, match="set NEO4J_USERNAME and NEO4J_PASSWORD"):
        connect(address)


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    address = server.empty()
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    with pytest.raises(StoreUnavailable, match=r"has no such database .*NEO4J_DATABASE"):
        connect(address)


@pytest.mark.neo4j
def test_a_database_with_another_graph_is_not_built_in() -> None:
    address = server.empty()
    server.run("CREATE (:Film {title: 'x'})")
    with pytest.raises(ParleyError, match="holds another graph"):
        connect(address, write=True, create=True)
    assert server.run("MATCH (f:Film) RETURN count(f)") == [(1,)]
    server.run("MATCH (n) DETACH DELETE n")


@pytest.mark.neo4j
def test_the_word_neo4j_is_the_server_of_the_environment() -> None:
    address = server.empty()
    with connect("neo4j", write=True, create=True) as store:
        assert store.name == address
        assert store.engine == "neo4j"


def test_without_an_engine_for_the_platform_neo4j_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    with pytest.raises(MissingExtra, match="use Neo4j: --store bolt://"):
        connect(str(tmp_path / "store.db"), write=True, create=True)
    assert list(tmp_path.iterdir()) == []
