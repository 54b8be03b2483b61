"""A surname and what follows it → candidates for Chinese, Korean, Vietnamese and Japanese names.

外交部长赵兑烈     surname and given name behind a post
石破茂             a Japanese surname of two characters
陈俊生、袁守芳等   characters of given names (``surnames.yaml``), names of the dictionary
高度重视           none: words of the dictionary
总统都有           none: 都 is more often a word than a surname
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import FUNCTION, Use, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tokens import Token
from graph.analysis.candidates import (
    FOREIGN_TAGS,
    HARD,
    NAME_TAGS,
    OFFICE,
    Candidate,
    after_post,
    introduced,
    names_a_place,
    never,
    weak_posts,
    weigh_context,
)
from graph.analysis.titled_names import stops

_PIECES = NAME_TAGS | {"nz", "ns", "n", "", "z", "j", "t"}
# A surname is no small word, unless that word is also a number or the like (万, 方).
_NO_SURNAME = FUNCTION & ~(Use.NUMBER | Use.FRAME_END | Use.ADVERB | Use.CUE) | Use.PERSON | Use.ORG


def east_asian_stretches(tokens: list[Token], text: str) -> Iterator[tuple[int, int, float]]:
    """Stretches [first, last) of tokens that could be surname and given name, with how sure their end is."""
    initials = _initials()
    for first, token in enumerate(tokens):
        if token.text[:1] not in initials or token.uses & _NO_SURNAME:
            continue
        if (token.uses & (Use.STATE | Use.PLACE) and not _named_like_a_state(tokens, first)) or len(
            token.text
        ) > 5:
            continue
        if (
            (
                first
                and tokens[first - 1].end == token.start
                and not tokens[first - 1].uses & (FUNCTION | OFFICE)
            )
            and tokens[first - 1].tag in FOREIGN_TAGS
            and not introduced(tokens, first)
        ):
            continue
        size = surname_size(text[token.start : token.start + 3])
        if size:
            yield from _ends(tokens, first, 3 if size == 1 else size + 3, size)


def _named_like_a_state(tokens: list[Token], at: int) -> bool:
    """Whether a state's name behind a post is the beginning of a person's: 立法院长韩国瑜."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after_post(tokens, at)
        and len(tokens[at].text) == 2
        and tokens[at].text[1] in _given_characters()  # not 印尼|远赴
        and following is not None
        and len(following.text) == 1
        and following.start == tokens[at].end
        and not following.uses & FUNCTION
    )


def _ends(tokens: list[Token], first: int, longest: int, size: int) -> Iterator[tuple[int, int, float]]:
    """Every end that makes a name of two to ``longest`` characters.

    Sure 1 where something else begins there.
    """
    last = first
    length = 0
    while last < len(tokens) and length < longest:
        token = tokens[last]
        if last > first and _bridges(tokens, first, last):
            length += 1
            last += 1
            continue
        if last > first and (
            token.start != tokens[last - 1].end
            or token.uses & (HARD & ~Use.DETERMINER | Use.PERSON | Use.STATE | Use.ORG)
        ):
            break
        if len(token.text) > 1 and token.uses & (Use.CUE | Use.ADVERB | Use.LIGHT | Use.DETERMINER):
            break
        if last > first and token.uses & (Use.CUE | Use.OBLIQUE | Use.LIGHT) and length > 1:
            break
        if (token.tag in {"uj", "ul", "uv", "p", "c"} and not length < size > 1) or token.text == "·":
            break
        if length >= size > 1 and (token.text in stops() if length == size else _acts(token)):
            break
        length += len(token.text)
        last += 1
        if 2 <= length <= longest:
            following = tokens[last] if last < len(tokens) else None
            closed = (
                following is None
                or following.start != token.end
                or bool(following.uses & FUNCTION)
                or following.tag in {"p", "d", "v", "c", "uj", "r", "u", "ul", "y"}
                or len(following.text) > 1
            )
            yield first, last, 1.0 if closed else 0.0


def _acts(token: Token) -> bool:
    """Whether a word behind a full Japanese name is no part of it: 羽田孜|出任, 羽田孜|为首."""
    return len(token.text) > 1 and token.tag in {"v", "b", "d", "p"}


def _bridges(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a small word stands in the middle of a given name: 李在镕, 陈以诺 behind a post."""
    return (
        last == first + 1
        and last + 1 < len(tokens)
        and tokens[last].text in word_set("surnames", "middle")
        and len(tokens[first].text) == len(tokens[last + 1].text) == 1
        and tokens[first].end == tokens[last].start
        and tokens[last].end == tokens[last + 1].start
        and (tokens[last + 1].text in _given_characters() or tokens[last + 1].tag in {"nr", "g"})
        and introduced(tokens, first)
    )


def weigh_east_asian(
    tokens: list[Token], text: str, first: int, last: int, sure: float, candidates: dict[str, Candidate]
) -> None:
    """Weigh tokens ``first`` to ``last`` as a full name; ``sure`` is 0 where its end is a guess."""
    start, end = tokens[first].start, tokens[last - 1].end
    name = text[start:end]
    size = surname_size(name)
    given = _given(name[size:])
    posted = introduced(tokens, first)
    if given is None or not (sure or _titled(tokens, last)) or _words(tokens, first, last, posted):
        return
    before = tokens[first - 1] if first and tokens[first - 1].end == start else None
    if before is not None and (before.tag == "short" or before.text[-1].isdigit()):
        return
    item = candidates.setdefault(name, Candidate(name))
    weigh_context(tokens, text, first, last, item)
    item.note("given", max(given, -0.3) if posted else given)
    if len(name) == 2 and text[end : end + 1] in _given_characters():
        item.evidence.pop("acts", None)
    if posted:
        item.note("surname", 0.4)
    if name[0] in _wordy() and size == 1:
        item.note("wordy", -1.2)
    if tokens[first].tag in {"nr", "nrfg"}:
        whole = 1.2 if len(name) > 2 else 0.6
        item.note("dictionary", whole if last - first == 1 else 0.4)
    if names_a_place(tokens, text, last):
        item.note("place", -1.5)
    elif before is not None and not posted and before.uses & (Use.PLACE | Use.STATE) and len(before.text) > 1:
        item.note("place", -0.5)


def _given(given: str) -> float | None:
    """How much the characters behind a surname are those of given names; None where one never is."""
    middle = len(given) == 2 and given[0] in word_set("surnames", "middle")
    if any(char in never() for char in (given[1:] if middle else given)):
        return None
    usual, localizers = _given_characters(), word_set("surnames", "localizers")
    known = sum(char in usual or (at == 1 and char in localizers) for at, char in enumerate(given))
    if known == len(given):
        return 0.8 if known > 1 else 0.4
    return 0.2 if known else -0.6


def _titled(tokens: list[Token], last: int) -> bool:
    after = tokens[last] if last < len(tokens) else None
    return (
        after is not None and bool(after.uses & Use.POST) and after.start == tokens[last - 1].end
        and after.text not in weak_posts()
    )  # fmt: skip


def _words(tokens: list[Token], first: int, last: int, posted: bool) -> bool:
    """Whether the tokens are words of the dictionary rather than pieces of a name."""
    words = [token for token in tokens[first:last] if len(token.text) > 1]
    whole = len(words) == 1 and last - first == 1 and words[0].tag not in NAME_TAGS
    if whole and surname_size(words[0].text) > 1 and len(words[0].text) > 3:
        return False
    if whole and words[0].tag in {"n", "v", "vn", "a", "d", "b", "j", "an", "ad", "vd"}:
        return True
    return not posted and (
        whole
        or any(
            token.uses & ~(Use.NOUN | Use.VERB)
            or (token.tag not in _PIECES and not _is_given(tokens, first, token))
            for token in words
        )
    )


def _is_given(tokens: list[Token], first: int, token: Token) -> bool:
    """Whether a word behind a surname is made of the characters of given names: 陈 + 显达."""
    return (
        tokens[first].tag == "nr"
        and len(tokens[first].text) == 1
        and tokens[first].text not in _wordy()
        and all(char in _given_characters() for char in token.text)
    )


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


def surname_size(name: str) -> int:
    """The length of the surname that a string begins with, 0 where it begins with none."""
    surnames = _surnames()
    for size in (3, 2, 1):
        if name[:size] in surnames:
            return size
    return 0


@cache
def _given_characters() -> frozenset[str]:
    return frozenset("".join(word_set("surnames", "given")))


@cache
def _wordy() -> frozenset[str]:
    return frozenset(vocabulary().data["surnames"]["wordy"])


@cache
def japanese_surnames() -> frozenset[str]:
    """The two-character surnames that Japanese persons are called by alone."""
    return frozenset(name for name in vocabulary().data["surnames"]["japanese"] if len(name) > 1)
