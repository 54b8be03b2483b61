"""What a store holds -> the graph it was given, streamed from the engine and sorted here.

What the schema does not know is left out: a user who may write may have put anything there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model import Edge, Graph, Node
from graph.schema import graph_schema
from graph.stores.difference import EDGES, own_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.schema import Property
    from graph.stores.bolt import Connection

NODES = "MATCH (n) RETURN labels(n), properties(n)"


def graph(connection: Connection) -> Graph:
    """Everything the store behind a connection holds, equal to what was last given to ``replace``."""
    schema = graph_schema()
    nodes: dict[tuple[str | None, Any], Node] = {}
    for labels, properties in connection.stream(NODES):
        label = own_label(labels, schema)
        if label is not None and isinstance(properties.get("id"), str):
            known = _known(properties, schema.nodes[label].properties)
            nodes[label, properties["id"]] = Node(label, properties["id"], known)
    edges = []
    for type_, start_labels, start, end_labels, end, properties in connection.stream(EDGES):
        one = nodes.get((own_label(start_labels, schema), start))
        other = nodes.get((own_label(end_labels, schema), end))
        if type_ in schema.relationships and one is not None and other is not None:
            known = _known(properties, schema.relationships[type_].properties)
            edges.append(Edge(type_, (one.label, one.id), (other.label, other.id), known))
    ordered = sorted(nodes.values(), key=lambda node: (node.label, node.id))
    return Graph(tuple(ordered), tuple(sorted(edges, key=_order)))


def _known(properties: Mapping[str, Any], known: Iterable[Property]) -> dict[str, Any]:
    """The properties of the schema, lists as the tuples they were."""
    found = ((item.name, properties.get(item.name)) for item in known)
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in sorted(found)
        if value is not None
    }


def _order(edge: Edge) -> tuple[Any, ...]:
    """By type, ends and key; a value of another type than the schema's has its place, too."""
    keys = (edge.properties.get(name) for name in graph_schema().relationships[edge.type].key)
    return edge.type, edge.start, edge.end, [(type(value).__name__, value) for value in keys]
