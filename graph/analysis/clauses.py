"""A line of tokens → quotations and sentences.

A sentence ends at a full stop outside quotation marks, or at the closing mark of a quotation that
ends with one. A quotation that is never closed ends with its paragraph; one whose next paragraph
opens again goes on there, as newspapers print long speeches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import ENDS, Use

if TYPE_CHECKING:
    from graph.analysis.tokens import Token

# What may open or close a quotation, and what may end a sentence.
_MARKS = Use.OPEN | Use.CLOSE | Use.BREAK


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in outer quotation marks, as token numbers.

    ``first`` the opening mark, ``last`` past the closing one.

    Attributes:
        closed: whether the closing mark is there.
    """

    first: int
    last: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive) of one paragraph."""

    first: int
    last: int
    paragraph: int


def quotations(tokens: list[Token]) -> list[Quotation]:
    """The outermost quotations, sorted, disjoint; inner ones belong to their outer one."""
    found: list[Quotation] = []
    opened: list[tuple[int, str]] = []
    for number, token in enumerate(tokens):
        if not token.uses & _MARKS:
            continue
        if token.uses & Use.BREAK:
            if opened:
                found.append(Quotation(opened[0][0], number, closed=False))
            opened = []
        elif token.uses & Use.OPEN:
            if not (opened and opened[-1][1] == token.text):
                opened.append((number, token.text))
        elif token.uses & Use.CLOSE and opened:
            first, mark = opened[-1]
            if _matching(mark, token.text):
                opened.pop()
                if not opened:
                    found.append(Quotation(first, number + 1, closed=True))
            elif len(opened) > 1 and _matching(opened[0][1], token.text):
                found.append(Quotation(opened[0][0], number + 1, closed=True))
                opened = []
    if opened:
        found.append(Quotation(opened[0][0], len(tokens), closed=False))
    return found


def _matching(opening: str, closing: str) -> bool:
    return (opening, closing) in {("“", "”"), ("‘", "’")}


def sentences(tokens: list[Token], quoted: list[Quotation]) -> list[Sentence]:
    """The sentences, sorted, disjoint, without the line breaks between them."""
    found: list[Sentence] = []
    ends = {quotation.last: quotation for quotation in quoted}
    inside_until = 0
    starts = {quotation.first: quotation.last for quotation in quoted}
    bounds = {*starts, *(last - 1 for last in ends)}
    first = paragraph = 0
    for number, token in enumerate(tokens):
        if not token.uses & ENDS and number not in bounds:
            continue
        if number in starts:
            inside_until = starts[number]
        if token.uses & Use.BREAK:
            if number > first:
                found.append(Sentence(first, number, paragraph))
            first, paragraph = number + 1, paragraph + 1
        elif number + 1 < inside_until:
            continue
        elif (token.uses & Use.STOP or number + 1 in ends) and _ends(tokens, number, ends):
            last = number + (not token.text.isspace())
            if last > first:
                found.append(Sentence(first, last, paragraph))
            first = number + 1
    if first < len(tokens):
        found.append(Sentence(first, len(tokens), paragraph))
    return found


def _ends(tokens: list[Token], number: int, ends: dict[int, Quotation]) -> bool:
    token = tokens[number]
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if number + 1 in ends:
        stopped = number > 0 and bool(tokens[number - 1].uses & Use.STOP)
        if following is None or following.text == "《":
            return stopped  # “…。”《韩联社》报道
        return stopped and not following.uses & (Use.COMMA | Use.STOP | Use.BRACKET)
    if not token.uses & Use.STOP:
        return False
    return following is None or not following.uses & (Use.STOP | Use.CLOSE)
