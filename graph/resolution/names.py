"""Names become keys that are equal when two scripts or two keyboards wrote the same name.

雷札·卡里米 and 雷扎•卡里米 share a key; so do ``Reza Karimi`` and ``reza  karimi``. Regional
renderings (川普 for 特朗普) do not: they are knowledge, and lie in ``schemas/actors``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOTS = re.compile(r"\s*[·⋅]\s*")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The name folded: simplified characters, one kind of dot, lower case, single spaces."""
    plain = fold_text(unicodedata.normalize("NFKC", name))
    return _SPACE.sub(" ", _DOTS.sub("·", plain)).strip().casefold()


def last_part(folded: str) -> str | None:
    """What stands after the last dot of a folded name, by which news go on; None without a dot."""
    head, dot, tail = folded.rpartition("·")
    return tail if dot and head and len(tail) > 1 else None


def most_frequent(names: Iterable[str]) -> str | None:
    """The name given most often; of equally frequent ones the longest, then the first; None of none."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name)) if counts else None
