"""A verb of an outcome → its content: where it begins and ends, and the items of a list.

双方同意停火，并交换战俘               停火，并交换战俘
双方就停火达成协议，欧盟表示欢迎       就停火达成协议
达成协议：雅典接受改革                 雅典接受改革
六点共识，包括甲，乙，以及丙           甲 | 乙 | 丙
"""

from __future__ import annotations

import itertools
from string import digits
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.outcome_verbs import AGREEING, ANNOUNCING, FAILED, pause

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.outcome_verbs import Verb

# How far behind a pause whoever speaks next, or what else one did, is looked for.
_LEAD = 6


def contents(analysis: Analysis, sentence: Sentence, verb: Verb, clause: int) -> list[tuple[int, int]]:
    """The contents that one verb tells, as tokens from and to (exclusive); empty where it has none."""
    tokens = analysis.tokens
    if verb.manner in {AGREEING, ANNOUNCING}:
        first = _skip(tokens, verb.end, sentence.last)
        concedes = tokens[clause].text in word_set("outcomes", "concessive")
        last = pause(tokens, first, sentence.last) if concedes else sentence.last
        return _whole(first, end_of(tokens, first, last))
    stop = pause(tokens, verb.end, sentence.last)
    if verb.manner == FAILED:
        last = _without_marks(tokens, verb.at, stop)
        while last > verb.end and tokens[last - 1].uses & Use.FRAME_END:
            last -= 1
        return [(_because(tokens, clause, _with_adverbs(tokens, clause, verb.at)), last)]
    held = _held(tokens, verb.end, stop, sentence.last)
    if held:
        return held
    return _whole(_topic(tokens, clause, verb.at), _without_marks(tokens, verb.at, stop))


def _whole(first: int, last: int) -> list[tuple[int, int]]:
    return [(first, last)] if last > first else []


def _skip(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """Behind the marks and 了 between a verb and its content."""
    while at < last and (tokens[at].uses & (PAUSE | Use.OPEN) or tokens[at].text == "了"):
        at += 1
    return at


def _topic(tokens: tuple[Token, ...], clause: int, at: int) -> int:
    """Where 就… or 在…上 opens before a verb of reaching, else the verb."""
    topic = word_set("function", "prepositions", "topic")
    for here in range(clause, at):
        if tokens[here].text in topic and tokens[here].uses & Use.OBLIQUE:
            return here
    placed = (here for here in range(clause, at) if tokens[here].text == "在" and _reaches(tokens, here, at))
    return next(placed, at)


def _reaches(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether 在 opens a place or a matter that goes as far as the verb: 在罗马签署, 在许多问题上达成."""
    if tokens[at - 1].text in word_set("outcomes", "matter_ends"):
        return True
    other = Use.VERB | Use.CUE | Use.FRAME_END
    return not any(token.uses & other for token in tokens[first + 1 : at])


def _with_adverbs(tokens: tuple[Token, ...], clause: int, at: int) -> int:
    """仍 before 无结果 belongs to it."""
    while at > clause and tokens[at - 1].uses & Use.ADVERB and not tokens[at - 1].uses & Use.CONTINUING:
        at -= 1
    return at


def _because(tokens: tuple[Token, ...], clause: int, at: int) -> int:
    """Where the reason or matter of a failure opens, else itself: 因拍照而不欢而散, 就停火未能达成协议."""
    opens = word_set("outcomes", "grounds_open")
    found = next((here for here in range(clause, at) if tokens[here].text in opens), at)
    closes = tokens[at - 1].text in word_set("outcomes", "matter_ends")
    if found < at and tokens[found].text == "在" and not closes:
        return at
    return found


def _held(tokens: tuple[Token, ...], at: int, stop: int, last: int) -> list[tuple[int, int]]:
    """What an agreement holds where the sentence goes on to tell: behind a colon, or as a list."""
    if stop < last and tokens[stop].uses & Use.COLON:
        return _points(tokens, stop + 1, last)
    words = word_set("outcomes", "listing")
    for here in range(at, min(stop + 4, last)):
        if tokens[here].text in words:
            return items(tokens, here + 1, end_of(tokens, here + 1, last))
    return []


def _points(tokens: tuple[Token, ...], first: int, last: int) -> list[tuple[int, int]]:
    """The points behind a colon, set off by semicolons."""
    marks = [here for here in range(first, last) if tokens[here].text == "；"]
    bounds = [first - 1, *marks, last]
    starts = [behind_ordinal(tokens, before + 1, last) for before in bounds[:-1]]
    found = zip(starts, bounds[1:], strict=True)
    return [(start, end_of(tokens, start, end)) for start, end in found if end > start]


def behind_ordinal(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Behind 一、 or （二） or 第三， at the head of a point; ``first`` where there is none."""
    here = first + 1 if first < last and tokens[first].uses & Use.BRACKET else first
    ordinals = word_set("times", "numerals") | set(digits)
    if here + 1 >= last or not set(tokens[here].text.removeprefix("第")) <= ordinals:
        return first
    marks = Use.LIST | Use.COMMA | Use.BRACKET
    return here + 2 if tokens[here + 1].uses & marks else first


def items(tokens: tuple[Token, ...], first: int, last: int) -> list[tuple[int, int]]:
    """The items of a list set off by commas whose last one begins with 以及; else all as one."""
    marks = [here for here in range(first, last) if tokens[here].uses & Use.COMMA]
    closing = word_set("outcomes", "last_item")
    if not marks or tokens[marks[-1] + 1].text not in closing:
        return _whole(first, last)
    bounds = [first - 1, *marks, last]
    found = [(before + 1, after) for before, after in itertools.pairwise(bounds)]
    found[-1] = (found[-1][0] + 1, found[-1][1])
    return [(start, end) for start, end in found if end > start]


def end_of(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The end of the sentence, or the pause before a clause that tells of something else."""
    turns = word_set("outcomes", "turns")
    for here in range(first + 1, last):
        if tokens[here].text in turns and (tokens[here].uses & PAUSE or tokens[here - 1].uses & PAUSE):
            return _without_marks(tokens, first, here)
        if tokens[here].uses & PAUSE and _leaves(tokens, here + 1, last):
            return _without_marks(tokens, first, here)
    return _without_marks(tokens, first, last)


def _leaves(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the clause that begins here has a subject of its own: a speaker, a person, or both again."""
    if first < last and tokens[first].text in word_set("outcomes", "subjects"):
        return True
    end = min(pause(tokens, first, last), first + _LEAD)
    speaks = word_set("outcomes", "speaks")
    return any(
        (tokens[here].uses & Use.CUE and tokens[here].text in speaks)
        or (tokens[here].uses & Use.PERSON and here < first + 4)
        for here in range(first, end)
    )


def _without_marks(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The end without the marks there; a quotation mark stays whose other one is inside."""
    while last > first + 1 and tokens[last - 1].uses & (PAUSE | Use.CLOSE):
        if tokens[last - 1].uses & Use.CLOSE and _opened(tokens[first : last - 1]):
            break
        last -= 1
    return last


def _opened(tokens: tuple[Token, ...]) -> bool:
    """Whether a quotation mark opens that nothing closes: 谁都不想“脱钩."""
    depth = 0
    for token in tokens:
        depth = max(0, depth + bool(token.uses & Use.OPEN) - bool(token.uses & Use.CLOSE))
    return depth > 0
