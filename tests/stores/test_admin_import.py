"""``neo4j-admin database import`` is really run on what is exported for it, and its database opened as a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import Edge, Graph, Node
from graph.resolution import resolve
from graph.stores import connect, exports
from graph.stores.exports.admin import finish
from tests import samples
from tests.stores.distribution import Distribution
from tests.stores.test_exports import NASTY, _Holds

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.distribution


def whole() -> Graph:
    """The samples and a statement with every awkward character, an empty text and an empty list."""
    graph = resolve(samples.facts())
    odd = (
        Node(
            "Organization",
            "org:x",
            {"id": "org:x", "name": NASTY, "name_zh": "", "aliases": ("a;b", '"', ""), "search": "\n"},
        ),
        Node("Organization", "org:y", {"id": "org:y", "name": "y\\", "aliases": (), "search": "\n"}),
    )
    part = Edge("PART_OF", ("Organization", "org:x"), ("Organization", "org:y"), {"sources": ()})
    nodes = sorted((*graph.nodes, *odd), key=lambda node: (node.label, node.id))
    edges = sorted((*graph.edges, part), key=lambda edge: (edge.type, edge.start, edge.end))
    return Graph(tuple(nodes), tuple(edges))


def test_an_imported_database_is_the_store_it_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = whole()
    exports.export(_Holds(graph), "neo4j-admin", str(tmp_path / "files"))
    server = Distribution(tmp_path / "server")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.run("neo4j-admin", "database", "import", "full", "neo4j", "@import.args", cwd=tmp_path / "files")
    server.start()
    try:
        server.execute(*finish())
        with connect(server.address, write=True) as store:
            found = store.graph()
            assert found.nodes == graph.nodes
            assert sorted(map(repr, found.edges)) == sorted(map(repr, graph.edges))
            assert store.replace(graph).empty
    finally:
        server.kill()
