"""JSON Lines turned into drafts, one a line: ``{"text": …, "url": …, "title": …, "published": …}``.

JSON Lines are read line by line, and a line of more than eight million bytes is passed over without
being kept. A file ``.json`` of one object or one list of objects gives the same. Both are UTF-8 as
JSON is (RFC 8259). A line that is none of ours is refused with its number; the others come all the
same. Blank lines count and are no fault.
"""

from __future__ import annotations

import codecs
import io
import json
from typing import IO, TYPE_CHECKING, Any

from graph.articles.drafts import MAX_BYTES, Draft, metadata
from graph.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator


def drafts(
    stream: IO[bytes], path: str, first: bytes = b"", begin: int = 1
) -> Iterator[Draft | ArticleError]:
    """A draft or a fault for each line; ``first`` was read before, ``begin`` is the first one's number."""
    for number, line in _lines(stream, first, begin):
        if line is None:
            yield ArticleError(path, f"the line is longer than {MAX_BYTES:,} bytes; split its text", number)
        elif line.strip():
            try:
                yield _draft(_parsed(line.strip(), path, number), path, number)
            except ArticleError as fault:
                yield fault


def document(data: bytes, path: str) -> Iterator[Draft | ArticleError]:
    """The same for a file of one object or one list of them; one of JSON Lines is read as such."""
    if len(data) > MAX_BYTES:
        reason = f"the file is larger than {MAX_BYTES:,} bytes; write JSON Lines (.jsonl), one object a line"
        raise ArticleError(path, reason)
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (RecursionError, ValueError) as fault:
        if "Extra data" not in str(fault):
            raise ArticleError(path, f"the file is no JSON ({_short(fault)}); correct it") from None
        yield from drafts(io.BytesIO(data), path)
        return
    for item in found if isinstance(found, list) else [found]:
        try:
            yield _draft(item, path)
        except ArticleError as fault:
            yield fault


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120]


def _lines(stream: IO[bytes], first: bytes, number: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is too long, whose rest is read over in pieces."""
    line = first or stream.readline(MAX_BYTES + 1)
    line = line.removeprefix(codecs.BOM_UTF8)
    while line:
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            yield number, None
        else:
            yield number, line
        number, line = number + 1, stream.readline(MAX_BYTES + 1)


def _draft(data: Any, path: str, number: int | None = None) -> Draft:
    if not isinstance(data, dict):
        raise ArticleError(path, f"a JSON object with a field text is needed, not {_name(data)}", number)
    text = data.get("text")
    if not isinstance(text, str):
        raise ArticleError(path, "the object has no field text; give the article's text there", number)
    return Draft(text=text.removeprefix("\ufeff"), line=number, **metadata(data, path, number))


def _parsed(line: bytes, path: str, number: int) -> Any:
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise ArticleError(path, "the line is no UTF-8; save the file as UTF-8", number) from None
    except json.JSONDecodeError as fault:
        reason = f"the line is no JSON ({fault.msg} at column {fault.colno}); write one object a line"
        raise ArticleError(path, reason, number) from None
    except (RecursionError, ValueError):
        reason = "the line is no JSON that can be read; write one flat object a line"
        raise ArticleError(path, reason, number) from None


def _name(value: Any) -> str:
    names = {list: "a list", str: "a string", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")
