"""A surname that stands alone → the person who bears it.

江主席, 周总理         before a post
英国首相梅说           behind a post, where the clause goes on
梅则表示               anywhere before a verb, once the article has named her
日前, 总统任内         none
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.candidates import after_post, weak_posts
from graph.analysis.gazetteer import gazetteer
from graph.analysis.vocabulary import ENCOUNTER, PAUSE, Use, vocabulary, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.tokens import Token

# What a clause goes on with behind its subject or object.
_GOES_ON = (
    PAUSE | Use.CUE | Use.FRAME | Use.OBLIQUE | Use.WITH | Use.CONJUNCTION | Use.LIST | Use.ADVERB | Use.TIME
    | Use.NEGATION | Use.MEET_VERB | Use.CLOSE
)  # fmt: skip
_ACTS = Use.CUE | Use.ADVERB | Use.OBLIQUE | Use.WITH | Use.NEGATION | Use.TIME
_OPENS = PAUSE | Use.OPEN | Use.CLOSE | Use.CONTINUING | Use.TIME
_BEFORE_ADDRESS = (
    _OPENS | Use.LIST | Use.CONJUNCTION | Use.WITH | Use.OBLIQUE | Use.CUE | Use.MEET_VERB | Use.ADVERB
)


def with_bare_surnames(tokens: list[Token]) -> list[Token]:
    """The tokens with each surname that stands alone for a person turned into that person.

    The bearer is the last one whom the article named in full before, else the first after.
    """
    full, surnames = _named(reversed(tokens)), _surnames()
    told = {
        token.text
        for number, token in enumerate(tokens)
        if token.text in surnames and _behind_post(tokens, number)
    }
    person, small = Use.PERSON, ~(Use.VERB | Use.NOUN | Use.ADVERB)
    for number, token in enumerate(tokens):
        if len(token.text) > 1:
            if token.uses & person:
                full.update(_named([token]))
            continue
        if token.uses & small:
            continue
        known = token.text in full or token.text in told
        if (
            _before_post(tokens, number)
            or _behind_post(tokens, number)
            or (known and _subject(tokens, number))
        ):
            token.uses, token.tag = Use.PERSON, ""
            token.ids = full.get(token.text) or (*_bearers().get(token.text, ()), "?" + token.text)
    return tokens


def _named(tokens: Iterable[Token]) -> dict[str, tuple[str, ...]]:
    """The surnames of those who are named in full; of several bearers the last one's."""
    found: dict[str, tuple[str, ...]] = {}
    person = Use.PERSON
    for token in [token for token in tokens if token.uses & person]:
        if len(token.text) > 1:
            full = token.ids[-1].removeprefix("?") if token.ids[-1].startswith("?") else token.text
            found[_surname(full)] = token.ids
    found.pop("", None)
    return found


def _surname(full: str) -> str:
    """The surname of one character that a full name ends or begins with, "" where it does not."""
    if "·" in full:
        last = full.rpartition("·")[2]
        return last if len(last) == 1 else ""
    return full[0] if len(full) <= 3 and full[0] in _surnames() else ""


@cache
def _surnames() -> frozenset[str]:
    data = vocabulary().data["surnames"]
    single = (name for name in data["japanese"] if len(name) == 1)
    return frozenset((*data["chinese"], *data["korean"], *single)) - frozenset(data["wordy"])


@cache
def _called() -> frozenset[str]:
    return frozenset(vocabulary().data["surnames"]["called"])


@cache
def _bearers() -> dict[str, tuple[str, ...]]:
    """The known persons by a surname of one character that they are called by abroad: 梅, 菅."""
    found: dict[str, list[str]] = {}
    for entry in gazetteer().entries.values():
        if entry.kind == "person":
            for surname in sorted({_surname(form) for form in (*entry.usual, *entry.shared)} - {""}):
                found.setdefault(surname, []).append(entry.id)
    return {surname: tuple(sorted(ids)) for surname, ids in found.items()}


def _before_post(tokens: list[Token], at: int) -> bool:
    """江主席, 王外长; not 前总统, 高官."""
    if tokens[at].text not in _called() or at + 1 == len(tokens):
        return False
    post, before = tokens[at + 1], tokens[at - 1] if at else None
    strong = post.text not in weak_posts() or post.text in word_set("titles", "name_proof")
    if not post.uses & Use.POST or post.uses & Use.CUE or post.start != tokens[at].end or not strong:
        return False
    beyond = tokens[at + 2] if at + 2 < len(tokens) else None
    if (
        beyond is not None
        and beyond.start == post.end
        and beyond.uses & (Use.PERSON | Use.POST | Use.DEPARTMENT)
    ):
        return False
    return (
        before is None
        or before.end < tokens[at].start
        or bool(
            before.uses & _BEFORE_ADDRESS
            or before.text in word_set("function", "enclitics")
            or before.tag in {"v", "p", "d"}
        )
    )


def _behind_post(tokens: list[Token], at: int) -> bool:
    """英国首相梅说; a weak post is not enough."""
    if tokens[at].text not in _surnames() or not after_post(tokens, at) or tokens[at].uses & Use.PERSON:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at - 1].text not in weak_posts() and (
        following is None or following.start > tokens[at].end or bool(following.uses & _GOES_ON)
    )


def _subject(tokens: list[Token], at: int) -> bool:
    """梅则表示, 与梅会面: alone between the head of a clause or 与 and its verb."""
    if at + 1 == len(tokens) or tokens[at + 1].start != tokens[at].end:
        return False
    before = tokens[at - 1] if at else None
    following = tokens[at + 1]
    if before is None or before.uses & Use.BREAK:  # 习邀巴拿马总统访华, in a headline
        return bool(following.uses & (_ACTS | Use.VERB | Use.MEET_VERB)) or following.tag == "v"
    if before.uses & Use.WITH:
        return bool(following.uses & ENCOUNTER)
    return bool(before.uses & _OPENS and following.uses & _ACTS)
