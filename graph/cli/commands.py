"""The table of commands, loaded one at a time, and how a command line is run."""

from __future__ import annotations

import os
from importlib import import_module

import click

_COMMANDS = {
    "build": ("graph.cli.build", "build"),
    "extract": ("graph.cli.extract", "extract"),
    "query": ("graph.cli.query", "query"),
    "search": ("graph.cli.search", "search"),
    "view": ("graph.cli.view", "view"),
    "analyze": ("graph.cli.analyze", "analyze"),
    "export": ("graph.cli.export", "export"),
    "copy": ("graph.cli.export", "copy"),
    "remove": ("graph.cli.build", "remove"),
    "evaluate": ("graph.cli.evaluate", "evaluate"),
    "hanlp": ("graph.cli.hanlp", "hanlp"),
    "doctor": ("graph.cli.doctor", "doctor"),
}


class _Commands(click.Group):
    """The commands in the order of work, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from graph.cli.doctor import versions

        click.echo(versions())
        ctx.exit()


@click.command(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Shell completion: eval "$(_PARLEY_COMPLETE=bash_source parley)" (or zsh_source, fish_source).',
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the versions."
)
@click.pass_context
def parley(ctx: click.Context) -> None:
    """News about international negotiations, as a graph of who met whom, where, when, and who said what.

    \b
    parley build articles/                         articles in
    parley query who-met-whom                      a question of the cookbook
    parley query "MATCH (m:Meeting) RETURN m.title"
    parley search 停火                             names and texts by words
    parley view network -o network.html            a page to look at
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def invoke(words: list[str]) -> int:
    """Run one command line; the exit code the command names, 0 when it names none.

    Raises:
        Exception: whatever the command raises.
    """
    if "_PARLEY_COMPLETE" in os.environ:
        parley.main(words, prog_name="parley", complete_var="_PARLEY_COMPLETE")
    try:
        with parley.make_context("parley", list(words)) as context:
            return parley.invoke(context) or 0
    except click.exceptions.Exit as done:
        return done.exit_code
