"""The contract every store keeps: what it is asked, and the plain records it answers with.

A store is opened by `graph.stores.connect`, answers Cypher, gives back the facts it holds and
takes a whole graph in exchange for the one it has. Two engines keep the contract, the embedded
one and Neo4j; one test suite runs over both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from types import TracebackType

    import pandas
    import polars

    from graph.model import Facts, Graph
    from graph.networks import MultiDiGraph

Progress = Callable[[int, int], None]
"""Called with (rows written, rows to write) after every batch."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a query answered.

    Attributes:
        columns: the names of the columns, as the query gives them; the embedded engine names none
            where there is no row.
        rows: plain values that JSON can hold. A node is ``{"labels": [...], "properties": {...}}``,
            a relationship ``{"type", "start", "end", "properties"}`` with the ids of its nodes, a
            path the list of both by turns, a date or time its ISO string. Labels and keys are sorted.
        truncated: whether there were more rows than ``limit`` allowed.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False

    @property
    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    @property
    def nodes(self) -> list[Mapping[str, Any]]:
        """The nodes among the values, in order, also inside lists and paths; one may come again."""
        from graph.stores import frames

        return [entity for entity in frames.entities(self.rows) if "labels" in entity]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame; whole numbers stay whole beside nulls.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from graph.stores import frames

        return frames.to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a data frame.

        Raises:
            MissingExtra: polars is not installed.
        """
        from graph.stores import frames

        return frames.to_polars(self)

    def to_networkx(self) -> MultiDiGraph:
        """The nodes and relationships among the values, each once, also inside lists and paths.

        Nodes are known by their ``id``. Attributes are all properties, the ``labels`` of a node and the
        ``type`` of a relationship.

        Raises:
            UsageError: there is neither a node nor a relationship in the rows.
        """
        from graph.stores import frames

        return frames.to_networkx(self)


@dataclass(frozen=True, slots=True)
class Changes:
    """What the graph won and lost, by label and relationship type; what did not change is left out."""

    created: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    removed: Mapping[str, int] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.created or self.changed or self.removed)


class Store(Protocol):
    """A graph that is kept somewhere; a context manager that closes it."""

    @property
    def name(self) -> str:
        """The folder or address as the user gave it, without a password."""

    @property
    def engine(self) -> str:
        """``embedded`` or ``neo4j``."""

    @property
    def server(self) -> str:
        """Product and version of what answers, for people: ``Neo4j/5.26.0``."""

    @property
    def format(self) -> int:
        """The store format it is kept in."""

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        timeout: float | None = 30.0,
        limit: int | None = None,
    ) -> Result:
        """Answer one Cypher query.

        Args:
            cypher: the query; values go into ``parameters``, never into the text.
            parameters: plain values by name.
            write: allow it to write; the store must have been opened for writing.
            timeout: seconds until the query is ended; None for no limit.
            limit: most rows to return; ``truncated`` tells whether there were more.

        Raises:
            ReadOnly: it writes, and ``write`` is not set.
            QueryTimeout: it ran past ``timeout``.
            QueryError: the engine does not take it.
            StoreUnavailable: the engine went away and did not come back.
        """

    def facts(self) -> Iterator[Facts]:
        """The facts of every article in the store, sorted by article id."""

    def graph(self) -> Graph:
        """The whole graph as it was last given to `replace`, without what the schema does not know."""

    def replace(self, graph: Graph, progress: Progress | None = None) -> Changes:
        """Make the store hold exactly ``graph``: write what differs, remove what is no longer in it.

        Work goes batch by batch, each one transaction. Cut at any point, the next call repairs.

        Raises:
            ReadOnly: the store was opened for reading.
            StoreUnavailable: the engine went away and did not come back.
        """

    def close(self) -> None:
        """Let go of the engine and the locks; a second call does nothing."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
