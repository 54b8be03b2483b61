"""An article → `Facts`: the actors, meetings, statements and outcomes that one text tells.

The rules read an `Analysis` and never ask which analyzer made it.
"""

from __future__ import annotations

from functools import cache

from graph.errors import ArticleError, UsageError
from graph.model import Article, Facts
from graph.schema import folder, rules

ANALYZERS = ("lexicon",)


def extract(article: Article, analyzer: str = "lexicon") -> Facts:
    """The facts of one article.

    Raises:
        UsageError: there is no such analyzer.
        ArticleError: the article is in a language without a lexicon.
    """
    if analyzer not in ANALYZERS:
        raise UsageError(f"no analyzer '{analyzer}'; there are: {', '.join(ANALYZERS)}")
    language = article.language.split("-")[0]
    known = _languages()
    if language not in known:
        place = article.path or article.url or article.id
        raise ArticleError(
            place, f"no lexicon for language '{article.language}'; there are: {', '.join(known)}"
        )
    from graph.analysis.lexicon import analyze
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.meetings import Meetings
    from graph.extraction.outcomes import outcomes
    from graph.extraction.statements import statements

    analysis = analyze(article)
    cast = Cast(analysis)
    discourse = Discourse(analysis, cast)
    meetings = Meetings(analysis, cast, discourse).records()
    said = statements(analysis, cast, discourse.again(), meetings)
    brought = outcomes(analysis, cast, discourse)
    return Facts(article, cast.actors(), meetings, said, brought, rules())


@cache
def _languages() -> tuple[str, ...]:
    """The languages with a lexicon, sorted."""
    return tuple(sorted(path.name for path in (folder() / "lexicon").iterdir() if path.is_dir()))
