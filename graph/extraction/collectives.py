"""Several parties that one noun phrase counts or sums up → an actor of its own.

普京同中亚五国领导人会晤      中亚五国领导人, called 中亚五国 too
伊朗与六国会谈                六国
欧洲国家, 七名欧洲领导人      they too
波罗的海三国                  but not 三国 alone, which are three told of
利比亚各派在突尼斯谈判        利比亚各派, not 利比亚
与四个叛军组织谈判            四个叛军组织
一名欧洲官员                  nobody: one
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import Use, word_set

if TYPE_CHECKING:
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast

# How far before its head a phrase begins: 二十|多|个|欧洲|领导人.
_LONGEST = 5
_LISTED = Use.STATE | Use.LIST | Use.CONJUNCTION


def collective(analysis: Analysis, cast: Cast, at: int, floor: int) -> str | None:
    """The collective whose head is a token: its noun 国 or 国家, or the post of several persons."""
    tokens = analysis.tokens
    first = _states_before(tokens, at) if tokens[at].text in factions() else _first(tokens, at, floor)
    if first is None or (_many(tokens[first]) and _sums_up(tokens, first)):
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    named = following is not None and following.uses & Use.MEET_NOUN and following.start == tokens[at].end
    if named and not (first > floor and tokens[first - 1].uses & Use.WITH):
        return None  # 十国外长会晤, but 同非洲国家|领导人会谈
    posts = _posts(tokens, at)
    close = following is not None and following.start == tokens[at].end
    if close and not named and not posts and tokens[at + 1].uses & Use.NOUN:
        return None  # 四国|机制
    end = at + 1 + posts
    id_ = cast.group(first, end)
    draft = cast.drafts[id_]
    draft.side = id_
    body = first - 1 if first and tokens[first - 1].end == tokens[first].start else None
    if body is not None and tokens[body].uses & Use.ORG:
        draft.aliases.add(analysis.written(body, end))
    draft.aliases.add(analysis.written(first, at + 1))
    return id_


def _sums_up(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a count right behind states only sums them up: 德国、法国、俄罗斯和乌克兰四国外长."""
    before = tokens[at - 1] if at else None
    return before is not None and before.end == tokens[at].start and bool(before.uses & Use.STATE)


def opens_collective(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a state or body only says whose parties are counted behind it: 欧盟27国, 利比亚各派."""
    if _before_factions(tokens, at) or _before_groups(tokens, at):
        return True
    for here in range(at + 1, min(at + 4, len(tokens))):
        if tokens[here].start != tokens[here - 1].end:
            return False
        if tokens[here].text == "国" or tokens[here].text in _groups():
            return here > at + 1
        if not (tokens[here].uses & Use.NUMBER or tokens[here].text in word_set("encounters", "count_words")):
            return False
    return False


def _before_factions(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a state opens the phrase of its factions, alone or as one of a list."""
    ends = (here for here in range(at + 1, min(at + 6, len(tokens))) if tokens[here].text in factions())
    end = next(ends, None)
    first = _states_before(tokens, end) if end is not None else None
    return first is not None and first <= at


def _before_groups(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an actor only describes groups that are counted: 四个|叛军|组织."""
    end = next(
        (here for here in range(at + 1, min(at + 4, len(tokens))) if tokens[here].text in _groups()), at
    )
    first = _first(tokens, end, 0) if end > at else None
    return first is not None and first < at


def _described(tokens: tuple[Token, ...], at: int, floor: int) -> int:
    """The first token of the nouns right before groups that are counted: 六个|北方|武装|组织."""
    here = at
    nouns = Use.NOUN | Use.STATE | Use.GROUP_HEAD | Use.PLACE
    while here > max(floor, at - 3) and tokens[here - 1].end == tokens[here].start:
        if not (tokens[here - 1].uses & nouns or tokens[here - 1].tag in {"n", "nz", "b"}):
            break
        here -= 1
    return here


def _states_before(tokens: tuple[Token, ...], at: int) -> int | None:
    """The first token of the state, or of a list with 、, right before a word for factions."""
    first = at
    while first and tokens[first - 1].uses & _LISTED and tokens[first - 1].end == tokens[first].start:
        first -= 1
    if at and tokens[at - 1].uses & Use.PLACE and tokens[at - 1].end == tokens[at].start:
        return at - 1
    if first == at or not tokens[at - 1].uses & Use.STATE:
        return None
    listed = any(token.uses & Use.LIST for token in tokens[first:at])
    return first if listed and tokens[first].uses & Use.STATE else at - 1


def _first(tokens: tuple[Token, ...], at: int, floor: int) -> int | None:
    """The first token of a collective with its head at a token, or None."""
    token, before = tokens[at], at - 1
    if before < floor or tokens[before].end != token.start:
        return at if _many(token) else None
    region = _region(tokens[before])
    if _many(token):
        return before if region else at
    if token.text in _few():
        return before if region else None
    if token.text == "国家":
        return before if region else None
    if token.text in _groups():
        return _counted(tokens, _described(tokens, at, floor), floor)
    if token.text == "国":
        return _counted(tokens, at, floor)
    if token.text in word_set("encounters", "counted_posts"):
        counted = _counted(tokens, before if region else at, floor)
        several = region and not _one_of_many(tokens, before) and not _names_more(tokens, at)
        return before if counted is None and several else counted
    return None


def _many(token: Token) -> bool:
    """Whether a word alone counts states that nobody lists: 六国; three may be any told of."""
    return token.text in _counts()


@cache
def heads() -> frozenset[str]:
    """The words in which a collective ends, so that all others are passed by."""
    posts, nouns = word_set("encounters", "counted_posts"), word_set("encounters", "state_nouns")
    return _counts() | _few() | posts | nouns | _groups()


@cache
def _groups() -> frozenset[str]:
    return word_set("encounters", "counted_groups")


@cache
def factions() -> frozenset[str]:
    """The words for all those of a state who talk with each other."""
    return word_set("encounters", "factions")


@cache
def _counts() -> frozenset[str]:
    return _with_posts("counted_states")


@cache
def _few() -> frozenset[str]:
    """What counts states of a region and else any told of: 波罗的海三国."""
    return _with_posts("counted_in_region")


def _with_posts(key: str) -> frozenset[str]:
    states, posts = word_set("encounters", key), word_set("encounters", "counted_posts")
    return states | {state + post for state in states for post in posts}


def _region(token: Token) -> bool:
    return token.text in word_set("encounters", "regions")


def _counted(tokens: tuple[Token, ...], at: int, floor: int) -> int | None:
    """The first token of the number right before a noun, which is more than one."""
    first = at
    while first > max(floor, at - _LONGEST) and (
        tokens[first - 1].uses & Use.NUMBER or tokens[first - 1].text in word_set("encounters", "count_words")
    ):
        first -= 1
    number = "".join(token.text for token in tokens[first:at])
    lasts = number.endswith(tuple(word_set("encounters", "counts_time")))  # 睽违四年|外长访中
    one = number.startswith(tuple(word_set("encounters", "counts_one")))
    return first if number and not (one or lasts) else None


def _one_of_many(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number stands before a region, and so counts no more than one: 一名|欧洲领导人."""
    counts = word_set("encounters", "count_words")
    return at > 0 and bool(
        tokens[at - 1].uses & (Use.NUMBER | Use.DETERMINER) or tokens[at - 1].text in counts
    )


def _names_more(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a post only begins a longer noun: 东亚领导人|系列会议."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    close = following is not None and following.start == tokens[at].end
    return (
        close
        and following is not None
        and (bool(following.uses & Use.NOUN) or following.tag in {"n", "q", "b"})
    )


def _posts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the post of its people follows: 五国|领导人."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is not None
        and following.start == tokens[at].end
        and following.text in word_set("encounters", "counted_posts")
    )
