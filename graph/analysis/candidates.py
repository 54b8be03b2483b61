"""A string that may be a name → weighted evidence from the words around it.

外长苏加诺说     a post before, a reporting verb behind
商人苏加诺       somebody who holds no post
名叫苏加诺       said to be a name
苏加诺（Sukarno）  Latin letters in brackets
苏加诺、拉夫罗夫   in a list with a person
苏加诺大桥       a place's tail: against it
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ENCOUNTER, FUNCTION, PAUSE, Use, vocabulary, word_set

if TYPE_CHECKING:
    from graph.analysis.tokens import Token

# jieba's parts of speech for names of persons, and for what may spell a foreign one.
NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
FOREIGN_TAGS = NAME_TAGS | {"ns", "nz", "x", "j", "", "zg", "ng", "vg", "ag", "g"}
# Small words that also spell names: 里, 内, 多, 万.
SOFT = (
    Use.FRAME_END
    | Use.NUMBER
    | Use.ADVERB
    | Use.OBLIQUE
    | Use.CONTINUING
    | Use.MODIFIER
    | Use.LIGHT
    | Use.NEGATION
    | Use.CUE
)
HARD = FUNCTION & ~SOFT | Use.GROUP_HEAD
# A clause begins behind these, and goes on behind its subject with those.
_OPENS = PAUSE | Use.OPEN | Use.CLOSE | Use.CONTINUING | Use.TIME | Use.POST
_ACTS = Use.TIME | Use.OBLIQUE | Use.WITH | Use.MEET_VERB | Use.ADVERB | Use.FRAME | Use.NEGATION
# A noun for a person (商人), and what the word before 人, 者 and 员 is (荷兰人).
_HEAD = Use.NOUN | Use.GROUP_HEAD
_NO_HEAD = ~(_HEAD | Use.VERB)
_BEARS = Use.STATE | Use.MEET_NOUN | Use.ORG | Use.GROUP_HEAD | Use.NOUN
OFFICE = Use.PERSON | Use.STATE | Use.ORG | Use.PLACE | Use.DEPARTMENT | Use.MODIFIER
LATIN = re.compile(r"\s?（\s?[A-Z][A-Za-zÀ-ɏ.’'\- ·]{2,60}(?:[，,;/、][^）]{0,40})?）")


# How a string is made, beside what stands around it.
_FOREIGN = ("spelling", "borrowed", "dot", "grown")
_EAST_ASIAN = ("given", "surname", "wordy", "dictionary")


@dataclass(slots=True)
class Candidate:
    """A string that may be a name, with the best evidence of each sort and where it begins."""

    text: str
    evidence: dict[str, float] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)

    def note(self, sort: str, weight: float) -> None:
        """Keep the strongest evidence of a sort."""
        self.evidence[sort] = max(weight, self.evidence.get(sort, weight))

    @property
    def weight(self) -> float:
        """What its neighbours say, and how well it is made: as a foreign name or an East Asian one."""
        made = [sum(self.evidence.get(sort, 0.0) for sort in sorts) for sorts in (_FOREIGN, _EAST_ASIAN)]
        found = [self.evidence.keys() & set(sorts) for sorts in (_FOREIGN, _EAST_ASIAN)]
        best = max((weight for weight, sorts in zip(made, found, strict=True) if sorts), default=0.0)
        return sum(self.evidence.values()) - sum(made) + best

    @property
    def repeated(self) -> float:
        """From 0 to 0.8: what standing there more than once adds."""
        return min(len(self.places) - 1, 2) * 0.4

    @property
    def support(self) -> float:
        """All that speaks for a name and against it."""
        return self.weight + self.repeated


def after_post(tokens: list[Token], at: int) -> bool:
    """Whether a post ends right before a token, if in marks of its own: “外交部长”吴钊燮."""
    if not at or tokens[at - 1].end != tokens[at].start:
        return False
    marked = tokens[at - 1].uses & Use.CLOSE and at > 1
    return bool(tokens[at - 2 if marked else at - 1].uses & Use.POST)


def after_somebody(tokens: list[Token], at: int) -> bool:
    """Whether a noun for a person ends right before a token: 商人, 书评人, 荷兰人."""
    if not at or tokens[at - 1].end != tokens[at].start:
        return False
    return _names_somebody(tokens, at - 1)


def _names_somebody(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if len(token.text) == 1:
        if token.text not in word_set("titles", "person_suffixes"):
            return False
        left = tokens[at - 1] if at else None
        return (
            left is not None
            and left.end == token.start
            and (bool(left.uses & _BEARS) or left.tag in {"v", "vn", "n"})
        )
    return (
        bool(token.uses & _HEAD)
        and not token.uses & _NO_HEAD
        and (token.text in word_set("titles", "somebody") or token.text[-1] in _person_endings())
        and token.text not in word_set("titles", "not_persons")
    )


def introduced(tokens: list[Token], at: int) -> bool:
    """Whether a name is to be expected at a token: behind a post or another noun for a person."""
    if not at:
        return False
    return after_post(tokens, at) or after_somebody(tokens, at)


@cache
def _person_endings() -> frozenset[str]:
    return frozenset("".join(word_set("titles", "person_endings")))


def weigh_context(tokens: list[Token], text: str, first: int, last: int, item: Candidate) -> None:
    """What stands before and behind a candidate."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    item.places.add(tokens[first].start)
    if before is not None and before.end == tokens[first].start:
        _weigh_before(tokens, first, before, item)
    opens = before is None or bool(before.uses & _OPENS) or before.end < tokens[first].start
    if after is not None and after.start == tokens[last - 1].end:
        _weigh_after(tokens, text, last, opens, item)
    latin = LATIN.match(text, tokens[last - 1].end)
    if latin is not None and _glossed_as_place(latin[0]):
        item.note("gloss", -3.0)
    elif latin is not None:
        item.note("latin", 1.6)
    if _labels(tokens, first, last):
        item.note("label", 1.0)
    elif speaks(tokens, last):
        item.note("speaks", 1.2 if opens else 0.5)
    elif opens and len(item.text) > 2 and _attends(tokens, last):
        item.note("acts", 1.3)
    elif opens and after is not None and after.uses & _ACTS and after.start == tokens[last - 1].end:
        receives = len(item.text) > 2 and after.text in word_set("titles", "receives")
        item.note("acts", 1.2 if receives else 0.5)
    if _listed(tokens, first, last):
        item.note("list", 1.0)


def _attends(tokens: list[Token], last: int) -> bool:
    """Whether what follows a name is that somebody was at an encounter: 吴政隆|参加会见."""
    if last + 1 >= len(tokens) or tokens[last].start != tokens[last - 1].end:
        return False
    told = tokens[last + 1].uses & ENCOUNTER or tokens[last + 1].text in word_set("encounters", "aforesaid")
    return bool(told) and tokens[last].text in word_set("encounters", "accompany")


def _labels(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a colon and a quotation follow what opens a sentence or stands behind a noun: 网友甲：“…”."""
    if last + 1 >= len(tokens) or not tokens[last].uses & Use.COLON or not tokens[last + 1].uses & Use.OPEN:
        return False
    opens = Use.STOP | Use.BREAK | Use.CLOSE | Use.NOUN | Use.POST
    return not first or bool(tokens[first - 1].uses & opens)


def _weigh_before(tokens: list[Token], first: int, before: Token, item: Candidate) -> None:
    post = tokens[first - 2] if before.uses & Use.CLOSE and first > 1 else before
    if post.uses & Use.POST:
        item.note("post before", 1.6 if post.text in weak_posts() else 2.0)
    elif after_somebody(tokens, first):
        item.note("post before", 1.6)
    elif before.uses & Use.GROUP_HEAD:
        item.note("post before", 1.0)
    elif before.text == "的" and first > 1 and tokens[first - 2].uses & Use.POST:
        item.note("post before", 1.2)
    if before.text in word_set("titles", "name_heads"):
        item.note("called", 2.0)
    elif before.text == "的" and first > 1 and tokens[first - 2].text == "岁":
        item.note("aged", 1.6)
    elif before.text == "的" and first > 1 and tokens[first - 2].text in word_set("titles", "befell"):
        item.note("befell", 1.5)
    elif before.text in word_set("titles", "done_to"):
        item.note("done to", 0.7)
    if before.uses & (Use.WITH | Use.MEET_VERB) or (
        before.text == "了" and first > 1 and tokens[first - 2].uses & Use.MEET_VERB
    ):
        item.note("meets", 0.7)


def _weigh_after(tokens: list[Token], text: str, last: int, opens: bool, item: Candidate) -> None:
    after = tokens[last]
    if after.text in word_set("titles", "name_tails"):
        item.note("tail", 1.2)
    elif (
        after.uses & Use.POST and not after.uses & Use.CUE
        and not _goes_on(tokens, last, len(item.text)) and not names_a_place(tokens, text, last + 1)
    ):  # fmt: skip
        weak = after.text in weak_posts() - word_set("titles", "name_proof")
        item.note("post after", 0.8 if weak else 1.8 if opens and len(item.text) > 2 else 1.5)


def _goes_on(tokens: list[Token], at: int, length: int) -> bool:
    """Whether a post is only the beginning of something longer: 外长 in 阿拉伯外长会议, 总统 in 总统府."""
    beyond = tokens[at + 1] if at + 1 < len(tokens) else None
    if beyond is None or beyond.start != tokens[at].end:
        return False
    heads = Use.POST | Use.DEPARTMENT | (Use.NOUN if length < 3 else 0)
    meets = beyond.uses & Use.MEET_NOUN and not beyond.uses & Use.MEET_VERB
    return bool(beyond.uses & heads or meets)


@cache
def weak_posts() -> frozenset[str]:
    """The posts that are weak proof of a name, see ``titles.yaml``."""
    return word_set("titles", "weak")


def speaks(tokens: list[Token], at: int) -> bool:
    """Whether a reporting verb follows, adverbs and times between."""
    for token in tokens[at : at + 4]:
        if token.uses & Use.CUE:
            return True
        if not token.uses & (Use.ADVERB | Use.TIME):
            return False
    return False


def _listed(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a person stands beside it in a list."""
    joins = Use.LIST | Use.CONJUNCTION
    if first > 1 and tokens[first - 1].uses & joins and tokens[first - 2].uses & Use.PERSON:
        return True
    for token in tokens[last + 1 : last + 7] if last < len(tokens) and tokens[last].uses & joins else ():
        if token.uses & Use.PERSON:
            return True
        if not token.uses & (
            Use.STATE | Use.ORG | Use.POST | Use.DEPARTMENT | Use.MODIFIER | Use.NOUN | Use.PLACE
        ):
            return False
    return False


@cache
def never() -> frozenset[str]:
    """The characters that stand in no name."""
    return frozenset(vocabulary().data["surnames"]["never"])


@cache
def body_tails() -> tuple[str, ...]:
    """The words of two characters and more that end the name of a body or thing: 沃尔沃公司, 瑞信集团."""
    return tuple(word for word in sorted(word_set("surnames", "body_tails")) if len(word) > 1)


@cache
def _place_tails() -> re.Pattern[str]:
    return re.compile("|".join(sorted(word_set("surnames", "place_tails"))))


@cache
def _place_gloss() -> re.Pattern[str]:
    words = word_set("surnames", "place_heads") | word_set("surnames", "place_kinds")
    return re.compile(rf"(?:{'|'.join(sorted(word for word in words if len(word) > 1))})\s?）$")


def _glossed_as_place(brackets: str) -> bool:
    """Whether what stands in brackets behind a name calls it a place: （Yerevan，亚美尼亚首都）."""
    return _place_gloss().search(brackets) is not None


def names_a_place(tokens: list[Token], text: str, last: int) -> bool:
    """Whether what follows token ``last`` (exclusive) makes a place or a thing of it: …市, …号; not …教授."""
    tail = _place_tails().match(text, tokens[last - 1].end)
    if tail is None:
        return False
    post = last < len(tokens) and tokens[last].uses & Use.POST and tokens[last].end > tail.end()
    return not post
