"""``neo4j-admin database import`` is really run on what is exported for it, and its database opened as a store."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import time
from pathlib import Path

import neo4j
import pytest

from graph.errors import StoreUnavailable
from graph.model import Edge, Graph, Node
from graph.resolution import resolve
from graph.stores import connect, exports
from graph.stores.exports.admin import finish
from tests import samples
from tests.stores.test_exports import NASTY, _Holds

pytestmark = pytest.mark.distribution


def whole() -> Graph:
    """The samples and a statement with every awkward character, an empty text and an empty list."""
    graph = resolve(samples.facts())
    odd = (
        Node(
            "Organization",
            "org:x",
            {"id": "org:x", "name": NASTY, "name_zh": "", "aliases": ("a;b", '"', ""), "search": "\n"},
        ),
        Node("Organization", "org:y", {"id": "org:y", "name": "y\\", "aliases": (), "search": "\n"}),
    )
    part = Edge("PART_OF", ("Organization", "org:x"), ("Organization", "org:y"), {"sources": ()})
    nodes = sorted((*graph.nodes, *odd), key=lambda node: (node.label, node.id))
    edges = sorted((*graph.edges, part), key=lambda edge: (edge.type, edge.start, edge.end))
    return Graph(tuple(nodes), tuple(edges))


def test_an_imported_database_is_the_store_it_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = whole()
    exports.export(_Holds(graph), "neo4j-admin", str(tmp_path / "files"))
    password, port = secrets.token_hex(8), _free_port()
    monkeypatch.setenv("NEO4J_CONF", str(_settings(tmp_path / "server", port)))
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    _run("neo4j-admin", "dbms", "set-initial-password", password)
    _run("neo4j-admin", "database", "import", "full", "neo4j", "@import.args", cwd=tmp_path / "files")
    _run("neo4j", "start")
    try:
        address = f"bolt://127.0.0.1:{port}"
        _finish(address, password)
        with connect(address, write=True) as store:
            found = store.graph()
            assert found.nodes == graph.nodes
            assert sorted(map(repr, found.edges)) == sorted(map(repr, graph.edges))
            assert store.replace(graph).empty
    finally:
        _run("neo4j", "stop")


def _settings(folder: Path, port: int) -> Path:
    """A configuration of its own for the distribution, which is left untouched."""
    conf = folder / "conf"
    conf.mkdir(parents=True)
    directories = {name: folder / name for name in ("data", "logs", "run", "import")}
    lines = [f"server.directories.{name}={path}" for name, path in directories.items()]
    lines += [
        f"server.directories.transaction.logs.root={folder / 'data' / 'transactions'}",
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{port}",
        "server.http.enabled=false",
        "server.memory.heap.max_size=512m",
        "server.memory.pagecache.size=64m",
        "dbms.usage_report.enabled=false",
    ]
    (conf / "neo4j.conf").write_text("\n".join(lines) + "\n")
    return conf


def _run(program: str, *words: str, cwd: Path | None = None) -> None:
    path = Path(os.environ["NEO4J_HOME"]) / "bin" / program
    done = subprocess.run([path, *words], cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _finish(address: str, password: str) -> None:
    """Run ``finish.cypher`` as soon as the server answers."""
    deadline = time.monotonic() + 90
    with neo4j.GraphDatabase.driver(address, auth=("neo4j", password)) as driver:
        while True:
            try:
                driver.verify_connectivity()
                break
            except (neo4j.exceptions.DriverError, OSError):
                if time.monotonic() > deadline:
                    raise StoreUnavailable(address, "the imported database does not answer") from None
                time.sleep(0.25)
        with driver.session() as session:
            for statement in finish():
                session.run(statement).consume()
