"""``parley hanlp download``: the one command that fetches anything."""

from __future__ import annotations

import json

import click

from graph.cli import options, terminal

_MEGABYTE = 1 << 20


@click.group(invoke_without_command=True)
@click.pass_context
def hanlp(ctx: click.Context) -> None:
    """The models of the analyzer hanlp.

    \b
    parley hanlp download
    parley build --analyzer hanlp articles/
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@hanlp.command()
@click.argument("model", required=False)
@options.as_json
@options.common
def download(model: str | None, as_json: bool, quiet: bool) -> int:
    """Fetch a model of HanLP, and print its folder.

    MODEL is a name that HanLP publishes; without one it is the Chinese model on ELECTRA base. It goes where
    HANLP_HOME says, else to ~/.hanlp. What is there already is not fetched again.

    \b
    parley hanlp download
    parley hanlp download CLOSE_TOK_POS_NER_SRL_UDEP_SDP_CON_ELECTRA_SMALL_ZH
    """
    from graph.analysis import models

    with terminal.progress(quiet=quiet) as progress:
        report = progress or (lambda _step, _done, _total: None)
        folder = models.download(
            model, lambda done, total: report("download", done // _MEGABYTE, total // _MEGABYTE)
        )
    click.echo(json.dumps({"folder": str(folder)}) if as_json else str(folder))
    return 0
