"""Whether the words around a reporting verb leave it a verb that says something, and why not.

他未透露细节                 negated       王毅将宣布…           to come
发表声明, 一项承诺           a noun        通报了会谈结果        nothing of what was said
谈到停火时                   only a frame  预计与王毅会谈        a forecast without a clause
他对和平表示欢迎，…          says something
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.subjects import passives

if TYPE_CHECKING:
    from graph.analysis.tokens import Token
    from graph.extraction.phrases import Subject


_MARKS = PAUSE | Use.OPEN | Use.CLOSE
# How many tokens the object of 对…表示 has.
_PREDICATE = 20


def unsaid(tokens: tuple[Token, ...], at: int) -> str | None:
    """Why the words around a cue leave it no finite verb that says something, or None."""
    before = tokens[at - 1].text if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.text == "？":
        return "a question"  # 外交部对此作何评价？
    if before == "了":
        return "noun: 了 before it"
    if before == "不" and tokens[at].text in word_set("cues", "unsaid_by_not"):
        return "negated: 不"
    if tokens[at].text in word_set("cues", "citing") and _cited(tokens, at):
        return "whom it cites speaks"
    if _whole(tokens, at) is not None:
        return f"negated: {before}" if before in word_set("cues", "negated_by") else None
    if before in word_set("cues", "noun_after") and not _issued(tokens[at].text):
        return f"noun: {before} before it"
    if before in passives():
        return f"passive: {before}"
    if following is not None and following.text in word_set("cues", "noun_before"):
        return f"noun: {following.text} behind it"
    if tokens[at].text in word_set("cues", "needs_break") and _without_words(tokens, at):
        return "nothing is told of what was said"
    if _in_frame(tokens, at):
        return "only dates another verb"
    here = at - 1
    while (
        here >= 0
        and (
            tokens[here].uses & (Use.ADVERB | Use.NEGATION | Use.TIME | Use.CONTINUING)
            or tokens[here].text in {"于", "在"}
        )
        and not tokens[here].uses & PAUSE
    ):
        if tokens[here].text in word_set("cues", "negated_by"):
            return f"negated: {tokens[here].text}"
        here -= 1
    stop = here if here >= 0 else 0
    for token in tokens[max(stop, at - 3) : at]:
        if token.text in word_set("cues", "negated_by"):
            return f"negated: {token.text}"
    if before in word_set("cues", "future"):
        return f"future: {before}"
    if here >= 0 and tokens[here].text in word_set("cues", "future") and here >= at - 3:
        return f"future: {tokens[here].text}"
    return None


def _whole(tokens: tuple[Token, ...], at: int) -> int | None:
    """The token of 对 that opens the predicate: what it governs unsays nothing: 对没有谈成表示遗憾."""
    ends = at + 1 == len(tokens) or tokens[at + 1].uses & PAUSE
    if tokens[at].text not in word_set("cues", "whole") or ends:
        return None
    for here in range(at - 1, max(-1, at - _PREDICATE), -1):
        if tokens[here].uses & (PAUSE | Use.CUE):
            return None
        if tokens[here].text in {"对", "对于", "对此"} and tokens[here].uses & Use.OBLIQUE:
            return here
    return None


def _issued(word: str) -> bool:
    """公告说 in 发表公告说: the noun and the verb in one word."""
    return word[:-1] in word_set("cues", "voices") and word[-1:] in word_set("cues", "suffixes")


def _cited(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether another verb follows in the clause: 引述消息人士透露."""
    for token in tokens[at + 1 : at + 14]:
        if token.uses & PAUSE:
            return False
        if token.uses & Use.CUE:
            return True
    return False


def _without_words(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing is told of what was said: 通报了会谈结果，…, 致辞后离开, 谈到深夜."""
    here = at + 1
    while here < len(tokens) and tokens[here].text in {"了", "过", "完"}:
        here += 1
    if here >= len(tokens):
        return True
    if tokens[here].uses & (Use.FRAME_END | Use.TIME) or tokens[here].text in word_set("cues", "till_late"):
        return True
    objects = word_set("cues", "bare_objects")
    for end in range(here, min(here + 5, len(tokens))):
        if tokens[end].uses & PAUSE:
            return end > here and tokens[end - 1].text in objects and not tokens[end].uses & Use.COLON
        if tokens[end].uses & (Use.OPEN | Use.CUE | Use.OBLIQUE | Use.PRONOUN):
            return False
    return False


def _in_frame(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the verb only dates another one: 回答提问前, 谈到停火时."""
    quoted = 0
    for here in range(at + 1, min(at + 24, len(tokens))):
        uses = tokens[here].uses
        if not uses & _MARKS:
            continue
        quoted += bool(uses & Use.OPEN) - bool(uses & Use.CLOSE)
        if uses & (Use.COLON | Use.STOP | Use.BREAK) or (
            uses & Use.OPEN and here <= at + 2 and tokens[here - 1].uses & PAUSE
        ):
            return False
        if uses & Use.COMMA and quoted <= 0:
            return here > at + 1 and tokens[here - 1].text in word_set("cues", "dating_ends")
    return False


def severed(tokens: tuple[Token, ...], at: int, found: Subject, word: str) -> str | None:
    """What keeps a cue from the subject before it, or None."""
    opened = _whole(tokens, at)
    between = tokens[found.last : at if opened is None else opened]
    negated = next((token.text for token in between if token.text in word_set("cues", "negated_by")), None)
    if negated is not None:
        return f"negated: {negated}"
    if word == "认为" and tokens[at - 1].text == "一致":
        return "what the sides agreed: 一致认为"
    if word in word_set("cues", "after_speaker"):
        near = _adverbial(between) and at + 1 < len(tokens)
        return None if near else "no speaker right before it"
    if word in word_set("cues", "naming") and not any(token.text in {"把", "将"} for token in between):
        return "nothing is named before it"
    if word in word_set("cues", "needs_break") and word not in word_set("cues", "free"):
        return None if broken(tokens, at) else "no comma, colon or quotation behind it"
    ties = next((token.text for token in between[-1:] if token.text in {"的", "所"}), None)
    return f"noun: {ties} before it" if ties is not None else None


def _adverbial(between: tuple[Token, ...]) -> bool:
    """Whether nothing but adverbs, times and whole frames (在开场白中) stands there."""
    framed = False
    for token in between:
        if token.uses & Use.FRAME and not framed:
            framed = True
        elif token.uses & Use.FRAME_END:
            framed = False
        elif not framed and not token.uses & (Use.ADVERB | Use.TIME):
            return False
    return not framed


def broken(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a comma, colon or quotation follows, perhaps behind one short addressee."""
    for token in tokens[at + 1 : at + 5]:
        if token.uses & (Use.STOP | Use.BREAK) or token.text == "；":
            return False
        if token.uses & (Use.COMMA | Use.COLON | Use.OPEN):
            return True
    return False


def bare(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """Whether nothing but adverbs, times and prepositional phrases stands between clause and verb."""
    small = Use.ADVERB | Use.CONTINUING | Use.TIME | Use.FRAME_END | Use.CONJUNCTION
    if tokens[at - 1].text.endswith(tuple(word_set("cues", "voices"))):
        at = next((here for here in range(clause, at) if tokens[here].text in word_set("cues", "issues")), at)
    governed = False
    for token in tokens[clause:at]:
        if token.uses & (Use.OBLIQUE | Use.WITH | Use.FRAME):
            governed = True
        elif token.uses & small:
            continue
        elif not governed:
            return False
    return True


def closes_frame(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether the verb before belongs to a frame that closes before this one: 回应提问时说."""
    return any(
        token.uses & Use.FRAME_END and token.text in word_set("cues", "frame_closes")
        for token in tokens[floor:at]
    )


def only_politely(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """致电两国领导人表示祝贺: a courtesy, and no words."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if following not in word_set("cues", "courtesies"):
        return False
    return any(token.text in word_set("cues", "writes") for token in tokens[clause:at])


def forecast(tokens: tuple[Token, ...], at: int) -> bool:
    """预计与王毅会谈 is modality: no clause of its own follows."""
    if tokens[at].text not in word_set("cues", "own_subject") or at + 1 >= len(tokens):
        return False
    if at and tokens[at - 1].uses & Use.PRONOUN and at > 2 and tokens[at - 2].uses & Use.COMMA:
        return True  # 拜登说，他预计…: part of what is said
    return bool(tokens[at + 1].uses & (Use.WITH | Use.MEET_VERB | Use.LIGHT | Use.FRAME | Use.TIME))


def goes_with(tokens: tuple[Token, ...], telling: int, at: int) -> bool:
    """Whether 说 only follows a verb of telling: 告诉记者说."""
    plain = tokens[at].text in word_set("cues", "suffixes_of_telling")
    tells = tokens[telling].text.startswith(("告诉", "告知", "提醒", "警告"))
    return plain and tells and not any(token.uses & PAUSE for token in tokens[telling:at])


def attitude(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 欢迎 or 肯定 takes what somebody did: 欢迎双方停火; not 欢迎客人, 肯定会, 表示欢迎."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.text in word_set("cues", "attitudes_not_before"):
        return False
    person = following.uses & Use.PERSON and (at + 2 >= len(tokens) or tokens[at + 2].uses & PAUSE)
    stops = PAUSE | Use.ADVERB | Use.NEGATION | Use.FRAME_END | Use.CLOSE | Use.PRONOUN | Use.CUE
    return not person and not following.uses & stops
