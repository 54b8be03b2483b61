"""What is asked of networkx, which this module alone imports: graphs, their parts, their layout, measures.

Results must not depend on the hash seed, yet networkx walks through sets of nodes: what is measured are
graphs of whole numbers, given to the names in sorted order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx

    Graph = networkx.Graph[str]
    Numbered = networkx.Graph[int]
    MultiDiGraph = networkx.MultiDiGraph[str]


_SEED = 20250218
EXACT = 2000  # nodes up to which every shortest path counts
_PIVOTS = 500  # nodes from which the paths of a larger graph are followed
_DIGITS = 6


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


class Measured:
    """A weighted, simple graph and its measures, each by name."""

    def __init__(self, ties: Iterable[tuple[str, str, int]]) -> None:
        """``ties`` are pairs with how often they met; a pair may come once only."""
        import networkx

        found = sorted((min(one, other), max(one, other), count) for one, other, count in ties)
        self.names = sorted({name for one, other, _ in found for name in (one, other)})
        numbers = {name: number for number, name in enumerate(self.names)}
        self._graph: Numbered = networkx.Graph()
        self._graph.add_nodes_from(range(len(self.names)))
        self._graph.add_weighted_edges_from((numbers[a], numbers[b], count) for a, b, count in found)

    @property
    def exact(self) -> bool:
        """Whether `betweenness` counts all shortest paths, and not those from a sample of nodes."""
        return len(self.names) <= EXACT

    def degree(self) -> dict[str, int]:
        """How many others each met."""
        return {self.names[number]: int(degree) for number, degree in self._graph.degree()}

    def strength(self) -> dict[str, int]:
        """How many meetings with each of the others, all added up."""
        return {self.names[number]: int(count) for number, count in self._graph.degree(weight="weight")}

    def closeness(self) -> dict[str, float]:
        """From 0 to 1: how near all others are, those out of reach counted (Wasserman and Faust)."""
        import networkx

        return self._named(networkx.closeness_centrality(self._graph))

    def betweenness(self) -> dict[str, float]:
        """From 0 to 1: the share of shortest paths between others that lead through each (Freeman)."""
        import networkx

        pivots = None if self.exact else _PIVOTS
        return self._named(networkx.betweenness_centrality(self._graph, k=pivots, seed=_SEED))

    def communities(self) -> list[list[str]]:
        """Groups that meet more among themselves (Louvain, weighted), the largest first, each sorted."""
        import networkx

        if not self.names:
            return []
        found = networkx.community.louvain_communities(self._graph, weight="weight", seed=_SEED)
        named = [sorted(self.names[number] for number in group) for group in found]
        return sorted(named, key=lambda group: (-len(group), group))

    def cuts(self) -> frozenset[str]:
        """Those without whom a connected part falls apart."""
        import networkx

        return frozenset(self.names[number] for number in networkx.articulation_points(self._graph))

    def others(self) -> dict[str, tuple[str, ...]]:
        """Whom each met, sorted."""
        names = self.names
        return {
            names[one]: tuple(names[other] for other in sorted(met)) for one, met in self._graph.adjacency()
        }

    def _named(self, values: Mapping[int, float]) -> dict[str, float]:
        return {self.names[number]: round(float(value), _DIGITS) for number, value in values.items()}
