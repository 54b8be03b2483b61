"""The token: one word, name, mark or expression of time of the working text, with all it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis import times

# The tags of states read off a one-character form: 美, 美方, 美军.
FORM_TAGS = frozenset({"short", "side", "army"})

@dataclass(slots=True)
class Token:
    """One token of the working text.

    Attributes:
        uses: flags of `Use`.
        ids: the gazetteer's candidates, for names.
        tag: jieba's part of speech, empty for words of the lexicon; of ``FORM_TAGS`` for short forms.
        time: the expression, for times.
    """

    start: int
    end: int
    text: str
    uses: int
    ids: tuple[str, ...] = ()
    tag: str = ""
    time: times.TimeMention | None = None
