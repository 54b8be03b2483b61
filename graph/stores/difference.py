"""A graph and what a store holds -> the rows that differ.

The store is read once, streamed: labels, ids and properties of every node and relationship. The
one thing that is not read back is the packed JSON of facts, for which its digest vouches. Nodes
are known by (label, id), relationships by type, ends and the key properties of the schema, so
that the same thing has the same key on every run and on every engine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.stores.contract import Changes

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from graph.model import Edge, Graph, Node
    from graph.schema import GraphSchema, Property
    from graph.stores.bolt import Connection

NODES = "MATCH (n) WHERE NOT n:Facts RETURN labels(n), properties(n)"
FACTS = "MATCH (n:Facts) RETURN labels(n), {id: n.id, digest: n.digest, rules: n.rules}"
EDGES = "MATCH (a)-[r]->(b) RETURN type(r), labels(a), a.id, labels(b), b.id, properties(r)"
KNOWLEDGE = frozenset({"Article", "Facts", "HAS_FACTS"})
"""Labels and types that hold what was read; all else can be made from them."""

_VOUCHED = {"Facts": "json"}

NodeKey = tuple[str, str]
EdgeKey = tuple[str, NodeKey, NodeKey, tuple[Any, ...]]
Properties = dict[str, Any]


@dataclass(slots=True)
class Difference:
    """What must be written and removed, keyed so that the same thing has the same key on every run."""

    nodes_put: dict[NodeKey, Properties] = field(default_factory=dict)
    edges_new: dict[EdgeKey, Properties] = field(default_factory=dict)
    edges_set: dict[EdgeKey, Properties] = field(default_factory=dict)
    nodes_cut: set[NodeKey] = field(default_factory=set)
    edges_cut: set[EdgeKey] = field(default_factory=set)
    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    degrees: Counter[tuple[str, NodeKey]] = field(default_factory=Counter)

    def changes(self) -> Changes:
        """The summary, by label and type."""
        removed = Counter(
            [key[0] for key in self.nodes_cut] + [key[0] for key in self.edges_cut - self.edges_new.keys()]
        )
        return Changes(_sorted(self.created), _sorted(self.changed), _sorted(removed))

    def __len__(self) -> int:
        edges = len(self.edges_new) + len(self.edges_set) + len(self.edges_cut)
        return len(self.nodes_put) + len(self.nodes_cut) + edges


def _sorted(count: Counter[str]) -> dict[str, int]:
    return dict(sorted(count.items()))


def rows(graph: Graph, schema: GraphSchema) -> tuple[dict[NodeKey, Properties], dict[EdgeKey, Properties]]:
    """All nodes and relationships of a graph by their keys.

    Raises:
        ValueError: the graph does not fit the schema.
    """
    nodes = {(node.label, node.id): _node_properties(node) for node in graph.nodes}
    edges = {_edge_key(edge, schema): _present(edge.properties) for edge in graph.edges}
    _check(nodes, edges, schema)
    return nodes, edges


def stream(graph: Graph, schema: GraphSchema) -> Iterator[tuple[tuple[Any, ...], Properties]]:
    """The same as `rows`, one by one: all nodes, then all relationships, each checked when its turn comes.

    Raises:
        ValueError: the graph does not fit the schema.
    """
    nodes = {(node.label, node.id): _node_properties(node) for node in graph.nodes}
    for node, properties in nodes.items():
        _check_node(node, properties, schema)
        yield node, properties
    seen: set[EdgeKey] = set()
    for edge in graph.edges:
        key = _edge_key(edge, schema)
        if key not in seen:
            seen.add(key)
            properties = _present(edge.properties)
            _check_edge(key, properties, nodes, schema)
            yield key, properties


def compare(connection: Connection, graph: Graph, schema: GraphSchema) -> Difference:
    """What the store must gain and lose to hold ``graph``."""
    found = Difference()
    nodes, edges = rows(graph, schema)
    for key in edges:
        _count(found, key)
    _compare_nodes(connection, nodes, schema, found)
    _compare_edges(connection, edges, schema, found)
    return found


def _compare_nodes(
    connection: Connection, wanted: Mapping[NodeKey, Properties], schema: GraphSchema, found: Difference
) -> None:
    seen: set[NodeKey] = set()
    for query in (NODES, FACTS):
        for labels, stored in connection.stream(query):
            label = own_label(labels, schema)
            if label is None or not isinstance(stored.get("id"), str):
                continue
            key = (label, stored["id"])
            seen.add(key)
            if key not in wanted:
                found.nodes_cut.add(key)
            elif _comparable(label, wanted[key]) != _comparable(label, _present(stored)):
                found.nodes_put[key] = wanted[key]
                found.changed[label] += 1
    for key in wanted.keys() - seen:
        found.nodes_put[key] = wanted[key]
        found.created[key[0]] += 1


def _compare_edges(
    connection: Connection, wanted: Mapping[EdgeKey, Properties], schema: GraphSchema, found: Difference
) -> None:
    seen: set[EdgeKey] = set()
    for type_, start_labels, start, end_labels, end, stored in connection.stream(EDGES):
        labels = own_label(start_labels, schema), own_label(end_labels, schema)
        if type_ not in schema.relationships or labels[0] is None or labels[1] is None:
            continue
        key = (type_, (labels[0], start), (labels[1], end), _key_values(type_, stored, schema))
        if key not in wanted:
            found.edges_cut.add(key)
            _count(found, key)
        elif key in seen:
            _repair(found, key, wanted[key])
        elif wanted[key] != _present(stored):
            found.edges_set[key] = wanted[key]
            found.changed[type_] += 1
        seen.add(key)
    for key in wanted.keys() - seen:
        found.edges_new[key] = wanted[key]
        found.created[key[0]] += 1


def _repair(found: Difference, key: EdgeKey, properties: Properties) -> None:
    """A relationship that is there twice goes, and comes back once."""
    if key[0] not in KNOWLEDGE:
        found.edges_cut.add(key)
        found.edges_new[key] = properties
        found.edges_set.pop(key, None)


def _check(
    nodes: Mapping[NodeKey, Properties], edges: Mapping[EdgeKey, Properties], schema: GraphSchema
) -> None:
    """A graph that does not fit the schema is a fault of the caller's code."""
    for node, properties in nodes.items():
        _check_node(node, properties, schema)
    for edge, properties in edges.items():
        _check_edge(edge, properties, nodes, schema)


def _check_node(key: NodeKey, properties: Properties, schema: GraphSchema) -> None:
    label, id_ = key
    if label not in schema.nodes or schema.nodes[label].abstract:
        raise ValueError(f"no node label '{label}' in the schema")
    _check_names(f"{label} {id_}", properties, schema.nodes[label].properties)


def _check_edge(key: EdgeKey, properties: Properties, nodes: Container[NodeKey], schema: GraphSchema) -> None:
    type_, start, end, _ = key
    if type_ not in schema.relationships:
        raise ValueError(f"no relationship type '{type_}' in the schema")
    if start not in nodes or end not in nodes:
        raise ValueError(f"{type_} from {start} to {end}: one of them is no node of the graph")
    _check_names(f"{type_} from {start} to {end}", properties, schema.relationships[type_].properties)


def _check_names(what: str, properties: Properties, known: tuple[Property, ...]) -> None:
    unknown = sorted(properties.keys() - {item.name for item in known})
    if unknown:
        raise ValueError(f"{what}: no property {', '.join(unknown)} in the schema")


def _count(found: Difference, key: EdgeKey) -> None:
    found.degrees[(key[0], key[1])] += 1
    found.degrees[(key[0], key[2])] += 1


def own_label(labels: Sequence[str], schema: GraphSchema) -> str | None:
    """The most specific label of ours among a node's labels."""
    own = sorted(label for label in labels if label in schema.nodes and not schema.nodes[label].abstract)
    return own[0] if own else None


def _comparable(label: str, properties: Properties) -> Properties:
    vouched = _VOUCHED.get(label)
    return {name: value for name, value in properties.items() if name != vouched}


def _node_properties(node: Node) -> Properties:
    return {**_present(node.properties), "id": node.id}


def _present(properties: Mapping[str, Any]) -> Properties:
    """Properties as the engine gives them back: null is absent, a sequence is a list, a date is ISO."""
    return {name: _stored(value) for name, value in properties.items() if value is not None}


def _stored(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, (tuple, list)):
        return [_stored(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    return value


def _edge_key(edge: Edge, schema: GraphSchema) -> EdgeKey:
    return (edge.type, edge.start, edge.end, _key_values(edge.type, edge.properties, schema))


def _key_values(type_: str, properties: Mapping[str, Any], schema: GraphSchema) -> tuple[Any, ...]:
    known = schema.relationships.get(type_)
    return tuple(properties.get(name) for name in known.key) if known else ()
