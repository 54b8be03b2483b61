"""Turns the ``sources`` of facts into quotations: the sentence around each span, stored once.

A source is ``article-id:start:end``. The sentence runs from the end of the one before to its own
full stop, closing quotation marks included. A blank line ends one too, and so does the end of a line
without any full stop, a headline; another only wraps its line, for plain-text news break lines
anywhere. What is no source, or points outside its text, is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graph.views.scene import Quote, Sentence, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

REACH = 240  # code points of context kept on either side of a span where no full stop comes first
_STOP = re.compile(r"[。！？!?]+[”’」』）)\"]*|\.(?=\s)|\n\s*\n|\n(?=[ \t\u3000])|(?P<line>\n)")
_FULL_STOP = re.compile(r"[。！？!?]|\.\s")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the sentence(s) that hold ``text[start:end]``, without white space at its ends."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    first = max((stop.end() for stop in _stops(text, low, start)), default=low)
    # The span may end with its own full stop, so look from its last character on.
    last = next((stop.end() for stop in _stops(text, max(start, end - 1), high)), high)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for stop in _STOP.finditer(text, start, end):
        line = text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()]
        if stop["line"] is None or not _FULL_STOP.search(line):
            yield stop


def parse_source(source: str) -> tuple[str, int, int] | None:
    """(article id, start, end) of a source, or None when it is none."""
    parts = source.rsplit(":", 2)
    if len(parts) != 3 or not (parts[1].isdigit() and parts[2].isdigit()):
        return None
    return parts[0], int(parts[1]), int(parts[2])


class Quotations:
    """Collects the sentences that a scene cites, each once, numbered in the order of first use."""

    def __init__(self, articles: Mapping[str, Mapping[str, Any]]) -> None:
        self._articles = articles
        self._sources: dict[str, int] = {}
        self._sentences: dict[tuple[str, int, int], int] = {}

    def of(self, sources: Iterable[str], content: str | None = None) -> tuple[Quote, ...]:
        """The quotations of these sources, sorted.

        Marked is ``content`` where it stands in the sentence, else the span of the source.
        """
        found = set()
        for source in sources:
            parsed = parse_source(source)
            quote = self._quote(*parsed, content) if parsed else None
            if quote is not None:
                found.add(quote)
        return tuple(sorted(found))

    def _quote(self, article: str, start: int, end: int, content: str | None) -> Quote | None:
        text = self._articles.get(article, {}).get("text") or ""
        if not 0 <= start < end <= len(text):
            return None
        first, last = sentence_around(text, start, end)
        at = text.find(content, first, last) if content else -1
        if content and at >= 0:
            start, end = at, at + len(content)
        self._sources.setdefault(article, len(self._sources))
        number = self._sentences.setdefault((article, first, last), len(self._sentences))
        return Quote(number, start - first, end - first)

    def sources(self) -> tuple[Source, ...]:
        """The articles cited so far."""
        return tuple(_source(self._articles[id]) for id in self._sources)

    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences cited so far; a `Quote` counts into them."""
        return tuple(
            Sentence(self._sources[article], self._articles[article]["text"][first:last])
            for article, first, last in self._sentences
        )


def _source(row: Mapping[str, Any]) -> Source:
    url = row.get("url")
    safe = url if isinstance(url, str) and re.match(r"https?://[^\s/]", url, re.IGNORECASE) else None
    language = row.get("language") or "und"
    return Source(row["id"], row.get("title"), row.get("source"), row.get("published"), safe, language)
