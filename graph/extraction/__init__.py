"""An article → `Facts`: the actors, meetings, statements and outcomes that one text tells.

The rules read an `Analysis` and never ask which analyzer made it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.errors import ArticleError, UsageError
from graph.schema import folder

if TYPE_CHECKING:
    from graph.extraction.residue import Explanation
    from graph.model import Article, Facts

ANALYZERS = ("lexicon",)


def extract(article: Article, analyzer: str = "lexicon") -> Facts:
    """The facts of one article.

    Raises:
        UsageError: there is no such analyzer.
        ArticleError: the article is in a language without a lexicon.
    """
    _check(article, analyzer)
    from graph.extraction.reading import read

    return read(article).facts


def explain(article: Article, analyzer: str = "lexicon") -> Explanation:
    """The facts of one article, and what looked like one and made none, with why.

    Raises:
        UsageError, ArticleError: as `extract` does.
    """
    _check(article, analyzer)
    from graph.extraction.reading import read
    from graph.extraction.residue import explanation

    return explanation(read(article, explained=True))


def _check(article: Article, analyzer: str) -> None:
    if analyzer not in ANALYZERS:
        raise UsageError(f"no analyzer '{analyzer}'; there are: {', '.join(ANALYZERS)}")
    language = article.language.split("-")[0]
    known = _languages()
    if language not in known:
        place = article.path or article.url or article.id
        raise ArticleError(
            place, f"no lexicon for language '{article.language}'; there are: {', '.join(known)}"
        )


@cache
def _languages() -> tuple[str, ...]:
    """The languages with a lexicon, sorted."""
    return tuple(sorted(path.name for path in (folder() / "lexicon").iterdir() if path.is_dir()))
