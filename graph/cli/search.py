"""``parley search``: names and texts that hold some words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from graph.cli import options, terminal
from graph.schema import graph_schema

if TYPE_CHECKING:
    from graph.stores import Hit


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(graph_schema().searched, case_sensitive=False),
    help="Only these; repeatable.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Hits of each kind at most, 0 for all.",
)
@options.store
@options.as_json
@options.common
def search(
    words: tuple[str, ...], kinds: tuple[str, ...], limit: int, store: str | None, as_json: bool, quiet: bool
) -> None:
    """Find actors, meetings, places, issues, statements and outcomes by words.

    All words must occur, in names, titles or text; several in quotation marks as they stand. Traditional and
    simplified characters are the same, and so are capitals and small letters; a word in Latin letters finds
    longer ones too. Who is known from the start is found by every usual name, 普丁 as well as 普京. Whole
    names come before parts, texts the newest first.

    \\b
    parley search 停火
    parley search 伊朗 "核问题" --kind statement
    """
    from graph import stores

    with stores.connect(store) as opened:
        found = stores.search(opened, words, kinds=kinds, limit=limit or None)
    if as_json:
        click.echo(json.dumps([asdict(hit) for hit in found.hits], ensure_ascii=False, indent=2))
    elif found.hits:
        terminal.table(["kind", "found", "date", "by", "id"], map(_row, found.hits))
    else:
        click.echo("nothing found")
    for kind in found.cut:
        terminal.note(f"there are more of {kind}; --limit 0 shows all", quiet=quiet)


def _row(hit: Hit) -> list[str]:
    return [hit.kind, hit.text, hit.date or "", ", ".join(hit.who), hit.id]
