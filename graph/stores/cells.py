"""A value -> a cell of CSV that no spreadsheet runs.

Text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return would be taken for a formula, and
gets a ``'`` in front; numbers stay. Lists and nodes are JSON.
"""

from __future__ import annotations

import json
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> Any:
    """One cell for `csv.writer`."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"'{text}" if text.startswith(_FORMULA) else text
