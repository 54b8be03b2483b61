"""Words -> the nodes whose names or text hold them, in the same order on every engine.

The full-text index names candidates, each engine in its own order and by its own notion of a phrase; what is
a hit, and which comes first, is decided by `graph.resolution.searching` and by plain properties alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError, StoreError, UsageError
from graph.resolution import is_word, phrase, tokens
from graph.schema import graph_schema
from graph.stores.definitions import search_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.stores.contract import Store

_CANDIDATES = """
CALL db.index.fulltext.queryNodes($index, $lucene) YIELD node
WITH node WHERE all(needle IN $needles WHERE node.search CONTAINS needle)
"""
_BY_NAME = f"""{_CANDIDATES}
WITH node, CASE WHEN node.search CONTAINS $whole THEN 0 ELSE 1 END AS part
OPTIONAL MATCH (node)-[link]-()
WITH node, part, count(link) AS links ORDER BY part, links DESC, node.id LIMIT $most
RETURN node.id AS id, labels(node) AS labels, coalesce(node.name, node.title) AS text, null AS date
ORDER BY part, links DESC, id
"""
_BY_DAY = f"""{_CANDIDATES}
WITH node, coalesce(node.date, node.start, '') AS day ORDER BY day DESC, node.id LIMIT $most
RETURN node.id AS id, labels(node) AS labels, coalesce(node.text, node.title) AS text, day AS date
ORDER BY day DESC, id
"""
_SPEAKERS = """
UNWIND $ids AS id MATCH (s:Statement {id: id})<-[:MADE]-(a:Actor)
RETURN id, a.name AS name ORDER BY id, name
"""
_ALL = 1_000_000_000  # a limit that both engines take
_DATED = frozenset({"Meeting", "Statement", "Outcome"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One node that was found.

    Attributes:
        kind: its most specific label.
        text: its name, title or text.
        date: ISO prefix; None for what has none.
        who: the names of those who said it, sorted; empty for all but statements.
    """

    kind: str
    id: str
    text: str
    date: str | None
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """All hits, kind by kind in the order of the schema; ``cut`` are the kinds of which there are more."""

    hits: tuple[Hit, ...] = ()
    cut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words as an engine is asked for them."""

    lucene: str
    needles: list[str] = field(default_factory=list)
    whole: str = ""


def search(
    store: Store, words: str | Sequence[str], *, kinds: Iterable[str] = (), limit: int | None = 20
) -> Hits:
    """Find the nodes that hold all of the words.

    Names come first whole, then in part, the best connected first; meetings, statements and outcomes
    the newest first. Traditional and simplified characters are the same, so are upper and lower case.

    Args:
        store: an open store.
        words: one, or several that must all occur; one of several tokens must occur as it stands, and one of
            other letters than Chinese ones may go on (``iran`` finds Iranian).
        kinds: labels of `GraphSchema.searched`; all when empty.
        limit: most hits of each kind; None for all.

    Raises:
        UsageError: there is nothing to look for in a word, or no such kind.
        StoreError: the store has no index, because an older Parley built it.
    """
    wanted = _wanted([words] if isinstance(words, str) else words)
    found: list[Hit] = []
    cut = []
    for label in _labels(kinds):
        hits = _hits(store, label, wanted, limit)
        if limit is not None and len(hits) > limit:
            cut.append(label)
        found += hits[:limit]
    return Hits(tuple(found), tuple(cut))


def _labels(kinds: Iterable[str]) -> tuple[str, ...]:
    known = graph_schema().searched
    asked = set(kinds)
    unknown = sorted(asked - set(known))
    if unknown:
        raise UsageError(f"no kind '{unknown[0]}' to search; there are: {', '.join(known)}")
    return tuple(label for label in known if not asked or label in asked)


def _wanted(words: Sequence[str]) -> _Wanted:
    if not words:
        raise UsageError("give a word to look for")
    parts = [(word, tokens(word)) for word in words]
    for word, found in parts:
        if not found:
            raise UsageError(f"there is no letter, digit or character in '{word}' to look for")
    lucene = " ".join(_lucene(found) for _, found in parts)
    return _Wanted(lucene, [_needle(found) for _, found in parts], f"\n{phrase(' '.join(words))}\n")


def _lucene(found: Sequence[str]) -> str:
    """A required term or phrase; tokens are letters and digits in lower case, so nothing is to be escaped."""
    return f"+{found[0]}*" if _may_go_on(found) else f'+"{" ".join(found)}"'


def _needle(found: Sequence[str]) -> str:
    return f" {found[0]}" if _may_go_on(found) else phrase(" ".join(found))


def _may_go_on(found: Sequence[str]) -> bool:
    return len(found) == 1 and is_word(found[0])


def _hits(store: Store, label: str, wanted: _Wanted, limit: int | None) -> list[Hit]:
    rows = _rows(store, label, wanted, limit)
    who: dict[str, list[str]] = {}
    if label == "Statement":
        for id_, name in store.query(_SPEAKERS, {"ids": [row["id"] for row in rows]}).rows:
            who.setdefault(id_, []).append(name)
    return [
        Hit(
            _kind(row["labels"], label),
            row["id"],
            row["text"],
            row["date"] or None,
            tuple(who.get(row["id"], ())),
        )
        for row in rows
    ]


def _rows(store: Store, label: str, wanted: _Wanted, limit: int | None) -> list[dict[str, Any]]:
    parameters = {
        "index": search_index(label),
        "lucene": wanted.lucene,
        "needles": wanted.needles,
        "whole": wanted.whole,
        "most": _ALL if limit is None else limit + 1,
    }
    try:
        return store.query(_BY_DAY if label in _DATED else _BY_NAME, parameters).records
    except QueryError as fault:
        if not _made(store, label):
            raise StoreError(
                store.name,
                f"{store.name} was built before there was a search; build again: parley build FILE",
            ) from fault
        raise


def _made(store: Store, label: str) -> bool:
    """Whether the nodes of a label carry what is searched; true where there is none."""
    query = f"MATCH (n:`{label}`) WHERE n.search IS NULL RETURN 1 AS one LIMIT 1"
    return not store.query(query).rows


def _kind(labels: Sequence[str], general: str) -> str:
    return next((name for name in labels if name != general), general)
