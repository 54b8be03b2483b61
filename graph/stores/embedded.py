"""The embedded store: a folder, served by an engine in a process of its own.

``store.json`` says that the folder is a store, in which format, and for which schema it has been
prepared. Reading and writing are two users of the engine, so that a query which may not write is
refused by the engine itself. A query that runs past its limit can only be ended by ending the
engine, whoever started it; everybody who finds the engine gone joins the next one by the same
rule: a reader asks again, a writer looks what is there and goes on.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from graph.errors import (
    QueryTimeout,
    ReadOnly,
    StoreBusy,
    StoreError,
    StoreMissing,
    StoreRefused,
    StoreUnavailable,
)
from graph.schema import graph_schema
from graph.stores import load, reading
from graph.stores.bolt import Connection
from graph.stores.bulk import is_cut
from graph.stores.definitions import fingerprint, sql, store_format
from graph.stores.life import Engine, join, require_engine
from graph.stores.locks import FileLock, holder
from graph.stores.record import FILE, Record
from graph.stores.versions import check_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

    from graph.model import Facts, Graph
    from graph.stores.contract import Changes, Progress, Result

DATABASE = "parley"
_ATTEMPTS = 3
_ANY_NODE = "MATCH (n) RETURN 1 AS one LIMIT 1"
_OPENING = 6  # engines of short commands may come and go meanwhile
_OURS = frozenset({"engine.lock", "writer.lock", FILE})

_T = TypeVar("_T")


class EmbeddedStore:
    """A store in a folder; see `graph.stores.contract.Store`."""

    engine = "embedded"

    def __init__(self, name: str, *, write: bool = False, create: bool = False, wait: bool = False) -> None:
        """Open the folder ``name``; with ``create`` make the store if there is none.

        Raises:
            StoreMissing: there is no store, and ``create`` is not set.
            StoreBusy: another process writes to it, and ``wait`` is not set.
            StoreVersion: it was made by a newer Parley.
            MissingExtra: there is no engine for this platform.
            StoreError: the folder holds something else.
        """
        self.name = name
        self._folder = Path(name).expanduser().absolute()
        self._record = Record(self._folder, name)
        self._write = write
        self._guard = threading.RLock()
        self._lock: FileLock | None = None
        self._engine: Engine | None = None
        self._connections: dict[bool, Connection] = {}
        self._statements = sql(graph_schema())
        try:
            self._prepare(create and write, wait)
            self.server = self._again(lambda: self._connection(write=False).verify(), _OPENING)
        except BaseException:
            self.close()
            raise

    @property
    def format(self) -> int:
        """The store format it is kept in."""
        return int(self._record.read()["format"])

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

        if write:
            self._record.take()

        def ask() -> Result:
            return self._limited(cypher, parameters, write, timeout, limit)

        return ask() if write else self._again(ask)

    def facts(self) -> Iterator[Facts]:
        """See `graph.stores.contract.Store.facts`."""
        return load.facts(self._read)

    def graph(self) -> Graph:
        """See `graph.stores.contract.Store.graph`."""
        return self._again(lambda: reading.graph(self._connection(write=False)))

    def replace(self, graph: Graph, progress: Progress | None = None) -> Changes:
        """See `graph.stores.contract.Store.replace`."""
        if not self._write:
            raise ReadOnly(self.name)
        planned: list[Changes] = []

        def write() -> None:
            connection = self._connection(write=True)
            filled = self._fill(connection, graph, progress)
            if filled is not None:
                planned.append(filled)
            else:
                load.replace(connection, graph, self.name, self._record, planned.append, progress)

        self._again(write)
        return planned[0]

    def _fill(self, connection: Connection, graph: Graph, progress: Progress | None) -> Changes | None:
        """Load a graph into an empty store by the engine's bulk loader; None where that cannot be.

        Another process' engine takes no rows but over Bolt.
        """
        engine = self._engine
        if engine is None or engine.process is None or connection.run(_ANY_NODE).rows or not graph.nodes:
            return None
        try:
            return load.fill(engine.exchange, graph, self.name, self._record, progress)
        except BaseException:
            engine.kill()  # the next one begins with an empty store
            self._drop(engine)
            raise

    def close(self) -> None:
        """See `graph.stores.contract.Store.close`."""
        with self._guard:
            self._drop()
            if self._lock is not None:
                self._lock.free()
                self._lock = None

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    # -- the folder

    def _prepare(self, create: bool, wait: bool) -> None:
        """Find the store or make it, and take the writer's lock when writing."""
        record = self._record.read()
        if not record and self._folder.exists():
            self._look_around(create)
        if not (record or create) or (not self._write and not record.get("prepared")):
            raise StoreMissing(self.name)
        check_format(self.name, record.get("format", store_format()))
        require_engine()
        if self._write:
            self._make_folder()
            self._take_turn(wait)
            if not self._record.read():
                self._record.note({"format": store_format(), "prepared": None})

    def _look_around(self, create: bool) -> None:
        """Refuse what is no store: a file, or a folder with other things in it."""
        if not self._folder.is_dir():
            raise StoreError(self.name, f"{self.name} is a file and no store; name a folder")
        if create and set(os.listdir(self._folder)) - _OURS:
            raise StoreError(
                self.name, f"{self.name} holds other things and no store; name a new or empty folder"
            )

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
        except OSError as fault:
            raise StoreError(self.name, f"cannot make {self.name}: {fault.strerror}") from fault

    def _take_turn(self, wait: bool) -> None:
        lock = FileLock(self._folder / "writer.lock")
        try:
            taken = lock.take(wait=wait)
        except OSError as fault:
            raise StoreError(self.name, f"cannot write to {self.name}: {fault.strerror}") from fault
        if not taken:
            found = lock.noted()
            raise StoreBusy(self.name, f"process {found.get('pid', '?')} ({found.get('command', 'unknown')})")
        lock.note(holder())
        self._lock = lock

    # -- the engine

    def _connection(self, *, write: bool) -> Connection:
        """A connection to the engine that serves the folder now, started if there is none."""
        with self._guard:
            engine = self._engine = self._engine or self._join()
            if write not in self._connections:
                user = "writer" if write else "reader"
                self._connections[write] = Connection(
                    f"bolt://127.0.0.1:{engine.port}", (user, engine.passwords[user]), DATABASE, self.name
                )
            return self._connections[write]

    def _join(self) -> Engine:
        record = self._record.read()
        mark = fingerprint(self._statements)
        prepare = self._write and record.get("prepared") != mark
        settings = {"format": record.get("format"), "prepare": prepare, "statements": self._statements}
        engine = join(self._folder, self.name, settings)
        cut = self._write and is_cut(self._folder)
        while (prepare or cut) and engine.process is None:  # another's engine, of an older schema or dying
            engine.kill()
            engine = join(self._folder, self.name, settings)
        if prepare:
            self._record.note({"format": store_format(), "prepared": mark})
        return engine

    def _drop(self, engine: Engine | None = None) -> None:
        """Forget the engine, if it is still the one that failed, and its connections."""
        with self._guard:
            if engine is not None and engine is not self._engine:
                return
            for connection in self._connections.values():
                connection.close()
            self._connections.clear()
            if self._engine is not None:
                self._engine.leave()
                self._engine = None

    def _again(self, act: Callable[[], _T], attempts: int = _ATTEMPTS) -> _T:
        """Do it; when the engine went away meanwhile, join the next one and do it again."""
        for _ in range(attempts - 1):
            engine = self._engine
            try:
                return act()
            except (StoreUnavailable, StoreRefused):  # an engine that ends knows no user any more
                self._drop(engine)
        return act()

    def _read(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of a reading query of our own, without a time limit."""
        return list(self._again(lambda: self._connection(write=False).run(cypher, parameters)).rows)

    def _limited(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None,
        write: bool,
        timeout: float | None,
        limit: int | None,
    ) -> Result:
        """Run a query; past its limit end the engine, which is the one thing that stops it."""
        connection = self._connection(write=write)
        engine = self._engine
        if timeout is None or engine is None:
            return connection.run(cypher, parameters, write=write, limit=limit)
        over = threading.Event()

        def end() -> None:
            over.set()
            engine.kill()

        timer = threading.Timer(timeout, end)
        timer.daemon = True
        timer.start()
        try:
            return connection.run(cypher, parameters, write=write, limit=limit)
        except StoreUnavailable:
            if not over.is_set():
                raise
            self._drop(engine)
            raise QueryTimeout(self.name, timeout) from None
        finally:
            timer.cancel()
