"""Texts to be analyzed, and a mark for what is known to fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.lexicon import analyze
from graph.model import Article

if TYPE_CHECKING:
    from graph.analysis.records import Analysis

PUBLISHED = "2025-02-19"


def article(text: str, published: str | None = PUBLISHED, body: tuple[tuple[int, int], ...] | None = None) -> Article:
    """An article whose body is the whole text, or the ranges given."""
    whole = ((0, len(text)),) if text else ()
    return Article("a", None, None, None, published, "zh-Hans", whole if body is None else body, text)


def analysis(text: str, published: str | None = PUBLISHED) -> Analysis:
    """The analysis of a text that is all body."""
    return analyze(article(text, published))


def fails(*values: object, reason: str) -> object:
    """A row of a table that is right and does not pass yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))
