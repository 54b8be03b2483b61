"""A sentence → who the text says was not at a meeting.

乌克兰未获邀请                    the subject of words of staying away (缺席) or of a refused coming
华府宣布不派代表参加              the subject of the clause or reporting verb before
未获邀请的泽连斯基                the one described
主办方没有邀请伊朗                the object: whom nobody asked
把乌克兰排除在外, 撇开英国        the object too
在没有乌克兰代表参与的情况下会谈  who stands between 没有 and 参与
欧盟不会参加援助                  nobody: no encounter is spoken of
北京也未缺席                      nobody: a refusal refused
如果乌克兰不参加                  nobody: not known yet
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ACTOR, ENCOUNTER, PAUSE, Use, beginnings, openings, word_set
from graph.extraction.subjects import clause_start, nearest_subject, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.model import Span

# How many tokens a phrase of not coming has (没有派代表到会参加), how far behind it whom it describes stands,
# and how far the encounter may: 不出席将于下周在德里举行的二十国集团领导人峰会.
_LONGEST = 8
_NEAR = 6
_FAR = 16


@dataclass(frozen=True, slots=True)
class Absence:
    """Words of not coming: tokens ``at`` to ``end`` (exclusive).

    Attributes:
        who: the actors with the phrase that names each; empty where it is not told, or not sure.
        place: where they did not come, as written: 未到格拉斯哥与会.
        by_place: whether nothing but the place tells which meeting: 不再前往撒马尔罕.
    """

    at: int
    end: int
    who: tuple[tuple[str, Span], ...] = ()
    place: str | None = None
    by_place: bool = False


def absences(analysis: Analysis, cast: Cast, discourse: Discourse, sentence: Sentence) -> Iterator[Absence]:
    """The words of not coming in a sentence, in order."""
    tokens, opening = analysis.tokens, _openings()
    for at in analysis.inside(sentence):
        if tokens[at].text not in opening:
            continue
        found = _staying_away(analysis, at, sentence)
        if found is not None:
            sure = not _unsure(tokens, clause_start(analysis, at, sentence.first), at)
            who = _who(analysis, cast, discourse, sentence, found) if sure else ()
            yield replace(found, who=who)
        else:
            who = tuple(_left_out(analysis, cast, sentence, at))
            if who:
                yield Absence(at, at + 1, who)


@cache
def _openings() -> frozenset[str]:
    """What a token is with which a word of absence begins."""
    keys = ("absent_words", "absent_negations", "absent_without", "absent_list_verbs")
    words = frozenset[str]().union(*(word_set("encounters", key) for key in keys))
    return openings(words | word_set("encounters", "absent_frames", "open"))


def begins(tokens: tuple[Token, ...], at: int, words: dict[str, tuple[str, ...]]) -> str | None:
    """The longest of the words
    (by first character, see `beginnings`) that begins with a whole token, or None.
    """
    fitting = words.get(tokens[at].text[:1])
    if fitting is None:
        return None
    joined = "".join(token.text for token in tokens[at : at + 7])
    size = len(tokens[at].text)
    return next((word for word in fitting if len(word) >= size and joined.startswith(word)), None)


# -- words of not coming -------------------------------------------------------------------------------


def _staying_away(analysis: Analysis, at: int, sentence: Sentence) -> Absence | None:
    tokens = analysis.tokens
    word = begins(tokens, at, beginnings("encounters", "absent_words"))
    if word is not None:
        end, length = at, 0
        while end < sentence.last and length < len(word):
            length += len(tokens[end].text)
            end += 1
        negated = any(token.uses & Use.NEGATION for token in tokens[max(sentence.first, at - 2) : at])
        if length == len(word) and _of_meeting(tokens, end, sentence.last):
            return None if negated else Absence(at, end)
    if tokens[at].text not in word_set("encounters", "absent_negations"):
        return None
    return _not_coming(tokens, at, sentence.last)


def _not_coming(tokens: tuple[Token, ...], at: int, last: int) -> Absence | None:
    """没有派人参加, 未到会, 不再前往撒马尔罕: a negation, and behind it a verb of coming."""
    coming, between = word_set("encounters", "coming"), word_set("encounters", "coming_between")
    goes, end, place = word_set("encounters", "coming_to"), at, None
    for here in range(at + 1, min(at + _LONGEST, last)):
        token = tokens[here]
        if token.uses & Use.PLACE or (token.uses & Use.STATE and tokens[here - 1].text in goes):
            place = token.text
            if tokens[here - 1].text in goes and token.uses & Use.PLACE and _ends(tokens, here + 1, last):
                return Absence(at, here + 1, place=place, by_place=True)
        elif token.text in coming:
            end = here + 1
        elif token.text == "赴" and here + 1 < last and tokens[here + 1].text == "会":
            end = here + 2
        elif not _fills(token, between) or token.text in word_set("encounters", "coming_jointly"):
            break
    invites = tokens[end - 1].text in word_set("encounters", "inviting")
    fits = end > at and (invites or _of_meeting(tokens, end, last))
    return Absence(at, end, place=place) if fits else None


def _fills(token: Token, between: frozenset[str]) -> bool:
    counts = token.tag in {"m", "q"}  # 没有出现在任何一张谈判桌上
    return token.text in between or counts or bool(token.uses & (Use.ADVERB | Use.TIME | Use.PLACE))


def _ends(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    return at >= last or bool(tokens[at].uses & PAUSE)


@cache
def _goes_on() -> frozenset[str]:
    return word_set("function", "enclitics") | word_set("function", "partitives")


def _of_meeting(tokens: tuple[Token, ...], end: int, last: int) -> bool:
    """Whether 不会参加 and the like speak of an encounter, and not of 援助 or the last hour of one."""
    rest = tokens[end : min(end + _FAR, last)]
    if rest and rest[0].text in word_set("encounters", "partly"):
        return False
    if not rest or rest[0].uses & (PAUSE | Use.FRAME_END) or rest[0].text in _goes_on():
        return True
    clause = takewhile(lambda token: not token.uses & (PAUSE | Use.CUE) or token.uses & Use.LIST, rest)
    return any(token.uses & ENCOUNTER for token in clause)


def _unsure(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    words = word_set("encounters", "absent_unsure")
    return any(token.text in words for token in tokens[first:at])


# -- who stays away ------------------------------------------------------------------------------------


def _who(
    analysis: Analysis, cast: Cast, discourse: Discourse, sentence: Sentence, gone: Absence
) -> tuple[tuple[str, Span], ...]:
    tokens, clause = analysis.tokens, clause_start(analysis, gone.at, sentence.first)
    words = [token.text for token in tokens[gone.at : gone.end]]
    if words[-1] in word_set("encounters", "inviting") and not _passive(words):
        named = tuple(_named(analysis, cast, gone.end, sentence.last))
        if named or tokens[gone.at].text not in word_set("encounters", "declines"):
            return named
    for here in range(clause, gone.at):
        if tokens[here].text in word_set("function", "prepositions", "disposal") and _names(
            cast, tokens, here + 1
        ):
            return tuple(_named(analysis, cast, here + 1, gone.at))
    about = subject(analysis, cast, gone.at, clause)
    if about is None:
        described = _described(analysis, cast, gone.end, sentence.last)
        if described:
            return described
        someone = any(token.uses & (Use.NOUN | Use.PLACE) for token in tokens[clause : gone.at])
        elided = clause > sentence.first and not someone  # 特朗普与普京会面，欧洲被排除: not they
        about = nearest_subject(analysis, cast, sentence.first, clause, gone.at) if elided else None
    if about is None:
        return ()
    ids = about.ids if about.pronoun is None else discourse.resolve(about.pronoun, about.first)
    if any(id_.startswith("group:") and about.last - about.first > 2 for id_ in ids):  # 巴西、印度等国总统
        ids = (*ids, *(cast.at[at] for at in range(about.first, about.last) if at in cast.at))
    return tuple((id_, analysis.span(about.first, about.last)) for id_ in dict.fromkeys(ids))


def _passive(words: list[str]) -> bool:
    """Whether 邀请 befalls the subject: 未获邀请, 没有受到邀请."""
    passive = word_set("encounters", "inviting_passive")
    return any(char in passive for word in words[:-1] for char in word)


def _names(cast: Cast, tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a noun phrase that begins here names an actor right away."""
    return any(here in cast.at for here in range(first, min(first + 2, len(tokens))))


def _named(analysis: Analysis, cast: Cast, first: int, last: int) -> Iterator[tuple[str, Span]]:
    """The actors up to the next verb or pause that is no 、: 伊朗、叙利亚和也门."""
    for here in range(first, last):
        token = analysis.tokens[here]
        if here in cast.at:
            yield cast.at[here], analysis.span(here, here + 1)
        elif token.uses & (PAUSE | Use.VERB | Use.CUE | ENCOUNTER) and not token.uses & Use.LIST:
            return


def _described(analysis: Analysis, cast: Cast, end: int, last: int) -> tuple[tuple[str, Span], ...]:
    """缺席会议的俄罗斯总统普京: the one behind 的, a person before the office's state."""
    tokens = analysis.tokens
    of = next((here for here in range(end, min(end + 3, last)) if tokens[here].text == "的"), None)
    if of is None or any(tokens[here].uses & PAUSE for here in range(end, of)):
        return ()
    if of + 1 < last and tokens[of + 1].text in word_set("encounters", "list_verbs"):
        listed = list(_named(analysis, cast, of + 2, last))  # 缺席的有甲和乙
        return tuple(one for one in listed if cast.is_person(one[0])) or tuple(listed)
    found = list(_named(analysis, cast, of + 1, min(of + 1 + _NEAR, last)))
    return tuple([one for one in found if cast.is_person(one[0])][:1] or found[:1])


# -- whom others leave out -----------------------------------------------------------------------------


def opens_frame(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 没有, 排除 and the like open a frame of absence here."""
    opens = word_set("encounters", "absent_frames", "open")
    return tokens[at].text in opens or "".join(token.text for token in tokens[at : at + 2]) in opens


def _left_out(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> Iterator[tuple[str, Span]]:
    """Those in 没有…参与, and those whom 撇开 or 绕过 has right behind it."""
    tokens = analysis.tokens
    region = _framed(tokens, at, sentence.last) if opens_frame(tokens, at) else range(0)
    if not region and tokens[at].text in word_set("encounters", "absent_without"):
        region = _without(tokens, at, sentence.last)
    if not region and begins(tokens, at, beginnings("encounters", "absent_list_verbs")):
        region = _unlisted(analysis, at, sentence)
    for here in region:
        if here in cast.at:
            yield cast.at[here], analysis.span(here, here + 1)


def _framed(tokens: tuple[Token, ...], at: int, last: int) -> range:
    """The tokens between the two ends of a frame of absence; none where it does not close in its clause."""
    closes = word_set("encounters", "absent_frames", "close")
    for here in range(at + 1, min(at + 12, last)):
        if tokens[here].text in closes:
            return range(at + 1, here)
        if tokens[here].uses & PAUSE and not tokens[here].uses & Use.LIST:
            break
    return range(0)


def _unlisted(analysis: Analysis, at: int, sentence: Sentence) -> range:
    """受邀名单上没有乌克兰: the actors behind, where the clause speaks of those who come."""
    tokens, lists = analysis.tokens, beginnings("encounters", "absent_lists")
    clause = clause_start(analysis, at, sentence.first)
    if not any(begins(tokens, here, lists) for here in range(clause, at)):
        return range(0)
    first = at + 1 + (tokens[at].text == "不")  # 不|包括
    end = first
    while end < sentence.last and (tokens[end].uses & (ACTOR | Use.LIST | Use.POST | Use.CONJUNCTION)):
        end += 1
    return range(first, end) if _ends(tokens, end, sentence.last) else range(0)


def _without(tokens: tuple[Token, ...], at: int, last: int) -> range:
    """绕开基辅直接谈判, 撇开英国，…: the actors, where the clause ends or they only go on to meet."""
    end = at + 1
    ands = word_set("function", "coordinators")
    while end < last and (tokens[end].uses & (ACTOR | Use.LIST) or tokens[end].text in ands):
        end += 1
    follows = tokens[end] if end < last else None
    fits = follows is None or follows.uses & (PAUSE | Use.ADVERB | Use.WITH | Use.LIGHT | ENCOUNTER)
    met = _ends(tokens, end, last) or any(token.uses & ENCOUNTER for token in tokens[end:last])
    return range(at + 1, end) if fits and met else range(0)
