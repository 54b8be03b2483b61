"""The options that several commands share, so that each reads the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click

from graph.extraction import ANALYZERS, parser_of

F = TypeVar("F", bound=Callable[..., Any])

sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")

store = click.option(
    "--store",
    metavar="STORE",
    help="A folder, or a bolt:// or neo4j:// address; neo4j alone is the server NEO4J_URI names."
    "  [default: PARLEY_STORE, else ./parley.db]",
)
published = click.option(
    "--published", metavar="DATE", help="Publication date of the articles that carry none, as 2025-02-19."
)
wait = click.option("--wait", is_flag=True, help="Wait while somebody else writes to the store.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def analyzer(command: F) -> F:
    """``--analyzer`` and what belongs to it: the command gets its name, or the parser that it needs.

    What is missing is said before the command begins.
    """

    @wraps(command)
    def chosen(analyzer: str, hanlp_model: str | None, trust_model: bool, **others: Any) -> Any:
        parser = parser_of(analyzer, hanlp_model, trusted=trust_model)
        return command(analyzer=parser or analyzer, **others)

    name = click.option(
        "--analyzer",
        type=click.Choice(ANALYZERS),
        default="lexicon",
        show_default=True,
        help="What reads the text.",
    )
    model = click.option(
        "--hanlp-model",
        metavar="MODEL",
        help="With --analyzer hanlp: a name that HanLP publishes, or a folder."
        "  [default: what parley hanlp download fetches]",
    )
    trust = click.option(
        "--trust-model", is_flag=True, help="Load a model folder outside HanLP's home; it can run any code."
    )
    return name(model(trust(cast("F", chosen))))


def form(json: str) -> Callable[[F], F]:
    """``--format table|json``; ``json`` tells what one JSON line or text holds."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json"]),
        default="table",
        show_default=True,
        help=json,
    )


def common(command: F) -> F:
    """``--quiet`` and ``--debug``, which every command has."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Print no progress, notes or summaries.")
    debug = click.option(
        "--debug", is_flag=True, expose_value=False, help="Show where an unexpected fault happened."
    )
    return quiet(debug(command))
