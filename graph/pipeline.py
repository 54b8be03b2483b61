"""The steps in order: articles, facts, graph, store; and back out, as a page.

A build reads the sources, takes from the store what was read before, extracts what is new, resolves
all facts together and hands the store the whole graph; the store writes the difference. So the graph
is a pure function of the facts, and building twice changes nothing.

What an article replaces: the stored one with its id, and those that came from the same file earlier and
are no longer in it. A file with a fault in it takes nothing away. An article that was read by other rules,
another analyzer or another model is read again from the stored text. No store is made when there is
nothing to put into it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import ArticleError, NoSuchArticle, ParleyError, StoreError, StoreMissing, UsageError

if TYPE_CHECKING:
    from graph.analysis.parses import Parse, Parser
    from graph.evaluation import Fault, Figure
    from graph.extraction.residue import Explanation
    from graph.model import Article, Facts, Graph
    from graph.stores import Changes, Store

VIEWS = ("network", "timeline")
# Whoever mends rules does not see the errors of these annotated articles, only their figures.
BLIND = "measure"

Made = TypeVar("Made")

Progress = Callable[[str, int, int], None]
"""Called with the step (read, extract, resolve, write), how much is done and of how much (0: unknown)."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build or a removal did.

    Attributes:
        store: its folder or address; None when none was opened.
        read: articles found in the sources, without those skipped.
        new, changed, unchanged: how they compare with the stored ones; with ``duplicates``, those that
            stood in the sources more than once, they add up to ``read``.
        reread: stored articles extracted again because their rules or their analyzer differ.
        removed: ids of the articles that left the store, sorted.
        skipped: one error an article, in the order met.
        notes: what the user should know, one sentence each.
        changes: what the graph won and lost, by label and relationship type; None when no store was opened.
    """

    store: str | None = None
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicates: int = 0
    reread: int = 0
    removed: tuple[str, ...] = ()
    skipped: tuple[ArticleError, ...] = ()
    notes: tuple[str, ...] = ()
    changes: Changes | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        counts = ("read", "new", "changed", "unchanged", "duplicates", "reread")
        kinds = ("created", "changed", "removed")
        return {
            "store": self.store,
            "articles": {name: getattr(self, name) for name in counts} | {"removed": list(self.removed)},
            "graph": {kind: dict(sorted(getattr(self.changes, kind, {}).items())) for kind in kinds},
            "skipped": [
                {"path": fault.path, "line": fault.line, "reason": fault.reason} for fault in self.skipped
            ],
            "notes": list(self.notes),
        }


def build(
    sources: str | Iterable[str],
    store: str | None = None,
    *,
    published: str | None = None,
    analyzer: str | Parser = "lexicon",
    wait: bool = False,
    reread: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Bring the graph in a store up to date with the articles of the sources.

    Args:
        sources: files, folders, globs, or ``-`` for standard input.
        store: a folder or a Neo4j address; None is ``PARLEY_STORE``, else ``./parley.db``.
        published: date of the articles that carry none, as ``2025-02-19``.
        analyzer: as `graph.extraction.extract` takes it.
        wait: wait for another writer to finish instead of raising `StoreBusy`.
        reread: extract also what is stored already.

    Raises:
        SourceNotFound: a sole source does not exist.
        MissingExtra, ModelError: HanLP or its model is not there.
        StoreError: the store cannot be written; it is as it was, or holds whole batches.
    """
    from graph.extraction import parser_of

    report, parser = progress or _silent, parser_of(analyzer)
    skipped: list[ArticleError] = []
    found = list(_read(sources, published, skipped, report))
    distinct = _distinct(found)
    run = _Run(parser, reread, report, skipped)
    with ExitStack() as stack:
        opened = _existing(stack, store, wait) if found else None
        run.held = _held(opened)
        fresh = run.extract(distinct)
        if opened is None and fresh:
            opened = stack.enter_context(_connect(store, create=True, wait=wait))
            run.held = _held(opened)
        done = [article for article in found if article.id in fresh]
        summary = Summary(read=len(done), skipped=tuple(skipped), notes=notes(done))
        if opened is None:
            return summary
        gone = _superseded(found, run.held, skipped) - set(fresh)
        kept = {key: facts for key, facts in run.held.items() if key not in gone}
        return replace(
            summary,
            store=opened.name,
            new=run.new,
            changed=run.changed,
            unchanged=run.unchanged,
            duplicates=len(found) - len(distinct),
            reread=run.reread,
            removed=tuple(sorted(gone)),
            changes=_store(opened, [*(kept | fresh).values()], report),
        )


def remove(article: str, store: str | None = None, *, wait: bool = False) -> Summary:
    """Take an article, and all that only it supported, out of a store.

    Args:
        article: its id, its url or the path of the file it came from; a path takes all articles of the file.

    Raises:
        StoreMissing: there is no store.
        NoSuchArticle: none of that id, url or path is stored.
    """
    with _connect(store, create=False, wait=wait) as opened:
        held = _held(opened)
        gone = {key for key, facts in held.items() if _is(facts.article, article)}
        if not gone:
            raise NoSuchArticle(opened.name, article)
        changes = _store(opened, [facts for key, facts in held.items() if key not in gone], _silent)
        return Summary(store=opened.name, removed=tuple(sorted(gone)), changes=changes)


def copy(
    source: str, target: str, *, replace: bool = False, wait: bool = False, progress: Progress | None = None
) -> Changes:
    """Make the store ``target`` hold what ``source`` holds; what changed in it.

    Args:
        replace: let go of articles that only ``target`` holds, instead of raising.
        wait: wait for another writer to ``target``.

    Raises:
        UsageError: both are one store.
        StoreMissing: there is no store ``source``.
        StoreError: ``target`` holds articles that ``source`` does not, and ``replace`` is not set.
    """
    from graph.stores import connect

    report = progress or _silent
    with connect(source) as read:
        graph = read.graph()
    with _connect(target, create=True, wait=wait) as opened:
        if _same(read.name, opened.name):
            raise UsageError(f"{source} and {target} are one store; name another to copy to")
        if not replace:
            _keep(opened, graph, source)
        return opened.replace(graph, lambda done, total: report("write", done, total))


def _same(one: str, other: str) -> bool:
    """Whether two names of stores mean one: the same address, or the same folder by another path."""
    if "://" in one or "://" in other:
        return one == other
    return os.path.samefile(os.path.expanduser(one), os.path.expanduser(other))


def _keep(target: Store, graph: Graph, source: str) -> None:
    """Refuse to lose articles."""
    held = target.query("MATCH (a:Article) RETURN a.id", timeout=None).rows
    lost = {row[0] for row in held} - {node.id for node in graph.nodes if node.label == "Article"}
    if lost:
        raise StoreError(
            target.name,
            f"{target.name} holds {len(lost)} articles that {source} does not;"
            " copy into an empty store, or let them go with --replace",
        )


def facts(
    sources: str | Iterable[str],
    *,
    published: str | None = None,
    analyzer: str | Parser = "lexicon",
    on_skip: Callable[[ArticleError], None] | None = None,
) -> Iterator[Facts]:
    """The facts of each article of the sources, in the order of reading; nothing is stored.

    Raises:
        SourceNotFound: a sole source does not exist.
        ArticleError: an article cannot be read, and there is no ``on_skip`` to take it.
    """
    from graph.extraction import facts_of

    return _each(facts_of, sources, published, analyzer, on_skip)


def explanations(
    sources: str | Iterable[str],
    *,
    published: str | None = None,
    analyzer: str | Parser = "lexicon",
    on_skip: Callable[[ArticleError], None] | None = None,
) -> Iterator[Explanation]:
    """Like `facts`, each with what looked like a fact and made none.

    Raises:
        SourceNotFound, ArticleError: as `facts` does.
    """
    from graph.extraction import explanation_of

    return _each(explanation_of, sources, published, analyzer, on_skip)


def shares(counts: Iterable[Mapping[str, Mapping[str, int]]]) -> str:
    """How much of what several articles hold is residue, from `Explanation.counts` of each, in one line."""
    from graph.extraction import residue

    return residue.shares(counts)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What annotated articles say of the rules.

    Attributes:
        articles: how many were judged.
        figures: one a measure, empty where there was no article.
        faults: in the order of the articles; those of the half ``measure`` are left out.
    """

    articles: int
    figures: tuple[Figure, ...]
    faults: tuple[Fault, ...]


def evaluate(
    gold: Iterable[str],
    *,
    half: str | None = None,
    analyzer: str | Parser = "lexicon",
    on_skip: Callable[[ArticleError], None] | None = None,
) -> Evaluation:
    """Measure the rules against annotated articles, see `graph.evaluation`.

    Args:
        gold: folders and files of annotations.
        half: only the annotations that say so.
        on_skip: called with each that cannot be used; without it the first such is raised.

    Raises:
        SourceNotFound: a source does not exist.
        ArticleError: an annotation or its text is at fault, and ``on_skip`` is not given.
    """
    from graph import evaluation
    from graph.extraction import facts_of, parser_of, parses

    parser = parser_of(analyzer)
    found = [case for case in evaluation.cases(gold, on_skip=on_skip) if half in (None, case.half)]
    read = (_guarded(facts_of, *one) for one in parses((case.article for case in found), parser))
    judged = [evaluation.judge(case, facts) for case, facts in zip(found, read, strict=True)]
    faults = tuple(fault for one in judged if one.half != BLIND for fault in one.faults)
    return Evaluation(len(judged), evaluation.figures(judged) if judged else (), faults)


def view(kind: str, store: str | None = None, **filters: Any) -> str:
    """A page over a store: ``network`` or ``timeline``, one self-contained HTML text.

    Args:
        filters: the fields of `graph.views.Filters`: actors, since, until, issues, statuses, limit, language.

    Raises:
        UsageError: there is no such view.
        StoreMissing: there is no store.
    """
    from graph import views
    from graph.stores import connect

    if kind not in VIEWS:
        raise UsageError(f"no view '{kind}'; there are: {', '.join(VIEWS)}")
    with connect(store) as opened:
        html: str = getattr(views, kind)(opened, views.Filters(**filters))
        return html


def notes(articles: Iterable[Article]) -> tuple[str, ...]:
    """What a user should know about articles that were read: which have no publication date."""
    undated = [article.path or article.id for article in articles if article.published is None]
    if not undated:
        return ()
    named = ", ".join(undated[:3]) + (f" and {len(undated) - 3} more" if len(undated) > 3 else "")
    return (
        f"no publication date, so dates without a year stay incomplete: {named};"
        " give one in the front matter or with --published",
    )


@dataclass(slots=True)
class _Run:
    """One build's view of what is stored, and its counts."""

    parser: Parser | None
    force: bool
    report: Progress
    skipped: list[ArticleError]
    held: dict[str, Facts] = field(default_factory=dict)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    reread: int = 0

    def extract(self, articles: dict[str, Article]) -> dict[str, Facts]:
        """Facts of the given articles and of the stored ones that were read by other rules."""
        from graph.extraction import facts_of, parses, rules_of

        rules = rules_of(self.parser)
        older = [
            facts.article for key, facts in self.held.items() if key not in articles and facts.rules != rules
        ]
        fresh = {key: facts for key, article in articles.items() if (facts := self._kept(article, rules))}
        unread = [article for article in (*articles.values(), *older) if article.id not in fresh]
        kept, total = len(fresh), len(articles) + len(older)
        self.unchanged += kept
        for done, (article, parse) in enumerate(parses(unread, self.parser), start=kept):
            self.report("extract", done, total)
            try:
                fresh[article.id] = _guarded(facts_of, article, parse)
            except ArticleError as fault:
                self.skipped.append(fault)
            else:
                self._count(article, rules)
        self.report("extract", total, total)
        return fresh

    def _kept(self, article: Article, rules: str) -> Facts | None:
        """The facts in the store, when it holds the same text read by the same rules."""
        old = self.held.get(article.id)
        if old is None or self.force or old.rules != rules or not _same_text(old.article, article):
            return None
        return replace(old, article=article)

    def _count(self, article: Article, rules: str) -> None:
        """Count an article that was read."""
        old = self.held.get(article.id)
        if old is None:
            self.new += 1
            return
        self.reread += old.rules != rules
        if old.article is not article:
            self.unchanged += _same_text(old.article, article)
            self.changed += not _same_text(old.article, article)


def _same_text(stored: Article, article: Article) -> bool:
    """Whether nothing but the path differs."""
    return replace(stored, path=article.path) == article


def _each(
    step: Callable[[Article, Parse | Exception], Made],
    sources: str | Iterable[str],
    published: str | None,
    analyzer: str | Parser,
    on_skip: Callable[[ArticleError], None] | None,
) -> Iterator[Made]:
    from graph.articles import read
    from graph.extraction import parser_of, parses

    parser = parser_of(analyzer)
    for article, parse in parses(read(sources, published=published, on_skip=on_skip), parser):
        try:
            yield _guarded(step, article, parse)
        except ArticleError as fault:
            if on_skip is None:
                raise
            on_skip(fault)


def _guarded(
    step: Callable[[Article, Parse | Exception], Made], article: Article, parse: Parse | Exception
) -> Made:
    """What a step makes of an article; a rule that breaks on it is this article's fault and not the run's."""
    try:
        return step(article, parse)
    except (ParleyError, ImportError):
        raise
    except Exception as fault:
        reason = f"Parley itself failed on it ({type(fault).__name__}: {fault}); keep it for a report"
        raise ArticleError(article.path or article.id, reason) from fault


def _silent(step: str, done: int, total: int) -> None:
    """Progress for nobody."""


def _read(
    sources: str | Iterable[str], published: str | None, skipped: list[ArticleError], report: Progress
) -> Iterator[Article]:
    from graph.articles import read

    for done, article in enumerate(read(sources, published=published, on_skip=skipped.append), start=1):
        report("read", done, 0)
        yield article


def _distinct(found: Iterable[Article]) -> dict[str, Article]:
    """One article an id, whatever the order: of copies the one published last, then by text and path."""
    chosen: dict[str, Article] = {}
    for article in found:
        other = chosen.get(article.id)
        chosen[article.id] = article if other is None else max(article, other, key=_precedence)
    return chosen


def _precedence(article: Article) -> tuple[str, str, str]:
    text = hashlib.sha256(article.text.encode(errors="surrogatepass")).hexdigest()
    return article.published or "", text, article.path or ""


def _connect(store: str | None, *, create: bool, wait: bool) -> Store:
    from graph.stores import connect

    return connect(store, write=True, create=create, wait=wait)


def _existing(stack: ExitStack, store: str | None, wait: bool) -> Store | None:
    try:
        return stack.enter_context(_connect(store, create=False, wait=wait))
    except StoreMissing:
        return None


def _held(opened: Store | None) -> dict[str, Facts]:
    return {} if opened is None else {facts.article.id: facts for facts in opened.facts()}


def _superseded(
    found: Iterable[Article], held: dict[str, Facts], skipped: Iterable[ArticleError]
) -> set[str]:
    """Ids of stored articles that came from a file that was read again and no longer holds them."""
    faulty = {os.path.abspath(fault.path) for fault in skipped}
    now: dict[str, set[str]] = {}
    for article in found:
        if article.path not in (None, "-", *faulty):
            now.setdefault(str(article.path), set()).add(article.id)
    return {key for key, facts in held.items() if key not in now.get(facts.article.path or "", {key})}


def _is(article: Article, name: str) -> bool:
    return name in (article.id, article.url) or article.path in (name, os.path.abspath(name))


def _store(opened: Store, facts: list[Facts], report: Progress) -> Changes:
    from graph.resolution import resolve

    report("resolve", 0, 0)
    graph = resolve(sorted(facts, key=lambda item: item.article.id))
    return opened.replace(graph, lambda done, total: report("write", done, total))
