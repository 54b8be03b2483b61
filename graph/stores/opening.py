"""The name of a store -> the store, opened.

A folder is an embedded store; an address (``bolt://``, ``neo4j://`` and their ``+s``, ``+ssc``
forms) is a Neo4j server; the word ``neo4j`` stands for the address in ``NEO4J_URI``. User and
password come from ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``, the database from ``NEO4J_DATABASE``;
an address that carries a password is refused without repeating it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.stores.contract import Store

DEFAULT = "./parley.db"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def connect(
    url: str | None = None, *, write: bool = False, create: bool = False, wait: bool = False
) -> Store:
    """Open a store; close it, or use it as a context manager.

    Args:
        url: a folder, an address or ``neo4j``; None takes ``PARLEY_STORE``, else ``./parley.db``.
        write: open it for writing; one process at a time may.
        create: with ``write``, make the store if there is none.
        wait: with ``write``, wait until another writer is done.

    Raises:
        UsageError: the name fits no store.
        StoreMissing: there is no graph, and ``create`` is not set.
        StoreBusy: another process writes to it.
        StoreUnavailable: the server does not answer, or the engine cannot be started.
        StoreRefused: the server does not take the user and password.
        StoreVersion: a newer Parley made it.
    """
    name = url or os.environ.get("PARLEY_STORE") or DEFAULT
    if name == "neo4j":
        name = _named_server()
    if "://" in name:
        _check_address(name)
        from graph.stores.neo4j import Neo4jStore

        return Neo4jStore(name, write=write, create=create, wait=wait)
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(name, write=write, create=create, wait=wait)


def _named_server() -> str:
    address = os.environ.get("NEO4J_URI")
    if not address:
        raise UsageError("the store neo4j needs an address; set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD")
    if "://" not in address:
        raise UsageError("NEO4J_URI is no address; it begins with bolt:// or neo4j://")
    return address


def _check_address(name: str) -> None:
    """Refuse what is no address of a server, and a password in it, which is not repeated."""
    scheme = name.split("://", 1)[0]
    if "@" in name:
        raise UsageError(
            "an address of a store carries no user and password; set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if scheme not in SCHEMES:
        raise UsageError(f"no store has an address of the kind {scheme}://; there are {', '.join(SCHEMES)}")
    try:
        host = urlsplit(name).hostname, urlsplit(name).port
    except ValueError:
        host = (None, None)
    if not host[0]:
        raise UsageError(f"{name} names no server; write {scheme}://HOST:7687")
