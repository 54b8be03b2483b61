"""Draws a graph as pages: one HTML file each, offline, every fact with its sentence.

`network` draws who sat at which table, `timeline` when, `picture` the nodes that a query answered with; all
read a store through `reading`, and show the same evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.views.scene import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.views.reading import Readable

_ALL = Filters()

__all__ = ["Filters", "network", "picture", "timeline"]


def network(store: Readable, filters: Filters = _ALL) -> str:
    """The network page of the part of the store that fits the filters, as HTML.

    Raises:
        UsageError: a filter names no actor, issue, status, date or language there is.
    """
    from graph.views.network_page import page
    from graph.views.reading import read

    return page(read(store, filters), filters.language)


def timeline(store: Readable, filters: Filters = _ALL) -> str:
    """The timeline page of the part of the store that fits the filters, as HTML.

    Raises:
        UsageError: a filter names no actor, issue, status, date or language there is.
    """
    from graph.views.reading import read
    from graph.views.timeline_page import page

    return page(read(store, filters, count_actors=False), filters.language)


def picture(
    store: Readable, nodes: Iterable[Mapping[str, Any]], language: str = "zh", limit: int = 300
) -> str:
    """The network page of given nodes, as HTML: actors, meetings, and those around statements.

    Args:
        nodes: as `graph.stores.Result` has them; the first ``limit`` that can be drawn are.

    Raises:
        UsageError: none of them is an actor, a meeting or a statement.
    """
    from graph.views.network_page import page
    from graph.views.reading import read_chosen, to_draw

    actors, meetings = to_draw(store, nodes)
    if not actors and not meetings:
        raise UsageError(
            "the answer holds no actor, meeting or statement to draw;"
            " return nodes: MATCH (a:Actor)--(m:Meeting) RETURN a, m"
        )
    return page(read_chosen(store, actors, meetings, limit), language)
