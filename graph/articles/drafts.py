"""A text with the metadata that came with it turned into an `Article`: the last step of every format.

Metadata are strings or absent; an empty one is absent. Whatever is given must be right: a url that
is no address, a date that is none, a language that is no tag are refused by name, never repaired.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from graph.articles import body, dates, identity, language
from graph.articles.frontmatter import FIELDS
from graph.errors import ArticleError
from graph.model import Article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# Longer than any article, a book of a thousand pages; what is longer is a dump of many.
MAX_CHARACTERS = 2_000_000
# No encoding in use takes more than four bytes a character, so more bytes are always too much.
MAX_BYTES = 4 * MAX_CHARACTERS
_HEAD = 4000
_NOTHING = frozenset({"", "~", "null", "none"})


class Metadata(TypedDict):
    """What may come with a text."""

    url: str | None
    title: str | None
    source: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as given, from ``start`` on without its front matter, and what came with it.

    Attributes:
        line: its line in a file of several articles.
    """

    text: str
    start: int = 0
    url: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    language: str | None = None
    line: int | None = None


def too_long(path: str, line: int | None = None) -> ArticleError:
    """The fault of a text beyond the limit."""
    return ArticleError(
        path, f"the text is longer than {MAX_CHARACTERS:,} characters; split it into its articles", line
    )


def metadata(data: Mapping[str, Any], path: str, line: int | None = None) -> Metadata:
    """The five fields of a mapping of metadata, white space tidied; unknown keys are passed over.

    Raises:
        ArticleError: a field that holds a list, a number or a mapping.
    """
    lowered = {str(key).strip().lower(): value for key, value in data.items()}
    for name in FIELDS:
        if not isinstance(lowered.get(name, ""), str | None):
            raise ArticleError(path, f"{name} must be text; put it in quotation marks", line)
    return Metadata(
        url=_tidy(lowered.get("url")),
        title=_tidy(lowered.get("title")),
        source=_tidy(lowered.get("source")),
        published=_tidy(lowered.get("published")),
        language=_tidy(lowered.get("language")),
    )


def _tidy(value: str | None) -> str | None:
    plain = " ".join(value.split()) if value else ""
    return None if plain.lower() in _NOTHING else plain


def finish(draft: Draft, path: str, published: str | None, now: date) -> Article:
    """The article of a draft; ``published`` fills in for one that tells no date of its own.

    Raises:
        ArticleError: empty, too long, or metadata that cannot be right.
    """
    if len(draft.text) > MAX_CHARACTERS:
        raise too_long(path, draft.line)
    _check_text(draft, path)
    ranges = body.find(draft.text, draft.start)
    pieces = [draft.text[start:end] for start, end in ranges]
    return Article(
        id=_identity(draft, pieces, path),
        url=draft.url,
        title=draft.title,
        source=draft.source,
        published=_published(draft, path, now) or published,
        language=_language(draft, pieces, path),
        body=ranges,
        text=draft.text,
        path=path,
    )


def _check_text(draft: Draft, path: str) -> None:
    if not draft.text[draft.start :].strip():
        raise ArticleError(path, "there is no text in it; give an article", draft.line)
    if "\0" in draft.text:
        raise ArticleError(path, "the text holds NUL characters; give plain text", draft.line)
    try:
        for value in (draft.text, draft.url, draft.title, draft.source):
            (value or "").encode()
    except UnicodeEncodeError:
        reason = "the text holds half a surrogate pair; save it as UTF-8"
        raise ArticleError(path, reason, draft.line) from None


def _identity(draft: Draft, pieces: list[str], path: str) -> str:
    try:
        return identity.article_id(draft.url, pieces)
    except ValueError:
        reason = f"url '{(draft.url or '')[:80]}' is no address; give http:// or https://, or leave it out"
        raise ArticleError(path, reason, draft.line) from None


def _published(draft: Draft, path: str, now: date) -> str | None:
    if draft.published is None:
        head = draft.text[draft.start : draft.start + _HEAD]
        return dates.in_head(head.splitlines(), now)
    try:
        return dates.normalise(draft.published, now)
    except dates.DateError as fault:
        raise ArticleError(path, str(fault), draft.line) from None


def _language(draft: Draft, pieces: list[str], path: str) -> str:
    sample = "\n".join(itertools.islice(pieces, 2000))
    if draft.language is None:
        return language.detect(sample)
    try:
        return language.normalise(draft.language, sample)
    except ValueError:
        reason = f"language '{draft.language[:40]}' is no language tag; write zh-Hans, zh-Hant or en"
        raise ArticleError(path, reason, draft.line) from None
