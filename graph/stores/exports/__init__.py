"""A store -> files for other programs. The same graph gives the same bytes.

Formats of one file go to a file or a stream, those of several to a folder of their own. Files are written
under a temporary name and renamed: a run that is cut leaves the old file or the new one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.stores.exports.admin import admin
from graph.stores.exports.followthemoney import followthemoney
from graph.stores.exports.tables import csv, parquet
from graph.stores.exports.xml import gexf, graphml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from graph.model import Graph
    from graph.stores.contract import Store

__all__ = ["FILES", "FOLDERS", "export", "lines"]


def _jsonl(store: Store) -> Iterator[str]:
    """The facts of every article, as ``parley extract --format json`` prints them."""
    return (facts.to_json() + "\n" for facts in store.facts())


def _of_graph(lines: Callable[[Graph], Iterator[str]]) -> Callable[[Store], Iterator[str]]:
    return lambda store: lines(store.graph())


FILES: Mapping[str, Callable[[Store], Iterator[str]]] = {
    "graphml": _of_graph(graphml),
    "gexf": _of_graph(gexf),
    "jsonl": _jsonl,
    "followthemoney": _of_graph(followthemoney),
}
"""Formats of one file: a store -> its lines."""
FOLDERS: Mapping[str, Callable[[Graph], Iterator[tuple[str, bytes]]]] = {
    "csv": csv,
    "parquet": parquet,
    "neo4j-admin": admin,
}
"""Formats of several files: a graph -> name and content of each."""


def export(store: Store, form: str, place: str) -> tuple[str, ...]:
    """Write what a store holds in one of the formats; the files written, in order.

    Args:
        store: an open store.
        form: one of `FILES` or `FOLDERS`.
        place: the file, or the folder, which is made; files of other names in it stay.

    Raises:
        UsageError: there is no such format, or ``place`` is a folder where a file is needed, or a file.
        MissingExtra: the format needs a package that is not installed.
    """
    path = Path(place)
    if form in FILES:
        if path.is_dir():
            raise UsageError(f"{form} is one file, and {place} is a folder; name a file")
        _write(path, (line.encode() for line in FILES[form](store)))
        return (place,)
    if form not in FOLDERS:
        raise UsageError(f"no format '{form}'; there are: {', '.join((*FILES, *FOLDERS))}")
    if path.exists() and not path.is_dir():
        raise UsageError(f"{form} is several files, and {place} is a file; name a folder")
    return tuple(_write_all(path, FOLDERS[form](store.graph())))


def lines(store: Store, form: str) -> Iterator[str]:
    """The lines of a format of one file.

    Raises:
        UsageError: the format is several files.
    """
    if form not in FILES:
        raise UsageError(f"{form} is several files; name a folder for them")
    return FILES[form](store)


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    for name, content in files:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / name, [content])
        yield str(folder / name)


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole or not at all; a link is followed, and a device or pipe takes it as it comes."""
    path = path.resolve()
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(parts)
        else:
            _replace(path, parts)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.writelines(parts)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
