"""The mark of a complete load: it says which graph a store holds, so that nobody need read it to know.

A load that came to its end leaves the digest of its graph, and a load that finds that digest has
nothing to do. The mark is worth something only if it goes before anything is written and if a write
past Parley is noticed; how, each store knows best:

* Into an embedded store only the holder of the writer's lock writes, so the mark stands in
  ``store.json`` and is taken away before a load or a writing query begins.
* Into Neo4j anybody may write. There the mark is the name of an index on a label that no node has,
  as that of the store format is, and it names the number of the very transaction that made it. The
  server's last transaction has another number as soon as anybody wrote anything.

A mark that is missing or does not fit costs a comparison with what is stored, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Protocol

from graph.schema import package_version
from graph.stores import definitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Graph
    from graph.schema import GraphSchema
    from graph.stores.bolt import Connection

MARK = "parley_loaded_"
_FIND = f"SHOW INDEXES YIELD name WHERE name STARTS WITH '{MARK}' RETURN name"
_MAKE = "CREATE INDEX `{name}` IF NOT EXISTS FOR (n:ParleyStore) ON (n.loaded)"
_TAKE = "DROP INDEX `{name}` IF EXISTS"


class Mark(Protocol):
    """What a store remembers of its last complete load."""

    def fits(self, digest: str) -> bool:
        """Whether the store holds just the graph of this digest."""

    def take(self) -> None:
        """Forget it; called before anything is written."""

    def set(self, digest: str) -> None:
        """Remember it; called when all is written."""


def digest(graph: Graph, schema: GraphSchema) -> str:
    """A hash of all rows of a graph, of the statements that prepare a store, and of Parley's version."""
    found = hashlib.sha256(repr((package_version(), definitions.sql(schema))).encode())
    encode = json.JSONEncoder(sort_keys=True, default=str).encode
    for row in _rows(graph):
        found.update(encode(row).encode())
    return found.hexdigest()[:32]


def _rows(graph: Graph) -> Iterator[Sequence[Any]]:
    yield from ((node.label, node.id, node.properties) for node in graph.nodes)
    yield from ((edge.type, edge.start, edge.end, edge.properties) for edge in graph.edges)


class ServerMark:
    """The mark in a Neo4j database.

    What lies between the look at the server's last transaction and the mark must be this
    connection's own: one that came in between leaves a gap, and then there is no mark.
    """

    def __init__(self, connection: Connection) -> None:
        """``connection``: the one all writing goes through."""
        self._connection = connection

    def fits(self, digest: str) -> bool:
        """See `Mark.fits`."""
        names = self._found()
        now = self._connection.watch()
        return now is not None and names == [_name(digest, now)]

    def take(self) -> None:
        """See `Mark.take`."""
        for name in self._found():
            self._connection.batch(_TAKE.format(name=name))

    def set(self, digest: str) -> None:
        """See `Mark.set`."""
        if (last := self._connection.last) is not None:
            self._connection.batch(_MAKE.format(name=_name(digest, last + 1)))

    def _found(self) -> list[str]:
        """The marks in the database, read where it is written to: a copy of it may lag behind."""
        return [str(row[0]) for row in self._connection.run(_FIND, write=True).rows]


def _name(digest: str, number: int) -> str:
    return f"{MARK}{digest}_{number}"
