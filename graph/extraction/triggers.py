"""Tokens that name an encounter, with what their neighbours make of them.

举行了四个半小时会谈   a talk that takes place      谈判代表, 会谈纪要    no encounter: part of another noun
恢复磋商               a process, not an encounter  内阁会议, 记者会      no encounter of two sides
此次会谈               one told before              又通了电话            another one
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, branches, vocabulary, word_set
from graph.extraction.drafts import REMOTE
from graph.extraction.phrases import called
from graph.extraction.private import private
from graph.extraction.rounds import last_time, stands_alone
from graph.extraction.subjects import attending
from graph.model import MeetingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast



# What may stand between 本次 and the noun of an encounter.
_IN_NAME = Use.STATE | Use.ORG | Use.NOUN | Use.GROUP_HEAD | Use.MODIFIER | Use.POST
_AMOUNT = r"[\d一二两三四五六七八九十数几半]+(?:个)?(?:多|半)?"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One encounter word.

    Attributes:
        at: its token.
        kind: as its word says; participants may make it a summit later.
        verb: it is used as a verb with participants as subject and object.
        definite: it points back (此次会谈).
        another: the clause marks another encounter (再次, 分别, 下一轮).
        process: a word before it makes it readiness, habit or process.
        round: the number of the round, or None.
    """

    at: int
    kind: MeetingKind
    verb: bool
    definite: bool
    another: bool
    process: bool
    round: str | None


def triggers(analysis: Analysis, cast: Cast, sentence: Sentence) -> Iterator[Trigger]:
    """The encounter words of a sentence outside quotation marks and titles of papers, in order."""
    tokens, signs, others = analysis.tokens, word_set("encounters", "signs"), _others()
    agrees, journeys = word_set("encounters", "agrees"), word_set("encounters", "journeys")
    talks, discusses = word_set("encounters", "talks_long"), word_set("encounters", "discusses")
    titled = False  # 《日内瓦会谈联合声明》
    for at in analysis.inside(sentence):
        token = tokens[at]
        if token.text in {"《", "》"}:
            titled = token.text == "《"
        named = token.uses & ENCOUNTER or token.text in others or token.text[-1:] == "轮"
        if titled or not named:
            continue
        signed = token.text in signs and at not in cast.at and _signs(tokens, at, sentence.last)
        if signed and _topic(tokens, at, sentence.last) is None:
            yield Trigger(at, MeetingKind.SIGNING, True, False, False, False, None)
            continue
        if last_time(tokens, at, sentence.last):
            yield Trigger(at, MeetingKind.TALKS, False, False, True, False, token.text)
            continue
        if stands_alone(tokens, at):
            heads = word_set("encounters", "rounds", "heads")
            first = at - 1 if at and tokens[at - 1].text in heads else at
            yield Trigger(at, MeetingKind.TALKS, False, False, True, False, analysis.text(first, at + 1))
            continue
        hours = token.text in talks and _for_hours(tokens, at, sentence.last)
        if hours or (token.text in discusses and _sits_with(tokens, cast, at, sentence.first)):
            yield Trigger(at, MeetingKind.TALKS, True, False, False, False, None)
            continue
        if token.text in agrees and _agree_there(analysis, at, sentence.first):
            yield Trigger(at, MeetingKind.TALKS, True, False, False, False, None)
            continue
        if token.text in journeys and _travels(tokens, cast, at, sentence):
            yield Trigger(at, MeetingKind.VISIT, True, False, False, False, None)
            continue
        if not token.uses & ENCOUNTER or token.uses & Use.NEGATIVE or at in cast.at:
            continue
        if unmeant(tokens, at, sentence.last) is not None:
            continue
        kind = MeetingKind(vocabulary().kinds[token.text])
        clause = _clause(tokens, at, sentence.first)
        round_ = _round(analysis, at)
        yield Trigger(
            at,
            kind,
            round_ is None and _is_verb(tokens, at),
            _definite(tokens, at) or _comments(tokens, clause, at),
            _another(tokens, clause, at),
            kind is MeetingKind.TALKS and _process(tokens, clause, at),
            round_,
        )


@cache
def _others() -> frozenset[str]:
    """The words beside those of encounters and rounds that `triggers` looks at."""
    keys = ("signs", "talks_long", "discusses", "agrees", "journeys")
    last_time = {word[at:] for word in word_set("encounters", "last_time") for at in range(len(word))}
    return frozenset(last_time).union(*(word_set("encounters", key) for key in keys))  # 上|一次


def _for_hours(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """谈了12小时, 谈到深夜, 面对面谈过: they sat together, and so long."""
    behind = "".join(token.text for token in tokens[at + 1 : min(at + 6, limit)])
    if tokens[at - 1].text in word_set("encounters", "in_person") and behind.startswith("过"):
        return True
    return lasted().match(behind) is not None or _till_late().match(behind) is not None


@cache
def lasted() -> re.Pattern[str]:
    """How long or how often, right behind a verb: 了近三小时."""
    about, units = (branches("times", "durations", key) for key in ("approximate", "units"))
    return re.compile(rf"(?:{about})*{_AMOUNT}(?:{units})")


@cache
def _till_late() -> re.Pattern[str]:
    about = branches("times", "durations", "approximate")
    return re.compile(rf"(?:{about})*(?:{branches('cues', 'till_late')})")


def _sits_with(tokens: tuple[Token, ...], cast: Cast, at: int, first: int) -> bool:
    """18日在安卡拉与土耳其外长讨论粮食出口, 将与王毅讨论: they meet for it, as place or plan tell."""
    clause = _clause(tokens, at, first)
    with_ = next((here for here in range(at - 1, clause - 1, -1) if tokens[here].uses & Use.WITH), None)
    if with_ is None or not any(here in cast.at for here in range(with_ + 1, at)):
        return False
    if at + 1 < len(tokens) and tokens[at + 1].text == "的":
        return False  # 将是克里与中方讨论的议题
    close = all(not token.uses & (ENCOUNTER | Use.LIGHT) for token in tokens[with_:at])
    placed = any(
        tokens[here].text == "在" and tokens[here + 1].uses & (Use.PLACE | Use.STATE)
        for here in range(clause, at)
    )
    ahead = any(token.text == "将" for token in tokens[clause:with_])
    return close and (placed or ahead or (with_ == clause and _gone(tokens, clause, first)))


def _gone(tokens: tuple[Token, ...], clause: int, first: int) -> bool:
    """Whether the clause before tells where somebody goes: 抵达叙利亚，与阿萨德讨论局势."""
    before = _clause(tokens, clause - 1, first) if clause > first else clause
    goes = word_set("encounters", "goes")
    return any(
        tokens[here].text in goes and tokens[here + 1].uses & (Use.PLACE | Use.STATE)
        for here in range(before, clause - 1)
    )


def _agree_there(analysis: Analysis, at: int, first: int) -> bool:
    """双方5月在伊斯坦布尔就换俘达成协议: they met, as day and place tell, though no word names it."""
    tokens = analysis.tokens
    clause = _clause(tokens, at, first)
    before = _clause(tokens, clause - 1, first) if clause > first else clause
    named = Use.PLACE | Use.STATE
    placed = any(tokens[here].text == "在" and tokens[here + 1].uses & named for here in range(clause, at))
    apart = next((here for here in range(at, first, -1) if tokens[here].text == "；"), first)
    told = any(token.uses & ENCOUNTER for token in tokens[apart:at])
    alone = not told and not any(token.uses & (Use.NEGATION | Use.FRAME_END) for token in tokens[clause:at])
    return placed and alone and any(here in analysis.dates for here in range(before, at))


def _travels(tokens: tuple[Token, ...], cast: Cast, at: int, sentence: Sentence) -> bool:
    """胡锦涛17日抵达哈瓦那: somebody of one state goes to another, or its capital, and to no conference."""
    to = at + 1
    while to + 1 < sentence.last and tokens[to + 1].uses & (Use.STATE | Use.PLACE):
        to += 1
    if tokens[at].text == "访":
        return to > at + 1 or bool(tokens[to].uses & (Use.STATE | Use.PLACE))
    goes_on = to + 1 < sentence.last and tokens[to + 1].text in word_set("function", "verb_coordinators")
    if to + 1 >= sentence.last or not (goes_on or tokens[to + 1].uses & PAUSE):
        return False
    if tokens[at].text in word_set("encounters", "leaves") and not _goes_on_to(tokens, to + 2, sentence.last):
        return False
    clause = _clause(tokens, at, sentence.first)
    who = _traveller(tokens, cast, clause, at, sentence.first)
    home = cast.side(who) if who is not None else None
    if home is None or not home.startswith("state:") or not _of_another_state(tokens, at, to, home):
        return False
    negated = any(token.uses & Use.NEGATION for token in tokens[clause:at])
    attends = word_set("encounters", "accompany")
    return not negated and not any(token.text in attends for token in tokens[to : sentence.last])


def _goes_on_to(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the clause behind a departure tells where the journey goes on: 离开甲国，抵达乙国."""
    goes = word_set("encounters", "goes")
    return any(token.text in goes for token in tokens[first : min(first + 3, last)])


def _traveller(tokens: tuple[Token, ...], cast: Cast, clause: int, at: int, first: int) -> str | None:
    """The person in the clause of a journey, else in the one before that tells of leaving.

    离开甲国，抵达乙国.
    """
    begin = clause
    if not any(here in cast.at and not tokens[here].uses & Use.STATE for here in range(clause, at)):
        left = _clause(tokens, clause - 1, first) if clause > first else clause
        leaves = word_set("encounters", "leaves")
        begin = left if any(token.text in leaves for token in tokens[left:clause]) else clause
    return next((cast.at[here] for here in range(begin, at) if cast.is_person(cast.at.get(here, ""))), None)


def _of_another_state(tokens: tuple[Token, ...], at: int, to: int, home: str) -> bool:
    """Whether the places behind a verb of going name a state or a capital other than one's own."""
    ids = {id_ for token in tokens[at + 1 : to + 1] for id_ in token.ids if not id_.startswith("place:")}
    return any(id_.startswith("state:") for id_ in ids) and home not in ids and len(ids) == 1


def unmeant(tokens: tuple[Token, ...], at: int, limit: int) -> str | None:
    """Why the encounter word at a token means no encounter, or None; its sentence ends at ``limit``."""
    return _part_of_noun(tokens, at) or _topic(tokens, at, limit) or _no_encounter(tokens, at, limit)


def _signs(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """签署 with a treaty behind it in its clause, or 在文件上签字: the parties meet to sign."""
    if tokens[at].text in word_set("encounters", "signs_on"):
        before = "".join(token.text for token in tokens[max(0, at - 8) : at])
        return _signed_on().search(before) is not None
    treaties = tuple(word_set("encounters", "signed"))
    for token in tokens[at + 1 : min(at + 14, limit)]:
        if token.uses & PAUSE or token.text == "的":
            break
        if token.text.endswith(treaties):
            return True
    return _is_signed(tokens, at, treaties)


@cache
def _signed_on() -> re.Pattern[str]:
    papers, manner = branches("encounters", "signed"), branches("encounters", "signs_manner")
    return re.compile(rf"在[^，。]*?(?:{papers})上(?:{manner})?$")


def _is_signed(tokens: tuple[Token, ...], at: int, treaties: tuple[str, ...]) -> bool:
    """全面协议将于27日在马尼拉签署, 谈妥协议，双方将于27日签署: the treaty is told before."""
    clause = _clause(tokens, at, max(0, at - 14))
    ends = at + 1 < len(tokens) and tokens[at + 1].uses & PAUSE
    if ends and clause and tokens[clause - 1].uses & Use.COMMA:
        clause = _clause(tokens, clause - 1, max(0, clause - 24))
    first = next((here for here in range(clause, at) if tokens[here].text.endswith(treaties)), None)
    between = {token.text for token in tokens[first:at]} if first is not None else set()
    return not between.isdisjoint(word_set("encounters", "signs_ahead"))


def _clause(tokens: tuple[Token, ...], at: int, floor: int) -> int:
    here = at
    while here > floor and not tokens[here - 1].uses & PAUSE:
        here -= 1
    return here


def _part_of_noun(tokens: tuple[Token, ...], at: int) -> str | None:
    """会谈纪要, 内阁会议: the word only helps to name something else."""
    word = tokens[at].text
    if at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end:
        following = tokens[at + 1]
        transitive = word in word_set("encounters", "transitive")
        whom = transitive and following.text in word_set("encounters", "delegations")
        if following.text in word_set("encounters", "not_before") and not whom:
            return f"part of another noun: {word}{following.text}"
        alone = word in word_set("encounters", "joins_none")
        if following.uses & ENCOUNTER and not alone:
            return None
        met = transitive and following.text not in word_set("cues", "nobody")
        if following.uses & (Use.POST | Use.GROUP_HEAD) and not met:
            return f"part of another noun: {word}{following.text}"
    before = tokens[at - 1] if at and tokens[at - 1].end == tokens[at].start else None
    if before is None:
        return None
    conference = vocabulary().kinds[word] == MeetingKind.CONFERENCE
    plenary = _of_plenary(tokens, at) if conference else None
    if plenary is not None:
        return f"part of another noun: {plenary}{word}"
    if before.text in word_set("encounters", "not_after") or (
        conference and before.text in word_set("encounters", "not_after_conference")
    ):
        return f"part of another noun: {before.text}{word}"
    return None


def _of_plenary(tokens: tuple[Token, ...], at: int) -> str | None:
    """The congress of which a sitting is told, or None: 五中全会最后一天会议."""
    congresses = tuple(word_set("encounters", "congresses"))
    for here in range(at - 1, max(at - 6, -1), -1):
        if tokens[here].end != tokens[here + 1].start or tokens[here].uses & (PAUSE | Use.LIGHT | Use.WITH):
            return None
        if tokens[here].text.endswith(congresses):
            return tokens[here].text
    return None


def _no_encounter(tokens: tuple[Token, ...], at: int, limit: int) -> str | None:
    """每次会面 is a habit, 到访的总统 a modifier, 峰会期间 before another encounter an occasion."""
    if at and tokens[at - 1].text in word_set("encounters", "habitual"):
        return f"habitual: {tokens[at - 1].text}"
    if at and tokens[at - 1].text.endswith(tuple(word_set("encounters", "part_classifiers"))):
        return f"a part of an encounter: {tokens[at - 1].text}"
    following = tokens[at + 1] if at + 1 < limit else None
    if following is None:
        return None
    if _lasted_years(tokens, at):
        return "a process of years"
    none = _none_in_particular(tokens, at, limit)
    if none is not None:
        return f"none in particular: {none}"
    kind = vocabulary().kinds[tokens[at].text]
    if tokens[at].text in word_set("cues", "writes") and _sends_a_wire(tokens, at, limit):
        return "a telegram and no call"
    permit = _permit(tokens, at)
    if permit is not None:
        return f"only permitted: {permit}"
    if tokens[at].text in word_set("encounters", "entertains") and _for_a_visit(tokens, at, limit):
        return "only the reception of a visitor"
    if kind == "visit" and at and private(tokens[at - 1].text):
        return f"a private journey: {tokens[at - 1].text}"
    if kind == "visit" and _of_whom_one_meets(tokens, at, limit):
        return f"modifies whom somebody meets: {tokens[at].text}"
    if (
        kind == "visit"
        and following.text == "的"
        and not _under_way(tokens, at)
        and any(token.uses & (Use.PERSON | Use.POST) for token in tokens[at + 2 : at + 6])
    ):
        return f"modifies a person: {tokens[at].text}的"
    if kind in {"summit", "conference"} and following.text == "的" and _attended_by_the_met(tokens, at):
        return f"modifies a person: {tokens[at].text}的"
    occasion = kind in {"summit", "conference"} and (
        following.text in word_set("encounters", "occasions") | {"上"}
    )
    if occasion and any(token.uses & ENCOUNTER for token in tokens[at + 2 : limit]):
        return f"only the occasion of another encounter: {following.text}"
    aside = following.text.startswith(tuple(word_set("encounters", "sidelines")))
    if kind in {"summit", "conference"} and aside and following.uses & ENCOUNTER:  # 东盟峰会|场边会晤
        return f"only the occasion of another encounter: {following.text}"
    return None


def _lasted_years(tokens: tuple[Token, ...], at: int) -> bool:
    """经过长达10年的谈判, 两年多的磋商: what went on for years is no encounter."""
    if not at or tokens[at - 1].text != "的":
        return False
    return _years().search("".join(token.text for token in tokens[max(0, at - 5) : at])) is not None


@cache
def _years() -> re.Pattern[str]:
    return re.compile(rf"{_AMOUNT}(?:{branches('times', 'of_years')})$")


def _under_way(tokens: tuple[Token, ...], at: int) -> bool:
    """正在访问中国, 13日起对中国进行两天访问: the visit itself is told."""
    progressives = word_set("function", "progressives")
    if any(token.text in progressives for token in tokens[max(0, at - 5) : at]):
        return True
    return any(
        tokens[here].text == "对" and tokens[here + 1].uses & (Use.STATE | Use.PLACE)
        for here in range(max(0, at - 6), at - 1)
    )


def _of_whom_one_meets(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """会见正在此间访问的议员代表团: who travels is told with the encounter before it."""
    met = word_set("encounters", "transitive")
    if not any(token.text == "的" for token in tokens[at + 1 : min(at + 4, limit)]):
        return False
    for here in range(at - 1, max(at - 8, -1), -1):
        if tokens[here].uses & (PAUSE | Use.PERSON):
            return False
        if tokens[here].text in met:
            return True
    return False


def _attended_by_the_met(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether somebody is met who attends it: 会见出席峰会的总统."""
    attends, met = word_set("encounters", "accompany"), word_set("encounters", "transitive")
    attending = False
    for token in reversed(tokens[max(0, at - 16) : at]):
        if token.uses & PAUSE:
            return False
        if attending and token.text in met:
            return True
        attending = attending or token.text in attends
    return False


def _permit(tokens: tuple[Token, ...], at: int) -> str | None:
    """The word that makes it a rule who may meet, or None: 允许美国官员在办公室接待台湾官员."""
    permits, pauses = word_set("encounters", "permits"), 0
    for token in reversed(tokens[max(0, at - 24) : at]):
        pauses += bool(token.uses & PAUSE and not token.uses & Use.LIST)
        if pauses > 1 or token.uses & (Use.TIME | Use.STOP | Use.PERSON):
            return None
        if token.text in permits:
            return token.text
    return None


def _for_a_visit(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """接待特朗普访华: the visit is the encounter; not 接待来访的特朗普."""
    for here in range(at + 1, min(at + 12, limit)):
        if tokens[here].uses & PAUSE or tokens[here].text == "的":
            return False
        if vocabulary().kinds.get(tokens[here].text) == MeetingKind.VISIT:
            return here + 1 == limit or tokens[here + 1].text != "的"
    return False


def _none_in_particular(tokens: tuple[Token, ...], at: int, limit: int) -> str | None:
    """The noun that makes it no encounter of its own, or None: 教皇有接见参选人的前例."""
    nouns = word_set("encounters", "none_in_particular")
    for here in range(at + 1, min(at + 10, limit - 1)):
        if tokens[here].uses & PAUSE:
            return None
        if tokens[here].text == "的" and tokens[here + 1].text in nouns:
            return tokens[here + 1].text
    return None


def _sends_a_wire(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """致电祝贺, 致电X表示慰问: a telegram and no call."""
    words = word_set("encounters", "wires")
    return any(token.text in words for token in tokens[at + 1 : min(at + 14, limit)])


def _topic(tokens: tuple[Token, ...], at: int, limit: int) -> str | None:
    """What makes the word the subject matter of another encounter, or None: 就会晤结果通电话."""
    opened = None
    for token in reversed(tokens[max(0, at - 12) : at]):
        if token.uses & (PAUSE | ENCOUNTER):
            break
        if token.uses & Use.TIME:
            return None  # 就定于20日举行的峰会通电话
        if token.text in word_set("function", "topic_opens") and token.uses & (Use.OBLIQUE | Use.VERB):
            opened = token.text
            break
    if opened is None:
        return None
    for token in tokens[at + 1 : limit]:
        if token.uses & PAUSE:
            return None
        if token.uses & ENCOUNTER:
            return f"subject matter of another encounter: {opened}"
        if token.text in word_set("encounters", "issues"):
            return f"subject matter of a statement: {opened}"
    return None


def _is_verb(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if called(tokens, at):
        return True
    if not token.uses & Use.MEET_VERB:
        return False
    here, aspect = at - 1, word_set("function", "aspect")
    while here > 0 and (tokens[here].text in aspect or tokens[here].text in word_set("encounters", "counts")):
        here -= 1
    if here < at - 1 and tokens[here].uses & Use.LIGHT:
        return False
    if _is_what_takes_place(tokens, at) or _is_held(tokens, at):
        return False
    before = tokens[at - 1] if at else None
    if before is not None and before.end == token.start and before.tag in {"n", "b", "vn"}:
        actors = Use.POST | Use.GROUP_HEAD | Use.PRONOUN | Use.STATE | Use.ORG | Use.PERSON
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        acted = after is not None and (after.text in aspect or after.uses & actors)
        if not before.uses & (actors | Use.ADVERB) and not acted:
            return False  # 国际会晤, but not 集体会见了
    return not (
        before is not None
        and (
            before.text == "的"
            or (before.tag in {"uj", "b", "m", "q", "short"} and before.text not in _jointly())  # 一起会见
            or before.uses & Use.LIGHT
            or before.text in word_set("function", "definite")
        )
    )


@cache
def _jointly() -> frozenset[str]:
    return word_set("function", "jointly")


def _is_held(tokens: tuple[Token, ...], at: int) -> bool:
    """举行两国领导人会晤, 举行友好会见: between 举行 and the word stands only whose or what meeting it is."""
    held = word_set("encounters", "hold")
    whose = Use.PRONOUN | Use.STATE | Use.POST | Use.GROUP_HEAD | Use.NUMBER
    for here in range(at - 1, max(at - 5, -1), -1):
        if tokens[here].end != tokens[here + 1].start:
            return False
        if tokens[here].text in held:
            return here < at - 1
        what = here == at - 1 and (tokens[here].uses & Use.NOUN or tokens[here].tag == "a")
        if not what and not tokens[here].uses & whose:
            return False
    return False


def _is_what_takes_place(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word is the subject of 举行 or 结束: 会晤周二在阿斯塔纳结束; not 会见来华进行访问的甲."""
    held = _of_itself()
    if at + 1 < len(tokens) and tokens[at + 1].text.startswith(tuple(word_set("encounters", "comes_to"))):
        return False
    for token in tokens[at + 1 : at + 14]:
        if token.text in held:
            return True
        if token.uses & (PAUSE | Use.PERSON | Use.ORG | Use.CONJUNCTION | Use.WITH | Use.CUE | Use.FRAME_END):
            return False
    return False


@cache
def _of_itself() -> frozenset[str]:
    """What an encounter does, unlike those who attend it: 会晤结束, but 会见出席会议的外长."""
    return word_set("encounters", "held_light") - attending()


def _definite(tokens: tuple[Token, ...], at: int) -> bool:
    words, here = word_set("function", "definite"), at
    if any(token.text in words for token in tokens[max(0, at - 3) : at]):
        return True
    while here and tokens[here - 1].end == tokens[here].start and tokens[here - 1].uses & _IN_NAME:
        here -= 1  # 本次|中美高层会晤
    return bool(here) and tokens[here - 1].text in words


def _comments(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """Whether the clause only comments on a meeting told before: 这是两人首次会面."""
    opens = word_set("encounters", "comments")
    first = next((here for here in range(clause, at) if not tokens[here].uses & Use.CONTINUING), at)
    heads = {"".join(token.text for token in tokens[first:last]) for last in range(first + 1, first + 4)}
    if not heads.isdisjoint(opens):
        return True
    if clause < 3 or tokens[clause - 2].text not in word_set("encounters", "comments_since"):
        return False  # 这是冲突爆发以来，两国外长首次碰面
    return tokens[_clause(tokens, clause - 1, max(0, clause - 24))].text in opens


def _another(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """再次, 下一轮 before it, or in it: 再谈; 还 before the verb of holding: 还举行了会谈."""
    words, besides = word_set("function", "another"), word_set("function", "besides")
    before = tokens[clause:at]
    held = any(one.text in besides and other.uses & Use.LIGHT for one, other in pairwise(before))
    return held or tokens[at].text[0] in words or any(token.text in words for token in before)


def _process(tokens: tuple[Token, ...], clause: int, at: int) -> bool:
    """Whether a word before it makes talks a process: 推动对话, 未来的谈判; not 未来一周会与俄方会谈."""
    words = word_set("encounters", "process_before")
    near = range(max(clause, at - 9), at)
    return any(tokens[here].text in words and not _how_soon(tokens, here + 1) for here in near)


def _how_soon(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a span of time begins at a token: 未来|48小时, 未来|两周内."""
    units = tuple(word_set("times", "durations", "units"))
    behind = takewhile(lambda token: token.tag in {"m", "n", ""}, tokens[at : at + 2])
    return any(token.text.removesuffix("内").endswith(units) for token in behind)


@cache
def _rounds() -> re.Pattern[str]:
    which, counted = (branches("encounters", "rounds", key) for key in ("ordinals", "classifiers"))
    return re.compile(rf"(?:第[零一二三四五六七八九十百\d]+|{which})(?:{counted})(?=[^，。；：！？“”、]*$)")


def _round(analysis: Analysis, at: int) -> str | None:
    """第三轮, 首轮, 新一轮 within the noun phrase before the word."""
    start = analysis.tokens[at].start
    found = _rounds().search(analysis.folded.text[max(0, start - 14) : start])
    return found[0] if found else None


def compounds(tokens: tuple[Token, ...], found: list[Trigger]) -> list[Trigger]:
    """The encounters that the words of a sentence name.

    第五轮六方会谈第三阶段会议 is one, read at its last word.
    """
    joined: list[Trigger] = []
    for trigger in found:
        before = joined[-1] if joined else None
        if before is not None and _one_noun(tokens, before, trigger):
            joined[-1] = replace(
                trigger,
                kind=min(before.kind, trigger.kind, key=_particular),
                verb=False,
                round=before.round or trigger.round,
                definite=before.definite,
            )
        else:
            joined.append(trigger)
    return joined


def _particular(kind: MeetingKind) -> tuple[bool, int]:
    """Where a kind stands among those that one noun may name; 会议 says least."""
    return kind is MeetingKind.CONFERENCE, list(MeetingKind).index(kind)


def _one_noun(tokens: tuple[Token, ...], before: Trigger, trigger: Trigger) -> bool:
    if before.verb or trigger.verb or MeetingKind.VISIT in (before.kind, trigger.kind):
        return False
    stretch = tokens[before.at : trigger.at + 1]
    if len(stretch) > 6 or any(left.end != right.start for left, right in pairwise(stretch)):
        return False
    parts = Use.LIGHT | Use.FRAME_END | Use.CONJUNCTION | Use.CUE | PAUSE
    if tokens[before.at + 1].uses & Use.LIST and any(token.uses & Use.STATE for token in stretch):
        return False  # 中俄磋商、中法对话
    ends = word_set("function", "meanwhile") | {"的"}
    return not any(token.uses & parts or token.text in ends for token in stretch[1:-1])


def same_phrase(tokens: tuple[Token, ...], before: Trigger | None, trigger: Trigger) -> bool:
    """Whether an encounter word only goes on with the one before it.

    会晤并举行会谈 with no party between are one; 访问期间会谈 and 会谈前会面 are two.
    """
    if before is None or trigger.at - before.at > 5:
        return False
    named = PAUSE | Use.PERSON | Use.STATE | Use.ORG | Use.PRONOUN | Use.FRAME_END
    if any(token.uses & named for token in tokens[before.at + 1 : trigger.at]):
        return False
    kinds = (before.kind, trigger.kind)
    return MeetingKind.VISIT not in kinds and (before.kind in REMOTE) == (trigger.kind in REMOTE)


def only_spoken_about(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing is told of the encounter itself: 会谈日期, 峰会议程."""
    last = at
    told = at > 0 and tokens[at - 1].uses & Use.CUE
    while told and last + 1 < len(tokens) and tokens[last + 1].uses & (Use.STATE | Use.PLACE):
        last += 1  # 未透露访问|中国|的确切日期
    of = last + 1 < len(tokens) and tokens[last + 1].text == "的"
    here = last + 2 if of else at + 1
    here += here + 1 < len(tokens) and tokens[here].tag in {"a", "b"}  # 会晤|重要|共识
    if here >= len(tokens) or tokens[here].start != tokens[here - 1].end:
        return False
    return tokens[here].text in word_set("encounters", "aspects")
