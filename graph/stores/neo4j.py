"""The Neo4j store: a database of a server that somebody else runs.

The server is looked for first, so that an absent one is one sentence at once. Reading goes in READ
mode, which the server holds to; LOAD CSV, which READ mode lets pass, is refused by the operators
in the server's own plan of the query. Time limits are the server's. The store format stands in
the name of an index (`graph.stores.definitions`), so a database without it holds no Parley graph:
reading says so, and building takes only an empty one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Self

from graph.errors import ReadOnly, StoreError, StoreMissing
from graph.schema import graph_schema
from graph.stores import load, reading
from graph.stores.bolt import Connection, no_loading
from graph.stores.definitions import MARK, cypher, names
from graph.stores.marks import ServerMark
from graph.stores.turns import Turn
from graph.stores.versions import check_format, check_server

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from graph.model import Facts, Graph
    from graph.stores.contract import Changes, Progress, Result

_MADE = "SHOW INDEXES YIELD name WHERE name STARTS WITH 'parley_' RETURN name"
FILES = "dbms.security.allow_csv_import_from_file_urls"
_SETTING = "SHOW SETTINGS YIELD name, value WHERE name = $name RETURN value"
_AWAIT = "CALL db.awaitIndexes(600)"  # an index on a graph that is there already is filled meanwhile
_KNOWN = "UNWIND $names AS name {call} RETURN count(*)"
_ANY_NODE = "MATCH (n) RETURN 1 AS one LIMIT 1"


class Neo4jStore:
    """A store in a database of a Neo4j server; see `graph.stores.contract.Store`."""

    engine = "neo4j"

    def __init__(
        self, name: str, *, write: bool = False, create: bool = False, wait: bool = False
    ) -> None:
        """Open the server at the address ``name``; with ``create`` prepare an empty database.

        With ``write`` it has the turn to write until it is closed, and with ``wait`` it queues for it.

        Raises:
            StoreUnavailable: no server answers, or it has no such database.
            StoreRefused: it does not take the user and password.
            StoreMissing: there is no graph, and ``create`` is not set.
            StoreBusy: another process writes to it.
            StoreVersion: it was made by a newer Parley, or the server is too old.
            StoreError: the database holds something else.
        """
        self.name = name
        self._write = write
        database = os.environ.get("NEO4J_DATABASE") or "neo4j"
        self._connection = Connection(name, _auth(), database, name, is_neo4j=True)
        self._turn = Turn(self._connection, name)
        try:
            self.server = self._connection.verify()
            check_server(name, self.server)
            if write:
                self._turn.take(wait=wait)
            self.format = self._prepare(create and write)
        except BaseException:
            self.close()
            raise

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout: float | None = 30.0,
        limit: int | None = None,
    ) -> Result:
        """See `graph.stores.contract.Store.query`."""
        if write and not self._write:
            raise ReadOnly(self.name)
        if not write and self._loads(cypher, parameters):
            raise no_loading(self.name)
        return self._connection.run(cypher, parameters, write=write, timeout=timeout, limit=limit)

    def facts(self) -> Iterator[Facts]:
        """See `graph.stores.contract.Store.facts`."""
        return load.facts(self._read)

    def graph(self) -> Graph:
        """See `graph.stores.contract.Store.graph`."""
        return reading.graph(self._connection)

    def replace(self, graph: Graph, progress: Progress | None = None) -> Changes:
        """See `graph.stores.contract.Store.replace`."""
        if not self._write:
            raise ReadOnly(self.name)
        self._turn.keep()
        planned: list[Changes] = []
        mark = ServerMark(self._connection)
        load.replace(self._connection, graph, self.name, mark, planned.append, progress)
        return planned[0]

    def imports_files(self) -> bool:
        """Whether the server lets LOAD CSV read files, by the setting `FILES`.

        Which addresses it may read stands in an internal setting, which no server shows.

        Raises:
            QueryError: the user may not see the settings.
        """
        return self._read(_SETTING, {"name": FILES}) != [("false",)]

    def close(self) -> None:
        """See `graph.stores.contract.Store.close`."""
        self._turn.free()
        self._connection.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _loads(self, cypher: str, parameters: Mapping[str, Any] | None) -> bool:
        """Whether the server would read a file or an address; only where the word can stand is it asked."""
        if "csv" not in cypher.casefold() and "\\u" not in cypher.casefold():
            return False
        return "LoadCSV" in self._connection.operators(cypher, parameters)

    def _prepare(self, create: bool) -> int:
        """The store format found, after constraints and indexes are made when writing."""
        made = {str(row[0]) for row in self._read(_MADE, {})}
        marks = (name.removeprefix(MARK) for name in made if name.startswith(MARK))
        formats = [int(mark) for mark in marks if mark.isdigit()]
        schema = graph_schema()
        if not formats and not create:
            raise StoreMissing(self.name)
        if not formats and self._read(_ANY_NODE, {}):
            raise StoreError(
                self.name,
                f"the database at {self.name} holds another graph; name an empty one with NEO4J_DATABASE",
            )
        found = max(formats, default=schema.format)
        check_format(self.name, found)
        if self._write:
            missing = [statement for name, statement in cypher(schema).items() if name not in made]
            for statement in missing:
                self._connection.run(statement, write=True)
            if missing:
                for call, known in names(schema).items():
                    self._connection.run(_KNOWN.format(call=call), {"names": known}, write=True)
                self._connection.run(_AWAIT, write=True)
        return found

    def _read(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return list(self._connection.run(cypher, parameters).rows)


def _auth() -> tuple[str, str] | None:
    password = os.environ.get("NEO4J_PASSWORD")
    return None if password is None else (os.environ.get("NEO4J_USERNAME") or "neo4j", password)
