"""Text → the issues it names, by the terms of ``schemas/issues.yaml``."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Any

from graph.analysis.folding import fold_text
from graph.schema import document


def issues_in(text: str) -> tuple[str, ...]:
    """The ids of the issues named in folded text, sorted; the longest term wins."""
    automaton, ids = _terms()
    found = {ids[number] for number, _, _ in automaton.find_matches_as_indexes(text)}
    return tuple(sorted(id_ for id_ in found if id_ is not None))


class Issues:
    """The issues of one article, found once and asked of any stretch of its working text."""

    def __init__(self, text: str) -> None:
        self._text = text
        automaton, self._ids = _terms()
        self._found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(text)
        self._starts = [start for _, start, _ in self._found]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """`issues_in` of the text from ``start`` to ``end``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found = self._found
        if (first and found[first - 1][2] > start) or (last > first and found[last - 1][2] > end):
            return issues_in(self._text[start:end])  # a term stands across the border
        ids = {self._ids[number] for number, _, _ in found[first:last]}
        return tuple(sorted(id_ for id_ in ids if id_ is not None))


@cache
def _terms() -> tuple[Any, list[str | None]]:
    """The automaton, and the issue of each term; None for longer words that only look like one."""
    import ahocorasick_rs

    terms: dict[str, str | None] = {}
    for row in document("issues.yaml"):
        terms.update((fold_text(term), None) for term in row.get("not", ()))
    for row in document("issues.yaml"):
        terms.update((fold_text(term), row["id"]) for term in (row["zh"], *row.get("terms", ())))
    words = sorted(terms)
    automaton = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, [terms[word] for word in words]
