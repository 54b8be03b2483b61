"""The tokens around an encounter word → who meets whom there.

Participants stand before the word as a list (美国国务卿A、顾问B与俄外长C举行会谈), behind it as its
object (会见B), inside it (美俄峰会, 访华) or in the discourse (双方, 两人, 他). What a preposition
other than 与 governs, what a 就…议题 frame or a 在没有…参与下 frame holds, and the sender inside a
title are none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, vocabulary, word_set
from graph.extraction.asides import asides, compound_start, inside_phrase
from graph.extraction.collectives import collective, factions, heads, opens_collective
from graph.extraction.journeys import invited, travellers, visited, visitor
from graph.extraction.phrases import on_phone, only_begins
from graph.extraction.private import private_state
from graph.extraction.subjects import passives
from graph.model import MeetingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.triggers import Trigger


# Kinds of meetings that a body of states has, and what joins a body to a party beside it.
_SITTINGS = frozenset({MeetingKind.CONFERENCE, MeetingKind.SUMMIT, MeetingKind.VIDEO_CALL})
_JOINS = frozenset("-—－·、")
# How many tokens back a delegation is still the one spoken of.
_FAR = 240
# How many tokens a name in Latin letters has with its brackets.
_LETTERS = 8
# In how many tokens behind an encounter its frame closes: 访问莫斯科|后.
_CLOSES = 5


@dataclass(slots=True)
class Parties:
    """Who takes part, in the order named.

    Attributes:
        actors: id to the token it was read at.
        hosts: the visited or receiving party, marked in the text's own frame.
        objects: those of the actors behind a transitive verb or 与, for 分别.
        stand_in: the parties come from 双方, 两人 or a pronoun.
        strangers: others that no name tells take part too: 与7名欧洲领导人.
        body: whose sitting it is: 东盟 of 东盟外长会议, which its members then take part in.
        spoken_of: whoever acts in its clause only speaks of it: 双方讨论了11日举行的会议.
    """

    actors: dict[str, int] = field(default_factory=dict)
    hosts: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    stand_in: bool = False
    strangers: bool = False
    body: str | None = None
    spoken_of: bool = False

    def add(self, id_: str, at: int) -> None:
        """Note a participant once."""
        self.actors.setdefault(id_, at)


def parties(
    analysis: Analysis, cast: Cast, discourse: Discourse, trigger: Trigger, first: int, last: int
) -> Parties:
    """The participants of the encounter at ``trigger`` within tokens ``first`` to ``last``."""
    tokens = analysis.tokens
    first = _inside_frame(tokens, cast, trigger.at, first)
    skipped = asides(analysis, cast, first, trigger.at, given=trigger.kind is MeetingKind.PHONE_CALL)
    start = trigger.at
    while True:
        start = _clause_before(tokens, start, first)
        found = Parties()
        _named_before(analysis, cast, discourse, trigger, range(start, trigger.at), skipped, found)
        for met in _objects_behind(tokens, trigger, last):
            for id_, at in _objects(analysis, cast, discourse, met.start, met.stop, found):
                found.add(id_, at)
                found.objects.append(id_)
        _received_by(analysis, cast, trigger, start, found)
        sides = {cast.side(id_) for id_ in found.actors} - {None}
        enough = 0 if trigger.kind is MeetingKind.VISIT else 1  # whoever is visited stands behind
        whole = len(sides) > enough or start == first
        if whole or _receives_the_guest(analysis, cast, trigger, start, found):
            break
    found.body = _convener(tokens, cast, trigger)
    if tokens[trigger.at].text in word_set("encounters", "entertains") and found.objects:
        found.hosts = [id_ for id_ in found.actors if id_ not in found.objects]
    if trigger.kind is MeetingKind.VISIT:
        invited(analysis, cast, trigger.at, first, found)
        visited(analysis, cast, trigger, first, last, found)
        visitor(analysis, cast, trigger.at, last, found)
        travellers(cast, found)
        found.objects = [id_ for id_ in found.objects if id_ in found.actors]
    return found


def _inside_frame(tokens: tuple[Token, ...], cast: Cast, at: int, first: int) -> int:
    """他希望在|威特科夫访问莫斯科后与甲会晤: behind 在, where what 后 closes has its own subject."""
    behind = takewhile(lambda token: not token.uses & PAUSE, tokens[at + 1 : at + _CLOSES])
    if not any(token.uses & Use.FRAME_END for token in behind):
        return first
    clause = takewhile(lambda here: not tokens[here].uses & PAUSE, range(at - 1, first - 1, -1))
    opens = word_set("encounters", "clause_opens")
    opened = next((here for here in clause if tokens[here].text in opens), first)
    heads = (end for end in range(opened + 1, at) if cast.is_person(cast.at.get(end, "")))
    own = next(heads, None)
    return opened + 1 if own is not None and cast.phrase.get(own, own) == opened + 1 else first


def _receives_the_guest(
    analysis: Analysis, cast: Cast, trigger: Trigger, start: int, found: Parties
) -> bool:
    """王毅同阮富仲会谈，李强总理会见: whether those who act leave out whom the clause before met."""
    tokens = analysis.tokens
    receives = trigger.verb and tokens[trigger.at].text in word_set("encounters", "receives")
    if not receives or found.objects or not any(map(cast.is_person, found.actors)):
        return False
    before = range(start - 2, max(_clause_before(tokens, start, 0) - 1, -1), -1)
    return any(tokens[at].uses & Use.MEET_VERB for at in before)


def _convener(tokens: tuple[Token, ...], cast: Cast, trigger: Trigger) -> str | None:
    """The one body whose name begins the name of a sitting: 东盟领导人特别峰会; not 中国-东盟外长会议."""
    if trigger.kind not in _SITTINGS:
        return None
    inside = Use.NOUN | Use.NUMBER | Use.POST | Use.MODIFIER | Use.MEET_NOUN
    for at in range(trigger.at - 1, max(trigger.at - 8, -1), -1):
        if tokens[at].end != tokens[at + 1].start:
            return None
        if tokens[at].uses & (Use.STATE | Use.ORG):
            alone = (
                not at
                or tokens[at - 1].end != tokens[at].start
                or not (tokens[at - 1].text in _JOINS or tokens[at - 1].uses & (Use.WITH | Use.CONJUNCTION))
            )
            body = cast.at.get(at, "")
            return body if alone and body.startswith("org:") else None
        if not (tokens[at].uses & inside or tokens[at].tag in {"b", "vn", "m", "q", "t", "x", "n"}):
            return None
    return None


def _objects_behind(tokens: tuple[Token, ...], trigger: Trigger, last: int) -> tuple[range, ...]:
    """Where an encounter word has behind it whom one meets: 会见|甲, 打电话给|甲, 在电话中与|甲|讨论."""
    at = trigger.at
    if trigger.kind is MeetingKind.PHONE_CALL and at + 1 < last and tokens[at + 1].text == "给":
        return (range(at + 2, last),)
    if on_phone(tokens, at):
        verb = next((here for here in range(at + 3, last) if tokens[here].uses & Use.VERB), last)
        return (range(at + 3, verb),)
    transitive = trigger.verb and tokens[at].text in word_set("encounters", "transitive")
    return (range(at + 1, last),) if transitive else ()


def _received_by(analysis: Analysis, cast: Cast, trigger: Trigger, start: int, found: Parties) -> None:
    """获马克龙接见, 受到普京会见: whom the passive names receives."""
    tokens = analysis.tokens
    if tokens[trigger.at].text not in word_set("encounters", "receives"):
        return
    marks = (at for at in range(trigger.at - 1, start - 1, -1) if tokens[at].text in passives())
    mark = next(marks, None)
    for at in range(mark + 1, trigger.at) if mark is not None else ():
        if at in cast.at and not inside_phrase(analysis, cast, at):
            found.add(cast.at[at], at)
            found.objects.append(cast.at[at])


def _ids(
    analysis: Analysis, cast: Cast, discourse: Discourse, at: int, found: Parties, met: tuple[str, ...] = ()
) -> Iterator[str]:
    """Whom a token names; ``met`` are those who meet him, so he is none of them."""
    token = analysis.tokens[at]
    if token.text in factions() and (group := collective(analysis, cast, at, 0)) is not None:
        yield group
    elif at in cast.plural:
        yield from cast.plural[at]
    elif at in cast.at:
        if at + 1 in cast.plural and analysis.tokens[at + 1].text in vocabulary().data["function"]["pairs"]:
            return  # 塞浦路斯|两族
        if not opens_collective(analysis.tokens, at) and _takes_part(analysis, cast, at):
            yield cast.at[at]
    elif _stands_behind_with(analysis.tokens, at):
        yield from discourse.resolve("他", at, _compatriots(cast, met))
    elif token.uses & Use.PRONOUN and not (_sums_up(analysis.tokens, at) or only_begins(analysis.tokens, at)):
        he = token.text in word_set("function", "pronouns", "he")
        ids = discourse.resolve(token.text, at, _compatriots(cast, met) if he else met)
        several = token.text not in word_set("function", "pronouns", "he")
        found.stand_in = found.stand_in or (bool(ids) and several)
        yield from ids
        if not ids and (group := collective(analysis, cast, at, 0)) is not None:
            yield group
    elif token.text in heads() and (group := collective(analysis, cast, at, 0)) is not None:
        yield group


def _stands_behind_with(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 其 is somebody met, and no owner: 与其会谈, not 与其代表会谈."""
    if tokens[at].text not in word_set("function", "he_behind_with") or not at or at + 1 == len(tokens):
        return False
    owned = Use.NOUN | Use.POST | Use.GROUP_HEAD | Use.PERSON | Use.DEPARTMENT
    met = tokens[at + 1].uses & (Use.MEET_VERB | Use.LIGHT) or not tokens[at + 1].uses & owned
    return bool(tokens[at - 1].uses & Use.WITH and met)


def _compatriots(cast: Cast, met: tuple[str, ...]) -> tuple[str, ...]:
    """Those who meet him with all of their states, none of whom he is: 习近平同他会谈，李强也将会见他."""
    sides = {cast.side(id_) for id_ in met} - {None}
    return (*met, *(id_ for id_ in cast.drafts if id_ not in met and sides and cast.side(id_) in sides))


def _takes_part(analysis: Analysis, cast: Cast, at: int) -> bool:
    """Whether the actor at a token acts itself, and as a party to meetings of states."""
    if inside_phrase(analysis, cast, at) or owns(analysis, at) or _backs(analysis.tokens, at):
        return False
    return cast.is_person(cast.at[at]) or not private_state(analysis.tokens, at)


def _unnamed(analysis: Analysis, cast: Cast, at: int) -> bool:
    """Whether several without a name end at a token: 7名欧洲领袖, 多位部长."""
    tokens = analysis.tokens
    if not tokens[at].uses & (Use.GROUP_HEAD | Use.POST) or at in cast.at or at in cast.plural:
        return False
    counted = Use.NUMBER | Use.DETERMINER
    return any(token.uses & counted for token in tokens[max(0, at - 4) : at])


def owns(analysis: Analysis, at: int) -> bool:
    """Whether somebody only owns who takes part: 谢里夫的顾问阿齐兹, 特朗普（Donald Trump）的女婿."""
    tokens = analysis.tokens
    if at + 2 >= len(tokens) or not tokens[at].uses & (Use.PERSON | Use.POST):
        return False
    last = at + bool(tokens[at + 1].uses & Use.POST)  # 特朗普总统的特使
    if tokens[last + 1].text == "（":
        letters = range(last + 2, min(last + _LETTERS, len(tokens) - 2))
        last = next((here for here in letters if tokens[here].text == "）"), last)
    if last + 2 >= len(tokens) or tokens[last + 1].text != "的":
        return _owns_next(tokens, at)
    for token in tokens[last + 2 : last + 9]:
        if token.uses & (Use.POST | Use.PERSON) or token.text in word_set("titles", "relatives"):
            return True
        if token.uses & (PAUSE | Use.WITH | ENCOUNTER):
            return False
    return False


def _backs(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether somebody only does something to whom is named behind.

    卢旺达支持的反抗军, 特朗普最新任命的特使; not 美国参加的会谈.
    """
    verb = at + 1
    while verb + 1 < len(tokens) and tokens[verb].text in word_set("encounters", "lately"):
        verb += 1
    if verb + 1 >= len(tokens) or tokens[verb + 1].text != "的":
        return False
    backs = tokens[at].uses & (Use.STATE | Use.ORG) and tokens[verb].text in word_set("encounters", "backs")
    return bool(backs) or tokens[verb].text in word_set("encounters", "appoints")


def _owns_next(tokens: tuple[Token, ...], at: int) -> bool:
    """普京助理乌沙科夫, 特朗普女婿库什纳: the one named behind takes part."""
    relatives = word_set("titles", "relatives")
    for here in range(at + 1, min(at + 6, len(tokens))):
        token = tokens[here]
        if token.start != tokens[here - 1].end:
            return False
        if token.uses & Use.PERSON:
            return here > at + 1
        if not (token.uses & (Use.POST | Use.DEPARTMENT | Use.MODIFIER) or token.text in relatives):
            return False
    return False


def _sums_up(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 三国 only sums up the states named right before it: 英、法、德三国."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        tokens[at].text in word_set("function", "counted_sides")
        and after is not None
        and after.uses & Use.MEET_NOUN
    ):
        return True  # 三方峰会
    before = at - 1 if at and not tokens[at - 1].uses & Use.OPEN else at - 2  # 日美澳印“四国机制”
    close = before >= 0 and tokens[before + 1].start == tokens[before].end
    return close and bool(tokens[before].uses & Use.STATE)


def _names_a_matter(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """Whether a state only helps to name a matter: 俄乌战争, 美俄关系, 巴以冲突."""
    if not tokens[at].uses & (Use.STATE | Use.ORG):
        return False
    here = at + 1
    while (
        here < limit
        and tokens[here].uses & (Use.STATE | Use.ORG)
        and tokens[here].start == tokens[here - 1].end
    ):
        here += 1
    return here < limit and tokens[here].start == tokens[here - 1].end and tokens[here].text in _matters()


@cache
def _matters() -> frozenset[str]:
    return word_set("encounters", "matters")


def _objects(
    analysis: Analysis, cast: Cast, discourse: Discourse, first: int, last: int, found: Parties
) -> Iterator[tuple[str, int]]:
    """The list behind a transitive verb: 会见了A、B和C; of 会见来华出席峰会的A, A."""
    first = _behind_second_verb(analysis.tokens, first, last)
    for at in range(_behind_relative(analysis, cast, first, last), last):
        token = analysis.tokens[at]
        ids = list(_ids(analysis, cast, discourse, at, found)) or _delegation(analysis, cast, at)
        if ids:
            yield from ((id_, at) for id_ in ids)
            continue
        if token.text == "被":
            continue  # 会见被软禁的总统
        if (
            token.uses & Use.MEET_VERB
            and analysis.tokens[at + 1 : at + 2]
            and analysis.tokens[at + 1].text == "的"
        ):
            continue  # 会晤到访的X
        if (
            token.uses & (PAUSE | Use.MEET_VERB | Use.CUE | Use.TIME | Use.OBLIQUE)
            or (token.uses & Use.WITH and not _joins_objects(analysis, cast, at, last))
            or token.text == "时"
        ):
            return


def _behind_second_verb(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Behind a second verb that shares the object: 会见并宴请了|甲; else ``first``."""
    here = first + (first < last and tokens[first].text in word_set("function", "aspect"))
    if here >= last or tokens[here].text not in word_set("function", "verb_coordinators"):
        return first
    here += 1
    verbs = here
    while here < last and tokens[here].uses & (Use.MEET_VERB | Use.LIGHT | Use.VERB):
        here += 1
    if here == verbs or here >= last or tokens[here].uses & (PAUSE | Use.WITH):
        return first
    return here + (tokens[here].text in word_set("function", "aspect"))


def _delegation(analysis: Analysis, cast: Cast, at: int) -> list[str]:
    """Whose delegation is met where only the word is told: the one named before, 胡塞武装代表团."""
    tokens, words = analysis.tokens, word_set("encounters", "delegations")
    if tokens[at].text not in words or at - 1 in cast.at or tokens[at - 1].uses & (Use.PRONOUN | Use.NOUN):
        return []
    for here in range(at - 1, max(at - _FAR, 0), -1):
        if tokens[here].text in words and here - 1 in cast.at and not cast.is_person(cast.at[here - 1]):
            return [cast.at[here - 1]]
    return []


def _behind_relative(analysis: Analysis, cast: Cast, first: int, last: int) -> int:
    """Behind the 的 of a clause that tells what the first one met attends or when he came; else ``first``."""
    tokens, attends = analysis.tokens, word_set("encounters", "accompany")
    attending = first < last and bool(tokens[first].uses & Use.TIME)  # 会见当天抵达的甲
    for at in range(first, last):
        if tokens[at].uses & PAUSE or cast.is_person(cast.at.get(at, "")):
            return first
        if tokens[at].text == "的" and attending:
            return at + 1
        attending = attending or tokens[at].text in attends
    return first


def _joins_objects(analysis: Analysis, cast: Cast, at: int, last: int) -> bool:
    """Whether 与 only joins two that are met: 会见甲与乙; not 会见甲，与乙会谈."""
    tokens = analysis.tokens
    encounters = ENCOUNTER | Use.LIGHT
    return at - 1 in cast.at and not any(token.uses & encounters for token in tokens[at + 1 : last])


def _clause_before(tokens: tuple[Token, ...], start: int, first: int) -> int:
    """The first token of the clause before ``start``, its pause stepped over.

    Brackets count as part of a clause.
    """
    here = start
    while here > first and tokens[here - 1].uses & PAUSE:
        here -= 1
    while here > first and not tokens[here - 1].uses & PAUSE:
        here -= 1
    return here


def _named_before(
    analysis: Analysis,
    cast: Cast,
    discourse: Discourse,
    trigger: Trigger,
    span: range,
    skipped: set[int],
    found: Parties,
) -> None:
    """The actors that stand before the encounter word; those behind 与 are its objects."""
    compound = compound_start(analysis.tokens, span.start, trigger.at)
    after_with = False
    tokens, joins = analysis.tokens, word_set("encounters", "distribute") | word_set("function", "jointly")
    for at in span:
        if at in skipped or (at < compound and _names_a_matter(tokens, at, trigger.at)):
            continue
        if tokens[at].text in word_set("encounters", "speaks_of") and _describes(tokens, at, trigger.at):
            found.actors, found.objects, after_with = {}, [], False
            found.spoken_of = True
        if tokens[at].text in joins and _others_follow(tokens, at, trigger):
            after_with, found.objects = False, []  # 甲与乙分别同丙、丁会谈, 甲与乙一同会见丙
        if tokens[at].uses & Use.WITH:
            if after_with and tokens[at].text == "同":
                found.objects = []  # 甲与乙同丙会谈: 与 only joined
            after_with = True
        found.strangers = found.strangers or (after_with and _unnamed(analysis, cast, at))
        met = tuple(id_ for id_ in found.actors if id_ not in found.objects) if after_with else ()
        for id_ in _ids(analysis, cast, discourse, at, found, met):
            found.add(id_, at)
            if after_with:
                found.objects.append(id_)


def _describes(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """双方讨论了11日举行的|会议, 甲提及乙访问…: whoever only speaks of it is no participant."""
    return any(token.text == "的" or token.uses & Use.PERSON for token in tokens[at + 1 : limit])


def _others_follow(tokens: tuple[Token, ...], at: int, trigger: Trigger) -> bool:
    """Whether 分别 stands before those whom all meet, and not behind them: 甲同乙和丙分别通话."""
    if trigger.verb and tokens[trigger.at].text in word_set("encounters", "transitive"):
        return True
    return any(token.uses & Use.WITH for token in tokens[at + 1 : trigger.at])
