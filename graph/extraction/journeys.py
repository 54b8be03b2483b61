"""A visit and its clause → who travels and who receives.

普京访问北京                     普京 travels, 中国 receives
习近平邀请普京访问               the guest travels, the inviting side receives
访华, 赴美                       the state stands inside the word
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.gazetteer import gazetteer
from graph.analysis.vocabulary import Use, vocabulary, word_set
from graph.model import ActorKind

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.extraction.parties import Parties
    from graph.extraction.triggers import Trigger

# How many tokens before a visit those visited may be summed up: 对上述国家和组织进行正式|访问.
_SUMMED = 8
_TITLE = Use.STATE | Use.POST | Use.DEPARTMENT | Use.MODIFIER | Use.ORG | Use.PLACE


def invited(analysis: Analysis, cast: Cast, at: int, first: int, found: Parties) -> None:
    """A邀请B访问: B travels, and A's party receives."""
    tokens, opens = analysis.tokens, word_set("encounters", "invited_opens")
    invites = word_set("encounters", "invites_formally")
    verb = next((here for here in range(at - 1, first - 1, -1) if tokens[here].text in invites), None)
    if verb is None or any(token.text in opens for token in tokens[max(first, verb - 12) : verb]):
        return  # 莫迪应马克龙邀请访问
    guests = {id_: place for id_, place in found.actors.items() if place > verb}
    hosts = [side for id_ in found.actors if id_ not in guests and (side := cast.side(id_)) is not None]
    if guests and hosts:
        found.actors = {**guests, hosts[0]: verb}
        found.hosts.append(hosts[0])
        cast.imply(hosts[0])


def travellers(cast: Cast, found: Parties) -> None:
    """Whoever travels is a person where one is named; the other states around are not on the journey."""
    persons = {id_ for id_ in found.actors if cast.drafts[id_].kind is ActorKind.PERSON}
    if persons:
        found.actors = {id_: at for id_, at in found.actors.items() if id_ in persons or id_ in found.hosts}


def visited(analysis: Analysis, cast: Cast, trigger: Trigger, first: int, last: int, found: Parties) -> None:
    """The state visited: 访问X, 对X进行访问, 访华, 抵达X访问."""
    tokens = analysis.tokens
    word = tokens[trigger.at].text
    states = _short_states()
    if len(word) >= 2 and word[1] in states and word[0] in word_set("encounters", "visit_heads"):
        cast.imply(states[word[1]])
        found.add(states[word[1]], trigger.at)
        found.hosts.append(states[word[1]])
    for state, at in visited_states(analysis, cast, trigger.at, first, last).items():
        cast.imply(state)
        found.add(state, at)
        if state not in found.hosts:
            found.hosts.append(state)


def visited_states(analysis: Analysis, cast: Cast, at: int, first: int, last: int) -> dict[str, int]:
    """The states that the visit at a token goes to, each with the state or city that names it."""
    tokens = analysis.tokens
    named: dict[str, int] = {}
    for here in _visited_tokens(tokens, at, first, last) or _inviting_tokens(tokens, at, first):
        state = cast.at.get(here) if tokens[here].uses & Use.STATE else _state_of(tokens[here])
        if state is not None:
            named.setdefault(state, _city_behind(tokens, here, state))
    return named


def _city_behind(tokens: tuple[Token, ...], at: int, state: str) -> int:
    """The city right behind its state, which tells more: 访问中国|北京; else the token itself."""
    behind = at + 1
    if behind == len(tokens) or tokens[behind].start != tokens[at].end or not tokens[at].uses & Use.STATE:
        return at
    return behind if tokens[behind].uses & Use.PLACE and _state_of(tokens[behind]) == state else at


def visitor(analysis: Analysis, cast: Cast, at: int, last: int, found: Parties) -> None:
    """正在北京访问的外长甲, 对中国进行访问的外长甲: the one whom the visit describes is on it."""
    tokens = analysis.tokens
    if at + 2 >= last or tokens[at + 1].text != "的":
        return
    for here in range(at + 2, min(at + 12, last)):
        if here in cast.at and cast.is_person(cast.at[here]):
            found.add(cast.at[here], here)
            return
        if here not in cast.at and not tokens[here].uses & _TITLE:
            return


def listed_visitors(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """同时到访缅甸的还有甲、乙: each is on a visit of his own."""
    verbs = word_set("encounters", "list_verbs")
    near = range(at + 1, min(at + 5, last - 1))
    return any(tokens[here].text == "的" and tokens[here + 1].text in verbs for here in near)


def _visited_tokens(tokens: tuple[Token, ...], at: int, first: int, last: int) -> list[int]:
    """The states and cities behind 访问 as a list, else the one behind 对, 抵达 or 前往 before it."""
    named = Use.STATE | Use.PLACE
    found = []
    here = at + 1
    while here < last and (
        tokens[here].uses & (named | Use.LIST | Use.CONJUNCTION) or tokens[here].text == "了"
    ):
        if tokens[here].uses & named:
            found.append(here)
        here += 1
    if found:
        return found
    opens = word_set("encounters", "visits")
    for back in range(at - 1, first, -1):
        before = tokens[back - 1].text
        if before == "对" and any(token.uses & Use.CUE for token in tokens[at + 1 : min(at + 3, last)]):
            return []  # 对普京到访表示欢迎
        if tokens[back].uses & named and before in opens and (before != "在" or back >= at - 4):
            return _listed(tokens, back, at)
    return []


def _listed(tokens: tuple[Token, ...], first: int, limit: int) -> list[int]:
    """The members of the list of states and cities that begins at a token: 对甲国和乙国, 前往丙、丁."""
    found, here = [first], first + 2
    while here < limit and tokens[here].uses & (Use.STATE | Use.PLACE):
        if not tokens[here - 1].uses & (Use.LIST | Use.CONJUNCTION):
            break
        found.append(here)
        here += 2
    return found


def _inviting_tokens(tokens: tuple[Token, ...], at: int, first: int) -> list[int]:
    """应法国政府和希腊政府邀请，将对上述两国进行访问: the states that invite."""
    words = word_set("encounters", "summed_up")
    if not any(token.text in words for token in tokens[max(first, at - _SUMMED) : at]):
        return []
    opened = next((here for here in range(first, at) if tokens[here].text == "应"), at)
    invites = word_set("encounters", "invites_formally")
    closed = next((here for here in range(opened, at) if tokens[here].text in invites), opened)
    return [here for here in range(opened, closed) if tokens[here].uses & Use.STATE]


def _state_of(token: Token) -> str | None:
    for id_ in token.ids:
        if id_.startswith("state:"):
            return id_
        if id_.startswith("place:"):
            return gazetteer().entries[id_].of
    return None


@cache
def _short_states() -> dict[str, str]:
    return {**gazetteer().shorts, **vocabulary().data["encounters"]["visit_shorts"]}
