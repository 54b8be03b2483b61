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
from string import digits
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ACTOR, GOVERNS, PAUSE, Use, word_set
from graph.extraction.subjects import clause_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse

# tags of names that nobody knows
_NAMES = frozenset({"eng", "nr", "nz"})
_ADVERBIAL = Use.ADVERB | Use.TIME | Use.NEGATION


@dataclass(frozen=True, slots=True)
class Agents:
    """Who does it.

    Attributes:
        both: whether two sides or more do.
        sides: the sides that the sentence names as doing it, sorted; empty where a word stands for them.
        word: that word, or None.
        named: whether they stand in the clause of the verb, and not only before it.
        clause: the token at which the clause of the verb begins.
        joined: whether 与 or 和 joins the sides: 甲和乙宣布….
        added: whether a word at its head adds it to the clause before: 并签署….
    """

    both: bool
    sides: tuple[str, ...]
    word: str | None
    clause: int
    named: bool = True
    added: bool = False
    joined: bool = False


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
    region = range(_behind_focus(tokens, _behind_speech(tokens, clause, at), at), at)
    if any(tokens[here].text in word_set("outcomes", "outsiders") for here in region):
        return None
    framed = _framed(tokens, region)
    shared = (here for here in region if here not in framed and _shared(tokens, here, at))
    word = next((tokens[here].text for here in shared), None)
    sides = _sides(cast, tokens, region)
    if (word is not None or sides) and _of_theirs(tokens, region):
        return None
    if word is not None or len(sides) >= 2 or (sides and _accompanied(tokens, region)):
        joined = len(sides) >= 2 and _accompanied(tokens, region)
        return Agents(True, sides if len(sides) >= 2 or word is None else (), word, clause, joined=joined)
    if len(_persons(cast, tokens, region)) >= 2:
        return Agents(True, sides, None, clause)
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
    text = analysis.text(sentence.first, at)
    told = discourse.told(sentence.first, at) or any(
        one in text for one in word_set("outcomes", "at_meeting")
    )
    added = bool(tokens[clause].uses & Use.CONTINUING)
    if told or word is not None or len(sides) >= 2:
        return Agents(True, sides if len(sides) >= 2 else (), word, clause, named=False, added=added)
    if len(sides) == 1 and clause > sentence.first:
        return Agents(False, sides, None, clause, named=False, added=added)
    return None


def _behind_speech(tokens: tuple[Token, ...], clause: int, at: int) -> int:
    """Behind the reporting verb of a clause whose content is not set off: 外交部称双方达成共识."""
    for here in range(at - 1, clause, -1):
        if tokens[here].uses & Use.CUE and tokens[here].text in word_set("outcomes", "speaks"):
            return here + 1
    return clause


def _behind_focus(tokens: tuple[Token, ...], first: int, at: int) -> int:
    """Behind what 连 sets apart: 连恢复谈判的程序都没能谈妥."""
    if tokens[first].text != "连":
        return first
    focus = word_set("function", "focus_adverbs")
    return next((here for here in range(first, at) if tokens[here].text in focus), first)


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
    if token.text not in _words() and not token.uses & Use.MEET_NOUN and not _counted(token.text):
        return False
    opens = word_set("outcomes", "agent_opens")
    if here and tokens[here - 1].uses & Use.OBLIQUE and tokens[here - 1].text not in opens:
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


def _counted(text: str) -> bool:
    """八国, 十一方."""
    if len(text) < 2 or text[-1] not in word_set("function", "party_suffixes"):
        return False
    return set(text[:-1]) <= word_set("times", "plurals") | set(digits)


def _of_theirs(tokens: tuple[Token, ...], region: range) -> bool:
    """Whether 的 makes them only the owners of the subject: 双方签署协议的日期尚未敲定."""
    mark = next((here for here in reversed(region) if tokens[here].text == "的"), None)
    if mark is None or any(tokens[here].uses & GOVERNS or tokens[here].text == "连" for here in region):
        return False
    heads = [tokens[here] for here in range(mark + 1, region.stop) if not tokens[here].uses & _ADVERBIAL]
    acting = any(
        token.uses & (Use.POST | Use.GROUP_HEAD | ACTOR) or token.text in word_set("outcomes", "acting")
        for token in heads
    )
    return bool(heads) and not acting and bool(heads[-1].uses & Use.NOUN)


def _other(cast: Cast, tokens: tuple[Token, ...], region: range) -> bool:
    """Whether the clause has a subject of another kind: 他宣布, 发言人说, 停火谈不上."""
    for here in region:
        token = tokens[here]
        if token.uses & (GOVERNS | Use.WITH | Use.FRAME_END):
            return False
        thing = token.uses & (Use.PRONOUN | Use.GROUP_HEAD | Use.NOUN) and not token.uses & (
            Use.TIME | Use.ADVERB | Use.PLACE
        )
        if here in cast.at or thing or token.tag in _NAMES:
            return True
    return False


def _acting(cast: Cast, tokens: tuple[Token, ...], region: range) -> Iterator[str]:
    """The actors that no preposition and no frame of time takes out of the subject, in order."""
    framed = _framed(tokens, region)
    for here in region:
        if here in cast.at and here not in framed and not _governed(tokens, here, region.start):
            yield cast.at[here]


def _framed(tokens: tuple[Token, ...], region: range) -> range:
    """The tokens between a word for meeting somebody and 时: 特朗普会见内塔尼亚胡时宣布."""
    end = next((here for here in reversed(region) if tokens[here].text == "时"), region.start)
    opens = (here for here in range(region.start, end) if tokens[here].uses & Use.MEET_VERB)
    return range(next(opens, end), end)


def _sides(cast: Cast, tokens: tuple[Token, ...], region: range) -> tuple[str, ...]:
    sides = (cast.side(id_) for id_ in _acting(cast, tokens, region))
    return tuple(dict.fromkeys(side for side in sides if side is not None))


def _persons(cast: Cast, tokens: tuple[Token, ...], region: range) -> set[str]:
    """The persons who act: two of one state can be the two sides of a conflict."""
    return {id_ for id_ in _acting(cast, tokens, region) if cast.is_person(id_)}


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
