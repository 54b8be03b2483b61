"""Plain text and Markdown turned into a `Draft`: front matter split off, the title read, nothing changed."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.articles import frontmatter
from graph.articles.drafts import MAX_BYTES, Draft, metadata, too_long
from graph.articles.encoding import decode

_HEADING = re.compile(r"#[ \t]+(.*?)[ \t#]*$")
_LINES = 20


def draft(data: bytes, path: str) -> Draft:
    """The draft of a file's bytes; offsets count code points of all of the decoded file.

    Raises:
        ArticleError: too long, no text, no known encoding, or broken front matter.
    """
    if len(data) > MAX_BYTES:
        raise too_long(path)
    text = decode(data, path)
    head, start = frontmatter.split(text, path)
    found = Draft(text=text, start=start, **metadata(head, path))
    return found if found.title else replace(found, title=_heading(text, start))


def _heading(text: str, start: int) -> str | None:
    """The first ``# heading`` among the first lines; plain text without one has no title."""
    for line in text[start : start + 4000].splitlines()[:_LINES]:
        match = _HEADING.match(line)
        if match and match[1].strip():
            return " ".join(match[1].split())
    return None
