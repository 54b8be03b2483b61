"""YAML front matter at the head of a text: told from a thematic break, and turned into its mapping.

    ---
    url: https://news.example/2025/talks
    published: 2025-02-19
    ---

Every value stays the string it is written as: no date is converted, ``no`` is Norwegian. A leading
``---`` that opens no mapping is a thematic break and no fault; front matter that is never closed,
or broken YAML, is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from graph.errors import ArticleError

FIELDS = ("url", "title", "source", "published", "language")
_MOST = 65536
_OPEN = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)(?:\r\n|\r|\n)?")
_KEY = re.compile(r"(?:\s*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[A-Za-z_][\w-]*[ \t]*:(?=[ \t\r\n]|\Z)")
_KNOWN = re.compile(rf"(?:^|(?<=[\r\n]))(?:{'|'.join(FIELDS)})[ \t]*:", re.IGNORECASE)


def split(text: str, path: str) -> tuple[Mapping[str, Any], int]:
    """The front matter of a text and the offset behind it; an empty mapping and 0 without one.

    Raises:
        ArticleError: front matter that is not closed or no YAML, with its line.
    """
    opened = _OPEN.match(text)
    if opened is None or not _KEY.match(text, opened.end(), opened.end() + 512):
        return {}, 0
    closed = _CLOSE.search(text, opened.end(), opened.end() + _MOST)
    if closed is None:
        if _KNOWN.match(text, opened.end()):
            reason = "the front matter opened here is never closed; end it with a line ---"
            raise ArticleError(path, reason, 1)
        return {}, 0
    block = text[opened.end() : closed.start()]
    data = _parsed(block, path)
    return (data, closed.end()) if isinstance(data, Mapping) else ({}, 0)


def _parsed(block: str, path: str) -> Any:
    try:
        return yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506  (makes strings, lists and mappings only)
    except yaml.MarkedYAMLError as fault:
        if not _KNOWN.search(block):
            return None
        mark = fault.problem_mark or fault.context_mark
        line = 2 + (mark.line if mark else 0)
        raise ArticleError(path, f"the front matter is no YAML ({_short(fault)}); correct it", line) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise ArticleError(path, "the front matter is no YAML; correct it", 2) from None


def _short(fault: yaml.MarkedYAMLError) -> str:
    return " ".join(str(fault.problem or fault.context or "syntax").split())[:120]
