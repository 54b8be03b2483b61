"""Who stands where in the network of who met whom: centrality, communities, brokers.

The network is that of the MET relationships, each pair once, its weight the number of their meetings. Every
measure is one that textbooks define; ties are broken by id, so that the same graph gives the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.networks import Measured
from graph.schema import graph_schema
from graph.stores import Result

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.stores import Store

_TIES = """
MATCH (a:Actor)-[met:MET]->(b:Actor)
WHERE $label IS NULL OR ($label IN labels(a) AND $label IN labels(b))
RETURN a.id AS one, a.name AS one_name, b.id AS other, b.name AS other_name, met.count AS count
ORDER BY one, other
"""
_CLEAR = "MATCH (a:Actor) REMOVE a.meetings, a.met, a.betweenness, a.community"
_SET = """
UNWIND $rows AS row MATCH (a:Actor {id: row.id})
SET a.meetings = row.meetings, a.met = row.met, a.betweenness = row.betweenness, a.community = row.community
"""
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Analysis:
    """The network of who met whom, measured once.

    Attributes:
        names: the actors by id.
        exact: whether betweenness counts all shortest paths, and not a sample of a large network's.
    """

    names: Mapping[str, str]
    exact: bool
    meetings: Mapping[str, int]
    met: Mapping[str, int]
    closeness: Mapping[str, float]
    betweenness: Mapping[str, float]
    groups: tuple[tuple[str, ...], ...]
    cuts: frozenset[str]
    others: Mapping[str, tuple[str, ...]]

    def community(self) -> dict[str, int]:
        """The number of each actor's community; 1 is the largest."""
        return {id_: number for number, group in enumerate(self.groups, 1) for id_ in group}


def analyze(store: Store, kind: str | None = None) -> Analysis:
    """Measure the network of who met whom.

    Args:
        kind: only actors of this label: Person, State, Organization or Group.

    Raises:
        UsageError: there is no such kind of actor.
    """
    if kind is not None and kind not in kinds():
        raise UsageError(f"no kind of actor '{kind}'; there are: {', '.join(kinds())}")
    rows = store.query(_TIES, {"label": kind}, timeout=None).rows
    graph = Measured((one, other, count) for one, _, other, _, count in rows)
    named = [pair for one, name, other, other_name, _ in rows for pair in ((one, name), (other, other_name))]
    return Analysis(
        names=dict(sorted(named)),
        exact=graph.exact,
        meetings=graph.strength(),
        met=graph.degree(),
        closeness=graph.closeness(),
        betweenness=graph.betweenness(),
        groups=tuple(map(tuple, graph.communities())),
        cuts=graph.cuts(),
        others=graph.others(),
    )


def kinds() -> tuple[str, ...]:
    """The labels of actors."""
    return graph_schema().children("Actor")


def centrality(found: Analysis) -> Result:
    """A row an actor, those with most meetings first."""
    order = sorted(found.names, key=lambda id_: (-found.meetings[id_], -found.met[id_], id_))
    rows = (
        (found.names[i], found.meetings[i], found.met[i], found.closeness[i], found.betweenness[i], i)
        for i in order
    )
    return Result(("actor", "meetings", "met", "closeness", "betweenness", "actor_id"), tuple(rows))


def communities(found: Analysis) -> Result:
    """A row a community, the largest first; its members with most meetings first."""
    rows = []
    for number, group in enumerate(found.groups, 1):
        order = sorted(group, key=lambda id_: (-found.meetings[id_], id_))
        rows.append((number, len(group), [found.names[id_] for id_ in order], order))
    return Result(("community", "size", "members", "member_ids"), tuple(rows))


def brokers(found: Analysis) -> Result:
    """A row an actor on the way between others, those most often on it first.

    ``communities`` counts those of the actor and of whom it met; ``cut`` says whether without it some could
    not reach others any more.
    """
    own = found.community()
    order = sorted((i for i in found.names if found.betweenness[i]), key=lambda i: (-found.betweenness[i], i))
    rows = (
        (
            found.names[i],
            found.betweenness[i],
            len({own[other] for other in (i, *found.others[i])}),
            i in found.cuts,
            i,
        )
        for i in order
    )
    return Result(("actor", "betweenness", "communities", "cut", "actor_id"), tuple(rows))


MEASURES: Mapping[str, Callable[[Analysis], Result]] = {
    "centrality": centrality,
    "communities": communities,
    "brokers": brokers,
}
"""The tables there are, by name."""


def write(store: Store, found: Analysis) -> int:
    """Set ``meetings``, ``met``, ``betweenness`` and ``community`` of these actors, and clear all others'.

    Returns:
        How many actors have them now.

    Raises:
        ReadOnly: the store was opened for reading.
    """
    own = found.community()
    rows: list[dict[str, Any]] = [
        {
            "id": id_,
            "meetings": found.meetings[id_],
            "met": found.met[id_],
            "betweenness": found.betweenness[id_],
            "community": own[id_],
        }
        for id_ in found.names
    ]
    store.query(_CLEAR, write=True, timeout=None)
    for start in range(0, len(rows), _BATCH):
        store.query(_SET, {"rows": rows[start : start + _BATCH]}, write=True, timeout=None)
    return len(rows)
