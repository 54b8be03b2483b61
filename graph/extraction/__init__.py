"""An article → `Facts`: the actors, meetings, statements and outcomes that one text tells.

The rules read an `Analysis` and never ask which analyzer made it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.errors import ArticleError, ParleyError, UsageError
from graph.schema import folder, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.parses import Parse, Parser
    from graph.extraction.residue import Explanation
    from graph.model import Article, Facts

ANALYZERS = ("lexicon", "hanlp")
# How much is parsed in one call: enough that no sentence waits for another, and little memory.
_BATCH_ARTICLES = 32
_BATCH_CHARACTERS = 30_000


def extract(article: Article, analyzer: str | Parser = "lexicon") -> Facts:
    """The facts of one article.

    Args:
        analyzer: ``lexicon``, ``hanlp`` for its default model, or what `parser_of` gives for another.

    Raises:
        UsageError: there is no such analyzer.
        MissingExtra, ModelError: HanLP or its model is not there.
        ArticleError: the article is in a language without a lexicon.
    """
    ((_, parse),) = parses([article], parser_of(analyzer))
    return facts_of(article, parse)


def explain(article: Article, analyzer: str | Parser = "lexicon") -> Explanation:
    """The facts of one article, and what looked like one and made none, with why.

    Raises:
        UsageError, MissingExtra, ModelError, ArticleError: as `extract` does.
    """
    ((_, parse),) = parses([article], parser_of(analyzer))
    return explanation_of(article, parse)


def parser_of(analyzer: str | Parser, model: str | None = None, *, trusted: bool = False) -> Parser | None:
    """What parses for an analyzer; None for the lexicon alone.

    Args:
        model: a name that HanLP publishes or a folder; None is the default.
        trusted: a folder outside HanLP's home may be loaded, and so run what it likes.

    Raises:
        UsageError: there is no such analyzer, the model is not for it, or the folder is not trusted.
        MissingExtra, ModelError: HanLP or the model is not there.
    """
    if not isinstance(analyzer, str):
        return analyzer
    if analyzer not in ANALYZERS:
        raise UsageError(f"no analyzer '{analyzer}'; there are: {', '.join(ANALYZERS)}")
    if analyzer == "lexicon":
        if model is not None or trusted:
            raise UsageError("the analyzer lexicon has no model; add --analyzer hanlp")
        return None
    from graph.analysis import models

    return models.find(model, trusted=trusted)


def rules_of(parser: Parser | None) -> str:
    """What `Facts.rules` is for the articles read with a parser, or without one."""
    return rules() if parser is None else f"{rules()} {parser.rules}"


def parses(articles: Iterable[Article], parser: Parser | None) -> Iterator[tuple[Article, Parse | Exception]]:
    """Each article with what the parser sees in it, or with the fault it died of; many are parsed at once."""
    from graph.analysis.parses import UNPARSED

    if parser is None:
        yield from ((article, UNPARSED) for article in articles)
        return
    for batch in _batches(articles):
        yield from zip(batch, _parsed(parser, [_working_text(item) for item in batch]), strict=True)


def facts_of(article: Article, parse: Parse | Exception) -> Facts:
    """The facts of one article that has been parsed.

    Raises:
        ArticleError: the article is in a language without a lexicon.
        Exception: what the parser died of.
    """
    parse = _checked(article, parse)
    from graph.extraction.reading import read

    return read(article, parse).facts


def explanation_of(article: Article, parse: Parse | Exception) -> Explanation:
    """Like `facts_of`, with what looked like a fact and made none."""
    parse = _checked(article, parse)
    from graph.extraction.reading import read
    from graph.extraction.residue import explanation

    return explanation(read(article, parse, explained=True))


def _checked(article: Article, parse: Parse | Exception) -> Parse:
    known = _languages()
    if _language(article) not in known:
        place = article.path or article.url or article.id
        raise ArticleError(
            place, f"no lexicon for language '{article.language}'; there are: {', '.join(known)}"
        )
    if isinstance(parse, Exception):
        raise parse
    return parse


def _language(article: Article) -> str:
    return article.language.split("-")[0]


@cache
def _languages() -> tuple[str, ...]:
    """The languages with a lexicon, sorted."""
    return tuple(sorted(path.name for path in (folder() / "lexicon").iterdir() if path.is_dir()))


def _working_text(article: Article) -> str:
    """What is parsed of an article: nothing of one that no rule can read."""
    from graph.analysis.folding import fold

    return fold(article).text if _language(article) in _languages() else ""


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH_ARTICLES or sum(len(item.text) for item in batch) >= _BATCH_CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _parsed(parser: Parser, texts: list[str]) -> list[Parse | Exception]:
    """The parses of texts; where the parser dies of them, of each alone, so that one harms no other."""
    try:
        return [*parser.parse(texts)]
    except ParleyError:
        raise
    except Exception as fault:
        if len(texts) == 1:
            return [fault]
        return [found for text in texts for found in _parsed(parser, [text])]
