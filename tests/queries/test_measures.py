"""Centrality, communities and brokers of a network small enough to count by hand; on both engines."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from graph.errors import ReadOnly, UsageError
from graph.model import Edge, Graph, Node
from graph.networks import EXACT, Measured
from graph.queries import measures
from graph.stores import Store, connect
from tests.stores.conftest import place, store

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["place", "store"]

# Two triangles, which c and d join; e met f twice, and x and y are a part of their own.
TIES = [
    ("a", "b", 1), ("a", "c", 1), ("b", "c", 1), ("c", "d", 1), ("d", "e", 1), ("d", "f", 1), ("e", "f", 2), ("x", "y", 1),
]  # fmt: skip


def network(ties: Sequence[tuple[str, str, int]]) -> Graph:
    names = sorted({name for one, other, _ in ties for name in (one, other)})
    label = {"x": "Person", "y": "Person"}
    ends = {name: (label.get(name, "State"), name) for name in names}
    nodes = [
        Node(*ends[name], {"id": name, "name": name.upper(), "aliases": (), "search": "\n"}) for name in names
    ]
    edges = [
        Edge("MET", ends[one], ends[other], {"count": count, "sources": ()}) for one, other, count in ties
    ]
    return Graph(tuple(sorted(nodes, key=lambda node: (node.label, node.id))), tuple(edges))


@pytest.fixture
def met(store: Store) -> Store:
    store.replace(network(TIES))
    return store


def test_who_met_most_comes_first(met: Store) -> None:
    found = measures.centrality(measures.analyze(met))
    assert found.columns == ("actor", "meetings", "met", "closeness", "betweenness", "actor_id")
    assert [(row[5], row[1], row[2]) for row in found.rows] == [
        ("c", 3, 3), ("d", 3, 3), ("e", 3, 2), ("f", 3, 2), ("a", 2, 2), ("b", 2, 2), ("x", 1, 1), ("y", 1, 1),
    ]  # fmt: skip
    assert found.rows[0] == ("C", 3, 3, 0.510204, 0.285714, "c")


def test_communities_are_those_who_meet_among_themselves(met: Store) -> None:
    found = measures.communities(measures.analyze(met))
    assert found.rows == (
        (1, 3, ["C", "A", "B"], ["c", "a", "b"]),
        (2, 3, ["D", "E", "F"], ["d", "e", "f"]),
        (3, 2, ["X", "Y"], ["x", "y"]),
    )


def test_brokers_stand_between_others(met: Store) -> None:
    found = measures.brokers(measures.analyze(met))
    assert found.rows == (("C", 0.285714, 2, True, "c"), ("D", 0.285714, 2, True, "d"))


def test_a_kind_narrows_the_network(met: Store) -> None:
    found = measures.centrality(measures.analyze(met, "Person"))
    assert [row[5] for row in found.rows] == ["x", "y"]
    with pytest.raises(
        UsageError, match="no kind of actor 'Meeting'; there are: Person, State, Organization, Group"
    ):
        measures.analyze(met, "Meeting")


def test_an_empty_store_has_no_rows(store: Store) -> None:
    found = measures.analyze(store)
    assert [table(found).rows for table in measures.MEASURES.values()] == [(), (), ()]


def test_nothing_is_written_unless_asked_for(met: Store) -> None:
    before = met.graph()
    measures.analyze(met)
    assert met.graph() == before


def test_what_is_written_replaces_what_was_and_goes_with_the_next_build(met: Store) -> None:
    before = met.graph()
    assert measures.write(met, measures.analyze(met)) == 8
    (row,) = met.query("MATCH (a:Actor {id: 'd'}) RETURN a.meetings, a.met, a.betweenness, a.community").rows
    assert row == (3, 3, 0.285714, 2)
    assert measures.write(met, measures.analyze(met, "Person")) == 2
    assert met.query("MATCH (a:Actor) WHERE a.met IS NOT NULL RETURN a.id ORDER BY a.id").rows == (
        ("x",),
        ("y",),
    )
    assert met.replace(before).changed == {"Person": 2}
    assert met.graph() == before


def test_a_store_opened_for_reading_is_not_written(met: Store, place: str) -> None:
    with connect(place) as reader, pytest.raises(ReadOnly):
        measures.write(reader, measures.analyze(reader))


RANDOM = """
import random
from graph.networks import Measured
choose = random.Random(1)
ties = {(f"n{min(a, b)}", f"n{max(a, b)}") for a, b in ((choose.randrange(60), choose.randrange(60)) for _ in range(200)) if a != b}
graph = Measured((*tie, 1) for tie in sorted(ties))
print(graph.communities(), graph.betweenness(), sorted(graph.cuts()))
"""


def test_measures_do_not_depend_on_the_hash_seed() -> None:
    root = measures.__file__.rsplit("/graph/", 1)[0]
    outputs = {
        subprocess.run(
            [sys.executable, "-P", "-c", RANDOM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "7")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


def test_a_large_network_is_estimated_and_says_so() -> None:
    ring = [(f"n{number:05}", f"n{(number + 1) % (EXACT + 1):05}", 1) for number in range(EXACT + 1)]
    graph = Measured(ring)
    assert not graph.exact
    assert graph.betweenness() == Measured(ring).betweenness()
    assert not Measured(TIES).cuts() - {"c", "d"}
