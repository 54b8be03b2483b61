"""``parley build`` and ``parley remove``: articles into the graph and out of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from graph.cli import options, terminal

if TYPE_CHECKING:
    from graph.analysis.parses import Parser
    from graph.pipeline import Summary


@click.command(no_args_is_help=False)
@options.sources
@options.store
@options.published
@options.analyzer
@options.wait
@click.option("--reread", is_flag=True, help="Read also what is stored already.")
@options.as_json
@options.common
def build(
    sources: tuple[str, ...],
    store: str | None,
    published: str | None,
    analyzer: str | Parser,
    wait: bool,
    reread: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Read articles into the graph.

    SOURCE is a file, a folder, a glob, or - for standard input: plain text or Markdown with optional front
    matter, JSON Lines, or HTML. What was read before and has not changed is not read again.

    \b
    parley build articles/
    parley build --published 2025-02-19 article.txt
    """
    from graph import pipeline

    with terminal.progress(quiet=quiet) as progress:
        summary = pipeline.build(
            sources,
            store,
            published=published,
            analyzer=analyzer,
            wait=wait,
            reread=reread,
            progress=progress,
        )
    for fault in summary.skipped:
        terminal.skipped(fault)
    for text in summary.notes:
        terminal.note(text, quiet=quiet)
    _print(summary, as_json=as_json, quiet=quiet)
    done = summary.new + summary.changed + summary.unchanged
    if not done and not summary.skipped:
        terminal.error(f"no articles in {', '.join(sources)}")
    return 1 if not done else 3 if summary.skipped else 0


@click.command()
@click.argument("article", metavar="ARTICLE")
@options.store
@options.wait
@options.as_json
@options.common
def remove(article: str, store: str | None, wait: bool, as_json: bool, quiet: bool) -> int:
    """Take an article out of the graph.

    All that only it supported goes with it. ARTICLE is its id, its url, or the path of the file it came from.

    \b
    parley remove articles/2025-02-19.txt
    """
    from graph import pipeline

    _print(pipeline.remove(article, store, wait=wait), as_json=as_json, quiet=quiet)
    return 0


def _print(summary: Summary, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        click.echo(json.dumps(summary.to_dict(), ensure_ascii=False, indent=2))
    elif not quiet and summary.changes is not None:
        click.echo("\n".join(_lines(summary)))


def _lines(summary: Summary) -> list[str]:
    """The summary for people: what was read, what the graph won and lost, where it is."""
    counts = [f"{getattr(summary, name)} {name}" for name in ("new", "changed", "unchanged")]
    lines = [f"{_articles(summary.read)} read: {', '.join(counts)}"] if summary.read else []
    if summary.duplicates:
        lines.append(f"{_articles(summary.duplicates)} stood in the sources more than once")
    if summary.reread:
        lines.append(f"{_articles(summary.reread)} read again, because the rules or the analyzer changed")
    if summary.removed:
        lines.append(f"{_articles(len(summary.removed))} removed")
    if summary.changes is not None:
        lines += terminal.changes(summary.changes)
    return [*lines, f"graph    {terminal.plain(summary.store or '')}"]


def _articles(count: int) -> str:
    return f"{count} article" if count == 1 else f"{count} articles"
