"""Every exception of the driver has a home in our tree."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import neo4j.exceptions
import pytest

from graph.errors import QueryError, StoreError, StoreRefused, StoreUnavailable
from graph.stores.bolt import Connection, translated

if TYPE_CHECKING:
    from collections.abc import Iterator

HOMES: dict[type[StoreError], str] = {
    StoreRefused: "AuthError TokenExpired AuthConfigurationError",
    StoreUnavailable: (
        "ServiceUnavailable RoutingServiceUnavailable ReadServiceUnavailable WriteServiceUnavailable "
        "IncompleteCommit SessionExpired ConnectionPoolError ConnectionAcquisitionTimeoutError DatabaseUnavailable "
        "NotALeader ForbiddenOnReadOnlyDatabase ConfigurationError CertificateConfigurationError "
        "UnsupportedServerProduct"
    ),
    QueryError: (
        "Neo4jError ClientError CypherSyntaxError CypherTypeError ConstraintError Forbidden DatabaseError "
        "TransientError"
    ),
    StoreError: (
        "GqlError DriverError SessionError TransactionError TransactionNestingError ResultError ResultFailedError "
        "ResultConsumedError ResultNotSingleError BrokenRecordError"
    ),
}
HOME = {name: home for home, names in HOMES.items() for name in names.split()}


def exceptions() -> list[str]:
    found = vars(neo4j.exceptions).items()
    return sorted(
        name
        for name, item in found
        if inspect.isclass(item) and issubclass(item, Exception) and name[0] != "_"
    )


@pytest.mark.parametrize("name", exceptions())
def test_every_exception_of_the_driver_becomes_one_of_ours(name: str) -> None:
    kind = getattr(neo4j.exceptions, name)
    fault = kind(None, "reason") if name.startswith("Result") else kind("reason")
    found = translated(fault, "the-store")
    assert type(found) is HOME[name]
    assert found.store == "the-store"


def test_the_table_names_no_exception_that_is_gone() -> None:
    assert sorted(HOME) == exceptions()


def test_what_is_no_fault_of_the_driver_passes() -> None:
    assert translated(RuntimeError("ours"), "the-store") is None


class _Cut:
    """Stands where a transaction stands that Ctrl-C leaves in the middle of a message: closing it fails."""

    def __enter__(self) -> None:
        """Nothing is to be opened."""

    def __exit__(self, *_: object) -> None:
        raise neo4j.exceptions.ClientError("PackStream map key must be a string, got: StructureValue")


@pytest.fixture
def connection() -> Iterator[Connection]:
    """To a server that nobody asks for anything."""
    unused = Connection("bolt://127.0.0.1:1", None, "neo4j", "the-store")
    yield unused
    unused.close()


def test_what_fails_in_the_wake_of_ctrl_c_stays_ctrl_c(connection: Connection) -> None:
    with pytest.raises(KeyboardInterrupt), connection._errors(), _Cut():
        raise KeyboardInterrupt


def test_a_fault_without_ctrl_c_is_one_of_ours(connection: Connection) -> None:
    with pytest.raises(QueryError), connection._errors(), _Cut():
        pass
