"""HTML turned into a `Draft`: the readable text by trafilatura, metadata from the page's own statements.

The text is the headline and the extracted paragraphs, a line each; offsets count in that. The date
comes from the page's metadata, else from a date with an explicit cue above the text: never from
elsewhere on the page, where related links and copyright years stand. This module alone imports
trafilatura and the lxml it brings, when the first page is read.
"""

from __future__ import annotations

import json
import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.articles import dates
from graph.articles.cues import words
from graph.articles.drafts import MAX_BYTES, Draft
from graph.articles.encoding import decode
from graph.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})|encoding=[\"']([\w-]{2,20})", re.IGNORECASE
)
_PROLOG = re.compile(r"\s*<\?xml[^>]*\?>")
_PUBLISHED = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publish-date",
    "og:published_time", "og:release_date", "article:published", "dc.date.issued", "dcterms.issued",
    "dc.date", "parsely-pub-date", "sailthru.date", "weibo: article:create_at", "date",
)  # fmt: skip
_HEAD = 6000


def draft(data: bytes, path: str, now: date) -> Draft:
    """The draft of a page.

    Raises:
        ArticleError: too big, no text, no known encoding, or nothing readable in it.
    """
    if len(data) > MAX_BYTES:
        reason = f"the page is larger than {MAX_BYTES:,} bytes; give the article's text alone"
        raise ArticleError(path, reason)
    declared = _CHARSET.search(data[:4096])
    name = (declared[1] or declared[2]).decode() if declared else None
    tree = _tree(_PROLOG.sub("", decode(data, path, name), count=1))
    if tree is None:
        raise ArticleError(path, "there is no text in it; give an article")
    meta, linked = _meta(tree), _linked(tree)
    title = _title(tree, meta, linked)
    above = _above(tree)
    text = _readable(tree)
    if not text:
        raise ArticleError(path, "no readable text was found in the page; give the article's text alone")
    return Draft(
        text=text if title is None or title in text[:400] else f"{title}\n{text}",
        url=_url(tree, meta),
        title=title,
        source=meta.get("og:site_name"),
        published=_published(meta, linked, now) or dates.in_head(above, now),
    )


@cache
def _engine() -> Any:
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _tree(html: str) -> Any:
    return _engine().load_html(html) if html.strip() else None


def _readable(tree: Any) -> str:
    named = [f"contains(@class, '{name}') or contains(@id, '{name}')" for name in words("elements")]
    prune = f"//*[{' or '.join(named)}][not(self::body or self::html)]"
    try:
        found = _engine().extract(tree, output_format="txt", include_comments=False, prune_xpath=prune)
    except (ValueError, TypeError, AttributeError, RecursionError):  # a page that the engine trips over
        return ""
    return str(found or "").strip()


def _meta(tree: Any) -> dict[str, str]:
    """Names of the page's metadata in lower case to their first content."""
    found: dict[str, str] = {}
    for item in tree.iterfind(".//meta[@content]"):
        name = item.get("property") or item.get("name") or item.get("itemprop") or ""
        content = " ".join(item.get("content").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked(tree: Any) -> dict[str, Any]:
    """The page's first JSON-LD object that has a date or a headline."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if "datePublished" in item or "headline" in item:
                return item
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _title(tree: Any, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    """The headline: the only h1 that the page's title holds too, else what the metadata call it."""
    page = " ".join((tree.findtext(".//title") or "").split())
    named = meta.get("og:title") or page
    for heading in tree.iterfind(".//h1"):
        text = " ".join(heading.text_content().split())
        if len(text) > 3 and (text in named or text in page):
            return text
    headline = linked.get("headline")
    return (" ".join(headline.split()) if isinstance(headline, str) else "") or named or None


def _url(tree: Any, meta: dict[str, str]) -> str | None:
    link = tree.find(".//link[@rel='canonical']")
    found = (link.get("href") if link is not None else None) or meta.get("og:url") or ""
    return found.strip() if re.match(r"https?://[^/\s]+", found.strip()) else None


def _published(meta: dict[str, str], linked: dict[str, Any], now: date) -> str | None:
    """The first stated date that is one; a page's metadata may be wrong without being the reader's fault."""
    for value in [linked.get("datePublished"), *map(meta.get, _PUBLISHED)]:
        try:
            if isinstance(value, str):
                return dates.normalise(value, now)
        except dates.DateError:
            continue
    return None


def _above(tree: Any) -> list[str]:
    """The visible lines of the page around its headline, where date and source stand."""
    heading = tree.find(".//h1")
    parent = None if heading is None else heading.getparent()
    lines: list[str] = []
    for element in (tree if parent is None else parent).iter():
        if isinstance(element.tag, str) and element.tag in ("p", "div", "span", "time", "li", "h1"):
            text = " ".join(element.text_content()[:_HEAD].split())
            if text and len(text) <= 120:
                lines.append(text)
        if len(lines) >= 30:
            break
    return lines
