"""Where the graph lives: the embedded store (default) or a Neo4j server, behind one contract."""

from __future__ import annotations

from graph.stores.contract import Changes, Result, Store
from graph.stores.fulltext import Hit, Hits, search
from graph.stores.opening import connect

__all__ = ["Changes", "Hit", "Hits", "Result", "Store", "connect", "search"]
