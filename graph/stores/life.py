"""The life of an embedded engine, seen from outside: start one, or find the one that runs, or end it.

Whoever needs the store asks `join`. If ``engine.lock`` is free, nobody serves the folder: a left
``engine.json`` is stale and goes, and a child process is started that takes the lock itself and
ends when its standard input does, so that it never outlives the process that started it. If the
lock is held, ``engine.json`` tells where to connect.
"""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import MissingExtra, StoreUnavailable
from graph.stores.bolt import load_driver
from graph.stores.locks import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_START_SECONDS = 20.0
_ANSWER_SECONDS = 2.0
_PAUSE = 0.02
_CLOSE_SECONDS = 5.0
_AHEAD = 2  # frames on their way: one is read while one is worked on
_NO_ENGINE = "the embedded store's engine (arcadedb: Linux x86-64 and arm64, macOS arm64, Windows x64)"
_USE_NEO4J = "pip install arcadedb; on another platform use Neo4j: --store bolt://HOST:7687"


@dataclass(slots=True)
class Engine:
    """A running engine: where it listens, who may enter, and its process if it is our child."""

    folder: Path
    pid: int
    port: int
    passwords: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None

    def kill(self) -> None:
        """End it at once, whoever started it; nothing acknowledged is lost."""
        if self.process is not None:
            self.process.kill()
        elif _read(self.folder).get("pid") == self.pid and not _is_free(self.folder):
            with suppress(OSError):
                os.kill(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    def exchange(self, frames: Iterable[bytes], store: str) -> Iterator[dict[str, Any]]:
        """Send frames to our own engine; its answers, two behind.

        Raises:
            StoreUnavailable: it went away.
        """
        process = self.process
        if process is None or process.stdin is None or process.stdout is None:
            raise RuntimeError("only our own engine takes frames")
        waiting = 0
        try:
            for frame in frames:
                process.stdin.write(frame)
                process.stdin.flush()
                waiting += 1
                if waiting > _AHEAD:
                    waiting -= 1
                    yield json.loads(process.stdout.readline())
            for _ in range(waiting):
                yield json.loads(process.stdout.readline())
        except (BrokenPipeError, json.JSONDecodeError) as fault:
            raise StoreUnavailable(store, f"the engine of {store} ended while it was filled") from fault

    def leave(self) -> None:
        """Let go of it: our own child ends with this, another's engine goes on."""
        process, self.process = self.process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            process.wait(_CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def require_engine() -> None:
    """Make sure that there is an engine for this platform.

    Raises:
        MissingExtra: there is none.
    """
    if importlib.util.find_spec("arcadedb") is None:
        raise MissingExtra(_NO_ENGINE, _USE_NEO4J)


def join(folder: Path, store: str, settings: Mapping[str, Any]) -> Engine:
    """The engine that serves a folder: the one that runs, else a new child of this process.

    Args:
        folder: the store's folder, absolute; it exists.
        store: its name in messages.
        settings: what the engine needs beside folder and passwords: format, prepare, statements.

    Raises:
        StoreUnavailable: it cannot be started, or does not say where it listens.
    """
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        found = _running(folder) or (_started(folder, store, settings) if _clear(folder) else None)
        if found is not None:
            return found
        time.sleep(_PAUSE)
    raise StoreUnavailable(
        store, f"the engine of {store} holds its lock but does not answer; end it and try again"
    )


def _running(folder: Path) -> Engine | None:
    """The engine that ``engine.json`` names, if it is alive; a dying one may still hold its lock."""
    data = _read(folder)
    if not data or _is_free(folder) or not _answers(data["port"]):
        return None
    return Engine(folder, data["pid"], data["port"], {name: data[name] for name in ("writer", "reader")})


def _read(folder: Path) -> dict[str, Any]:
    try:
        data = json.loads((folder / "engine.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) and {"pid", "port", "writer", "reader"} <= data.keys() else {}


def _is_free(folder: Path) -> bool:
    lock = FileLock(folder / "engine.lock")
    free = lock.take()
    lock.free()
    return free


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), _ANSWER_SECONDS).close()
    except OSError:
        return False
    return True


def _clear(folder: Path) -> bool:
    """Whether no engine runs; then a stale ``engine.json`` is deleted while nobody else can write one."""
    lock = FileLock(folder / "engine.lock")
    if not lock.take():
        return False
    (folder / "engine.json").unlink(missing_ok=True)
    lock.free()
    return True


def _started(folder: Path, store: str, settings: Mapping[str, Any]) -> Engine | None:
    """A new engine; None when another process was quicker."""
    passwords = {name: secrets.token_urlsafe(32) for name in ("writer", "reader")}
    process = _spawn(folder)
    engine = Engine(folder, process.pid, 0, passwords, process)
    try:
        answer = _introduce(process, {**settings, **passwords, "folder": str(folder)})
    except BaseException:
        engine.leave()
        raise
    if "ready" in answer:
        engine.port = answer["ready"]
        return engine
    engine.leave()
    if "busy" in answer:
        return None
    reason = answer.get("failed", "it ended without a word")
    raise StoreUnavailable(
        store,
        f"the engine of {store} cannot be started: {reason}; its log is {folder / 'log' / 'engine.log'}",
    )


def _spawn(folder: Path) -> subprocess.Popen[bytes]:
    (folder / "log").mkdir(mode=0o700, exist_ok=True)
    log = os.open(folder / "log" / "engine.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        return subprocess.Popen(  # our own interpreter and module
            [sys.executable, "-P", "-m", "graph.stores.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=folder,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for the command, which ends the engine when it is done
        )
    finally:
        os.close(log)


def _environment() -> dict[str, str]:
    """This process' environment, with an import path that names only absolute folders, ours first."""
    own = Path(__file__).resolve().parents[2]
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = [str(own)] if own.name != "site-packages" else []
    paths += [path for path in given if os.path.isabs(path) and path not in paths]
    rest = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**rest, "PYTHONPATH": os.pathsep.join(paths)} if paths else rest


def _introduce(process: subprocess.Popen[bytes], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Send the settings and wait for the one line that answers them."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the engine has no pipes")
    try:
        process.stdin.write(json.dumps(settings).encode() + b"\n")
        process.stdin.flush()
        load_driver()  # the engine starts meanwhile
        return dict(json.loads(process.stdout.readline() or b"{}"))
    except (OSError, ValueError):
        return {}
