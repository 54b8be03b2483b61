"""A transcript of questions and answers → who answers.

外交部发言人陆慷主持例行记者会。…答：…    陆慷
王毅接受采访。问：…答：…                  王毅
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import Use, word_set
from graph.extraction.subjects import clause_subject, topic
from graph.extraction.titles import is_outlet

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.cast import Cast


def answers(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence is labelled as an answer without a name: 答：…"""
    return _labelled(analysis, sentence, word_set("cues", "answer_labels"))


def asks(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence is labelled as a question: 问：…"""
    return _labelled(analysis, sentence, word_set("cues", "question_labels"))


def _labelled(analysis: Analysis, sentence: Sentence, words: frozenset[str]) -> bool:
    tokens, first = analysis.tokens, sentence.first
    colon = sentence.last - first > 2 and tokens[first + 1].uses & Use.COLON
    return bool(colon) and tokens[first].text in words


def respondent(analysis: Analysis, cast: Cast, first: int) -> tuple[str, ...]:
    """Who holds the briefing or gives the interview told of before token ``first``; empty if untold."""
    words = word_set("cues", "press") | word_set("cues", "interviews")
    for sentence in analysis.sentences:
        if sentence.first >= first:
            break
        text = analysis.text(sentence.first, sentence.last)
        if not any(word in text for word in words):
            continue
        about = clause_subject(analysis, cast, sentence.first, sentence.last)
        about = about or topic(analysis, cast, sentence.first, sentence.last)
        if about is not None and about.ids and not is_outlet(about.ids[0]):
            return about.ids
    return ()
