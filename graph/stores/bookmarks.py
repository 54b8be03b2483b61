"""A bookmark of Neo4j -> the number of the transaction it stands for.

A Neo4j 5 server gives one with every answer, also to a reader: base64 of PackStream, a list of the
database's id and the number of its last transaction. What reads otherwise has no number.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_START = "FB:"
_HEAD, _TAIL = b"\x91\xcc\x10", b"\x90"  # a list of one, sixteen bytes; then the number; an empty list
_WIDTHS = {0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}  # marker of an integer -> bytes behind it


def transaction(bookmarks: Iterable[str]) -> int | None:
    """The number of the transaction that the one bookmark names; None where it names none."""
    found = list(bookmarks)
    if len(found) != 1 or not found[0].startswith(_START):
        return None
    try:
        data = base64.b64decode(found[0].removeprefix(_START) + "==")
    except ValueError:
        return None
    if not (data.startswith(_HEAD) and data.endswith(_TAIL)):
        return None
    return _integer(data[len(_HEAD) + 16 : -len(_TAIL)])


def _integer(data: bytes) -> int | None:
    if len(data) == 1 and data[0] < 0x80:
        return data[0]
    if data and _WIDTHS.get(data[0]) == len(data) - 1:
        return int.from_bytes(data[1:], "big", signed=True)
    return None
