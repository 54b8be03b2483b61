"""A sentence → who the text says was not at the meeting at hand.

乌克兰未获邀请                    absent: the subject
在没有乌克兰代表参与的情况下会谈  absent: who stands between 没有 and 参与
欧盟不会参加援助                  nobody: no encounter is spoken of
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, beginnings, word_set
from graph.extraction.subjects import clause_start, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.analysis.tokens import Token
    from graph.extraction.cast import Cast
    from graph.model import Span


def absences(analysis: Analysis, cast: Cast, sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """The absent actors of a sentence, groups among them, with the phrase that names each."""
    tokens = analysis.tokens
    words, heads = beginnings("encounters", "absent_words"), _frame_heads()
    for at in analysis.inside(sentence):
        head = tokens[at].text[:1]
        word = begins(tokens, at, words) if head in words else None
        if word is not None and _of_meeting(tokens, at, word, sentence):
            who = subject(analysis, cast, at, clause_start(analysis, at, sentence.first))
            for id_ in who.ids if who is not None else ():
                yield (
                    id_,
                    analysis.span(who.first, who.last) if who is not None else analysis.span(at, at + 1),
                )
        elif head in heads and opens_frame(tokens, at):
            for here in _framed(tokens, at, sentence.last):
                if here in cast.at:
                    yield cast.at[here], analysis.span(here, here + 1)


def begins(tokens: tuple[Token, ...], at: int, words: dict[str, tuple[str, ...]]) -> str | None:
    """The longest of the words
    (by first character, see `beginnings`) that begins with a whole token, or None.
    """
    fitting = words.get(tokens[at].text[:1])
    if fitting is None:
        return None
    joined = "".join(token.text for token in tokens[at : at + 5])
    size = len(tokens[at].text)
    return next((word for word in fitting if len(word) >= size and joined.startswith(word)), None)


def opens_frame(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 没有, 排除 and the like open a frame of absence here."""
    opens = word_set("encounters", "absent_frames", "open")
    return tokens[at].text in opens or "".join(token.text for token in tokens[at : at + 2]) in opens


@cache
def _frame_heads() -> frozenset[str]:
    return frozenset(word[0] for word in word_set("encounters", "absent_frames", "open"))


def _framed(tokens: tuple[Token, ...], at: int, last: int) -> range:
    """The tokens between the two ends of a frame of absence; none where it does not close in its clause."""
    closes = word_set("encounters", "absent_frames", "close")
    for here in range(at + 1, min(at + 12, last)):
        if tokens[here].text in closes:
            return range(at + 1, here)
        if tokens[here].uses & PAUSE:
            break
    return range(0)


def _of_meeting(tokens: tuple[Token, ...], at: int, word: str, sentence: Sentence) -> bool:
    """Whether 不会参加 and the like speak of an encounter, and not of 援助."""
    here, length = at, 0
    while here < sentence.last and length < len(word):
        length += len(tokens[here].text)
        here += 1
    rest = tokens[here : here + 6]
    if not rest or rest[0].uses & PAUSE or rest[0].text in {"了", "的"}:
        return True
    return any(token.uses & (Use.MEET_NOUN | Use.MEET_VERB) for token in rest)
