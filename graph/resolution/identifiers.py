"""Content hashes as node ids, and the form in which an edge names its evidence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Span


def content_id(prefix: str, *parts: str | None) -> str:
    """``prefix:`` and 16 hexadecimal digits over the parts; None and the empty string differ."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + part.encode() + b"\x1f")
    return f"{prefix}:{digest.hexdigest()[:16]}"


def sources(article: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The spans of one article as ``article-id:start:end``, sorted, without repetition."""
    return tuple(sorted({f"{article}:{span.start}:{span.end}" for span in spans}))


def union(parts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """All strings of all parts, sorted, without repetition."""
    return tuple(sorted({item for part in parts for item in part}))
