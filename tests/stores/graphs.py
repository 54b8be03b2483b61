"""Small graphs made by hand, and what a store holds as plain text, to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Edge, Graph, Node

if TYPE_CHECKING:
    from graph.stores import Store

SOURCE = ("a1:0:4",)


def talks(title: str = "talks", articles: int = 1) -> Graph:
    """Two states and a person at one meeting, told by some articles; every kind of value occurs."""
    nodes = [
        Node("Meeting", "meeting:1", {"title": title, "kind": "talks", "status": "held", "start": "2025-02-18",
             "end": None, "precision": "day", "earliest": "2025-02-18", "latest": "2025-02-18",
             "status_history": ("2025-02-19 held",), "conflicts": ()}),
        Node("Person", "person:sergey-lavrov", {"name": "拉夫罗夫", "name_en": "Sergey Lavrov", "aliases": ()}),
        Node("State", "state:RU", {"name": "俄罗斯", "aliases": ("俄",)}),
        Node("State", "state:US", {"name": "美国", "aliases": ("美", "美方")}),
    ]  # fmt: skip
    edges = [
        _edge("MET", ("State", "state:RU"), ("State", "state:US"), {"count": 1, "first": "2025-02-18"}),
        _edge(
            "PARTICIPATED_IN",
            ("State", "state:RU"),
            ("Meeting", "meeting:1"),
            {"side": "state:RU", "role": None},
        ),
        _edge("REPRESENTS", ("Person", "person:sergey-lavrov"), ("State", "state:RU"), {"role": "外交部长"}),
        _edge(
            "REPRESENTS", ("Person", "person:sergey-lavrov"), ("State", "state:RU"), {"role": "代表团团长"}
        ),
    ]
    for number in range(1, articles + 1):
        article = ("Article", f"a{number}")
        nodes.append(Node(*article, {"language": "zh-Hans", "text": f"俄罗斯与美国举行会谈 {number}"}))
        edges += [
            Edge("MENTIONED_IN", ("State", "state:RU"), article, {"start": 0, "end": 3, "quote": "俄罗斯"}),
            Edge("MENTIONED_IN", ("State", "state:US"), article, {"start": 4, "end": 6, "quote": "美国"}),
        ]
    return Graph(tuple(nodes), tuple(edges))


def _edge(type_: str, start: tuple[str, str], end: tuple[str, str], properties: dict[str, object]) -> Edge:
    return Edge(type_, start, end, {**properties, "sources": SOURCE})


def held(store: Store) -> list[str]:
    """Everything a store holds, as sorted text."""
    nodes = store.query("MATCH (n) RETURN labels(n), properties(n)").rows
    edges = store.query("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)").rows
    return sorted(repr((sorted(labels), properties)) for labels, properties in nodes) + sorted(
        map(repr, edges)
    )
