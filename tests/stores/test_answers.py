"""What an answer can be turned into: records, data frames, networks; on both engines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from graph.errors import MissingExtra, UsageError
from graph.stores import Result
from tests.stores.graphs import talks

if TYPE_CHECKING:
    from graph.stores import Store

STATES = "MATCH (s:State) OPTIONAL MATCH (s)-[met:MET]->() RETURN s.id AS id, s.aliases AS aliases, met.count AS count ORDER BY id"
EDGES = "MATCH (a:Actor)-[r]->(b) WHERE type(r) IN ['MET', 'REPRESENTS'] RETURN a, r, b"


@pytest.fixture
def filled(store: Store) -> Store:
    store.replace(talks())
    return store


def test_records_are_rows_by_column(filled: Store) -> None:
    assert filled.query(STATES).records == [
        {"id": "state:RU", "aliases": ["俄"], "count": 1},
        {"id": "state:US", "aliases": ["美", "美方"], "count": None},
    ]


def test_a_pandas_frame_keeps_whole_numbers_beside_nulls(filled: Store) -> None:
    frame = filled.query(STATES).to_pandas()
    assert list(frame.columns) == ["id", "aliases", "count"]
    assert list(frame["id"]) == ["state:RU", "state:US"]
    assert list(frame["aliases"]) == [["俄"], ["美", "美方"]]
    assert str(frame["count"].dtype) == "Int64"
    assert frame["count"].isna().tolist() == [False, True]


def test_a_polars_frame_has_the_rows(filled: Store) -> None:
    assert filled.query(STATES).to_polars().to_dicts() == filled.query(STATES).records


def test_a_frame_of_no_rows_is_empty(filled: Store) -> None:
    nothing = filled.query("MATCH (n:Nothing) RETURN n.id AS id, n.name AS name")
    assert nothing.records == []
    assert len(nothing.to_pandas()) == len(nothing.to_polars()) == 0
    assert list(nothing.to_pandas().columns) == nothing.to_polars().columns == list(nothing.columns)


def test_a_polars_frame_takes_values_of_several_types() -> None:
    assert len(Result(("x",), ((1,), ("a",), (None,), (2.5,))).to_polars()) == 4


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_frame_without_its_package_names_the_install_line(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=f"^{name} is not installed; install it: pip install {name}$"):
        getattr(Result(("a",), ()), f"to_{name}")()


def test_a_network_has_nodes_and_parallel_relationships_with_their_properties(filled: Store) -> None:
    network = filled.query(EDGES).to_networkx()
    assert sorted(network) == ["person:sergey-lavrov", "state:RU", "state:US"]
    assert network.nodes["state:RU"] == {"labels": ["Actor", "State"], "name": "俄罗斯", "aliases": ["俄"]}
    assert sorted(network.edges(data="type")) == [
        ("person:sergey-lavrov", "state:RU", "REPRESENTS"),
        ("person:sergey-lavrov", "state:RU", "REPRESENTS"),
        ("state:RU", "state:US", "MET"),
    ]


def test_a_network_counts_what_is_returned_twice_or_deep_inside_once(filled: Store) -> None:
    deep = "MATCH p = (a:State)-[r:MET]-(b) RETURN collect(p) AS paths, collect(r) AS met, {one: collect(a)} AS map"
    network = filled.query(deep).to_networkx()
    assert sorted(network) == ["state:RU", "state:US"]
    assert network.number_of_edges() == 1


def test_relationships_alone_make_bare_nodes(filled: Store) -> None:
    network = filled.query("MATCH ()-[r:MET]->() RETURN r").to_networkx()
    assert dict(network.nodes(data=True)) == {"state:RU": {}, "state:US": {}}


def test_an_answer_without_nodes_makes_no_network(filled: Store) -> None:
    with pytest.raises(UsageError, match="return them: MATCH"):
        filled.query(STATES).to_networkx()
