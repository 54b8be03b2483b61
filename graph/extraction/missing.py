"""Words of not coming → the meeting that somebody stays away from.

泽连斯基没有到阿斯塔纳与会     that of the place
乌克兰缺席峰会                 the newest of that kind
乌克兰没有派人参加             that of the sentence, of the paragraph, else the first told of
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.vocabulary import vocabulary
from graph.extraction.scope import clause_end
from graph.model import MeetingKind

if TYPE_CHECKING:
    from graph.analysis.clauses import Sentence
    from graph.analysis.records import Analysis
    from graph.extraction.absences import Absence
    from graph.extraction.cast import Cast
    from graph.extraction.discourse import Discourse
    from graph.extraction.drafts import Draft

# How many meetings told last somebody may be absent from, and those at which nobody else is missed.
_RECENT = 12
_OF_TWO = frozenset({MeetingKind.VISIT, MeetingKind.PHONE_CALL, MeetingKind.MEETING})


def missed(
    analysis: Analysis,
    cast: Cast,
    discourse: Discourse,
    drafts: list[Draft],
    gone: Absence,
    sentence: Sentence,
) -> Draft | None:
    """The meeting that somebody stays away from: told behind the words, by its noun, or before."""
    tokens = analysis.tokens
    stop = clause_end(tokens, cast, gone.at, sentence.last)
    behind = discourse.told(gone.end, stop)
    if behind:
        return drafts[discourse.meetings[behind[0]]]
    newest = [drafts[number] for number in discourse.newest(gone.at, _RECENT)]
    if gone.place is not None:
        near = list(reversed(drafts)) if gone.by_place else newest
        placed = _of_many([one for one in near if one.place and one.place.name == gone.place])
        if placed is not None or gone.by_place:
            return placed
    kinds = {vocabulary().kinds.get(token.text) for token in tokens[gone.end : stop]} - {None}
    named = next((draft for draft in newest if draft.kind in kinds), None)
    here = named or _told_here(discourse, drafts, gone.at, sentence)
    return here or _of_many(_of_paragraph(analysis, discourse, newest, gone.at)) or _of_many(drafts)


def _of_paragraph(analysis: Analysis, discourse: Discourse, newest: list[Draft], at: int) -> list[Draft]:
    """The meetings, the newest first, that the paragraph of a token has told of before it."""
    sentences, number = analysis.sentences, analysis.sentence_number(at)
    paragraph, first = sentences[number].paragraph, number
    while first > 0 and sentences[first - 1].paragraph == paragraph:
        first -= 1
    told = {discourse.meetings[here] for here in discourse.told(sentences[first].first, at)}
    return [draft for draft in newest if draft.number in told]


def _told_here(discourse: Discourse, drafts: list[Draft], at: int, sentence: Sentence) -> Draft | None:
    """The meeting of the sentence: the last before a token, else the first behind it."""
    here = discourse.told(sentence.first, sentence.last)
    before = [told for told in here if told < at]
    nearest = before[-1:] or here[:1]
    return drafts[discourse.meetings[nearest[0]]] if nearest else None


def _of_many(newest: list[Draft]) -> Draft | None:
    """The first meeting at which somebody can be missed, else the first."""
    return next((draft for draft in newest if draft.kind not in _OF_TWO), next(iter(newest), None))
