"""A sentence → who the text says did something inside a meeting, and so sat there.

何立峰在会谈中指出, 贝森特步出会场时说     they spoke or moved there
在闭幕式上，甲与乙握手                     both
何立峰与贝森特进行了沟通                   both, of two parties of the meeting
欧尔班在记者会上说                         nobody: no part of a meeting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import Use, beginnings
from graph.extraction.absences import begins
from graph.extraction.cues import frames
from graph.extraction.subjects import clause_start, subject, topic, topic_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast


def present(analysis: Analysis, cast: Cast, sentence: Sentence) -> Iterator[tuple[str, int]]:
    """The persons of a sentence who are told to act inside a meeting, with the token that says so."""
    words, exchanges = beginnings("encounters", "inside"), beginnings("encounters", "exchanges")
    tokens = analysis.tokens
    for at in analysis.inside(sentence):
        acting: tuple[str, ...] = ()
        if tokens[at].text[:1] in words and begins(tokens, at, words) is not None:
            acting = _acting(analysis, cast, sentence, at)
        elif tokens[at].text[:1] in exchanges and begins(tokens, at, exchanges) is not None:
            acting = _exchanging(analysis, cast, sentence, at)
        yield from ((id_, at) for id_ in acting if cast.is_person(id_))


def _exchanging(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> tuple[str, ...]:
    """The two persons of two parties who are told to talk with each other: 甲与乙就停火交换意见."""
    clause = range(clause_start(analysis, at, sentence.first), at)
    named = [here for here in clause if cast.is_person(cast.at.get(here, ""))]
    if len(named) != 2:
        return ()
    joined = any(token.uses & (Use.WITH | Use.CONJUNCTION) for token in analysis.tokens[slice(*named)])
    one, other = (cast.at[here] for here in named)
    return (one, other) if joined and cast.side(one) != cast.side(other) else ()


def _acting(analysis: Analysis, cast: Cast, sentence: Sentence, at: int) -> tuple[str, ...]:
    """Who speaks, enters, leaves or shakes hands there: the subject before, else whom the rest is about."""
    said = next((frame for frame in frames(analysis, cast, sentence) if frame.cue > at), None)
    if said is not None:
        return said.subject.ids if said.subject is not None and not said.carried else ()
    who = subject(analysis, cast, at, clause_start(analysis, at, sentence.first))
    if who is not None:
        return who.ids
    pause = next((here for here in range(at, sentence.last) if analysis.tokens[here].uses & Use.COMMA), None)
    about = topic(analysis, cast, pause + 1, sentence.last) if pause is not None else None
    if about is None or not about.ids:
        return ()
    named = list(topic_list(analysis, cast, about, sentence.last))
    met = about.last
    if met + 1 < sentence.last and analysis.tokens[met].uses & Use.WITH:
        named += [cast.at[here] for here in range(met + 1, min(met + 9, sentence.last)) if here in cast.at][
            -1:
        ]
    return tuple(named)
