"""Draws a graph as pages: one HTML file each, offline, every fact with its sentence.

`network` draws who sat at which table, `timeline` when; both read a store through `reading`, and
show the same evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.views.scene import Filters

if TYPE_CHECKING:
    from graph.views.reading import Readable

_ALL = Filters()

__all__ = ["Filters", "network", "timeline"]


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
