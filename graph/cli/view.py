"""``parley view``: the graph as one self-contained page."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph.cli import options
from graph.model import Status


@click.command()
@click.argument("kind", type=click.Choice(["network", "timeline"]))
@click.option("-o", "--output", metavar="FILE", required=True, help="Where to write the page; - prints it.")
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", help="Only this: id or name; repeatable.")
@click.option("--since", metavar="DATE", help="Only meetings on this day or later.")
@click.option("--until", metavar="DATE", help="Only meetings on this day or earlier.")
@click.option("--issue", "issues", multiple=True, metavar="ISSUE", help="Only this: id or name; repeatable.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(tuple(status.value for status in Status)),
    help="Only these; repeatable.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=300, show_default=True, help="How much is drawn at most."
)
@click.option(
    "--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Of the page."
)
@options.store
@options.as_json
@options.common
def view(
    kind: str,
    output: str,
    actors: tuple[str, ...],
    since: str | None,
    until: str | None,
    issues: tuple[str, ...],
    statuses: tuple[str, ...],
    limit: int,
    language: str,
    store: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write the graph as one offline page.

    \b
    parley view network -o network.html
    parley view timeline --since 2025-01-01 --language en -o timeline.html
    """
    from graph import pipeline

    html = pipeline.view(
        kind,
        store,
        actors=actors,
        since=since,
        until=until,
        issues=issues,
        statuses=statuses,
        limit=limit,
        language=language,
    )
    if output == "-":
        click.echo(html, nl=False)
        return
    path = Path(output)
    path.write_text(html, encoding="utf-8")
    if as_json:
        click.echo(json.dumps({"view": kind, "file": str(path.resolve())}, ensure_ascii=False))
    elif not quiet:
        click.echo(path)
