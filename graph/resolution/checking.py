"""Every node and edge is held against ``schemas/graph.yaml`` before it leaves resolution.

A label, property or pair of ends that the schema does not know is an error in Parley, not in the
input: it raises, and no store ever sees it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from graph import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from graph.model import Edge, Node
    from graph.schema import Property

_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, float),
    "strings": lambda value: isinstance(value, tuple) and all(isinstance(item, str) for item in value),
    "date": lambda value: isinstance(value, str) and len(value) == 10,
}


def check_node(node: Node) -> None:
    """Raise ValueError when the schema does not allow the node."""
    type_ = schema.graph_schema().nodes.get(node.label)
    if type_ is None or type_.abstract:
        raise ValueError(f"{node.id}: no node has the label {node.label}")
    _check(f"{node.label} {node.id}", node.properties, type_.properties)


def check_edge(edge: Edge, nodes: Collection[tuple[str, str]]) -> None:
    """Raise ValueError when the schema does not allow the edge, or an end is not among ``nodes``."""
    where = f"({edge.start[1]})-[{edge.type}]->({edge.end[1]})"
    type_ = schema.graph_schema().relationships.get(edge.type)
    if type_ is None:
        raise ValueError(f"{where}: no such relationship")
    for end in (edge.start, edge.end):
        if end not in nodes:
            raise ValueError(f"{where}: no node {end[0]} {end[1]}")
    if not _may_join(edge.type, edge.start[0], edge.end[0]):
        raise ValueError(f"{where}: it does not join {edge.start[0]} and {edge.end[0]}")
    _check(where, edge.properties, type_.properties)


@cache
def _may_join(type: str, start: str, end: str) -> bool:
    graph = schema.graph_schema()
    ends = graph.relationships[type].ends
    return any(graph.is_a(start, one) and graph.is_a(end, other) for one, other in ends)


def _check(where: str, properties: Mapping[str, Any], allowed: tuple[Property, ...]) -> None:
    known = {item.name for item in allowed}
    for name in properties:
        if name not in known:
            raise ValueError(f"{where}: the schema knows no property {name}")
    for item in allowed:
        value = properties.get(item.name)
        if value is None and not item.optional:
            raise ValueError(f"{where}: {item.name} is missing")
        if value is not None and not _CHECKS[item.type](value):
            raise ValueError(f"{where}: {item.name} is no {item.type}: {value!r}")
