"""``schemas/lexicon/zh/body.yaml`` and ``script.yaml`` as tuples of words and sets of characters.

The lists are read once, on first use. A list that is missing, or holds anything but words, is
refused with its name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graph import schema
from graph.errors import SchemaError

BODY = "lexicon/zh/body.yaml"
SCRIPT = "lexicon/zh/script.yaml"


@cache
def words(section: str) -> tuple[str, ...]:
    """The words of one list of ``body.yaml``, the longer ones first.

    Raises:
        SchemaError: no such list, or one that holds something else.
    """
    found = _document(BODY).get(section)
    if not isinstance(found, list) or not found or not all(isinstance(item, str) for item in found):
        raise SchemaError([f"{BODY}: {section}: a list of words is needed"])
    return tuple(sorted(dict.fromkeys(found), key=lambda item: (-len(item), item)))


@cache
def alternation(*sections: str) -> str:
    """The words of these lists as the branches of a regular expression, the longer ones first."""
    found = {word for section in sections for word in words(section)}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda item: (-len(item), item)))


@cache
def characters(section: str) -> frozenset[str]:
    """The characters of one list of ``script.yaml``.

    Raises:
        SchemaError: no such list.
    """
    found = _document(SCRIPT).get(section)
    if not isinstance(found, str) or not found:
        raise SchemaError([f"{SCRIPT}: {section}: a run of characters is needed"])
    return frozenset("".join(found.split()))


@cache
def _document(name: str) -> dict[str, Any]:
    found = schema.document(name)
    if not isinstance(found, dict):
        raise SchemaError([f"{name}: a mapping is needed at the top"])
    return found
