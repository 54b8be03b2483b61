"""A Neo4j server of a test's own, from the distribution that ``NEO4J_HOME`` names, which is left untouched."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import neo4j

if TYPE_CHECKING:
    from collections.abc import Sequence


class Distribution:
    """One server: its settings, data and password below one folder."""

    def __init__(self, folder: Path, more: Sequence[str] = ()) -> None:
        """``more``: further lines of its settings."""
        self._folder = folder
        self._more = more
        self.password = secrets.token_hex(8)
        self.address = f"bolt://127.0.0.1:{_free_port()}"
        (folder / "conf").mkdir(parents=True)
        (folder / "conf" / "neo4j.conf").write_text("\n".join(self._settings()) + "\n")
        self.environment = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": self.password}
        self.run("neo4j-admin", "dbms", "set-initial-password", self.password)

    def run(self, program: str, *words: str, cwd: Path | None = None) -> None:
        """Run a program of the distribution to its end."""
        done = subprocess.run(
            [Path(os.environ["NEO4J_HOME"]) / "bin" / program, *words],
            cwd=cwd,
            env={**os.environ, "NEO4J_CONF": str(self._folder / "conf")},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.run("neo4j", "start")
        deadline = time.monotonic() + 90
        while not self._listens():
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.25)

    def _listens(self) -> bool:
        host, port = self.address.removeprefix("bolt://").split(":")
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """End it at once."""
        pid = int((self._folder / "run" / "neo4j.pid").read_text())
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.05)

    def execute(self, *statements: str) -> None:
        """Run statements past all of Parley."""
        with (
            neo4j.GraphDatabase.driver(self.address, auth=("neo4j", self.password)) as driver,
            driver.session() as session,
        ):
            for statement in statements:
                session.run(statement).consume()

    def _settings(self) -> list[str]:
        directories = {name: self._folder / name for name in ("data", "logs", "run", "import")}
        return [
            *(f"server.directories.{name}={path}" for name, path in directories.items()),
            f"server.directories.transaction.logs.root={self._folder / 'data' / 'transactions'}",
            "server.default_listen_address=127.0.0.1",
            f"server.bolt.listen_address={self.address.removeprefix('bolt://')}",
            "server.http.enabled=false",
            "server.memory.heap.max_size=512m",
            "server.memory.pagecache.size=64m",
            "dbms.usage_report.enabled=false",
            *self._more,
        ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
