"""Issue ids of the facts become nodes with the names of ``schemas/issues.yaml``.

An id the file does not know (facts read with other rules) is its own name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from graph import schema
from graph.model import Node

if TYPE_CHECKING:
    from collections.abc import Mapping


def issue_id(issue: str) -> str:
    """The node id of an issue given as the bare id: ``ceasefire`` -> ``issue:ceasefire``."""
    return issue if issue.startswith("issue:") else f"issue:{issue}"


def node(issue: str) -> Node:
    """The node of an issue given as the bare id."""
    bare = issue_id(issue).removeprefix("issue:")
    known = _known().get(bare, {})
    chinese, english = known.get("zh"), known.get("en")
    properties = {
        "id": issue_id(issue),
        "name": chinese or english or bare,
        "name_zh": chinese,
        "name_en": english,
    }
    return Node("Issue", issue_id(issue), properties)


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    return {entry["id"]: entry for entry in schema.document("issues.yaml") or ()}
