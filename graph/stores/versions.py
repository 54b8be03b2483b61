"""Versions of stores and servers: whether this Parley may open one, and the remedy when not."""

from __future__ import annotations

import re

from graph.errors import StoreVersion
from graph.stores.definitions import store_format

_OLDEST = (5, 6)  # the first with COLLECT subqueries, which the cookbook asks with


def check_server(store: str, agent: str) -> None:
    """Refuse a Neo4j that is too old; what names itself otherwise is taken.

    Args:
        agent: product and version as the server tells them: ``Neo4j/5.26.30``, ``Neo4j/2025.09.0``.

    Raises:
        StoreVersion: it is older than 5.6.
    """
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < _OLDEST:
        needed = ".".join(map(str, _OLDEST))
        raise StoreVersion(
            store, f"the server at {store} is {agent}, and Parley needs {needed} or newer; update the server"
        )


def check_format(store: str, found: int) -> None:
    """Refuse a store of a newer format.

    Raises:
        StoreVersion: its format is above the one this Parley writes.
    """
    known = store_format()
    if found > known:
        raise StoreVersion(
            store,
            f"{store} was made by a newer Parley (store format {found}, this one knows {known}); "
            "update Parley: pip install --upgrade parley-kg, "
            "or build a new store: parley build FILE --store FOLDER",
        )
