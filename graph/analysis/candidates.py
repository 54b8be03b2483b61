"""A string that may be a name → weighted evidence from the words around it.

外长苏加诺说     a post before, a reporting verb behind
苏加诺（Sukarno）  Latin letters in brackets
苏加诺、拉夫罗夫   in a list with a person
苏加诺大桥       a place's tail: against it
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import FUNCTION, PAUSE, Use, word_set

if TYPE_CHECKING:
    from graph.analysis.tokens import Token

FOREIGN_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nz", "x", "j", "", "zg", "ng", "vg", "ag", "g"})
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
OFFICE = Use.PERSON | Use.STATE | Use.ORG | Use.PLACE | Use.DEPARTMENT | Use.MODIFIER
_LATIN = re.compile(r"\s?（\s?[A-Z][A-Za-zÀ-ɏ.’'\- ·]{2,60}(?:[，,;/、][^）]{0,40})?）")


@dataclass(slots=True)
class Candidate:
    """A string that may be a name, with the best evidence of each sort and where it stands."""

    text: str
    evidence: dict[str, float] = field(default_factory=dict)
    count: int = 0

    def note(self, sort: str, weight: float) -> None:
        """Keep the strongest evidence of a sort."""
        self.evidence[sort] = max(weight, self.evidence.get(sort, weight))

    @property
    def weight(self) -> float:
        """The sum over the sorts of evidence."""
        return sum(self.evidence.values())

    @property
    def repeated(self) -> float:
        """From 0 to 0.8: what standing there more than once adds."""
        return min(self.count - 1, 2) * 0.4

    @property
    def support(self) -> float:
        """All that speaks for a name and against it."""
        return self.weight + self.repeated


def after_post(tokens: list[Token], at: int) -> bool:
    """Whether a post ends right before a token."""
    return at > 0 and bool(tokens[at - 1].uses & Use.POST) and tokens[at - 1].end == tokens[at].start


def weigh_context(tokens: list[Token], text: str, first: int, last: int, item: Candidate) -> None:
    """What stands before and behind a candidate."""
    start, end = tokens[first].start, tokens[last - 1].end
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    weak = weak_posts()
    if before is not None and before.uses & Use.POST and before.end == start:
        item.note("post before", 1.6 if before.text in weak else 2.0)
    elif before is not None and before.uses & Use.GROUP_HEAD and before.end == start:
        item.note("post before", 1.0)
    if before is not None and before.text == "的" and first > 1 and tokens[first - 2].uses & Use.POST:
        item.note("post before", 1.0)
    if after is not None and after.uses & Use.POST and after.start == end and not after.uses & Use.CUE:
        beyond = tokens[last + 1] if last + 1 < len(tokens) else None
        if beyond is None or not beyond.uses & Use.NOUN or beyond.start != after.end:
            item.note("post after", 0.8 if after.text in weak - word_set("titles", "name_proof") else 1.5)
    if _LATIN.match(text, end):
        item.note("latin", 1.6)
    if _speaks(tokens, last):
        opens = before is None or before.uses & (
            PAUSE | Use.OPEN | Use.CLOSE | Use.CONTINUING | Use.TIME | Use.POST
        )
        item.note("speaks", 1.2 if opens else 0.5)
    if _listed(tokens, first, last):
        item.note("list", 1.0)
    if before is not None and before.uses & (Use.WITH | Use.MEET_VERB) and before.end == start:
        item.note("meets", 0.7)


@cache
def weak_posts() -> frozenset[str]:
    """The posts that are weak proof of a name, see ``titles.yaml``."""
    return word_set("titles", "weak")


def _speaks(tokens: list[Token], at: int) -> bool:
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
def _place_tails() -> re.Pattern[str]:
    return re.compile("|".join(sorted(word_set("surnames", "place_tails"))))


def names_a_place(text: str, end: int) -> bool:
    """Whether what follows makes the string before it a place or a thing: …市, …号, …协议."""
    return _place_tails().match(text, end) is not None
