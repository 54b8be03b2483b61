"""Whose turn it is to write into the database of a server: one at a time.

A writer holds a transaction open that writes nothing and shows who it is. Of all that are open the one
with the lowest number has the turn, so that two who come at the same moment agree on it. The server
ends the transaction with its connection: who is killed holds up nobody.
"""

from __future__ import annotations

import secrets
import socket
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from graph.errors import StoreBusy, StoreError
from graph.stores.locks import holder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.stores.bolt import Connection

GRACE = 1.0
"""Seconds that a server may need to notice that the one before is gone."""
_PAUSE = 0.1
_OPEN = (
    "SHOW TRANSACTIONS YIELD transactionId, database, metaData WHERE metaData.parley_turn IS NOT NULL "
    "RETURN transactionId, database, metaData"
)


class Turn:
    """The turn to write into the database behind a connection; not shared between threads."""

    def __init__(self, connection: Connection, store: str) -> None:
        """``store`` is the name that messages use."""
        self._connection = connection
        self._store = store
        self._token = ""
        self._held = ExitStack()

    def take(self, *, wait: bool = False) -> None:
        """Take the turn, or with ``wait`` queue for it.

        Raises:
            StoreBusy: another process has it, and ``wait`` is not set.
        """
        self._token = secrets.token_hex(8)
        note = {"parley_turn": self._token, "host": socket.gethostname(), **holder()}
        self._held.enter_context(self._connection.open_transaction(note))
        patience = time.monotonic() + GRACE
        while (first := self._first()) and first["parley_turn"] != self._token:
            if not wait and time.monotonic() > patience:
                self.free()
                raise StoreBusy(self._store, _told(first))
            time.sleep(_PAUSE)

    def keep(self) -> None:
        """Take the turn again if the server lost it, as one that was started again has."""
        if not any(note["parley_turn"] == self._token for _, _, note in self._open()):
            self.free()
            self.take()

    def free(self) -> None:
        """Let it go; does nothing when it is not held."""
        try:
            self._held.close()
        except StoreError:
            return  # the server is gone, and the turn with it

    def _first(self) -> Mapping[str, Any] | None:
        """Who is first in the database in which we wait."""
        waiting = self._open()
        ours = {database for _, database, note in waiting if note["parley_turn"] == self._token}
        return min(((number, note) for number, base, note in waiting if base in ours), default=(0, None))[1]

    def _open(self) -> list[tuple[int, str, Mapping[str, Any]]]:
        rows = self._connection.run(_OPEN).rows
        return [(int(name.rpartition("-")[2]), database, note) for name, database, note in rows]


def _told(note: Mapping[str, Any]) -> str:
    """The one who has the turn, for a message."""
    where = "" if note["host"] == socket.gethostname() else f" on {note['host']}"
    return f"process {note['pid']}{where} ({note['command']})"
