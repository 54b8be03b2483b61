"""``store.json``: what a folder says of the embedded store in it.

The store format, the schema the engine has been prepared for, and the mark of the last complete
load (`graph.stores.marks`). Only the holder of the writer's lock writes it; whole or not at all.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "store.json"
_LOADED = "loaded"


class Record:
    """The record of one store; also its `graph.stores.marks.Mark`."""

    def __init__(self, folder: Path, store: str) -> None:
        """``store`` is the name that messages use."""
        self._file = folder / FILE
        self._store = store

    def read(self) -> dict[str, Any]:
        """What it says; empty where there is none.

        Raises:
            StoreError: it is there and cannot be read.
        """
        try:
            record = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as fault:
            raise StoreError(self._store, f"{self._store}/{FILE} cannot be read: {fault}") from fault
        return record if isinstance(record, dict) else {}

    def note(self, record: Mapping[str, Any]) -> None:
        """Write it anew, on the disk before anything that comes after."""
        draft = self._file.with_name(f"{FILE}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(record, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._file)

    def fits(self, digest: str) -> bool:
        """See `graph.stores.marks.Mark.fits`."""
        return self.read().get(_LOADED) == digest

    def take(self) -> None:
        """See `graph.stores.marks.Mark.take`."""
        record = self.read()
        if record.pop(_LOADED, None) is not None:
            self.note(record)

    def set(self, digest: str) -> None:
        """See `graph.stores.marks.Mark.set`."""
        self.note({**self.read(), _LOADED: digest})
