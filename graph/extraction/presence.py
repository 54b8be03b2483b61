"""A sentence → who the text says did something inside a meeting, and so sat there.

何立峰在会谈中指出, 贝森特步出会场时说     they spoke or moved there
在闭幕式上，甲与乙握手                     both
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
    words = beginnings("encounters", "inside")
    tokens = analysis.tokens
    for at in analysis.inside(sentence):
        if tokens[at].text[:1] in words and begins(tokens, at, words) is not None:
            for id_ in _acting(analysis, cast, sentence, at):
                if cast.is_person(id_):
                    yield id_, at


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
