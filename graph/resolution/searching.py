"""The names and texts of a node -> its property ``search``; words -> what is looked for in it.

Both become tokens: a Chinese character is one, a run of other letters or digits is one; simplified, lower
case, without accents. Characters are folded one by one, so that a part of a text is folded as the whole.
Tokens stand between blanks, each name on a line of its own, so that "is this phrase in it" is a plain
question of substrings that every engine answers alike: ``\\n 鲁 比 奥 \\n marco rubio \\n``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.analysis.folding import fold_text
from graph.analysis.gazetteer import gazetteer
from graph.schema import graph_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FIELDS = ("name", "name_zh", "name_en", "aliases", "title", "text")
_SINGLE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and Chinese characters
_TOKEN = re.compile(f"[{_SINGLE}]|[^\\W_{_SINGLE}]+")


def searchable(label: str, id_: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a node, with ``search`` where the schema has it for this label.

    Who is known from the start is found by every usual name, though no article wrote it so: 普丁 finds 普京.
    """
    if not any(item.name == "search" for item in graph_schema().nodes[label].properties):
        return dict(properties)
    entry = gazetteer().entries.get(id_)
    usual = entry.usual if entry is not None else ()
    lines = dict.fromkeys(phrase(text) for text in (*_texts(properties), *usual))
    return {**properties, "search": "\n".join(["", *lines, ""])}


def phrase(text: str) -> str:
    """The tokens of a text between blanks: ``美国 GDP`` -> `` 美 国 gdp ``; one blank when there is none."""
    return " " + "".join(f"{token} " for token in tokens(text))


def tokens(text: str) -> list[str]:
    """The tokens of a text in order."""
    return _TOKEN.findall("".join(map(_folded, unicodedata.normalize("NFKC", text))))


def is_word(token: str) -> bool:
    """Whether a token is one that may have endings, and no Chinese character."""
    return not re.match(f"[{_SINGLE}]", token)


def _texts(properties: Mapping[str, Any]) -> Iterator[str]:
    for name in _FIELDS:
        value = properties.get(name)
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from value


@cache
def _folded(char: str) -> str:
    """One character, simplified, in lower case, without its accents."""
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", fold_text(plain).casefold())
