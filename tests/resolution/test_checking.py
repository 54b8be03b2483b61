from __future__ import annotations

import pytest

from graph.model import Edge, Node
from graph.resolution.checking import check_edge, check_node

PERSON = Node("Person", "person:a", {"id": "person:a", "name": "甲", "aliases": (), "search": "\n 甲 \n"})
STATE, MEETING = ("State", "state:US"), ("Meeting", "meeting:1")
NODES = {("Person", "person:a"), STATE, MEETING}


def test_what_the_schema_knows_passes():
    check_node(PERSON)
    check_edge(Edge("PARTICIPATED_IN", ("Person", "person:a"), MEETING, {"side": "state:US", "sources": ()}), NODES)


BAD_NODES = [
    (Node("Person", "p", {"id": "p", "name": "甲", "aliases": (), "age": 3}), "the schema knows no property age"),
    (Node("Person", "p", {"id": "p", "aliases": ()}), "name is missing"),
    (Node("Person", "p", {"id": "p", "name": 3, "aliases": ()}), "name is no string"),
    (Node("Person", "p", {"id": "p", "name": "甲", "aliases": ["乙"]}), "aliases is no strings"),
    (Node("Actor", "p", {"id": "p", "name": "甲", "aliases": ()}), "no node has the label Actor"),
    (Node("Alien", "p", {"id": "p"}), "no node has the label Alien"),
]
BAD_EDGES = [
    (Edge("LIKES", STATE, MEETING, {}), "no such relationship"),
    (Edge("PARTICIPATED_IN", MEETING, STATE, {"sources": ()}), "it does not join Meeting and State"),
    (Edge("PARTICIPATED_IN", STATE, ("Meeting", "meeting:2"), {"sources": ()}), "no node Meeting meeting:2"),
    (Edge("PARTICIPATED_IN", STATE, MEETING, {}), "sources is missing"),
    (Edge("ROUND_OF", STATE, MEETING, {}), "it does not join"),
]


@pytest.mark.parametrize(("node", "fault"), BAD_NODES)
def test_a_node_the_schema_does_not_know_raises(node, fault):
    with pytest.raises(ValueError, match=fault):
        check_node(node)


@pytest.mark.parametrize(("edge", "fault"), BAD_EDGES)
def test_an_edge_the_schema_does_not_know_raises(edge, fault):
    with pytest.raises(ValueError, match=fault):
        check_edge(edge, NODES)
