"""A whole graph -> the rows that differ from what a store holds -> batches of parameterised Cypher.

Where the mark of the last complete load (`graph.stores.marks`) names this very graph, there is
nothing to do. Else the store is read once (ids and properties, streamed), compared, and only the
difference is written and what is no longer there deleted. So a second load writes nothing, a load
that was cut anywhere is repaired by the next one, and `Changes` is what really changed, not what
the engine counted.

The facts of articles are written first and removed last: at no moment does the store hold less
knowledge than before or after. A batch is one transaction; a batch that fails leaves nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError
from graph.schema import GraphSchema, graph_schema
from graph.stores import bolt, bulk
from graph.stores.contract import Changes
from graph.stores.difference import KNOWLEDGE, Difference, EdgeKey, Properties, compare
from graph.stores.marks import digest
from graph.stores.statements import cut_edge, merge_edge, new_edge, put_node, set_edge

if TYPE_CHECKING:
    from graph.model import Facts, Graph
    from graph.stores.bolt import Connection
    from graph.stores.contract import Progress
    from graph.stores.marks import Mark

BATCH_ROWS = 2000
BATCH_BYTES = 4 * 1024 * 1024
LARGEST_ROW = 15 * 1024 * 1024
PAGE = 100

ARTICLES = "MATCH (a:Article)-[:HAS_FACTS]->(:Facts) RETURN DISTINCT a.id AS id ORDER BY id"
ARTICLE_FACTS = (
    "UNWIND $ids AS id MATCH (a:Article {id: id}) MATCH (a)-[:HAS_FACTS]->(f:Facts) "
    "RETURN a.id, f.json, a.text, a.path"
)
Read = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
_Shape = tuple[str, str, str, bool]
"""Type, labels of start and end, and whether to walk from the start."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One statement and the rows it runs over, in order."""

    cypher: str
    rows: Sequence[Properties]


def replace(
    connection: Connection,
    graph: Graph,
    store: str,
    mark: Mark,
    planned: Callable[[Changes], None],
    progress: Progress | None = None,
) -> None:
    """Make the store behind a writing connection hold exactly ``graph``.

    Args:
        connection: a user who may write.
        graph: all that shall be there.
        store: its name in messages.
        mark: what the store remembers of its last complete load.
        planned: is told what will change before anything is written.
        progress: is called after every batch.

    Raises:
        StoreError: a row is too large for any batch, or the engine fails.
    """
    schema = graph_schema()
    wanted = digest(graph, schema)
    if mark.fits(wanted):
        planned(Changes())
        return
    difference = compare(connection, graph, schema)
    planned(difference.changes())
    mark.take()
    write(connection, difference, store, progress)
    mark.set(wanted)


def write(
    connection: Connection, difference: Difference, store: str, progress: Progress | None = None
) -> None:
    """Write a difference, batch by batch; the arguments are those of `replace`."""
    schema = graph_schema()
    done, total = 0, len(difference)
    for job in _jobs(difference, schema):
        for batch in batches(job.rows, store):
            connection.batch(job.cypher, batch)
            done += len(batch)
            if progress is not None:
                progress(done, total)


def fill(
    exchange: Callable[[Iterable[bytes], str], Iterator[dict[str, Any]]],
    graph: Graph,
    store: str,
    mark: Mark,
    progress: Progress | None = None,
) -> Changes:
    """Load a graph into an empty embedded store by the engine's bulk loader; what that changes.

    Args:
        exchange: sends frames to the engine of a store and gives its answers.
        graph, store, mark, progress: as `replace` takes them.

    Raises:
        StoreError: a row is too large, or the engine fails; then the store is empty at its next start.
    """
    schema = graph_schema()
    total, found = len(graph.nodes) + len(graph.edges), ""
    created: Counter[str] = Counter()

    def told() -> Iterator[bytes]:
        nonlocal found
        yield from bulk.frames(graph, schema, store, created)
        found = digest(graph, schema)  # while the engine joins the last relationships to their nodes

    mark.take()
    for answer in exchange(told(), store):
        if "failed" in answer:
            raise bolt.failure(store, answer["failed"])
        if progress is not None and answer["rows"]:
            progress(answer["done"], total)
    mark.set(found)
    return Changes(dict(sorted(created.items())))


def facts(read: Read) -> Iterator[Facts]:
    """The facts of all articles, sorted by article id, a page at a time."""
    from graph.resolution import unpack

    ids = sorted(row[0] for row in read(ARTICLES, {}))
    for start in range(0, len(ids), PAGE):
        rows = read(ARTICLE_FACTS, {"ids": ids[start : start + PAGE]})
        for _, packed, text, path in sorted(rows, key=lambda row: str(row[0])):
            yield unpack(packed, text, path)


def batches(rows: Iterable[Properties], store: str) -> Iterator[list[Properties]]:
    """Rows in batches of at most 2,000 rows and 4 MB; a larger row makes a batch of its own."""
    batch: list[Properties] = []
    size = 0
    for row in rows:
        weight = _weight(row)
        if weight > LARGEST_ROW:
            name = str(row.get("id", row.get("a")))
            raise StoreError(
                store, f"{name} is too large for a store: {weight // 1048576} MB, and 15 MB is the limit"
            )
        if batch and (len(batch) >= BATCH_ROWS or size + weight > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += weight
    if batch:
        yield batch


# -- writing


def _jobs(found: Difference, schema: GraphSchema) -> Iterator[_Job]:
    """Everything to do, in order: knowledge in, the rest out, the rest in, knowledge out."""
    yield from _put(found, schema, knowledge=True)
    yield from _cut(found, schema, knowledge=False)
    yield from _put(found, schema, knowledge=False)
    yield from _cut(found, schema, knowledge=True)


def _put(found: Difference, schema: GraphSchema, *, knowledge: bool) -> Iterator[_Job]:
    nodes = sorted(key for key in found.nodes_put if (key[0] in KNOWLEDGE) == knowledge)
    for label, keys in _grouped(nodes, lambda key: key[0]):
        rows = [{"id": key[1], "p": _typed(label, found.nodes_put[key], schema)} for key in keys]
        yield _Job(put_node(label, schema), rows)
    new = merge_edge if knowledge else new_edge
    for edges, text in ((found.edges_set, set_edge), (found.edges_new, new)):
        for shape, group in _edges(edges, found, knowledge):
            yield _Job(text(*shape, schema), [_edge_row(key, schema, edges[key]) for key in group])


def _cut(found: Difference, schema: GraphSchema, *, knowledge: bool) -> Iterator[_Job]:
    for shape, group in _edges(found.edges_cut, found, knowledge):
        yield _Job(cut_edge(*shape, schema), [_edge_row(key, schema) for key in group])
    nodes = sorted(key for key in found.nodes_cut if (key[0] in KNOWLEDGE) == knowledge)
    for label, keys in _grouped(nodes, lambda key: key[0]):
        yield _Job(
            f"UNWIND $rows AS row MATCH (n:`{label}` {{id: row.id}}) DETACH DELETE n",
            [{"id": key[1]} for key in keys],
        )


def _edges(keys: Iterable[EdgeKey], found: Difference, knowledge: bool) -> list[tuple[_Shape, list[EdgeKey]]]:
    own = sorted((key for key in keys if (key[0] in KNOWLEDGE) == knowledge), key=_order)
    return _grouped(own, lambda key: _shape(key, found))


def _grouped(keys: Iterable[Any], shape: Callable[[Any], Any]) -> list[tuple[Any, list[Any]]]:
    groups: dict[Any, list[Any]] = {}
    for key in keys:
        groups.setdefault(shape(key), []).append(key)
    return sorted(groups.items(), key=lambda item: item[0])


def _order(key: EdgeKey) -> tuple[str, ...]:
    """A total order of edges of one type, whatever type their key properties have."""
    return (key[0], *key[1], *key[2], json.dumps(key[3]))


def _shape(key: EdgeKey, found: Difference) -> _Shape:
    """Type, labels of the ends, and whether the start is the end with fewer of this type."""
    type_, start, end, _ = key
    return type_, start[0], end[0], found.degrees[(type_, start)] <= found.degrees[(type_, end)]


def _edge_row(key: EdgeKey, schema: GraphSchema, properties: Properties | None = None) -> Properties:
    type_, start, end, values = key
    row: Properties = {"a": start[1], "b": end[1]}
    row["k"] = dict(zip(schema.relationships[type_].key, values, strict=True))
    return row if properties is None else {**row, "p": properties}


def _typed(label: str, properties: Properties, schema: GraphSchema) -> Properties:
    """Properties as parameters: what the schema calls a date becomes one."""
    dates = {item.name for item in schema.nodes[label].properties if item.type == "date"}
    return {name: date.fromisoformat(value) if name in dates else value for name, value in properties.items()}


def _weight(value: Any) -> int:
    """About how many bytes a value takes as a parameter; asked of every value, so it tells types fast."""
    kind = type(value)
    if kind is str:
        return len(value) + 5 if value.isascii() else len(value.encode()) + 5
    total = 9
    if kind is dict:
        for name, item in value.items():
            total += len(name) + _weight(item)
    elif kind is list or kind is tuple:
        for item in value:
            total += _weight(item)
    return total
