"""``parley analyze``: centrality, communities and brokers of who met whom."""

from __future__ import annotations

from dataclasses import replace

import click

from graph.cli import formats, options, terminal
from graph.queries import measures

_SHOWN = 20


@click.command()
@click.argument("measure", metavar="MEASURE", type=click.Choice(tuple(measures.MEASURES)))
@click.option(
    "--kind",
    type=click.Choice(measures.kinds(), case_sensitive=False),
    help="Only actors of this kind.  [default: all]",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    help=f"Rows at most, 0 for all.  [default: {_SHOWN} for table and html, all for json and csv]",
)
@formats.option()
@options.as_json
@click.option("--write", is_flag=True, help="Also write the measures to the actors in the graph.")
@options.store
@options.wait
@options.common
def analyze(
    measure: str,
    kind: str | None,
    limit: int | None,
    form: str,
    as_json: bool,
    write: bool,
    store: str | None,
    wait: bool,
    quiet: bool,
) -> None:
    """Measure the network of who met whom.

    MEASURE is centrality (who met most, and stands nearest to all), communities (who meet among themselves)
    or brokers (through whom the ways between others lead). For communities pairs weigh as often as they met.
    --write sets meetings, met, betweenness and community of the actors, until the next build.

    \b
    parley analyze centrality
    parley analyze brokers --kind person --format csv
    """
    from graph.stores import connect

    form = "json" if as_json else form
    with connect(store, write=write, wait=wait) as opened:
        found = measures.analyze(opened, kind)
        written = measures.write(opened, found) if write else None
    result = measures.MEASURES[measure](found)
    most = limit if limit is not None else _SHOWN if form in ("table", "html") else 0
    shown = replace(result, rows=result.rows[: most or None])
    formats.WRITERS[form](shown, f"parley analyze {measure}")
    _note(len(result.rows) - len(shown.rows), found.exact, written, quiet)


def _note(left: int, exact: bool, written: int | None, quiet: bool) -> None:
    if left:
        terminal.note(f"{left} more rows; --limit 0 shows all", quiet=quiet)
    if not exact:
        terminal.note("so large a network that betweenness is estimated from a sample of actors", quiet=quiet)
    if written is not None:
        terminal.note(f"measures of {written} actors written", quiet=quiet)
