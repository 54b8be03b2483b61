"""``parley query``: Cypher, or a question of the cookbook by name."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import click

from graph.cli import formats, options, terminal
from graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHOWN = 1000
"""Rows of a table or a page; JSON and CSV are data and are not cut unless --limit says so."""


@click.command()
@click.argument("question", required=False, metavar="CYPHER|NAME")
@click.option("--list", "listing", is_flag=True, help="List the questions of the cookbook.")
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help="A parameter; a whole number, a decimal, true, false, null or a JSON list is read as such, and"
    " anything else, or what stands in double quotes, as text. Repeatable.",
)
@formats.option("picture", tells=" picture draws the nodes of the answer;")
@options.as_json
@click.option("--write", is_flag=True, help="Allow the query to change the graph.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="Seconds after which the query is ended.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    help=f"Rows at most, 0 for all.  [default: {_SHOWN} for table, html and picture, all for json and csv]",
)
@options.store
@options.wait
@options.common
def query(
    question: str | None,
    listing: bool,
    params: tuple[str, ...],
    form: str,
    as_json: bool,
    write: bool,
    timeout: float,
    limit: int | None,
    store: str | None,
    wait: bool,
    quiet: bool,
) -> None:
    """Ask the graph, in Cypher or by a question's name.

    A word without spaces is a name. Queries only read, unless --write is given.

    \b
    parley query --list
    parley query who-met-whom
    parley query "MATCH (m:Meeting) WHERE m.start >= $since RETURN m.title" --param since=2025-02
    parley query "MATCH p = (:Actor)--(:Meeting {kind: 'summit'}) RETURN p" --format picture > summits.html
    """
    form = "json" if as_json else form
    if listing:
        _list(form)
        return
    if question is None:
        raise UsageError("give a query or the name of a question; parley query --list lists them")
    cypher, values = _asked(question, _words(params))
    if limit is None:
        limit = _SHOWN if form in ("table", "html", "picture") else 0
    if limit and values.get("limit", limit) is None:
        values["limit"] = limit + 1  # a question that can stop early; one row more tells that there are more
    from graph import views
    from graph.stores import connect

    with connect(store, write=write, wait=wait) as opened:
        result = opened.query(cypher, values, write=write, timeout=timeout, limit=limit or None)
        drawn = views.picture(opened, result.nodes) if form == "picture" else None
    if drawn is not None:
        click.echo(drawn, nl=False)
    elif result.columns or not write:
        formats.WRITERS[form](result, question)
    if result.truncated:
        terminal.note(f"only the first {limit} rows are shown; --limit 0 shows all", quiet=quiet)


def _list(form: str) -> None:
    from graph import queries

    questions = [queries.load(name) for name in queries.names()]
    if form == "json":
        listed = [
            {
                "name": item.name,
                "title": item.title,
                "description": item.description,
                "parameters": {name: parameter._asdict() for name, parameter in item.parameters.items()},
            }
            for item in questions
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        terminal.table(
            ["name", "answers", "parameters"],
            ([item.name, item.description, ", ".join(item.parameters)] for item in questions),
        )


def _asked(question: str, words: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """The Cypher to run and its parameters, a named question's defaults filled in.

    Raises:
        UnknownQuery: no question has this name.
        UsageError: a parameter does not belong to the question.
    """
    if not question.strip():
        raise UsageError("the query is empty; parley query --list lists the questions of the cookbook")
    if len(question.split()) > 1:
        return question, {name: _value(word) for name, word in words.items()}
    from graph import queries

    found = queries.load(question.strip())
    unknown = sorted(set(words) - set(found.parameters))
    if unknown:
        known = ", ".join(found.parameters) or "none"
        raise UsageError(f"{found.name} has no parameter '{unknown[0]}'; it has: {known}")
    values = {name: parameter.default for name, parameter in found.parameters.items()}
    return found.cypher, values | {
        name: _declared(name, found.parameters[name].type, word) for name, word in words.items()
    }


def _declared(name: str, kind: str, word: str) -> Any:
    """A value of the type that a question of the cookbook declares."""
    if word == "null":
        return None
    if kind != "integer":
        return word
    try:
        return int(word)
    except ValueError:
        raise UsageError(f"--param {name}={word}: a whole number is needed") from None


def _words(given: Iterable[str]) -> dict[str, str]:
    words = {}
    for word in given:
        key, equals, value = word.partition("=")
        if not equals or not key.isidentifier():
            raise UsageError(f"--param {word}: write it as KEY=VALUE")
        words[key] = value
    return words


def _value(word: str) -> Any:
    """``3`` 3 · ``2.5`` 2.5 · ``true`` · ``null`` · ``["a", 1]`` · ``2025-02`` and all else text.

    Examples:
        A quoted number is text: ``"3"``. A leading zero, ``007``, is no number.
    """
    try:
        value = json.loads(word)
    except ValueError:
        return word
    odd = isinstance(value, dict) or (isinstance(value, float) and not math.isfinite(value))
    return word if odd else value
