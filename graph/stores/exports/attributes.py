"""What exports show of a graph: the nodes and edges an analyst works with, their attributes and labels.

Facts, their edges and what only `parley search` needs are left out. Lists become JSON where a format has
none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.model import Edge, Graph, Node
from graph.schema import graph_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.schema import Property

HIDDEN_LABELS = frozenset({"Facts"})
HIDDEN_TYPES = frozenset({"HAS_FACTS"})
_HIDDEN_PROPERTIES = frozenset({"search"})
_LONGEST_LABEL = 60


def shown(graph: Graph) -> Graph:
    """The part of a graph that is no bookkeeping of Parley's."""
    return Graph(
        tuple(
            Node(node.label, node.id, visible(node.properties))
            for node in graph.nodes
            if node.label not in HIDDEN_LABELS
        ),
        tuple(edge for edge in graph.edges if edge.type not in HIDDEN_TYPES),
    )


def visible(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties without those that are left out."""
    return {name: value for name, value in properties.items() if name not in _HIDDEN_PROPERTIES}


def node_properties(label: str) -> tuple[Property, ...]:
    """The properties that nodes of a label show, in the order of the schema."""
    known = graph_schema().nodes[label].properties
    return tuple(item for item in known if item.name not in _HIDDEN_PROPERTIES)


def labels() -> tuple[str, ...]:
    """The labels that nodes are shown under, in the order of the schema."""
    known = graph_schema().nodes.values()
    return tuple(node.label for node in known if not node.abstract and node.label not in HIDDEN_LABELS)


def types() -> tuple[str, ...]:
    """The relationship types that are shown, in the order of the schema."""
    return tuple(name for name in graph_schema().relationships if name not in HIDDEN_TYPES)


def node_types() -> dict[str, str]:
    """The type of every attribute that some node shows."""
    return _types(item for label in labels() for item in node_properties(label) if item.name != "id")


def edge_types() -> dict[str, str]:
    """The type of every attribute that some edge shows."""
    known = graph_schema().relationships
    return _types(item for name in types() for item in known[name].properties)


def _types(properties: Iterable[Property]) -> dict[str, str]:
    """Attributes by name, ``integer``, ``float`` or ``string``; the rest is written as text."""
    found: dict[str, str] = {}
    for item in properties:
        kind = item.type if item.type in ("integer", "float") else "string"
        found[item.name] = kind if found.setdefault(item.name, kind) == kind else "string"
    return dict(sorted(found.items()))


def display(node: Node) -> str:
    """What a picture writes beside a node: its name, title or the beginning of its text."""
    values = (node.properties.get(name) for name in ("name", "title", "text"))
    text = str(next(filter(None, values), node.id))
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…"


def written(value: Any) -> str:
    """A value as text; a list as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple) else str(value)


def by_label(graph: Graph) -> dict[str, list[Node]]:
    """The nodes of each label that is shown, none left out."""
    found: dict[str, list[Node]] = {label: [] for label in labels()}
    for node in graph.nodes:
        found[node.label].append(node)
    return found


def by_type(graph: Graph) -> dict[str, list[Edge]]:
    """The edges of each type that is shown, none left out."""
    found: dict[str, list[Edge]] = {name: [] for name in types()}
    for edge in graph.edges:
        found[edge.type].append(edge)
    return found
