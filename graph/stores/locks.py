"""Exclusive locks on files, which the operating system lets go when their holder dies.

A lock is only held as long as the process lives, whatever ends it; the file itself stays. It may
carry a note (who holds it), which is worth reading only while the lock is held.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


class FileLock:
    """An exclusive lock on one file; not inherited by children, not shared between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self, *, wait: bool = False) -> bool:
        """Take the lock; without ``wait`` at once or not at all. True when it is held now."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            taken = _lock(handle, wait=wait)
        except BaseException:
            os.close(handle)
            raise
        if taken:
            self._handle = handle
        else:
            os.close(handle)
        return taken

    def note(self, data: dict[str, Any]) -> None:
        """Write into the locked file who holds it."""
        if self._handle is None:
            raise RuntimeError("a lock that is not held carries no note")
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, json.dumps(data, ensure_ascii=False).encode())

    def noted(self) -> dict[str, Any]:
        """The holder's note; empty when there is none yet."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def free(self) -> None:
        """Let it go; does nothing when it is not held."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            os.close(handle)


def holder() -> dict[str, Any]:
    """This process, for the one who has to wait for it: its number, and how it was called, short."""
    words = [os.path.basename(sys.argv[0]), *sys.argv[1:]] if sys.argv else []
    text = " ".join(words) or "python"
    return {"pid": os.getpid(), "command": text if len(text) <= 120 else text[:117] + "..."}


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte past the note: a locked range cannot be read by others

    def _lock(handle: int, *, wait: bool) -> bool:
        while True:
            os.lseek(handle, _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)
            else:
                return True

else:
    import fcntl

    def _lock(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
