"""`read`: every source turned into its articles, in sorted order, one fault never stopping the others.

A file's suffix tells its format; standard input and a file of unknown suffix are told by their first
line. At most as many bytes are taken from a file as an article may have, whatever its size, and
JSON Lines are read one line at a time.
"""

from __future__ import annotations

import os
import re
import sys
from typing import IO, TYPE_CHECKING

from graph.articles import dates, drafts, jsonlines, page, plain, sources
from graph.articles.drafts import MAX_BYTES, Draft
from graph.errors import ArticleError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from graph.model import Article

_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<(?:!doctype\s+html|html)", re.IGNORECASE)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")


def read(
    sources: Iterable[str | os.PathLike[str]],
    *,
    published: str | None = None,
    on_skip: Callable[[ArticleError], None] | None = None,
) -> Iterator[Article]:
    """The articles of files, folders, globs and ``-`` (standard input), sorted by path, each file once.

    Args:
        sources: what to read; a lone string is one source.
        published: the date of articles that tell none of their own.
        on_skip: called with each article that cannot be read; without it the first such is raised.

    Raises:
        SourceNotFound: the only source does not exist.
        UsageError: ``published`` is no date, or lies in the future.
        ArticleError: an article cannot be read, and ``on_skip`` is not given.
    """
    now = dates.today()
    given = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    paths, faults = _expand(given)
    return _articles(paths, faults, _date(published, now), on_skip or _raise, now)


def _expand(given: Iterable[str | os.PathLike[str]]) -> tuple[list[str], list[ArticleError]]:
    return sources.expand(given)


def _date(published: str | None, now: date) -> str | None:
    try:
        return None if published is None else dates.normalise(published, now)
    except dates.DateError as fault:
        raise UsageError(f"--published: {fault}") from None


def _raise(fault: ArticleError) -> None:
    raise fault


def _articles(
    paths: list[str],
    faults: list[ArticleError],
    published: str | None,
    on_skip: Callable[[ArticleError], None],
    now: date,
) -> Iterator[Article]:
    for fault in faults:
        on_skip(fault)
    for path in paths:
        for draft in _drafts(path, now):
            try:
                if isinstance(draft, ArticleError):
                    raise draft
                article = drafts.finish(draft, path, published, now)
            except ArticleError as fault:
                on_skip(fault)
                continue
            yield article


def _drafts(path: str, now: date) -> Iterator[Draft | ArticleError]:
    """The drafts of one file; a file that cannot be read at all is one fault."""
    try:
        if path == sources.STDIN:
            yield from _from(sys.stdin.buffer, path, now)
            return
        path.encode()
        with open(path, "rb") as stream:
            yield from _from(stream, path, now)
    except ArticleError as fault:
        yield fault
    except UnicodeEncodeError:
        name = path.encode("utf-8", "backslashreplace").decode()
        yield ArticleError(name, "the name of the file is no UTF-8; rename it")
    except OSError as fault:
        reason = f"it cannot be read ({fault.strerror or fault}); check the file and its rights"
        yield ArticleError(path, reason)


def _from(stream: IO[bytes], path: str, now: date) -> Iterator[Draft | ArticleError]:
    suffix = sources.suffix(path)
    if suffix in sources.JSON_LINES:
        yield from jsonlines.drafts(stream, path)
    elif suffix == ".json":
        yield from jsonlines.document(stream.read(MAX_BYTES + 1), path)
    elif suffix in sources.HTML:
        yield page.draft(stream.read(MAX_BYTES + 1), path, now)
    elif suffix in sources.PLAIN:
        yield plain.draft(stream.read(MAX_BYTES + 1), path)
    else:
        yield from _sniffed(stream, path, now)


def _sniffed(stream: IO[bytes], path: str, now: date) -> Iterator[Draft | ArticleError]:
    data, first, number = b"", stream.readline(MAX_BYTES + 1), 1
    while first and not first.strip() and len(data) <= MAX_BYTES:
        data, first, number = data + first, stream.readline(MAX_BYTES + 1), number + 1
    if _OBJECT.match(first):
        yield from jsonlines.drafts(stream, path, first, number)
        return
    data += first
    data += stream.read(max(0, MAX_BYTES + 1 - len(data)))
    yield page.draft(data, path, now) if _HTML.match(data) else plain.draft(data, path)
