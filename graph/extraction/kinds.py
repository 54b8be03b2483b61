"""An encounter word and its parties → the kind of the meeting, and whom 首脑 stands for.

普京与特朗普会晤     summit: heads of state or government who 会晤
两国外长会晤         meeting
美俄两国首脑会晤     summit of the two heads whom the article names
美俄会议             talks: two or three sides
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graph.analysis.folding import fold_text
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, word_set
from graph.extraction.drafts import REMOTE, sides_of
from graph.model import ActorKind, MeetingKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.parties import Parties
    from graph.extraction.triggers import Trigger

_FIXED = REMOTE | {MeetingKind.SIGNING, MeetingKind.SUMMIT}


def kind_of(tokens: tuple[Token, ...], cast: Cast, trigger: Trigger, who: Parties) -> MeetingKind:
    """The first kind that fits a mention."""
    if trigger.kind in _FIXED:
        return trigger.kind
    if _by_video(tokens, trigger):
        return MeetingKind.VIDEO_CALL
    talking = trigger.kind in (MeetingKind.TALKS, MeetingKind.MEETING)
    if talking and led(tokens, cast, trigger):
        return MeetingKind.SUMMIT
    of_heads = any(word in tokens[trigger.at].text for word in word_set("encounters", "of_heads"))
    if of_heads and heads_meet(cast, who.actors):
        return MeetingKind.SUMMIT
    few = 2 <= len(sides_of(cast, who)) <= 3 and not _with_many(cast, who) and not _chaired(tokens, trigger)
    if trigger.kind is MeetingKind.CONFERENCE and few and not _of_body(tokens, trigger):
        return MeetingKind.TALKS
    return trigger.kind


def heads_meet(cast: Cast, ids: Iterable[str]) -> bool:
    """Whether heads of state or government of two sides are among the participants."""
    heads = word_set("titles", "heads_of_state")
    sides = {cast.side(id_) for id_ in ids if cast.is_person(id_) and cast.posts(id_) & heads}
    return len(sides - {None}) >= 2


def _of_body(tokens: tuple[Token, ...], trigger: Trigger) -> bool:
    """Whether a standing body meets: 俄罗斯－北约理事会会议."""
    bodies = tuple(word_set("encounters", "standing_bodies"))
    for token in reversed(tokens[max(0, trigger.at - 6) : trigger.at]):
        if token.uses & (PAUSE | Use.WITH | Use.FRAME | Use.LIGHT | Use.CUE):
            return False
        if token.text.endswith(bodies) or (token.uses & Use.ORG and token.ids[0].startswith("org:")):
            return True
    return False


def _with_many(cast: Cast, who: Parties) -> bool:
    """Whether a party is several states, whom nobody need count: 欧洲国家, 非洲国家."""
    regions, nouns = (tuple(word_set("encounters", key)) for key in ("regions", "state_nouns"))
    groups = (id_ for id_ in who.actors if cast.drafts[id_].kind is ActorKind.GROUP)
    names = [fold_text(cast.name(id_)) for id_ in groups]
    return any(name.startswith(regions) and name.endswith(nouns) for name in names)


def _chaired(tokens: tuple[Token, ...], trigger: Trigger) -> bool:
    """Whether the clause tells only who chairs it: 法国与沙特主持两国方案会议, 参加法国召开的部长级会议."""
    chairs = word_set("encounters", "chairs")
    if any(token.text in chairs for token in tokens[max(0, trigger.at - 4) : trigger.at]):
        return True
    before = tokens[max(0, trigger.at - 20) : trigger.at]
    attends = any(token.text in word_set("encounters", "accompany") for token in before)
    return attends and any(one.uses & Use.LIGHT and two.text == "的" for one, two in pairwise(before[-5:]))


def _by_video(tokens: tuple[Token, ...], trigger: Trigger) -> bool:
    """在网上举行第四轮, 以视频方式与甲会晤."""
    if trigger.kind is MeetingKind.VISIT:
        return False
    words = word_set("encounters", "by_video")
    for token in reversed(tokens[max(0, trigger.at - 12) : trigger.at]):
        if token.text in words:
            return True
        if token.uses & (PAUSE | Use.CUE):
            return False
    return False


def led(tokens: tuple[Token, ...], cast: Cast, trigger: Trigger) -> bool:
    """首脑会晤, and 两国领导人…举行会谈, 双方领导人将于下月会谈, 两位首脑会谈, 中日韩领导人会谈."""
    if not trigger.verb and _of_leaders(tokens, trigger):
        return True
    heads = tuple(word_set("encounters", "leader_words"))
    for here in range(trigger.at - 1, max(0, trigger.at - 12) - 1, -1):
        token = tokens[here]
        both = token.uses & Use.PRONOUN or (here > 0 and tokens[here - 1].uses & Use.PRONOUN)
        if token.text.endswith(heads) and (
            both or len(cast.plural.get(here, ())) > 1 or _states_before(tokens, here)
        ):
            return True
        if token.uses & ENCOUNTER or (trigger.verb and token.uses & PAUSE):
            return False
    return False


def _states_before(tokens: tuple[Token, ...], at: int) -> bool:
    """朝美|首脑: whether two states stand right before a token."""
    before = tokens[max(0, at - 2) : at]
    return len(before) > 1 and all(token.uses & Use.STATE for token in before)


def _of_leaders(tokens: tuple[Token, ...], trigger: Trigger) -> bool:
    """Whether the encounter is one of leaders: 首脑会晤, 两国领导人会谈."""
    words, at = word_set("encounters", "of_leaders"), trigger.at
    named = at > 0 and tokens[at - 1].uses & Use.PERSON  # 领导人|金正恩|会见
    first = at if named else max(0, at - 2)
    return any(token.text in words for token in tokens[first : at + 1])


def stand_for_leaders(cast: Cast, who: Parties) -> None:
    """Let the heads of the sides that the article names take part, where no other person of theirs does."""
    for id_ in _leaders(cast, sides_of(cast, who)):
        side = cast.side(id_)
        if not any(cast.side(other) == side and cast.is_person(other) for other in who.actors):
            who.add(id_, who.actors.get(side or "", next(iter(who.actors.values()))))


def _leaders(cast: Cast, sides: list[str]) -> list[str]:
    """The heads of state or government of the sides that the article names."""
    heads, former = word_set("titles", "heads_of_state"), tuple(word_set("titles", "former"))
    found = []
    for side in sides:
        persons = [
            draft
            for draft in cast.drafts.values()
            if draft.kind is ActorKind.PERSON and draft.side == side and draft.posts & heads
            and not (draft.roles and all(fold_text(title).startswith(former) for title, _ in draft.roles))
        ]
        if persons:
            found.append(min(persons, key=lambda draft: (draft.first, draft.id)).id)
    return found
