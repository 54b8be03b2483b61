"""The Neo4j that tests may empty: one that ``scripts/neo4j`` started, or that ``PARLEY_TEST_NEO4J=1`` gives free.

A test that uses Neo4j begins with an empty database, so it must never meet somebody's own graph. The
address in ``NEO4J_URI`` is emptied only if ``scripts/neo4j status`` names the very same one, or if
the environment says with ``PARLEY_TEST_NEO4J=1`` that it is a server for tests.
"""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

import neo4j
import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "neo4j"
MARK = "parley_format_"


def empty() -> str:
    """Empty the test server's database and return its address; skip the test where there is none."""
    address = os.environ.get("NEO4J_URI")
    if not address:
        pytest.skip("no Neo4j server: NEO4J_URI is not set; start one: scripts/neo4j start")
    if not _is_free(address):
        pytest.fail(
            f"{address} may hold somebody's graph: set PARLEY_TEST_NEO4J=1, or use scripts/neo4j start"
        )
    run("MATCH (n) DETACH DELETE n")
    for (name,) in run(f"SHOW INDEXES YIELD name WHERE name STARTS WITH '{MARK}' RETURN name"):
        run(f"DROP INDEX `{name}`")
    return address


def run(cypher: str) -> list[tuple[object, ...]]:
    """Run a statement on the test server, past all of Parley."""
    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
    with (
        neo4j.GraphDatabase.driver(os.environ["NEO4J_URI"], auth=auth) as driver,
        driver.session() as session,
    ):
        return [tuple(record.values()) for record in session.run(cypher)]


@cache
def _is_free(address: str) -> bool:
    if os.environ.get("PARLEY_TEST_NEO4J") == "1":
        return True
    status = subprocess.run([SCRIPT, "status"], capture_output=True, text=True, check=False)
    return f"NEO4J_URI={address}\n" in status.stdout
