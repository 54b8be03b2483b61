"""A surname and what follows it → candidates for Chinese, Korean, Vietnamese and Japanese names.

外交部长赵兑烈     surname and given name behind a post
石破茂             a Japanese surname of two characters
高度重视           none: words of the dictionary
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import FUNCTION, Use, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tokens import Token
from graph.analysis.candidates import (
    FOREIGN_TAGS,
    HARD,
    OFFICE,
    Candidate,
    after_post,
    names_a_place,
    weak_posts,
    weigh_context,
)

# A surname is no small word, unless that word is also a number or the like (万, 方).
_NO_SURNAME = FUNCTION & ~(Use.NUMBER | Use.FRAME_END | Use.ADVERB | Use.CUE) | Use.PERSON | Use.ORG


def east_asian_stretches(tokens: list[Token], text: str) -> Iterator[tuple[int, int, float]]:
    """Stretches [first, last) of tokens that could be surname and given name, with how sure their end is."""
    surnames, initials = _surnames(), _initials()
    for first, token in enumerate(tokens):
        if token.text[:1] not in initials or token.uses & _NO_SURNAME:
            continue
        if (token.uses & (Use.STATE | Use.PLACE) and not _named_like_a_state(tokens, first)) or len(
            token.text
        ) > 4:
            continue
        if (
            first
            and tokens[first - 1].end == token.start
            and not tokens[first - 1].uses & (FUNCTION | OFFICE)
        ) and tokens[first - 1].tag in FOREIGN_TAGS:
            continue
        surname = next((token.text[:size] for size in (2, 1) if token.text[:size] in surnames), None)
        if surname is None:
            continue
        longest = 3 if len(surname) == 1 else 5
        yield from _ends(tokens, first, longest)


def _named_like_a_state(tokens: list[Token], at: int) -> bool:
    """Whether a state's name behind a post is the beginning of a person's: 立法院长韩国瑜."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after_post(tokens, at)
        and len(tokens[at].text) == 2
        and following is not None
        and len(following.text) == 1
        and following.start == tokens[at].end
        and not following.uses & FUNCTION
    )


def _ends(tokens: list[Token], first: int, longest: int) -> Iterator[tuple[int, int, float]]:
    """Every end that makes a name of two to ``longest`` characters.

    Sure 1 where something else begins there.
    """
    last = first
    length = 0
    while last < len(tokens) and length < longest:
        token = tokens[last]
        if last > first and (
            token.start != tokens[last - 1].end
            or token.uses & (HARD & ~Use.DETERMINER | Use.PERSON | Use.STATE | Use.ORG)
        ):
            break
        if len(token.text) > 1 and token.uses & (Use.CUE | Use.ADVERB | Use.LIGHT | Use.DETERMINER):
            break
        if last > first and token.uses & (Use.CUE | Use.OBLIQUE | Use.LIGHT) and length > 1:
            break
        if token.tag in {"uj", "ul", "p", "c"}:
            break
        length += len(token.text)
        last += 1
        if 2 <= length <= longest:
            following = tokens[last] if last < len(tokens) else None
            closed = (
                following is None
                or following.start != token.end
                or bool(following.uses & FUNCTION)
                or following.tag in {"p", "d", "v", "c", "uj", "r"}
                or len(following.text) > 1
            )
            yield first, last, 1.0 if closed else 0.0


def weigh_east_asian(
    tokens: list[Token], text: str, first: int, last: int, sure: float, candidates: dict[str, Candidate]
) -> None:
    """Weigh tokens ``first`` to ``last`` as a full name; ``sure`` is 0 where its end is a guess."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    start, end = tokens[first].start, tokens[last - 1].end
    name = text[start:end]
    posted = before is not None and before.uses & Use.POST and before.end == start
    titled = (
        after is not None and after.uses & Use.POST and after.start == end and after.text not in weak_posts()
    )
    if not sure and not titled:
        return
    words = [token for token in tokens[first:last] if len(token.text) > 1]
    common = any(
        token.tag not in {"nr", "nrt", "nrfg", "nz", "ns", "n", "", "z", "j"}
        or token.uses & ~(Use.NOUN | Use.VERB)
        for token in words
    )
    whole = len(words) == 1 and last - first == 1 and words[0].tag not in {"nr", "nrt", "nrfg"}
    if ((common or whole) and not posted) or (
        whole and words[0].tag in {"n", "v", "vn", "a", "d", "b", "j", "an", "ad", "vd"}
    ):
        return
    if before is not None and before.tag == "short" and before.end == start:
        return
    item = candidates.setdefault(name, Candidate(name))
    item.count += 1
    if posted or any(token.tag in {"nr", "nrfg"} for token in tokens[first:last]):
        item.note("surname", 0.4)
    weigh_context(tokens, text, first, last, item)
    if names_a_place(text, end):
        item.note("place", -1.5)


@cache
def _initials() -> frozenset[str]:
    """The characters that a surname begins with."""
    return frozenset(name[0] for name in _surnames())


@cache
def _surnames() -> frozenset[str]:
    data = vocabulary().data["surnames"]
    return frozenset(
        (*data["chinese"], *data["double"], *data["korean"], *data["vietnamese"], *data["japanese"])
    )


@cache
def japanese_surnames() -> frozenset[str]:
    """The two-character surnames that Japanese persons are called by alone."""
    return frozenset(name for name in vocabulary().data["surnames"]["japanese"] if len(name) > 1)
