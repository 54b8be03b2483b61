"""Sources as the user names them turned into a sorted list of places to read.

A source is a file, a folder (taken with all it holds, hidden names and unknown suffixes left out),
a glob, or ``-`` for standard input. A file named by itself is taken whatever its suffix; ``.json`` only so,
because most such files in folders are no articles. A source
that does not exist is refused: alone it is a wrong call, among others it is one article's fault.
"""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

from graph.errors import ArticleError, SourceNotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
PLAIN = frozenset({".txt", ".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = PLAIN | HTML | JSON_LINES


def suffix(path: str) -> str:
    """The suffix of a path in lower case, ``""`` without one."""
    return os.path.splitext(path)[1].lower()


def expand(sources: Iterable[str | os.PathLike[str]]) -> tuple[list[str], list[ArticleError]]:
    """Absolute paths of all files the sources stand for, sorted, each once, and what was not found.

    Raises:
        SourceNotFound: the only source does not exist.
    """
    given = [os.fspath(source) for source in sources]
    found: set[str] = set()
    faults = []
    for source in given:
        try:
            found.update(_files(source))
        except SourceNotFound as missing:
            if len(given) == 1:
                raise
            faults.append(ArticleError(source, str(missing).partition(": ")[0] + _REMEDY))
        except ArticleError as fault:
            faults.append(fault)
    return sorted(found), faults


_REMEDY = "; give a file, a folder, a glob or - for standard input"


def _files(source: str) -> list[str]:
    if source == STDIN:
        return [STDIN]
    if os.path.isdir(source):
        return _folder(source)
    if os.path.exists(source):
        return [_absolute(source)]
    if glob.has_magic(source):
        return _matches(source)
    raise SourceNotFound(source)


def _matches(pattern: str) -> list[str]:
    found = []
    for match in glob.glob(pattern, recursive=True):
        found.extend([] if os.path.isdir(match) else [_absolute(match)])
    if not found:
        raise SourceNotFound(pattern)
    return found


def _folder(folder: str) -> list[str]:
    found = [_absolute(path) for path in _walk(folder) if suffix(path) in SUFFIXES]
    if not found:
        known = " ".join(sorted(SUFFIXES))
        raise ArticleError(folder, f"the folder holds no article; files ending in {known} are read")
    return found


def _walk(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(place, name) for name in files if not name.startswith("."))


def _absolute(path: str) -> str:
    return os.path.abspath(path)
