"""A sentence → what an agreement of a meeting says.

双方18日达成协议。…根据协议，俄方将撤军，乌方则…   the rest of the sentence
协议还规定，各方3月10日开始谈判                  what stands behind 规定
根据会谈共识，双方将…                           by the words of the document itself
根据2015年核协议，…                             none: of no meeting told here
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import PAUSE, Use, word_set
from graph.extraction.outcome_contents import end_of
from graph.extraction.outcome_verbs import document, document_ends, pause

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast

# How long the name of a document may be, and how far 规定 may stand behind it.
_NAME = 16
_BETWEEN = 3
# In how many tokens at the head of a clause its subject is looked for.
_HEAD = 3


def term(analysis: Analysis, sentence: Sentence) -> tuple[str, int, int, int] | None:
    """The first document that a sentence cites: its noun, the token where it stands, and what it says."""
    tokens, according, ends = analysis.tokens, word_set("outcomes", "according"), document_ends()
    for at in range(sentence.first, sentence.last):
        text = tokens[at].text
        if text in according:
            found = _by(analysis, sentence, at)
        elif text[-1:] in ends and (noun := document(text)) is not None:
            found = _says(analysis, sentence, at, noun)
        else:
            continue
        if found is not None:
            return found
    return None


def _by(analysis: Analysis, sentence: Sentence, at: int) -> tuple[str, int, int, int] | None:
    """根据协议，…"""
    tokens = analysis.tokens
    stop = pause(tokens, at, sentence.last)
    if stop >= sentence.last or stop - at > _NAME or not tokens[stop].uses & Use.COMMA:
        return None
    phrase = analysis.text(at + 1, stop).rstrip("》”）")
    noun = document(phrase)
    if noun is None or not _of_a_meeting(analysis, phrase, at, stop):
        return None
    return noun, at, stop + 1, end_of(tokens, stop + 1, sentence.last)


def _says(analysis: Analysis, sentence: Sentence, at: int, noun: str) -> tuple[str, int, int, int] | None:
    """协议规定，…"""
    tokens = analysis.tokens
    for here in range(at + 1, min(at + 1 + _BETWEEN, sentence.last)):
        if tokens[here].text in word_set("outcomes", "providing") | word_set("outcomes", "saying"):
            first = here + 1
            while first < sentence.last and tokens[first].uses & PAUSE:
                first += 1
            if tokens[here].text in word_set("outcomes", "saying") and not _binds(
                analysis, first, sentence.last
            ):
                return None
            end = end_of(tokens, first, sentence.last) if first < sentence.last else first
            return (noun, at, first, end) if end > first + 1 else None
        if not tokens[here].uses & (Use.ADVERB | Use.CONTINUING):
            return None
    return None


def _binds(analysis: Analysis, first: int, last: int) -> bool:
    """Whether what a declaration says binds somebody: 声明说，双方将…, and not 声明说，会谈富有成果."""
    tokens = analysis.tokens
    end = pause(tokens, first, last)
    return any(token.text in word_set("outcomes", "binding") for token in tokens[first:end])


def written(analysis: Analysis, first: int, last: int) -> tuple[int, int] | None:
    """What an agreement says in the clause behind it: 签署协议，其中写明…"""
    tokens = analysis.tokens
    at = first + 1 if first < last and tokens[first].text in word_set("function", "partitives") else first
    if at >= last - 2 or tokens[at].text not in word_set("outcomes", "writing"):
        return None
    return at + 1, end_of(tokens, at + 1, last)


def duty(analysis: Analysis, cast: Cast, first: int, last: int) -> tuple[int, int] | None:
    """What a side has to do by what was agreed right before, from token ``first`` on: 卢方须在90天内撤军."""
    tokens = analysis.tokens
    stop = pause(tokens, first, last)
    head = range(first, min(first + _HEAD, stop))
    bound = any(
        tokens[here].text in word_set("outcomes", "duties") for here in range(first, min(first + 7, stop))
    )
    if not bound or not any(_has_duties(analysis, cast, here) for here in head):
        return None
    end = end_of(tokens, first, last)
    spoken = any(token.uses & Use.CUE for token in tokens[first:end])
    return None if spoken or end <= first + 2 else (first, end)


def _has_duties(analysis: Analysis, cast: Cast, at: int) -> bool:
    """Whether a token names a side, both sides or the agreement."""
    token = analysis.tokens[at]
    if at in cast.at:
        return not cast.is_person(cast.at[at])
    return token.text in word_set("outcomes", "subjects") or token.text[-2:] in word_set("outcomes", "bodies")


def _of_a_meeting(analysis: Analysis, phrase: str, first: int, last: int) -> bool:
    """Whether nothing in the name of a document says that it is another's: a year, a law, a proposal."""
    dated = any(token.uses & Use.TIME for token in analysis.tokens[first:last])
    return not dated and not any(word in phrase for word in word_set("outcomes", "no_documents"))
