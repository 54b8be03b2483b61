"""Makes a large graph for measuring: that of some short generated articles, and copies of what they tell.

People, states, organizations, places and issues stay the same ones. Every copy has its own articles,
meetings, statements and outcomes, one week after those of the copy before, and is joined to the same
actors, who thus sit in as many times the meetings. What joins the shared ones to each other, such as MET,
stands once.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import generate_articles

from graph.model import Article, Edge, Graph, Node
from graph.schema import graph_schema
from graph.stores.difference import Difference, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SENTENCES = 3
_SHARED = frozenset({"Person", "State", "Organization", "Place", "Issue"})
_DATED = frozenset({"start", "end", "earliest", "latest", "date", "published", "status_history"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def base(count: int, first: int = 0) -> Graph:
    """The graph of the generated articles number ``first`` and on."""
    import graph
    from graph.resolution import resolve

    return resolve([graph.extract(article) for article in _articles(count, first)])


def copies(graph: Graph, count: int) -> Graph:
    """The graph and ``count - 1`` copies of what it does not share with them."""
    nodes, edges = list(graph.nodes), list(graph.edges)
    for number in range(1, count):
        nodes += [_node(node, number) for node in graph.nodes if node.label not in _SHARED]
        edges += [_edge(edge, number) for edge in graph.edges if not _is_shared(edge)]
    return Graph(tuple(nodes), tuple(edges))


def difference(held: Graph, more: Graph) -> Difference:
    """What a store that holds a graph, or copies of it, must gain to hold the rows of another one beside it.

    Nothing is taken away, and relationships between the same ends are set to those of ``more``.
    """
    schema = graph_schema()
    nodes, edges = rows(held, schema)
    found = Difference()
    more_nodes, more_edges = rows(more, schema)
    found.nodes_put.update({key: value for key, value in more_nodes.items() if key not in nodes})
    for key, value in more_edges.items():
        (found.edges_set if key in edges else found.edges_new)[key] = value
        found.degrees[(key[0], key[1])] += 1
        found.degrees[(key[0], key[2])] += 1
    return found


def _articles(count: int, first: int) -> Iterator[Article]:
    for number in range(first, first + count):
        made = generate_articles.article(number, SENTENCES)
        yield Article(
            id=f"article:{number}",
            language="zh-Hans",
            text=made["text"],
            body=((0, len(made["text"])),),
            **{name: made[name] for name in ("url", "title", "source", "published")},
        )


def _is_shared(edge: Edge) -> bool:
    return edge.start[0] in _SHARED and edge.end[0] in _SHARED


def _node(node: Node, number: int) -> Node:
    key = _key((node.label, node.id), number)
    return Node(*key, {**_moved(node.properties, number), "id": key[1]})


def _edge(edge: Edge, number: int) -> Edge:
    return Edge(
        edge.type, _key(edge.start, number), _key(edge.end, number), _sourced(edge.properties, number)
    )


def _key(key: tuple[str, str], number: int) -> tuple[str, str]:
    return key if key[0] in _SHARED else (key[0], f"{key[1]}~{number}")


def _sourced(properties: Mapping[str, Any], number: int) -> dict[str, Any]:
    """The properties of a relationship, with the copies of its sources."""
    sources = properties.get("sources")
    if sources is None:
        return dict(properties)
    parts = (source.rsplit(":", 2) for source in sources)
    return {**properties, "sources": tuple(f"{part[0]}~{number}:{part[1]}:{part[2]}" for part in parts)}


def _moved(properties: Mapping[str, Any], number: int) -> dict[str, Any]:
    """The properties of a node, its days as many weeks later."""

    def later(found: re.Match[str]) -> str:
        return str(date.fromisoformat(found[0]) + timedelta(weeks=number))

    def move(value: Any) -> Any:
        if isinstance(value, str):
            return _DAY.sub(later, value)
        return tuple(map(move, value)) if isinstance(value, tuple) else value

    return {name: move(value) if name in _DATED else value for name, value in properties.items()}
