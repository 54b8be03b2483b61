"""Runs of short tokens that could spell a foreign name → candidates with their evidence.

阿卜杜勒拉赫曼说     characters that spell foreign names, before a reporting verb
里亚布科夫           里 is a small word elsewhere
在阿斯塔纳           against it: 在 opens a place
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.gazetteer import gazetteer
from graph.analysis.vocabulary import Use, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tokens import Token
from graph.analysis.candidates import (
    FOREIGN_TAGS,
    HARD,
    SOFT,
    Candidate,
    after_post,
    names_a_place,
    weigh_context,
)

_NAMED = Use.PERSON | Use.PLACE | Use.STATE
_NEVER = HARD | Use.ORG | Use.DEPARTMENT


def foreign_runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Maximal runs of adjacent tokens that could spell one foreign name."""
    here = 0
    while here < len(tokens):
        if not _syllable(tokens, here):
            here += 1
            continue
        last = here + 1
        while last < len(tokens) and tokens[last].start == tokens[last - 1].end and _inside(tokens, last):
            last += 1
        while last > here and tokens[last - 1].text in {"·", "-"}:
            last -= 1
        yield here, last
        here = max(last, here + 1)


def _syllable(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    uses, text = token.uses, token.text
    if uses & _NEVER and not uses & _NAMED:
        return False
    if uses & Use.PERSON and len(text) < 4 and _grows(tokens, at):
        return True
    if uses & _NAMED and token.tag not in {"short", "side", "army"}:
        return (
            at + 1 < len(tokens) and tokens[at + 1].text == "·" and tokens[at + 1].start == token.end
        ) or (at > 0 and tokens[at - 1].text == "·" and tokens[at - 1].end == token.start)
    if uses & (_NEVER | _NAMED):
        return False
    counts = gazetteer().syllables
    if len(text) == 1:
        return counts[text] >= (12 if uses & SOFT else 2)
    if uses & SOFT and token.tag not in FOREIGN_TAGS:
        return False
    if (
        after_post(tokens, at)
        and len(text) <= 3
        and not uses & ~(Use.VERB | Use.NOUN)
        and all(counts[char] >= 20 for char in text)
    ):
        return True
    return token.tag in FOREIGN_TAGS and len(text) <= 4 and all(counts[char] >= 1 for char in text)


def _grows(tokens: list[Token], at: int) -> bool:
    """Whether a known short name is only the middle of a longer one: 范 + 德梅尔, 科斯塔 + 斯·…"""
    token = tokens[at]
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and before.end == token.start and before.text in word_set("surnames", "particles"):
        return after_post(tokens, at - 1)
    counts = gazetteer().syllables
    if after is not None and at + 2 < len(tokens) and tokens[at + 2].text in {"了", "过"}:
        return False  # 普京通了电话
    if (
        after_post(tokens, at)
        and after is not None
        and after.start == token.end
        and len(after.text) == 1
        and counts[after.text] >= 12
        and not after.uses & (HARD | SOFT)
    ):
        return True
    if (
        before is not None
        and before.end == token.start
        and len(before.text) == 1
        and after_post(tokens, at - 1)
        and counts[before.text] >= 6
        and not before.uses & (HARD | SOFT)
    ):
        return True
    if begins_before(tokens, at):
        return True
    beyond = tokens[at + 2] if at + 2 < len(tokens) else None
    return (
        after is not None and beyond is not None and after.start == token.end and beyond.start == after.end
        and beyond.text == "·" and len(after.text) == 1 and not after.uses & HARD
    )  # fmt: skip


def begins_before(tokens: list[Token], at: int) -> bool:
    """Whether a piece of a name that the dictionary knows stands right before a known one: 丘 + 吉尔."""
    before = tokens[at - 1] if at else None
    return (
        before is not None
        and before.end == tokens[at].start
        and before.tag in {"nr", "nrt", "nrfg"}
        and not before.uses & ~Use.NOUN
    )


def _inside(tokens: list[Token], at: int) -> bool:
    return tokens[at].text in {"·", "-"} or _syllable(tokens, at)


def weigh_foreign(
    tokens: list[Token], text: str, first: int, last: int, candidates: dict[str, Candidate]
) -> None:
    """Weigh a run of tokens, its small words at both ends taken off, as a foreign name."""
    first, last = _trim(tokens, first, last)
    if last <= first:
        return
    name = text[tokens[first].start : tokens[last - 1].end]
    plain = name.replace("·", "").replace("-", "")
    if not 2 <= len(plain) <= 20 or (len(plain) > 8 and "·" not in name):
        return
    if last - first == 1 and tokens[first].uses & Use.PERSON:
        return
    item = candidates.setdefault(name, Candidate(name))
    item.count += 1
    weigh_context(tokens, text, first, last, item)
    if "·" in name and all(len(part) > 1 or part in "本阿冯范德" for part in name.split("·")):
        item.note("dot", 2.0)
    if len(plain) >= 3:
        item.note("spelling", _spelling(plain))
    place = _like_a_place(tokens, text, first, last)
    if place:
        item.note("place", place)


def _like_a_place(tokens: list[Token], text: str, first: int, last: int) -> float:
    """How much the neighbours speak against a person, from -3 to 0: 哈尔科夫州, 抵达阿斯塔纳."""
    start, end = tokens[first].start, tokens[last - 1].end
    if names_a_place(text, end) and "·" not in text[start:end]:
        return -2.0
    before = tokens[first - 1] if first and tokens[first - 1].end == start else None
    if before is None:
        return 0.0
    if before.uses & (Use.STATE | Use.PLACE) and len(before.text) > 1:
        return -1.5
    if before.text in word_set("surnames", "place_kinds"):
        return -3.0
    return -1.2 if before.text in word_set("surnames", "place_heads") else 0.0


def _trim(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """Take small words off both ends of a run: 由, 据, 里."""
    while first < last and tokens[first].uses & SOFT and not after_post(tokens, first):
        first += 1
    while last > first + 1 and tokens[last - 1].uses & (Use.CUE | Use.NEGATION | Use.OBLIQUE | Use.LIGHT):
        last -= 1
    if (
        last - first > 2
        and tokens[last - 1].uses & (Use.FRAME_END | Use.ADVERB)
        and tokens[last - 1].text not in "里内"
    ):
        last -= 1
    return first, last


def _spelling(plain: str) -> float:
    """From 0 to 1.2: how much a string is made of characters that spell foreign names."""
    counts = gazetteer().syllables
    common = sum(1.0 if counts[char] >= 20 else 0.6 if counts[char] >= 6 else 0.1 for char in plain) / len(
        plain
    )
    return max(0.0, common - 0.4) * 2.0 * (0.8 if len(plain) == 3 else 1.0)
