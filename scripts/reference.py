"""Writes the generated pages of docs/: the commands (docs/cli.md) and the graph (docs/schema.md).

``--check`` writes nothing and fails where a page is not what it would be.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.commands import parley
from graph.schema import GraphSchema, Property, graph_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parent.parent / "docs"
GENERATED = "<!-- Made by scripts/reference.py: scripts/lint --fix writes it again. -->"


def main() -> int:
    """Write or check both pages; the exit code."""
    pages = {"cli.md": "\n".join(cli()), "schema.md": "\n".join(schema(graph_schema()))}
    stale = [name for name, text in pages.items() if _read(DOCS / name) != text + "\n"]
    if "--check" not in sys.argv[1:]:
        DOCS.mkdir(exist_ok=True)
        for name in stale:
            (DOCS / name).write_text(pages[name] + "\n", encoding="utf-8")
        return 0
    for name in stale:
        print(f"docs/{name} is out of date; write it again: scripts/lint --fix", file=sys.stderr)
    return 1 if stale else 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def cli() -> Iterator[str]:
    """The help of every command, as the terminal shows it."""
    yield from ("# The commands", "", GENERATED, "")
    yield (
        "Data goes to standard output; notes, errors and progress to standard error. Exit codes: 0 all done ·"
        " 1 nothing done, or the engine or query failed · 2 wrong usage · 3 some articles skipped, each named"
        " with its reason · 130 stopped by Ctrl-C."
    )
    settings = {**parley.context_settings, "terminal_width": 100}
    yield from _help(parley, click.Context(parley, info_name="parley", **settings))


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of a command, and of those below it."""
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield from ("", f"## {context.command_path}", "", "```text", text, "```")
    for name in command.list_commands(context) if isinstance(command, click.Group) else ():
        below = command.get_command(context, name)
        assert below is not None
        yield from _help(below, click.Context(below, info_name=name, parent=context, terminal_width=100))


def schema(found: GraphSchema) -> Iterator[str]:
    """Labels, relationships and constraints of the graph, as tables."""
    yield from (
        "# The graph",
        "",
        GENERATED,
        "",
        "A `?` marks a property that may be absent.",
        "",
        "## Nodes",
        "",
    )
    yield from ("| labels | properties |", "|---|---|")
    for node in found.nodes.values():
        if not node.abstract:
            yield f"| {' '.join(f'`:{label}`' for label in node.labels)} | {_properties(node.properties)} |"
    yield from (
        "",
        "## Relationships",
        "",
        "| type | from → to | told apart by | properties |",
        "|---|---|---|---|",
    )
    for edge in found.relationships.values():
        ends = ", ".join(f"{start} → {end}" for start, end in edge.ends)
        yield f"| `{edge.type}` | {ends} | {', '.join(edge.key)} | {_properties(edge.properties)} |"
    yield from ("", "## Unique", "", ", ".join(f"`{label}.{name}`" for label, name in found.constraints))
    yield from ("", "## Indexed", "", ", ".join(f"`{label}.{name}`" for label, name in found.indexes))


def _properties(properties: tuple[Property, ...]) -> str:
    return ", ".join(f"`{item.name}` {item.type}{'?' if item.optional else ''}" for item in properties)


if __name__ == "__main__":
    sys.exit(main())
