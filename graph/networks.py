"""What is asked of networkx, which this module alone imports: graphs, their parts, their layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx

    Graph = networkx.Graph[str]
    MultiDiGraph = networkx.MultiDiGraph[str]


def undirected(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Graph:
    """A simple graph; nodes and edges in sorted order, for results of networkx follow it."""
    import networkx

    graph: Graph = networkx.Graph()
    graph.add_nodes_from(sorted(names))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs}))
    return graph


def parts(graph: Graph) -> list[list[str]]:
    """The connected parts, the largest first, each sorted."""
    import networkx

    found = [sorted(part) for part in networkx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), part))


def spring(graph: Graph, *, apart: float, seed: int) -> dict[str, tuple[float, float]]:
    """Places by attraction and repulsion around (0, 0); ``apart`` is the distance that nodes seek."""
    import networkx

    found = networkx.spring_layout(graph, seed=seed, iterations=200, k=apart, method="force")
    return {name: (float(place[0]), float(place[1])) for name, place in found.items()}


def multigraph(
    nodes: Mapping[str, Mapping[str, Any]], edges: Iterable[tuple[str, str, Mapping[str, Any]]]
) -> MultiDiGraph:
    """A directed graph that keeps parallel edges; an end that no node describes is bare."""
    import networkx

    graph: MultiDiGraph = networkx.MultiDiGraph()
    graph.add_nodes_from((name, dict(values)) for name, values in nodes.items())
    graph.add_edges_from((start, end, dict(values)) for start, end, values in edges)
    return graph
