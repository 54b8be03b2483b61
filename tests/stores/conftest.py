"""A place for a store, on each engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.stores import Store, connect
from tests.stores import server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be built: an unused folder, or the emptied test server."""
    return str(tmp_path / "store.db") if request.param == "embedded" else server.empty()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store, open for writing."""
    with connect(place, write=True, create=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for an embedded store."""
    return tmp_path / "store.db"
