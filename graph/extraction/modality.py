"""Words around an encounter → whether it was held, is planned, proposed, denied …

The words stand in the clause of the encounter, before it or behind it; ``schemas/lexicon/zh/
modality.yaml`` sorts them. A denial beats a plan, a wish beats a mere 将, and where no word decides
the date does: what lies after the day of publication is planned.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, vocabulary, word_set
from graph.extraction.phrases import called, on_phone
from graph.model import Status

if TYPE_CHECKING:
    from graph.analysis.tokens import Token

_NAMED = Use.STATE | Use.ORG | Use.PERSON | Use.PLACE
# How many tokens before an encounter are near it.
_NEAR = 8
# How many tokens back the 的 before an encounter word and its number stands: 的|第七轮|谈判.
_NAME = 3


@cache
def _split(sort: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The single characters of a class, to be met as tokens, and its longer words, to be met in the text."""
    words = sorted(word_set("modality", sort))
    long = re.compile("|".join(word for word in words if len(word) > 1) or "(?!)")
    return frozenset(word for word in words if len(word) == 1), long


@cache
def _sorts_by_beginning() -> dict[str, frozenset[str]]:
    """The classes that have a word which begins with one character or two, by these."""
    found: dict[str, set[str]] = {}
    for sort in vocabulary().data["modality"]:
        for word in word_set("modality", sort):
            for beginning in (word[0], word[:2]):
                found.setdefault(beginning, set()).add(sort)
    return {beginning: frozenset(sorts) for beginning, sorts in found.items()}


@cache
def _beginnings(sort: str) -> frozenset[str]:
    return frozenset(beginning for beginning, sorts in _sorts_by_beginning().items() if sort in sorts)


class _Stretch:
    """Tokens with the classes that may have a word among them, so that one look serves every class."""

    __slots__ = ("sorts", "texts", "tokens")

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.texts = [token.text for token in tokens]
        known = _sorts_by_beginning()
        self.sorts = set[str]().union(*(known[text[:2]] for text in self.texts if text[:2] in known))

    def has(self, sort: str) -> bool:
        """Whether a word of a class stands in it."""
        if sort not in self.sorts:
            return False
        short, long = _split(sort)
        if not short.isdisjoint(self.texts):
            return True
        starts = list(accumulate(map(len, self.texts), initial=0))
        within = {  # 同|意大利 shows no 同意
            at
            for start, token in zip(starts, self.tokens, strict=False)
            if token.uses & _NAMED
            for at in range(start + 1, start + len(token.text))
        }
        return any(
            found.start() in starts and found.end() not in within
            for found in long.finditer("".join(self.texts))
        )

    def ends_with(self, sort: str) -> bool:
        """Whether a word of a class stands near its end."""
        return sort in self.sorts and _Stretch(self.tokens[-_NEAR:]).has(sort)


def _has(sort: str, tokens: tuple[Token, ...]) -> bool:
    """Whether a stretch of tokens shows a word of a class."""
    begins = not _beginnings(sort).isdisjoint([token.text[:2] for token in tokens])
    return begins and _Stretch(tokens).has(sort)


def conditional(tokens: tuple[Token, ...], first: int, at: int) -> str | None:
    """The word by which the encounter is only supposed, or None: 若两人会面, 是否会晤."""
    short, long = _split("conditional")
    texts = [token.text for token in tokens[first:at]]
    found = long.search("".join(texts))
    return found[0] if found is not None else next((text for text in texts if text in short), None)


def status(tokens: tuple[Token, ...], first: int, at: int, last: int, ahead: bool | None) -> Status | None:
    """The status that the clause ``first`` to ``last`` gives the encounter at token ``at``.

    ``ahead`` says whether its date lies after publication (None: unknown or that very day). None where
    the words neither tell that it takes place nor what else becomes of it.
    """
    before, behind = _without_possible(_without_invitation(tokens[first:at])), tokens[at + 1 : last]
    left, right = _Stretch(before), _Stretch(behind)
    for sort, found in (("cancelled", Status.CANCELLED), ("postponed", Status.POSTPONED)):
        # 推迟了原定10日与甲的会谈
        whole = any(token.text == "的" for token in before[-_NAME:])  # 取消了原定10日举行的第七轮谈判
        if left.ends_with(sort) or right.has(sort) or (whole and left.has(sort)):
            return found
    if _denied(before, behind, tokens[at]):
        return Status.DENIED
    once_before = bool(before) and before[-1].text in word_set("encounters", "last_time")  # 上次会晤后
    if not ahead and (once_before or _brought(behind)):
        return Status.HELD
    met = tokens[at].text in word_set("encounters", "transitive")  # 会见正在访问的甲
    prepared = right.has("ongoing_behind") and _in_preparation(behind)  # 通话正在筹备中
    going_on = (right.has("ongoing_behind") and not prepared) or (ahead is None and right.has("stalled"))
    going_on = (going_on and not met) or right.has("on_the_way")
    if going_on or (left.has("ongoing") and not _in_preparation(before)):
        return Status.ONGOING
    if not ahead and not left.has("planned") and right.has("spoken_there"):
        return Status.HELD
    if left.has("scheduled") or right.has("scheduled"):
        return Status.PLANNED
    wished = left.has("proposed") or (left.has("invited") and ahead is not False) or prepared
    framed = bool(behind) and bool(behind[0].uses & Use.FRAME_END)  # 通话时谈到可能举行的峰会
    wished = wished or (not framed and _has("proposed_behind", behind[:4]))
    planned = left.has("planned") or right.has("planned_behind") or _bare_future(before)
    planned = planned or (ahead is None and left.ends_with("agreed"))
    planned = planned or (left.has("departing") and not framed and ahead is not False)
    if ahead and not wished:
        return Status.PLANNED
    if wished and not (planned and ahead) and not _finished(tokens, at, last):
        return Status.PROPOSED
    if planned and not _finished(tokens, at, last):
        return Status.PLANNED
    return Status.HELD if _takes_place(tokens, first, at, last) else None


def _in_preparation(before: tuple[Token, ...]) -> bool:
    """Whether what is under way is not the encounter: 正在考虑会见, 正在筹备峰会."""
    under_way = word_set("modality", "ongoing")
    ends = [number for number, token in enumerate(before, 1) if token.text in under_way]
    rest = before[ends[-1] :] if ends else ()
    return _has("proposed", rest) or _has("planned", rest)


def _brought(behind: tuple[Token, ...]) -> bool:
    """两国元首会晤共识, 会晤达成的协议: the encounter has brought something, whatever is wished now."""
    words = [token.text for token in behind[:4]]
    if words[:1] == ["所"]:
        words = words[1:]
    if words[1:2] == ["的"] and words[0] in word_set("modality", "brought_there"):
        return True
    named = words[1:] if words[:1] == ["的"] else words[:1]  # 峰会的协商结论
    if not word_set("modality", "brought").isdisjoint(named):
        return True
    words = words[:2]
    inside, brought = word_set("function", "localizers", "inside"), word_set("modality", "brought_there")
    return len(words) == 2 and words[0] in inside and words[1] in brought


def _without_invitation(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """应X邀请 tells nothing of whether the guest came."""
    invites = word_set("encounters", "invitations")
    for opened, token in enumerate(before):
        if token.text != "应":
            continue
        closed = next((at for at in range(opened, len(before)) if before[at].text in invites), None)
        if closed is not None:
            return before[:opened] + before[closed + 1 :]
    return before


def _without_possible(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """就可能的停火|谈判: what is possible is another thing than the encounter."""
    others = [
        number for number, token in enumerate(before[:-2])
        if token.text in word_set("modality", "possible") and before[number + 1].text == "的"
    ]  # fmt: skip
    return tuple(token for number, token in enumerate(before) if number not in others) if others else before


def _bare_future(before: tuple[Token, ...]) -> bool:
    """届时会与王毅举行会谈, 会借此机会会谈: 会 right before 与, a preposition or the verb of the meeting."""
    futures = word_set("modality", "bare_futures")
    for at, token in enumerate(before[:-1]):
        following = before[at + 1]
        opens = following.uses & (Use.WITH | Use.LIGHT | Use.FRAME | Use.OBLIQUE)
        if token.text in futures and (opens or following.text in word_set("cues", "instruments")):
            return True
    return bool(before) and before[-1].text in futures


def fate(tokens: tuple[Token, ...], first: int, at: int, last: int) -> Status | None:
    """What became of a meeting that was scheduled, told later in its sentence.

    原定3日举行的会谈，因故推迟.
    """
    if not _has("scheduled", tokens[first:last]):
        return None
    for sort, found in (("cancelled", Status.CANCELLED), ("postponed", Status.POSTPONED)):
        if _has(sort, tokens[at + 1 : last]):
            return found
    return None


def denied_later(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether somebody else denies it later in the sentence: …将会谈，印度官员对此予以否认."""
    return _has("denied_later", tokens[at + 1 : last])


def finished(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a word tells that what a clause speaks of is over: 曾前往, 去过."""
    over = word_set("modality", "over")
    return any(token.text in over for token in tokens[first:last])


def _finished(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether the verb carries 了 or 过: then a 将 or 前往 beside it is of another verb."""
    aspect = word_set("function", "aspect")
    if any(token.text in aspect for token in tokens[max(0, at - 3) : min(last, at + 2)]):
        return True
    return held_over(tokens, at - 9, at)  # 举行了10个小时谈判


def held_over(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether a verb of holding before an encounter carries 了 or 过: 举行了双边磋商."""
    near, aspect = range(max(1, first), at), word_set("function", "aspect")
    return any(tokens[here].text in aspect and tokens[here - 1].uses & Use.LIGHT for here in near)


def _denied(before: tuple[Token, ...], behind: tuple[Token, ...], trigger: Token) -> bool:
    """A negation that governs the encounter itself, its other side and its place stepped over."""
    if _has("denied", before[-6:]):
        return True
    negators = word_set("modality", "negators")
    for at in range(len(before) - 1, -1, -1):
        if before[at].text in negators:
            if before[at].text in word_set("modality", "excluding") and _negated(before, at):
                return False  # 不排除会面的可能
            return _governs(before[at + 1 :], trigger) or _no_plan(behind)
    return _did_not_take_place(behind)


def _negated(before: tuple[Token, ...], at: int) -> bool:
    return at > 0 and before[at - 1].text in word_set("modality", "negators")


def _did_not_take_place(behind: tuple[Token, ...]) -> bool:
    """会谈没有举行, but not 会谈没有取得进展: the negation is of the encounter's own verb."""
    skipped = Use.TIME | Use.FRAME | Use.PLACE
    stands = (at for at, token in enumerate(behind) if not (token.uses & skipped or _soon(token)))
    at = next(stands, len(behind))
    if at == len(behind) or behind[at].text not in word_set("modality", "denied_behind"):
        return False
    rest = (token for token in behind[at + 1 :] if not token.uses & (skipped | Use.ADVERB))
    verb = next((token for token in rest if not _soon(token)), None)
    carried = word_set("modality", "denied_with")
    return verb is None or bool(verb.uses & (PAUSE | Use.LIGHT)) or verb.text in carried


def _soon(token: Token) -> bool:
    """近期, 短期内: when, without a day."""
    return token.tag == "t" or token.text.endswith("期内")


def _governs(between: tuple[Token, ...], trigger: Token) -> bool:
    """Whether nothing but the other side, time and place stands between a negation and the encounter."""
    first = next((token for token in between if not token.uses & (Use.ADVERB | Use.TIME)), trigger)
    if first.text in word_set("encounters", "coming"):
        return False  # 不出席在德里举行的峰会: who stays away denies nothing
    light = Use.WITH | Use.LIGHT | ENCOUNTER
    if first.uses & Use.FRAME:  # 没有在利雅得举行会谈, but not 没有在会议前致辞
        return any(token.uses & (Use.WITH | Use.LIGHT) for token in between)
    return bool(first.uses & light) or first.text in word_set("modality", "denied_plans") or first is trigger


def _no_plan(behind: tuple[Token, ...]) -> bool:
    """没有…会面的计划."""
    return (
        len(behind) > 1 and behind[0].text == "的" and behind[1].text in word_set("modality", "denied_plans")
    )


@cache
def _finite() -> frozenset[str]:
    """Verbs that tell of an encounter though they are no verbs of meeting: 签署, 达成, 抵达."""
    return frozenset().union(*(word_set("encounters", sort) for sort in ("signs", "agrees", "journeys")))


def _names_a_process(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether right behind a state the word is a noun, and no more than a process: 美俄对话仍未恢复."""
    behind = at > 0 and tokens[at - 1].uses & Use.STATE and tokens[at - 1].end == tokens[at].start
    return bool(behind) and tokens[at].text in word_set("encounters", "processes")


def _takes_place(tokens: tuple[Token, ...], first: int, at: int, last: int) -> bool:
    """Whether the encounter is told as taking place.

    A finite verb of meeting, or 举行 before or behind its noun.
    """
    light = word_set("encounters", "held_light") | word_set("modality", "held")
    verb = tokens[at].uses & Use.MEET_VERB and not _names_a_process(tokens, at)
    if verb or tokens[at].text in _finite() or on_phone(tokens, at) or called(tokens, at):
        return True
    return any(token.text in light for token in tokens[first:at]) or any(
        token.text in light for token in tokens[at + 1 : last] if not token.uses & PAUSE
    )
