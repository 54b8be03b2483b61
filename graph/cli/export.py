"""``parley export`` and ``parley copy``: a store into files, and into another store."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from graph.cli import options, terminal
from graph.stores.exports import FILES, FOLDERS

_IMPORT = (
    "with the server stopped, neo4j-admin database import full neo4j @import.args;"
    " then start it and run cypher-shell -f finish.cypher"
)


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice((*FILES, *FOLDERS)))
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    required=True,
    help="The file or folder to write; - prints a format of one file.",
)
@options.store
@options.as_json
@options.common
def export(form: str, output: str, store: str | None, as_json: bool, quiet: bool) -> None:
    """Write the graph for other programs.

    FORMAT is one file: graphml or gexf (Gephi, networkx), jsonl (the facts of each article, as parley extract
    prints them), followthemoney (entities); or a folder: csv (spreadsheets) or parquet, with a table for each
    label and relationship, neo4j-admin (what neo4j-admin database import takes).

    \b
    parley export gexf -o talks.gexf
    parley export parquet -o tables/
    """
    from graph.stores import connect, exports

    with connect(store) as opened:
        if output == "-":
            for line in exports.lines(opened, form):
                sys.stdout.write(line)
            return
        files = exports.export(opened, form, output)
    if as_json:
        click.echo(json.dumps({"format": form, "files": files}, ensure_ascii=False))
    elif not quiet:
        click.echo(terminal.plain(output))
    if form == "neo4j-admin":
        terminal.note(f"in {output}: {_IMPORT}", quiet=quiet)


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--replace", is_flag=True, help="Let go of articles that only TO holds.")
@options.wait
@options.as_json
@options.common
def copy(source: str, target: str, replace: bool, wait: bool, as_json: bool, quiet: bool) -> None:
    """Make a store hold what another one holds.

    FROM and TO are folders or addresses, as for --store. TO is made if there is none; only what differs is
    written.

    \b
    parley copy ./parley.db bolt://127.0.0.1:7687
    """
    from graph import pipeline

    with terminal.progress(quiet=quiet) as progress:
        changes = pipeline.copy(source, target, replace=replace, wait=wait, progress=progress)
    if as_json:
        click.echo(json.dumps({"store": target, "graph": asdict(changes)}, ensure_ascii=False, indent=2))
    elif not quiet:
        click.echo("\n".join([*terminal.changes(changes), f"graph    {terminal.plain(target)}"]))
