"""Text → the issues it names, by the terms of ``schemas/issues.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from graph.analysis.folding import fold_text
from graph.schema import document


def issues_in(text: str) -> tuple[str, ...]:
    """The ids of the issues named in folded text, sorted; the longest term wins."""
    automaton, ids = _terms()
    found = {ids[number] for number, _, _ in automaton.find_matches_as_indexes(text)}
    return tuple(sorted(id_ for id_ in found if id_ is not None))


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
