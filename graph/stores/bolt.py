"""The official Neo4j driver, the only module that imports it: both engines are reached through here.

A `Connection` is one user at one server. Every statement is a
transaction of its own, without the driver's own retries: whether a statement may be repeated is known
only by who sends it. Every exception of the driver leaves as one of ours (`translated`), and no
message carries a password, because none ever enters a query.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import (
    QueryError,
    QueryTimeout,
    ReadOnly,
    StoreError,
    StoreRefused,
    StoreUnavailable,
)
from graph.schema import package_version
from graph.stores.bookmarks import transaction
from graph.stores.contract import Result
from graph.stores.values import ends, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import neo4j

_Closable = TypeVar("_Closable", "neo4j.Session", "neo4j.Transaction")

CONNECT_SECONDS = 2.0
_OWN_IDS = "UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element RETURN element, n.id"
_NO_COMMIT = "Transaction error on commit"  # all that ArcadeDB says when the file system refuses
_LOST = (
    "ServiceUnavailable", "SessionExpired", "ConnectionPoolError", "DatabaseUnavailable", "NotALeader",
    "ForbiddenOnReadOnlyDatabase", "ConfigurationError",
)  # fmt: skip


def load_driver() -> None:
    """Import the driver now, for a caller who has to wait for something else anyway."""
    import neo4j  # noqa: F401


class Connection:
    """One user's way into one database of one server; opened lazily by the driver."""

    def __init__(
        self, url: str, auth: tuple[str, str] | None, database: str, store: str, *, is_neo4j: bool = False
    ) -> None:
        """``store`` is the name that messages use.

        ``is_neo4j``: the server can be told to send no notifications, and a statement that is sent
        alone is one transaction. ArcadeDB commits row by row then, which is slow and can be cut.
        """
        import neo4j

        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self._store = store
        self._database = database
        more: dict[str, Any] = {"notifications_min_severity": "OFF"} if is_neo4j else {}
        self._alone = is_neo4j
        self.last: int | None = None
        with self._errors():
            self._driver: neo4j.Driver = neo4j.GraphDatabase.driver(
                url,
                auth=auth,
                user_agent=f"parley/{package_version()}",
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=0.0,
                telemetry_disabled=True,
                **more,
            )

    def verify(self) -> str:
        """Make sure that the server is there and knows the user; its product and version.

        Raises:
            StoreUnavailable: it is not there, or has no such database.
            StoreRefused: it does not know the user and password.
        """
        with self._errors(), self._session(write=False) as session:
            return str(session.run("RETURN 1").consume().server.agent)

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Result:
        """Run one statement to its end and return its rows as plain values."""
        with self._errors(cypher, write=write, timeout=timeout), self._session(write) as session:
            with self._answer(session, cypher, parameters, write, timeout) as answer:
                columns = tuple(answer.keys())
                found = [list(record.values()) for record in _at_most(answer, limit)]
                answer.consume()
            truncated = limit is not None and len(found) > limit
            rows = found[:limit] if truncated else found
            ids = self._own_ids(session, rows, timeout)
        return Result(columns, tuple(tuple(plain(value, ids) for value in row) for row in rows), truncated)

    def watch(self) -> int | None:
        """The number of the server's last transaction; from here on `last` follows it.

        ``last`` is then the last transaction of the database as long as all came by `batch`; when
        somebody else's came in between, or the server numbers none, it is None.
        """
        with self._errors(), self._session(write=True) as session:
            session.run("RETURN 1").consume()
            self.last = transaction(session.last_bookmarks().raw_values) if self._alone else None
        return self.last

    def stream(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[list[Any]]:
        """The rows of a reading query one by one, page by page from the server, without a time limit."""
        with self._errors(), self._session(write=False) as session:
            for record in session.run(self._text(cypher, None), dict(parameters or {})):
                yield [plain(value) for value in record.values()]

    def batch(self, cypher: str, rows: Sequence[Mapping[str, Any]] = ()) -> None:
        """Write rows in one transaction; a transient refusal, which rolled it back, is tried again."""
        for pause in (0.1, 0.5, None):
            try:
                self._write(cypher, rows)
            except QueryError as fault:
                if pause is None or not _is_transient(fault.__cause__):
                    raise
                time.sleep(pause)
            else:
                return

    @contextmanager
    def open_transaction(self, metadata: Mapping[str, Any]) -> Iterator[None]:
        """A transaction that does nothing and never times out; who asks the server sees ``metadata``."""
        with (
            self._errors(),
            self._session(write=True) as session,
            _closed(session.begin_transaction(metadata=dict(metadata), timeout=0)) as opened,
        ):
            opened.run("RETURN 1").consume()
            yield

    def operators(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> frozenset[str]:
        """The names of the operators in the server's plan for a query, which is not run."""
        with self._errors(), self._session(write=False) as session:
            summary = session.run(self._text("EXPLAIN " + cypher, None), dict(parameters or {})).consume()
        return frozenset(_operators(summary.plan or {}))

    def close(self) -> None:
        """Close all connections; a second call does nothing."""
        self._driver.close()

    def _write(self, cypher: str, rows: Sequence[Mapping[str, Any]]) -> None:
        with self._errors(cypher, write=True), self._session(write=True) as session:
            if self.last is None:
                self._commit(session, cypher, rows)
            else:
                last, self.last = self.last, None
                wrote = self._commit(session, cypher, rows)
                number = transaction(session.last_bookmarks().raw_values)
                self.last = number if number == last + wrote else None

    def _commit(self, session: neo4j.Session, cypher: str, rows: Sequence[Mapping[str, Any]]) -> bool:
        """One transaction; whether it wrote anything."""
        with _transaction(session) as opened:
            counters = opened.run(cypher, {"rows": rows}).consume().counters
        return bool(counters.contains_updates)

    @contextmanager
    def _session(self, write: bool) -> Iterator[neo4j.Session]:
        """A session, closed in the end; not after Ctrl-C, see `_closed`."""
        import neo4j

        mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        with _closed(self._driver.session(database=self._database, default_access_mode=mode)) as session:
            yield session

    @contextmanager
    def _answer(
        self,
        session: neo4j.Session,
        cypher: str,
        parameters: Mapping[str, Any] | None,
        write: bool,
        timeout: float | None,
    ) -> Iterator[neo4j.Result]:
        """What the server answers to one statement, which is one transaction."""
        if self._alone or not write:
            yield session.run(self._text(cypher, timeout), dict(parameters or {}))
            return
        with _transaction(session) as transaction:
            yield transaction.run(cypher, dict(parameters or {}))

    def _text(self, cypher: str, timeout: float | None) -> neo4j.Query:
        import neo4j

        return neo4j.Query(cypher, timeout=timeout)

    def _own_ids(
        self, session: neo4j.Session, rows: Sequence[Sequence[Any]], timeout: float | None
    ) -> dict[str, Any]:
        """Our ids for the ends of relationships that came without their nodes."""
        elements = sorted(set().union(*(ends(value) for row in rows for value in row)))
        if not elements:
            return {}
        answer = session.run(self._text(_OWN_IDS, timeout), {"elements": elements})
        return {record[0]: record[1] for record in answer}

    @contextmanager
    def _errors(
        self, cypher: str = "", *, write: bool = False, timeout: float | None = None
    ) -> Iterator[None]:
        try:
            yield
        except StoreError:
            raise
        except Exception as fault:
            if (stopped := _interruption(fault)) is not None:
                raise stopped from None
            found = translated(fault, self._store, cypher=cypher, write=write, timeout=timeout)
            if found is None:
                raise
            raise found from fault


@contextmanager
def _transaction(session: neo4j.Session) -> Iterator[neo4j.Transaction]:
    """A transaction: committed in the end, rolled back after an error."""
    with _closed(session.begin_transaction()) as transaction:
        yield transaction
        transaction.commit()


@contextmanager
def _closed(opened: _Closable) -> Iterator[_Closable]:
    """Close it in the end, but not after Ctrl-C.

    Then the driver would wait for the answer to a message that may be cut in the middle, or that takes
    for ever; closing the driver, which waits for nothing, ends it on the server too.
    """
    try:
        yield opened
    except KeyboardInterrupt:
        raise
    except BaseException:
        opened.close()
        raise
    else:
        opened.close()


def _interruption(fault: BaseException) -> KeyboardInterrupt | None:
    """The Ctrl-C in whose wake a fault arose: a message cut in the middle makes the next one unreadable."""
    found: BaseException | None = fault
    while found is not None and not isinstance(found, KeyboardInterrupt):
        found = found.__cause__ or found.__context__
    return found


def translated(
    fault: Exception, store: str, *, cypher: str = "", write: bool = False, timeout: float | None = None
) -> StoreError | None:
    """The error of ours for one of the driver; None for what is no fault of driver, server or parameters.

    ``cypher``, ``write`` and ``timeout`` are those of the query that failed.
    """
    import neo4j.exceptions

    names = {kind.__name__ for kind in type(fault).__mro__}
    if isinstance(fault, neo4j.exceptions.Neo4jError):
        return _answered(fault, names, store, cypher, write, timeout)
    if isinstance(fault, neo4j.exceptions.DriverError | neo4j.exceptions.GqlError | OSError):
        return _unanswered(fault, names, store)
    if isinstance(fault, ValueError | TypeError | OverflowError):
        return QueryError(store, f"a parameter or the address does not fit: {_sentence(fault)}")
    return None


def _answered(
    fault: neo4j.exceptions.Neo4jError,
    names: set[str],
    store: str,
    cypher: str,
    write: bool,
    timeout: float | None,
) -> StoreError:
    """The server answered with an error: by its code, else by its class."""
    code = fault.code or ""
    text = _sentence(fault)
    if "AuthError" in names:
        return StoreRefused(store, _refused(store))
    if "Forbidden" in names and "csv" in cypher.casefold():
        return no_loading(store)
    if code.endswith((".AccessMode", ".Forbidden")) and not write:
        return ReadOnly(store)
    if "TransactionTimedOut" in code:
        return QueryTimeout(store, timeout or 0.0)
    if code.endswith("DatabaseNotFound"):
        return StoreUnavailable(
            store, f"{store} has no such database ({text}); name another with NEO4J_DATABASE"
        )
    if names & set(_LOST):
        return StoreUnavailable(store, f"the server at {store} cannot answer now: {text}")
    return failure(store, text)


def failure(store: str, text: str) -> StoreError:
    """The error for what the embedded engine said when it could not do it."""
    if _NO_COMMIT in text:
        return StoreError(
            store, f"the engine cannot write to {store}; is the disk full? make room, and do it again"
        )
    return QueryError(store, text)


def no_loading(store: str) -> QueryError:
    """The refusal of LOAD CSV."""
    return QueryError(store, "LOAD CSV is refused: queries read the graph, no files and no addresses")


def _unanswered(fault: Exception, names: set[str], store: str) -> StoreError:
    """There was no answer, or the driver was used wrongly."""
    if "AuthConfigurationError" in names:
        return StoreRefused(store, _refused(store))
    if names & set(_LOST) or isinstance(fault, OSError):
        return StoreUnavailable(store, f"no server answers at {store}; start it, or look at the address")
    return StoreError(store, f"the connection to {store} failed: {_sentence(fault)}")


def _is_transient(fault: BaseException | None) -> bool:
    import neo4j.exceptions

    return isinstance(fault, neo4j.exceptions.TransientError)


def _refused(store: str) -> str:
    return f"the server at {store} refuses the user and password; set NEO4J_USERNAME and NEO4J_PASSWORD"


def _sentence(fault: Exception) -> str:
    """The first lines of an engine's message on one line, shortened."""
    text = " ".join(str(getattr(fault, "message", None) or fault or type(fault).__name__).split())
    return text if len(text) <= 300 else text[:297] + "..."


def _at_most(answer: neo4j.Result, limit: int | None) -> Iterator[neo4j.Record]:
    """Up to one record more than ``limit``, which tells that there are more."""
    for count, record in enumerate(answer):
        yield record
        if limit is not None and count >= limit:
            return


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield str(plan.get("operatorType", "")).split("@", 1)[0]
    for child in plan.get("children", ()):
        yield from _operators(child)
