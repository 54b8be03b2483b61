"""A capital that acts or is dealt with → its state, as an actor of the article.

华盛顿与德黑兰举行会谈       美国 and 伊朗
普京愿与基辅谈判             乌克兰
在北京和东京举行, 访问华盛顿 nobody: places
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.gazetteer import gazetteer
from graph.analysis.vocabulary import ACTOR, ENCOUNTER, Use

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast

_JOINS = Use.WITH | Use.CONJUNCTION
# Behind them a name is no party: 在北京, 访问华盛顿, 首都德黑兰.
_PLACED = Use.FRAME | Use.OBLIQUE | Use.VERB | Use.PLACE | Use.STATE | Use.NOUN | Use.LIST


def note_capitals(analysis: Analysis, cast: Cast) -> None:
    """Let each capital that 与 or 和 joins to another party stand for its state."""
    tokens = analysis.tokens
    for at in range(1, len(tokens) - 1):
        if not tokens[at].uses & _JOINS:
            continue
        left, right = at - 1, at + 1
        joined = _party(tokens, left) and _party(tokens, right) and not _placed(tokens, cast, left)
        if joined:
            _note(analysis, cast, left)
        dealt = tokens[at].uses & Use.WITH and _dealt_with(tokens, right) and not _place(tokens, left)
        if joined or dealt:
            _note(analysis, cast, right)


def _note(analysis: Analysis, cast: Cast, at: int) -> None:
    state = gazetteer().capitals.get(analysis.tokens[at].text)
    if state is not None and at not in cast.at:
        cast.imply(state)
        cast.note(at, cast.drafts[state], at)
        cast.drafts[state].mentions.add(analysis.span(at, at + 1))


def _party(tokens: tuple[Token, ...], at: int) -> bool:
    return _capital(tokens, at) or bool(tokens[at].uses & (Use.STATE | Use.ORG))


def _capital(tokens: tuple[Token, ...], at: int) -> bool:
    return bool(tokens[at].uses & Use.PLACE) and tokens[at].text in gazetteer().capitals


def _place(tokens: tuple[Token, ...], at: int) -> bool:
    return bool(tokens[at].uses & Use.PLACE)


def _placed(tokens: tuple[Token, ...], cast: Cast, at: int) -> bool:
    """Whether a name is where something is, or belongs to a longer name."""
    before = max(cast.phrase.get(at, at), 0) - 1
    if before < 0 or tokens[before].uses & Use.CUE:
        return False
    return bool(tokens[before].uses & _PLACED) or tokens[before].text == "首都"


def _dealt_with(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capital is met or spoken with: 与基辅谈判, 同华盛顿的会谈; not 与东京大学."""
    if not _capital(tokens, at) or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    meets = after.uses & (ENCOUNTER | Use.LIGHT | Use.GROUP_HEAD | Use.BODY)
    return bool(meets) or not after.uses & (Use.NOUN | Use.PLACE | ACTOR | Use.POST)
