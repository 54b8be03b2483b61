"""The rows of a query as a table, JSON, CSV or a page.

JSON is a list of objects, one a row, with nodes and relationships in full. In a table and on a page a node
shows as its name and id. In CSV a cell that a spreadsheet would run as a formula gets a ``'`` in front; lists
and nodes are JSON there.
The page is one file without scripts that loads nothing; article text in it is always text.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.stores.cells import cell

if TYPE_CHECKING:
    from graph.stores import Result

F = TypeVar("F", bound=Callable[..., Any])

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem}"
    "table{border-collapse:collapse}"
    "th,td{border-bottom:1px solid #ccc;padding:.3rem .8rem;text-align:left;vertical-align:top}"
    "caption{text-align:left;padding-bottom:1rem;white-space:pre-wrap}"
)


def as_table(result: Result, title: str) -> None:
    """Print the rows for people; ``no rows`` when there is none."""
    from graph.cli import terminal

    if result.rows:
        terminal.table(result.columns, ([show(value) for value in row] for row in result.rows))
    else:
        print("no rows")


def as_json(result: Result, title: str) -> None:
    """Print a list of objects, one a row."""
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    print(json.dumps(rows, ensure_ascii=False, indent=2))


def as_csv(result: Result, title: str) -> None:
    """Print comma-separated values with a header, lines ended as RFC 4180 has it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([cell(name) for name in result.columns])
    writer.writerows([cell(value) for value in row] for row in result.rows)
    print(text.getvalue().replace("\r\n", "\n"), end="")


def as_html(result: Result, title: str) -> None:
    """Print one self-contained page."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    head = "".join(f"<th scope=col>{_text(name)}</th>" for name in result.columns)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{_text(show(value))}</td>" for value in row) + "</tr>" for row in result.rows
    )
    print(
        f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<title>{escape(title)}</title><style>{_STYLE}</style></head>
<body><table><caption>{_text(title)}</caption>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody></table></body></html>"""
    )


WRITERS: Mapping[str, Callable[[Result, str], None]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
    "html": as_html,
}


def option(*more: str, tells: str = "") -> Callable[[F], F]:
    """``--format``, with forms that only one command has; ``tells`` says what those are."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*WRITERS, *more]),
        default="table",
        show_default=True,
        help=f"html is a page of its own;{tells}"
        " in csv a cell that a spreadsheet would run gets a ' in front.",
    )


def show(value: Any) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _entity(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(show(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def _entity(value: Mapping[str, Any]) -> str:
    properties = value.get("properties")
    if isinstance(properties, Mapping) and "labels" in value:
        name = properties.get("name") or properties.get("title") or properties.get("text")
        return " ".join(part for part in (name, f"({properties.get('id', '')})") if part)
    if isinstance(properties, Mapping) and "type" in value:
        listed = ", ".join(
            f"{key}: {show(properties[key])}"
            for key in sorted(properties)
            if key != "sources" and properties[key] is not None
        )
        return f"{value['type']} {{{listed}}}" if listed else str(value["type"])
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _text(value: str) -> str:
    return f"<bdi>{escape(value)}</bdi>"
