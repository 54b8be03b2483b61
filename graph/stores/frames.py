"""The rows of a query in the forms that analysts calculate with: data frames and networks.

The only module that imports pandas and polars, which Parley does not require.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.errors import MissingExtra, UsageError
from graph.networks import multigraph

if TYPE_CHECKING:
    import pandas
    import polars

    from graph.networks import MultiDiGraph
    from graph.stores.contract import Result

Entity = Mapping[str, Any]

_NODE = {"labels", "properties"}
_RELATIONSHIP = {"type", "start", "end", "properties"}


def to_pandas(result: Result) -> pandas.DataFrame:
    """See `graph.stores.contract.Result.to_pandas`."""
    try:
        import pandas
    except ImportError:
        raise MissingExtra("pandas", "pip install pandas") from None
    return pandas.DataFrame(list(result.rows), columns=list(result.columns)).convert_dtypes()


def to_polars(result: Result) -> polars.DataFrame:
    """See `graph.stores.contract.Result.to_polars`."""
    try:
        import polars
    except ImportError:
        raise MissingExtra("polars", "pip install polars") from None
    return polars.DataFrame(
        list(result.rows), list(result.columns), orient="row", strict=False, infer_schema_length=None
    )


def to_networkx(result: Result) -> MultiDiGraph:
    """See `graph.stores.contract.Result.to_networkx`."""
    nodes: dict[str, Entity] = {}
    edges: dict[str, tuple[str, str, Entity]] = {}
    for entity in entities(result.rows):
        values = {key: value for key, value in entity["properties"].items() if key != "id"}
        if "labels" in entity:
            nodes[str(entity["properties"].get("id"))] = {"labels": entity["labels"], **values}
        else:
            ends = str(entity["start"]), str(entity["end"])
            edges[repr(entity)] = (*ends, {"type": entity["type"], **values})
    if not nodes and not edges:
        raise UsageError(
            "the answer holds no nodes and no relationships; return them: MATCH (a)-[r]->(b) RETURN a, r, b"
        )
    return multigraph(nodes, edges.values())


def entities(value: Any) -> Iterator[Entity]:
    """Every node and relationship in a value of `Result.rows`, however deep it lies."""
    if isinstance(value, Mapping):
        if value.keys() in (_NODE, _RELATIONSHIP):
            yield value
        else:
            for item in value.values():
                yield from entities(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from entities(item)
