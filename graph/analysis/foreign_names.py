"""Runs of short tokens that could spell a foreign name → candidates with their evidence.

阿卜杜勒拉赫曼说     characters that spell foreign names, before a reporting verb
里亚布科夫           里 is a small word elsewhere
在阿斯塔纳           against it: 在 opens a place
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.candidates import (
    FOREIGN_TAGS,
    HARD,
    NAME_TAGS,
    SOFT,
    Candidate,
    after_post,
    body_tails,
    introduced,
    names_a_place,
    never,
    speaks,
    weigh_context,
)
from graph.analysis.gazetteer import gazetteer
from graph.analysis.titled_names import JOINTS, stops
from graph.analysis.token import FORM_TAGS
from graph.analysis.vocabulary import PAUSE, Use, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tokens import Token

_NAMED = Use.PERSON | Use.PLACE | Use.STATE
_NO_WORD = ~(Use.VERB | Use.NOUN)
_NEVER = HARD | Use.ORG | Use.DEPARTMENT
_NO_PIECE = _NEVER | _NAMED
_SMALL_TAGS = FORM_TAGS | {"v", "d", "p", "c", "u", "uj", "ul", "r", "m", "f", "q", "y", "t"}
_SPELT = 20  # a character as frequent as that in the known names is one that spells foreign names
_COMMON = 12
_RARE = 6


def foreign_runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Maximal runs of adjacent tokens that could spell one foreign name."""
    here = 0
    beside = _beside_joints(tokens)
    while here < len(tokens):
        uses = tokens[here].uses
        barred = uses & _NEVER and not uses & _NAMED and here not in beside
        if barred or not _syllable(tokens, here, beside):
            here += 1
            continue
        last, dotted = here + 1, False
        while last < len(tokens) and tokens[last].start == tokens[last - 1].end:
            dotted = dotted or tokens[last].text == "·"
            if not _inside(tokens, last, beside) and not (dotted and _rare(tokens, last)):
                break
            last += 1
        while last > here and tokens[last - 1].text in JOINTS:
            last -= 1
        yield _from_the_first(tokens, here) if dotted else here, last + _closes(tokens, last, dotted)
        here = max(last, here + 1)


def _from_the_first(tokens: list[Token], first: int) -> int:
    """Further left over characters that spell no other name: 费代 + 丽卡·莫盖里尼."""
    while (
        first
        and tokens[first - 1].end == tokens[first].start
        and (len(tokens[first - 1].text) == 1 or tokens[first - 1].tag in NAME_TAGS)
        and not tokens[first - 1].uses & ~Use.NOUN
        and tokens[first - 1].tag not in _SMALL_TAGS
        and tokens[first - 1].text not in never()
    ):
        first -= 1
    return first


def _closes(tokens: list[Token], at: int, dotted: bool) -> bool:
    """Whether one more character, which spells no other name, stands before a verb: 卡斯蒂 + 略 + 说."""
    return (
        0 < at < len(tokens) - 1
        and len(tokens[at].text) == 1
        and tokens[at].start == tokens[at - 1].end
        and not tokens[at].uses & ~Use.NOUN
        and tokens[at].tag not in _SMALL_TAGS
        and tokens[at].text not in never()
        and tokens[at].text not in word_set("surnames", "no_ends")
        and bool(
            tokens[at + 1].uses & (Use.CUE | Use.WITH | ((PAUSE | Use.TIME | Use.LIST) if dotted else 0))
        )
    )


def _inside(tokens: list[Token], at: int, beside: set[int]) -> bool:
    return tokens[at].text in JOINTS or _syllable(tokens, at, beside)


def _rare(tokens: list[Token], at: int) -> bool:
    """A character that spells no other name, between pieces of one with a dot: 玛里·沙 + 颜 + 蓬萨."""
    token = tokens[at]
    return (
        len(token.text) == 1
        and not token.uses & ~(Use.NOUN | Use.VERB)
        and token.tag not in {"uj", "ul", "uz", "v", "c", "p"}
        and at + 1 < len(tokens)
        and tokens[at + 1].start == token.end
        and _plain(tokens, at + 1)
    )


def _syllable(tokens: list[Token], at: int, beside: set[int]) -> bool:
    """Whether a token could be a piece of a foreign name; ``beside`` are those at a joint of one."""
    token = tokens[at]
    if token.uses & _NAMED:
        return _named_syllable(tokens, at, joined=at in beside)
    return (not token.uses & _NEVER and _plain(tokens, at)) or (at in beside and _spells_part(token))


def _named_syllable(tokens: list[Token], at: int, *, joined: bool) -> bool:
    """Whether a known name is only a piece of a longer one here: 克里 + 琴科, 埃马 + 纽埃 + 尔."""
    token = tokens[at]
    if token.tag in FORM_TAGS:
        return False
    if joined:
        return True
    if token.uses & Use.PERSON:
        return len(token.text) < 5 and _grows(tokens, at)
    following = tokens[at + 1 : at + 3]
    if len(token.text) > 3 or not at or not following or following[0].start != token.end:
        return False
    if len(following[0].text) > 1 or not _plain(tokens, at + 1):
        return False
    if introduced(tokens, at):  # 政治家马祖 + 莫夫, 渔民马里 + 奥·桑托斯
        return (
            len(following) > 1
            and following[1].start == following[0].end
            and (following[1].text in JOINTS or _plain(tokens, at + 2))
        )
    return tokens[at - 1].end == token.start and _plain(tokens, at - 1)


def _beside_joints(tokens: list[Token]) -> set[int]:
    """The tokens right before and behind a dot or hyphen."""
    joints = [number for number, token in enumerate(tokens) if token.text in JOINTS]
    before = {at - 1 for at in joints if at and tokens[at - 1].end == tokens[at].start}
    behind = {at + 1 for at in joints if tokens[at + 1 : at + 2] and tokens[at + 1].start == tokens[at].end}
    return before | behind


def _spells_part(token: Token) -> bool:
    """A dictionary word spells a part of a name beside its dot: 大卫·弗罗斯特."""
    counts = gazetteer().syllables
    return (
        len(token.text) <= 4
        and not token.uses & ~(Use.NOUN | Use.VERB | Use.NEGATIVE | SOFT)
        and all(counts[char] for char in token.text)
    )


def _plain(tokens: list[Token], at: int) -> bool:
    """Whether a token that is no known name could spell a piece of one."""
    token = tokens[at]
    uses, text, counts = token.uses, token.text, gazetteer().syllables
    if uses & _NO_PIECE:
        return _currency(tokens, at)
    if len(text) == 1:
        least = _COMMON if uses & SOFT and not _ends_the_clause(tokens, at) else 2
        return counts.get(text, 0) >= least or (token.tag in NAME_TAGS and introduced(tokens, at))
    if uses & SOFT or not token.tag:
        return False
    if len(text) <= 3 and not uses & _NO_WORD and introduced(tokens, at):
        return token.tag in NAME_TAGS or (
            all(counts[char] >= _usual(token) for char in text)
            and not (uses & Use.VERB and _predicate(tokens, at))
        )
    if token.tag in FOREIGN_TAGS:
        return sum(counts[char] > 0 for char in text) >= len(text) - (len(text) > 3)
    return _between_pieces(tokens, at) and all(counts[char] >= _SPELT for char in text)


def _predicate(tokens: list[Token], at: int) -> bool:
    """Whether a verb behind a post acts rather than spells a name: 总统|道谢，; not 外相拉布为此."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    goes_on = Use.TIME | Use.OBLIQUE | Use.WITH | Use.ADVERB
    return not speaks(tokens, at + 1) and not (following is not None and following.uses & goes_on)


def _usual(token: Token) -> int:
    """How often the characters of a word must spell names: a noun or verb may follow a post by itself."""
    return _SPELT if token.uses & (Use.VERB | Use.NOUN) and token.tag not in FOREIGN_TAGS else _RARE


def _currency(tokens: list[Token], at: int) -> bool:
    """A borrowed word that only begins a name behind a post: 国务卿卢比 + 欧."""
    token = tokens[at]
    return (
        not token.uses & ~(Use.NEGATIVE | Use.NOUN)
        and bool(token.uses & Use.NEGATIVE)
        and at + 1 < len(tokens)
        and tokens[at + 1].start == token.end
        and after_post(tokens, at)
        and _strong(tokens, at + 1)
        and all(gazetteer().syllables[char] >= _SPELT for char in token.text)
    )


def _between_pieces(tokens: list[Token], at: int) -> bool:
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
        and tokens[at - 1].tag in NAME_TAGS
        and tokens[at + 1].tag in NAME_TAGS
    )


def _strong(tokens: list[Token], at: int) -> bool:
    """A single character that spells names and is no small word."""
    token = tokens[at]
    return (
        len(token.text) == 1
        and gazetteer().syllables[token.text] >= _COMMON
        and not token.uses & (HARD | SOFT | Use.STATE | Use.ORG)
    )


def _grows(tokens: list[Token], at: int) -> bool:
    """Whether a known short name is only the middle of a longer one: 范 + 德梅尔, 科斯塔 + 斯·…"""
    token = tokens[at]
    before = tokens[at - 1] if at and tokens[at - 1].end == token.start else None
    if before is not None and before.text in word_set("surnames", "particles") and introduced(tokens, at - 1):
        return True
    return begins_before(tokens, at) or _goes_on(tokens, at)


def begins_before(tokens: list[Token], at: int) -> bool:
    """Whether a piece of a name that nobody knows stands right before a known one: 丘 + 吉尔, 普 + 拉托."""
    before = tokens[at - 1] if at else None
    if before is None or before.end != tokens[at].start or before.uses & ~(Use.NOUN | Use.VERB):
        return False
    if before.text in word_set("modality", "conditional") | stops():  # 若|特朗普, 官员评|蓬佩奥
        return False
    if before.tag in NAME_TAGS:
        return all(gazetteer().syllables[char] for char in before.text)
    if introduced(tokens, at - 1) and _plain(tokens, at - 1):
        return True
    if len(before.text) == 2 and (at == 1 or tokens[at - 2].uses & PAUSE):  # 埃里 + 卡特
        return _plain(tokens, at - 1) and all(gazetteer().syllables[char] >= _SPELT for char in before.text)
    opens = (
        at == 1 or introduced(tokens, at - 1) or bool(tokens[at - 2].uses & PAUSE) or _plain(tokens, at - 2)
    )
    return opens and _strong(tokens, at - 1)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a piece of a name that nobody knows stands right behind a known one: 克里 + 琴科."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.start != tokens[at].end or after.uses & (_NEVER | _NAMED):
        return False
    if after.uses & SOFT:
        return _ends_the_clause(tokens, at + 1) and introduced(tokens, at)  # 防长盖斯 + 明。
    if after.text == tokens[at].text[-1]:
        return False  # 鲁比奥奥
    beyond = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if beyond in word_set("function", "aspect"):
        return False  # 普京通了电话
    counts = gazetteer().syllables
    if len(tokens[at].text) > 3 and not (at + 2 < len(tokens) and _plain(tokens, at + 2)):
        return False
    if len(after.text) == 1:
        return (beyond == "·" and counts[after.text] > 1) or (
            after.tag not in {"v", "c", "p", "r"} and _strong(tokens, at + 1)
        )
    return after.tag in NAME_TAGS and all(counts[char] >= _RARE for char in after.text)


def _ends_the_clause(tokens: list[Token], at: int) -> bool:
    """An adverb or preposition before a pause is none, but the last character of a name."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        len(tokens[at].text) == 1
        and not tokens[at].uses & ~(Use.ADVERB | Use.OBLIQUE | Use.VERB | Use.NOUN)
        and (following is None or bool(following.uses & (PAUSE | Use.LIST)))
    )


def weigh_foreign(
    tokens: list[Token], text: str, first: int, last: int, candidates: dict[str, Candidate]
) -> None:
    """Weigh a run of tokens, its small words at both ends taken off, as a foreign name."""
    first, last = _trim(tokens, first, last)
    if last <= first:
        return
    name = text[tokens[first].start : tokens[last - 1].end]
    plain = name.replace("·", "").replace("-", "")
    if not 2 <= len(plain) <= 20 or (len(plain) > 9 and plain == name) or name[1:] == "国":
        return
    if plain.endswith(body_tails()):
        return
    if last - first == 1 and tokens[first].uses & Use.PERSON:
        return
    item = candidates.setdefault(name, Candidate(name))
    weigh_context(tokens, text, first, last, item)
    dotted = word_set("surnames", "dotted")
    if "·" in name and all(len(part) > 1 or part in dotted for part in name.split("·")):
        item.note("dot", 2.0)
    if any(token.uses & Use.PERSON for token in tokens[first:last]) and plain == name:
        item.note("grown", 0.8)
    spelling = _spelling(plain)
    item.note("spelling", spelling if len(plain) > 2 else 0.5 * spelling)
    if last - first == 1 and tokens[first].tag in {"nrt", "nr"}:
        item.note("borrowed", 0.7 if len(plain) > 2 else 0.3)
    place = _like_a_place(tokens, text, first, last)
    if place:
        item.note("place", place)


def _like_a_place(tokens: list[Token], text: str, first: int, last: int) -> float:
    """How much the neighbours speak against a person, from -3 to 0: 哈尔科夫州, 抵达阿斯塔纳."""
    start, end = tokens[first].start, tokens[last - 1].end
    if names_a_place(tokens, text, last) and "·" not in text[start:end]:
        return -2.0
    before = tokens[first - 1] if first and tokens[first - 1].end == start else None
    if before is None:
        return 0.0
    kinds = word_set("surnames", "place_kinds")
    if before.text in kinds or (before.uses & Use.PLACE and before.text[-2:] in kinds):
        return -3.0
    if before.uses & (Use.STATE | Use.PLACE) and len(before.text) > 1:
        return -1.5
    return -1.2 if before.text in word_set("surnames", "place_heads") else 0.0


def _trim(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """Take small words off both ends of a run: 由, 据, 里; not the last of 安德拉比 before 说."""
    while (
        first < last
        and tokens[first].uses & SOFT
        and not introduced(tokens, first)
        and not (first + 1 < last and tokens[first + 1].text in JOINTS)
    ):
        first += 1
    while last > first + 1 and _small_end(tokens, first, last):
        last -= 1
    return first, last


def _small_end(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the last token of a run is a small word of the clause rather than the end of the name."""
    token = tokens[last - 1]
    if token.uses & (Use.CUE | Use.NEGATION | Use.LIGHT):
        return True
    following = tokens[last] if last < len(tokens) else None
    if following is None or following.uses & PAUSE:
        return False
    if token.uses & Use.OBLIQUE:
        return not following.uses & (Use.CUE | Use.TIME | Use.ADVERB | Use.OBLIQUE | Use.CONJUNCTION)
    small = token.uses & (Use.FRAME_END | Use.ADVERB) and token.text not in word_set("surnames", "small_ends")
    return bool(last - first > 2 and small)


def _spelling(plain: str) -> float:
    """From 0 to 1.2: how much a string is made of characters that spell foreign names."""
    counts = gazetteer().syllables
    common = sum(
        1.0 if counts[char] >= _SPELT else 0.6 if counts[char] >= _RARE else 0.1 for char in plain
    ) / len(plain)
    return max(0.0, common - 0.4) * 2.0 * (0.85 if len(plain) == 3 else 1.0)
