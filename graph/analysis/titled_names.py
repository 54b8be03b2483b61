"""What stands between a post and the next word of the clause → one candidate, whatever it is made of.

副外长克里滕布林克周二     克里 is a known name, 滕 spells no other: all of it is one name
总统马古富力对此           one name up to the preposition
部长左比（Omran al-Zohbi）  one name up to its Latin letters
总统访美, 部长级会谈       none: words go on
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.candidates import (
    LATIN,
    NAME_TAGS,
    Candidate,
    body_tails,
    introduced,
    speaks,
    weigh_context,
)
from graph.analysis.gazetteer import gazetteer
from graph.analysis.token import FORM_TAGS
from graph.analysis.vocabulary import FUNCTION, PAUSE, Use, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tokens import Token

JOINTS = frozenset("·-")
_KNOWN = Use.PERSON | Use.STATE | Use.PLACE | Use.ORG
# Small words that spell names as well: 多, 里, 内, 明, 比.
_SMALL = Use.FRAME_END | Use.NUMBER | Use.ADVERB | Use.OBLIQUE | Use.CONTINUING | Use.LIGHT
_BARRED = FUNCTION & ~(_SMALL | Use.NEGATIVE) | Use.DEPARTMENT | Use.GROUP_HEAD | Use.BODY
_PROPER = NAME_TAGS | {"ns", "nz", "x", "j", "nt"}
_PLAIN = frozenset({"n", "q", "a", "t", "zg", "ng", "g", "ag", "vg", "b", "m"})
# Characters that are no words by themselves.
_MORPHEMES = frozenset({"g", "vg", "ng", "ag", "zg", "rg", "mg", "dg", "tg"})
_PARTICLES = frozenset({"uj", "ul", "uz", "ud", "uv", "ug", "y", "e"})
_LONGEST = 10


def titled_runs(tokens: list[Token], text: str) -> Iterator[tuple[int, int]]:
    """Stretches [first, last) of two tokens or more behind a post that read as one name."""
    for first in range(1, len(tokens)):
        if not introduced(tokens, first):
            continue
        last = _end(tokens, first)
        if last > first + 1 and _reads_as_name(tokens, first, last):
            yield first, last
        elif last <= first + 1 and _place_for_person(tokens, text, first):
            yield first, first + 1
        latin = _end_before_latin(tokens, text, first)
        if latin > max(last, first):
            yield first, latin


def weigh_titled(
    tokens: list[Token], text: str, first: int, last: int, candidates: dict[str, Candidate]
) -> None:
    """Weigh such a stretch."""
    name = text[tokens[first].start : tokens[last - 1].end]
    known = last - first == 1 and tokens[first].uses & Use.PERSON
    if len(name) > 1 and not known and not name.endswith(body_tails()):
        item = candidates.setdefault(name, Candidate(name))
        weigh_context(tokens, text, first, last, item)
        item.note("whole", 0.5)
        item.note("spelling", 0.0)


def _place_for_person(tokens: list[Token], text: str, at: int) -> bool:
    """Whether the name of a place right behind a post is a person's: 外长拉马拉（Lamamra）, 队员奈梅亨，."""
    token = tokens[at]
    if token.uses & ~Use.NOUN != Use.PLACE or at + 1 == len(tokens):
        return False
    if LATIN.match(text, token.end):
        return True
    capital = any(id_.startswith("state:") for id_ in token.ids)
    return not capital and (bool(tokens[at + 1].uses & (PAUSE | Use.LIST)) or speaks(tokens, at + 1))


def _end(tokens: list[Token], first: int) -> int:
    """Where the stretch that could be a name ends."""
    last = length = 0
    here = first
    while here < len(tokens) and (here == first or tokens[here].start == tokens[here - 1].end):
        token = tokens[here]
        if token.text not in JOINTS:
            length += len(token.text)
            long = length > _LONGEST and length > _LONGEST + 10 * _dotted(tokens, first, here)
            if long or not _piece(tokens, first, here):
                break
            last = here + 1
        elif here == first:
            break
        here += 1
    while last > first + 1 and (tokens[last - 1].text in JOINTS or _small(tokens, last - 1)):
        last -= 1
    return last or first


def _dotted(tokens: list[Token], first: int, last: int) -> bool:
    return any(token.text in JOINTS for token in tokens[first:last])


def _piece(tokens: list[Token], first: int, at: int) -> bool:
    """Whether a token can be a piece of the name that begins at ``first``."""
    token = tokens[at]
    if token.uses & _BARRED or token.tag in _PARTICLES or token.tag in FORM_TAGS:
        return False
    if len(token.text) == 1:
        return _character(tokens, first, at)
    if token.uses & _SMALL:
        return False
    counts = gazetteer().syllables
    joined = at == first or tokens[at - 1].text in JOINTS
    if token.uses & Use.NEGATIVE and not joined and not all(counts[char] for char in token.text):
        return False  # 总统泽连斯基|任命|帕夫洛·里亚比金
    if token.uses & (_KNOWN | Use.NEGATIVE):
        return len(token.text) < 7 and (joined or not token.uses & Use.ORG)
    if token.tag in _PROPER:
        return True
    return len(token.text) < 4 and token.tag in _PLAIN and all(counts[char] for char in token.text)


def _character(tokens: list[Token], first: int, at: int) -> bool:
    token = tokens[at]
    count = gazetteer().syllables[token.text]
    if token.text in stops():
        return False
    inner = at > first and _goes_on(tokens, at)
    if _is_small(token):
        return count >= 12 or (count > 1 and (inner or (at > first and _before_pause(tokens, at))))
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    rare = following is not None and len(following.text) == 1 and following.tag in _MORPHEMES
    return bool(count) or inner or rare or token.tag != "v"


def _is_small(token: Token) -> bool:
    return bool(token.uses & _SMALL) or token.tag in {"p", "c", "d", "r", "f", "u"}


def _before_pause(tokens: list[Token], at: int) -> bool:
    return at + 1 == len(tokens) or bool(tokens[at + 1].uses & (PAUSE | Use.LIST))


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a character that spells names stands right behind a token."""
    following = tokens[at + 1 : at + 2]
    return (
        bool(following)
        and following[0].start == tokens[at].end
        and gazetteer().syllables[following[0].text[0]] > 5
    )


def _small(tokens: list[Token], at: int) -> bool:
    """Whether the last token is a small word that belongs to what follows: 比 before 去年, 多 before 次."""
    token = tokens[at]
    if token.uses & Use.NEGATIVE and len(token.text) > 1 and tokens[at - 1].text not in JOINTS:
        return any(gazetteer().syllables[char] < 20 for char in token.text)
    if len(token.text) > 1 or not _is_small(token) or not token.uses & ~Use.NUMBER:
        return token.tag in {"p", "c"} and not token.uses
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.uses & (PAUSE | Use.LIST):
        return False
    if token.text == "比":  # 安德拉比周五
        return not following.uses & (Use.CUE | Use.TIME | Use.OBLIQUE | Use.CONJUNCTION)
    return token.text not in word_set("surnames", "small_ends")


def _reads_as_name(tokens: list[Token], first: int, last: int) -> bool:
    """Whether enough of a stretch spells names; behind a known name, more of one must follow."""
    counts = gazetteer().syllables
    pieces = [token for token in tokens[first:last] if token.text not in JOINTS]
    if len(pieces) < last - first:
        return True
    if pieces[0].uses & Use.PERSON and not _continues(pieces):
        return False
    if _acts_on(pieces):
        return False
    chars = "".join(token.text for token in pieces)
    usual = sum(counts[char] > 1 for char in chars)
    proper = any(token.tag in NAME_TAGS for token in pieces)
    if len(chars) == 2:
        return usual >= 2 - (pieces[1].tag in _MORPHEMES) and not any(
            token.uses & (_KNOWN | _SMALL) for token in pieces
        )
    return len(chars) < 10 and (usual >= 2 * len(chars) / 3 or (proper and usual >= len(chars) / 2))


def _acts_on(pieces: list[Token]) -> bool:
    """Whether a verb stands before somebody or a state: 总理|祝福|特朗普, 与会者|包括|美国特使."""
    known = any(token.uses & Use.PERSON and len(token.text) > 2 for token in pieces[1:])
    known = known or bool(pieces[1].uses & Use.STATE and len(pieces[1].text) > 1)
    return known and len(pieces[0].text) > 1 and bool(pieces[0].uses & (Use.VERB | Use.NEGATIVE))


def _continues(pieces: list[Token]) -> bool:
    """克里 + 滕 + 布林克, 希利 + 尼亚; not 普京 + 通, 鲁比奥 + 奥."""
    counts = gazetteer().syllables
    rest = pieces[1:]
    named = Use.STATE | Use.PLACE | Use.ORG
    if any(token.uses & named and len(token.text) > 1 for token in rest):
        return False
    if any(token.uses & Use.PERSON and len(token.text) > 2 for token in rest):
        return False
    chars = "".join(token.text for token in rest)
    if len(chars) == 1:  # 利帕夫斯基 + 尔
        return counts[chars] >= 100 and chars != pieces[0].text[-1] and not _is_small(rest[0])
    return sum(counts[char] > 5 for char in chars) > len(chars) / 2


def _end_before_latin(tokens: list[Token], text: str, first: int) -> int:
    """Where Latin letters in brackets close whatever stands behind a post; ``first`` where they do not."""
    here = first
    while here < len(tokens) and here - first < 9:
        token = tokens[here]
        if token.text == "（":
            return here if here > first and LATIN.match(text, tokens[here - 1].end) else first
        if (here > first and token.start != tokens[here - 1].end) or not _before_letters(token):
            return first
        here += 1
    return first


def _before_letters(token: Token) -> bool:
    if token.uses & _BARRED or token.tag in _PARTICLES:
        return False
    if len(token.text) == 1 or token.text in JOINTS:
        return True
    return bool(token.uses & Use.PERSON) or (
        not token.uses & (_KNOWN | _SMALL) and token.tag in _PROPER | _PLAIN | {"v", "d"}
    )


@cache
def stops() -> frozenset[str]:
    """The characters that go on with the clause behind a name: 赴, 访, 率."""
    return frozenset(vocabulary().data["surnames"]["stops"])
