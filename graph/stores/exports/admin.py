"""A graph -> the files of ``neo4j-admin database import full``, for graphs past a few million rows.

A header and a data file a label and a type; ``import.args`` names them all; ``finish.cypher`` makes
constraints, indexes and the mark of the store format afterwards, and the empty lists that CSV cannot tell
from absent ones. After both the database is a store like any other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph.schema import Property, graph_schema
from graph.stores.definitions import cypher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.model import Edge, Graph

_TYPES = {"string": "string", "integer": "long", "float": "double", "strings": "string[]", "date": "date"}
_BETWEEN = "\x1f"  # of the items of a list; a control character that no text needs
_OPTIONS = (f"--array-delimiter=U+{ord(_BETWEEN):04X}", "--multiline-fields=true")
_ENDS = (Property(":START_ID", "string", optional=False), Property(":END_ID", "string", optional=False))
Shape = tuple[str, str, str]
"""Type and the labels of both ends."""


def admin(graph: Graph) -> Iterator[tuple[str, bytes]]:
    """The name and content of each file."""
    schema = graph_schema()
    arguments = list(_OPTIONS)
    for label in (node.label for node in schema.nodes.values() if not node.abstract):
        columns = schema.nodes[label].properties
        header = [f"id:ID({label})" if item.name == "id" else _column(item) for item in columns]
        nodes = ({"id": node.id, **node.properties} for node in graph.nodes if node.label == label)
        yield f"{label}-header.csv", _line(header)
        yield f"{label}.csv", b"".join(_row(node, columns) for node in nodes)
        arguments.append(f"--nodes={':'.join(schema.nodes[label].labels)}={label}-header.csv,{label}.csv")
    for (type_, start, end), edges in _shapes(graph).items():
        columns, name = schema.relationships[type_].properties, f"{type_}-{start}-{end}"
        header = [f":START_ID({start})", f":END_ID({end})", *map(_column, columns)]
        yield f"{name}-header.csv", _line(header)
        yield f"{name}.csv", b"".join(_row(_ends(edge), (*_ENDS, *columns)) for edge in edges)
        arguments.append(f"--relationships={type_}={name}-header.csv,{name}.csv")
    yield "import.args", "".join(f"{argument}\n" for argument in arguments).encode()
    yield "finish.cypher", "".join(f"{statement};\n" for statement in finish()).encode()


def finish() -> tuple[str, ...]:
    """The statements of ``finish.cypher``, in their order."""
    schema = graph_schema()
    empty = [
        f"MATCH (n:`{node.label}`) WHERE n.`{item.name}` IS NULL SET n.`{item.name}` = []"
        for node in schema.nodes.values()
        if not node.abstract
        for item in node.properties
        if item.type == "strings"
    ]
    empty += [
        f"MATCH ()-[r:`{name}`]->() WHERE r.`{item.name}` IS NULL SET r.`{item.name}` = []"
        for name, found in schema.relationships.items()
        for item in found.properties
        if item.type == "strings"
    ]
    return (*empty, *cypher(schema).values())


def _ends(edge: Edge) -> dict[str, Any]:
    return {":START_ID": edge.start[1], ":END_ID": edge.end[1], **edge.properties}


def _shapes(graph: Graph) -> dict[Shape, list[Edge]]:
    found: dict[Shape, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        found[edge.type, edge.start[0], edge.end[0]].append(edge)
    return dict(sorted(found.items()))


def _column(item: Property) -> str:
    return f"{item.name}:{_TYPES[item.type]}"


def _row(values: Mapping[str, Any], columns: Iterable[Property]) -> bytes:
    return _line(_cell(values.get(column.name)) for column in columns)


def _line(cells: Iterable[str]) -> bytes:
    return (",".join(cells) + "\n").encode()


def _cell(value: Any) -> str:
    """Text between quotation marks, an absent value as nothing: so the two stay apart."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _quoted(_BETWEEN.join(item.replace(_BETWEEN, " ") for item in value)) if value else ""
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
