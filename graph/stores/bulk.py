"""The first fill of an empty embedded store: rows in frames, past Bolt into the engine's bulk loader.

`frames` is the side of the process that loads, `Filling` that of the engine. A frame is its length in
eight bytes and a message by `marshal`: both ends are the same Python, and reading JSON would cost the
engine a third of its time. A filling that is cut
leaves a database of which nobody knows how much it holds. The store was empty before, so the engine
throws it away at its next start: the file ``filling`` in the store's folder, made before the first
row and removed after the last, tells that it must.
"""

from __future__ import annotations

import marshal
import shutil
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from graph.model import Graph
    from graph.schema import GraphSchema
    from graph.stores.difference import Properties

_FILE = "filling"
_LENGTH = 8


def frames(graph: Graph, schema: GraphSchema, store: str, created: Counter[str]) -> Iterator[bytes]:
    """A filling, frame by frame, made while the engine works on the frame before.

    Each is answered by ``{"done": rows so far, "rows": of this frame}`` or ``{"failed": reason}``.

    Args:
        created: counts the rows by label and type.

    Raises:
        ValueError: the graph does not fit the schema.
        StoreError: a row is too large.
    """
    from graph.stores.difference import stream  # the engine needs no more than the other side
    from graph.stores.load import batches

    for name, found in groupby(stream(graph, schema), key=lambda row: row[0][0]):
        if name in schema.nodes:
            dates = [item.name for item in schema.nodes[name].properties if item.type == "date"]
            head: Properties = {"label": name, "dates": dates}
            rows = (properties for _, properties in found)
        else:
            head = {"type": name}
            rows = ({"a": key[1], "b": key[2], "p": properties} for key, properties in found)
        for batch in batches(rows, store):
            created[name] += len(batch)
            yield frame({**head, "rows": batch})
    yield frame({"rows": []})


def frame(message: dict[str, Any]) -> bytes:
    """A message as bytes for `next_message`; it holds text, numbers, truth values, lists and dictionaries."""
    data = marshal.dumps(message)
    return len(data).to_bytes(_LENGTH, "big") + data


def next_message(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message of a stream; None at its end, and where the other side was killed while it wrote."""
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "big")
    data = stream.read(size) if len(head) == _LENGTH else b""
    return dict(marshal.loads(data)) if size and len(data) == size else None  # noqa: S302  # our own parent's


def is_cut(folder: Path) -> bool:
    """Whether a filling was begun in a store and not ended."""
    return (folder / _FILE).exists()


def throw_away(folder: Path, database: str) -> bool:
    """Remove the database of a filling that was cut, if there is one; whether there was."""
    if not is_cut(folder):
        return False
    shutil.rmtree(folder / "databases" / database, ignore_errors=True)
    return True


def forget(folder: Path) -> None:
    """Let the store be whole again."""
    (folder / _FILE).unlink()


class Filling:
    """The engine's side of a filling."""

    def __init__(self, folder: Path, database: Any) -> None:
        """``database``: an empty one of arcadedb."""
        self._file = folder / _FILE
        self._file.touch(0o600)
        self._loader = database.graph_batch(use_wal=True)
        self._places: dict[tuple[str, str], str] = {}
        self._done = 0
        self.ended = False

    def take(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Load the rows of one message; the one without rows is the last."""
        rows = message["rows"]
        if "label" in message:
            self._take_nodes(message["label"], message["dates"], rows)
        elif rows:
            ends = [[self._places[tuple(row[end])] for row in rows] for end in "ab"]
            self._loader.new_edges(ends[0], message["type"], ends[1], [row["p"] for row in rows])
        else:
            self._loader.close()
            self._file.unlink()
            self.ended = True
        self._done += len(rows)
        return {"done": self._done, "rows": len(rows)}

    def _take_nodes(self, label: str, dates: list[str], rows: list[Properties]) -> None:
        for row in rows if dates else ():
            row.update({name: date.fromisoformat(row[name]) for name in dates if name in row})
        made = self._loader.create_vertices(label, rows)
        for row, place in zip(rows, made, strict=True):
            self._places[label, row["id"]] = str(place)
