"""What an organization of the gazetteer is part of: a ministry of its state, a commission of its union.

The knowledge lies in ``schemas/actors/organizations``; the edge it makes is shown by the places
where an article names the body. A news outlet or a party is at home somewhere and part of nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph import schema

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = frozenset({"government", "international", "nonstate"})


def owner(organization: str) -> str | None:
    """The id of the state or body that a known organization is part of; None for one of its own."""
    return _owners().get(organization)


@cache
def _owners() -> Mapping[str, str]:
    entries = (entry for _, content in schema.documents("actors/organizations") for entry in content or ())
    return {entry["id"]: entry["of"] for entry in entries if entry.get("of") and entry.get("kind") in _PARTS}
