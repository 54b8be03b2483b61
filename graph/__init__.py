"""Parley: news about international negotiations in, a graph of who met whom and who said what out.

    import graph

    graph.build(["articles/"], "talks.db", published="2025-02-19")
    with graph.connect("talks.db") as store:
        store.query("MATCH (p:Person)-[:PARTICIPATED_IN]->(m:Meeting) RETURN p.name, m.title")

The names below are the public API; each is loaded on first use, so that importing the package is cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.articles import read
    from graph.extraction import extract
    from graph.pipeline import build, view
    from graph.stores import connect

__all__ = ["build", "connect", "extract", "read", "view"]

_HOMES = {
    "build": "graph.pipeline",
    "connect": "graph.stores",
    "extract": "graph.extraction",
    "read": "graph.articles",
    "view": "graph.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
