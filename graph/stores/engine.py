"""The embedded engine: a child process that owns a store's folder and serves it over Bolt.

Run as ``python -P -m graph.stores.engine`` by `graph.stores.life`, never by hand. The first line
on standard input is the settings as JSON, passwords included; after it come the messages of
fillings (`graph.stores.bulk`), and at its end the engine closes the store and goes, whoever killed
whom. Standard output carries lines of JSON back: ``{"busy": true}``, ``{"failed": "..."}`` or
``{"ready": ...}``, then an answer to each message.

It holds ``engine.lock`` for as long as it lives, so a free lock means that no engine runs. It
writes the users anew on every start: a writer, a reader who can change nothing and load nothing,
and a root whose password nobody knows. The only module that imports arcadedb.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import signal
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.stores.bulk import Filling, forget, next_message, throw_away
from graph.stores.locks import FileLock

if TYPE_CHECKING:
    from collections.abc import Mapping

DATABASE = "parley"
LARGEST_MESSAGE = 128 * 1024 * 1024
_PORT_TRIES = 5
_END_SECONDS = 3.0
_HASH_ROUNDS = 1000  # the passwords are 32 random bytes: nothing to stretch
_RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_SERVER_RIGHTS = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]
_GROUPS = {
    "admin": (_SERVER_RIGHTS, _RECORDS),
    "writer": (["updateSchema"], _RECORDS),
    "reader": ([], ["readRecord"]),
}
_NO_IMPORTS = (
    "ALTER DATABASE `arcadedb.opencypher.loadCsv.allowRemoteUrls` false",
    "ALTER DATABASE `arcadedb.opencypher.loadCsv.allowFileUrls` false",
)


def main() -> None:
    """Serve the store that the settings on standard input name, until standard input ends."""
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = json.loads(sys.stdin.buffer.readline())
    folder = Path(settings["folder"])
    answers = _private_output()
    lock = FileLock(folder / "engine.lock")
    if not lock.take():
        _say(answers, {"busy": True})
        return
    with suppress(OSError):
        os.ftruncate(2, 0)
    try:
        server, database, port = _start(folder, settings)
    except Exception as fault:  # whatever the engine throws is the parent's to report
        _say(answers, {"failed": f"{type(fault).__name__}: {fault}"})
        return
    announce(folder, {"pid": os.getpid(), "port": port, "format": settings["format"], **_passwords(settings)})
    _say(answers, {"ready": port})
    with suppress(OSError):
        _serve(folder, database, answers)
    _end(folder, server)


def _serve(folder: Path, database: Any, answers: int) -> None:
    """Take the messages of fillings and answer each, until standard input ends."""
    filling: Filling | None = None
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next_message, sys.stdin.buffer)
        while (message := coming.result()) is not None:
            coming = reader.submit(next_message, sys.stdin.buffer)
            try:
                filling = filling or Filling(folder, database)
                answer = filling.take(message)
            except Exception as fault:  # whatever the engine throws is the parent's to report
                answer = {"failed": f"{type(fault).__name__}: {fault}"}
            if filling is not None and filling.ended:
                filling = None
            _say(answers, answer)


def announce(folder: Path, data: Mapping[str, Any]) -> None:
    """Write ``engine.json``, readable by its owner alone, whole or not at all."""
    draft = folder / f"engine.json.{os.getpid()}"
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(data, file)
    draft.replace(folder / "engine.json")


def _private_output() -> int:
    """Keep standard output for answers; what the engine prints goes where errors go, into the store's log."""
    answers = os.dup(1)
    os.dup2(2, 1)
    return answers


def _say(answers: int, data: Mapping[str, Any]) -> None:
    with suppress(OSError):  # the parent may be gone: then standard input has ended too
        os.write(answers, json.dumps(data).encode() + b"\n")


def _passwords(settings: Mapping[str, Any]) -> dict[str, str]:
    return {name: settings[name] for name in ("writer", "reader")}


def _start(folder: Path, settings: Mapping[str, Any]) -> tuple[Any, Any, int]:
    """Start the engine on a free port of 127.0.0.1 and prepare its database."""
    os.environ["ARCADEDB_LOG_DIR"] = str(folder / "log")
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    _write_users(folder / "config", _passwords(settings))
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # optional to arcadedb, and 0.1 s to import
    import arcadedb

    cut = throw_away(folder, DATABASE)
    for attempt in range(_PORT_TRIES):
        port = _free_port()
        server = arcadedb.create_server(root_path=str(folder), config=_config(port))
        try:
            server.start()
            break
        except arcadedb.ArcadeDBError:  # somebody else was quicker to take the port
            if attempt == _PORT_TRIES - 1:
                raise
    database = server.create_database(DATABASE)
    if settings["prepare"] or cut:
        for statement in (*_NO_IMPORTS, *settings["statements"]):
            database.command("sql", statement)
    if cut:
        forget(folder)
    return server, database, port


def _config(port: int) -> dict[str, Any]:
    return {
        "host": "127.0.0.1",
        "http_port": 0,  # the engine always opens one; it asks for the same users
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_host": "127.0.0.1",
        "bolt_port": port,
        "bolt_maxMessageSize": LARGEST_MESSAGE,
        "server_saltIterations": _HASH_ROUNDS,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _write_users(config: Path, passwords: Mapping[str, str]) -> None:
    """Groups and users, written anew: an old hash would outlive a new password."""
    config.mkdir(mode=0o700, exist_ok=True)
    groups = {
        name: {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}
        for name, (access, records) in _GROUPS.items()
    }
    _write(config / "server-groups.json", json.dumps({"databases": {"*": {"groups": groups}}, "version": 1}))
    users = [("root", "*", "admin", secrets.token_urlsafe(32))]
    users += [(name, DATABASE, name, password) for name, password in sorted(passwords.items())]
    lines = [
        json.dumps({"name": name, "databases": {database: [group]}, "password": _hash(password)})
        for name, database, group, password in users
    ]
    _write(config / "server-users.jsonl", "".join(line + "\n" for line in lines))


def _write(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _hash(password: str) -> str:
    """A password in the form of the engine's users file; the salt counts as the text it is written as."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _HASH_ROUNDS)
    return f"PBKDF2WithHmacSHA256${_HASH_ROUNDS}${salt}${base64.b64encode(digest).decode()}"


def _end(folder: Path, server: Any) -> None:
    """Close the store; a query that never ends cannot keep the engine alive."""
    (folder / "engine.json").unlink(missing_ok=True)
    hurry = threading.Timer(_END_SECONDS, os._exit, args=(0,))
    hurry.daemon = True
    hurry.start()
    with suppress(Exception):  # every acknowledged batch is on disk already
        server.stop()
    os._exit(0)


if __name__ == "__main__":
    main()
