"""A verb of an outcome → who does it: both sides, one of them, or nobody who was at a meeting.

双方同意                       both, by a word
普京与特朗普会谈时同意         both, named
会后签署宣言                   both, left out behind the meeting
泽连斯基在会谈中同意停火       one
对双方同意的期待               nobody
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.subjects import clause_start

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse

_GOVERNS = Use.OBLIQUE | Use.FRAME


@dataclass(frozen=True, slots=True)
class Agents:
    """Who does it.

    Attributes:
        both: whether two sides or more do.
        sides: the sides that the sentence names as doing it, sorted; empty where a word stands for them.
        word: that word, or None.
        named: whether they stand in the clause of the verb, and not only before it.
        clause: the token at which the clause of the verb begins.
    """

    both: bool
    sides: tuple[str, ...]
    word: str | None
    clause: int
    named: bool = True


def clause_of(analysis: Analysis, at: int, floor: int) -> int:
    """Where the clause of a verb begins; a quotation that opens inside a clause is part of it."""
    start = clause_start(analysis, at, floor)
    tokens = analysis.tokens
    opened = start - 1
    if opened > floor and tokens[opened].uses & Use.OPEN and not tokens[opened - 1].uses & (PAUSE | Use.CUE):
        return clause_start(analysis, opened, floor)
    return start


def agents(
    analysis: Analysis, cast: Cast, discourse: Discourse, sentence: Sentence, at: int
) -> Agents | None:
    """Who does what the verb at a token says, or None where nobody who met does."""
    tokens = analysis.tokens
    clause = clause_of(analysis, at, sentence.first)
    region = range(_behind_speech(tokens, clause, at), at)
    word = next((tokens[here].text for here in region if _shared(tokens, here, at)), None)
    sides = _sides(cast, tokens, region)
    if word is not None or len(sides) >= 2 or (sides and _accompanied(tokens, region)):
        return Agents(True, sides if len(sides) >= 2 or word is None else (), word, clause)
    if sides:
        return Agents(False, sides, None, clause)
    if _other(cast, tokens, region):
        return None
    return _left_out(analysis, cast, discourse, sentence, clause, at)


def _left_out(
    analysis: Analysis, cast: Cast, discourse: Discourse, sentence: Sentence, clause: int, at: int
) -> Agents | None:
    """The subject of an earlier clause of the sentence, where it is both sides or a meeting."""
    tokens = analysis.tokens
    before = range(sentence.first, clause)
    word = next((tokens[here].text for here in reversed(before) if _shared(tokens, here, at)), None)
    sides = _sides(cast, tokens, before)
    told = discourse.told(sentence.first, at)
    if told or word is not None or len(sides) >= 2:
        return Agents(True, sides if len(sides) >= 2 else (), word, clause, named=False)
    if len(sides) == 1 and clause > sentence.first:
        return Agents(False, sides, None, clause, named=False)
    return None


def _behind_speech(tokens: tuple[Token, ...], clause: int, at: int) -> int:
    """Behind the reporting verb of a clause whose content is not set off: 外交部称双方达成共识."""
    for here in range(at - 1, clause, -1):
        if tokens[here].uses & Use.CUE and tokens[here].text in word_set("outcomes", "speaks"):
            return here + 1
    return clause


@cache
def _words() -> frozenset[str]:
    return (
        word_set("outcomes", "subjects")
        | word_set("function", "pronouns", "both")
        | word_set("function", "pronouns", "many")
        | word_set("function", "pronouns", "sides")
        | word_set("function", "pronouns", "they")
    )


def _shared(tokens: tuple[Token, ...], here: int, at: int) -> bool:
    """Whether a word for both sides, or the meeting itself, is a subject."""
    token = tokens[here]
    if token.text not in _words() and not token.uses & Use.MEET_NOUN:
        return False
    if here and tokens[here - 1].uses & Use.OBLIQUE and tokens[here - 1].text not in {"由", "经"}:
        return False
    following = tokens[here + 1] if here + 1 < at else None
    if following is None:
        return True
    if following.text == "的":
        return any(
            token.text in word_set("outcomes", "acting") or token.uses & (Use.POST | Use.GROUP_HEAD)
            for token in tokens[here + 2 : min(here + 6, at)]
        )
    return not (token.uses & Use.MEET_NOUN and following.uses & Use.FRAME_END)


def _other(cast: Cast, tokens: tuple[Token, ...], region: range) -> bool:
    """Whether the clause has a subject of another kind: 他宣布, 发言人说, 停火谈不上."""
    for here in region:
        token = tokens[here]
        if token.uses & (_GOVERNS | Use.WITH | Use.FRAME_END):
            return False
        thing = token.uses & (Use.PRONOUN | Use.GROUP_HEAD | Use.NOUN) and not token.uses & (
            Use.TIME | Use.ADVERB | Use.PLACE
        )
        if here in cast.at or thing:
            return True
    return False


def _sides(cast: Cast, tokens: tuple[Token, ...], region: range) -> tuple[str, ...]:
    """The sides that no preposition takes out of the subject, in order."""
    found = (
        cast.side(cast.at[here])
        for here in region
        if here in cast.at and not _governed(tokens, here, region.start)
    )
    return tuple(dict.fromkeys(side for side in found if side is not None))


def _accompanied(tokens: tuple[Token, ...], region: range) -> bool:
    """甲同有关各方达成共识: the other side has no name."""
    return any(tokens[here].uses & Use.WITH for here in region)


def _governed(tokens: tuple[Token, ...], at: int, clause: int) -> bool:
    """Whether 对, 就 and the like take an actor, or the pair it stands in, out of the subject."""
    while (
        at > clause and tokens[at - 1].uses & (Use.STATE | Use.ORG) and tokens[at - 1].end == tokens[at].start
    ):
        at -= 1
    return at > clause and bool(tokens[at - 1].uses & Use.OBLIQUE)
