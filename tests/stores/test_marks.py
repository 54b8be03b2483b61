"""The mark of a complete load: what is known to be there is not read again, and never wrongly."""

from __future__ import annotations

import subprocess
import sys

import pytest

from graph.model import Graph
from graph.schema import graph_schema
from graph.stores import Changes, Store, connect, load
from graph.stores.bookmarks import transaction
from graph.stores.marks import digest
from tests.stores import server
from tests.stores.graphs import held, talks

CHANGES = {
    "set": "MATCH (s:State {id: 'state:US'}) SET s.name = 'x'",
    "remove": "MATCH (s:State {id: 'state:US'}) REMOVE s.name",
    "create": "CREATE (:Article {id: 'a99', text: 'x'})",
    "delete": "MATCH (n:Article {id: 'a1'}) DETACH DELETE n",
    "relate": "MATCH (a:State {id: 'state:US'}), (m:Meeting) CREATE (a)-[:ABSENT_FROM {reason: 'x'}]->(m)",
    "part": "MATCH (:State)-[r:MET]->(:State) DELETE r",
}


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> list[Graph]:
    """The graphs that were compared with what a store holds."""
    compared: list[Graph] = []
    compare = load.compare

    def counted(connection: object, graph: Graph, schema: object) -> object:
        compared.append(graph)
        return compare(connection, graph, schema)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "compare", counted)
    return compared


def test_a_graph_that_is_there_already_is_not_compared(store: Store, unread: list[Graph]) -> None:
    store.replace(talks())
    unread.clear()
    assert store.replace(talks()) == Changes()
    assert unread == []


def test_the_mark_outlives_the_one_who_set_it(place: str, unread: list[Graph]) -> None:
    with connect(place, write=True, create=True) as store:
        store.replace(talks())
    unread.clear()
    with connect(place, write=True) as store:
        assert store.replace(talks()) == Changes()
    assert unread == []


def test_after_a_difference_the_mark_is_that_of_the_new_graph(store: Store, unread: list[Graph]) -> None:
    store.replace(talks())
    store.replace(talks(title="other talks"))
    unread.clear()
    assert store.replace(talks(title="other talks")) == Changes()
    assert unread == []
    assert store.replace(talks()) == Changes(changed={"Meeting": 1})


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_query_changed_is_repaired(store: Store, change: str) -> None:
    store.replace(talks())
    before = held(store)
    store.query(CHANGES[change], write=True)
    assert held(store) != before
    store.replace(talks())
    assert held(store) == before


@pytest.mark.neo4j
@pytest.mark.parametrize("change", CHANGES)
def test_what_others_changed_on_a_server_is_repaired(change: str) -> None:
    with connect(server.empty(), write=True, create=True) as store:
        store.replace(talks())
        before = held(store)
        server.run(CHANGES[change])
        assert held(store) != before
        store.replace(talks())
        assert held(store) == before
        assert store.replace(talks()).empty


@pytest.mark.neo4j
def test_what_others_change_during_a_load_leaves_no_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "BATCH_ROWS", 3)

    batches: list[int] = []

    def meddle(done: int, total: int) -> None:
        batches.append(done)
        if len(batches) == 4:
            server.run("MATCH (n:Article {id: 'a1'}) DETACH DELETE n")

    with connect(server.empty(), write=True, create=True) as store:
        store.replace(talks())
        whole = held(store)
        store.replace(Graph((), ()))
        store.replace(talks(), meddle)
        assert held(store) != whole
        store.replace(talks())
        assert held(store) == whole


@pytest.mark.neo4j
def test_no_fact_of_the_graph_shows_a_mark() -> None:
    with connect(server.empty(), write=True, create=True) as store:
        store.replace(talks())
        marks = server.run("SHOW INDEXES YIELD name WHERE name STARTS WITH 'parley_loaded_' RETURN name")
        assert len(marks) == 1
        assert len(held(store)) == len(talks().nodes) + len(talks().edges)


def test_a_graph_has_one_digest_and_another_graph_another() -> None:
    schema = graph_schema()
    assert digest(talks(), schema) == digest(talks(), schema)
    others = [talks(title="other"), talks(articles=2), Graph(talks().nodes, ()), Graph((), ())]
    assert len({digest(graph, schema) for graph in (talks(), *others)}) == 5


def test_a_digest_is_the_same_for_every_hash_seed() -> None:
    code = (
        "from graph.schema import graph_schema; from graph.stores.marks import digest; "
        "from tests.stores.graphs import talks; print(digest(talks(), graph_schema()))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {digest(talks(), graph_schema()).encode() + b"\n"}


@pytest.mark.parametrize(
    ("bookmark", "number"),
    [
        ("FB:kcwQ06J62KjISE2zUVzVUw+6iQyQ", 12),
        ("FB:kcwQ06J62KjISE2zUVzVUw+6icADhJA=", None),
        ("FB:kcwQ06J62KjISE2zUVzVUw+6ickDhJA=", 900),
        ("FB:kcwQ06J62KjISE2zUVzVUw+6icoAAYagkA==", 100_000),
        ("neo4j:bookmark:v1:tx42", None),
        ("FB:", None),
        ("FB:!!", None),
        ("", None),
    ],
)
def test_a_bookmark_names_a_transaction(bookmark: str, number: int | None) -> None:
    assert transaction([bookmark]) == number


def test_no_bookmark_and_several_name_none() -> None:
    assert transaction([]) is None
    assert transaction(["FB:kcwQ06J62KjISE2zUVzVUw+6iQyQ"] * 2) is None
