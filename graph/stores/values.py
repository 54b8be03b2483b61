"""Values of the driver -> plain values that JSON can hold, the same ones from both engines.

The driver's classes are told by their attributes, so that this module needs no driver. Keys and
labels come out sorted: neither engine promises an order. What JSON has no word for becomes a
string (dates, durations, ``NaN``) or a small object (points).
"""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from typing import Any

Ids = Mapping[str, Any]
"""The engine's own element ids -> our ids, for the ends of relationships."""


def ends(value: Any) -> set[str]:
    """The element ids of the ends of all relationships in a value whose own id is not known yet."""
    if _is_relationship(value):
        return {node.element_id for node in (value.start_node, value.end_node) if node is not None}
    if _is_path(value):
        return set()
    if isinstance(value, Mapping):
        return set().union(*(ends(item) for item in value.values()))
    if isinstance(value, list | tuple) and not _is_point(value):
        return set().union(*(ends(item) for item in value))
    return set()


def plain(value: Any, ids: Ids | None = None) -> Any:
    """One value of a record as JSON can hold it; ``ids`` names the ends of relationships."""
    kind = type(value)
    if value is None or kind is str or kind is int or kind is bool:
        return value
    known = ids or {}
    if kind is dict:
        return _map(value, known)
    if kind is list:
        return [plain(item, known) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(bytes(value)).decode("ascii")
    return _composite(value, known)


def _composite(value: Any, ids: Ids) -> Any:
    if _is_path(value):
        return _path(value)
    if _is_relationship(value):
        return _relationship(value, ids)
    if hasattr(value, "labels") and hasattr(value, "element_id"):
        return {"labels": sorted(value.labels), "properties": _map(value, ids)}
    if _is_point(value):
        return {"srid": value.srid, "coordinates": [float(part) for part in value]}
    if isinstance(value, Mapping):
        return _map(value, ids)
    if isinstance(value, list | tuple | set | frozenset) and not _is_time(value):
        return [plain(item, ids) for item in value]
    return _text(value)


def _text(value: Any) -> str:
    for name in ("iso_format", "isoformat"):
        turn = getattr(value, name, None)
        if callable(turn):
            return str(turn())
    return str(value)


def _map(value: Any, ids: Ids) -> dict[str, Any]:
    return {key: plain(item, ids) for key, item in sorted(value.items())}


def _relationship(value: Any, ids: Ids) -> dict[str, Any]:
    return {
        "type": value.type,
        "start": _end(value.start_node, ids),
        "end": _end(value.end_node, ids),
        "properties": _map(value, ids),
    }


def _end(node: Any, ids: Ids) -> Any:
    if node is None:
        return None
    return ids.get(node.element_id, node.get("id"))


def _path(value: Any) -> list[Any]:
    ids = {node.element_id: plain(node.get("id")) for node in value.nodes}
    found: list[Any] = [plain(value.nodes[0])] if value.nodes else []
    for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
        found += [_relationship(relationship, ids), plain(node)]
    return found


def _is_relationship(value: Any) -> bool:
    return hasattr(value, "start_node") and hasattr(value, "type")


def _is_path(value: Any) -> bool:
    return hasattr(value, "relationships") and hasattr(value, "nodes")


def _is_time(value: Any) -> bool:
    return hasattr(value, "iso_format")  # a duration of the driver is a tuple, too


def _is_point(value: Any) -> bool:
    return isinstance(value, tuple) and hasattr(value, "srid")
