"""A graph -> tables, one a label or relationship type: CSV for spreadsheets, Parquet for everything else.

Columns are those of the schema; relationships begin with ``from`` and ``to``, the ids of their nodes. A
label without nodes has its table too, so that the files are always the same. In CSV lists are JSON, and a
cell that a spreadsheet would run as a formula gets a ``'`` in front; Parquet keeps types and text as they
are. The only module that imports pyarrow, which Parley does not require.
"""

from __future__ import annotations

import csv as csv_
import io
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import MissingExtra
from graph.schema import Property, graph_schema
from graph.stores.cells import cell
from graph.stores.exports.attributes import by_label, by_type, node_properties, shown, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Graph

_ENDS = (Property("from", "string", optional=False), Property("to", "string", optional=False))
Row = dict[str, Any]


def csv(graph: Graph) -> Iterator[tuple[str, bytes]]:
    """The name and content of each CSV file, UTF-8 with a header, lines ended as RFC 4180 has it."""
    for name, columns, rows in _tables(graph):
        text = io.StringIO(newline="")
        writer = csv_.writer(text)
        writer.writerow(column.name for column in columns)
        writer.writerows([_cell(row.get(column.name)) for column in columns] for row in rows)
        yield f"{name}.csv", text.getvalue().encode()


def parquet(graph: Graph) -> Iterator[tuple[str, bytes]]:
    """The name and content of each Parquet file.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtra("pyarrow", "pip install pyarrow") from None
    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "float": pyarrow.float64(),
        "strings": pyarrow.list_(pyarrow.string()),
        "date": pyarrow.date32(),
    }
    for name, columns, rows in _tables(graph):
        schema = pyarrow.schema([(column.name, types[column.type]) for column in columns])
        made = [{column.name: _typed(row.get(column.name), column) for column in columns} for row in rows]
        sink = io.BytesIO()
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(made, schema=schema), sink)
        yield f"{name}.parquet", sink.getvalue()


def _tables(graph: Graph) -> Iterator[tuple[str, tuple[Property, ...], list[Row]]]:
    """Name, columns and rows of each table, in the order of the schema."""
    part = shown(graph)
    for label, nodes in by_label(part).items():
        yield label, node_properties(label), [{"id": node.id, **node.properties} for node in nodes]
    for type_, edges in by_type(part).items():
        columns = (*_ENDS, *graph_schema().relationships[type_].properties)
        yield type_, columns, [{"from": e.start[1], "to": e.end[1], **e.properties} for e in edges]


def _cell(value: Any) -> Any:
    return cell(written(value) if isinstance(value, tuple) else value)


def _typed(value: Any, column: Property) -> Any:
    return date.fromisoformat(value) if column.type == "date" and value is not None else value
