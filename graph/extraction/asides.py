"""The tokens before an encounter word → those that hold no participants of it.

就乌克兰问题与普京会谈           not 乌克兰: what is talked about
在没有乌克兰参与下会谈           not 乌克兰: absent
在联合国大会期间会晤             not 联合国: an occasion
由阿曼斡旋的谈判                 not 阿曼: mediates
应普京邀请访问莫斯科             not 普京: invites
抵达沙特与俄方会谈               not 沙特: where somebody goes
指示特使与俄方会谈               not whoever sends or asks
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ENCOUNTER, GOVERNS, PAUSE, Use, word_set
from graph.extraction.phrases import circumstance_end
from graph.extraction.places import brought_in

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast

# How many tokens those who invite take up: 应甲国外长A、乙国外长B和丙国外长C邀请.
_INVITING = 60
_ENDS_PHRASE = PAUSE | Use.LIST | ENCOUNTER
# What the compound noun for an encounter is made of.
_MODIFIERS = (
    Use.STATE | Use.ORG | Use.NOUN | Use.NUMBER | Use.POST | Use.MODIFIER | Use.DEPARTMENT | Use.PRONOUN
)


def asides(analysis: Analysis, cast: Cast, first: int, at: int, *, given: bool = False) -> set[int]:
    """The tokens ``first`` to ``at`` that hold no participants.

    Governed phrases, topics, absences, occasions. ``given`` says that 给 brings in the other side: 给X打电话.
    """
    tokens, opens = analysis.tokens, _opens()
    compound = compound_start(tokens, first, at)
    skipped = _occasions(tokens, first, compound, at) | _senders(tokens, cast, first, at)
    here = first
    while here < compound:
        end = _aside_end(tokens, here, at) if tokens[here].text in opens else None
        end = end or circumstance_end(tokens, here, at)
        governs = _governs(tokens[here]) and not _holds_a_clause(tokens, cast, here, at)
        if end is None and governs and not (given and tokens[here].text == "给"):
            end = max(_phrase_end(analysis, cast, here + 1, compound), here + 1)
        skipped.update(range(here, end or here))
        here = end or here + 1
    return skipped


def _senders(tokens: tuple[Token, ...], cast: Cast, first: int, at: int) -> set[int]:
    """The tokens up to a verb of sending or asking that has the one who meets behind it."""
    sends = word_set("encounters", "sends")
    for here in range(at - 2, first, -1):
        if tokens[here].text in sends and _has_another_meet(tokens, cast, here + 1, at):
            return set(range(first, here + 1))
    return set()


def _has_another_meet(tokens: tuple[Token, ...], cast: Cast, first: int, at: int) -> bool:
    """Whether somebody stands behind a verb of sending or arranging before any 与.

    安排10日与普京会面: whoever arranges it meets him.
    """
    pronouns = word_set("function", "pronouns", "sides")
    for here in range(first, at):
        if tokens[here].uses & (Use.WITH | PAUSE) and not tokens[here].uses & Use.LIST:
            return False
        gone_to = tokens[here - 1].text in word_set("encounters", "goes")  # 派代表前往埃塞俄比亚
        if (here in cast.at and not gone_to) or tokens[here].text in pronouns:
            return True
    return False


def _aside_end(tokens: tuple[Token, ...], here: int, at: int) -> int | None:
    """The end of the topic, absence, journey, invitation or mediation that begins at a token, or None."""
    token = tokens[here]
    if token.text in word_set("function", "topic_opens") and token.uses & Use.OBLIQUE:
        return _topic_end(tokens, here + 1, at)
    if token.text in word_set("encounters", "absent_frames", "open"):
        end = _absent_end(tokens, here + 1, at)
        if end is not None:
            return end
    if (
        token.text in word_set("encounters", "goes") and here + 1 < at
        and tokens[here + 1].uses & (Use.STATE | Use.PLACE)
    ):  # fmt: skip
        return here + 2
    if token.text in word_set("encounters", "invited_opens"):
        end = _first_of(tokens, here + 1, min(here + _INVITING, at), word_set("encounters", "invitations"))
        if end is not None:
            return end + 1
    return _first_of(tokens, here + 1, at, _leads()) if token.text == "由" else None


@cache
def _opens() -> frozenset[str]:
    """The words with which an aside of `_aside_end` begins."""
    journeys = word_set("encounters", "goes") | word_set("encounters", "invited_opens") | {"由"}
    return journeys | word_set("function", "topic_opens") | word_set("encounters", "absent_frames", "open")


def _first_of(tokens: tuple[Token, ...], first: int, last: int, words: frozenset[str]) -> int | None:
    return next((here for here in range(first, last) if tokens[here].text in words), None)


def _holds_a_clause(tokens: tuple[Token, ...], cast: Cast, here: int, at: int) -> bool:
    """在普京18日与默茨会谈之前, 至于普京会见默茨: what is governed is a clause, whose subject takes part."""
    if tokens[here].text not in word_set("encounters", "clause_opens"):
        return False
    goes_on = Use.TIME | Use.WITH | Use.FRAME | Use.ADVERB | Use.MEET_VERB
    return any(
        cast.phrase.get(end) == here + 1 and cast.is_person(cast.at[end]) and tokens[end + 1].uses & goes_on
        for end in range(here + 1, min(here + 9, at))
        if end in cast.at
    )


def _governs(token: Token) -> bool:
    """Whether a preposition takes what follows out of the participants."""
    if not token.uses & GOVERNS or token.uses & Use.WITH:
        return False
    return token.text not in _agent_words()


@cache
def _agent_words() -> frozenset[str]:
    return word_set("function", "prepositions", "agent") | word_set("function", "prepositions", "keeping")


def _occasions(tokens: tuple[Token, ...], first: int, at: int, limit: int) -> set[int]:
    """The tokens of 在联合国大会期间: from its preposition, or from the name of the body."""
    words, opens = word_set("encounters", "occasions"), word_set("encounters", "occasion_opens")
    skipped: set[int] = set()
    if limit > first and tokens[limit].text.startswith(tuple(word_set("encounters", "sidelines"))):
        # G20|场边会晤, G20|峰会|场边会晤
        body = limit - 2 if tokens[limit - 1].uses & ENCOUNTER else limit - 1
        if body >= first and tokens[body].uses & Use.ORG:
            skipped.add(body)
    for end in range(first, at):
        if tokens[end].text not in words and not (
            tokens[end].text == "之" and tokens[end + 1].text in word_set("encounters", "chances")
        ):
            continue
        start = end
        while start > first and not tokens[start - 1].uses & (PAUSE | Use.PERSON) and end - start < 12:
            start -= 1
            if tokens[start].uses & Use.FRAME or tokens[start].text in opens:
                break
        else:
            near = range(end - 1, max(first, end - 5) - 1, -1)
            start = next((here for here in near if tokens[here].uses & (Use.ORG | Use.STATE)), end)
        skipped.update(range(start, end + 1))
    return skipped


@cache
def _leads() -> frozenset[str]:
    """Verbs of those who bring a meeting about and are no side of it: 由X斡旋的谈判."""
    return word_set("encounters", "mediate") | word_set("encounters", "leads")


def _absent_end(tokens: tuple[Token, ...], first: int, limit: int) -> int | None:
    closes = word_set("encounters", "absent_frames", "close")
    for here in range(first, min(limit, first + 14)):
        if tokens[here].text in closes:
            return here + 1
        if tokens[here].uses & (Use.COMMA | Use.STOP):
            return None
    return None


def _topic_end(tokens: tuple[Token, ...], first: int, limit: int) -> int:
    """Where 就…议题 ends: at the light verb of the encounter, a comma, or the encounter itself."""
    for here in range(first, limit):
        if tokens[here].uses & (Use.COMMA | Use.STOP) or (
            here > first
            and (
                tokens[here].text in word_set("function", "prepositions", "with")
                or tokens[here].text in _holds()
            )
            and _meets_soon(tokens, here, limit)
        ):
            return here
    return limit


def compound_start(tokens: tuple[Token, ...], first: int, at: int) -> int:
    """The first token of the compound noun that ends in the encounter: 美俄首脑峰会, whatever governs it."""
    here = at
    while (
        here > first
        and tokens[here - 1].end == tokens[here].start
        and (tokens[here - 1].uses & _MODIFIERS or tokens[here - 1].tag in {"b", "vn", "m", "q"})
        and not tokens[here - 1].uses & (Use.PERSON | Use.FRAME | Use.WITH)
    ):
        here -= 1
    return here if any(tokens[number].tag == "short" for number in range(here, at)) else at


def _holds() -> frozenset[str]:
    return word_set("encounters", "hold")


def _meets_soon(tokens: tuple[Token, ...], here: int, limit: int) -> bool:
    """Whether 与 behind a topic introduces the other side (就停火与俄方会谈) and does not join two topics."""
    if tokens[here].text in _holds():
        return True
    ends = word_set("encounters", "topic_ends")
    return not any(token.text in ends for token in tokens[here + 1 : limit])


def _phrase_end(analysis: Analysis, cast: Cast, first: int, limit: int) -> int:
    """The end of the noun phrase a preposition governs.

    Through its list, to the last token of its last member.
    """
    tokens = analysis.tokens
    here = first
    seen = False
    while here < limit:
        token = tokens[here]
        if token.uses & (PAUSE | Use.MEET_VERB | Use.LIGHT | Use.CUE | Use.TIME) or token.uses & Use.WITH:
            break
        if token.uses & Use.FRAME_END and len(token.text) > 1:
            return here + 1
        if here > first and _joins_somebody(tokens, cast, here, limit):
            return here
        if here in cast.at and not inside_phrase(analysis, cast, here):
            seen = True
            following = tokens[here + 1] if here + 1 < limit else None
            if following is None or not (
                following.uses & (Use.LIST | Use.CONJUNCTION | Use.NOUN | Use.FRAME_END | Use.DEPARTMENT)
                or following.text == "的"
            ):
                return here + 1
        here += 1
    return here if seen else min(here, first + 1)


def _joins_somebody(tokens: tuple[Token, ...], cast: Cast, here: int, limit: int) -> bool:
    """Whether the list ends at a place, behind which 和 brings in whom one meets there: 在北京|和法国外长."""
    person = brought_in(tokens, here, limit)
    return person is not None and here - 1 not in cast.at and cast.is_person(cast.at.get(person, ""))


def inside_phrase(analysis: Analysis, cast: Cast, at: int) -> bool:
    """Whether a state or body only stands in somebody's title or before 代表团,
    方面 and the like of another.
    """
    for here in range(at + 1, min(at + 9, len(analysis.tokens))):
        token = analysis.tokens[here]
        if here in cast.at and cast.phrase.get(here, here) <= at:
            return True
        if here in cast.at and (_names_a_body(analysis.tokens, at, here) or _is_home_of(cast, at, here)):
            return True
        if token.uses & _ENDS_PHRASE and not token.uses & (Use.POST | Use.CONJUNCTION):
            return False
    return False


def _is_home_of(cast: Cast, at: int, movement: int) -> bool:
    """阿富汗|塔利班: a state right before a party that acts in it."""
    entry = cast.drafts[cast.at[movement]].entry
    return movement == at + 1 and entry is not None and entry.home == cast.at.get(at, "")


def _names_a_body(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """巴勒斯坦武装组织|哈马斯: a state before the noun for a body that is named behind."""
    if not tokens[at].uses & Use.STATE or not tokens[last].uses & Use.ORG or last < at + 2:
        return False
    plain, tags = Use.NOUN | Use.GROUP_HEAD | Use.MODIFIER | Use.BODY | Use.VERB, {"n", "v", "b", "a", ""}
    return all(
        token.end == tokens[here + 1].start and not token.uses & ~plain and token.tag[:1] in tags
        for here, token in enumerate(tokens[at + 1 : last], at + 1)
    )
