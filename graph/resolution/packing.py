"""Facts become the properties of their `Facts` node, and facts again.

The node holds canonical JSON (keys sorted, no blanks) without the article's text, which its
`Article` node has already; zlib and base64 make it a short string. The digest is taken over the
uncompressed JSON, so that equal facts have equal digests whatever zlib wrote them.
"""

from __future__ import annotations

import base64
import hashlib
import json as _json
import zlib
from dataclasses import replace

from graph.model import Facts

_LEVEL = 6


def facts_id(article: str) -> str:
    """The id of the node that holds the facts of an article."""
    return f"facts:{article}"


def pack(facts: Facts) -> dict[str, str]:
    """The properties of the node: ``id``, ``json``, ``digest``, ``rules``."""
    plain = facts.to_dict()
    del plain["article"]["text"]
    raw = _json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return {
        "id": facts_id(facts.article.id),
        "json": base64.b64encode(zlib.compress(raw, _LEVEL)).decode("ascii"),
        "digest": hashlib.sha256(raw).hexdigest(),
        "rules": facts.rules,
    }


def unpack(json: str, text: str, path: str | None) -> Facts:
    """The facts again, from the node's ``json`` and the text and path of its article.

    Raises:
        ValueError, KeyError: the string is none that `pack` wrote.
    """
    try:
        plain = _json.loads(zlib.decompress(base64.b64decode(json, validate=True)))
    except zlib.error as fault:
        raise ValueError(f"the stored facts are damaged: {fault}") from None
    plain["article"]["text"] = text
    facts = Facts.from_dict(plain)
    return replace(facts, article=replace(facts.article, path=path))
