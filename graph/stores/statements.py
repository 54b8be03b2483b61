"""The Cypher that writes a graph, batch by batch; both engines run the same text.

Every statement runs over ``$rows``. Labels, types and property names come from the checked schema
and stand between backticks; all values are parameters. A row of a node is ``{id, p}``, of a
relationship ``{a, b, k, p}``: the ids of its ends, its key properties, all its properties.

What keeps a load linear:

- Nodes are merged by one label with a unique constraint, the general label is set after.
- A relationship is looked for from that of its two nodes which has fewer of its type (``from_start``):
  from the other one (a state mentioned in every article) each row would walk through thousands.
- A new relationship is created with its properties at once, not merged: the comparison has just
  shown that it is not there. Should two writers on one Neo4j both create it, the next load sees
  it double and repairs it. Only HAS_FACTS, on which all else rests, is merged.
- Relationships are all found before the first is deleted: a later row would walk over it once more, and the
  embedded engine fails there when a node has very many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.schema import GraphSchema


def put_node(label: str, schema: GraphSchema) -> str:
    parent = schema.nodes[label].parent
    general = f" SET n:`{parent}`" if parent else ""
    return f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}){general} SET n = row.p"


def new_edge(type_: str, start: str, end: str, _from_start: bool, schema: GraphSchema) -> str:
    names = [item.name for item in schema.relationships[type_].properties]
    properties = ", ".join(f"`{name}`: row.p.`{name}`" for name in names)  # a null one is not made
    return f"{_both(start, end)} CREATE (a)-[:`{type_}` {{{properties}}}]->(b)"


def merge_edge(type_: str, start: str, end: str, from_start: bool, _schema: GraphSchema) -> str:
    return f"{_both(start, end)} MERGE {_pattern(f'[r:`{type_}`]', from_start)} SET r = row.p"


def set_edge(type_: str, start: str, end: str, from_start: bool, schema: GraphSchema) -> str:
    return f"{_one_edge(type_, start, end, from_start, schema)} SET r = row.p"


def cut_edge(type_: str, start: str, end: str, from_start: bool, schema: GraphSchema) -> str:
    found = _one_edge(type_, start, end, from_start, schema)
    return f"{found} WITH collect(r) AS found UNWIND found AS r DELETE r"


def _both(start: str, end: str) -> str:
    return f"UNWIND $rows AS row MATCH (a:`{start}` {{id: row.a}}) MATCH (b:`{end}` {{id: row.b}})"


def _one_edge(type_: str, start: str, end: str, from_start: bool, schema: GraphSchema) -> str:
    """Match one relationship, walking from one end only.

    The label of the other end stands in labels(): as `:Label` it would lure Neo4j into starting there.
    """
    near, near_label, far, far_label = ("a", start, "b", end) if from_start else ("b", end, "a", start)
    keys = [f"r.`{name}` = row.k.`{name}`" for name in schema.relationships[type_].key]
    conditions = [f"{far}.id = row.{far}", f"'{far_label}' IN labels({far})", *keys]
    return (
        f"UNWIND $rows AS row MATCH ({near}:`{near_label}` {{id: row.{near}}}) "
        f"MATCH {_pattern(f'[r:`{type_}`]', from_start)} WHERE {' AND '.join(conditions)}"
    )


def _pattern(edge: str, from_start: bool) -> str:
    return f"(a)-{edge}->(b)" if from_start else f"(b)<-{edge}-(a)"
