"""An encounter word → the stretch of its sentence that speaks of it.

鲁比奥说，美俄将于下周会谈           behind the reporting verb
访问莫斯科后与普京会晤                behind the encounter before
第三轮谈判，6月18日在伊斯坦布尔举行   over a short pause behind the word
中方对美伊会谈表示欢迎                behind 对: whoever comments is no side
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.cues import Frame
    from graph.extraction.triggers import Trigger

_LONG_PAUSE = Use.COMMA | Use.STOP | Use.BREAK | Use.COLON


def clause_floor(
    tokens: tuple[Token, ...], sentence: Sentence, said: list[Frame], before: Trigger | None, at: int
) -> int:
    """Where the clause of an encounter may begin: behind the reporting verb and the encounter before it."""
    floor = _behind_label(tokens, sentence.first, at)
    for frame in said:
        if frame.cue < at and not _speaker_meets(frame, at):
            floor = max(floor, frame.cue + 1)
    if before is None:
        return floor
    here = before.at + 1
    while here < at and tokens[here].uses & (Use.STATE | Use.PLACE):
        here += 1
    if tokens[here].text == "的":
        return max(floor, here)  # 正在访问中国的外长甲18日在北京同乙举行会谈
    if tokens[before.at + 1].uses & Use.LIST:
        return max(floor, before.at + 1)  # 第四次会议、中柬政府间委员会第七次会议
    here = _behind_visited(tokens, before.at + 1, at)
    while here < at and not (
        tokens[here].uses & (PAUSE | Use.CONJUNCTION | Use.FRAME_END) or _lists_another(tokens, here)
    ):
        here += 1
    return max(floor, here if here < at else before.at + 1)


def _behind_visited(tokens: tuple[Token, ...], first: int, at: int) -> int:
    """The pause behind the list of those visited: 访问以色列和约旦|，随后会见…; else ``first``."""
    here = first
    while here < at and tokens[here].uses & (Use.STATE | Use.PLACE | Use.LIST | Use.CONJUNCTION):
        here += 1
    return here if tokens[here].uses & PAUSE else first


def _behind_label(tokens: tuple[Token, ...], first: int, at: int) -> int:
    """Behind a colon after a word or two, which are no part of what follows: 毛宁：访问期间…"""
    near = range(first, min(first + 4, at))
    return next((here + 1 for here in near if tokens[here].uses & Use.COLON), first)


def _lists_another(tokens: tuple[Token, ...], at: int) -> bool:
    """会见甲、会晤乙, 拜会甲、同乙会面: a list of encounters and not of persons."""
    return bool(tokens[at].uses & Use.LIST and tokens[at + 1].uses & (Use.MEET_VERB | Use.WITH))


def _speaker_meets(frame: Frame, at: int) -> bool:
    """鲁比奥在会见X时说: the encounter stands between speaker and verb."""
    return frame.subject is not None and frame.subject.first < at < frame.cue


def stance_floor(tokens: tuple[Token, ...], at: int, first: int, end: int) -> int | None:
    """Where an encounter on which somebody comments begins, or None: behind 对 in 对美伊会谈表示欢迎."""
    stances = word_set("encounters", "stances")
    told = any(token.text in stances for token in tokens[at + 1 : end])
    for here in range(at - 1, first - 1, -1):
        if tokens[here].text in word_set("encounters", "stance_opens"):
            return here + 1 if told or _dated(tokens[here:at]) else None
        if tokens[here].uses & (PAUSE | Use.LIGHT | Use.WITH | Use.CUE):
            return None
    return None


def topic_floor(tokens: tuple[Token, ...], at: int, first: int) -> int | None:
    """Where an encounter with a party of its own begins that others talk about, or None.

    Behind 讨论了 in 两人讨论了即将举行的北约峰会.
    """
    talks = word_set("encounters", "talks_about")
    for here in range(at - 1, first - 1, -1):
        if tokens[here].text in talks:
            between = tokens[here + 1 : at]
            own = any(token.uses & (Use.STATE | Use.ORG) for token in between)
            return here + 1 if own else None
        if tokens[here].uses & (PAUSE | Use.WITH | Use.PERSON):
            return None
    return None


def _dated(tokens: tuple[Token, ...]) -> bool:
    """就|定于20日举行的美以峰会|的议题: what is talked about is a meeting of its own, told with its day."""
    day = next((here for here, token in enumerate(tokens) if token.uses & Use.TIME), None)
    return day is not None and tokens[0].text == "就" and any(token.text == "的" for token in tokens[day:])


def only_dates(tokens: tuple[Token, ...], before: Trigger | None, at: int) -> bool:
    """Whether the encounter before only dates this one: 希望在访问莫斯科后与X会晤."""
    if before is None:
        return False
    return any(token.uses & Use.FRAME_END for token in tokens[before.at + 1 : at][:6])


def clause_end(tokens: tuple[Token, ...], cast: Cast, at: int, last: int) -> int:
    """The end of the clause behind an encounter word; a short pause belongs to it: 会谈，为期两天."""
    here = at + 1
    while here < last and not tokens[here].uses & _LONG_PAUSE:
        here += 1
    paused = here == at + 1 and here + 1 < last and tokens[here].text == "，"
    opens = here + 2 if paused and here + 2 < last and tokens[here + 1].text in _copulas() else here + 1
    if paused and tokens[opens].uses & (Use.TIME | Use.FRAME):  # 首轮会谈，是于3月在日本举行
        beyond = clause_end(tokens, cast, here, last)
        placed = Use.FRAME  # 在日本举行
        if not any(at in cast.at and not tokens[at - 1].uses & placed for at in range(here, beyond)):
            return beyond  # 第三轮谈判，6月18日在伊斯坦布尔举行
    return here


@cache
def _copulas() -> frozenset[str]:
    return word_set("function", "copulas")


def modal_start(tokens: tuple[Token, ...], cast: Cast, first: int, at: int) -> int:
    """Where modality may stand.

    The clause of the encounter, and the one before it when it holds the subject.
    """
    here = at
    pauses = 0
    marks = Use.COMMA | Use.COLON | Use.STOP
    while here > first:
        if tokens[here - 1].uses & marks:
            pauses += 1
            if pauses > 1 or _modal_adverb(tokens[here:at]) or _acts(tokens, cast, here, at):
                break
        here -= 1
    return here


def _modal_adverb(tokens: tuple[Token, ...]) -> bool:
    tenses = word_set("function", "tenses")
    return any(token.uses & Use.ADVERB and token.text in tenses for token in tokens)


def _acts(tokens: tuple[Token, ...], cast: Cast, first: int, at: int) -> bool:
    """Whether a clause has an actor of its own, other than behind an opening 与, 会见 or 出席."""
    if tokens[first].uses & (Use.WITH | Use.FRAME) or tokens[first].text in word_set("encounters", "coming"):
        return False
    return any(number in cast.at and not tokens[number].uses & Use.PLACE for number in range(first, at))


def is_subject(tokens: tuple[Token, ...], cast: Cast, at: int, first: int) -> bool:
    """Whether nobody acts before the encounter word in its clause: 会谈于18日举行."""
    here = at
    while here > first and not tokens[here - 1].uses & PAUSE:
        here -= 1
    return not any(number in cast.at or tokens[number].uses & Use.CUE for number in range(here, at))
