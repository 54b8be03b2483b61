"""A mention → the meeting told before that it can be, or whether it makes a new one.

Two mentions are one meeting where nothing in them disagrees: kind, date, place, round, parties and
status. The idea of event coreference by argument compatibility is that of Bejan and Harabagiu
(2010), here with hard constraints.

    美俄18日在利雅得会谈。… 此次会谈      one: definite
    美俄18日会谈。… 美俄将于25日会谈      two: other dates
    王毅会见鲁比奥。… 王毅会见拉夫罗夫    two: other parties
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.times import Edge
from graph.analysis.vocabulary import Use, word_set
from graph.extraction.dating import is_ahead, whole
from graph.extraction.drafts import DISCRETE, FATES, REMOTE, TAKES_PLACE, Draft, Mention, sits_alone
from graph.extraction.kinds import heads_meet
from graph.extraction.modality import held_over
from graph.extraction.places import sort_of
from graph.extraction.triggers import lasted
from graph.model import MeetingKind, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.times import When
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.triggers import Trigger
    from graph.model import Place

# What a mention lacks that shows one party only.
ONE_SIDED = "no second side"

_FORMAL = frozenset({MeetingKind.TALKS, MeetingKind.CONFERENCE, MeetingKind.SUMMIT, MeetingKind.MEETING})
# How many tokens before a noun for talks the verb of holding and its 了 stand: 进行了一次约10分钟的单独|磋商.
_HOLDS = 10
_SCREENED = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE})
_FINENESS = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.UNKNOWN)


def match(newest: Iterable[Draft], cast: Cast, mention: Mention, *, apart: bool) -> Draft | None:
    """The first of the drafts that a mention can be, or None; ``apart`` asks for the very same parties."""
    return next((draft for draft in newest if _fits(draft, cast, mention, apart=apart)), None)


def _fits(draft: Draft, cast: Cast, mention: Mention, *, apart: bool) -> bool:
    trigger = mention.trigger
    if draft.kind in REMOTE and mention.place is not None:
        return False
    if mention.who.strangers and not trigger.definite:
        return False
    if not kinds_agree(draft, mention.kind) or not dates_agree(draft.when, mention.when):
        return False
    if not _parties_agree(draft, cast, mention) or not _same_host(draft, mention):
        return False
    if apart and not mention.pair and set(mention.sides) != _sides(draft, cast):
        return False
    agree = statuses_agree(draft, mention.status, mention.when, trigger)
    if not (agree or _is_discussed(draft, cast, mention)) or _comes_after(draft, cast, mention):
        return False
    if mention.kind is MeetingKind.SUMMIT and _of_others_than_heads(draft, cast):
        return False
    if draft.kind is MeetingKind.SUMMIT and _goes_on_for_months(cast, mention):
        return False
    if not trigger.definite and not places_agree(draft.place, mention.place):
        return False
    if _of_the_past(draft, cast, mention):
        return False
    if trigger.round and draft.rounds and _plain(trigger.round) != _plain(draft.rounds):
        return False
    return not _another(draft, mention)


def _is_discussed(draft: Draft, cast: Cast, mention: Mention) -> bool:
    """会谈前她说，她将与普京讨论停火: what is to be discussed at the meeting of the two told of."""
    word = cast.analysis.tokens[mention.trigger.at].text
    if word not in word_set("encounters", "discusses") or mention.status is not Status.PLANNED:
        return False
    bare = mention.when is None and mention.place is None
    return bare and mention.who.actors.keys() <= draft.people.keys()


def _comes_after(draft: Draft, cast: Cast, mention: Mention) -> bool:
    """中日举行对话。王毅其后会见安倍晋三: whom one met afterwards was not at the meeting before."""
    tokens, at = cast.analysis.tokens, mention.trigger.at
    then = word_set("function", "afterwards")
    if not mention.trigger.verb or not any(token.text in then for token in tokens[max(0, at - 3) : at]):
        return False
    met = mention.who.actors
    return all(map(cast.is_person, met)) and not met.keys() <= draft.people.keys()


def _of_others_than_heads(draft: Draft, cast: Cast) -> bool:
    """Whether a meeting told so far has persons of two sides, and no heads of state or government."""
    sides = {cast.side(id_) for id_ in draft.people if cast.is_person(id_)} - {None}
    return draft.kind is not MeetingKind.SUMMIT and len(sides) > 1 and not heads_meet(cast, draft.people)


def _goes_on_for_months(cast: Cast, mention: Mention) -> bool:
    """Whether talks are no particular encounter: 商定展开谈判, which no summit told of is."""
    trigger = mention.trigger
    done = _done(cast.analysis.tokens, trigger.at)  # 谈了三小时
    fixed = done or trigger.definite or trigger.round or mention.when or mention.place
    word = cast.analysis.tokens[trigger.at].text
    return mention.kind is MeetingKind.TALKS and not fixed and word not in word_set("encounters", "single")


def _another(draft: Draft, mention: Mention) -> bool:
    """Whether a mark of another encounter (再次, 下一轮) sets a mention apart from an earlier one."""
    trigger = mention.trigger
    if not trigger.another or trigger.definite or _same_start(draft.when, mention.when):
        return False
    planned = mention.status is draft.status is Status.PLANNED
    if planned and mention.when is None and _of_the_same(draft, mention):
        return False  # 下次将由甲访问: told again
    return draft.first < trigger.at and (mention.when is not None or mention.status is not None)


def _plain(round_: str) -> str:
    """首次 and 第1次 as 第一次."""
    return round_.replace("首", "第一").replace("第1次", "第一次").replace("第1轮", "第一轮")


def _of_the_past(draft: Draft, cast: Cast, mention: Mention) -> bool:
    """将会见甲。…两人去年曾会谈: whether a mention has a day that is over, and a meeting to come has none."""
    to_come = draft.status in (Status.PLANNED, Status.PROPOSED) and draft.when is None
    published = cast.analysis.folded.article.published
    return to_come and mention.when is not None and is_ahead(mention.when, published) is False


def _of_the_same(draft: Draft, mention: Mention) -> bool:
    """Whether a mention names nobody but those of the meeting."""
    who = mention.who.actors.keys()
    return draft.when is None and bool(who) and who <= draft.people.keys()


def _same_start(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.start == other.start


def _sides(draft: Draft, cast: Cast) -> set[str]:
    return {side for id_ in draft.people if (side := cast.side(id_)) is not None}


def kinds_agree(draft: Draft, kind: MeetingKind) -> bool:
    """Whether a meeting can be told of by a word of that kind.

    A visit only by a visit, a call by a call or 会谈, a 视频峰会 by 峰会 too.
    """
    if (draft.kind in REMOTE) != (kind in REMOTE):
        on_screen = draft.kind is MeetingKind.VIDEO_CALL and kind in _SCREENED
        return on_screen or (kind is MeetingKind.TALKS and draft.kind in REMOTE)
    return (draft.kind is MeetingKind.VISIT) == (kind is MeetingKind.VISIT)


def _same_host(draft: Draft, mention: Mention) -> bool:
    """Whether two visits go to the same party."""
    hosts = {id_ for id_, role in draft.roles.items() if role == "host"}
    return not hosts or not mention.who.hosts or bool(hosts & set(mention.who.hosts))


def _parties_agree(draft: Draft, cast: Cast, mention: Mention) -> bool:
    """Whether the sides are the same or fewer, and no side is stood for by somebody else."""
    sides = mention.sides
    if mention.pair:
        return mention.pair == {id_ for id_ in draft.people if cast.is_person(id_)}
    if len(sides) < 2:
        return bool(sides) and set(sides) == _sides(draft, cast) and sits_alone(sides[0], draft.kind)
    known = _sides(draft, cast)
    wider = known <= set(sides) and len(known) < 2 and _takes_parties(draft, cast, mention)
    wider = wider or (known <= set(sides) and _is_its_ceremony(draft, mention))
    if not (set(sides) <= known or wider) or _aside_of_many(draft, cast, mention):
        return False
    for side in sides:
        mine = _persons_of(side, cast, mention.who.actors)
        theirs = _persons_of(side, cast, draft.people)
        if mine and theirs and not mine & theirs:
            return False
    return True


def _is_its_ceremony(draft: Draft, mention: Mention) -> bool:
    """甲与乙签署协议，丙出席签字仪式: a third one only comes to what the two sign."""
    return draft.kind is mention.kind is MeetingKind.SIGNING and not mention.trigger.verb


def _aside_of_many(draft: Draft, cast: Cast, mention: Mention) -> bool:
    """Whether two of those who meet are told to meet each other: 开幕后甲与乙会谈, at talks of three."""
    if not mention.who.objects or mention.who.stand_in or mention.trigger.definite:
        return False
    table = {cast.side(id_) for id_ in draft.people if id_ not in draft.roles} - {None}
    persons = all(_persons_of(side, cast, mention.who.actors) for side in mention.sides)
    return persons and len(mention.sides) == 2 and len(table) > 2


def _takes_parties(draft: Draft, cast: Cast, mention: Mention) -> bool:
    """Whether a meeting told without parties can be one of two: not the forum where they met."""
    if draft.kind not in (MeetingKind.CONFERENCE, MeetingKind.SUMMIT) or mention.kind is draft.kind:
        return True
    tokens, at = cast.analysis.tokens, mention.trigger.at
    if mention.trigger.verb and tokens[at].text in word_set("encounters", "transitive"):
        return False
    beside = word_set("encounters", "occasions")
    return not any(token.text in beside for token in tokens[max(mention.sentence.first, at - 12) : at])


def _persons_of(side: str, cast: Cast, ids: Iterable[str]) -> set[str]:
    return {id_ for id_ in ids if cast.is_person(id_) and cast.side(id_) == side}


def statuses_agree(draft: Draft, status: Status | None, when: When | None, trigger: Trigger) -> bool:
    """Whether one meeting can have both statuses: held and planned only on the same day."""
    if status is None or status is draft.status or trigger.definite:
        return True
    if (status in TAKES_PLACE) != (draft.status in TAKES_PLACE):
        ends = when is not None and when.edge is Edge.CLOSES and draft.when is not None
        return (ends and dates_agree(draft.when, when)) or _same_start(when, draft.when)
    return True


def dates_agree(one: When | None, other: When | None) -> bool:
    """Whether two dates can be the same day: equal, one unknown, or one inside the other."""
    if one is None or other is None:
        return True
    if whole(one, other) is not None:
        return True
    first, last = one.start, one.end or one.start
    start, end = other.start, other.end or other.start
    if first.startswith(start) or start.startswith(first):
        return True
    return first <= end and start <= last and not first.startswith("--")


def finer_date(one: When, other: When) -> bool:
    """Whether a date tells more than another: a day after its month."""
    return _FINENESS.index(one.precision) < _FINENESS.index(other.precision)


def joined(known: When | None, told: When) -> When:
    """What two mentions tell of the days of one meeting: from its opening to its close, else the finer."""
    if known is None:
        return told
    return whole(known, told) or (told if finer_date(told, known) or _covers(told, known) else known)


def _covers(told: When, known: When) -> bool:
    """Whether all days of a meeting are told of which one was known: 14日达成协议, 谈判从6月27日历时18天."""
    return known.end is None and told.end is not None and told.start <= known.start <= told.end


def places_agree(one: Place | None, other: Place | None) -> bool:
    """Whether two places can be one: two different cities cannot."""
    if one is None or other is None or one.name == other.name:
        return True
    return not (sort_of(one.name) == "city" and sort_of(other.name) == "city")


def finer_place(one: Place, other: Place) -> bool:
    """Whether a place tells more than another of one country.

    A city after its region, a venue after its city.
    """
    if one.country != other.country or other.venue is not None:
        return False
    if one.name == other.name:
        return one.venue is not None
    return sort_of(one.name) == "city" and sort_of(other.name) != "city"


def lacking(tokens: tuple[Token, ...], mention: Mention, *, known: bool) -> str | None:
    """What a mention lacks to make a new meeting, or None; ``known`` says that another was told before.

    A particular encounter (会晤, 通话) needs two sides and a status or date; a mere process (谈判, 磋商)
    needs a date, a place, a round or a word that it takes place too.
    """
    trigger, kind, status, when = mention.trigger, mention.kind, mention.status, mention.when
    if trigger.definite and not (when or mention.place):
        return "points back to no meeting told"
    anchored = when is not None or mention.place is not None or trigger.round is not None
    wished = status is Status.PROPOSED and _between_persons(mention)
    begun = status in (*TAKES_PLACE, Status.PLANNED) and len(mention.sides) > 1 and _begun(tokens, mention)
    if trigger.process and not (anchored or wished or begun) and kind not in DISCRETE:
        return "a process without date or place"
    if len(mention.sides) < 2 and not mention.pair and not at_gathering(tokens, mention):
        return ONE_SIDED if mention.sides else "no side"
    if kind is MeetingKind.SIGNING and trigger.verb:
        met = when is not None and bool(mention.who.objects)  # 中国18日同巴西签署备忘录
        dated = when or (mention.place is not None and _between_persons(mention)) or None
        parts = {"status": status, "date": dated, "place": mention.place or met or None}
        missing = [name for name, part in parts.items() if part is None]
        return f"a signing without {' and '.join(missing)}" if missing else None
    if kind in DISCRETE:
        told = status is not None or when is not None or (not trigger.verb and kind is MeetingKind.SUMMIT)
        behind = tokens[trigger.at + 1].text if trigger.at + 1 < len(tokens) else ""
        told = told or behind in word_set("function", "localizers", "inside")  # 在与普京的电话中
        return None if told else "no word that it takes place, and no date"
    if status in FATES:
        return None
    if known and attended(tokens, trigger.at):
        return "tells only who was at a meeting told elsewhere"
    whole = begun or _told_whole(tokens, mention)
    if wished or (status is Status.PROPOSED and not trigger.verb and _offered(tokens, trigger.at)):
        return None
    under_way = whole or status is Status.ONGOING or _done(tokens, trigger.at)
    under_way = under_way or held_over(tokens, trigger.at - _HOLDS, trigger.at)
    if trigger.verb and not anchored and not under_way:
        return "a verb of talks without date, place or end"
    if status is None:
        return None if when is not None else "no word that it takes place, and no date"
    return None if anchored or whole or status in TAKES_PLACE else f"{status} without date or place"


def at_gathering(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """普京27日出席俄罗斯—非洲峰会: somebody goes to a gathering of a region, whoever else is there."""
    at = mention.trigger.at
    last = at - (tokens[at - 1].text in word_set("encounters", "counted_posts"))
    regional = last > 0 and tokens[last - 1].text in word_set("encounters", "regions")
    many = mention.kind in _SCREENED and regional and tokens[at].text in word_set("encounters", "gatherings")
    told = mention.status is not None and (mention.when is not None or mention.place is not None)
    goes = attended(tokens, at, last=10)
    return many and told and goes and any(id_.startswith("person:") for id_ in mention.who.actors)


def _begun(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """中美已启动磋商, 俄美同意启动谈判: talks that begin, or are to, and not a process that is wished."""
    starts, settled = word_set("encounters", "starts"), word_set("encounters", "settled")
    first = max(mention.sentence.first, mention.trigger.at - 12)
    before = [token.text for token in tokens[first : mention.trigger.at]]
    start = next((here for here, word in enumerate(before) if word in starts), None)
    return start is not None and not settled.isdisjoint(before[max(0, start - 5) : start])


def _between_persons(mention: Mention) -> bool:
    """Whether somebody is to meet somebody: 普京愿与泽连斯基会谈, not 俄方愿与乌方会谈."""
    who = mention.who
    subjects = who.actors.keys() - set(who.objects)
    return all(
        any(id_.startswith("person:") for id_ in ids) and not any(id_ in who.hosts for id_ in ids)
        for ids in (subjects, who.objects)
    )


def _told_whole(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether somebody 将与 somebody 会谈, or 会谈 without 将: no mere process, as 谈判 and 对话 may be."""
    if mention.who.stand_in or not mention.who.objects:
        return False
    word = tokens[mention.trigger.at].text
    before = tokens[max(0, mention.trigger.at - 4) : mention.trigger.at]
    held = any(token.uses & Use.LIGHT for token in before)
    if mention.status is Status.PROPOSED:
        return held and not mention.trigger.process
    return mention.status is Status.PLANNED or (
        mention.status in TAKES_PLACE and word in word_set("encounters", "single")
    )


def only_attended(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether somebody is only told to have been at a meeting told before: X也出席峰会, X和Y参加会见."""
    trigger = mention.trigger
    bare = mention.when is None and mention.place is None and trigger.round is None
    met = mention.kind in (MeetingKind.SUMMIT, MeetingKind.MEETING)
    return met and bare and attended(tokens, trigger.at, last=1)


def pending(mention: Mention) -> bool:
    """Whether a mention without parties may still become a meeting.

    第五轮会谈13日在北京闭幕, its parties follow.
    """
    formal = mention.kind in _FORMAL and not mention.trigger.verb
    return formal and mention.status is not None and (mention.when is not None or mention.place is not None)


def _offered(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the encounter itself is put forward: 美方提议与伊朗举行会谈."""
    before = tokens[max(0, at - 14) : at]
    offers = word_set("modality", "offers")
    held = any(token.uses & Use.LIGHT for token in before[-6:])
    return held and any(token.text in offers for token in before)


def _done(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 会谈 as a verb is told as over: 会谈了, 会谈后, 会谈近三小时."""
    words = word_set("modality", "done_behind")
    behind = "".join(token.text for token in tokens[at + 1 : at + 5])
    return any(token.text in words for token in tokens[at + 1 : at + 4]) or bool(lasted().match(behind))


def attended(tokens: tuple[Token, ...], at: int, last: int = 4) -> bool:
    """Whether the clause only tells who was at a meeting told elsewhere: 主持和谈, 参加会谈.

    ``last`` is how many tokens before the encounter word may say so.
    """
    words = _attending()
    return any(token.text in words for token in tokens[max(0, at - last) : at])


@cache
def _attending() -> frozenset[str]:
    return (
        word_set("encounters", "accompany")
        | word_set("encounters", "mediate")
        | word_set("encounters", "chairs")
        | word_set("encounters", "assists")
    )
